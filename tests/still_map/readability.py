"""Rules that every map must keep: nothing covers what must be read, all of it is explained."""

from itertools import combinations

import shapely

from geo.views.still_map import Scene
from geo.views.still_map.face import Face
from geo.views.still_map.page import Box

TOUCH = 0.25
"""Pixels that outlines may share without anybody seeing it."""


def all_faces(scene: Scene) -> list[Face]:
    """Return the maps of a page and their insets."""
    return [*scene.faces, *(face.inset for face in scene.faces if face.inset)]


def collisions(face: Face) -> list[str]:
    """Name every label that covers a label, a head or a mark, and every head under a mark."""
    frame = face.window.box
    labels = [(placed.label.text, shapely.box(*placed.box)) for placed in face.labels]
    heads = [
        (f"head to {course.arrow.destination}", shapely.Polygon(course.head))
        for course in face.courses
        if course.head is not None and frame.holds(Box(*course.head[1], *course.head[1]))
    ]
    marks = [(item.symbol.place, shapely.box(*item.box)) for item in face.symbols]
    marks += [("dot", shapely.Point(xy).buffer(face.sizes.dot_radius)) for xy in face.dots]
    pairs = [
        *combinations(labels, 2),
        *((label, other) for label in labels for other in (*heads, *marks)),
        *((head, mark) for head in heads for mark in marks),
    ]
    return [
        f"{one[0]} / {other[0]}"
        for one, other in pairs
        if one[1].buffer(-TOUCH).intersects(other[1])
    ]


def strays(face: Face) -> list[str]:
    """Name what leaves the map, and labels on its inset."""
    inset = face.inset.window.box if face.inset else None
    return [
        placed.label.text
        for placed in face.labels
        if not face.window.box.holds(placed.box) or (inset and inset.meets(placed.box))
    ]


def unexplained(scene: Scene) -> list[str]:
    """Name what is drawn and has no entry in the legend."""
    entries = [entry for section in scene.legend for entry in section.entries]
    texts, shapes = {entry.text for entry in entries}, {entry.shape for entry in entries}
    missing: set[str] = set()
    for face in all_faces(scene):
        looks = [c.arrow.look for c in face.courses] + [s.symbol.look for s in face.symbols]
        missing |= {look.line.label for look in looks} - texts
        missing |= {look.side or "Side not known" for look in looks} - texts
        missing |= {str(item.symbol.shape) for item in face.symbols} - set(map(str, shapes))
        missing |= {"area"} if face.areas and not any(e.is_area for e in entries) else set()
        missing |= {"dot"} if face.dots and not any(e.is_dot for e in entries) else set()
        is_hollow = any(look.is_hollow for look in looks)
        missing |= {"hollow"} if is_hollow and not any(e.is_hollow for e in entries) else set()
        fades = any(any(course.arrow.fades) for course in face.courses)
        missing |= {"fading"} if fades and not any(e.fades for e in entries) else set()
        widths = {course.arrow.width for course in face.courses}
        known = {entry.width for entry in entries if entry.line}
        missing |= {"width"} if len(widths) > 1 and not widths <= known else set()
    return sorted(missing)


def overlaps(scene: Scene) -> list[str]:
    """Name parts of the page that share room, or leave it."""
    side, page = scene.side, scene.page
    top, foot = page.height - page.margin - scene.header.above + 4, page.margin + scene.header.below
    parts = {section.heading: box for section, box in side.sections}
    parts |= {"locator": side.locator} if side.locator else {}
    parts |= {"link": side.link} if side.link else {}
    parts |= {f"map {number}": face.window.box for number, face in enumerate(scene.faces)}
    parts |= {
        "header": Box(0, top, page.width, page.height),
        "foot": Box(0, 0, page.width, foot - 12),
    }
    whole = Box(0, 0, page.width, page.height).grown(0.01)
    outside = [name for name, box in parts.items() if not whole.holds(box)]
    return outside + [
        f"{one} / {other}"
        for one, other in combinations(parts, 2)
        if parts[one].grown(-0.5).meets(parts[other].grown(-0.5))
    ]
