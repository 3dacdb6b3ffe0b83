"""The need-offer graph shows which offer could answer which need."""

from typing import Any

import pytest

from partnerlib import graph as views
from partnerlib.model import Actor, Need, Offer, Scope, Territory
from partnerlib.registry import Registry


def edges(need: dict[str, Any], offer: dict[str, Any]) -> list[Any]:
    """Draw one need of Évry and one offer; give the edges."""
    registry = Registry.of(
        territories=[
            Territory("FR-91", name="Essonne", level="department"),
            Territory("evry", name="Évry", level="municipality", parent="FR-91"),
            Territory("kayes", name="Kayes"),
        ],
        actors=[Actor("asso", name="Asso")],
        needs=[Need("n", territory="evry", **need)],
        offers=[Offer("o", actor="asso", **offer)],
    )
    return list(views.need_offer_graph(registry).edges(data=True))


def scope(**facets: list[str]) -> dict[str, Scope]:
    """Give a scope as the argument of a record."""
    return {"scope": Scope(**facets)}


@pytest.mark.parametrize(
    ("need", "offer"),
    [
        (scope(themes=["health"]), scope(themes=["health"])),
        (scope(themes=["health"]), scope(themes=["maternal-health"])),
        (scope(functions=["training"]), scope(functions=["training"])),
        (scope(themes=["health"]), scope(themes=["health"], places=["FR-91"])),
        (
            scope(themes=["health"], audiences=["youth"]),
            scope(themes=["health"], places=["evry"]),
        ),
    ],
)
def test_what_answers_is_tied(need: dict[str, Any], offer: dict[str, Any]) -> None:
    """The theme is that of the need or narrower; nothing stated is against it."""
    ((one, other, data),) = edges(need, offer)

    assert ("need/n", "offer/o") == (one, other)
    assert need["scope"].themes == data["themes"]
    assert need["scope"].functions == data["functions"]
    assert False is data["same_unit"]


@pytest.mark.parametrize(
    ("need", "offer"),
    [
        (scope(themes=["maternal-health"]), scope(themes=["health"])),
        (scope(themes=["health"]), scope(themes=["health"], places=["kayes"])),
        (
            scope(themes=["health"], audiences=["youth"]),
            scope(themes=["health"], audiences=["elderly"]),
        ),
        (scope(themes=["health"]), scope()),
        (scope(), scope(themes=["health"])),
        (
            {**scope(themes=["health"]), "period": "2030/2031"},
            {**scope(themes=["health"]), "period": "2034/2035"},
        ),
    ],
)
def test_what_does_not_answer_is_not_tied(
    need: dict[str, Any], offer: dict[str, Any]
) -> None:
    """A broader theme, another place, audience or time is no answer."""
    assert [] == edges(need, offer)


def test_nodes_say_whose_they_are_and_how_much() -> None:
    """Owner, quantity and capacity are there where they are stated."""
    registry = Registry.of(
        territories=[Territory("evry", name="Évry")],
        actors=[Actor("asso", name="Asso")],
        needs=[
            Need("n", territory="evry", quantity=9, unit="people", **_care()),
            Need("m", actor="asso"),
        ],
        offers=[
            Offer("o", actor="asso", capacity=4, unit="people", **_care()),
            Offer("p", actor="asso"),
        ],
    )

    graph = views.need_offer_graph(registry)

    assert ["need/m", "need/n", "offer/o", "offer/p"] == list(graph)
    assert {
        "bipartite": 0,
        "name": "n",
        "owner": "territory/evry",
        "quantity": 9,
        "unit": "people",
    } == graph.nodes["need/n"]
    assert "actor/asso" == graph.nodes["need/m"]["owner"]
    assert 4 == graph.nodes["offer/o"]["capacity"]
    assert True is graph.edges["need/n", "offer/o"]["same_unit"]


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ("live", ["need/now", "offer/now"]),
        ("any", ["need/now", "need/past", "offer/now", "offer/past"]),
        (("active",), ["need/now", "need/past", "offer/now", "offer/past"]),
    ],
)
def test_only_live_looks_at_time(
    statuses: str | tuple[str, ...], expected: list[str]
) -> None:
    """Status terms filter by status, which needs and offers have not, not by time."""
    periods = {"now": "2019/2021", "past": "1990/1991"}
    registry = Registry.of(
        actors=[Actor("asso", name="Asso")],
        needs=[Need(n, actor="asso", period=p) for n, p in periods.items()],
        offers=[Offer(n, actor="asso", period=p) for n, p in periods.items()],
    )
    graph = views.need_offer_graph(registry, as_of="2020", statuses=statuses)

    assert expected == list(graph)


def _care() -> dict[str, Any]:
    return scope(themes=["health"])
