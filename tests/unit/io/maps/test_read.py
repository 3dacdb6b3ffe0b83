"""Tables of any origin through a column map."""

import json
import re
from pathlib import Path

import pytest

from partnerlib.errors import DocumentError, ParameterError, PartnerlibWarning
from partnerlib.io import check, convert, read, write
from partnerlib.model import Concept, Party, Source
from tests.unit.io.maps.maps import TOWNS, mapped, told, write_map

ROWS = "Country,Town,Org,Project\nFrance,Orée,Puits,Wells\n"


def test_a_row_makes_several_records(tmp_path: Path) -> None:
    """Territories, actors and an action that refers to them, by name."""
    result = mapped(tmp_path, ROWS, TOWNS)
    registry = result.sound()
    (work,) = registry.actions.values()

    assert () == result.problems
    assert {
        "place:france": ("France", "country", ""),
        "place:france/oree": ("Orée", "municipality", "place:france"),
    } == {
        id_: (each.name, each.level, each.parent)
        for id_, each in registry.territories.items()
    }
    assert (Party("org:puits", "implementer"),) == work.parties
    assert ("Wells", ("place:france/oree",)) == (work.title, work.scope.places)
    assert (Source(file="data.csv", row=2),) == work.sources
    assert re.fullmatch("action:[0-9a-f]{16}", work.id)


def test_rows_that_say_the_same_are_one_record(tmp_path: Path) -> None:
    """With a source for each row, and the same id in another edition."""
    twice = mapped(tmp_path, ROWS + "France,Orée,Puits,Wells\n", TOWNS).sound()
    other = mapped(tmp_path, ROWS.replace("\nF", "\n,,,\nF"), TOWNS).sound()
    (work,) = twice.actions.values()

    assert [2, 3] == [source.row for source in work.sources]
    assert list(twice.actions) == list(other.actions)


@pytest.mark.parametrize("suffix", ["csv", "tsv", "xlsx", "json"])
def test_any_container_is_read(tmp_path: Path, suffix: str) -> None:
    """What the file is made of does not matter to the map."""
    path = tmp_path / f"data.{suffix}"
    rows = [line.split(",") for line in ROWS.splitlines()]
    if suffix == "json":
        path.write_text(json.dumps([dict(zip(*rows, strict=True))]), "utf-8")
    elif suffix == "xlsx":
        openpyxl = pytest.importorskip("openpyxl")
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(path)
    else:
        mark = "\t" if suffix == "tsv" else ";"
        path.write_text("".join(f"{mark.join(row)}\n" for row in rows), "utf-8")
    registry = check(path, map=write_map(tmp_path, TOWNS)).sound()

    assert ["place:france", "place:france/oree"] == sorted(registry.territories)
    assert 1 == len(registry.actions)


def test_headings_are_found_below_a_title(tmp_path: Path) -> None:
    """Neither case, accents and blanks count, nor what stands above."""
    rows = "Title of the table\n\nCOUNTRY, town ,ORG,project\nFrance,Orée,Puits,Wells\n"
    result = mapped(tmp_path, rows, TOWNS)

    assert [4] == [
        source.row
        for work in result.sound().actions.values()
        for source in work.sources
    ]


def test_the_rows_of_headings_and_data_may_be_named(tmp_path: Path) -> None:
    """Where they cannot be found, or tags stand between."""
    rows = "Country,Town,Org,Project\nc,t,o,p\nFrance,Orée,Puits,Wells\n"
    text = "header = 1\nrows_from = 3\n" + TOWNS

    assert 1 == len(mapped(tmp_path, rows, text).sound().actions)


def test_columns_may_be_named_by_number(tmp_path: Path) -> None:
    """Where there are no headings at all."""
    text = """
header = 0
[records.org]
record = "actor"
name = { column = 2 }
[records.none]
record = "actor"
name = { column = 9 }
"""
    result = mapped(tmp_path, "a,Puits\nb,Eaux\n", text)

    assert ["org:eaux", "org:puits"] == sorted(result.sound().actors)
    assert [("absent-column", 1, "none.name")] == told(result)


