"""From a code of one scheme to codes of another, and how far they mean the same."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, TypeAlias

import attrs

from partnerlib.errors import ParameterError
from partnerlib.vocabularies._crosswalk_rows import Relation, rows
from partnerlib.vocabularies._themes import THEMES

SCHEMES: Final = ("themes", "dac", "sdg", "ocha", "ocha-code")
"""The schemes between which `crosswalk` leads."""

_BUILT_IN: Final = "partnerlib"
_STRENGTH: Final[Mapping[str, int]] = {
    "exact": 0,
    "broad": 1,
    "narrow": 1,
    "related": 2,
}
_REVERSE: Final[Mapping[str, Relation]] = {
    "exact": "exact",
    "broad": "narrow",
    "narrow": "broad",
    "related": "related",
}
# A purpose code of the DAC begins with that of its category, and the categories of a
# sector with the same two digits.
_CATEGORY, _PURPOSE = 3, 5


@attrs.frozen
class Match:
    """A code that has to do with the one that was asked for.

    Attributes
    ----------
    code : str
        In the scheme that was asked for.
    relation : {"exact", "broad", "narrow", "related"}
        Whether it means the same, more, less, or something that overlaps.
    sources : tuple of str
        Whose word that is: each that a step on the way relies on.
    """

    code: str
    relation: Relation
    sources: tuple[str, ...]


def crosswalk(code: str, scheme: str, to: str) -> tuple[Match, ...]:
    """Translate a code into another scheme.

    Parameters
    ----------
    code : str
        A theme, a sector of the OECD DAC, a Sustainable Development Goal or target,
        or a humanitarian cluster.
    scheme, to : {"themes", "dac", "sdg", "ocha", "ocha-code"}
        The scheme of the code, and the scheme that is asked for; ``ocha`` are the
        names of the clusters and ``ocha-code`` their letters.

    Returns
    -------
    tuple of Match
        The strongest first, then by code; empty if nothing is known.

    Raises
    ------
    ParameterError
        If a scheme is unknown.

    Notes
    -----
    All ways lead over the themes. Of a code that has no theme of its own, the next
    wider code is taken, and the match is ``broad``; likewise of a theme that has no
    code of its own. Two steps that widen widen, two that narrow narrow, and one of
    each leaves no more than ``related``.

    Examples
    --------
    >>> [(each.code, each.relation) for each in crosswalk("12220", "dac", "themes")]
    [('basic-health-care', 'exact')]
    >>> [(each.code, each.relation) for each in crosswalk("12262", "dac", "themes")]
    [('infectious-diseases', 'broad')]
    >>> [(each.code, each.relation) for each in crosswalk("WSH", "ocha-code", "sdg")]
    [('6', 'exact')]
    """
    for name, given in (("scheme", scheme), ("to", to)):
        if given not in SCHEMES:
            raise ParameterError(name, given, f"one of: {', '.join(SCHEMES)}")
    best: dict[str, Match] = {}
    for theme, first, said in _themes_of(code, scheme):
        for found, second, also in _codes_of(theme, to):
            sources = tuple(sorted({*said, *also}))
            match = Match(found, _composed(first, second), sources)
            best[found] = min(best.get(found, match), match, key=_order)
    return tuple(sorted(best.values(), key=_order))


_Step: TypeAlias = tuple[str, Relation, frozenset[str]]


def _themes_of(code: str, scheme: str) -> list[_Step]:
    """Find the themes that a code means, and those of the next wider code."""
    if scheme == "themes":
        return [(code, "exact", frozenset())] if code in THEMES else []
    return _steps(
        _by_code(), [(scheme, each) for each in (code, *_wider(code, scheme))]
    )


def _codes_of(theme: str, scheme: str) -> list[_Step]:
    """Find the codes that a theme means, and those of the next wider theme."""
    if scheme == "themes":
        return [(theme, "exact", frozenset())]
    return _steps(
        _by_theme(), [(each, scheme) for each in (theme, *THEMES.ancestors(theme))]
    )


def _steps(
    stated: Mapping[tuple[str, str], list[_Step]], keys: list[tuple[str, str]]
) -> list[_Step]:
    """Take what is stated of the first key, and what means the next wider one.

    The wider one is asked for only where all that is stated is narrower, or overlaps.
    """
    steps = list(stated.get(keys[0], ()))
    if any(relation in ("exact", "broad") for _, relation, _ in steps):
        return steps
    for wider in keys[1:]:
        for found, relation, said in stated.get(wider, ()):
            if relation == "exact":
                steps.append((found, "broad", said))
        if any(relation == "broad" for _, relation, _ in steps):
            break
    return steps


def _composed(first: Relation, second: Relation) -> Relation:
    if first == "exact":
        return second
    if second in ("exact", first):
        return first
    return "related"


def _order(match: Match) -> tuple[int, str, str]:
    return _STRENGTH[match.relation], match.code, match.relation


def _wider(code: str, scheme: str) -> Iterator[str]:
    """Give the wider codes of a scheme that has levels, nearest first."""
    if scheme == "dac":
        if len(code) == _PURPOSE:
            yield code[:_CATEGORY]
        yield f"{code[:2]}0"
    elif scheme == "sdg":
        yield code.partition(".")[0]


@cache
def _by_theme() -> Mapping[tuple[str, str], list[_Step]]:
    """Give what is stated, by theme and scheme."""
    found: dict[tuple[str, str], list[_Step]] = {}
    for theme, scheme, step in _stated():
        found.setdefault((theme, scheme), []).append(step)
    return found


@cache
def _by_code() -> Mapping[tuple[str, str], list[_Step]]:
    """Give what is stated, by scheme and code."""
    found: dict[tuple[str, str], list[_Step]] = {}
    for theme, scheme, (code, relation, said) in _stated():
        found.setdefault((scheme, code), []).append((theme, _REVERSE[relation], said))
    return found


def _stated() -> Iterator[tuple[str, str, _Step]]:
    names: dict[str, str] = {}
    for concept in THEMES.concepts:
        matches = dict(concept.matches)
        names[matches.get("ocha-code", "")] = matches.get("ocha", "")
        for scheme, code in concept.matches:
            if scheme in SCHEMES:
                yield concept.id, scheme, (code, "exact", frozenset({_BUILT_IN}))
    for row in rows():
        said = frozenset({row.source})
        yield row.theme, row.scheme, (row.code, row.relation, said)
        if row.scheme == "ocha-code":
            yield row.theme, "ocha", (names[row.code], row.relation, said)


__all__ = ["Match", "Relation", "crosswalk"]
