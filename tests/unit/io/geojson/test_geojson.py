"""A registry is a layer of a map, and what a map cannot hold is told."""

import json
from pathlib import Path
from typing import Any

import pytest

import partnerlib
from partnerlib import Registry
from partnerlib.errors import PartnerlibWarning
from partnerlib.io._losses import Losses
from partnerlib.io.geojson import lines_between, write_geojson
from partnerlib.model import Actor, Agreement, Concept, Need, Party, Scope, Territory


def world(most: int = 3, **about: Any) -> Registry:
    """Make towns along a parallel and agreements between them."""
    towns = [
        Territory(str(at), name=f"T{at}", location=(at % 90, at % 180))
        for at in range(most)
    ]
    nowhere = Territory("z", name="Z", parent="0", codes=[("insee", "1")])
    return Registry.of(
        territories=[*towns, nowhere],
        agreements=[
            Agreement("two", parties=[Party("0", "lead"), "1"], period="2004/"),
            Agreement("all", parties=[each.id for each in towns], parent="two"),
            Agreement("none", parties=["0", "z"]),
            Agreement("asso", parties=["0", "asso"]),
        ],
        actors=[Actor("asso", name="Asso")],
        **about,
    )


def features(registry: Registry) -> dict[str, dict[str, Any]]:
    """Write a registry and give the features by id."""
    chunks, _ = write_geojson(registry)
    collection = json.loads(b"".join(chunks))

    assert {"type", "features"} == set(collection)
    assert "FeatureCollection" == collection["type"]
    return {each["id"]: each for each in collection["features"]}


def test_territories_are_points_and_agreements_lines() -> None:
    """Longitude comes first; what has no place has no geometry."""
    found = features(world())

    assert {"type": "Point", "coordinates": [2, 2]} == found["territory/2"]["geometry"]
    assert found["territory/z"]["geometry"] is None
    assert {"type": "LineString", "coordinates": [[0, 0], [1, 1]]} == (
        found["agreement/two"]["geometry"]
    )
    assert "MultiLineString" == found["agreement/all"]["geometry"]["type"]
    assert 3 == len(found["agreement/all"]["geometry"]["coordinates"])
    assert found["agreement/none"]["geometry"] is None
    assert found["agreement/asso"]["geometry"] is None


def test_properties_tell_what_a_popup_shows() -> None:
    """They are plain values by name, with the ids of what is meant."""
    found = features(world())

    assert {
        "record": "territory",
        "id": "z",
        "name": "Z",
        "codes": "insee=1",
        "parent": "0",
    } == found["territory/z"]["properties"]
    assert {
        "record": "agreement",
        "id": "two",
        "period": "2004/",
        "parties": ["authority:0", "authority:1"],
        "roles": ["lead", ""],
        "territories": ["0", "1"],
        "places": [],
    } == found["agreement/two"]["properties"]
    assert "two" == found["agreement/all"]["properties"]["parent"]


def test_lists_are_lists_and_lost_dates_are_told() -> None:
    """A map has no cells in which several texts would have to be kept apart."""
    pact = Agreement(
        "g",
        parties=[Party("a", "lead", during="2004/2005"), "b"],
        motives=["a, b", "peace"],
        scope=Scope(themes=["health", "water"]),
    )
    registry = Registry.of(
        territories=[Territory("a", name="A"), Territory("b", name="B")],
        agreements=[pact],
    )
    _, problems = write_geojson(registry)
    told = features(registry)["agreement/g"]["properties"]

    assert [["a, b", "peace"], ["health", "water"]] == [told["motives"], told["themes"]]
    assert ["actors", "agreements.parties.during"] == [
        dict(each.facts)["field"] for each in problems
    ]


def test_an_agreement_of_very_many_is_not_drawn() -> None:
    """Five thousand lines of one agreement show nothing; that is told."""
    registry = world(101)
    _, problems = write_geojson(registry)

    assert features(registry)["agreement/all"]["geometry"] is None
    assert ["actors", "agreements.geometry"] == [
        dict(each.facts)["field"] for each in problems
    ]


def test_what_is_lost_is_told_with_counts(tmp_path: Path) -> None:
    """Every other kind of record, and what the registry says of itself."""
    registry = Registry.of(
        territories=[Territory("a", name="A")],
        actors=[Actor("x", name="X")],
        needs=[Need("n", territory="a"), Need("m", territory="a")],
        terms={"themes": [Concept("t")]},
        title="T",
    )
    with pytest.warns(PartnerlibWarning) as caught:
        partnerlib.write(registry, tmp_path / "x.geojson")

    assert (
        "actors cannot be written in this format (values lost: 1); "
        "needs cannot be written in this format (values lost: 2); "
        "terms cannot be written in this format (values lost: 1); "
        "title cannot be written in this format (values lost: 1)"
    ) == str(caught[0].message)
    assert 1 == len(caught)
    assert __file__ == caught[0].filename


def test_an_empty_registry_is_an_empty_map() -> None:
    """With nothing lost."""
    chunks, problems = write_geojson(Registry())

    assert {"type": "FeatureCollection", "features": []} == json.loads(b"".join(chunks))
    assert [] == problems


@pytest.mark.parametrize(
    ("one", "other", "lines"),
    [
        ((-170, 0), (170, 10), [[(-170, 0), (-180, 5)], [(180, 5), (170, 10)]]),
        ((180, 0), (-180, 10), [[(180, 0), (180, 10)]]),
        ((0, 0), (180, 0), [[(0, 0), (180, 0)]]),
    ],
)
def test_lines_are_cut_at_the_antimeridian(one: Any, other: Any, lines: Any) -> None:
    """No line crosses the whole map."""
    assert lines == lines_between([one, other])


def test_nothing_lost_is_nothing_told() -> None:
    """A count of 0 is no loss."""
    losses = Losses()
    losses.add("needs", 0)

    assert [] == losses.problems()
    losses.add("needs")
    assert ["not-written"] == [each.code for each in losses.problems()]
