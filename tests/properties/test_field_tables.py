"""Whatever tables, maps and answers hold: a registry, or an error of ours."""

import json
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from partnerlib.errors import DocumentError
from partnerlib.io import CheckResult, check, from_statements
from partnerlib.io.maps import load_maps, propose
from partnerlib.registry import Registry

HEADINGS = st.sampled_from(
    (
        *("Organisation", "Type d'organisation", "Sigle", "Projet", "Secteur", "Pays"),
        *("Commune", "Code commune", "Région", "Ville jumelée", "Pays partenaire"),
        *("Date de début", "Fin", "Montant", "Statut", "Bailleur", "Lat", "Lon", "ID"),
        *("People in need", "Targeted", "E-mail", "Ref_Accord", "#org", "", "Ville"),
    )
)
CELLS = st.one_of(
    st.sampled_from(
        (
            *("", "-", "n/a", "Santé", "Eau; Santé", "ONG", "Mali", "ML01", "5 000,5"),
            *("14/07/2010", "2010-2012", "1/2/3/4", "99999", "-5", "1e999", "NaN"),
            *("Jumelage", "A|B|C", "48.5", "200", "Point(1 2)", "\x9f", "=1+1", "<b>"),
        )
    ),
    st.text(max_size=12),
    st.integers().map(str),
    st.floats().map(str),
    st.dates().map(str),
)
ROWS = st.lists(st.lists(CELLS, max_size=8), max_size=6)
TABLES = st.tuples(st.lists(HEADINGS | st.text(max_size=8), max_size=8), ROWS).map(
    lambda each: [each[0], *each[1]]
)
MAP: dict[str, Any] = {
    "partnerlib_map": 1,
    "keep": "work",
    "records": {
        "country": {"record": "territory", "name": "Pays", "country": "Pays"},
        "town": {
            "record": "territory",
            "id": "Code commune",
            "name": {"column": ["Commune", 1], "split": [";", "|"]},
            "parent": {"ref": "country"},
            "lat": "Lat",
            "lon": "Lon",
            "population": "Montant",
            "point": "Secteur",
        },
        "org": {
            "record": "actor",
            "name": ["Organisation", {"column": 2, "default": "x"}],
            "kind": "Type d'organisation",
            "valid_from": "Date de début",
            "languages": "Pays",
        },
        "tie": {
            "record": "agreement",
            "parties": [{"ref": "town"}, {"ref": "org", "role": "funder"}],
            "period": "Date de début",
            "reported": "Fin",
        },
        "work": {
            "record": "action",
            "id": {"column": "ID", "prefix": "p:"},
            "title": "Projet",
            "parties": {"ref": "org"},
            "places": {"ref": ["town", "country"]},
            "themes": {"column": "Secteur", "split": ";", "scheme": "dac"},
            "start": {"column": "Date de début", "dates": "mdy"},
            "end": "Fin",
            "status": "Statut",
            "amount": {"column": "Montant", "pattern": "[0-9].*"},
            "recognised": "Statut",
            "codes": {"x": "ID"},
        },
        "need": {
            "record": "need",
            "territory": {"ref": "town"},
            "quantity": "Montant",
            "when": {"column": "Statut", "is_not": "Eau"},
        },
    },
}


def assert_told(result: CheckResult) -> None:
    """There is a registry, or an error; every problem can be said."""
    assert (result.registry is None) == bool(result.errors)
    for problem in result.problems:
        assert problem.text("en")
        assert problem.text("fr")


def written(folder: str, rows: list[list[str]], name: str = "data.json") -> Path:
    """Write a table; as JSON, any cell can be written."""
    path = Path(folder, name)
    path.write_text(json.dumps(rows), "utf-8")
    return path


@given(TABLES)
def test_any_table_through_a_map(rows: list[list[str]]) -> None:
    """A map that uses everything a map can say meets cells of any kind."""
    with TemporaryDirectory() as folder:
        by = Path(folder, "map.json")
        by.write_text(json.dumps(MAP), "utf-8")
        path = written(folder, rows)

        assert_told(check(path, map=by))
        assert_told(check(path, map=by, strict=True))


@given(TABLES, st.randoms(use_true_random=False))
def test_the_order_of_rows_makes_no_other_records(
    rows: list[list[str]], chance: Any
) -> None:
    """What rows add to one another they add in any order."""
    with TemporaryDirectory() as folder:
        by = Path(folder, "map.json")
        by.write_text(json.dumps(MAP), "utf-8")
        shuffled = rows[1:]
        chance.shuffle(shuffled)
        one = check(written(folder, rows), map=by).registry
        other = check(written(folder, [rows[0], *shuffled]), map=by).registry

        assert (one is None) == (other is None)
        if one is not None and other is not None:
            assert set(one.territories) == set(other.territories)
            assert set(one.actors) == set(other.actors)


@given(TABLES)
def test_a_proposed_map_runs(rows: list[list[str]]) -> None:
    """Either nothing is understood, or the map reads the table without an error."""
    with TemporaryDirectory() as folder:
        path = written(folder, rows)
        try:
            text = propose(path)
        except DocumentError as error:
            assert error.problems  # noqa: PT017
            return
        assert 1 == tomllib.loads(text)["partnerlib_map"]
        by = Path(folder, "map.toml")
        by.write_text(text, "utf-8")
        result = check(path, map=by)
        assert_told(result)
        assert () == result.errors


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(("column", "value", "ref", "record", "role", "split", "x")),
            inner,
            max_size=3,
        )
    ),
    max_leaves=6,
)


def paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """List where something stands in a JSON value."""
    found = [path]
    if isinstance(value, dict):
        for key, each in value.items():
            found.extend(paths(each, (*path, key)))
    elif isinstance(value, list):
        for at, each in enumerate(value):
            found.extend(paths(each, (*path, at)))
    return found


