"""A workbook is read as its sheets show it, and a hostile one does no harm."""

import datetime as dt
import io
import sys
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from partnerlib.errors import MissingExtraError
from partnerlib.io import CheckResult, Limits, _xlsx_parts, check
from partnerlib.io._limits import under
from partnerlib.model import PartialDate, Period
from tests.unit.io.tables import shorts

TOWNS = [
    ["id", "name", "level", "population"],
    ["evry", "Évry", "commune", 66],
    ["there", "Là-bas", "commune"],
]
# A spreadsheet has no time zones.
DAY = dt.datetime(2004, 6, 30)  # noqa: DTZ001
MOMENT = dt.datetime(2004, 6, 30, 10)  # noqa: DTZ001
Rows = Sequence[Sequence[Any]]


def workbook(path: Path, **sheets: Rows) -> Path:
    """Write a workbook as another program would."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def looked_at(folder: Path, **sheets: Rows) -> CheckResult:
    """Write a workbook and check it."""
    return check(workbook(folder / "world.xlsx", **sheets))


def test_sheets_are_tables_in_either_language(tmp_path: Path) -> None:
    """A sheet is called as a table is; the header sheet tells the rest."""
    result = looked_at(
        tmp_path,
        Territoires=TOWNS,
        accords=[["id", "nature", "partenaires"], ["t", "jumelage", "evry; there"]],
        registre=[["clé"], ["titre", "Jumelages"], ["licence", "ODbL"], ["date", 2016]],
    )

    assert () == result.problems
    assert result.registry is not None
    assert ("Jumelages", "ODbL", PartialDate(2016)) == (
        result.registry.title,
        result.registry.licence,
        result.registry.date,
    )
    assert ["t"] == list(result.registry.agreements)


def test_cells_of_all_kinds_are_read_as_a_person_sees_them(tmp_path: Path) -> None:
    """Whole numbers have no decimals, days no time, truths are yes or no."""
    head = ["id", "name", "level", "population", "lat", "lon", "valid_from", "valid_to"]
    result = looked_at(
        tmp_path,
        territories=[
            [*head, "extra:n", "extra:d"],
            [75056, 2.5, "commune", 66.0, 48.5, 2, dt.date(2004, 6, 30), 2010, True, 0],
            ["x", DAY, "commune", "7", *[None] * 4, dt.time(10)],
        ],
        actions=[
            ["id", "title", "parties", "recognised", "start"],
            [1, MOMENT, "75056", True, MOMENT],
        ],
    )

    assert () == result.problems
    assert result.registry is not None
    paris = result.registry.territories["75056"]
    assert ("2.5", 66, 48.5, 2) == (
        paris.name,
        paris.population,
        paris.location and paris.location.lat,
        paris.location and paris.location.lon,
    )
    assert Period(start="2004-06-30", end="2010") == paris.valid
    assert (("d", "0"), ("n", "true")) == paris.extra
    assert "2004-06-30" == result.registry.territories["x"].name
    assert (("n", "10:00:00"),) == result.registry.territories["x"].extra
    action = result.registry.actions["1"]
    assert ("2004-06-30 10:00:00", "yes", Period(start="2004-06-30")) == (
        action.title,
        action.recognised,
        action.period,
    )


def test_a_whole_number_beyond_all_measure_is_told(tmp_path: Path) -> None:
    """A float that is larger than any count is out of range."""
    result = looked_at(tmp_path, territories=[TOWNS[0], ["a", "A", "commune", 1e20]])

    assert [("world.xlsx [territories]", 2, "population", "out-of-range")] == shorts(
        result.problems
    )


def test_rows_are_numbered_as_the_sheet_shows_them(tmp_path: Path) -> None:
    """Blank rows above, between and below are passed over and counted."""
    result = looked_at(
        tmp_path, territories=[[], TOWNS[0], [], ["a", "A", "commune", -1], [], [0, 0]]
    )

    assert [
        ("world.xlsx [territories]", 4, "population", "negative-number"),
        ("world.xlsx [territories]", 6, "level", "missing-value"),
    ] == shorts(result.problems)


def test_a_cell_that_failed_to_compute_is_told(tmp_path: Path) -> None:
    """Errors of the spreadsheet are errors in every column, free text included."""
    result = looked_at(
        tmp_path,
        territories=[
            [*TOWNS[0], "extra:k"],
            ["#REF!", "A", "commune", 1],
            ["b", "#N/A", "commune", "#DIV/0!"],
            ["c", "C", "#NAME?", 1, "#NUM!"],
        ],
    )

    assert [
        (2, "id", "#REF!"),
        (3, "name", "#N/A"),
        (3, "population", "#DIV/0!"),
        (4, "level", "#NAME?"),
        (4, "extra:k", "#NUM!"),
    ] == [(each.row, each.column, each.value) for each in result.problems]
    assert {"cell-error"} == {each.code for each in result.problems}


def test_text_that_looks_like_an_error_is_text_where_text_is_free(
    tmp_path: Path,
) -> None:
    """Only a name that is written as text may be called so."""
    book = Workbook()
    sheet = book.create_sheet("territories")
    sheet.append(["id", "name", "level"])
    sheet.append(["a", "x", "commune"])
    sheet["B2"].value = "#N/A"
    sheet["B2"].data_type = "s"
    book.remove(book.worksheets[0])
    book.save(tmp_path / "world.xlsx")
    result = check(tmp_path / "world.xlsx")

    assert result.registry is not None
    assert "#N/A" == result.registry.territories["a"].name


def test_sheets_that_are_no_tables_are_told(tmp_path: Path) -> None:
    """Unknown sheets are warnings with a hint, a table twice is an error."""
    result = looked_at(
        tmp_path, territories=TOWNS, Territoires=TOWNS, teritories=[], Notes=[["x"]]
    )

    assert [
        ("world.xlsx [Territoires]", None, None, "repeated-table"),
        ("world.xlsx [teritories]", None, None, "unknown-table"),
        ("world.xlsx [Notes]", None, None, "unknown-table"),
    ] == shorts(result.problems)
    assert "territories" == dict(result.problems[1].facts)["hint"].split(", ")[0]


def test_a_workbook_without_tables_is_told(tmp_path: Path) -> None:
    """There must be one table, or the header of a registry that is empty."""
    result = looked_at(tmp_path, Notes=[["x"]])

    assert ["unknown-table", "no-table"] == [each.code for each in result.problems]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (["date", "yesterday"], "bad-date"),
        (["title", "a\tb"], None),
        (["partnerlib", 1], None),
        (["partnerlib", 99], "schema-version"),
        (["author", "Us"], "unknown-field"),
        ([None, "Us"], None),
    ],
)
def test_the_header_is_checked(
    tmp_path: Path, row: Sequence[Any], code: str | None
) -> None:
    """What the header sheet says is told with its row if it is wrong."""
    result = looked_at(tmp_path, registry=[["key", "value"], row], territories=TOWNS)
    expected = [] if code is None else [("world.xlsx [registry]", 2, row[0], code)]

    assert expected == shorts(result.problems)


def test_a_missing_package_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the extra, the error says what to install."""
    path = workbook(tmp_path / "world.xlsx", territories=TOWNS)
    monkeypatch.setitem(sys.modules, "python_calamine", None)

    with pytest.raises(MissingExtraError) as caught:
        check(path)

    assert ("excel", "python-calamine") == (caught.value.extra, caught.value.package)


