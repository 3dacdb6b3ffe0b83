"""Answers of the query service: any container, folded into one registry."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from partnerlib.codes import _countries
from partnerlib.errors import DocumentError
from partnerlib.io import CheckResult, check, write
from partnerlib.io._limits import Limits, under
from partnerlib.io.wikidata import READER
from partnerlib.model import Location, Period, Source
from partnerlib.registry import Registry

ENTITY = "http://www.wikidata.org/entity/"
VARIABLES = (
    "town",
    "townLabel",
    "townPopulation",
    "townCoord",
    "sister",
    "sisterLabel",
)
ROW = (f"{ENTITY}Q1", "Orée", "1000", "Point(2.5 48.5)", f"{ENTITY}Q2", "Diabor")


def put(path: Path, *rows: tuple[str, ...], delimiter: str = ",") -> Path:
    """Write rows as they stand; nothing here needs quotes."""
    path.write_text("".join(f"{delimiter.join(row)}\n" for row in rows), "utf-8")
    return path


def answer(tmp_path: Path, *rows: tuple[str, ...]) -> CheckResult:
    """Check an answer in CSV."""
    return check(put(tmp_path / "answer.csv", *rows))


def sound(result: CheckResult) -> Registry:
    """Give the registry of a result that has no problem at all."""
    assert [] == [problem.text() for problem in result.problems]
    return result.sound()


def codes(result: CheckResult) -> list[tuple[str, int | None]]:
    """Give the codes of problems with their rows."""
    return [(problem.code, problem.row) for problem in result.problems]


def bound(value: str, **more: str) -> dict[str, str]:
    """Make a binding of the service."""
    kind = "uri" if value.startswith("http") else "literal"
    return {"type": kind, "value": value, **more}


def as_json(rows: list[dict[str, Any]], variables: tuple[str, ...] = VARIABLES) -> str:
    """Write rows of bindings as the service does."""
    head = {"vars": list(variables)}
    return json.dumps({"head": head, "results": {"bindings": rows}})


def test_a_row_is_two_territories_and_their_twinning(tmp_path: Path) -> None:
    """Ids are those of Wikidata, and the subject is who states it."""
    registry = sound(answer(tmp_path, VARIABLES, ROW))
    town = registry.territories["Q1"]
    twinning = registry.agreements["twinning:Q1~Q2"]

    assert ("Orée", 1000, Location(48.5, 2.5)) == (
        town.name,
        town.population,
        town.location,
    )
    assert "https://www.wikidata.org/wiki/Q1" == town.url
    assert (("wikidata", "Q1"),) == town.codes
    assert "Diabor" == registry.territories["Q2"].name
    assert "twinning" == twinning.kind
    assert (Source(stated_by="Q1", file="answer.csv", row=2),) == twinning.sources


@pytest.mark.parametrize("container", ["csv", "tsv", "plain.tsv", "json", "list.json"])
def test_every_container_tells_the_same(tmp_path: Path, container: str) -> None:
    """CSV, TSV with terms or without, bindings, and the list of the web page."""
    path = tmp_path / f"answer.{container}"
    if container == "csv":
        put(path, VARIABLES, ROW)
    elif container == "tsv":
        terms = (
            f"<{ROW[0]}>",
            '"Orée"@fr',
            '"1000"^^<http://www.w3.org/2001/XMLSchema#decimal>',
            '"Point(2.5 48.5)"^^<http://www.opengis.net/ont/geosparql#wktLiteral>',
            f"<{ROW[4]}>",
            '"Diab\\u006Fr"@fr',
        )
        names = tuple(f"?{name}" for name in VARIABLES)
        put(path, names, terms, delimiter="\t")
    elif container == "plain.tsv":
        put(path, VARIABLES, ROW, delimiter="\t")
    elif container == "json":
        row = dict(zip(VARIABLES, map(bound, ROW), strict=True))
        path.write_text(as_json([row]), "utf-8")
    else:
        path.write_text(json.dumps([dict(zip(VARIABLES, ROW, strict=True))]), "utf-8")
    registry = sound(check(path))

    assert "Diabor" == registry.territories["Q2"].name
    assert (1000, Location(48.5, 2.5)) == (
        registry.territories["Q1"].population,
        registry.territories["Q1"].location,
    )
    assert ["twinning:Q1~Q2"] == list(registry.agreements)


def test_cartesian_rows_are_folded(tmp_path: Path) -> None:
    """Several populations and points make several rows, and one twinning."""
    rows = [
        (ROW[0], "Orée", people, point, *ROW[4:])
        for people in ("900", "1000")
        for point in ("Point(2.5 48.5)", "Point(2.51 48.5)")
    ]
    result = answer(tmp_path, VARIABLES, *rows)
    town = result.sound().territories["Q1"]

    assert [("several-values", 2), ("several-values", 2)] == codes(result)
    assert (1000, Location(48.5, 2.51)) == (town.population, town.location)
    assert (
        ("wikidata:location", "48.5 2.5; 48.5 2.51"),
        ("wikidata:population", "900; 1000"),
    ) == town.extra
    assert [1] == [len(each.sources) for each in result.sound().agreements.values()]


def test_the_order_of_rows_decides_nothing(tmp_path: Path) -> None:
    """The service gives rows in any order; the same values are kept."""
    rows = [(ROW[0], "Orée", str(people), *ROW[3:]) for people in (900, 1000, 950)]
    forth = answer(tmp_path, VARIABLES, *rows).sound().territories["Q1"]
    back = answer(tmp_path, VARIABLES, *reversed(rows)).sound().territories["Q1"]

    assert 1000 == forth.population == back.population


def test_both_sides_are_kept_as_sources(tmp_path: Path) -> None:
    """Who states what stays known, however often rows repeat it."""
    back = (*ROW[4:], "", "", *ROW[:2])
    registry = sound(answer(tmp_path, VARIABLES, ROW, back, ROW))
    twinning = registry.agreements["twinning:Q1~Q2"]

    assert [("Q1", 2), ("Q2", 3)] == [
        (source.stated_by, source.row) for source in twinning.sources
    ]
    assert 1 == registry.describe()["stated_by_all"]


def test_a_place_twinned_with_itself_is_a_warning(tmp_path: Path) -> None:
    """It is told once, and the place stays."""
    self_row = (*ROW[:4], *ROW[:2])
    result = answer(tmp_path, VARIABLES, self_row, self_row)

    assert [("self-statement", 2)] == codes(result)
    assert "warning" == result.problems[0].severity
    assert ["Q1"] == list(result.sound().territories)


STATEMENT = (
    "town",
    "partner",
    "start",
    "startPrecision",
    "end",
    "date",
    "url",
    "retrieved",
    "rank",
)


def claim(**cells: str) -> tuple[str, ...]:
    """Make a row of a statement with qualifiers."""
    stated = {"town": f"{ENTITY}Q1", "partner": f"{ENTITY}Q2"} | cells
    return tuple(stated.get(name, "") for name in STATEMENT)


@pytest.mark.parametrize(
    ("cells", "period"),
    [
        ({"start": "1995-02-18T00:00:00Z"}, "1995-02-18/"),
        ({"start": "1995-01-01T00:00:00Z"}, "1995/"),
        ({"start": "1995-01-01T00:00:00Z", "startPrecision": "11"}, "1995-01-01/"),
        ({"start": "1995-02-01T00:00:00Z", "startPrecision": "10"}, "1995-02/"),
        ({"start": "1995"}, "1995/"),
        ({"start": "1995-01-01"}, "1995-01-01/"),
        ({"date": "1970-09-06T00:00:00Z"}, "1970-09-06/"),
        ({"start": "1995", "end": "2010-06-30T00:00:00Z"}, "1995/2010-06-30"),
        ({"start": "_:b1"}, ""),
    ],
)
def test_dates_are_as_exact_as_they_are_known(
    tmp_path: Path, cells: dict[str, str], period: str
) -> None:
    """A time of the service carries its precision beside it, or it is guessed low."""
    registry = sound(answer(tmp_path, STATEMENT, claim(**cells)))

    assert Period.parse(period) == registry.agreements["twinning:Q1~Q2"].period


@pytest.mark.parametrize(
    "cells",
    [
        {"start": "1990-01-01T00:00:00Z", "startPrecision": "8"},
        {"start": "soon"},
        {"start": "soon", "startPrecision": "11"},
        {"start": "1995-02-31T00:00:00Z"},
        {"end": "-0044-03-15T00:00:00Z"},
    ],
)
def test_a_date_that_cannot_be_read_is_a_warning(
    tmp_path: Path, cells: dict[str, str]
) -> None:
    """The twinning stays without it."""
    result = answer(tmp_path, STATEMENT, claim(**cells))

    assert [("bad-date", 2)] == codes(result)
    assert "warning" == result.problems[0].severity
    assert Period() == result.sound().agreements["twinning:Q1~Q2"].period


def test_references_are_sources(tmp_path: Path) -> None:
    """The page, and the day it was looked at."""
    row = claim(url="https://example.org/twins", retrieved="2015-03-04T00:00:00Z")
    twinning = sound(answer(tmp_path, STATEMENT, row)).agreements["twinning:Q1~Q2"]

    assert (
        Source(
            stated_by="Q1",
            url="https://example.org/twins",
            date="2015-03-04",
            file="answer.csv",
            row=2,
        ),
    ) == twinning.sources


def test_sides_that_differ_in_the_day_are_told(tmp_path: Path) -> None:
    """The earliest start stays; one that only says less is no other."""
    back = {"town": f"{ENTITY}Q2", "partner": f"{ENTITY}Q1"}
    result = answer(
        tmp_path,
        STATEMENT,
        claim(start="1998-05-02"),
        claim(start="1998", **back),
        claim(start="1996", **back),
    )
    twinning = result.sound().agreements["twinning:Q1~Q2"]

    assert [("several-values", 2)] == codes(result)
    assert "1996/" == str(twinning.period)
    assert (("wikidata:start", "1996; 1998-05-02"),) == twinning.extra


def test_a_twinning_that_was_renewed_has_not_ended(tmp_path: Path) -> None:
    """The end of an earlier time is not the end of a later one."""
    first, second = claim(start="1975", end="1990"), claim(start="2006")
    result = answer(tmp_path, STATEMENT, first, second)

    assert "1975/" == str(result.sound().agreements["twinning:Q1~Q2"].period)


def test_an_end_before_the_start_is_told(tmp_path: Path) -> None:
    """The start is kept."""
    result = answer(tmp_path, STATEMENT, claim(start="1990", end="1975"))

    assert [("end-before-start", 2)] == codes(result)
    assert "1990/" == str(result.sound().agreements["twinning:Q1~Q2"].period)


def test_a_deprecated_statement_is_left_out(tmp_path: Path) -> None:
    """Wikidata itself says that it is wrong."""
    row = claim(rank="http://wikiba.se/ontology#DeprecatedRank")
    result = answer(tmp_path, STATEMENT, row)

    assert [("deprecated-statement", 2)] == codes(result)
    assert {} == dict(result.sound().agreements)


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"partner": "_:t17"}, "unknown-partner"),
        (
            {"partner": "http://www.wikidata.org/.well-known/genid/0a"},
            "unknown-partner",
        ),
        ({"partner": "Paris"}, "not-an-item"),
        ({"town": ""}, "not-an-item"),
    ],
)
def test_who_is_no_item_is_told(
    tmp_path: Path, cells: dict[str, str], code: str
) -> None:
    """The other rows are read."""
    rows = [claim()] * 600  # columns are judged by the first rows
    result = answer(tmp_path, STATEMENT, *rows, claim(**cells))

    assert [(code, 602)] == codes(result)
    assert "warning" == result.problems[0].severity
    assert ["twinning:Q1~Q2"] == list(result.sound().agreements)


@pytest.mark.parametrize("odd", ["Paris", f"{ENTITY}P5", f"{ENTITY}L5", "q4"])
@pytest.mark.parametrize("variable", ["town", "partner"])
@pytest.mark.parametrize("good", [1, 99])
def test_an_odd_cell_hides_no_other(
    tmp_path: Path, odd: str, variable: str, good: int
) -> None:
    """Wherever it stands, and however few rows there are."""
    rows = [claim(partner=f"{ENTITY}Q{number}") for number in range(2, good + 2)]
    result = answer(tmp_path, STATEMENT, claim(**{variable: odd}), *rows)

    assert [("not-an-item", 2)] == codes(result)
    assert good == len(result.sound().agreements)


def test_a_partner_is_known_by_the_name_of_the_variable(tmp_path: Path) -> None:
    """Also where most of its cells are no items."""
    rows = [claim(partner=name) for name in ("Paris", "Rome", "Kayes")]
    result = answer(tmp_path, STATEMENT, claim(), *rows)

    assert [("not-an-item", row) for row in (3, 4, 5)] == codes(result)
    assert ["twinning:Q1~Q2"] == list(result.sound().agreements)


def test_a_row_without_a_partner_is_a_place(tmp_path: Path) -> None:
    """An optional variable may be unbound."""
    registry = sound(answer(tmp_path, STATEMENT, claim(), claim(partner="")))

    assert ["Q1", "Q2"] == sorted(registry.territories)


def test_what_contains_a_place_is_its_parent(tmp_path: Path) -> None:
    """The nearest that is named, and the country above it."""
    variables = (
        "city",
        "cityCountry",
        "cityCountryLabel",
        "city_country_code",
        "cityRegion",
        "cityRegionLabel",
        "cityType",
    )
    row = (
        f"{ENTITY}Q1",
        f"{ENTITY}Q142",
        "France",
        "FR",
        f"{ENTITY}Q13917",
        "Île-de-France",
        f"{ENTITY}Q484170",
    )
    territories = sound(answer(tmp_path, variables, row)).territories

    assert ("municipality", "FR", "Q13917") == (
        territories["Q1"].level,
        territories["Q1"].country,
        territories["Q1"].parent,
    )
    assert ("Île-de-France", "Q142") == (
        territories["Q13917"].name,
        territories["Q13917"].parent,
    )
    assert ("France", "country", "FR") == (
        territories["Q142"].name,
        territories["Q142"].level,
        territories["Q142"].country,
    )


def test_a_country_that_is_only_named_is_kept(tmp_path: Path) -> None:
    """A name is no item: it stays beside the record."""
    variables = ("item", "label", "country", "region")
    row = (f"{ENTITY}Q1", "Orée", "France", "Q1")
    town = sound(answer(tmp_path, variables, row)).territories["Q1"]

    assert ("Orée", (("wikidata:country", "France"),)) == (town.name, town.extra)


def test_marks_tell_whose_a_variable_is(tmp_path: Path) -> None:
    """``pop2`` is of ``city2``, as ``city2Label`` is."""
    variables = ("city1", "city1Label", "pop1", "city2", "city2Label", "pop2")
    row = (f"{ENTITY}Q1", "Orée", "5", f"{ENTITY}Q2", "Diabor", "7")
    territories = sound(answer(tmp_path, variables, row)).territories

    assert {"Q1": ("Orée", 5), "Q2": ("Diabor", 7)} == {
        id_: (each.name, each.population) for id_, each in territories.items()
    }


def test_whatever_else_is_asked_for_is_kept(tmp_path: Path) -> None:
    """Beside the place or the twinning that it is told of; points by their look."""
    variables = ("town", "townArea", "townWhere", "sister", "sisterMayor", "motto")
    row = (f"{ENTITY}Q1", "12", "Point(1 2)", f"{ENTITY}Q2", "nobody", "ever")
    registry = sound(answer(tmp_path, variables, row))

    assert (("wikidata:townArea", "12"),) == registry.territories["Q1"].extra
    assert Location(2, 1) == registry.territories["Q1"].location
    assert (("wikidata:sisterMayor", "nobody"),) == registry.territories["Q2"].extra
    assert (("wikidata:motto", "ever"),) == registry.agreements["twinning:Q1~Q2"].extra


def test_other_names_are_aliases(tmp_path: Path) -> None:
    """Labels that differ, and alternative labels."""
    variables = ("town", "townLabel", "townAltLabel", "townDescription", "townLat")
    rows = [
        (f"{ENTITY}Q1", "Orée", '"Oree, L\'Orée"', "a town", "48.5"),
        (f"{ENTITY}Q1", "Orea", "", "", ""),
    ]
    town = sound(answer(tmp_path, variables, *rows)).territories["Q1"]

    assert ("Orée", ("L'Orée", "Orea", "Oree"), "a town", None) == (
        town.name,
        town.aliases,
        town.description,
        town.location,
    )


def test_languages_of_labels_are_kept(tmp_path: Path) -> None:
    """Where the answer says in which language a label is."""
    rows = [
        {
            "town": bound(f"{ENTITY}Q1"),
            "townLabel": bound(text, **{"xml:lang": lang}),
        }
        for lang, text in (("fr", "Orée"), ("EN", "Orea"), ("simple", "O"))
    ]
    path = tmp_path / "answer.json"
    path.write_text(as_json(rows, ("town", "townLabel")), "utf-8")
    town = sound(check(path)).territories["Q1"]

    assert ("Orea", (("en", "Orea"), ("fr", "Orée"))) == (town.name, town.names)


@pytest.mark.parametrize(
    ("variable", "cell", "code"),
    [
        ("townPopulation", "many", "bad-integer"),
        ("townPopulation", "-5", "bad-integer"),
        ("townPopulation", "1.5", "bad-integer"),
        ("townPopulation", "1e999", "bad-integer"),
        ("townCoord", "Point(200 95)", "bad-point"),
        ("townCoord", "Point(1 1.1.1)", "bad-point"),
        ("townCoord", "here", "bad-point"),
        ("townCountryCode", "Atlantis", "bad-country"),
        ("townLabel", "a\0b", "bad-text"),
        ("partner note", "a\x1bb", "bad-text"),
    ],
)
def test_a_cell_that_cannot_be_read_is_a_warning(
    tmp_path: Path, variable: str, cell: str, code: str
) -> None:
    """The place stays without it, and the twinning too."""
    rows = [("town", variable, "partner"), (ROW[0], cell, ROW[4])]
    result = answer(tmp_path, *rows)

    assert [(code, 2)] == codes(result)
    assert variable == result.problems[0].column
    assert "warning" == result.problems[0].severity
    assert ["twinning:Q1~Q2"] == list(result.sound().agreements)


def test_pairs_without_headings_are_statements(tmp_path: Path) -> None:
    """A list of ids, each line one statement; more columns are kept."""
    path = put(tmp_path / "pairs.tsv", ("Q2", "Q1"), ("Q1", "Q2"), delimiter="\t")
    more = put(tmp_path / "more.csv", ("Q2", "Q1", "x"), ("", ""), ("Q2", "Q1"))
    registry = sound(check(path))

    assert ["Q1", "Q2"] == [
        source.stated_by for source in registry.agreements["twinning:Q1~Q2"].sources
    ]
    assert (("wikidata:column3", "x"),) == sound(check(more)).agreements[
        "twinning:Q1~Q2"
    ].extra


def test_names_fill_ids_that_stand_for_them(tmp_path: Path) -> None:
    """In whatever order the lists are given; no id becomes another name."""
    pairs = put(tmp_path / "pairs.tsv", ("Q2", "Q1"), delimiter="\t")
    names = put(tmp_path / "names.tsv", ("Q1", "Orée"), ("Q2", "D"), delimiter="\t")
    for sources in ((pairs, names), (names, pairs)):
        town = check(*sources).sound().territories["Q1"]

        assert ("Orée", ()) == (town.name, town.aliases)


def test_an_answer_without_rows_holds_nothing(tmp_path: Path) -> None:
    """It is no mistake to find nothing."""
    path = tmp_path / "none.json"
    path.write_text(as_json([]), "utf-8")

    assert Registry.of() == sound(check(path))


@pytest.mark.parametrize(
    "text",
    [
        '{"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"value": "a"}}]}}',
        '{"head": {}, "boolean": true}',
        '{"head": {"vars": []}, "results": 5}',
        '{"head": {"vars": [',
        '[{"a": "http://www.wikidata.org/entity/Q1"}, 5]x',
        '{"entities": [1]}',
    ],
)
def test_what_is_no_answer_cannot_be_read(tmp_path: Path, text: str) -> None:
    """The problem says so; no other exception comes."""
    path = tmp_path / "odd.json"
    path.write_text(text, "utf-8")

    assert ["unreadable-source"] == [each.code for each in check(path).errors]


@pytest.mark.parametrize(
    "binding",
    [None, 5, [], True, {}, {"value": 5}, {"type": "bnode", "value": "b"}, "a"],
)
def test_odd_bindings_do_no_harm(tmp_path: Path, binding: Any) -> None:
    """Whatever JSON allows in the place of a binding."""
    rows: list[Any] = [{"town": bound(ROW[0]), "townLabel": binding}, 5, {}]
    path = tmp_path / "odd.json"
    path.write_text(as_json(rows), "utf-8")

    assert ["Q1"] == list(check(path).sound().territories)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"town,sister\nQ1,Q2\nQ1,Q3\nQ1,\xff", "unreadable-source"),
        (b"town,sister\nQ1,Q2\nQ1," + b"x" * 10_000_001, "too-large"),
    ],
)
def test_broken_bytes_are_our_own_error(tmp_path: Path, data: bytes, code: str) -> None:
    """Neither odd bytes nor endless cells bring another exception."""
    path = tmp_path / "answer.csv"
    path.write_bytes(data)

    assert [code] == [each.code for each in check(path).errors]


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    """Before any of it is read."""
    with under(Limits(bytes=9)):
        errors = answer(tmp_path, VARIABLES, ROW).errors

    assert ["too-large"] == [each.code for each in errors]


def test_a_file_that_is_gone_is_our_own_error(tmp_path: Path) -> None:
    """A reader may be asked by itself."""
    with pytest.raises(DocumentError):
        READER.read(tmp_path / "gone.csv")


def test_two_columns_make_a_point(tmp_path: Path) -> None:
    """Latitude and longitude apart; a name before its item is found too."""
    rows = [("townLat", "town", "townLon"), ("48.5", f"{ENTITY}Q1", "2.5")]
    path = tmp_path / "answer.json"
    path.write_text(json.dumps([dict(zip(rows[0], rows[1], strict=True))]), "utf-8")
    bare = put(tmp_path / "bare.csv", ("?", "x"), ("Q1", "5"))

    with pytest.raises(DocumentError):
        check(path).sound()
    assert Location(48.5, 2.5) == (
        sound(answer(tmp_path, rows[0][1:] + rows[0][:1], rows[1][1:] + rows[1][:1]))
        .territories["Q1"]
        .location
    )
    assert ["unknown-format"] == [each.code for each in check(bare).errors]


def test_terms_of_turtle_are_read(tmp_path: Path) -> None:
    """Escapes, language tags, and what only looks like a term."""
    labels = (
        '"a\\tb"',
        '"\\U0001F600"@en-gb',
        '"\\U99999999"',
        '"half',
        '"quoted \\"x\\""@fr',
    )
    rows = [(f"wd:Q{at}", label) for at, label in enumerate(labels, 1)]
    path = put(tmp_path / "turtle.tsv", ("?town", "?townLabel"), *rows, delimiter="\t")
    result = check(path)

    assert ["a\tb", "😀", "Q3", "half", 'quoted "x"'] == [
        each.name for each in result.sound().territories.values()
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("towns.csv", "town,partner\nParis,Q90\n"),
        ("towns.csv", "Nom du projet (fr),x\nQ1,Q2\n"),
        ("towns.csv", ""),
        ("towns.csv", "town\n"),
        ("towns.json", '{"something": {"else": 1}}'),
    ],
)
def test_other_files_are_left_to_others(tmp_path: Path, name: str, text: str) -> None:
    """A file that only mentions an item is not taken for an answer."""
    path = tmp_path / name
    path.write_text(text, "utf-8")

    assert {"unknown-format", "no-table", "schema-version"} >= {
        each.code for each in check(path).errors
    }


def test_what_is_read_survives_a_round_trip(tmp_path: Path) -> None:
    """The library's own formats hold all of it."""
    registry = sound(
        answer(tmp_path, STATEMENT, claim(start="1995", url="https://a.b"))
    )
    write(registry, tmp_path / "copy.json")

    assert registry == check(tmp_path / "copy.json").registry


