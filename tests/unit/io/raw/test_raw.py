"""Tables that are not of this library, from all containers."""

import codecs
import datetime as dt
import io
import json
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pytest

from partnerlib.errors import DocumentError, MissingExtraError
from partnerlib.io.raw import CellError, Limits, RawTable, _delimited, open_raw
from partnerlib.io.raw._delimited import delimiter_of
from partnerlib.io.raw._workbook import _rows, _spread, read_workbook

ROWS = [["Who", "Where"], ["Éclaireurs", "Évry"], ["b", ""]]
CSV = "Who,Where\nÉclaireurs,Évry\nb,\n"


def write(folder: Path, name: str, data: bytes | str) -> Path:
    """Put a file into a folder."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def plain(table: RawTable) -> list[list[object]]:
    """Give the cells of a table."""
    return [list(row) for row in table.rows]


def only(path: Path) -> RawTable:
    """Give the one table of a file that gives no problem."""
    tables, problems = open_raw(path)
    assert [] == problems
    (table,) = tables
    return table


def refusal(path: Path, limits: Limits | None = None) -> str:
    """Tell why a file is refused."""
    with pytest.raises(DocumentError) as caught:
        open_raw(path, *([limits] if limits else []))
    (problem,) = caught.value.problems
    return f"{problem.code}: {problem.message}"


@pytest.mark.parametrize(
    "data",
    [
        CSV.encode(),
        codecs.BOM_UTF8 + CSV.encode(),
        CSV.encode("utf-16"),
        codecs.BOM_UTF16_BE + CSV.encode("utf-16-be"),
        CSV.encode("utf-16-le"),
        CSV.encode("utf-16-be"),
        CSV.encode("utf-32"),
        CSV.replace("\n", "\r\n").encode(),
        CSV.replace("\n", "\r").encode(),
        CSV.replace(",", ";").encode(),
        CSV.replace(",", "\t").encode(),
        CSV.replace(",", "|").encode(),
        CSV.replace(",", ":").encode(),
    ],
)
def test_text_in_any_encoding_and_delimiter_is_one_table(
    tmp_path: Path, data: bytes
) -> None:
    """What the bytes are is found out from them."""
    assert ROWS == plain(only(write(tmp_path, "x.txt", data)))


def test_bytes_that_are_no_utf_8_are_read_as_windows_text_and_told(
    tmp_path: Path,
) -> None:
    """A file pasted together of both encodings is read right in both parts."""
    data = "a,Évry\n".encode() + "b,Évry’s\n".encode("cp1252") + b"c,\x81\n"
    tables, problems = open_raw(write(tmp_path, "x.csv", data))
    assert [["a", "Évry"], ["b", "Évry’s"], ["c", "\x81"]] == plain(tables[0])
    assert ["cp1252-text"] == [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("#org,#adm1\na;b,c\n", ","),
        ("a, b;c\nd;e\nf, g, h;i\n", ";"),
        ("12:30\n14:00\n", ":"),
        ("a,12:30\nb,14:00\n", ","),
        ("one\ntwo\n", ","),
        ("", ","),
        ("#org;#adm1,x\n", ";"),
        ('"' + "x" * 200_000, ","),
        ("a;b\n" * 60_000, ";"),
    ],
)
def test_the_delimiter_is_the_one_that_makes_rows_alike(
    head: str, expected: str
) -> None:
    """Hashtags decide first, then the likeness of the rows, then their width."""
    assert expected == delimiter_of(head[:200_000])


@pytest.mark.parametrize("few", [100, 1000])
def test_rows_can_be_gone_through_again_and_reached_by_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    """Of many, nothing but the bytes is kept until a far row is asked for."""
    monkeypatch.setattr(_delimited, "_FEW", few)
    text = "".join(f"{i},x\n" for i in range(200))
    rows = only(write(tmp_path, "x.csv", text)).rows
    assert 200 == len(rows)
    assert ["3", "x"] == rows[3]
    assert [["0", "x"], ["1", "x"]] == rows[:2]
    assert ["199", "x"] == rows[-1]
    assert ["150", "x"] == rows[150]
    assert list(rows) == rows[:]


def test_a_long_cell_is_read_up_to_its_limit(tmp_path: Path) -> None:
    """The limit of the CSV module is none of ours, and is as it was afterwards."""
    path = write(tmp_path, "x.csv", "a,b\n" + "x" * 200_000 + ",y\n")
    rows = only(path).rows
    assert 200_000 == len(rows[1][0])
    assert 2 == len(list(rows))
    assert "too-large: a cell goes beyond the limit (characters: 150000)" == refusal(
        path, Limits(cell=150_000)
    ).replace("'", "")


@pytest.mark.parametrize(
    ("data", "limits"),
    [
        ("a,b\nc,d\n", Limits(bytes=3)),
        ("a,b\nc,d\n", Limits(rows=1)),
        ("a,b\nc,d\n", Limits(columns=1)),
        ('[["a", "b"], ["c"]]', Limits(tree_bytes=3)),
        ('[["a", "b"], ["c"]]', Limits(rows=1)),
        ('[["a", "b"], ["c"]]', Limits(columns=1)),
        ('[{"a": 1, "b": 2}, {}]', Limits(columns=1)),
        ('[{"a": 1, "b": 2}, {}]', Limits(cells=3)),
        ('{"a": [[1]], "b": [[2]]}', Limits(tables=1)),
    ],
)
def test_what_goes_beyond_a_limit_is_refused(
    tmp_path: Path, data: str, limits: Limits
) -> None:
    """The caller can set every limit."""
    assert refusal(write(tmp_path, "x", data), limits).startswith("too-large")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n ",
        b"\x00\x01\x02\x03" * 50,
        b"<!DOCTYPE html><html></html>",
        b"<table><tr>",
        b'{"a": ',
        b"[1, 2]",
        b"[[[1, 2], [3, 4]]]",
        b"[]",
        b"[1, {}]",
        b"PK\x03\x04rubbish",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rubbish",
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, data: bytes) -> None:
    """Nothing but a DocumentError comes out."""
    assert refusal(write(tmp_path, "x.csv", data)).startswith("unreadable-source")


def test_a_path_that_is_no_file_is_refused(tmp_path: Path) -> None:
    """A folder, a file that is not there, and a name that cannot be one."""
    for path in (tmp_path, tmp_path / "absent.csv", Path("a\0b")):
        assert refusal(path).startswith("unreadable-source")


def test_a_file_that_cannot_be_opened_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reason is that of the system."""
    path = write(tmp_path, "x.csv", "a,b\n")

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert "Permission denied" in refusal(path)


