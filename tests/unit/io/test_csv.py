"""CSV as people have it: any encoding, delimiter and quoting that can be told."""

import csv
from pathlib import Path

import pytest

from partnerlib.errors import DocumentError
from partnerlib.io import Limits, _csv, check
from partnerlib.io._columns import TABLE_BY_NAME
from partnerlib.io._csv import read_csv
from partnerlib.io._grid import Grid
from tests.unit.io.tables import TOWNS, put, registry_of, shorts

TERRITORIES = TABLE_BY_NAME["territories"]


def grid_of(data: bytes | str) -> Grid:
    """Read a table that gives no problem."""
    raw = data.encode() if isinstance(data, str) else data
    grid, problems = read_csv(TERRITORIES, raw, "territories.csv")
    assert [] == problems
    return grid


def rows_of(grid: Grid) -> list[list[object]]:
    """Give the rows, whether they are kept by the row or by the column."""
    if grid.columns is None:
        return [list(row) for row in grid.rows]
    return [list(row) for row in zip(*grid.columns, strict=True)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiter_and_line_ends_are_found_out(delimiter: str, end: str) -> None:
    """Commas, semicolons and tabs, and the line ends of all systems, are known."""
    lines = [delimiter.join(cells) for cells in (("id", "name"), ("a", "b,;\tc"))]
    text = end.join(lines).replace("b,;\tc", '"b,;\tc"')
    grid = grid_of(text)

    assert ["id", "name"] == grid.headings
    assert [["a", "b,;\tc"]] == rows_of(grid)


def test_a_delimiter_inside_quotes_does_not_count() -> None:
    """The first delimiter of the headings outside quotes is the delimiter."""
    grid = grid_of('"extra:a,b";id\n1;2\n')

    assert ["extra:a,b", "id"] == grid.headings


def test_headings_without_delimiter_are_one_column() -> None:
    """A table of one column needs no delimiter, whatever its cells hold."""
    grid = grid_of("id\na;b\n")

    assert (["id"], [["a;b"]]) == (grid.headings, rows_of(grid))


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\n\n"])
def test_an_empty_file_has_neither_headings_nor_rows(data: bytes) -> None:
    """Nothing in, nothing out, and nothing raised."""
    grid = grid_of(data)

    assert (1, [], []) == (grid.heading_row, grid.headings, rows_of(grid))


def test_quotes_and_line_breaks_in_cells_are_kept() -> None:
    """Quoting is that of RFC 4180."""
    grid = grid_of('id,name\r\na,"say ""é""\r\nand so"\r\n')

    assert [["a", 'say "é"\r\nand so']] == rows_of(grid)


def test_rows_are_numbered_as_a_spreadsheet_shows_them() -> None:
    """Blank rows are passed over and counted; a line break makes no row."""
    grid = grid_of('\nid,name\n\na,"two\nlines"\n,\nb,c\n')

    assert 2 == grid.heading_row
    assert [4, 6] == list(grid.numbers)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_byte_order_mark_does_not_count(mark: bytes) -> None:
    """UTF-8 is read with or without its mark."""
    assert ["id"] == grid_of(mark + "id\né\n".encode()).headings


def test_windows_text_is_read_with_a_warning() -> None:
    """What is no UTF-8 is Windows-1252, with the euro and the curly quote."""
    data = "id,name\na,L’Été à 3 €\n".encode("cp1252")
    grid, [problem] = read_csv(TERRITORIES, data, "territories.csv")

    assert [["a", "L’Été à 3 €"]] == rows_of(grid)
    assert ("cp1252-text", "warning", None) == (
        problem.code,
        problem.severity,
        problem.row,
    )


@pytest.mark.parametrize(
    ("data", "row"),
    [
        (b"id,name\na,\x00b\n", None),
        ("id,name\na,é\n".encode("utf-16"), None),
        (b"id,name\na,\x81\n", None),
        (b'id,name\na,"never closed\n', 2),
        (b'id,name\na,b\nc,"closed" and more\n', 3),
    ],
)
def test_what_is_no_table_is_told(data: bytes, row: int | None) -> None:
    """Null bytes, other encodings and broken quotes make a source unreadable."""
    with pytest.raises(DocumentError) as caught:
        read_csv(TERRITORIES, data, "territories.csv")
    [problem] = caught.value.problems

    assert ("unreadable-source", row) == (problem.code, problem.row)
    assert "territories.csv" == problem.file


def test_a_long_cell_is_read_and_the_limit_of_the_process_stays() -> None:
    """A text beyond the limit of the csv module is no trouble."""
    limit = csv.field_size_limit()
    text = "x" * (limit + 1)

    assert [["a", text]] == rows_of(grid_of(f"id,name\na,{text}\n"))
    assert limit == csv.field_size_limit()


def test_a_cell_beyond_all_measure_is_told() -> None:
    """A cell of more than ten million characters is a problem of its row."""
    limit = csv.field_size_limit()
    data = b"id,name\na,b\nc," + b"x" * (Limits().cell + 1)
    with pytest.raises(DocumentError) as caught:
        read_csv(TERRITORIES, data, "territories.csv")
    [problem] = caught.value.problems

    assert ("too-large", 3) == (problem.code, problem.row)
    assert limit == csv.field_size_limit()


def test_rows_may_be_shorter_than_the_headings(tmp_path: Path) -> None:
    """Cells that are not there are empty."""
    towns = "id,name,level,country,population\nevry,Évry,commune\n"
    registry = registry_of(tmp_path, territories=towns)

    assert registry.territories["evry"].population is None


def test_a_cell_beyond_the_headings_is_told(tmp_path: Path) -> None:
    """What has no heading cannot be kept; blanks there do not count."""
    towns = "id,name,level,,\nevry,Évry,commune,x, , y, z\nthere,Là,commune, , ,\n"
    problems = check(put(tmp_path, territories=towns)).problems

    assert [("territories.csv", 2, None, "extra-cell")] == shorts(problems)
    assert ["x,y,z"] == [each.value for each in problems]


@pytest.mark.parametrize(
    ("row", "english", "french"),
    [
        ("a,b, and c,pact,x; y", "holds ',' stands in quotes", "elle-même ',' se met"),
        ("a;b;pact;x; y", "holds ';' stands in quotes", "elle-même ';' se met"),
        ("a\tb\tc\tpact\tx; y", "holds tab stands", "elle-même tab se met"),
    ],
)
def test_a_separator_without_quotes_is_told_once(
    tmp_path: Path, row: str, english: str, french: str
) -> None:
    """Every cell after it is one too far; the hint says how to write it."""
    mark = next(each for each in "\t;," if each in row.removesuffix("; y"))
    head = mark.join(("id", "title", "kind", "parties"))
    problems = check(put(tmp_path, agreements=f"{head}\n{row}\n")).problems
    [problem] = [each for each in problems if each.code == "extra-cell"]

    assert english in problem.text("en")
    assert french in problem.text("fr")


def test_few_cells_do_not_become_very_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows that are far shorter than very many headings make the table too large."""
    monkeypatch.setattr(_csv, "_SMALL", 1000)
    head = ",".join(["id", "name", "level", *(f"name_fr-{n}" for n in range(97))])
    full = ",".join(f"{n}" for n in range(100))
    short = put(tmp_path / "s", territories=f"{head}\n" + "a,A,commune\n" * 11)
    small = put(tmp_path / "t", territories=f"{head}\n" + "a,A,commune\n" * 10)
    large = put(tmp_path / "u", territories=f"{head}\n" + f"{full}\n" * 20)

    assert [("territories.csv", None, None, "too-large")] == shorts(
        check(short).problems
    )
    for folder in (small, large):
        assert "too-large" not in {each.code for each in check(folder).problems}


def test_the_delimiter_is_that_of_the_headings() -> None:
    """Blank lines before them do not count, nor does what comes after."""
    assert ["id name"] == grid_of(" \n\nid name\na,b\n").headings
    assert ["id", "name"] == grid_of("\n  \r\nid;name\na,b;c\n").headings[:2]


def test_rows_of_blanks_do_not_count(tmp_path: Path) -> None:
    """A row that only holds blanks is passed over, in every table."""
    tables = {
        "territories": TOWNS + " , ,\n",
        "agreements": "id,kind,parties\nt,twinning,\n , ,\n",
        "parties": "record,actor\nagreement/t,evry\n , \nagreement/t,there\n",
        "terms": "vocabulary,id\n , \nthemes,tea\n",
    }
    registry = registry_of(tmp_path, **tables)

    assert ["evry", "there"] == list(registry.territories)
    assert ["t"] == list(registry.agreements)


def test_names_of_files_are_known_in_both_languages(tmp_path: Path) -> None:
    """Tables may be called in French, with or without accents, in any case."""
    put(
        tmp_path,
        Territoires=TOWNS,
        ACCORDS="id,nature,partenaires\nt,jumelage,evry; there\n",
        echanges="id,donneur,receveur,nature\ne,evry,there,argent\n",
    )
    registry = registry_of(tmp_path)

    assert "twinning" == registry.agreements["t"].kind
    assert "money" == registry.exchanges["e"].kind
