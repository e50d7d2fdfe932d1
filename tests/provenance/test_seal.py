"""An edit of what a file shows is noticed; a file that was merely saved anew stays as written."""

import csv
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import docx
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText

from geo.__main__ import main
from geo.commands import snapshot
from geo.model import Analysis
from geo.store import open_store
from geo.views import briefing, data_files, provenance
from tests.events import VERSION, libya

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("SANDTABLE_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("SANDTABLE_DATABASE_URL", raising=False)
    story, store = libya(), open_store()
    analyses = [Analysis(article, (), (), (), (), VERSION) for article in story.articles.values()]
    store.save(analyses, story.events)
    store.close()


def make(path, command):
    assert main([command, "--out", str(path)]) == 0
    return path


def verify(path, capsys):
    code = main(["snapshot", "verify", str(path)])
    return code, capsys.readouterr().out


def write_over(path, find, put):
    data = path.read_bytes()
    assert data.count(find) >= 1
    path.write_bytes(data.replace(find, put, 1))


def edit_cells(path):
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    rows[1][rows[0].index("status")] = "confirmed"
    save_cells(path, rows)


def save_cells(path, rows):
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)


def edit_table(path):
    with closing(sqlite3.connect(path)) as database, database:
        assert database.execute("UPDATE events SET quote = 'Another sentence.'").rowcount


def edit_frame(path):
    table = pq.read_table(path)
    at = table.schema.get_field_index("status")
    changed = pa.array(["confirmed"] * len(table), table.schema.field(at).type)
    pq.write_table(table.set_column(at, table.schema.field(at), changed), path)


def edit_pages(path):
    writer = PdfWriter(clone_from=PdfReader(path))
    note = FreeText(text="Confirmed by us", rect=(50, 550, 200, 650))
    writer.add_annotation(page_number=0, annotation=note)
    writer.write(path)


def edit_words(path):
    document = docx.Document(path)
    document.paragraphs[0].runs[0].text = "A headline of our own"
    document.save(path)


def edit_last_byte_drawn(path):
    data = bytearray(path.read_bytes())
    at = data.rindex(b"IDAT") + 12 if path.suffix == ".png" else len(data) - 20
    data[at] ^= 1
    path.write_bytes(data)


EDITS = {
    ".geojson": lambda path: write_over(path, b'"status":"reported"', b'"status":"confirmed"'),
    ".kml": lambda path: write_over(path, b"<coordinates>", b"<coordinates>20.5,31.5 "),
    ".html": lambda path: write_over(path, b"<h1 ", b"<h1 title='Confirmed' "),
    ".svg": lambda path: write_over(path, b"</text>", b" confirmed</text>"),
    ".csv": edit_cells,
    ".gpkg": edit_table,
    ".parquet": edit_frame,
    ".pdf": edit_pages,
    ".png": edit_last_byte_drawn,
    ".gif": edit_last_byte_drawn,
}


@pytest.mark.parametrize("ending", [*snapshot.ENDINGS, *data_files.FORMATS])
def test_an_edit_of_a_map_or_data_file_is_noticed(ending, tmp_path, capsys):
    command = "export" if ending in data_files.FORMATS else "snapshot"
    path = make(tmp_path / f"map{ending}", command)
    code, told = verify(path, capsys)
    assert code == 0
    assert "as it was written" in told
    EDITS[ending](path)
    code, told = verify(path, capsys)
    assert code == 1
    assert "edited; what it holds is not what was written" in told
    assert "the store gives the same" in told


@pytest.mark.parametrize("ending", briefing.FORMATS)
def test_an_edit_of_a_briefing_is_noticed(ending, tmp_path, capsys):
    path = make(tmp_path / f"brief{ending}", "brief")
    assert verify(path, capsys)[0] == 0
    edits = {**EDITS, ".docx": edit_words, ".html": lambda p: write_over(p, b"reportedly ", b""),
             ".md": lambda p: write_over(p, b"reportedly ", b"")}  # fmt: skip
    edits[ending](path)
    code, told = verify(path, capsys)
    assert code == 1
    assert "edited; what it holds" in told