def test_headings_may_end_in_a_star_or_have_an_explanation(tmp_path: Path) -> None:
    """Long headings need not be copied."""
    text = """
[records.org]
record = "actor"
name = "Structure*"
kind = "Type"
url = ["Site", "Web*"]
"""
    rows = '"Structure qui agit","Type\n(choisir)","Website"\nPuits,ONG,https://a.b\n'
    (org,) = mapped(tmp_path, rows, text).sound().actors.values()

    assert ("Puits", "ngo", "https://a.b") == (org.name, org.kind, org.url)


def test_a_file_without_the_columns_is_an_error(tmp_path: Path) -> None:
    """It says which are missing, and where they were looked for."""
    result = mapped(tmp_path, "a,b\n1,2\n", TOWNS, strict=False)

    assert ["map-does-not-fit"] == [each.code for each in result.errors]
    assert "Country, Org, Town, Project" in result.errors[0].message


def test_a_column_that_is_missing_is_told(tmp_path: Path) -> None:
    """What can be read without it is."""
    text = TOWNS + 'status = "Stage"\n'
    result = mapped(tmp_path, ROWS, text)

    assert [("absent-column", 1, "work.status")] == told(result)
    assert "info" == result.problems[0].severity
    assert 1 == len(result.sound().actions)


def test_a_record_without_a_name_is_none(tmp_path: Path) -> None:
    """Nobody is called "-"; a row without anything is no row."""
    rows = "Country,Town,Org,Project\n-,n/a,Puits,Wells\n,,,\nFrance,***,Puits,Dams\n"
    registry = mapped(tmp_path, rows, TOWNS).sound()

    assert ["place:france"] == list(registry.territories)
    assert 2 == len(registry.actions)


def test_what_cannot_be_read_is_told_with_its_cell(tmp_path: Path) -> None:
    """The record stays without it."""
    text = TOWNS + 'start = "From"\namount = "Money"\n'
    rows = "Country,Town,Org,Project,From,Money\nFrance,Orée,Puits,Wells,soon,much\n"
    result = mapped(tmp_path, rows, text)

    assert [("bad-number", 2, "Money"), ("bad-date", 2, "From")] == told(result)
    assert {"warning"} == {each.severity for each in result.problems}
    assert 1 == len(result.sound().actions)


def test_strict_makes_it_an_error(tmp_path: Path) -> None:
    """Who wants it so has it so."""
    text = TOWNS + 'start = "From"\n'
    rows = "Country,Town,Org,Project,From\nFrance,Orée,Puits,Wells,soon\n"
    result = mapped(tmp_path, rows, text, strict=True)

    assert (None, ["bad-date"]) == (
        result.registry,
        [each.code for each in result.errors],
    )


def test_what_a_record_must_have_is_told(tmp_path: Path) -> None:
    """Without a title the id stands for it; without parties there is no action."""
    rows = "Country,Town,Org,Project\nFrance,Orée,Puits,\nFrance,Orée,,Dams\n"
    result = mapped(tmp_path, rows, TOWNS)

    assert [("missing-value", 2, "Project"), ("no-party", 3, "org")] == told(result)
    (work,) = result.sound().actions.values()
    assert work.id == work.title


def test_values_that_break_a_rule_of_the_model_are_told(tmp_path: Path) -> None:
    """Where the column can be named, it is."""
    text = TOWNS + 'amount = "Money"\nstart = "From"\nend = "To"\n'
    rows = (
        "Country,Town,Org,Project,Money,From,To\n"
        "France,Orée,Puits,Wells,-5,2010,2005\nFrance,Orée,Puits,Dams,-5,2010,2005\n"
    )
    result = mapped(tmp_path, rows, text)

    assert [
        ("end-before-start", 2, "To"),
        ("negative-number", 2, "Money"),
        ("end-before-start", 3, "To"),
        ("negative-number", 3, "Money"),
    ] == told(result)
    assert ["2010/"] * 2 == [
        str(each.period) for each in result.sound().actions.values()
    ]