def changed(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    """Give a value with something else in one place."""
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = changed(value[path[0]], path[1:], new)
    return copy


@given(st.sampled_from(paths(MAP)), PLAIN)
def test_any_map_is_sound_or_told(path: tuple[Any, ...], new: Any) -> None:
    """With anything in any place of it."""
    with TemporaryDirectory() as folder:
        by = Path(folder, "map.json")
        by.write_text(json.dumps(changed(MAP, path, new)), "utf-8")
        try:
            load_maps(by)
        except DocumentError as error:
            assert {"error"} == {each.severity for each in error.problems}  # noqa: PT017
        table = written(folder, [["Organisation", "Pays"], ["A", "Mali"]])
        assert_told(check(table, map=by))


# -- Wikidata --------------------------------------------------------------------

ITEMS = st.integers(1, 9).map(lambda number: f"Q{number}")
PAIRS = st.lists(st.tuples(ITEMS, ITEMS), max_size=12)
TERMS = st.one_of(
    ITEMS.map(lambda id_: f"http://www.wikidata.org/entity/{id_}"),
    st.sampled_from(
        ("_:b1", "t5", "", "Point(2 48)", "Point(x y)", "1e5", "FR", "\x9f")
    ),
    st.sampled_from(
        ("1995-01-01T00:00:00Z", "-0044-03-15T00:00:00Z", "0000-00-00", "9")
    ),
    st.text(max_size=8),
)
VARIABLES = st.sampled_from(
    (
        *("town", "townLabel", "townPopulation", "townCoord", "townCountry", "townLat"),
        *("townCountryCode", "townType", "townRegion", "sister", "sisterLabel", "pop2"),
        *("start", "startPrecision", "end", "date", "url", "retrieved", "rank", "x"),
        *("townLon", "city1", "city2", "", "townAltLabel", "townDescription"),
    )
)
ENTITY: dict[str, Any] = {
    "entities": {
        "Q1": {
            "type": "item",
            "id": "Q1",
            "labels": {"fr": {"language": "fr", "value": "Orée"}},
            "aliases": {"fr": [{"value": "L'Orée"}]},
            "descriptions": {"en": {"value": "town"}},
            "claims": {
                name: [
                    {
                        "rank": "normal",
                        "mainsnak": {
                            "snaktype": "value",
                            "datavalue": {"value": value},
                        },
                        "qualifiers": {
                            "P580": [
                                {
                                    "datavalue": {
                                        "value": {
                                            "time": "+1995-02-18T00:00:00Z",
                                            "precision": 11,
                                        }
                                    }
                                }
                            ]
                        },
                        "references": [
                            {
                                "snaks": {
                                    "P854": [{"datavalue": {"value": "https://a.b"}}]
                                }
                            }
                        ],
                    }
                ]
                for name, value in {
                    "P190": {"id": "Q2"},
                    "P1082": {"amount": "+900"},
                    "P625": {"latitude": 48.5, "longitude": 2.5},
                    "P17": {"id": "Q142"},
                    "P374": "91228",
                }.items()
            },
        }
    }
}


@given(
    st.lists(VARIABLES, unique=True, max_size=8), st.lists(st.lists(TERMS), max_size=6)
)
def test_any_answer_of_wikidata(variables: list[str], rows: list[list[str]]) -> None:
    """In bindings and in the lists of the web page."""
    bindings = [
        {
            variable: {"type": "literal", "value": term, "xml:lang": term[:2]}
            for variable, term in zip(variables, row, strict=False)
        }
        for row in rows
    ]
    whole = {"head": {"vars": variables}, "results": {"bindings": bindings}}
    plain = [dict(zip(variables, row, strict=False)) for row in rows]
    with TemporaryDirectory() as folder:
        for value in (whole, plain):
            path = Path(folder, "answer.json")
            path.write_text(json.dumps(value), "utf-8")
            assert_told(check(path, format="wikidata"))


@given(st.sampled_from(paths(ENTITY)), PLAIN | TERMS)
def test_any_entity_of_wikidata(path: tuple[Any, ...], new: Any) -> None:
    """With anything in any place of it."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "entity.json")
        file.write_text(json.dumps(changed(ENTITY, path, new)), "utf-8")
        assert_told(check(file, format="wikidata"))


@given(st.binary(max_size=200), st.sampled_from(("csv", "tsv", "json")))
def test_any_bytes_are_no_answer(data: bytes, suffix: str) -> None:
    """As an answer, and after the beginning of one."""
    with TemporaryDirectory() as folder:
        for head in (b"", b"town\tsister\nQ1\tQ2\n", b"town,sister\nQ1,Q2\n"):
            path = Path(folder, f"answer.{suffix}")
            path.write_bytes(head + data)
            assert_told(check(path, format="wikidata"))


@given(PAIRS, st.randoms(use_true_random=False))
def test_statements_are_those_of_the_rows(
    pairs: list[tuple[str, str]], chance: Any
) -> None:
    """As `from_statements` counts them, in whatever order the rows come."""
    sound = [pair for pair in pairs if pair[0] != pair[1]]
    expected = from_statements(sound)
    chance.shuffle(sound)
    with TemporaryDirectory() as folder:
        path = Path(folder, "pairs.tsv")
        path.write_text("".join(f"{a}\t{b}\n" for a, b in sound), "utf-8")
        found = check(path, format="wikidata").registry if sound else Registry.of()

    assert found is not None
    assert set(expected.agreements) == set(found.agreements)
    assert {
        (id_, source.stated_by)
        for id_, each in expected.agreements.items()
        for source in each.sources
    } == {
        (id_, source.stated_by)
        for id_, each in found.agreements.items()
        for source in each.sources
    }
