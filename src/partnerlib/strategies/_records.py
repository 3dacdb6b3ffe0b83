"""Records: one strategy for each class that has an id."""

from collections.abc import Callable
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from partnerlib.model import (
    Action,
    Actor,
    Agreement,
    Exchange,
    Location,
    Need,
    Offer,
    Party,
    Record,
    Scope,
    Territory,
)
from partnerlib.strategies import _values as values
from partnerlib.strategies._made import made
from partnerlib.strategies._texts import free_terms, languages, terms, texts
from partnerlib.strategies._times import partial_dates, periods

R = TypeVar("R", bound=Record)
_Ids = SearchStrategy[str] | None
_Fields = dict[str, SearchStrategy[Any]]

_TITLES = texts(max_size=60)
_NAMES = texts(min_size=1, max_size=60)
_COUNTS = st.integers(0, values.MOST_COUNT)
_AMOUNTS = _COUNTS | st.floats(0, values.MOST_COUNT)
_LANGUAGES = st.lists(languages(), max_size=2)
_ALIASES = values.subsets(texts(min_size=1, max_size=20))


def _or_ids(ids: _Ids) -> SearchStrategy[str]:
    return values.any_ids() if ids is None else ids


def _drawn(
    cls: Callable[..., R],
    ids: _Ids,
    required: _Fields,
    optional: _Fields,
    stated_by: _Ids,
) -> SearchStrategy[R]:
    about = {
        "names": st.dictionaries(languages(), _NAMES, max_size=2),
        "description": _TITLES,
        "url": _TITLES,
        "codes": values.pairs(),
        "sources": st.lists(values.sources(stated_by=stated_by), max_size=2),
        "extra": st.dictionaries(_NAMES, _NAMES, max_size=2),
    }
    return made(cls, {"id": _or_ids(ids), **required}, {**optional, **about})


def _terms(vocabulary: str) -> SearchStrategy[str]:
    return terms(vocabulary) | free_terms()


def territories(
    *,
    ids: _Ids = None,
    levels: _Ids = None,
    parents: _Ids = None,
    successors: _Ids = None,
    stated_by: _Ids = None,
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
    return _drawn(
        Territory,
        ids,
        {"name": _NAMES},
        {
            "level": _terms("levels") if levels is None else levels,
            "parent": _or_ids(parents),
            "country": st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=2),
            "population": _COUNTS,
            "location": point,
            "zones": values.subsets(_terms("zones")),
            "languages": _LANGUAGES,
            "aliases": _ALIASES,
            "valid": periods(),
            "successors": values.subsets(_or_ids(successors)),
        },
        stated_by,
    )


