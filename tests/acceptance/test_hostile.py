"""Broken, hostile and impossible files: our own error, and nothing half-written."""

import os
import stat
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

import partnerlib
from tests.acceptance.worlds import world

SHEET = (
    b'<?xml version="1.0"?><worksheet xmlns='
    b'"http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> partnerlib.Registry:
    """Two twinned towns."""
    return world(
        tmp_path_factory.mktemp("small"),
        territories="""
            id,name,level
            a,A,municipality
            b,B,municipality
        """,
        agreements="""
            id,kind,parties
            g,twinning,a;b
        """,
    )


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory, small: partnerlib.Registry) -> bytes:
    """Give the bytes of a sound workbook."""
    path = tmp_path_factory.mktemp("book") / "book.xlsx"
    partnerlib.write(small, path)
    return path.read_bytes()


def repacked(book: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """Pack a workbook anew with other parts; None leaves a part out."""
    packed = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(book)) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            data = change(name, source.read(name))
            if data is not None:
                target.writestr(name, data)
    return packed.getvalue()


def second_sheet(data: bytes) -> Callable[[str, bytes], bytes]:
    """Put other bytes in place of the second sheet."""
    return lambda name, old: data if name.endswith("sheet2.xml") else old


def overwritten(book: bytes) -> bytes:
    """Overwrite what follows the heading of the second sheet in the archive."""
    with zipfile.ZipFile(BytesIO(book)) as archive:
        start = archive.getinfo("xl/worksheets/sheet2.xml").header_offset + 100
    return book[:start] + bytes(200) + book[start + 200 :]


WORKBOOKS: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "no zip": lambda _: b"id,name",
    "cut in half": lambda book: book[: len(book) // 2],
    "end cut off": lambda book: book[:-10],
    "overwritten": overwritten,
    "old excel": lambda _: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600),
    "no workbook": lambda book: repacked(
        book, lambda name, data: None if name == "xl/workbook.xml" else data
    ),
    "no sheet": lambda book: repacked(
        book, lambda name, data: None if name.endswith("sheet2.xml") else data
    ),
    "sheet cut off": lambda book: repacked(
        book,
        lambda name, data: (
            data[: data.find(b'<row r="3"')] if name.endswith("sheet2.xml") else data
        ),
    ),
    "no sheet but xml": lambda book: repacked(book, second_sheet(b"<worksheet><oops>")),
    "a cell far away": lambda book: repacked(
        book,
        second_sheet(
            SHEET + b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t>'
            b"</is></c></row></sheetData></worksheet>"
        ),
    ),
    "impossible cells": lambda book: repacked(
        book,
        second_sheet(
            SHEET + b'<row r="0"><c r="A0" t="s"><v>99999999</v></c></row>'
            b'<row r="99999999999999999"><c r="ZZZZZZZZ9"><v>1e9999</v></c></row>'
            b"</sheetData></worksheet>"
        ),
    ),
    "an entity bomb": lambda book: repacked(
        book,
        second_sheet(
            SHEET.replace(
                b"<worksheet",
                b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
                b"<worksheet",
            )
            + b'<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>'
            b"</sheetData></worksheet>"
        ),
    ),
    "a cell of 30 million letters": lambda book: repacked(
        book,
        second_sheet(
            SHEET
            + b'<row r="1"><c r="A1" t="inlineStr"><is><t>'
            + b"a" * 30_000_000
            + b"</t></is></c></row></sheetData></worksheet>"
        ),
    ),
}


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_broken_workbook_is_an_error_in_the_document(
    tmp_path: Path, book: bytes, name: str
) -> None:
    """Truncated archives, missing parts and bombs give problems, no exception."""
    path = tmp_path / "book.xlsx"
    path.write_bytes(WORKBOOKS[name](book))
    assert partnerlib.check(path).registry is None
    with pytest.raises(partnerlib.DocumentError):
        partnerlib.read(path)


