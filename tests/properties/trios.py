"""Worlds with many closed triangles, needs, offers, and records of three."""

from itertools import combinations
from typing import Any

import attrs
from hypothesis import strategies as st

from partnerlib.model import (
    Action,
    Actor,
    Agreement,
    Exchange,
    Need,
    Offer,
    Party,
    Scope,
    Territory,
)
from partnerlib.registry import Registry

TOWNS = ("t0", "t1", "t2", "t3", "t4")
ACTORS = tuple(f"a{number}" for number in range(8))
THEMES = ("health", "dispensaries", "culture")
FUNCTIONS = ("training", "support", "technical-support")


def _often(usual: Any, *others: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from([usual] * 3 + list(others))


def _subset(values: tuple[Any, ...], least: int, most: int) -> st.SearchStrategy[Any]:
    return st.lists(st.sampled_from(values), min_size=least, max_size=most, unique=True)


_STATUS = _often("", "active", "dormant", "planned")
_PERIOD = _often("", "../2003", "2002/..", "2006/..")
_ROLE = st.sampled_from(["", "implementer", "funder", "funder", "observer", "lead"])


@st.composite
def _parties(draw: st.DrawFn, least: int, most: int) -> list[Party]:
    named = draw(_subset(ACTORS, least, most))
    plain = draw(st.booleans())
    return [Party(actor, "" if plain else draw(_ROLE)) for actor in named]


@st.composite
def _scopes(draw: st.DrawFn, least: int = 0) -> Scope:
    return Scope(
        themes=draw(_subset(THEMES, least, 2)),
        functions=draw(st.just([]) | _subset(FUNCTIONS, 0, 2)),
    )


@st.composite
def trios(draw: st.DrawFn) -> Registry:
    """Draw five towns, of which most cooperate and some state needs or offers."""
    regions = [Territory(id_, name=id_, level="region") for id_ in ("r0", "r1")]
    towns = [
        Territory(
            id_,
            name=id_,
            level="municipality",
            parent=draw(_often("r0", "r1", "")),
            country=draw(_often("FR", "ML", "")),
            population=draw(_often(1000, 3000, None)),
            location=draw(_often((45, 2), (12, -8), None)),
            languages=draw(_often(["fr"], ["fr", "bm"], ["de"], [])),
        )
        for id_ in TOWNS
    ]
    # The first actors are seated in one town each; the others may be anywhere.
    seats = [*TOWNS, *(draw(st.sampled_from([*TOWNS, "r0", ""])) for _ in ACTORS[5:])]
    actors = [
        Actor(id_, name=id_, territory=seat)
        for id_, seat in zip(ACTORS, seats, strict=True)
    ]
    pairs = draw(_subset(tuple(combinations(ACTORS[:5], 2)), 2, 9))
    # Of three parties, but sleeping, or with one that only supports.
    threes = draw(st.lists(_subset(ACTORS[:5], 3, 3), max_size=2))
    supporting, sleeping = draw(st.sampled_from([("funder", ""), ("", "dormant")]))
    agreements = [
        *(
            Agreement(
                f"g{number}",
                parties=list(pair),
                status=draw(_often("", "", "", "active", "dormant")),
                scope=draw(_scopes()),
            )
            for number, pair in enumerate(pairs)
        ),
        *(
            Agreement(
                f"h{number}",
                parties=[*three[:2], Party(three[2], supporting)],
                status=sleeping,
                period=draw(_PERIOD),
            )
            for number, three in enumerate(threes)
        ),
        *(
            Agreement(
                f"i{number}",
                parties=draw(_parties(2, 4)),
                status=draw(_STATUS),
                period=draw(_PERIOD),
                scope=draw(_scopes()),
            )
            for number in range(draw(st.integers(0, 2)))
        ),
    ]
    actions = [
        Action(
            f"x{number}",
            title=f"x{number}",
            parties=draw(_parties(1, 3)),
            status=draw(_STATUS),
            period=draw(_PERIOD),
            scope=draw(_scopes(1)),
            agreement=draw(_often("", "g0")),
        )
        for number in range(draw(st.integers(1, 4)))
    ]
    needs = [
        Need(
            f"n{number}",
            **{draw(st.sampled_from(["territory", "actor"])): "?"},
            scope=draw(_scopes(1)),
            quantity=draw(_often(None, 0, 10, 40)),
            unit="people",
            period=draw(_PERIOD),
        )
        for number in range(draw(st.integers(1, 3)))
    ]
    offers = [
        Offer(
            f"o{number}",
            actor=draw(st.sampled_from(ACTORS)),
            scope=draw(_scopes(1)),
            capacity=draw(_often(20, None)),
            unit="people",
            period=draw(_PERIOD),
        )
        for number in range(draw(st.integers(1, 3)))
    ]
    exchanges = [
        Exchange(
            f"e{number}",
            giver=draw(st.sampled_from(ACTORS[:4])),
            receiver=draw(st.sampled_from(ACTORS[4:])),
            kind="money",
            agreement=draw(st.sampled_from(["", "g0", "g1"])),
            period=draw(_PERIOD),
        )
        for number in range(draw(st.integers(0, 3)))
    ]
    return Registry.from_records(
        [*regions, *towns, *actors, *agreements, *actions, *offers, *exchanges]
        + [_owned(draw, need) for need in needs]
    )


def _owned(draw: st.DrawFn, need: Need) -> Need:
    """Give a need to a territory or an actor, and sometimes places of its own."""
    places = draw(_often([], ["t0"], ["t1", "r1"]))
    scope = attrs.evolve(need.scope, places=places)
    if need.territory:
        return attrs.evolve(need, scope=scope, territory=draw(st.sampled_from(TOWNS)))
    return attrs.evolve(need, scope=scope, actor=draw(st.sampled_from(ACTORS)))