def test_points_are_two_columns_or_one(tmp_path: Path) -> None:
    """One that lies nowhere is told with its column."""
    text = """
[records.a]
record = "territory"
name = "A"
lat = "Lat"
lon = "Lon"
[records.b]
record = "territory"
name = "B"
point = "P"
"""
    rows = 'A,B,Lat,Lon,P\nOrée,Lac,48.5,2.5,"1, 2"\nOne,Two,99,2,x\nThree,Four,,2,\n'
    result = mapped(tmp_path, rows, text)
    where = {
        id_: None if each.location is None else (each.location.lat, each.location.lon)
        for id_, each in result.sound().territories.items()
    }

    assert [("out-of-range", 3, "Lat"), ("bad-point", 3, "P")] == told(result)
    assert {
        "place:oree": (48.5, 2.5),
        "place:lac": (1, 2),
        "place:one": None,
        "place:two": None,
        "place:three": None,
        "place:four": None,
    } == where


TIES = """
[records.a]
record = "territory"
name = "A"
[records.b]
record = "territory"
name = { column = "B", split = [";", "\\n"] }
[records.tie]
record = "agreement"
kind = { value = "twinning" }
parties = [{ ref = "a" }, { ref = "b" }]
stated_by = { ref = "a" }
source_url = "Page"
reported = "On"
"""


def test_twinnings_by_name_are_statements(tmp_path: Path) -> None:
    """Both sides of a pair are one agreement, stated by each of them."""
    rows = "A,B,Page,On\nOrée,Lac,https://a.b,2015\nLac,Orée,,\n"
    registry = mapped(tmp_path, rows, TIES).sound()

    assert ["twinning:place:lac~place:oree"] == list(registry.agreements)
    assert (
        Source(stated_by="place:lac", file="data.csv", row=3),
        Source(
            stated_by="place:oree",
            url="https://a.b",
            date="2015",
            file="data.csv",
            row=2,
        ),
    ) == registry.agreements["twinning:place:lac~place:oree"].sources


def test_a_cell_may_name_several(tmp_path: Path) -> None:
    """Each is a record of its own, and all are meant."""
    rows = "A,B,Page,On\nOrée,Lac; Diabor ;,,\n"
    registry = mapped(tmp_path, rows, TIES).sound()

    assert ["place:diabor", "place:lac", "place:oree"] == sorted(registry.territories)
    assert ["twinning:place:diabor~place:lac~place:oree"] == list(registry.agreements)


def test_a_tie_to_itself_is_told(tmp_path: Path) -> None:
    """Two towns of one name are not to be told apart by it."""
    result = mapped(tmp_path, "A,B,Page,On\nOrée,Orée,,\n,Lac,,\n,,x,\n", TIES)

    assert [("self-twinning", 2, "a"), ("too-few-parties", 3, "a")] == told(result)
    assert {} == dict(result.sound().agreements)


def test_a_page_that_no_text_may_hold_is_left_out(tmp_path: Path) -> None:
    """The statement stays."""
    result = mapped(tmp_path, "A,B,Page,On\nOrée,Lac,a\x9fb,\n", TIES)

    assert [("bad-text", 2, "Page")] == told(result)
    assert 1 == len(result.sound().agreements)


def test_an_action_without_a_title_in_the_map_is_called_by_its_id(
    tmp_path: Path,
) -> None:
    """A table may have nothing that could be one."""
    text = TOWNS.replace('title = "Project"\n', 'id = "Project"\n')

    assert ["Wells"] == [
        each.title for each in mapped(tmp_path, ROWS, text).sound().actions.values()
    ]


def test_ids_and_names_that_come_in_lists_go_together(tmp_path: Path) -> None:
    """As many codes as names: each has its own; otherwise the codes alone count."""
    text = """
[records.place]
record = "territory"
id = { column = "Code", split = "," }
name = { column = "Name", split = "," }
"""
    rows = 'Code,Name\n"fr91, FR92","Essonne, Hauts"\n"AA1, AA2",One name\n'
    territories = mapped(tmp_path, rows, text).sound().territories

    assert {"FR91": "Essonne", "FR92": "Hauts", "AA1": "AA1", "AA2": "AA2"} == {
        id_: each.name for id_, each in territories.items()
    }


