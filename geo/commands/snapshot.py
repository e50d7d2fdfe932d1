"""``snapshot``: draw a still map, or put the map into one HTML file."""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlencode, urlsplit

from geo import settings
from geo.commands import output_file, standard_output
from geo.commands.query_flags import add_query_flags
from geo.commands.selection import Selection, load, load_selection
from geo.errors import InvalidQuery, NotFound
from geo.layers import build
from geo.model.query import from_parameters, to_parameters
from geo.views import html_snapshot, provenance, still_map, style
from geo.views.prose.spelling import respell
from geo.views.sources import data_cut_off, within_reach

ENDINGS = (".png", ".svg", ".pdf", ".gif", ".html")
_DRAWN = frozenset({".png", ".svg", ".pdf", ".gif"})
_APPLIES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "page": _DRAWN,
        "theme": _DRAWN,
        "dpi": frozenset({".png", ".gif"}),
        "sequence": _DRAWN,
        "link": _DRAWN,
    }
)
"""Flag to the endings that it changes; with another it is refused, not ignored."""
_DAYS = "by-date"
_DEFAULT_STEPS = 6
_PAGE, _THEME = "screen", "light"


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its flags."""
    parser = subparsers.add_parser(
        "snapshot",
        help="draw a still map, or a map in one HTML file",
        description="Draw the selected events on a map with legend, scale, method and credits. "
        f"The ending of the file chooses the format: {' '.join(ENDINGS)}",
    )
    parser.add_argument("--out", type=Path, metavar="FILE")
    parser.add_argument(
        "--title", type=_title, default="", metavar="TEXT", help="instead of the proposed one"
    )
    parser.add_argument(
        "--page",
        choices=tuple(still_map.PAGES),
        default=None,
        help=f"size and layout, not of .html ({_PAGE} unless given): square is 1080 by 1080 "
        "pixels, wide 1920 by 1080, column a newspaper's of 111 mm",
    )
    parser.add_argument(
        "--theme",
        choices=tuple(style.THEMES),
        default=None,
        help=f"not of .html ({_THEME} unless given)",
    )
    parser.add_argument(
        "--dpi",
        type=_resolution,
        default=None,
        metavar="N",
        help="resolution of .png and .gif: that of the page unless given, "
        f"{still_map.PRINT_DPI} for print",
    )
    parser.add_argument(
        "--sequence",
        type=_steps,
        default=None,
        metavar=f"N|{_DAYS}",
        help="small maps of N steps of time on one page, or of each day, "
        f"{still_map.MOST_STEPS} at most; a .gif shows them one after the other "
        f"({_DEFAULT_STEPS} unless given)",
    )
    parser.add_argument(
        "--link",
        type=_address,
        default=settings.load().link or None,
        metavar="URL",
        help="address of the dashboard, printed with the filters and as a QR code "
        "(SANDTABLE_LINK unless given)",
    )
    add_query_flags(parser)
    parser.set_defaults(run=run)
    _add_verify(parser)


def _add_verify(parser: argparse.ArgumentParser) -> None:
    program = parser.prog
    parser.usage = f"{program} --out FILE [options]\n       {program} verify FILE"
    tasks = parser.add_subparsers(title="or", metavar="verify FILE", prog=program)
    verifying = tasks.add_parser(
        "verify",
        help="say whether a file is as it was written, and the store still gives what it shows",
        description="Read the provenance that a file of `snapshot`, `export` or `brief` holds, "
        "tell whether its content was edited since, ask the store again, and name the events "
        f"that were added, are gone or have changed. Endings: {' '.join(provenance.ENDINGS)}",
        epilog="A picture that was drawn over and saved loses its provenance (exit 3) or its seal "
        "(exit 1). The seal tells an edit; it is no signature, and proves no author. "
        "exit codes: 0 the same, 1 edited or changed, 2 wrong usage, 3 no provenance to be read",
    )
    verifying.add_argument("file", type=Path, metavar="FILE")
    verifying.set_defaults(run=verify)


def run(arguments: argparse.Namespace) -> int:
    """Run the command; 0 all told, 1 some records of the store are damaged and left out.

    Raises
    ------
    InvalidQuery
        If no file is named, or a flag does not apply to the file's format.
    UnsupportedOutput
        If the ending names no format.
    NotFound
        If there is nothing to draw.
    OutputError
        If the file cannot be written.
    """
    if arguments.out is None:
        raise InvalidQuery("name the file to write by --out FILE, or one to `verify`")
    ending = output_file.accept(arguments.out, ENDINGS)
    _refuse_what_does_not_apply(arguments, ending)
    chosen = load_selection(arguments)
    if chosen.why_empty:
        raise NotFound(f"nothing to draw, {chosen.why_empty}")
    origin = chosen.provenance
    if ending == ".html":
        data = html_snapshot.write(
            chosen.all_events,
            chosen.articles,
            chosen.query,
            title=arguments.title,
            made_on=origin.made_at.date(),
            known_on=chosen.known_on,
            told_sides=chosen.sides,
        )
    else:
        data = _draw(chosen, ending, arguments)
    output_file.write(arguments.out, provenance.embed(data, ending, origin))
    print(f"{arguments.out}: {chosen.tally}", file=sys.stderr)
    return chosen.exit_code


def _refuse_what_does_not_apply(arguments: argparse.Namespace, ending: str) -> None:
    """Refuse flags that would change nothing.

    Raises
    ------
    InvalidQuery
        If there are any; the message names them and the endings that they are for.
    """
    refused = [
        f"--{flag} is for {' '.join(sorted(endings))}"
        for flag, endings in _APPLIES.items()
        if flag in _given(arguments) and ending not in endings
    ]
    if refused:
        raise InvalidQuery(f"{'; '.join(refused)}: it changes nothing in a {ending} file")


def _given(arguments: argparse.Namespace) -> frozenset[str]:
    """Return the flags that shape a file and were given; an address that is set is not."""
    unset = (None, "", settings.load().link)
    flags = ("out", "title", *_APPLIES)
    return frozenset(flag for flag in flags if getattr(arguments, flag) not in unset)


def _draw(chosen: Selection, ending: str, arguments: argparse.Namespace) -> bytes:
    options = still_map.Options(
        title=arguments.title,
        query=chosen.query,
        sides=chosen.sides,
        cut_off=data_cut_off(chosen.events, chosen.articles),
        known_on=chosen.known_on,
        theme=style.THEMES[arguments.theme or _THEME],
        page=still_map.PAGES[arguments.page or _PAGE],
        link=_permalink(arguments.link or "", chosen),
    )
    told = respell(within_reach(chosen.events, chosen.articles, chosen.query))
    layers = build(told, chosen.articles)
    form, steps, dpi = ending.removeprefix("."), arguments.sequence, arguments.dpi or 0
    if ending == ".gif":
        count = None if steps == _DAYS else int(steps or _DEFAULT_STEPS)
        frames = still_map.compose_frames(layers, options, count)
        _say_what_is_romanised(frames[0])
        return still_map.animate(frames, dpi)
    if steps:
        count = None if steps == _DAYS else int(steps)
        scene = still_map.compose_multiples(layers, options, count)
    else:
        scene = still_map.compose(layers, options)
    _say_what_is_romanised(scene)
    return still_map.save(scene, form, dpi)


def _say_what_is_romanised(scene: still_map.Scene) -> None:
    if scene.lost:
        shown = "".join(sorted(scene.lost)[:20])
        print(
            f"note: no font on this machine holds {shown}: written in Latin letters. "
            "Install one that does, like Noto Sans CJK",
            file=sys.stderr,
        )


def _permalink(address: str, chosen: Selection) -> str:
    """Return the address of the live map that shows the same events, "" without an address."""
    known = {"known": chosen.known_on.isoformat()} if chosen.known_on else {}
    parameters = urlencode(to_parameters(chosen.query) | known)
    return f"{address}?{parameters}" if address and parameters else address


def verify(arguments: argparse.Namespace) -> int:
    """Compare a file with what was written and with the store; 0 the same, 1 edited or changed.

    Raises
    ------
    InvalidQuery
        If flags are given that belong to drawing.
    UnsupportedOutput
        If no format has the file's ending.
    NotFound, BrokenFile, Unreachable
        If there is no provenance to be read.
    """
    if given := _given(arguments):
        flags = " ".join(f"--{flag}" for flag in sorted(given))
        raise InvalidQuery(f"verify takes a file and nothing else, not {flags}")
    held = provenance.read(arguments.file)
    now = load(from_parameters(held.query), held.known_on).provenance
    difference, edits = provenance.compare(held, now), provenance.find_edits(arguments.file, held)
    made = f"made of the store of {held.made_at:%d %B %Y %H:%M} UTC".replace(" 0", " ")
    if held.known_on:
        made += f", as known on {held.known_on}"
    lines = [f"{arguments.file}: edited; {edit}" for edit in edits]
    if difference.is_empty:
        sealed = "as it was written, and " if held.seal and not edits else ""
        lines.append(
            f"{arguments.file}: {sealed}the store gives the same, {len(held.events)} events; {made}"
        )
    else:
        lines.append(
            f"{arguments.file}: changed; {made}: {len(difference.added)} events added, "
            f"{len(difference.gone)} gone, {len(difference.changed)} changed"
        )
    lines += difference.lines()
    if not held.seal:
        lines.append("note: the file has no seal; whether its content was edited cannot be told")
    standard_output.write(lines)
    return 0 if difference.is_empty and not edits else 1


def _resolution(text: str) -> int:
    if not text.isdecimal() or not 36 <= int(text) <= 1200:
        raise argparse.ArgumentTypeError("a resolution is a number from 36 to 1200")
    return int(text)


def _title(text: str) -> str:
    if len(text) > still_map.LONGEST_TITLE:
        raise argparse.ArgumentTypeError(
            f"{len(text)} characters are more than the {still_map.LONGEST_TITLE} of a title"
        )
    return text


def _steps(text: str) -> str:
    if text == _DAYS or (text.isdecimal() and 2 <= int(text) <= still_map.MOST_STEPS):
        return text
    raise argparse.ArgumentTypeError(
        f"a number from 2 to {still_map.MOST_STEPS}, or {_DAYS}, is expected"
    )


def _address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
        raise argparse.ArgumentTypeError("an address like https://example.org/map is expected")
    return text