TABLES: dict[str, bytes] = {
    "empty": b"",
    "a mark alone": b"\xef\xbb\xbf",
    "null bytes": b"id,kind,parties\ng,twin\0ning,a;b\n",
    "utf-16": "id,kind,parties\ng,twinning,a;b\n".encode("utf-16"),
    "noise": bytes(range(256)) * 20,
    "a quote never closed": b'id,kind,parties\n"g,twinning,a;b\n' * 50,
    "a cell of 30 million letters": b"id,kind,parties\ng,t," + b"x" * 30_000_000,
    "no heading": b"\n\n\n",
    "binary workbook": b"PK\x03\x04" + bytes(500),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_broken_table_is_an_error_in_the_document(tmp_path: Path, name: str) -> None:
    """Empty files, null bytes and other encodings give problems, no exception."""
    (tmp_path / "agreements.csv").write_bytes(TABLES[name])
    assert partnerlib.check(tmp_path).registry is None
    with pytest.raises(partnerlib.DocumentError):
        partnerlib.read(tmp_path)


def of_territory(field: str) -> bytes:
    """Write a document with one territory that has one more field."""
    text = '{"partnerlib":1,"territories":[{"id":"a","name":"A",%s}]}'
    return (text % field).encode("utf-8", "surrogatepass")


DOCUMENTS: dict[str, bytes] = {
    "empty": b"",
    "a mark alone": b"\xef\xbb\xbf",
    "a number": b"5",
    "a list": b"[]",
    "nothing": b"null",
    "no version": b"{}",
    "a version to come": b'{"partnerlib": 99}',
    "a version of a million digits": b'{"partnerlib": ' + b"9" * 1_000_000 + b"}",
    "brackets without end": b"[" * 200_000,
    "nested deeply": b'{"partnerlib":1,"x":' + b"[" * 90_000 + b"]" * 90_000 + b"}",
    "a value nested deeply": of_territory(
        '"extra":' + '{"k":' * 5000 + "1" + "}" * 5000
    ),
    "NaN": of_territory('"population":NaN'),
    "Infinity": of_territory('"population":-Infinity'),
    "beyond all bounds": of_territory('"population":1e400'),
    "a million digits": of_territory('"population":' + "9" * 1_000_000),
    "half a pair": of_territory('"description":"\\ud800"'),
    "half a pair in a key": of_territory('"extra":{"\\udfff":"x"}'),
    "half a pair, raw": of_territory('"description":"\ud800"'),
    "a null character": of_territory('"description":"a\\u0000b"'),
    "a key twice": of_territory('"level":"region","level":"country"'),
    "text after the end": b'{"partnerlib":1} x',
    "a comma too many": b'{"partnerlib":1,}',
    "latin-1": '{"partnerlib":1,"title":"é"}'.encode("latin-1"),
    "utf-16": '{"partnerlib":1}'.encode("utf-16"),
}


@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_broken_document_is_an_error_in_the_document(
    tmp_path: Path, name: str, suffix: str
) -> None:
    """No JSON is too deep, too long or too odd to be refused in our own words."""
    path = tmp_path / f"data{suffix}"
    path.write_bytes(DOCUMENTS[name])
    result = partnerlib.check(path)
    assert result.registry is None
    for problem in result.problems:
        assert problem.text("fr")
    with pytest.raises(partnerlib.DocumentError):
        partnerlib.read(path)


def test_a_path_that_is_no_file_of_ours_is_an_error(tmp_path: Path) -> None:
    """Nothing there, a folder for a table, a loop of links, a pipe, another format."""
    (tmp_path / "folder" / "agreements.csv").mkdir(parents=True)
    (tmp_path / "nothing-in-it").mkdir()
    (tmp_path / "loop").mkdir()
    (tmp_path / "loop" / "agreements.csv").symlink_to("agreements.csv")
    (tmp_path / "pipe").mkdir()
    os.mkfifo(tmp_path / "pipe" / "agreements.csv")
    (tmp_path / "other.foo").write_text("a", encoding="utf-8")
    for name in (
        "nowhere",
        "nowhere.json",
        "folder",
        "nothing-in-it",
        "loop",
        "pipe",
        "other.foo",
        "a\0b",
    ):
        with pytest.raises(partnerlib.DocumentError):
            partnerlib.read(tmp_path / name)


@pytest.mark.parametrize("name", ["data.json", "data.jsonl", "data.xlsx", "data"])
def test_a_write_that_fails_leaves_what_was_there(
    tmp_path: Path,
    small: partnerlib.Registry,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    """What stood at the target is untouched when the disk refuses the new file."""
    target = tmp_path / name
    partnerlib.write(partnerlib.datasets.reciprocity(), target)
    files = sorted(each for each in tmp_path.rglob("*") if each.is_file())
    before = {each: each.read_bytes() for each in files}

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        patch.setattr(os, "replace", full)
        with pytest.raises(partnerlib.PartnerlibError):
            partnerlib.write(small, target)
    assert before == {
        each: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()
    }


def test_a_link_to_a_file_stays_a_link_and_rights_stay(
    tmp_path: Path, small: partnerlib.Registry
) -> None:
    """Writing through a link changes the file meant, and not who may read it."""
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_text("old", encoding="utf-8")
    real.chmod(0o600)
    link.symlink_to(real.name)
    partnerlib.write(small, link)
    assert link.is_symlink()
    assert small == partnerlib.read(real)
    assert 0o600 == stat.S_IMODE(real.stat().st_mode)


def test_tables_of_another_origin_are_not_overwritten_in_part(
    tmp_path: Path, small: partnerlib.Registry
) -> None:
    """A folder with somebody's other tables is refused, and left as it is."""
    (tmp_path / "besoins.csv").write_text("identifiant\n", encoding="utf-8")
    with pytest.raises(partnerlib.PartnerlibError):
        partnerlib.write(small, tmp_path)
    assert ["besoins.csv"] == [each.name for each in tmp_path.iterdir()]
