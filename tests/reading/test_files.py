"""Every format, good and broken; the files are made on the fly."""

import json
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
import typst
from pypdf import PdfReader, PdfWriter

from geo.errors import BrokenFile, EmptyText, TooLarge, Unreachable, UnsupportedFormat
from geo.model import Article, PublicationBasis
from geo.reading import Failure, ReadingOptions, load_metadata, parse_published, read, read_text

FIRST = "Troops of the northern command left the town of Alphaville on Tuesday, officials said."
SECOND = "They moved towards the port of Betaville, the officials added, without giving numbers."

PAGE = f"""<!doctype html><html><head><meta charset="utf-8"><title>Forces leave town</title>
<meta property="og:site_name" content="Example News">
<meta property="article:published_time" content="2021-03-04T23:10:00-05:00">
<script>alert("script in head")</script></head>
<body onload="alert('body')"><nav><a href="/">Home</a> <a href="/more">More posts</a></nav>
<article><h1>Forces leave town</h1>
<figure><img src="a.jpg" onerror="alert(1)"><figcaption>Soldiers near a gate</figcaption></figure>
<p>{FIRST}</p><script>alert("script in text")</script><p>{SECOND}</p>
<p>A third paragraph tells at some length that nobody knows where the column will stop.</p>
</article><footer>All rights reserved</footer></body></html>"""


def articles(source: Path, options: ReadingOptions | None = None) -> list[Article]:
    found = list(read(str(source), options))
    failures = [str(item) for item in found if isinstance(item, Failure)]
    assert not failures
    return [item for item in found if isinstance(item, Article)]


def failure(source: Path | str, options: ReadingOptions | None = None) -> Failure:
    (found,) = read(str(source), options)
    assert isinstance(found, Failure)
    return found


def pdf(*paragraphs: str) -> bytes:
    return bytes(typst.compile("\n\n".join(paragraphs).encode()))


def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    document.core_properties.title = "Forces leave town"
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.add_paragraph("Soldiers near a gate", style="Caption")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_plain_text_keeps_offsets_when_verbatim(tmp_path: Path) -> None:
    text = f"<!-- ad -->\r\n{FIRST}\r\n\r\n\r\nPhoto: Agency\r\n{SECOND}\r\n"
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    (article,) = articles(path, ReadingOptions(verbatim=True))
    assert len(article.body) == len(text)
    assert article.body.index(SECOND) == text.index(SECOND)
    assert "Photo" not in article.body
    (tidied,) = articles(path)
    assert tidied.body == f"{FIRST}\n\n{SECOND}"
    assert tidied.published is None
    assert tidied.published_basis is PublicationBasis.UNKNOWN
    assert tidied.id == article.id


def test_same_content_twice_is_one_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{FIRST}\n{SECOND}", "utf-8")
    (tmp_path / "b.txt").write_bytes(b"\xef\xbb\xbf" + f"{FIRST}\r\n\r\n{SECOND}\r\n".encode())
    first, second = articles(tmp_path)
    assert first.id == second.id


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "cp1252", "cp1251"])
def test_encodings_of_plain_text(tmp_path: Path, encoding: str) -> None:
    text = (
        "Войска покинули город и ушли к порту, сообщили власти в субботу вечером."
        if encoding == "cp1251"
        else "Général Lefèvre’s column left Besançon for Nîmes — an official said so on Monday."
    )
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    (article,) = articles(path)
    assert article.body == text


def test_markdown_front_matter_and_markup(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        '---\ntitle: "Forces: leaving"\npublisher: Example News\nurl: https://example.org/a\n'
        f"published: 2021-03-04\n---\n\n# Heading\n\n**{FIRST}** See [the map](https://x.org).\n"
        "\n- First point.\n![photo](a.png)\n",
        "utf-8",
    )
    (article,) = articles(path)
    assert article.title == "Forces: leaving"
    assert article.publisher == "Example News"
    assert article.url == "https://example.org/a"
    assert article.published is not None
    assert article.published.first == date(2021, 3, 4)
    assert article.published_basis is PublicationBasis.METADATA
    assert article.body == f"Heading\n\n{FIRST} See the map.\n\nFirst point."


