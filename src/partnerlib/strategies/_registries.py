"""Registries of every shape: whatever a registry may hold is drawn."""

from functools import cache
from typing import Final, TypeVar

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from partnerlib.model import Concept, Record
from partnerlib.registry import Registry
from partnerlib.strategies import _activities as activities
from partnerlib.strategies import _records as records
from partnerlib.strategies import _values as values
from partnerlib.strategies._binding import (
    REFERENCES,
    bind,
    check_sizes,
    fewest_actors,
    sized,
)
from partnerlib.strategies._made import made
from partnerlib.strategies._texts import free_terms, terms, texts
from partnerlib.strategies._times import partial_dates
from partnerlib.vocabularies import NAMES, builtin

R = TypeVar("R", bound=Record)
_Strings = SearchStrategy[str]


def registries(
    *, min_size: int = 0, max_size: int = 3, ids: _Strings | None = None
) -> SearchStrategy[Registry]:
    """Draw registries of every shape.

    Parameters
    ----------
    min_size, max_size : int
        The least and the most records of each collection. Authorities that are
        made because a territory is named as a party come on top of the actors.
    ids : SearchStrategy of str, optional
        The ids of records; any id by default.

    Returns
    -------
    SearchStrategy of Registry
        With hierarchies of territories and isolated ones, networks, frameworks
        and what replicates what, parties in roles of every class, dated and
        undated, authorities made, own terms, unknown terms, names in other
        languages, several sources, and texts of every legal kind. Shrinks to the
        empty registry.

    Raises
    ------
    InvalidArgument
        If the sizes contradict one another. From one agreement up there are two
        actors, hence ``min_size`` above 0 asks for a ``max_size`` of 2 or more.

    Notes
    -----
    Findings are rare in what is drawn here: see :func:`small_registries`.

    Examples
    --------
    >>> from hypothesis import given, settings
    >>> @settings(max_examples=5, deadline=None)
    ... @given(registries(max_size=2))
    ... def test_nothing_is_lost(registry):
    ...     assert registry == registry.combine(registry)
    >>> test_nothing_is_lost()
    """
    check_sizes(min_size, max_size)
    return _registries(min_size, max_size, values.any_ids() if ids is None else ids)


@cache
def _registries(
    min_size: int, max_size: int, ids: _Strings
) -> SearchStrategy[Registry]:
    def several(
        each: SearchStrategy[R], least: int = min_size
    ) -> SearchStrategy[list[R]]:
        return sized(each, least, max_size, unique_by=_id)

    scopes = values.scopes(
        themes=_words("themes"),
        places=REFERENCES,
        audiences=_words("audiences"),
        functions=_words("functions"),
    )
    parties = values.parties(actors=REFERENCES, roles=st.just("") | _words("roles"))
    fields = {
        "territories": several(
            records.territories(
                ids=ids,
                levels=_words("levels"),
                parents=REFERENCES,
                successors=REFERENCES,
                stated_by=REFERENCES,
            )
        ),
        "actors": several(
            records.actors(
                ids=ids,
                kinds=_words("actor-kinds"),
                territories=REFERENCES,
                networks=REFERENCES,
                themes=_words("themes"),
                successors=REFERENCES,
                stated_by=REFERENCES,
            ),
            least=fewest_actors(min_size),
        ),
        "agreements": several(
            activities.agreements(
                ids=ids,
                parties=parties,
                scopes=scopes,
                parents=REFERENCES,
                derived_from=REFERENCES,
                stated_by=REFERENCES,
            )
        ),
        "actions": several(
            activities.actions(
                ids=ids,
                parties=parties,
                scopes=scopes,
                agreements=REFERENCES,
                parents=REFERENCES,
                derived_from=REFERENCES,
                stated_by=REFERENCES,
            )
        ),
        "needs": several(
            records.needs(
                ids=ids,
                territories=REFERENCES,
                actors=REFERENCES,
                scopes=scopes,
                stated_by=REFERENCES,
            )
        ),
        "offers": several(
            records.offers(
                ids=ids, actors=REFERENCES, scopes=scopes, stated_by=REFERENCES
            )
        ),
        "exchanges": several(
            records.exchanges(
                ids=ids, actors=REFERENCES, agreements=REFERENCES, stated_by=REFERENCES
            )
        ),
        "terms": any_terms(),
        "title": texts(max_size=20),
        "licence": texts(max_size=20),
        "date": st.none() | partial_dates(),
    }
    return made(bind, fields)


def _id(record: Record | Concept) -> str:
    return record.id


def _words(vocabulary: str) -> _Strings:
    # A placeholder means one of the registry's own terms.
    return terms(vocabulary) | free_terms() | REFERENCES


@st.composite
def any_terms(draw: DrawFn) -> dict[str, list[Concept]]:
    """Draw own terms: new ones, ones that replace a built-in one, new schemes."""
    names = draw(_SCHEMES)
    return {name: _bound(name, draw(_own_concepts(name))) for name in names}


_SCHEMES: Final = st.lists(st.sampled_from([*NAMES, "own"]), max_size=5, unique=True)


@cache
def _own_concepts(name: str) -> SearchStrategy[list[Concept]]:
    known = terms(name) if name in builtin() else st.nothing()
    each = values.concepts(ids=free_terms() | known, broader=REFERENCES | known)
    return st.lists(each, min_size=1, max_size=2, unique_by=_id)


def _bound(name: str, drafts: list[Concept]) -> list[Concept]:
    # A term that replaces a built-in one is put at the top, any other below a
    # built-in one or one before it, so that no circle can arise.
    found: list[Concept] = []
    fresh: list[str] = []
    known = builtin().get(name, ())
    for draft in drafts:
        broader = draft.broader
        if draft.id in known:
            broader = ""
        elif broader.startswith("?"):
            broader = fresh[int(broader[1:]) % len(fresh)] if fresh else ""
        found.append(attrs.evolve(draft, broader=broader))
        if draft.id not in known:
            fresh.append(draft.id)
    return found
