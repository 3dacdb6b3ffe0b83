"""The findings of each question as the rows of a table."""

from collections.abc import Iterable

from partnerlib.findings import Duplicate, Finding, Gap, Triangle
from partnerlib.report._page import Column, Table
from partnerlib.typing import Lang
from partnerlib.wording.grammar import listed, score
from partnerlib.wording.labels import AND_MORE, GAP_KINDS, HEADINGS, NOBODY, THROUGH

NOTHING = "–"
_SEVERAL = "\u00a0· "
_CELL = ("theme", "place")
_LEAST = 13  # columns: a word of a name
_TRIANGLES = {
    "open": ("one", "other", "broker"),
    "unsigned": ("signs", "signs_too", "signs_too"),
    "complementary": ("needs", "what", "answers", "broker"),
}


def gap_table(gaps: Iterable[Gap], lang: Lang) -> Table:
    """Show gaps: how strong, of which kind, what, where, and who is there."""
    columns = (
        *_ranked(lang),
        Column(HEADINGS["kind"].say(lang)),
        Column(HEADINGS["what"].say(lang), least=_LEAST),
        Column(HEADINGS["where"].say(lang), least=_LEAST),
        Column(HEADINGS["who"].say(lang), least=_LEAST),
    )
    rows = (
        (
            *_rank(number, gap, lang),
            GAP_KINDS[gap.kind].say(lang),
            _gap_what(gap, lang),
            _gap_where(gap, lang),
            _first_of([gap.name_of("actor", id_, lang) for id_ in gap.providers], lang)
            or (NOBODY.say(lang) if gap.kind in ("unmet", "unreached") else NOTHING),
        )
        for number, gap in enumerate(gaps, 1)
    )
    return Table(columns, tuple(rows))


def duplicate_table(duplicates: Iterable[Duplicate], lang: Lang) -> Table:
    """Show pairs of actors: how surprising, who, what, and where."""
    columns = (
        *_ranked(lang),
        Column(HEADINGS["pair"].say(lang), least=_LEAST),
        Column(HEADINGS["what"].say(lang), least=_LEAST),
        Column(HEADINGS["where"].say(lang), least=_LEAST),
    )
    rows = (
        (
            *_rank(number, pair, lang),
            _duplicate_who(pair, lang),
            _first_of(_values(pair, "theme", lang), lang) or NOTHING,
            _first_of(_values(pair, "place", lang), lang) or NOTHING,
        )
        for number, pair in enumerate(duplicates, 1)
    )
    return Table(columns, tuple(rows))


def triangle_table(triangles: Iterable[Triangle], kind: str, lang: Lang) -> Table:
    """Show the triangles of a kind: how promising, and who is in them.

    They keep their numbers among all, whatever their kinds.
    """
    headings = [HEADINGS[name].say(lang) for name in _TRIANGLES[kind]]
    columns = (
        *_ranked(lang),
        *(Column(heading, least=_LEAST) for heading in headings),
    )
    rows = (
        (*_rank(number, triangle, lang), *_three(triangle, lang))
        for number, triangle in enumerate(triangles, 1)
        if triangle.kind == kind
    )
    return Table(columns, tuple(rows))


def first_gap(gaps: Iterable[Gap], lang: Lang) -> str:
    """Name the first gap in a few words; empty where there is none."""
    for gap in gaps:
        kind = GAP_KINDS[gap.kind].say(lang)
        named = [_gap_what(gap, lang), _gap_where(gap, lang)]
        return f"{' – '.join(n for n in named if n != NOTHING)} ({kind})"
    return ""


def first_duplicate(duplicates: Iterable[Duplicate], lang: Lang) -> str:
    """Name the first pair in a few words; empty where there is none."""
    for pair in duplicates:
        where = [_first_of(_values(pair, facet, lang), lang) for facet in _CELL]
        return f"{_duplicate_who(pair, lang)} ({' – '.join(where)})"
    return ""


def first_triangle(triangles: Iterable[Triangle], lang: Lang) -> str:
    """Name the first triangle in a few words; empty where there is none."""
    for triangle in triangles:
        if triangle.kind == "unsigned":
            return " – ".join(_three(triangle, lang))
        broker = triangle.name_of("territory", triangle.broker, lang)
        pair = " – ".join(_ends(triangle, lang))
        return THROUGH.say(lang, pair=pair, broker=broker)
    return ""


def _gap_what(gap: Gap, lang: Lang) -> str:
    """Name what is missing: theme, function and audience."""
    return (
        _SEVERAL.join(
            gap.name_of(facet, id_, lang) for facet, id_ in gap.cell if facet != "place"
        )
        or NOTHING
    )


def _gap_where(gap: Gap, lang: Lang) -> str:
    """Name where something is missing."""
    place = dict(gap.cell).get("place")
    return gap.name_of("place", place, lang) if place else NOTHING


def _duplicate_who(pair: Duplicate, lang: Lang) -> str:
    """Name the two actors."""
    return listed([pair.name_of("actor", id_, lang) for id_ in pair.actors], lang)


def _three(triangle: Triangle, lang: Lang) -> tuple[str, ...]:
    """Name what stands under the headings of a kind of triangle."""
    if triangle.kind == "unsigned":
        return tuple(
            triangle.name_of("territory", id_, lang) for id_ in triangle.territories
        )
    broker = _first_of(_brokers(triangle, lang), lang)
    if triangle.kind == "open":
        return (*_ends(triangle, lang), broker)
    needing, answering = _ends(triangle, lang)
    what = [triangle.name_of("theme", triangle.theme, lang)]
    if triangle.function:
        what.append(triangle.name_of("function", triangle.function, lang))
    return (needing, _SEVERAL.join(what), answering, broker)


def _ends(triangle: Triangle, lang: Lang) -> tuple[str, str]:
    """Name the two that could be brought together; who needs before who answers."""
    roles = [triangle.role(role) for role in ("beneficiary", "pivotal")]
    one, other = (
        triangle.missing[0]
        if triangle.kind == "open"
        else (each.territory for each in roles if each is not None)
    )
    return (
        triangle.name_of("territory", one, lang),
        triangle.name_of("territory", other, lang),
    )


def _brokers(triangle: Triangle, lang: Lang) -> list[str]:
    """Name those that could bring them together, the best first."""
    others = [id_ for id_ in triangle.brokers if id_ != triangle.broker]
    return [
        triangle.name_of("territory", id_, lang) for id_ in (triangle.broker, *others)
    ]


def _values(pair: Duplicate, facet: str, lang: Lang) -> list[str]:
    stated = dict.fromkeys(dict(cell).get(facet, "") for cell in pair.cells)
    return [pair.name_of(facet, id_, lang) for id_ in stated if id_]


def _first_of(names: list[str], lang: Lang) -> str:
    if len(names) < 2:  # noqa: PLR2004 -- nobody else
        return "".join(names)
    return f"{names[0]} {AND_MORE.say(lang, more=len(names) - 1)}"


def _ranked(lang: Lang) -> tuple[Column, Column]:
    return (
        Column(HEADINGS["number"].say(lang), "right"),
        Column(HEADINGS["score"].say(lang), "right"),
    )


def _rank(number: int, finding: Finding, lang: Lang) -> tuple[str, str]:
    return str(number), score(finding.score, lang)


__all__ = [
    "NOTHING",
    "duplicate_table",
    "first_duplicate",
    "first_gap",
    "first_triangle",
    "gap_table",
    "triangle_table",
]