# -- hostile files -----------------------------------------------------------------


def changed(path: Path, change: Callable[[str, bytes], bytes | None]) -> None:
    """Rewrite the parts of a workbook; None drops one."""
    with zipfile.ZipFile(path) as old:
        parts = {name: change(name, old.read(name)) for name in old.namelist()}
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts.items():
            if data is not None:
                new.writestr(name, data)


def codes(path: Path) -> list[str]:
    """Give the codes of the problems of a file."""
    return [problem.code for problem in check(path).problems]


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"PK\x03\x04 and nothing more", b"\xd0\xcf\x11\xe0" * 200]
)
def test_what_is_no_workbook_is_told(tmp_path: Path, data: bytes) -> None:
    """Any bytes under the name of a workbook are one problem."""
    (tmp_path / "world.xlsx").write_bytes(data)

    assert ["unreadable-source"] == codes(tmp_path / "world.xlsx")


def test_a_workbook_cut_off_anywhere_is_told(tmp_path: Path) -> None:
    """A file that was not downloaded to its end is one problem."""
    data = workbook(tmp_path / "whole.xlsx", territories=TOWNS).read_bytes()
    path = tmp_path / "world.xlsx"
    for length in range(0, len(data) - 1, len(data) // 20):
        path.write_bytes(data[:length])

        assert ["unreadable-source"] == codes(path)


def test_a_workbook_with_any_byte_changed_raises_nothing(tmp_path: Path) -> None:
    """Whatever a damaged byte does, it is no foreign exception."""
    data = bytearray(workbook(tmp_path / "whole.xlsx", territories=TOWNS).read_bytes())
    path = tmp_path / "world.xlsx"
    for place in range(0, len(data), len(data) // 150):
        damaged = bytes(data[:place]) + bytes([data[place] ^ 0xFF]) + data[place + 1 :]
        path.write_bytes(damaged)

        assert isinstance(check(path), CheckResult)


@pytest.mark.parametrize(
    "part",
    ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"],
)
def test_a_workbook_without_one_of_its_parts_is_told(tmp_path: Path, part: str) -> None:
    """A part that is not there makes the source unreadable."""
    path = workbook(tmp_path / "world.xlsx", territories=TOWNS)
    changed(path, lambda name, data: None if name == part else data)

    assert ["unreadable-source"] == codes(path)


@pytest.mark.parametrize(
    "place", ["XFD1048576", "A2999999999", "ZZZZZZZ1", "a99999999"]
)
def test_one_cell_in_the_far_corner_does_not_take_all_memory(
    tmp_path: Path, place: str
) -> None:
    """A sheet whose rectangle is out of all proportion is not laid out."""
    path = workbook(tmp_path / "world.xlsx", territories=TOWNS)
    changed(path, lambda _, data: data.replace(b'r="D2"', f'r="{place}"'.encode()))

    assert ["too-large"] == codes(path)


def test_a_workbook_that_unpacks_to_too_much_is_told(tmp_path: Path) -> None:
    """The size once unpacked is looked at before anything is unpacked."""
    path = workbook(tmp_path / "world.xlsx", territories=TOWNS)

    with under(Limits(unpacked=100)):
        assert ["too-large"] == codes(path)


def test_a_cell_beyond_all_measure_is_told(tmp_path: Path) -> None:
    """A text longer than anybody writes makes the sheet too large."""
    short = [TOWNS[0], ["a", "x" * 50, "commune", 5]]
    long = [TOWNS[0], ["a", "x" * 51, "commune", 5]]

    with under(Limits(cell=50)):
        assert [] == codes(workbook(tmp_path / "short.xlsx", territories=short))
        assert ["too-large"] == codes(workbook(tmp_path / "l.xlsx", territories=long))


def test_errors_are_found_in_any_part_of_a_large_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pass over a sheet goes piece by piece and misses nothing between."""
    monkeypatch.setattr(_xlsx_parts, "_CHUNK", 300)
    monkeypatch.setattr(_xlsx_parts, "_OVERLAP", 200)
    rows = [[f"t{number}", "#N/A", "commune", 1] for number in range(50)]
    result = looked_at(tmp_path, territories=[TOWNS[0], *rows])

    assert list(range(2, 52)) == [each.row for each in result.problems]
    assert {"#N/A"} == {each.value for each in result.problems}


def test_an_error_without_a_value_is_an_error_all_the_same(tmp_path: Path) -> None:
    """Other programs may leave out what the cell shows."""
    path = workbook(
        tmp_path / "world.xlsx", territories=[TOWNS[0], ["a", "#N/A", "commune", 1]]
    )
    changed(path, lambda _, data: data.replace(b"<v>#N/A</v>", b""))
    [problem] = check(path).problems

    assert ("cell-error", "name") == (problem.code, problem.column)


def test_what_only_looks_like_an_error_in_the_text_is_none(tmp_path: Path) -> None:
    """Text that is written as the marks of an error are is text."""
    result = looked_at(
        tmp_path, territories=[TOWNS[0], ["a", ' r="B2" t="e" ', "commune", 1]]
    )

    assert () == result.problems


def test_an_error_outside_the_rectangle_is_passed_over(tmp_path: Path) -> None:
    """Where the two readers disagree on a damaged sheet, nothing is raised."""
    path = workbook(
        tmp_path / "world.xlsx", territories=[TOWNS[0], ["a", "#N/A", "commune", 1]]
    )
    changed(
        path,
        lambda _, data: data.replace(
            b"</worksheet>", b'<extLst><c r="Z99" t="e"/></extLst></worksheet>'
        ),
    )

    assert isinstance(check(path), CheckResult)


def test_facts_of_a_sheet_are_its_extent_and_its_errors() -> None:
    """One pass tells how many cells there are, and in what rectangle."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr(
            "sheet.xml",
            "<row r='1'><c r='A1'/><x:c  r='AA3' t='e'><x:v>#REF!</x:v></x:c></row>",
        )
    with zipfile.ZipFile(raw) as archive:
        facts = _xlsx_parts.sheet_facts(archive, "sheet.xml")

    assert (3, 27, 3) == (facts.cells, facts.width, facts.height)
    assert {(2, 26): "#REF!"} == facts.errors
    assert not facts.is_too_large