def actors(
    *,
    ids: _Ids = None,
    kinds: _Ids = None,
    territories: _Ids = None,
    networks: _Ids = None,
    themes: _Ids = None,
    successors: _Ids = None,
    stated_by: _Ids = None,
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
    return _drawn(
        Actor,
        ids,
        {"name": _NAMES},
        {
            "kind": _terms("actor-kinds") if kinds is None else kinds,
            "territory": _or_ids(territories),
            "member_of": values.subsets(_or_ids(networks)),
            "themes": values.subsets(_terms("themes") if themes is None else themes),
            "aliases": _ALIASES,
            "languages": _LANGUAGES,
            "valid": periods(),
            "successors": values.subsets(_or_ids(successors)),
        },
        stated_by,
    )


def _bonds(parties: SearchStrategy[Party] | None) -> SearchStrategy[list[Party]]:
    # Two actors first, who make the tie; then whoever joins, in a second role too.
    each = values.parties() if parties is None else parties
    pair = st.lists(each, min_size=2, max_size=2, unique_by=lambda party: party.actor)
    return made(_joined, {"pair": pair, "more": st.lists(each, max_size=2)})


def _joined(pair: list[Party], more: list[Party]) -> list[Party]:
    return pair + more


def _activity(vocabulary: str, scopes: SearchStrategy[Scope] | None) -> _Fields:
    return {
        "kind": _terms(vocabulary),
        "scope": values.scopes() if scopes is None else scopes,
        "period": periods(),
        "status": _terms("statuses"),
        "amount": _AMOUNTS,
        "currency": st.just("EUR") | _TITLES,
    }


def agreements(
    *,
    ids: _Ids = None,
    parties: SearchStrategy[Party] | None = None,
    scopes: SearchStrategy[Scope] | None = None,
    parents: _Ids = None,
    derived_from: _Ids = None,
    stated_by: _Ids = None,
) -> SearchStrategy[Agreement]:
    """Draw agreements between two actors and up to four parties.

    Parameters
    ----------
    ids, parents, derived_from, stated_by : SearchStrategy of str, optional
        What these fields hold: any id by default.
    parties : SearchStrategy of Party, optional
        Must be able to draw two distinct actors; any party by default.
    scopes : SearchStrategy of Scope, optional
        Any scope by default.

    Returns
    -------
    SearchStrategy of Agreement
        Shrinks to two actors in no role, and nothing else.

    Examples
    --------
    >>> from hypothesis import find
    >>> tie = find(agreements(), lambda each: True)
    >>> len(tie.parties), tie.title
    (2, '')
    """
    return _drawn(
        Agreement,
        ids,
        {"parties": _bonds(parties)},
        {
            "title": _TITLES,
            **_activity("agreement-kinds", scopes),
            "last_activity": partial_dates(),
            "parent": _or_ids(parents),
            "derived_from": _or_ids(derived_from),
            "motives": values.subsets(_terms("motives")),
        },
        stated_by,
    )


def actions(
    *,
    ids: _Ids = None,
    parties: SearchStrategy[Party] | None = None,
    scopes: SearchStrategy[Scope] | None = None,
    agreements: _Ids = None,
    parents: _Ids = None,
    derived_from: _Ids = None,
    stated_by: _Ids = None,
) -> SearchStrategy[Action]:
    """Draw actions of one to three parties.

    Parameters
    ----------
    ids, agreements, parents, derived_from, stated_by : SearchStrategy, optional
        What these fields hold: any id by default.
    parties : SearchStrategy of Party, optional
        Any party by default.
    scopes : SearchStrategy of Scope, optional
        Any scope by default.

    Returns
    -------
    SearchStrategy of Action
        Shrinks to one actor in no role, and nothing else.

    Examples
    --------
    >>> from hypothesis import find
    >>> find(actions(), lambda each: each.recognised == "no").title
    '0'
    """
    each = values.parties() if parties is None else parties
    return _drawn(
        Action,
        ids,
        {"title": _NAMES, "parties": st.lists(each, min_size=1, max_size=3)},
        {
            **_activity("action-kinds", scopes),
            "agreement": _or_ids(agreements),
            "parent": _or_ids(parents),
            "recognised": st.sampled_from(["", "yes", "no"]),
            "derived_from": _or_ids(derived_from),
            "outcome": _TITLES,
        },
        stated_by,
    )


def needs(
    *,
    ids: _Ids = None,
    territories: _Ids = None,
    actors: _Ids = None,
    scopes: SearchStrategy[Scope] | None = None,
    stated_by: _Ids = None,
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
    place, actor, nobody = _or_ids(territories), _or_ids(actors), st.just("")
    owners = st.one_of(
        st.tuples(place, nobody), st.tuples(nobody, actor), st.tuples(place, actor)
    )
    return _drawn(
        _owned,
        ids,
        {"owners": owners},
        {
            "title": _TITLES,
            "scope": values.scopes() if scopes is None else scopes,
            "quantity": _COUNTS,
            "unit": st.just("people") | _TITLES,
            "targeted": _COUNTS,
            "reached": _COUNTS,
            "priority": _TITLES,
            "horizon": _terms("horizons"),
            "period": periods(),
        },
        stated_by,
    )


def _owned(owners: tuple[str, str], **fields: Any) -> Need:
    return Need(territory=owners[0], actor=owners[1], **fields)


def offers(
    *,
    ids: _Ids = None,
    actors: _Ids = None,
    scopes: SearchStrategy[Scope] | None = None,
    stated_by: _Ids = None,
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
    return _drawn(
        Offer,
        ids,
        {"actor": _or_ids(actors)},
        {
            "title": _TITLES,
            "scope": values.scopes() if scopes is None else scopes,
            "capacity": _COUNTS,
            "unit": st.just("people") | _TITLES,
            "languages": _LANGUAGES,
            "period": periods(),
        },
        stated_by,
    )


def exchanges(
    *,
    ids: _Ids = None,
    actors: _Ids = None,
    agreements: _Ids = None,
    stated_by: _Ids = None,
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
    ends = st.lists(_or_ids(actors), min_size=2, max_size=2, unique=True)
    return _drawn(
        _given,
        ids,
        {"ends": ends},
        {
            "kind": _terms("exchange-kinds"),
            "title": _TITLES,
            "agreement": _or_ids(agreements),
            "amount": _AMOUNTS,
            "unit": st.just("EUR") | _TITLES,
            "period": periods(),
        },
        stated_by,
    )


def _given(ends: list[str], **fields: Any) -> Exchange:
    return Exchange(giver=ends[0], receiver=ends[1], **fields)
