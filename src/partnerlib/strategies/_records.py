"""Records but activities: territories, actors, needs, offers and exchanges."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from partnerlib.model import Actor, Exchange, Location, Need, Offer, Scope, Territory
from partnerlib.strategies import _values as values
from partnerlib.strategies._fields import (
    ALIASES,
    AMOUNTS,
    COUNTS,
    LANGUAGES,
    NAMES,
    TITLES,
    Ids,
    any_terms,
    drawn,
    or_ids,
)
from partnerlib.strategies._made import made
from partnerlib.strategies._times import periods


def territories(
    *,
    ids: Ids = None,
    levels: Ids = None,
    parents: Ids = None,
    successors: Ids = None,
    stated_by: Ids = None,
) -> SearchStrategy[Territory]:
    """Draw territories.

    Parameters
    ----------
    ids, levels, parents, successors, stated_by : SearchStrategy of str, optional
        What these fields hold: any id or level by default.

    Returns
    -------
    SearchStrategy of Territory
        Shrinks to a territory that has nothing but an id and a name.

    Examples
    --------
    >>> from hypothesis import find
    >>> find(territories(), lambda each: each.population).population
    1
    """
    point = made(Location, {"lat": st.floats(-90, 90), "lon": st.floats(-180, 180)})
    return drawn(
        Territory,
        ids,
        {"name": NAMES},
        {
            "level": any_terms("levels") if levels is None else levels,
            "parent": or_ids(parents),
            "country": st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=2),
            "population": COUNTS,
            "location": point,
            "zones": values.subsets(any_terms("zones")),
            "languages": LANGUAGES,
            "aliases": ALIASES,
            "valid": periods(),
            "successors": values.subsets(or_ids(successors)),
        },
        stated_by,
    )


def actors(
    *,
    ids: Ids = None,
    kinds: Ids = None,
    territories: Ids = None,
    networks: Ids = None,
    themes: Ids = None,
    successors: Ids = None,
    stated_by: Ids = None,
) -> SearchStrategy[Actor]:
    """Draw actors.

    Parameters
    ----------
    ids, kinds, territories, networks, themes, successors, stated_by :\
 SearchStrategy of str, optional
        What these fields hold (``territories`` the seat, ``networks`` the actors
        of which it is a member): any id or term by default.

    Returns
    -------
    SearchStrategy of Actor
        Shrinks to an actor that has nothing but an id and a name.

    Examples
    --------
    >>> from hypothesis import find, strategies as st
    >>> find(actors(kinds=st.just("ngo")), lambda each: each.kind != "unknown").kind
    'ngo'
    """
    return drawn(
        Actor,
        ids,
        {"name": NAMES},
        {
            "kind": any_terms("actor-kinds") if kinds is None else kinds,
            "territory": or_ids(territories),
            "member_of": values.subsets(or_ids(networks)),
            "themes": values.subsets(any_terms("themes") if themes is None else themes),
            "aliases": ALIASES,
            "languages": LANGUAGES,
            "valid": periods(),
            "successors": values.subsets(or_ids(successors)),
        },
        stated_by,
    )


def needs(
    *,
    ids: Ids = None,
    territories: Ids = None,
    actors: Ids = None,
    scopes: SearchStrategy[Scope] | None = None,
    stated_by: Ids = None,
) -> SearchStrategy[Need]:
    """Draw needs of a territory, of an actor, or of both.

    Parameters
    ----------
    ids, territories, actors, stated_by : SearchStrategy of str, optional
        What these fields hold: any id by default. ``st.nothing()`` as territories
        or as actors (not both) leaves the needs to the other.
    scopes : SearchStrategy of Scope, optional
        Any scope by default.

    Returns
    -------
    SearchStrategy of Need
        Shrinks to a need of a territory, of which nothing else is known.

    Examples
    --------
    >>> from hypothesis import find
    >>> find(needs(), lambda each: each.reached is not None).reached
    0
    """
    place, actor, nobody = or_ids(territories), or_ids(actors), st.just("")
    owners = st.one_of(
        st.tuples(place, nobody), st.tuples(nobody, actor), st.tuples(place, actor)
    )
    return drawn(
        _owned,
        ids,
        {"owners": owners},
        {
            "title": TITLES,
            "scope": values.scopes() if scopes is None else scopes,
            "quantity": COUNTS,
            "unit": st.just("people") | TITLES,
            "targeted": COUNTS,
            "reached": COUNTS,
            "priority": TITLES,
            "horizon": any_terms("horizons"),
            "period": periods(),
        },
        stated_by,
    )


def _owned(owners: tuple[str, str], **fields: Any) -> Need:
    return Need(territory=owners[0], actor=owners[1], **fields)


def offers(
    *,
    ids: Ids = None,
    actors: Ids = None,
    scopes: SearchStrategy[Scope] | None = None,
    stated_by: Ids = None,
) -> SearchStrategy[Offer]:
    """Draw offers of an actor.

    Parameters
    ----------
    ids, actors, stated_by : SearchStrategy of str, optional
        What these fields hold: any id by default.
    scopes : SearchStrategy of Scope, optional
        Any scope by default.

    Returns
    -------
    SearchStrategy of Offer
        Shrinks to an offer of which nothing but the actor is known.

    Examples
    --------
    >>> from hypothesis import find
    >>> find(offers(), lambda each: each.capacity).capacity
    1
    """
    return drawn(
        Offer,
        ids,
        {"actor": or_ids(actors)},
        {
            "title": TITLES,
            "scope": values.scopes() if scopes is None else scopes,
            "capacity": COUNTS,
            "unit": st.just("people") | TITLES,
            "languages": LANGUAGES,
            "period": periods(),
        },
        stated_by,
    )


def exchanges(
    *,
    ids: Ids = None,
    actors: Ids = None,
    agreements: Ids = None,
    stated_by: Ids = None,
) -> SearchStrategy[Exchange]:
    """Draw exchanges between two actors.

    Parameters
    ----------
    ids, agreements, stated_by : SearchStrategy of str, optional
        What these fields hold: any id by default.
    actors : SearchStrategy of str, optional
        Givers and receivers; must be able to draw two distinct ids.

    Returns
    -------
    SearchStrategy of Exchange
        Shrinks to a giver and a receiver, and nothing else.

    Examples
    --------
    >>> from hypothesis import find
    >>> find(exchanges(), lambda each: each.kind == "money").receiver
    '00'
    """
    ends = st.lists(or_ids(actors), min_size=2, max_size=2, unique=True)
    return drawn(
        _given,
        ids,
        {"ends": ends},
        {
            "kind": any_terms("exchange-kinds"),
            "title": TITLES,
            "agreement": or_ids(agreements),
            "amount": AMOUNTS,
            "unit": st.just("EUR") | TITLES,
            "period": periods(),
        },
        stated_by,
    )


def _given(ends: list[str], **fields: Any) -> Exchange:
    return Exchange(giver=ends[0], receiver=ends[1], **fields)
