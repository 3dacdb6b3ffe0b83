"""Whole entities: statements with their qualifiers, ranks and references."""

import json
from pathlib import Path
from typing import Any

import pytest

from partnerlib.io import CheckResult, check
from partnerlib.model import Location, Source


def time(text: str, precision: int = 11) -> dict[str, Any]:
    """Make a value of the type time."""
    return {"time": text, "precision": precision}


def snak(value: Any) -> dict[str, Any]:
    """Make a snak with a value."""
    return {"snaktype": "value", "datavalue": {"value": value}}


def statement(
    value: Any,
    *,
    rank: str = "normal",
    qualifiers: dict[str, Any] | None = None,
    references: list[dict[str, Any]] | None = None,
) -> dict[str, Any]:
    """Make a statement; qualifiers and references are plain values by property."""
    made: dict[str, Any] = {"mainsnak": snak(value), "rank": rank}
    if qualifiers:
        made["qualifiers"] = {key: [snak(each)] for key, each in qualifiers.items()}
    if references:
        made["references"] = [
            {"snaks": {key: [snak(each)] for key, each in reference.items()}}
            for reference in references
        ]
    return made


def twin(partner: str, **more: Any) -> dict[str, Any]:
    """Make a statement of a twinning."""
    return statement({"id": partner}, **more)


def entity(id_: str = "Q1", **more: Any) -> dict[str, Any]:
    """Make an entity."""
    return {"type": "item", "id": id_, "claims": {}} | more


def answered(tmp_path: Path, *entities: dict[str, Any]) -> CheckResult:
    """Check what ``wbgetentities`` answers."""
    by_id = {each.get("id", "-1"): each for each in entities}
    return put(tmp_path, {"entities": by_id, "success": 1})


def put(tmp_path: Path, value: Any) -> CheckResult:
    """Check a file of JSON."""
    path = tmp_path / "entities.json"
    path.write_text(json.dumps(value), "utf-8")
    return check(path)


def told(result: CheckResult) -> list[tuple[str, str | None]]:
    """Give the codes of problems with their paths."""
    return [(problem.code, problem.path) for problem in result.problems]


def test_an_entity_is_a_territory(tmp_path: Path) -> None:
    """Names, aliases, codes, place and people."""
    made = entity(
        labels={
            "fr": {"language": "fr", "value": "Orée"},
            "en": {"language": "en", "value": "Orea"},
        },
        aliases={"fr": [{"value": "L'Orée"}]},
        descriptions={"fr": {"value": "commune"}},
        claims={
            "P1082": [
                statement(
                    {"amount": "+900"}, qualifiers={"P585": time("+2010-00-00", 9)}
                ),
                statement({"amount": "+950"}, qualifiers={"P585": time("+2020-01-01")}),
                statement({"amount": "+2000"}, rank="deprecated"),
            ],
            "P625": [
                statement({"latitude": 1, "longitude": 1, "globe": "…/Q405"}),
                statement({"latitude": 48.5, "longitude": 2.5}),
            ],
            "P31": [statement({"id": "Q9"}), statement({"id": "Q484170"})],
            "P17": [
                statement({"id": "Q70972"}, qualifiers={"P582": time("+1792-09-21")}),
                statement({"id": "Q142"}),
            ],
            "P131": [statement({"id": "Q3368"})],
            "P374": [statement("91228")],
            "P1566": [statement("3019265")],
        },
    )
    made["claims"]["P625"][0]["mainsnak"]["datavalue"]["value"]["globe"] = (
        "http://www.wikidata.org/entity/Q405"
    )
    result = answered(tmp_path, made)
    town = result.sound().territories["Q1"]

    assert [("several-values", "$.entities.Q1")] == told(result)
    assert ("Orea", (("en", "Orea"), ("fr", "Orée")), ("L'Orée",), "commune") == (
        town.name,
        town.names,
        town.aliases,
        town.description,
    )
    assert (950, Location(48.5, 2.5), "municipality", "Q142") == (
        town.population,
        town.location,
        town.level,
        town.parent,
    )
    assert (
        ("geonames", "3019265"),
        ("insee", "91228"),
        ("wikidata", "Q1"),
    ) == town.codes
    assert "country" == result.sound().territories["Q142"].level


def test_what_contains_it_is_the_nearest_that_is_described(tmp_path: Path) -> None:
    """Of an item that is only named nothing is known, the country is its place."""
    region = entity("Q3", labels={"en": {"value": "Region"}})
    town = entity(
        claims={
            "P131": [statement({"id": "Q2"}), statement({"id": "Q3"})],
            "P17": [statement({"id": "Q4"})],
        }
    )
    result = answered(tmp_path, town, region)

    assert "Q3" == result.sound().territories["Q1"].parent


def test_a_country_is_its_own_and_has_a_code(tmp_path: Path) -> None:
    """It is no parent of itself."""
    country = entity(
        claims={
            "P17": [statement({"id": "Q1"})],
            "P31": [statement({"id": "Q6256"})],
            "P297": [statement("fr")],
        }
    )
    made = answered(tmp_path, country).sound().territories["Q1"]

    assert ("", "FR", "country") == (made.parent, made.country, made.level)


