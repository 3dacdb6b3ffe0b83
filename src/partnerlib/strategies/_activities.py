"""What actors do together: agreements and actions."""

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from partnerlib.model import Action, Agreement, Party, Scope
from partnerlib.strategies import _values as values
from partnerlib.strategies._fields import (
    AMOUNTS,
    NAMES,
    TITLES,
    Fields,
    Ids,
    any_terms,
    drawn,
    or_ids,
)
from partnerlib.strategies._made import made
from partnerlib.strategies._times import partial_dates, periods


def _bonds(parties: SearchStrategy[Party] | None) -> SearchStrategy[list[Party]]:
    # Two actors first, who make the tie; then whoever joins, in a second role too.
    each = values.parties() if parties is None else parties
    pair = st.lists(each, min_size=2, max_size=2, unique_by=lambda party: party.actor)
    return made(_joined, {"pair": pair, "more": st.lists(each, max_size=2)})


def _joined(pair: list[Party], more: list[Party]) -> list[Party]:
    return pair + more


def _activity(vocabulary: str, scopes: SearchStrategy[Scope] | None) -> Fields:
    return {
        "kind": any_terms(vocabulary),
        "scope": values.scopes() if scopes is None else scopes,
        "period": periods(),
        "status": any_terms("statuses"),
        "amount": AMOUNTS,
        "currency": st.just("EUR") | TITLES,
    }


def agreements(
    *,
    ids: Ids = None,
    parties: SearchStrategy[Party] | None = None,
    scopes: SearchStrategy[Scope] | None = None,
    parents: Ids = None,
    derived_from: Ids = None,
    stated_by: Ids = None,
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
    return drawn(
        Agreement,
        ids,
        {"parties": _bonds(parties)},
        {
            "title": TITLES,
            **_activity("agreement-kinds", scopes),
            "last_activity": partial_dates(),
            "parent": or_ids(parents),
            "derived_from": or_ids(derived_from),
            "motives": values.subsets(any_terms("motives")),
        },
        stated_by,
    )


def actions(
    *,
    ids: Ids = None,
    parties: SearchStrategy[Party] | None = None,
    scopes: SearchStrategy[Scope] | None = None,
    agreements: Ids = None,
    parents: Ids = None,
    derived_from: Ids = None,
    stated_by: Ids = None,
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
    return drawn(
        Action,
        ids,
        {"title": NAMES, "parties": st.lists(each, min_size=1, max_size=3)},
        {
            **_activity("action-kinds", scopes),
            "agreement": or_ids(agreements),
            "parent": or_ids(parents),
            "recognised": st.sampled_from(["", "yes", "no"]),
            "derived_from": or_ids(derived_from),
            "outcome": TITLES,
        },
        stated_by,
    )