def test_a_variable_without_latin_letters_holds_items_too(tmp_path: Path) -> None:
    """What is told of its item then has no name that could be known."""
    path = tmp_path / "answer.json"
    path.write_text(json.dumps([{"町": ROW[0], "姉妹": ROW[4], "x": "y"}]), "utf-8")

    assert ["twinning:Q1~Q2"] == list(sound(check(path)).agreements)


COUNTRIES = ("town", "townLabel", "country", "countryLabel", "townCountryCode", "s")


@pytest.mark.parametrize(
    ("country", "label", "code", "expected"),
    [
        ("Q142", "", "", "FR"),
        ("Q999999", "Pays-Bas", "", "NL"),
        ("Q999999", "Ceadlan", "", ""),
        ("Q142", "", "DE", "DE"),
        ("Q142", "", "DEU", "DE"),
        ("", "", "", ""),
    ],
)
def test_the_country_of_a_town_is_a_code(
    tmp_path: Path, country: str, label: str, code: str, expected: str
) -> None:
    """As stated, else as the item or its label means; else it stays unknown."""
    row = ("Q1", "Orée", country, label, code, "Q2")
    headings = (*COUNTRIES[:-1], "partner")
    registry = answer(tmp_path, headings, row).sound()

    assert expected == registry.territories["Q1"].country


def test_a_country_is_in_itself(tmp_path: Path) -> None:
    """Its own item has the code as well."""
    headings = ("town", "country", "partner")
    registry = answer(tmp_path, headings, ("Q1", "Q142", "Q2")).sound()

    assert "FR" == registry.territories["Q142"].country


def test_without_the_extra_codes_nothing_breaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name is unknown then; an item is known all the same."""
    monkeypatch.setitem(sys.modules, "babel", None)
    for cached in (_countries._country, _countries._aliases, _countries._other_names):
        cached.cache_clear()
    headings = ("town", "country", "countryLabel", "partner")
    rows = ("Q1", "Q142", "", "Q2"), ("Q3", "Q999999", "Pays-Bas", "Q4")
    registry = answer(tmp_path, headings, *rows).sound()

    assert ["FR", ""] == [registry.territories[each].country for each in ("Q1", "Q3")]
    _countries._country.cache_clear()
