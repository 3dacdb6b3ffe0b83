"""What is asked for is recorded as it was understood."""

from collections.abc import Callable
from typing import Any

import pytest

import partnerlib
from partnerlib import graph
from partnerlib.datasets import essonne
from partnerlib.model import Agreement, Territory
from partnerlib.registry import Registry


def _coverage(registry: Registry, level: str) -> Any:
    return graph.coverage_graph(registry, by=("theme", "place"), level=level).graph


ASKED: dict[str, Callable[[Registry, str], Any]] = {
    "gaps": lambda r, level: partnerlib.find_gaps(r, level=level),
    "duplicates": lambda r, level: partnerlib.find_duplicates(r, level=level),
    "triangles": lambda r, level: partnerlib.find_triangles(r, level=level),
    "ties": lambda r, level: partnerlib.find_ties(r, level=level),
    "territories": lambda r, level: graph.territory_graph(r, level=level).graph,
    "coverage": _coverage,
}


def recorded(made: Any) -> Any:
    """Give the parameters that a report or a graph holds."""
    return dict(made["parameters"] if isinstance(made, dict) else made.parameters)


@pytest.mark.parametrize("name", ASKED)
def test_a_level_asked_for_by_its_label_is_recorded_as_the_term(name: str) -> None:
    """A label in any language asks for the same as the term, and is recorded so."""
    ask = ASKED[name]
    by_label = recorded(ask(essonne(), "Département"))

    assert "department" == by_label["level"]
    assert recorded(ask(essonne(), "department")) == by_label


def test_a_level_of_a_backtest_is_recorded_as_the_term() -> None:
    """A back-test records the term too."""
    towns = [Territory(f"t{n}", name=f"T{n}", level="municipality") for n in range(8)]
    pairs = [(f"t{n}", f"t{(n + step) % 8}") for n in range(8) for step in (1, 2)]
    twinnings = [
        Agreement(f"{one}-{other}", kind="twinning", parties=[one, other])
        for one, other in pairs
    ]
    registry = Registry.of(territories=towns, agreements=twinnings)
    report = partnerlib.backtest(registry, level="Commune", hide=0.2, seeds=1)

    assert "municipality" == recorded(report)["level"]
