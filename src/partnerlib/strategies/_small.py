"""Small, dense registries in which findings actually occur."""

from functools import cache
from typing import Any, Final, TypeVar

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from partnerlib.model import (
    Action,
    Actor,
    Agreement,
    Concept,
    Exchange,
    Need,
    Offer,
    Party,
    Period,
    Record,
    Scope,
    Source,
    Territory,
)
from partnerlib.registry import Registry
from partnerlib.strategies._binding import (
    PLACEHOLDERS,
    REFERENCES,
    bind,
    check_sizes,
    fewest_actors,
    sized,
)
from partnerlib.strategies._made import made
from partnerlib.strategies._values import subsets

R = TypeVar("R", bound=Record)

# Few terms, each with one that is narrower: most records then meet in some cell.
OWN_THEME: Final = Concept("wells", label_en="Wells", broader="health")
OWN_AUDIENCE: Final = Concept("parents", label_fr="Parents")
THEMES: Final = ("health", "dispensaries", "culture", OWN_THEME.id)
AUDIENCES: Final = ("youth", "pupils", "women")
FUNCTIONS: Final = ("support", "technical-support", "training")
LEVELS: Final = ("country", "region", "municipality")
STATUSES: Final = ("", "active", "ongoing", "planned", "dormant", "expired")
ROLES: Final = (
    "",
    "implementer",
    "partner",
    "lead",
    "funder",
    "beneficiary",
    "observer",
    "facilitating",
    "unheard-of",
)
PERIODS: Final = tuple(
    Period.parse(text)
    for text in (
        "",
        "2001/2003",
        "2003",
        "2003-06/..",
        "2004~",
        "../2002",
        "/2003?",
        "2002/",
        "2005-03-01/2005-03-31",
    )
)
UNITS: Final = ("", "people", "actions")


def small_registries(
    *, min_size: int = 0, max_size: int = 5
) -> SearchStrategy[Registry]:
    """Draw small registries in which findings actually occur.

    Parameters
    ----------
    min_size, max_size : int
        The least and the most records of each collection. A copy of the last
        agreement and of the last action under another id, and authorities that are
        made, come on top.

    Returns
    -------
    SearchStrategy of Registry
        Of few terms, places and days, so that records share cells, triads stay
        open and needs are not met. Shrinks to the empty registry.

    Raises
    ------
    InvalidArgument
        If the sizes contradict one another. From one agreement up there are two
        actors, hence ``min_size`` above 0 asks for a ``max_size`` of 2 or more.

    Examples
    --------
    >>> from hypothesis import find
    >>> find(small_registries(), lambda registry: registry.needs)
    <Registry: 1 territory, 1 need>
    """
    check_sizes(min_size, max_size)
    return _small_registries(min_size, max_size)


def _any(*values: Any) -> SearchStrategy[Any]:
    return st.sampled_from(values)


def _or(usual: Any, elements: SearchStrategy[Any]) -> SearchStrategy[Any]:
    # Were every value as likely as any other, hardly two records would ever meet.
    return st.just(usual) | elements


def _scopes(
    facets: int, audiences: SearchStrategy[list[str]], functions: Any
) -> SearchStrategy[Scope]:
    def stated(elements: SearchStrategy[str]) -> SearchStrategy[list[str]]:
        return st.lists(elements, min_size=facets, max_size=2, unique=True)

    return made(
        Scope,
        {
            "themes": stated(st.sampled_from(THEMES)),
            # The first territories, lest everything be somewhere else.
            "places": stated(st.sampled_from(PLACEHOLDERS[:3])),
            "audiences": audiences,
            "functions": functions,
        },
    )


_NONE: Final[SearchStrategy[list[str]]] = st.just([])
_AUDIENCES: Final = st.sampled_from(AUDIENCES)
_FUNCTIONS: Final = st.sampled_from(FUNCTIONS)
# Of what is done and wanted one usually knows the theme and the place, and little
# else; sometimes for whom; sometimes anything.
_SCOPES: Final = st.one_of(
    _scopes(0, subsets(_AUDIENCES), subsets(_FUNCTIONS)),
    _scopes(1, _NONE, _NONE),
    _scopes(1, st.lists(_AUDIENCES, min_size=1, max_size=1), subsets(_FUNCTIONS, 1)),
)
_PERIODS: Final = _or(PERIODS[0], st.sampled_from(PERIODS))
_STATUSES: Final = _or("", st.sampled_from(STATUSES))
_PARTIES: Final = made(
    Party,
    {
        "actor": REFERENCES,
        "role": _or("", st.sampled_from(ROLES)),
        "during": _PERIODS,
    },
)
_SOURCES: Final = st.sampled_from(
    [(), (Source(title="a report"),), (Source(title="a survey", date="2004-06-30"),)]
)


