"""The places of records in tables, found when they are asked for."""

from pathlib import Path

import pytest

from partnerlib.io import check
from partnerlib.io._row_places import RowPlaces


def test_places_of_two_tables_are_one_sequence() -> None:
    """Each record has the row of its own table; slices and negative indices work."""
    places = RowPlaces(links=None)  # type: ignore[arg-type]
    places.add("first", [0, 2])  # type: ignore[arg-type]
    places.add("none", [])  # type: ignore[arg-type]
    places.add("second", range(1))  # type: ignore[arg-type]

    found = [(each.sheet, each.row) for each in places]

    assert [("first", 0), ("first", 2), ("second", 0)] == found
    assert places[-1] == places[1:][1] == places[2]
    with pytest.raises(IndexError):
        places[3]


def test_odd_rows_stand_where_they_did(tmp_path: Path) -> None:
    """Rows that are read one by one keep their order and their row among the others."""
    (tmp_path / "territories.csv").write_text(
        "id,name,level,parent\na,A,country,\nb, ,region,a\nc,C,region,nowhere\n"
        "d,D,region,a\n,,,\ne,E,town hall,a\n",
        encoding="utf-8",
    )

    problems = check(tmp_path).problems

    assert [
        (3, "missing-value", "territory/b"),
        (4, "unknown-id", "territory/c"),
        (7, "unknown-term", "territory/e"),
    ] == [(each.row, each.code, each.record) for each in problems]


def test_odd_cells_of_parties_are_read_among_plain_ones(tmp_path: Path) -> None:
    """Separators without a blank, escapes and faults cost no other row its parties."""
    (tmp_path / "actors.csv").write_text(
        "id,name,kind\n#a,A,association\n\\#b,B,association\n", encoding="utf-8"
    )
    (tmp_path / "agreements.csv").write_text(
        "id,kind,parties\n1,twinning,#a; #b\n2,twinning,#b;#a\n3,twinning,#a; \n"
        "4,twinning,#a; #N/A\n5,twinning,#a; #b; \n6,twinning,#a\\;; #b\n",
        encoding="utf-8",
    )

    found = [(each.row, each.code) for each in check(tmp_path).problems]

    assert [
        (4, "too-few-parties"),
        (5, "cell-error"),
        (7, "bad-id"),
    ] == found