@pytest.mark.parametrize("field", ["data_hash", "sources", "versions", "made_at"])
@pytest.mark.parametrize("ending", [".html", ".geojson"])
def test_a_falsified_record_is_noticed(ending, field, tmp_path, capsys):
    path = make(tmp_path / f"map{ending}", "export" if ending == ".geojson" else "snapshot")
    (told,) = {
        "data_hash": re.findall(rb'"data_hash":"blake2b:(\w{32})"', path.read_bytes()),
        "sources": [b"Coast Daily"],
        "versions": [b'"sandtable":"'],
        "made_at": re.findall(rb'"made_at":"(\d{4})', path.read_bytes()),
    }[field]
    data = path.read_bytes()
    at = data.rindex(told) if ending == ".html" else data.index(told, data.index(b'"provenance"'))
    false = {"data_hash": b"0" * 32, "made_at": b"1999", "sources": b"Other Daily"}
    put = false.get(field, b'"sandtable":"9')
    path.write_bytes(data[:at] + put + data[at + len(told) :])
    code, said = verify(path, capsys)
    assert code == 1
    assert "edited; " in said
    assert ("its record is falsified" in said) == (field == "data_hash")


def test_who_falsifies_hash_and_seal_together_is_noticed(tmp_path, capsys):
    path = make(tmp_path / "brief.md", "brief")
    false = replace(provenance.read(path), data_hash="blake2b:" + "0" * 32, seal="")
    before, _, _ = path.read_bytes().rpartition(b"\n<!-- provenance")
    path.write_bytes(provenance.embed(before, ".md", false))
    code, told = verify(path, capsys)
    assert code == 1
    assert "its record is falsified" in told


def reindent(path):
    path.write_text(json.dumps(json.loads(path.read_bytes()), indent=2))


def requote(path):
    save_cells(path, list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""))))


def vacuum(path):
    with closing(sqlite3.connect(path)) as database:
        database.execute("VACUUM")


def save_again(path):
    docx.Document(path).save(path)


@pytest.mark.parametrize(
    ("name", "save"),
    [("a.geojson", reindent), ("a.csv", requote), ("a.gpkg", vacuum), ("a.docx", save_again)],
)
def test_a_file_saved_anew_is_still_as_written(name, save, tmp_path, capsys):
    path = make(tmp_path / name, "brief" if name.endswith(".docx") else "export")
    before = path.read_bytes()
    save(path)
    assert path.read_bytes() != before
    code, told = verify(path, capsys)
    assert code == 0
    assert "as it was written" in told


def test_a_file_of_a_release_without_seals_says_so(tmp_path, capsys):
    path = make(tmp_path / "map.html", "snapshot")
    data = re.sub(rb',"seal":"blake2b:\w{32}"', b"", path.read_bytes())
    path.write_bytes(data.replace(b"<h1 ", b"<h1 title='Confirmed' "))
    code, told = verify(path, capsys)
    assert code == 0
    assert "the file has no seal; whether its content was edited cannot be told" in told
    assert "as it was written" not in told


def test_a_word_file_edited_in_part_keeps_its_provenance(tmp_path, capsys):
    path = make(tmp_path / "brief.docx", "brief")
    edit_words(path)
    assert provenance.read(path).events
    with ZipFile(path) as archive:
        assert b"A headline of our own" in archive.read("word/document.xml")
    assert verify(path, capsys)[0] == 1


@pytest.mark.parametrize("is_edited", [False, True])
def test_the_exit_code_holds_in_a_pipe(is_edited, tmp_path):
    path = make(tmp_path / "map.html", "snapshot")
    if is_edited:
        write_over(path, b"<h1 ", b"<h1 title='Confirmed' ")
    command = f"{sys.executable} -m geo snapshot verify {path} | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, env=dict(os.environ), capture_output=True, check=False
    )
    assert done.returncode == int(is_edited)
    assert b"Traceback" not in done.stderr