def test_a_workbook_needs_its_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command that installs it is told."""
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    path = write(tmp_path, "x.xlsx", workbook({"s": [["a"]]}))
    with pytest.raises(MissingExtraError, match=r"partnerlib\[excel\]"):
        open_raw(path)


def test_lists_of_rows_in_json_are_tables(tmp_path: Path) -> None:
    """Texts, numbers and nothing stay what they are."""
    table = only(write(tmp_path, "x.json", json.dumps([["a", 1], [None, 2.5]])))
    assert [["a", 1], [None, 2.5]] == plain(table)
    assert "$[1]" == table.spot(2).path


def test_objects_in_json_are_rows_below_their_keys(tmp_path: Path) -> None:
    """Keys stand in the order in which they come; what is nested stays JSON."""
    data = {
        "n": 1,
        "no": [1],
        "results": [{"a": 1}, {"b": [1], "a": 2}, {"c": 10**400}],
    }
    table = only(write(tmp_path, "x.json", json.dumps(data)))
    nothing = [None, None]
    huge = str(10**400)
    assert [["a", "b", "c"], [1, *nothing], [2, "[1]", None], [*nothing, huge]] == [
        [str(cell) if cell == 10**400 else cell for cell in row] for row in table.rows
    ]
    assert "$.results[1]" == table.spot(3).path
    assert table.spot(3).row is None


def test_numbers_beyond_all_bounds_stay_texts(tmp_path: Path) -> None:
    """They are no numbers that a field could hold."""
    table = only(write(tmp_path, "x.json", '[["a", 1e999], ["b", NaN]]'))
    assert [["a", "1e999"], ["b", "NaN"]] == plain(table)


def test_json_may_hold_several_tables(tmp_path: Path) -> None:
    """Each has its path in its label."""
    data = {"deep": {"a": [["x"]]}, "b": [["y"]], "coordinates": [[[1, 2]]]}
    tables, _ = open_raw(write(tmp_path, "x.json", json.dumps(data)))
    assert ["$.b", "$.deep.a"] == [table.sheet for table in tables]
    assert tables[0].label.endswith("x.json [$.b]")
    assert {"x.json"} == {table.file for table in tables}


def test_json_in_other_encodings_is_read(tmp_path: Path) -> None:
    """A byte order mark, UTF-16, Windows-1252."""
    text = '[["É"]]'
    for data in (
        codecs.BOM_UTF8 + text.encode(),
        text.encode("utf-16"),
        text.encode("cp1252"),
    ):
        tables, _ = open_raw(write(tmp_path, "x.json", data))
        assert [["É"]] == plain(tables[0])


def test_objects_without_end_are_refused(tmp_path: Path) -> None:
    """So many lists and objects are no file of tables."""
    data = json.dumps({str(i): {} for i in range(100_001)})
    assert refusal(write(tmp_path, "x.json", data)).startswith("too-large")


def workbook(sheets: dict[str, Sequence[Sequence[object]]], hidden: str = "") -> bytes:
    """Make a workbook."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        if name == hidden:
            sheet.sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_sheets_are_tables_with_types_and_visibility(tmp_path: Path) -> None:
    """Rows are numbered as the spreadsheet shows them, blank ones before them too."""
    day = dt.date(2022, 2, 1)
    data = workbook({"raw": [["x"]], "3W": [[], ["a", 1.5, day, True]]}, hidden="raw")
    tables, _ = open_raw(write(tmp_path, "x.xlsx", data))
    assert [("raw", True), ("3W", False)] == [(t.sheet, t.is_hidden) for t in tables]
    assert ["a", 1.5, day, True] == list(tables[1].rows[1])
    assert (2, "x.xlsx [3W]") == (
        tables[1].spot(2).row,
        Path(tables[1].spot(2).file).name,
    )


