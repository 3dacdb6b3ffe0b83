"""Which files are recognised, which of their tables are read."""

import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest

import partnerlib
from partnerlib.errors import DocumentError
from partnerlib.io._reading import Reading
from partnerlib.io.hxl import READER
from tests.unit.io.hxl.tables import actions, codes, needs, places

TABLE = [["Who", "What"], ["#org", "#sector"], ["a", "Health"]]
LIST = [
    ["#adm1+code", "#adm1", "#adm2+code", "#adm2"],
    ["ET01", "Tigray", "ET0102", "C"],
]
CSV = "\n".join(",".join(row) for row in TABLE) + "\n"


def book(sheets: dict[str, list[list[str]]], hidden: tuple[str, ...] = ()) -> bytes:
    """Make a workbook."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
        if name in hidden:
            sheet.sheet_state = "hidden"
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def pack(name: str, data: bytes) -> bytes:
    """Make an archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, data)
    return stream.getvalue()


def recognised(folder: Path, data: bytes) -> bool:
    """Ask the reader."""
    path = folder / "x"
    path.write_bytes(data)
    return READER.recognises(path, data[:65_536])


def read(folder: Path, data: bytes) -> Reading:
    """Let the reader read."""
    path = folder / "x"
    path.write_bytes(data)
    return READER.read(path)


@pytest.mark.parametrize(
    "data",
    [
        CSV.encode(),
        CSV.encode("utf-16"),
        CSV.replace(",", ";").encode("utf-8-sig"),
        json.dumps(TABLE).encode(),
        json.dumps({"results": [{"#org": "a", "#sector": "b"}]}).encode(),
        book({"x": [["a"]], "y": TABLE}),
        pack("x.csv", CSV.encode()),
        pack("x.xlsx", book({"y": TABLE})),
    ],
)
def test_a_file_with_hashtags_is_recognised(tmp_path: Path, data: bytes) -> None:
    """In any container, by what is in it."""
    assert recognised(tmp_path, data)
    assert 1 == len(actions(read(tmp_path, data)))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"a,b\n#1,2\n",
        b"tweet,likes\nI like #org and #sector,3\n",
        b"a,b,c\n#org of something,2,3\n",
        b'{"a": "#org"}'[:5],
        b"[1, 2]",
        book({"x": [["a"], ["see #org"]]}),
        pack("x.csv", b"a,b\n"),
        pack("x.xlsx", book({"x": [["a"]]})),
        b"PK\x03\x04 #org",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1nothing",
        b"<html>#org</html>",
    ],
)
def test_other_files_are_left_to_others(tmp_path: Path, data: bytes) -> None:
    """Nothing is raised, whatever is in them."""
    assert not recognised(tmp_path, data)


def test_an_old_workbook_is_recognised_by_its_bytes(tmp_path: Path) -> None:
    """Its texts stand in it plainly, in one byte or two for each letter."""
    mark = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    assert recognised(tmp_path, mark + b"...#org...")
    assert recognised(tmp_path, mark + "...#org...".encode("utf-16-le"))


def test_a_part_of_a_workbook_is_searched_piece_by_piece(tmp_path: Path) -> None:
    """A hashtag may stand far down, and across the border of two pieces."""
    rows = [[f"{i} {'x' * 1000}"] for i in range(1100)]
    data = book({"x": [*rows[:5], ["#org"]], "y": rows})
    assert recognised(tmp_path, data)


def test_visible_tables_come_before_hidden_ones(tmp_path: Path) -> None:
    """A hidden one is not read where there is one to be seen, and told."""
    hidden = [["#org", "#sector"], ["b", "WASH"]]
    data = book({"old": hidden, "3W": TABLE, "notes": [["x"]]}, hidden=("old",))
    reading = read(tmp_path, data)
    assert [("health",)] == [each.scope.themes for each in actions(reading)]
    assert ["hidden-sheet", "no-hashtags"] == codes(reading.problems)
    data = book({"old": hidden, "notes": [["x"]]}, hidden=("old",))
    assert [("water",)] == [each.scope.themes for each in actions(read(tmp_path, data))]


def test_a_list_of_places_tells_parents_and_names(tmp_path: Path) -> None:
    """Even a hidden one; places that nothing names are left out."""
    table = [["#org", "#adm2+code"], ["a", "ET0102"], ["b", "ET0103"]]
    rows = [*LIST, ["ET09", "Far", "ET0901", "Away"], ["ET01", "Tigray"]]
    data = book({"list": rows, "3W": table}, hidden=("list",))
    reading = read(tmp_path, data)
    assert {
        "ET01": ("Tigray", ""),
        "ET0102": ("C", "ET01"),
        "ET0103": ("ET0103", "ET01"),
    } == {each.id: (each.name, each.parent) for each in places(reading).values()}
    assert [] == reading.problems


def test_needs_and_activities_of_one_workbook_are_read_together(tmp_path: Path) -> None:
    """Several sheets of a kind are, too."""
    need = [["#adm1+code", "#inneed+health"], ["ET01", "5"]]
    other = [["#org", "#sector", "#adm1+code"], ["b", "WASH", "ET01"]]
    reading = read(tmp_path, book({"a": TABLE, "b": need, "c": other}))
    assert 2 == len(actions(reading))
    assert 1 == len(needs(reading))
    assert ["a", "c"] == [each.sources[0].title for each in actions(reading)]
    assert [] == reading.problems


@pytest.mark.parametrize(
    "data",
    [
        b"a,b\n1,2\n",
        b"#description\nx\n",
        book({"a": [["x"]], "b": LIST}),
        b"",
    ],
)
def test_a_file_without_organisations_or_needs_is_refused(
    tmp_path: Path, data: bytes
) -> None:
    """There is nothing to read."""
    with pytest.raises(DocumentError) as caught:
        read(tmp_path, data)
    assert ["unreadable-source"] == codes(list(caught.value.problems))


def test_places_in_json_are_told_by_their_path(tmp_path: Path) -> None:
    """Rows there have no number."""
    data = json.dumps({"results": [{"#org": "a"}, {"#org": "", "#sector": "Health"}]})
    reading = read(tmp_path, data.encode())
    assert [("no-party", None, "$.results[1]")] == [
        (each.code, each.row, each.path) for each in reading.problems
    ]


@pytest.mark.parametrize("name", ["needs.csv", "actions.csv", "besoins.csv"])
def test_hashtags_count_more_than_a_name(tmp_path: Path, name: str) -> None:
    """A table with hashtags is HXL, even if it is called as one of our own tables."""
    (tmp_path / name).write_text(CSV, "utf-8")

    registry = partnerlib.read(tmp_path / name)

    assert ["a"] == [actor.name for actor in registry.actors.values()]
