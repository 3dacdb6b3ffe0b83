"""Needs by theme, who answers them, and who has means in these themes."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Final, TypeAlias

import numpy as np

from partnerlib.model import Need, Scope
from partnerlib.registry import Registry
from partnerlib.sparse._bound import bound
from partnerlib.sparse._efforts import build_efforts, effort_span
from partnerlib.sparse._nodes import NOWHERE, Nodes
from partnerlib.sparse._ragged import Bools, Ints, find
from partnerlib.sparse._time import Liveness

Cell: TypeAlias = tuple[int, str, str]
"""A territory as a node, a theme, and a function; empty where none is stated."""
Kind: TypeAlias = tuple[str, str]
"""What is needed: a theme and a function."""
Told: TypeAlias = set[tuple[str, str]]
"""The records that tell something, each with the actor of which it does."""

FUNDS: Final = "funds-the-theme"
GIVES: Final = "gives-in-the-theme"


class Wanted:
    """The needs of territories by theme, and what other territories have for them.

    A need lies in its places, else in its territory, else at the seat of its actor.
    It is a need for each of its themes and, where it states functions, for each of
    them. What answers is an offer, or a live effort, of an actor seated elsewhere, in
    that theme and that function or narrower ones.

    Parameters
    ----------
    registry : Registry
        The data.
    nodes : Nodes
        The territories.
    liveness : Liveness
        Which records count.

    Attributes
    ----------
    cells : tuple of (int, str, str)
        Node, theme and function of what is needed, sorted.
    kinds : tuple of (str, str)
        The themes and functions among them, sorted.
    themes : tuple of str
        The themes among them, sorted.
    """

    def __init__(self, registry: Registry, nodes: Nodes, liveness: Liveness) -> None:
        self._registry = registry
        self._nodes = nodes
        self._liveness = liveness
        self._size = max(len(nodes), 1)
        self._themes = registry.vocabularies["themes"]
        self._functions = registry.vocabularies["functions"]
        self._needs: dict[Cell, list[str]] = {}
        for id_, cell in self._needed():
            self._needs.setdefault(cell, []).append(id_)
        self.cells = tuple(sorted(self._needs))
        self.kinds = tuple(sorted({cell[1:] for cell in self.cells}))
        self.themes = tuple(sorted({theme for theme, _ in self.kinds}))
        self._supply: dict[tuple[int, int], Told] = {}
        self._means: dict[tuple[int, int], dict[str, Told]] = {}
        if self.cells:
            self._look_for_answers()
            self._look_for_means()

    # -- who needs what ------------------------------------------------------

    @cached_property
    def needing(self) -> Ints:
        """The node of each cell."""
        return _integers(node for node, _, _ in self.cells)

    @cached_property
    def wanted(self) -> Ints:
        """The number, in ``kinds``, of what each cell needs."""
        numbers = {kind: number for number, kind in enumerate(self.kinds)}
        return _integers(numbers[cell[1:]] for cell in self.cells)

    @cached_property
    def theme_of(self) -> Ints:
        """The number, in ``themes``, of the theme of each of ``kinds``."""
        numbers = {theme: number for number, theme in enumerate(self.themes)}
        return _integers(numbers[theme] for theme, _ in self.kinds)

    def needs(self, cell: int) -> list[Need]:
        """List the needs of a cell, by id."""
        return [self._registry.needs[id_] for id_ in self._needs[self.cells[cell]]]

    def _needed(self) -> Iterator[tuple[str, Cell]]:
        for id_, need in self._registry.needs.items():
            if need.quantity == 0 or not self._liveness.holds(need.period.span):
                continue
            for node in sorted(self._owners(need)):
                for theme in need.scope.themes:
                    for function in need.scope.functions or ("",):
                        yield id_, (node, theme, function)

    def _owners(self, need: Need) -> set[int]:
        if need.scope.places or need.territory:
            return self._nodes.owners(need)
        return {self._nodes.seat(need.actor)} - {NOWHERE}

    # -- who answers ---------------------------------------------------------

    @cached_property
    def answering(self) -> Ints:
        """Who answers what, as sorted codes: kind * n_nodes + node."""
        return _codes(self._supply, self._size)

    @property
    def answered(self) -> int:
        """How many cells somebody elsewhere answers."""
        kinds = self.answering // self._size
        counts = np.bincount(kinds, minlength=len(self.kinds))[self.wanted]
        at_home = self.answer(np.arange(len(self.cells)), self.needing) >= 0
        return int((counts > at_home).sum())

    def answer(self, cells: Ints, nodes: Ints) -> Ints:
        """Give the numbers, in ``answering``, of what nodes have for cells; else -1."""
        return find(self.answering, self.wanted[cells] * self._size + nodes)

    def told(self, cell: int, node: int) -> Told:
        """Give what answers a cell at a node, each record with its actor."""
        return self._supply[int(self.wanted[cell]), node]

    @cached_property
    def strength(self) -> tuple[Bools, Ints]:
        """Whether each of ``answering`` states an offer, and how many records tell."""
        records = [{reference for reference, _ in told} for told in self.each_answer()]
        offers = [any(r.startswith("offer/") for r in each) for each in records]
        return np.array(offers, dtype=bool), _integers(map(len, records))

    def each_answer(self) -> Iterator[Told]:
        """Go through what answers, in the order of ``answering``."""
        for _, told in sorted(self._supply.items()):
            yield told

    def _look_for_answers(self) -> None:
        numbers = {kind: number for number, kind in enumerate(self.kinds)}
        functions = {function for _, function in self.kinds}
        for reference, actor, scope in self._supplied():
            node = self._nodes.seat(actor)
            if node == NOWHERE:
                continue
            themes = _wider(self._themes.ancestors, scope.themes) & {*self.themes}
            doing = {"", *_wider(self._functions.ancestors, scope.functions)}
            for theme in themes:
                for function in doing & functions:
                    number = numbers.get((theme, function))
                    if number is not None:
                        told = self._supply.setdefault((number, node), set())
                        told.add((reference, actor))

    def _supplied(self) -> Iterator[tuple[str, str, Scope]]:
        for id_, offer in self._registry.offers.items():
            if self._liveness.holds(offer.period.span):
                yield f"offer/{id_}", offer.actor, offer.scope
        efforts = build_efforts(
            self._registry, by=(), level=None, liveness=self._liveness
        )
        for effort in efforts.records:
            for actor in effort.providers:
                yield effort.reference, actor, effort.record.scope

    # -- who has means -------------------------------------------------------

    @cached_property
    def having_means(self) -> Ints:
        """Who funds or gives in a theme, as sorted codes: theme * n_nodes + node."""
        return _codes(self._means, self._size)

    def has_means(self, themes: Ints, nodes: Ints) -> Bools:
        """Say whether nodes fund or give in themes."""
        return find(self.having_means, themes * self._size + nodes) >= 0

    def means_for(self, cell: int, node: int) -> dict[str, Told]:
        """Give what shows that a node funds or gives in the theme of a cell."""
        theme = int(self.theme_of[self.wanted[cell]])
        return self._means.get((theme, node), {})

    def _look_for_means(self) -> None:
        numbers = {theme: number for number, theme in enumerate(self.themes)}
        for reason, reference, actor, scope in (*self._funding(), *self._giving()):
            node = self._nodes.seat(actor)
            themes = _wider(self._themes.ancestors, scope.themes) & numbers.keys()
            if node != NOWHERE:
                for theme in themes:
                    by_reason = self._means.setdefault((numbers[theme], node), {})
                    by_reason.setdefault(reason, set()).add((reference, actor))

    def _funding(self) -> Iterator[tuple[str, str, str, Scope]]:
        role_class = self._registry.vocabularies["roles"].role_class
        for reference, record in bound(self._registry).those_live(self._liveness):
            for party in record.parties:
                if role_class(party.role) == "funds":
                    span = effort_span(record.period, party.during)
                    if not span.is_empty and self._liveness.holds(span):
                        yield FUNDS, reference, party.actor, record.scope

    def _giving(self) -> Iterator[tuple[str, str, str, Scope]]:
        for id_, exchange in self._registry.exchanges.items():
            bond = self._registry.agreements.get(exchange.agreement)
            if (
                bond is not None
                and self._liveness.holds(exchange.period.span)
                and self._liveness(bond.status, bond.period.span)
            ):
                yield GIVES, f"exchange/{id_}", exchange.giver, bond.scope


def _wider(above: Callable[[str], tuple[str, ...]], terms: Iterable[str]) -> set[str]:
    """List terms and all that is broader."""
    return {each for term in terms for each in (term, *above(term))}


def _codes(table: Iterable[tuple[int, int]], size: int) -> Ints:
    return np.sort(_integers(first * size + second for first, second in table))


def _integers(numbers: Iterable[int]) -> Ints:
    return np.fromiter(numbers, dtype=np.int64)