def test_what_rows_say_of_one_place_is_joined(tmp_path: Path) -> None:
    """Empty fields are filled, names become aliases, what clashes is told."""
    text = """
[records.place]
record = "territory"
id = "Code"
name = "Name"
population = "People"
"""
    rows = "Code,Name,People\nT1,Orée,\nT1,Oree,500\nT1,Orée,600\n"
    result = mapped(tmp_path, rows, text)
    place = result.sound().territories["T1"]

    assert [("conflicting-record", 4, "People")] == told(result)
    assert ("Orée", ("Oree",), 500) == (place.name, place.aliases, place.population)
    assert [2, 3, 4] == [source.row for source in place.sources]


PROJECTS = """
[records.org]
record = "actor"
name = "Org"
[records.place]
record = "territory"
name = "Place"
[records.work]
record = "action"
id = "Id"
title = "Title"
parties = { ref = "org" }
places = { ref = "place" }
themes = "Theme"
"""


def test_rows_of_one_project_add_to_one_another(tmp_path: Path) -> None:
    """Where they differ in one point, it has all of them."""
    rows = "Id,Title,Org,Place,Theme\nP1,T,A,X,Santé\nP1,T,B,X,Santé\nP1,T,A,X,Santé\n"
    result = mapped(tmp_path, rows, PROJECTS)
    work = result.sound().actions["P1"]

    assert () == result.problems
    assert ["org:a", "org:b"] == [party.actor for party in work.parties]
    assert [2, 3, 4] == [source.row for source in work.sources]


def test_rows_that_differ_in_two_points_stay_apart(tmp_path: Path) -> None:
    """One record would claim that all is done everywhere."""
    rows = (
        "Id,Title,Org,Place,Theme\n"
        "P1,T,A,X,Santé\nP1,T,A,Y,Eau\nP1,T,A,Z,Eau\nP1,T,B,V,Culture\n"
    )
    result = mapped(tmp_path, rows, PROJECTS)
    actions = result.sound().actions

    assert [("divided-record", 3, "Id")] == told(result)
    assert {
        "P1": (("health",), ("place:x",), ""),
        "P1/2": (("water",), ("place:y", "place:z"), "P1"),
        "P1/3": (("culture",), ("place:v",), "P1"),
    } == {
        id_: (each.scope.themes, each.scope.places, each.parent)
        for id_, each in actions.items()
    }


def test_too_many_parts_are_joined_after_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A table that says everything of one project does not take for ever."""
    monkeypatch.setattr("partnerlib.io.maps._records._MOST_PARTS", 3)
    rows = "Id,Title,Org,Place,Theme\n" + "".join(
        f"P1,T,A,X{number},Thema {number}\n" for number in range(5)
    )
    actions = mapped(tmp_path, rows, PROJECTS).sound().actions

    assert ["P1", "P1/2"] == list(actions)


def test_terms_that_nobody_knows_become_terms_of_the_source(tmp_path: Path) -> None:
    """Each is told once; of roles and statuses it is a warning."""
    text = PROJECTS.replace('{ ref = "org" }', '{ ref = "org", role = "Chief" }')
    text = 'language = "fr"\n' + text + 'status = "Title"\n'
    rows = "Id,Title,Org,Place,Theme\nP1,T,A,X,Pêche à pied\nP2,T,A,X,Pêche à pied\n"
    result = mapped(tmp_path, rows, text)
    registry = result.sound()

    assert [
        ("unknown-term", "Chief", "warning"),
        ("unknown-term", "Pêche à pied", "info"),
        ("unknown-term", "T", "warning"),
    ] == sorted((each.code, each.value, each.severity) for each in result.problems)
    assert Concept("peche-a-pied", label_fr="Pêche à pied") in (
        registry.vocabularies["themes"].concepts
    )


def test_columns_that_the_map_does_not_name_may_be_kept(tmp_path: Path) -> None:
    """In the record that it says; those of persons never are."""
    text = 'keep = "org"\ndrop = ["Chef", "Tel"]\n' + TOWNS
    rows = (
        'Country,Town,Org,Project,"Co\n\x9flour",Chef,E-mail,,"Co\nlour",Tel\n'
        "France,Orée,Puits,Wells,blue,Untel,a@b.c,more,red,\n"
        "France,Orée\n"
    )
    result = mapped(tmp_path, rows, text)
    (org,) = result.sound().actors.values()

    assert (
        ("column:8", "more"),
        ("column:Co lour", "blue"),
        ("column:Co lour (9)", "red"),
    ) == org.extra
    assert [
        ("personal-data", 1, "Chef"),
        ("personal-data", 1, "E-mail"),
    ] == told(result)[:2]
    assert "a@b.c" not in "".join(each.text() for each in result.problems)


def test_a_row_may_state_a_record_only_on_a_condition(tmp_path: Path) -> None:
    """Where a column says what the row is about."""
    text = """
