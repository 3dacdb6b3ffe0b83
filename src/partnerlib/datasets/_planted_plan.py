"""How much of everything a planted world holds, and whether it fits."""

from typing import Final

import attrs

from partnerlib.errors import ParameterError
from partnerlib.vocabularies import builtin

SIZES: Final = {"small": 300, "medium": 5_000, "large": 100_000}
CROWD: Final = 60  # actors present where a theme is left out
FEWEST: Final = 200  # records, for a few of everything to fit

_FEWEST_THEMES: Final = 4  # a crowd needs others than the one it leaves out
# Of the records asked for: what chance adds. What is planted makes the rest.
_SHARES: Final = {
    "territories": 0.12,
    "actors": 0.15,
    "actions": 0.20,
}
_ONE_IN: Final = {
    "unmet": 100,
    "served": 100,
    "unreached": 150,
    "duplicates": 200,
    "triangles": 200,
}
_CROWDED_FROM: Final = 4_000  # records from which a crowd is no oddity
_ONE_CROWD_IN: Final = 25_000


def _top_themes() -> tuple[str, ...]:
    themes = builtin()["themes"].concepts
    return tuple(each.id for each in themes if not each.broader)


@attrs.frozen(kw_only=True)
class Plan:
    """The numbers of a planted world."""

    territories: int
    actors: int
    agreements: int
    actions: int
    themes: tuple[str, ...]
    unmet: int
    served: int
    unreached: int
    duplicates: int
    triangles: int
    underserved: int


def plan(size: object, stated: dict[str, object]) -> Plan:
    """Fill in what is not stated by the size, and check that it fits.

    Raises
    ------
    ParameterError
        If a number is no whole number from 0 up, or does not fit.
    """
    records = _records(size)
    numbers = {
        **{name: round(records * share) for name, share in _SHARES.items()},
        **{name: max(3, records // each) for name, each in _ONE_IN.items()},
        "underserved": (
            0 if records < _CROWDED_FROM else max(1, records // _ONE_CROWD_IN)
        ),
        "themes": 12,
    }
    for name, value in stated.items():
        if value is not None:
            numbers[name] = _count(name, value)
    numbers.setdefault("agreements", numbers["territories"] * 4 // 3)
    terms = _top_themes()
    if not _FEWEST_THEMES <= numbers["themes"] <= len(terms):
        rule = f"from {_FEWEST_THEMES} to {len(terms)}"
        raise ParameterError("themes", numbers["themes"], rule)
    made = Plan(themes=terms[: numbers.pop("themes")], **numbers)
    _check_fit(made)
    return made


def _records(size: object) -> int:
    if isinstance(size, str):
        if size not in SIZES:
            rule = f"one of {', '.join(SIZES)}, or a number of records"
            raise ParameterError("size", size, rule)
        return SIZES[size]
    return _count("size", size, FEWEST)


def _count(name: str, value: object, least: int = 0) -> int:
    if type(value) is not int or value < least:
        raise ParameterError(name, value, f"give a whole number from {least} up")
    return value


def _check_fit(made: Plan) -> None:
    # Each finding has territories of its own, so that none disturbs another, and a
    # few are left to be witnesses and places where nothing in particular happens.
    taken = made.unmet + made.served + made.underserved + 2 * made.triangles
    fewest = taken + 8
    if made.territories < fewest:
        raise ParameterError(
            "territories", made.territories, f"at least {fewest} for what is planted"
        )
    if made.actors < 1:
        raise ParameterError("actors", made.actors, "at least 1")
    pairs = made.territories * (made.territories - 1) // 2
    if not made.territories <= made.agreements <= pairs // 2:
        rule = f"from {made.territories} to {pairs // 2} for that many territories"
        raise ParameterError("agreements", made.agreements, rule)
