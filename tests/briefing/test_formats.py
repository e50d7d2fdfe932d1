"""The four formats: complete, escaped, and the same bytes each time."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO

import docx
import pytest
from PIL import Image
from pypdf import PdfReader

from geo.errors import OutputError, UnsupportedOutput
from geo.model import Article, EventQuery
from geo.views.briefing import FORMATS, BriefingModel, Picture, build, write
from tests import events as made

HOSTILE = (
    '<script>alert(1)</script> *bold* _x_ [click](javascript:alert(1)) #read("/etc/passwd") '
    '$x^2$ `code` "quoted" \\ | cell @ref ~ <img src=x onerror=alert(2)> &amp;'
)


@pytest.fixture(scope="module")
def model() -> BriefingModel:
    story = made.libya()
    return build(story.events, story.articles, EventQuery(), pictures=[png()])


@pytest.fixture(scope="module")
def hostile() -> BriefingModel:
    """Build a briefing in which every text that comes from outside is an attack."""
    article = made.article(HOSTILE, title=HOSTILE, publisher=HOSTILE, published="2020-07-15")
    article = replace(article, url='javascript:alert("x")')
    event = made.libya().events[0]
    claim = replace(
        event.claims[0],
        article_id=article.id,
        sentence=type(event.claims[0].sentence)(0, len(HOSTILE)),
    )
    force = replace(event.forces[0], name=HOSTILE)
    event = replace(event, claims=(claim,), forces=(force,), quantities=())
    return build([event], {article.id: article}, EventQuery(forces=(HOSTILE,)))


def png() -> Picture:
    out = BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, "PNG")
    return Picture(out.getvalue(), "image/png", "Map of the movements")


def svg() -> Picture:
    data = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><text>Map</text></svg>'
    return Picture(data, "image/svg+xml", "Map of the movements")


def text_of(data: bytes, ending: str) -> str:
    if ending == ".pdf":
        text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    elif ending == ".docx":
        document = docx.Document(BytesIO(data))
        cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
        text = "\n".join([*(p.text for p in document.paragraphs), *cells])
    elif ending == ".html":
        reader = _Text()
        reader.feed(data.decode())
        text = reader.text
    else:
        text = re.sub(r"\\(.)", r"\1", data.decode())
    return " ".join(text.split())


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text, self.tags, self.attributes = "", [], []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.extend(attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_says_the_same(model: BriefingModel, ending: str) -> None:
    text = text_of(write(model, ending), ending)
    squeezed = re.sub(r"\W", "", text)
    for heading in ("In brief", "What moved, by force", "Denied", "Chronology", "Sources",
                    "Method and limits"):  # fmt: skip
        assert heading in text
    expected = [statement.text for group in model.by_force for statement in group.statements]
    expected += [quote.text for source in model.sources for quote in source.quotes]
    for sentence in [*expected, model.headline.text, model.counts, *model.method]:
        assert re.sub(r"\W", "", sentence) in squeezed


@pytest.mark.parametrize("ending", FORMATS)
def test_same_model_same_bytes(model: BriefingModel, ending: str) -> None:
    assert write(model, ending) == write(model, ending)


@pytest.mark.parametrize("ending", FORMATS)
def test_hostile_text_is_shown_and_never_obeyed(hostile: BriefingModel, ending: str) -> None:
    data = write(hostile, ending)
    assert re.sub(r"\W", "", HOSTILE) in re.sub(r"\W", "", text_of(data, ending))


def test_html_loads_and_runs_nothing(hostile: BriefingModel) -> None:
    story = made.libya()
    pictured = build(story.events, story.articles, pictures=[svg()])
    for data in (write(hostile, ".html"), write(pictured, ".html")):
        reader = _Text()
        reader.feed(data.decode())
        assert not {"script", "iframe", "object", "link"} & set(reader.tags)
        for name, value in reader.attributes:
            assert not name.startswith("on")
            assert not (value or "").strip().lower().startswith("javascript:")
            if name == "src":
                assert value is not None
                assert value.startswith("data:image/")
    assert b"default-src 'none'" in write(hostile, ".html")


def test_markdown_keeps_foreign_markup_escaped(hostile: BriefingModel) -> None:
    text = write(hostile, ".md").decode()
    ours = re.sub(r'<a id="s\d+"></a>|<br>|<!-- sandtable-record:[\w:+/=]+ -->$', "", text.strip())
    assert not re.search(r"(?<!\\)<", ours)
    assert not re.search(r"(?<!\\)\]\((?!#s\d+\))", ours)


def test_markdown_and_html_citations_lead_to_their_quotes(model: BriefingModel) -> None:
    for ending in (".md", ".html"):
        text = write(model, ending).decode()
        targets = set(re.findall(r'id="(s\d+)"', text))
        links = set(re.findall(r'(?:\(|href=")#(s\d+)', text))
        assert links <= targets
        assert len(targets) == sum(len(source.quotes) for source in model.sources)


def test_word_has_real_styles_and_linked_citations(model: BriefingModel) -> None:
    document = docx.Document(BytesIO(write(model, ".docx")))
    styles = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert {"Title", "Heading 1", "Heading 2", "List Bullet"} <= styles
    xml = document.element.xml
    anchors = set(re.findall(r'w:anchor="(s\d+)"', xml))
    assert anchors
    assert anchors <= set(re.findall(r'<w:bookmarkStart[^>]*w:name="(s\d+)"', xml))
    assert len(document.inline_shapes) == 1


def test_pdf_is_tagged_titled_and_embeds_its_fonts(model: BriefingModel) -> None:
    reader = PdfReader(BytesIO(write(model, ".pdf")))
    assert reader.metadata is not None
    assert reader.metadata.title == model.headline.text
    assert "/StructTreeRoot" in reader.trailer["/Root"]
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            assert "NotoSans" in font["/BaseFont"]


@pytest.mark.parametrize("ending", FORMATS)
def test_an_svg_map_and_an_empty_selection_can_be_printed(ending: str) -> None:
    assert write(build((), {}, pictures=[svg()]), ending)


@pytest.mark.parametrize("ending", FORMATS)
def test_other_scripts_can_be_printed(ending: str) -> None:
    story = made.libya()
    article: Article = next(iter(story.articles.values()))
    titled = replace(article, title="القوات تغادر سرت · Войска покинули Сирт")
    model = build(story.events, {**story.articles, article.id: titled})
    assert "Войска" in text_of(write(model, ending), ending)


def test_unknown_formats_and_broken_pictures_are_refused(model: BriefingModel) -> None:
    with pytest.raises(UnsupportedOutput, match=r"\.pdf \.docx \.html \.md"):
        write(model, ".odt")
    broken = replace(model, pictures=(Picture(b"no picture", "image/png", "Map"),))
    with pytest.raises(OutputError, match="cannot be set"):
        write(broken, ".pdf")