def test_markdown_faults_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: [\n---\nText here.\n", "utf-8")
    assert "front matter" in str(failure(path))
    path.write_text("---\ndate: 3/4/2021\n---\nText here.\n", "utf-8")
    assert "publication date" in str(failure(path))


def test_web_page(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE, "utf-8")
    (article,) = articles(path)
    assert article.title == "Forces leave town"
    assert article.publisher == "Example News"
    assert article.published is not None
    assert article.published.first == date(2021, 3, 4)
    assert FIRST in article.body
    assert SECOND in article.body
    for unwanted in ("alert", "Soldiers near", "More posts", "rights reserved", "<"):
        assert unwanted not in article.body


def test_web_page_that_declares_the_wrong_encoding(tmp_path: Path) -> None:
    page = PAGE.replace("officials said", "les généraux l’ont confirmé")
    path = tmp_path / "a.html"
    path.write_bytes(page.encode("cp1252"))
    (article,) = articles(path)
    assert "généraux l’ont confirmé" in article.body
    path.write_bytes(page.replace('charset="utf-8"', 'charset="windows-1251"').encode())
    (article,) = articles(path)
    assert "généraux l’ont confirmé" in article.body


def test_web_page_of_scripts_only(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><body><script>for(;;){alert(1)}</script></body></html>", "utf-8")
    assert isinstance(failure(path).error, EmptyText)


def test_pdf(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(FIRST + " " + SECOND, "A second paragraph stands here."))
    (article,) = articles(path)
    body = article.body
    assert FIRST in body
    assert SECOND in body
    assert "A second paragraph stands here." in body.split("\n")
    assert article.published is None


def test_broken_encrypted_and_empty_pdf(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(FIRST)[:900])
    assert isinstance(failure(path).error, BrokenFile)
    path.write_bytes(b"%PDF-1.7 and then nothing")
    assert isinstance(failure(path).error, BrokenFile)
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(FIRST))))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(path)
    assert "password" in str(failure(path))
    path.write_bytes(pdf("#rect()"))
    assert isinstance(failure(path).error, EmptyText)


def test_word(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(word(FIRST, SECOND))
    (article,) = articles(path)
    assert article.title == "Forces leave town"
    assert article.body == f"{FIRST}\n\n{SECOND}"


def test_broken_word_files(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"no zip at all")
    assert isinstance(failure(path).error, BrokenFile)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("other.txt", "x")
    assert isinstance(failure(path).error, BrokenFile)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * 210_000_000)
    assert isinstance(failure(path).error, TooLarge)


def test_csv_takes_each_row_for_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "Title;Body;DATE;Source;URL\n"
        f'Forces;"{FIRST}\n{SECOND}";2021-03-04;Example News;https://example.org/1\n'
        "No text;;2021-03-04;;\n"
        f"Bad date;{FIRST};last week;;\n"
        f"No date;{SECOND};;;\n",
        "utf-8",
    )
    good, empty, bad, undated = read(str(path))
    assert isinstance(good, Article)
    assert good.body == f"{FIRST}\n{SECOND}"
    assert (good.title, good.publisher) == ("Forces", "Example News")
    assert good.source == f"{path}#row=2"
    assert isinstance(empty, Failure)
    assert "row 3" in str(empty.error)
    assert "text or body or content" in str(empty.error)
    assert isinstance(bad, Failure)
    assert "row=4" in bad.source
    assert "'last week' is not a date" in str(bad.error)
    assert isinstance(undated, Article)
    assert undated.published is None