def test_merged_cells_say_the_same_in_all_their_parts(tmp_path: Path) -> None:
    """But for numbers, which count once; not where there are ranges without end."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["a", "b", 1], ["c", "d", None], [None, "e", "f"]):
        sheet.append(row)
    for cells in ("A2:A3", "C1:C2", "B2:B3", "X9:Y9"):
        sheet.merged_cells.add(cells)
    stream = io.BytesIO()
    book.save(stream)
    path = write(tmp_path, "x.xlsx", stream.getvalue())
    assert [["a", "b", 1], ["c", "d", ""], ["c", "d", "f"]] == plain(only(path))
    tables = read_workbook(stream.getvalue(), "x", "x", Limits(cells=9))
    assert [["a", "b", 1], ["c", "d", ""], ["c", "d", "f"]] == plain(tables[0])
    rows: list[list[object]] = [["a", ""], ["", ""]]
    assert 1 + 4 == _spread(rows, (0, 0), (9, 9))
    assert [["a", "a"], ["a", "a"]] == rows


def test_merged_cells_beyond_all_measure_are_left_alone() -> None:
    """So many ranges on one another are no table."""
    book = openpyxl.Workbook()
    for row in range(1, 4):
        book.active.append(["a", "b"])
        book.active.merged_cells.add(f"A{row}:B{row}")
    stream = io.BytesIO()
    book.save(stream)
    tables = read_workbook(stream.getvalue(), "x", "x", Limits(cells=6))
    # The order in which the ranges are written is not ours.
    assert [["a", "a"], ["a", "a"], ["a", "b"]] == sorted(map(list, tables[0].rows))


def test_cells_that_failed_to_compute_are_told_apart(tmp_path: Path) -> None:
    """A spreadsheet shows them, and so do we."""
    data = workbook({"3W": [["a", "#VALUE!"], ["b", "c", "#REF!"], [], ["", "#N/A"]]})
    tables, _ = open_raw(write(tmp_path, "x.xlsx", data))
    cell = tables[0].rows[0][1]
    assert isinstance(cell, CellError)
    assert "#VALUE!" == str(cell)
    assert ["#REF!", "#N/A"] == [
        str(tables[0].rows[row][column]) for row, column in ((1, 2), (3, 1))
    ]


def pack(**members: bytes) -> bytes:
    """Make an archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__dot__", "."), data)
    return stream.getvalue()


def test_archives_are_read_member_by_member(tmp_path: Path) -> None:
    """What is no table, and what systems add, is passed over."""
    book = workbook({"s": [["z"]]})
    data = pack(
        **{
            "b.csv": b"a,b\n",
            "readme.md": b"no",
            "__MACOSX/b.csv": b"no",
            "c.xlsx": book,
            "../../evil.csv": b"c,d\n",
        }
    )
    tables, _ = open_raw(write(tmp_path, "x.zip", data))
    assert ["[b.csv]", "[c.xlsx] [s]"] == [
        table.label.partition("x.zip ")[2] for table in tables
    ]
    assert not list(tmp_path.parent.glob("**/evil.csv"))


@pytest.mark.parametrize(
    "data",
    [
        pack(**{"readme.md": b"no"}),
        pack(**{"inner.csv": pack(**{"a.csv": b"a,b\n"})}),
        pack(**{"a.csv": b"a,b\n" * 100}).replace(b"a.csv", b"b.csv", 1),
    ],
)
def test_archives_without_a_readable_table_are_refused(
    tmp_path: Path, data: bytes
) -> None:
    """No table at all, an archive within an archive, a broken one."""
    assert refusal(write(tmp_path, "x.zip", data)).startswith("unreadable-source")


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    """What an archive says of its size is enough to refuse it."""
    data = pack(**{"a.csv": b"a,b\n" * 10_000})
    limits = Limits(bytes=10_000)
    assert refusal(write(tmp_path, "x.zip", data), limits).startswith("too-large")
    book = workbook({"s": [["x" * 30_000]]})
    path = write(tmp_path, "x.xlsx", book)
    assert refusal(path, limits).startswith("too-large")
    assert refusal(path, Limits(tables=0)).startswith("too-large")
    assert refusal(path, Limits(cells=0)).startswith("too-large")


def test_a_sheet_that_the_fast_reader_finds_too_large_is_not_laid_out() -> None:
    """Whatever was measured before: it says its size, and is not asked for rows."""
    sheet = SimpleNamespace(total_height=1, total_width=1)
    book = SimpleNamespace(get_sheet_by_name=lambda _: sheet)

    with pytest.raises(DocumentError, match="the sheet") as caught:
        _rows(book, "S", None, "x.xls", Limits(cells=3))

    assert ["too-large"] == [each.code for each in caught.value.problems]