[records.funder]
record = "actor"
name = "Org"
kind = { value = "foundation" }
when = { column = "Role", is = ["Bailleur", "Funder"] }
[records.other]
record = "actor"
name = "Org"
when = { column = "Role", is_not = ["bailleur", "funder"] }
"""
    rows = "Org,Role\nA,bailleur\nB,Operator\nC,FUNDER\n"
    actors = mapped(tmp_path, rows, text).sound().actors

    assert {"org:a": "foundation", "org:b": "unknown", "org:c": "foundation"} == {
        id_: each.kind for id_, each in actors.items()
    }


WORKBOOK = """
[[tables]]
sheet = "Ties"
[tables.records.a]
record = "territory"
name = "A"
[tables.records.b]
record = "territory"
name = "B"
[tables.records.tie]
record = "agreement"
id = "Ref"
kind = { value = "twinning" }
parties = [{ ref = "a" }, { ref = "b" }]
[[tables]]
sheet = "Visit*"
[tables.records.tie]
record = "agreement"
id = "Ref"
last_activity = "Day"
[tables.records.visit]
record = "action"
title = "What"
agreement = "Ref"
parties = { of = "agreement" }
"""


def test_sheets_add_to_one_another(tmp_path: Path) -> None:
    """In whatever order they lie; an action may have the parties of its agreement."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    visits = book.active
    visits.title = "Visits 2019"
    visits.append(["Ref", "Day", "What"])
    visits.append(["T1", "12/03/2019", "Choir"])
    visits.append(["T1", 2018, "Mayor"])
    visits.append(["T9", 2018, "Nobody"])
    ties = book.create_sheet("TIES")
    ties.append(["Ref", "A", "B"])
    ties.append(["T1", "Orée", "Lac"])
    hidden = book.create_sheet("Visit hidden")
    hidden.append(["Ref", "Day", "What"])
    hidden.append(["T1", 2024, "Late"])
    hidden.sheet_state = "hidden"
    other = book.create_sheet("Other")
    other.append(["Ref", "A", "B"])
    other.append(["T2", "Orée", "Lac"])
    book.save(tmp_path / "book.xlsx")
    result = check(tmp_path / "book.xlsx", map=write_map(tmp_path, WORKBOOK))
    registry = result.sound()

    assert ["T1"] == list(registry.agreements)
    assert "2024" == str(registry.agreements["T1"].last_activity)
    assert ["Choir", "Late", "Mayor"] == sorted(
        each.title for each in registry.actions.values()
    )
    assert {("place:oree", "place:lac")} == {
        tuple(
            registry.actors[party.actor].territory for party in reversed(each.parties)
        )
        for each in registry.actions.values()
    }
    assert {"too-few-parties", "no-party"} == {each.code for each in result.problems}


def test_errors_of_the_spreadsheet_are_told(tmp_path: Path) -> None:
    """A cell that failed says nothing."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["Org"])
    book.active.append(["#REF!"])
    book.active.append(["Puits"])
    book.active["A2"].data_type = "e"
    book.save(tmp_path / "book.xlsx")
    text = '[records.org]\nrecord = "actor"\nname = "Org"\n'
    result = check(tmp_path / "book.xlsx", map=write_map(tmp_path, text))

    assert [("cell-error", 2, "Org")] == told(result)
    assert ["org:puits"] == list(result.sound().actors)


def test_very_many_problems_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first are listed, so that memory is bounded."""
    monkeypatch.setattr("partnerlib.io.maps._records._MOST_TOLD", 2)
    text = '[records.org]\nrecord = "actor"\nname = "Org"\nvalid_from = "From"\n'
    rows = "Org,From\n" + "".join(f"o{number},soon\n" for number in range(5))
    result = mapped(tmp_path, rows, text)

    assert ["more-problems", "bad-date", "bad-date"] == [
        each.code for each in result.problems
    ]
    assert "'3' more problems" in result.problems[0].message


