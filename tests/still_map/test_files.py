"""The files: text stays text, hostile text stays harmless, the same map gives the same bytes."""

import base64
import io
import re
import struct
import warnings
from dataclasses import replace

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from lxml import etree
from pypdf import PdfReader

from geo.layers import build
from geo.views import still_map, style
from geo.views.still_map import Options, caption, typefaces
from geo.views.still_map.svg import SVG
from tests.events import libya, sudan

HOSTILE = r"Cost $x^2$ & <script>alert(1)</script> \frac{1}{0} 50% ]]> \x00"


@pytest.fixture(scope="module")
def layers():
    told = libya()
    return build(told.events, told.articles)


@pytest.fixture(scope="module")
def hostile_layers():
    told = libya()
    hostile = replace(told.events[0].forces[0], name=HOSTILE, side=HOSTILE)
    events = [replace(event, forces=(hostile,)) for event in told.events]
    return build(events, told.articles)


def svg_of(layers, **options):
    return etree.fromstring(still_map.render(layers, "svg", Options(**options)))


def texts(root):
    return {"".join(text.itertext()) for text in root.iter(f"{{{SVG}}}text")}


@pytest.mark.parametrize("form", still_map.FORMATS)
def test_two_runs_give_the_same_bytes(layers, form):
    assert still_map.render(layers, form) == still_map.render(layers, form)


def test_png_has_the_size_of_page_and_resolution(layers):
    data = still_map.render(layers, "png", dpi=96)
    assert data.startswith(b"\x89PNG")
    assert struct.unpack(">II", data[16:24]) == (1280, 900)


def test_every_label_is_text_in_the_svg(layers):
    scene = still_map.compose(layers, Options())
    assert {line for placed in scene.faces[0].labels for line in placed.label.lines} <= texts(
        svg_of(layers)
    )


def test_every_label_is_text_in_the_pdf_and_fonts_are_embedded(layers):
    scene = still_map.compose(layers, Options())
    (page,) = PdfReader(io.BytesIO(still_map.render(layers, "pdf"))).pages
    found = page.extract_text()
    assert not [s for p in scene.faces[0].labels for s in p.label.lines if s not in found]
    for font in page["/Resources"]["/Font"].values():
        descendant = font.get_object()["/DescendantFonts"][0].get_object()
        assert "/FontFile2" in descendant["/FontDescriptor"].get_object()


def test_svg_layers_are_named_and_its_fonts_inside(layers):
    root = svg_of(layers)
    ids = [group.get("id") for group in root.iter(f"{{{SVG}}}g") if group.get("id")]
    assert {"land", "arrows", "arrowheads", "labels-place", "legend", "title"} <= set(ids)
    assert len(ids) == len(set(ids))
    (rules,) = [e.text for e in root.iter(f"{{{SVG}}}style") if "@font-face" in (e.text or "")]
    assert "font-weight: 600" in rules
    assert "url(data:font/woff" in rules


def test_pdf_has_the_layers_of_the_svg(layers):
    svg_layers = {
        group.get("id").removesuffix("-2")
        for group in svg_of(layers).iter(f"{{{SVG}}}g")
        if group.get("{http://www.inkscape.org/namespaces/inkscape}groupmode") == "layer"
    }
    with pikepdf.open(io.BytesIO(still_map.render(layers, "pdf"))) as document:
        groups = document.Root.OCProperties.OCGs
        assert {str(group.Name) for group in groups if "halo" not in str(group.Name)} == {
            re.sub(r"-\d+$", "", name) for name in svg_layers
        }
        named = document.pages[0].Resources.Properties
        assert {group.objgen for group in groups} == {group.objgen for group in named.values()}
        depth = 0
        for operands, operator in pikepdf.parse_content_stream(document.pages[0]):
            depth += {"BDC": 1, "EMC": -1}.get(str(operator), 0)
            assert 0 <= depth <= 1
            if str(operator) == "BDC":
                assert str(operands[1]) in named
        assert depth == 0
        assert document.check_pdf_syntax() == []


def test_svg_asks_for_nothing_from_outside(layers):
    data = still_map.render(layers, "svg").decode()
    assert 'href="http' not in data
    assert "<script" not in data


@pytest.mark.parametrize("form", still_map.FORMATS)
def test_hostile_text_does_no_harm(hostile_layers, form):
    assert still_map.render(hostile_layers, form, Options(title=HOSTILE))


def test_hostile_text_is_shown_as_it_is(hostile_layers):
    root = svg_of(hostile_layers, title=HOSTILE)
    shown = " ".join(texts(root))
    assert "$x^2$" in shown
    assert "<script>alert(1)</script>" in shown
    assert not list(root.iter(f"{{{SVG}}}script"))


@pytest.mark.parametrize("form", still_map.FORMATS)
@pytest.mark.parametrize("title", ["سرت и Σύρτη ירושלים Երևան", "苏尔特 서울", "दिल्ली"])
def test_every_script_is_drawn_without_a_warning(layers, form, title):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert still_map.render(layers, form, Options(title=title))


def test_title_from_the_right_keeps_its_order_in_an_svg(layers):
    title = "القوات في سرت (2020) و Brega"
    assert f"\u2067{title}\u2069" in texts(svg_of(layers, title=title))
    assert "سرت" in texts(svg_of(layers, title="سرت"))


def test_what_no_font_holds_is_romanised_and_said(layers, monkeypatch):
    monkeypatch.setattr(typefaces, "_holder", lambda _: "")
    scene = still_map.compose(layers, Options(title="苏尔特 2020"))
    assert " ".join(scene.header.title) == "SuErTe 2020"
    assert scene.lost == set("苏尔特")
    assert caption.ROMANISED in " ".join(scene.header.foot)
    assert not still_map.compose(layers, Options(title="سرت")).lost


def test_svg_embeds_every_character_it_shows(layers):
    root = svg_of(layers, title="Сирт ירושלים")
    (rules,) = [e.text for e in root.iter(f"{{{SVG}}}style") if "@font-face" in (e.text or "")]
    held = set()
    for data in re.findall(r"base64,([^)]+)\)", rules):
        held |= set(TTFont(io.BytesIO(base64.b64decode(data))).getBestCmap())
    assert {ord(c) for text in texts(root) for c in text} <= held


def test_dark_theme_uses_its_own_colours():
    told = sudan()
    data = still_map.render(build(told.events, told.articles), "svg", Options(theme=style.DARK))
    assert style.DARK.water in data.decode()
    assert style.LIGHT.water not in data.decode()