def test_a_twinning_has_its_days_and_its_references(tmp_path: Path) -> None:
    """Each reference is one source, stated by the item."""
    made = entity(
        claims={
            "P190": [
                twin(
                    "Q2",
                    qualifiers={"P580": time("+1995-02-18T00:00:00Z")},
                    references=[
                        {
                            "P854": "https://example.org/a",
                            "P813": time("+2015-03-00T00:00:00Z", 10),
                            "P1476": {"text": "Twins", "language": "en"},
                        },
                        {
                            "P854": "https://example.org/b",
                            "P577": time("+2014-00-00", 9),
                        },
                    ],
                ),
                twin(
                    "Q3",
                    qualifiers={
                        "P585": time("+1970-09-06T00:00:00Z"),
                        "P582": time("+1990-00-00T00:00:00Z", 9),
                    },
                ),
            ]
        }
    )
    result = answered(tmp_path, made)
    first = result.sound().agreements["twinning:Q1~Q2"]

    assert [] == told(result)
    assert "1995-02-18/" == str(first.period)
    assert (
        Source(
            stated_by="Q1",
            url="https://example.org/b",
            date="2014",
            file="entities.json",
        ),
        Source(
            stated_by="Q1",
            title="Twins",
            url="https://example.org/a",
            date="2015-03",
            file="entities.json",
        ),
    ) == first.sources
    assert "1970-09-06/1990" == str(result.sound().agreements["twinning:Q1~Q3"].period)


@pytest.mark.parametrize(
    ("odd", "code"),
    [
        ({"mainsnak": {"snaktype": "somevalue"}}, "unknown-partner"),
        ({"mainsnak": {"snaktype": "novalue"}}, "unknown-partner"),
        ({"mainsnak": snak({"id": "P31"})}, "not-an-item"),
        ({"mainsnak": snak("Q2")}, "not-an-item"),
        ({}, "unknown-partner"),
        (twin("Q2", rank="deprecated"), "deprecated-statement"),
        (twin("Q1"), "self-statement"),
        (twin("Q2", qualifiers={"P580": time("+1990-00-00", 8)}), "bad-date"),
        (twin("Q2", qualifiers={"P582": time("-0044-03-15")}), "bad-date"),
    ],
)
def test_a_statement_that_says_too_little_is_told(
    tmp_path: Path, odd: dict[str, Any], code: str
) -> None:
    """With the place of the statement; the others are read."""
    result = answered(tmp_path, entity(claims={"P190": [twin("Q3"), odd]}))

    assert [(code, "$.entities.Q1.claims.P190[1]")] == told(result)
    assert "error" not in {problem.severity for problem in result.problems}
    assert "twinning:Q1~Q3" in result.sound().agreements


def test_a_day_that_is_not_known_is_none(tmp_path: Path) -> None:
    """Some value, not said which, is no mistake."""
    odd = twin("Q2") | {"qualifiers": {"P580": [{"snaktype": "somevalue"}]}}
    result = answered(tmp_path, entity(claims={"P190": [odd]}))

    assert [] == told(result)
    assert "" == str(result.sound().agreements["twinning:Q1~Q2"].period)


@pytest.mark.parametrize(
    "odd",
    [
        {"id": "Q404", "missing": ""},
        {"id": "P190", "type": "property", "claims": {}},
        {"id": 5},
    ],
)
def test_what_is_no_item_is_told(tmp_path: Path, odd: dict[str, Any]) -> None:
    """A missing entity, a property, and what is neither."""
    result = put(tmp_path, {"entities": {"Q1": entity(), "odd": odd}})

    assert [("not-an-item", "$.entities.odd")] == told(result)
    assert ["Q1"] == list(result.sound().territories)


def test_entities_in_a_list_are_read(tmp_path: Path) -> None:
    """A dump is a list; one entity may stand alone."""
    made = entity(claims={"P190": [twin("Q2")]})
    several = put(tmp_path, [made, 5, entity("Q2")])
    alone = put(tmp_path, made)

    assert ["twinning:Q1~Q2"] == list(several.sound().agreements)
    assert ["twinning:Q1~Q2"] == list(alone.sound().agreements)
    assert [] == told(several) == told(alone)


@pytest.mark.parametrize(
    "more",
    [
        {"claims": [], "labels": [], "aliases": [], "descriptions": []},
        {"claims": {"P190": 5, "P1082": [5], "P625": [{"mainsnak": 5}]}},
        {"claims": {"P1082": [statement({"amount": "many"})]}},
        {"claims": {"P625": [statement({"latitude": 99, "longitude": "x"})]}},
        {"claims": {"P297": [statement("FRA")], "P17": [statement({"id": 5})]}},
        {"claims": {"P131": [statement(None)], "P374": [statement({})]}},
        {"labels": {"fr": 5, "en": {"value": "a\0b"}, "de": {"value": " "}}},
        {"aliases": {"fr": [{"value": 5}, 5], "en": 5}},
        {"aliases": {"fr": [{"value": "a\0b"}]}},
    ],
)
def test_odd_entities_do_no_harm(tmp_path: Path, more: dict[str, Any]) -> None:
    """Whatever JSON allows in the place of what is expected."""
    result = answered(tmp_path, entity(**more))

    assert "error" not in {problem.severity for problem in result.problems}
    assert ["Q1"] == list(result.sound().territories)


def test_both_sides_of_two_entities_are_kept(tmp_path: Path) -> None:
    """Each entity states its own ties."""
    one = entity("Q1", claims={"P190": [twin("Q2")]})
    two = entity("Q2", claims={"P190": [twin("Q1")]})
    twinning = answered(tmp_path, one, two).sound().agreements["twinning:Q1~Q2"]

    assert ["Q1", "Q2"] == [source.stated_by for source in twinning.sources]