def test_rows_of_cells_may_be_short(tmp_path: Path) -> None:
    """What is not there is empty; numbers and truth values are texts."""
    path = tmp_path / "data.json"
    rows = [["Country", "Town", "Org", "Project"], ["France", 75, True, 1.0], ["Mali"]]
    path.write_text(json.dumps(rows), "utf-8")
    registry = check(path, map=write_map(tmp_path, TOWNS)).sound()

    assert ["1", "75", "France", "Mali", "true"] == sorted(
        [
            *(each.name for each in registry.territories.values()),
            *(each.name for each in registry.actors.values()),
            *(each.title for each in registry.actions.values()),
        ]
    )


def test_long_columns_of_dates_are_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Periods are kept for so many pairs of dates only."""
    monkeypatch.setattr("partnerlib.io.maps._compose._MOST_KEPT", 1)
    text = '[records.org]\nrecord = "actor"\nname = "Org"\nvalid_from = "From"\n'
    rows = "Org,From\na,2001\nb,2002\nc,2001\n"

    assert ["2001/", "2002/", "2001/"] == [
        str(each.valid) for each in mapped(tmp_path, rows, text).sound().actors.values()
    ]


def test_long_columns_of_faulty_cells_are_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cells mean is kept for so many of them only; it is told each time."""
    monkeypatch.setattr("partnerlib.io.maps._cells._MOST_KEPT", 1)
    text = '[records.org]\nrecord = "actor"\nname = "Org"\nvalid_from = "From"\n'
    rows = "Org,From\na,soon\nb,late\nc,soon\n"

    assert [("bad-date", row, "From") for row in (2, 3, 4)] == told(
        mapped(tmp_path, rows, text)
    )


# -- which map, for which file ---------------------------------------------------


def test_maps_name_the_files_that_they_are_for(tmp_path: Path) -> None:
    """Of several maps the first that is for a file reads it; others are as usual."""
    (tmp_path / "orgs-2020.csv").write_text("Org\nPuits\n", "utf-8")
    (tmp_path / "places.csv").write_text("Town\nOrée\n", "utf-8")
    (tmp_path / "territories.csv").write_text("id,name,level\na,A,commune\n", "utf-8")
    orgs = write_map(
        tmp_path,
        'files = "ORGS-*.csv"\n[records.org]\nrecord = "actor"\nname = "Org"\n',
        "orgs.toml",
    )
    towns = write_map(
        tmp_path, '[records.town]\nrecord = "territory"\nname = "Town"\n', "towns.toml"
    )
    registry = check(
        *(tmp_path / name for name in ("orgs-2020.csv", "places.csv")),
        tmp_path / "territories.csv",
        map=[orgs, towns],
    ).sound()

    assert ["org:puits"] == list(registry.actors)
    assert ["a", "place:oree"] == sorted(registry.territories)


def test_a_folder_is_read_file_by_file(tmp_path: Path) -> None:
    """If a map is for any of them; else as a folder of tables."""
    folder = tmp_path / "data"
    (folder / "inner").mkdir(parents=True)
    (folder / "one.csv").write_text("Org\nPuits\n", "utf-8")
    (folder / "two.csv").write_text("Org\nEaux\n", "utf-8")
    (folder / "notes.md").write_text("nothing", "utf-8")
    path = write_map(tmp_path, '[records.org]\nrecord = "actor"\nname = "Org"\n')

    assert ["org:eaux", "org:puits"] == sorted(check(folder, map=path).sound().actors)
    assert ["no-table"] == [
        each.code for each in check(folder / "inner", map=path).errors
    ]