def _fields(cls: type[R], **fields: SearchStrategy[Any]) -> SearchStrategy[R]:
    return made(cls, {"id": st.just("?"), "sources": _SOURCES, **fields})


@cache
def _small_registries(min_size: int, max_size: int) -> SearchStrategy[Registry]:
    def several(
        prefix: str, each: SearchStrategy[R], least: int = min_size
    ) -> SearchStrategy[list[R]]:
        def numbered(drafts: list[R]) -> list[R]:
            return [
                attrs.evolve(draft, id=f"{prefix}{index}")
                for index, draft in enumerate(drafts)
            ]

        return sized(each, least, max_size).map(numbered)

    def copied(each: SearchStrategy[list[R]]) -> SearchStrategy[list[R]]:
        return made(_with_copy, {"drafts": each, "wanted": st.booleans()})

    fields = {
        "territories": several("t", _territories()),
        "actors": several("a", _actors(), least=fewest_actors(min_size)),
        "agreements": copied(several("g", _agreements())),
        "actions": copied(several("x", _actions())),
        "needs": several("n", _needs()),
        "offers": several("o", _offers()),
        "exchanges": several("e", _exchanges()),
        "terms": _any({}, {"themes": [OWN_THEME], "audiences": [OWN_AUDIENCE]}),
    }
    return made(bind, fields)


def _with_copy(drafts: list[R], wanted: bool) -> list[R]:  # noqa: FBT001 -- drawn
    # The same thing entered twice, by two sources.
    if not drafts or not wanted:
        return drafts
    twin = attrs.evolve(
        drafts[-1], id=f"{drafts[-1].id}-copy", sources=(Source(title="a copy"),)
    )
    return [*drafts, twin]


def _territories() -> SearchStrategy[Territory]:
    return _fields(
        Territory,
        name=_any("Somewhere", "Elsewhere"),
        level=st.sampled_from(LEVELS),
        parent=_or("", REFERENCES),
        country=_any("", "FR", "MA"),
        population=_any(None, 0, 1_000, 40_000),
        location=_any(None, (48.6, 2.4), (14.7, -17.4)),
        languages=_any((), ("fr",), ("ar", "fr")),
    )


def _actors() -> SearchStrategy[Actor]:
    return _fields(
        Actor,
        name=_any("Somebody", "Somebody else"),
        kind=_any("unknown", "association", "municipal-authority"),
        territory=_any("", *PLACEHOLDERS),
        member_of=subsets(REFERENCES),
        themes=subsets(st.sampled_from(THEMES)),
    )


def _agreements() -> SearchStrategy[Agreement]:
    ends = st.lists(_PARTIES, min_size=2, max_size=3, unique_by=_actor)
    return _fields(
        Agreement,
        parties=ends,
        scope=_SCOPES,
        period=_PERIODS,
        status=_STATUSES,
        last_activity=_any(None, "2003-12"),
    )


def _actor(party: Party) -> str:
    return party.actor


def _actions() -> SearchStrategy[Action]:
    return _fields(
        Action,
        title=_any("Something", "Something else"),
        parties=st.lists(_PARTIES, min_size=1, max_size=3),
        agreement=_or("", REFERENCES),
        scope=_SCOPES,
        period=_PERIODS,
        status=_STATUSES,
        recognised=_any("", "yes", "no"),
    )


def _needs() -> SearchStrategy[Need]:
    needs = _fields(
        Need,
        territory=REFERENCES,
        scope=_SCOPES,
        quantity=_any(None, 0, 10, 40),
        unit=st.sampled_from(UNITS),
        reached=_any(None, 0, 10, 25, 60),
        period=_PERIODS,
    )
    return needs | needs.map(_of_actor)


def _of_actor(need: Need) -> Need:
    return attrs.evolve(need, territory="", actor=need.territory)


def _offers() -> SearchStrategy[Offer]:
    return _fields(
        Offer,
        actor=REFERENCES,
        scope=_SCOPES,
        capacity=_any(None, 5, 10, 50),
        unit=st.sampled_from(UNITS),
        period=_PERIODS,
    )


def _exchanges() -> SearchStrategy[Exchange]:
    return _fields(
        Exchange,
        giver=_any(*PLACEHOLDERS[::2]),
        receiver=_any(*PLACEHOLDERS[1::2]),
        kind=_any("money", "know-how"),
        period=_PERIODS,
    )
