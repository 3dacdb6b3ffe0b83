"""What an edge weighs, and whose parties count."""

from typing import Any

import pytest

from partnerlib import graph as views
from partnerlib.errors import ParameterError
from partnerlib.model import Action, Actor, Agreement, Party, Record, Territory
from partnerlib.registry import Registry

YEAR = 365.25


def registry_of(*records: Record) -> Registry:
    """Make a registry of three towns, two actors in one of them, and records."""
    towns = [Territory(x, name=x) for x in "abc"]
    actors = [Actor("p", name="P", territory="a"), Actor("q", name="Q", territory="a")]
    return Registry.from_records([*towns, *actors, *records])


def years(*records: Record, **asked: Any) -> tuple[float, float | None]:
    """Give the days, at least and at most, that a and b are together."""
    graph = views.territory_graph(
        registry_of(*records), weight="years", statuses="any", **asked
    )
    edge = graph.edges["a", "b"]
    assert edge["weight"] == edge["years"]
    most = edge.get("years_at_most")
    return (
        round(edge["years"] * YEAR, 3),
        None if most is None else round(most * YEAR, 3),
    )


def test_days_are_certain_and_possible() -> None:
    """From the last day of the start to the first of the end is certain."""
    several = Agreement("g", parties=["a", "b"], period="2004/2006")
    assert (367.0, 1096.0) == years(several, as_of="2016")
    assert (366.0, 366.0) == years(Agreement("g", parties=["a", "b"], period="2004"))


def test_records_add_up() -> None:
    """Two records at the same time count twice, as they do in a count."""
    assert (731.0, 731.0) == years(
        Agreement("g", parties=["a", "b"], period="2004"),
        Agreement("h", parties=["a", "b"], period="2005"),
    )


def test_what_is_not_over_counts_until_the_day() -> None:
    """An open end is lived until the day, one that is unknown may be."""
    open_ = Agreement("g", parties=["a", "b"], period="2004-01-01/..")
    assert (31.0, 31.0) == years(open_, as_of="2004-01-31")
    unknown = Agreement("g", parties=["a", "b"], period="2004-01-01/")
    assert (1.0, 31.0) == years(unknown, as_of="2004-01-31")
    assert (0.0, 0.0) == years(open_, as_of="2003")


@pytest.mark.parametrize("period", ["", "../..", "/2004", "../2004"])
def test_what_has_no_beginning_has_no_length(period: str) -> None:
    """No year is made up, and no bound."""
    assert (0.0, None) == years(Agreement("g", parties=["a", "b"], period=period))


def test_parties_bound_their_time() -> None:
    """Who came when the other had left was never there together with it."""
    during = [Party("a", during="2001/2002"), Party("b", during="2004/2005")]
    assert (0.0, 0.0) == years(Agreement("g", parties=during, period="2000/2010"))
    late = [Party("a"), Party("b", during="2009-12-01/2011")]
    record = Agreement("g", parties=late, period="2000-01-01/2010-12-31")
    assert (396.0, 396.0) == years(record, as_of="2016")


def test_actors_of_one_town_take_turns() -> None:
    """Days are counted once, however many of a town are there; gaps are not."""
    parties = [
        Party("p", during="2001-01-01/2001-01-10"),
        Party("q", during="2001-01-05/2001-01-20"),
        Party("p", during="2001-01-30/2001-01-31"),
        Party("a", "funder", during="2001-01-01/2001-12-31"),
        "b",
    ]
    record = Agreement("g", parties=parties, period="2001")
    assert (22.0, 22.0) == years(record)
    assert (365.0, 365.0) == years(record, roles="any")


def test_no_day_bounds_what_no_day_is_known_of() -> None:
    """Where the registry mentions no day, what is open has no length either."""
    record = Agreement("g", parties=["a", "b"], period="../..")
    assert (0.0, None) == years(record)


def test_newman_weighs_what_it_says() -> None:
    """The rule decides what the weight is; the count is in the records."""
    registry = registry_of(Agreement("g", parties=["a", "b", "c"]))
    graph = views.actor_graph(registry, weight="newman")
    assert {0.5} == {weight for _, _, weight in graph.edges(data="weight")}
    assert "newman" == graph.graph["parameters"]["weight"]


# -- roles


DEEDS = [
    Action("1", title="1", parties=[Party("a", "operator"), Party("b", "funder")]),
    Action("2", title="2", parties=[Party("a", "lead"), Party("c", "operator")]),
    Action("3", title="3", parties=["b", Party("a", "operator"), "c"]),
]


@pytest.mark.parametrize(
    ("roles", "kept", "edges"),
    [
        ("any", "any", ["ab", "ac", "bc"]),
        ("acting", "acting", ["ab", "ac", "bc"]),
        ("unknown", ("unknown",), ["bc"]),
        (["unknown", "leads"], ("leads", "unknown"), ["bc"]),
        (("Opérateur", "funds"), ("funds", "operator"), ["ab"]),
        (["leads", "provides"], ("leads", "provides"), ["ac"]),
    ],
)
def test_roles_decide_who_counts(roles: Any, kept: Any, edges: list[str]) -> None:
    """A party counts in a role that is asked for, by term, label or class."""
    graph = views.territory_graph(registry_of(*DEEDS), roles=roles)
    assert edges == ["".join(ends) for ends in graph.edges]
    assert kept == graph.graph["parameters"]["roles"]


@pytest.mark.parametrize(
    ("roles", "value"),
    [((), ()), ("some role", "some role"), (5, 5), (["lead", 5], 5)],
)
def test_senseless_roles_are_refused(roles: Any, value: Any) -> None:
    """A role that nobody knows, or none at all, is told."""
    with pytest.raises(ParameterError) as caught:
        views.actor_graph(registry_of(), roles=roles)
    assert ("roles", value) == (caught.value.parameter, caught.value.value)


def test_years_are_those_of_the_records_of_the_edge() -> None:
    """A record that one of the two has left adds no years to what ties them now."""
    left = Agreement("left", parties=["p", Party("b", during="2001/2003")])
    parties = ["p", "b"]
    here = Agreement("here", parties=parties, period="2005-01-01/2005-01-31")
    graph = views.territory_graph(
        registry_of(left, here), weight="years", as_of="2005-01-31"
    )
    assert ("here",) == graph.edges["a", "b"]["agreements"]
    assert 31 == round(graph.edges["a", "b"]["years_at_most"] * YEAR)