def test_a_folder_that_cannot_be_looked_into_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By whoever opens it next."""

    def refuse(path: Path) -> None:
        raise PermissionError(path)

    monkeypatch.setattr(Path, "iterdir", refuse)

    assert ["unreadable-source"] == [
        each.code for each in check(tmp_path, map=write_map(tmp_path, TOWNS)).errors
    ]


def test_a_map_reads_a_table_that_is_called_as_ours(tmp_path: Path) -> None:
    """If it has its headings; ours are read as ours."""
    text = '[records.org]\nrecord = "actor"\nname = "Structure"\n'
    ours = mapped(tmp_path, "id,name,kind\na,A,ngo\n", text, "actors.csv")
    theirs = mapped(tmp_path, "Structure\nPuits\n", text, "actors.csv")
    write(ours.sound(), tmp_path / "own.json")
    broken = mapped(tmp_path, "", text, "actors.csv")

    assert ["a"] == list(ours.sound().actors)
    assert ["org:puits"] == list(theirs.sound().actors)
    assert ["a"] == list(
        check(tmp_path / "own.json", map=tmp_path / "map.toml").sound().actors
    )
    assert [] != broken.errors


@pytest.mark.parametrize("name", ["gone.csv", "x\0y.csv"])
def test_a_source_that_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    """With a map as without."""
    path = write_map(tmp_path, TOWNS)

    assert ["unreadable-source"] == [
        each.code for each in check(f"{tmp_path}/{name}", map=path).errors
    ]


@pytest.mark.parametrize("named", ["scdl-f", 5, ["atlas-fr", None]])
def test_a_map_that_is_not_there_makes_no_sense(named: object) -> None:
    """A name that is nearly right is proposed."""
    with pytest.raises(ParameterError) as caught:
        check("x.csv", map=named)  # type: ignore[arg-type]

    assert ("scdl-fr" in caught.value.hints) == (named == "scdl-f")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("gone.toml", None),
        ("bad.toml", b"= 1"),
        ("bad.toml", b"\xff"),
        ("deep.toml", b"a = " + b"[" * 10_000),
        ("long.toml", b"a = " + b"1" * 10_000),
        ("bad.json", b"{"),
        ("large.json", b" " * 10_000_001),
    ],
)
def test_a_map_that_cannot_be_read_is_told(
    tmp_path: Path, name: str, data: bytes | None
) -> None:
    """Among the problems, as everything else; `read` raises it."""
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)

    assert ["unreadable-source"] == [each.code for each in check("x", map=path).errors]
    with pytest.raises(DocumentError):
        read("x", map=path)


def test_the_format_of_all_files_may_be_said(tmp_path: Path) -> None:
    """Where a file cannot be recognised; folders are read as usual."""
    path = tmp_path / "odd.csv"
    path.write_text("Ort,Partner\nQ1,Q2\n", "utf-8")
    registry = read(path, format="wikidata")

    assert ["twinning:Q1~Q2"] == list(registry.agreements)
    assert ["no-table"] == [
        each.code
        for each in check(tmp_path / "..", format="wikidata").errors
        if each.code == "no-table"
    ]
    with pytest.raises(ParameterError):
        check(path, format="odd")


def test_read_and_convert_take_maps(tmp_path: Path) -> None:
    """As `check` does."""
    (tmp_path / "data.csv").write_text(ROWS, "utf-8")
    path = write_map(tmp_path, TOWNS + 'start = "From"\n')
    registry = read(tmp_path / "data.csv", map=path)
    out = tmp_path / "out.json"

    assert registry == convert(tmp_path / "data.csv", out, map=path)
    assert registry == read(out)
    with pytest.warns(PartnerlibWarning, match="1 warning"):
        read(tmp_path / "data.csv", map=write_map(tmp_path, TOWNS + 'end = "Org"\n'))


def test_a_failed_formula_of_a_text_file_is_told(tmp_path: Path) -> None:
    """As in a workbook: nothing is called so, and the rest of the row is read."""
    rows = ROWS + "France,#N/A,Craies,School\n"
    result = mapped(tmp_path, rows, TOWNS)
    wrong = [each for each in result.problems if each.code == "cell-error"]

    assert [("Town", "#N/A", 3)] == [(x.column, x.value, x.row) for x in wrong]
    assert "#N/A" not in {x.name for x in result.sound().territories.values()}
    assert "School" in {x.title for x in result.sound().actions.values()}