def test_csv_without_a_text_column(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("name,when\na,b\n", "utf-8")
    message = str(failure(path))
    assert "no column text or body or content" in message
    assert "name, when" in message


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [
        json.dumps({"Content": FIRST, "published": "2021-03", "publisher": "Example News"}),
        "{broken",
        "",
        json.dumps([1]),
        json.dumps({"text": ["a"]}),
        json.dumps({"text": 5}),
        json.dumps({"text": FIRST, "title": True}),
        json.dumps({"text": "Lone \ud800 half. " + SECOND}),
    ]
    path.write_text("\n".join(rows), "utf-8")
    good, broken, no_object, no_text, number, flag, half = read(str(path))
    assert isinstance(good, Article)
    assert good.published == parse_published("2021-03")
    assert [type(item) for item in (broken, no_object, no_text)] == [Failure] * 3
    assert "row 2" in str(broken)
    assert "row 5" in str(no_text)
    assert "row 6: column text must be text, not 5" in str(number)
    assert "row 7: column title must be text, not True" in str(flag)
    assert isinstance(half, Article)
    half.body.encode("utf-8")


ATOM = f"""<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Example News</title>
<entry><title>Forces &amp; towns</title><link href="https://example.org/1"/>
<published>2021-03-04T10:00:00Z</published><summary>Short.</summary>
<content type="html"><![CDATA[<p>{FIRST}</p><script>alert(1)</script><p>{SECOND}</p>]]></content>
</entry>
<entry><title>No text</title><link href="https://example.org/2"/></entry></feed>"""

RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Example News</title>
<item><title>Forces</title><link>https://example.org/3</link>
<pubDate>Thu, 04 Mar 2021 23:00:00 -0500</pubDate><description>{FIRST}</description></item>
</channel></rss>"""


def test_feeds(tmp_path: Path) -> None:
    (tmp_path / "a.atom").write_text(ATOM, "utf-8")
    (tmp_path / "b.xml").write_text(RSS, "utf-8")
    full, empty, summary = read(str(tmp_path))
    assert isinstance(full, Article)
    assert full.body == f"{FIRST}\n\n{SECOND}"
    assert full.title == "Forces & towns"
    assert full.source == full.url == "https://example.org/1"
    assert isinstance(empty, Failure)
    assert isinstance(summary, Article)
    assert summary.publisher == "Example News"
    assert summary.published is not None
    assert summary.published.first == date(2021, 3, 4)


def test_xml_that_is_no_feed(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text("<note><to>nobody</to></note>", "utf-8")
    assert "not an RSS or Atom feed" in str(failure(path))


def test_a_folder_without_a_file_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / ".hidden.txt").write_text(FIRST, "utf-8")
    (tmp_path / "below").mkdir()
    assert "holds no file to read" in str(failure(tmp_path))


def test_a_folder_goes_on_after_what_is_broken(tmp_path: Path) -> None:
    (tmp_path / "1-empty.txt").write_bytes(b"")
    (tmp_path / "2-large.txt").write_bytes(b"x" * 21_000_000)
    (tmp_path / "3-broken.pdf").write_bytes(b"%PDF-1.4\nnothing")
    (tmp_path / "4-binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "5-page.html").write_bytes(PAGE.encode("utf-16"))
    (tmp_path / "6-good.txt").write_text(FIRST, "utf-8")
    (tmp_path / "7-unknown.xyz").write_text(FIRST, "utf-8")
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "8-good.txt").write_text(SECOND, "utf-8")
    (tmp_path / ".hidden.txt").write_text(FIRST, "utf-8")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "9.txt").write_text(FIRST, "utf-8")
    found = list(read(str(tmp_path)))
    kinds = [type(item.error) if isinstance(item, Failure) else Article for item in found]
    assert kinds == [
        EmptyText, TooLarge, BrokenFile, BrokenFile, Article, Article, UnsupportedFormat, Article,
    ]  # fmt: skip
    for item in found:
        if isinstance(item, Failure):
            assert "\n" not in str(item)


def test_what_is_not_there(tmp_path: Path) -> None:
    assert isinstance(failure(tmp_path / "no.txt").error, Unreachable)
    assert isinstance(failure("a\0b.txt").error, Unreachable)


def test_metadata_outranks_the_file(tmp_path: Path) -> None:
    meta = tmp_path / "meta.json"
    meta.write_text(
        json.dumps(
            [
                {"doc_id": "a", "title": None, "publisher": "Agency", "published": "2021-05-06"},
                {"doc_id": "b", "published": "2009-12-19", "date_role": "snapshot"},
            ]
        )
    )
    known = load_metadata(meta)
    (tmp_path / "texts").mkdir()
    for name in "abc":
        (tmp_path / "texts" / f"{name}.txt").write_text(f"{FIRST} {name}", "utf-8")
    first, second, third = articles(tmp_path / "texts", ReadingOptions(metadata=known))
    assert first.publisher == "Agency"
    assert first.title.startswith("Troops of the northern")
    assert first.published == parse_published("2021-05-06")
    assert first.anchors_dates
    assert not second.anchors_dates
    assert third.published is None


def test_fields_that_mean_nothing_are_named(tmp_path: Path) -> None:
    meta = tmp_path / "meta.json"
    entries = [
        {"doc_id": "a", "publised": "2021-05-06", "desk": "world"},
        {"doc_id": "b", "desk": "world"},
    ]
    meta.write_text(json.dumps(entries))
    notes: list[str] = []
    assert load_metadata(meta, notes.append)["a"].published is None
    (note,) = notes
    assert "'publised' (1 entry, perhaps meant for 'published')" in note
    assert "'desk' (2 entries)" in note
    meta.write_text('[{"doc_id": "a", "published": "2021-05-06"}]')
    load_metadata(meta, notes.append)
    assert len(notes) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "is not JSON"),
        ("{}", "must be a JSON list"),
        ('[{"title": "x"}]', "entry 1: has no doc_id"),
        ('[{"doc_id": "a", "published": "soon"}]', "published: 'soon' is not a date"),
        ('[{"doc_id": "a"}, {"doc_id": "a"}]', "appears twice"),
        ('[{"doc_id": "a", "title": 3}]', "title must be text"),
    ],
)
def test_faults_in_metadata_are_named(tmp_path: Path, text: str, message: str) -> None:
    meta = tmp_path / "meta.json"
    meta.write_text(text)
    with pytest.raises(BrokenFile, match=message):
        load_metadata(meta)


def test_pasted_text_takes_the_date_a_person_gives() -> None:
    article = read_text(f"{FIRST}\n\nRead more", published=parse_published("2021-03-04"))
    assert article.body == FIRST
    assert article.published_basis is PublicationBasis.USER
    with pytest.raises(EmptyText):
        read_text(" \n<br>")


@pytest.mark.shared
def test_boilerplate_of_real_texts_goes_and_every_sentence_stays(shared: Path) -> None:
    for path in sorted((shared / "articles").glob("*.txt")):
        (article,) = articles(path, ReadingOptions(verbatim=True))
        text = path.read_bytes().decode("utf-8")
        assert len(article.body) == len(text)
        for line, kept in zip(text.split("\n"), article.body.split("\n"), strict=True):
            assert kept == line or (len(line) < 40 and not kept.strip())


def test_a_name_that_leads_nowhere_is_said_to(tmp_path: Path) -> None:
    (failure,) = read(str(tmp_path / "nowhere"))
    assert isinstance(failure, Failure)
    assert "no such file or folder" in str(failure.error)


def test_a_text_longer_than_an_article_is_refused_with_a_way_out(tmp_path: Path) -> None:
    path = tmp_path / "archive.txt"
    path.write_text(f"{FIRST} {SECOND}\n\n" * 7000, "utf-8")
    found = failure(path)
    assert isinstance(found.error, TooLarge)
    assert "1,000,000" in str(found)
    assert ".jsonl" in str(found)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/a"])
def test_what_is_no_web_address_is_no_link(tmp_path: Path, address: str) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(f'text,url\n"{FIRST}","{address}"\n', "utf-8")
    (article,) = articles(path)
    assert article.url == ""
