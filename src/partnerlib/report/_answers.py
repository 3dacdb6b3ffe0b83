"""The three answers of one registry, together with what they stand on."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from partnerlib.analysis import find_duplicates, find_gaps, find_triangles
from partnerlib.analysis.triangles._find import checked_kinds
from partnerlib.errors import Problem
from partnerlib.findings import DuplicateReport, GapReport, TriangleReport
from partnerlib.model import PartialDate
from partnerlib.registry import Registry, kept_meanwhile
from partnerlib.report._narrow import Narrowing
from partnerlib.sparse import latest_mention, resolve_as_of
from partnerlib.sparse._bound import bound
from partnerlib.sparse._names import Names
from partnerlib.typing import Statuses


@attrs.frozen(kw_only=True, eq=False)
class Answers:
    """What the report tells: three answers, and on which data they stand.

    Attributes
    ----------
    registry : Registry
        The data.
    gaps : GapReport
        What is missing.
    duplicates : DuplicateReport
        Who does the same.
    triangles : TriangleReport
        Who could twin as three.
    counts : mapping of str to mapping of str to int
        By question, how many findings of each kind concern what is asked about,
        listed or not, beside all that was looked at.
    problems : tuple of Problem
        What reading the data found.
    sources : tuple of str
        What was read, as named by whoever asked.
    dataset : str
        The built-in world; empty where sources were read.
    within, themes : tuple of str
        The territories and themes that the findings concern; empty means all.
    limit : int or None
        How many findings each list holds at most.
    day_from : str
        The record that mentions the day, as ``kind/id``; empty where somebody asked
        for the day, or no record mentions any.
    """

    registry: Registry
    gaps: GapReport
    duplicates: DuplicateReport
    triangles: TriangleReport
    counts: Mapping[str, Mapping[str, int]]
    problems: tuple[Problem, ...] = ()
    sources: tuple[str, ...] = ()
    dataset: str = ""
    within: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    limit: int | None = None
    day_from: str = ""


def build_report(
    registry: Registry,
    *,
    by: Iterable[str] | None = None,
    level: str | None = None,
    within: Iterable[str] = (),
    themes: Iterable[str] = (),
    as_of: dt.date | PartialDate | str | None = None,
    statuses: Statuses = "live",
    expected: Iterable[Mapping[str, str]] = (),
    limit: int | None = 20,
    triangles: str | Iterable[str] = ("open",),
    problems: Iterable[Problem] = (),
    sources: Iterable[str] = (),
    dataset: str = "",
) -> Answers:
    """Ask a registry the three questions, all in the same way.

    Parameters
    ----------
    registry : Registry
        The data; not modified.
    by : iterable of str, or None, default None
        The facets of the cells in which gaps are looked for.
    level : str or None, default None
        The level of territories to which places and seats are rolled up.
    within : iterable of str, default ()
        Territories, by id or name: findings that concern none of them are left
        out. The whole data is looked at, for what is done elsewhere may tell that
        nothing is missing here.
    themes : iterable of str, default ()
        Themes, by id or label: findings that concern none of them, nor a narrower
        one, are left out; a triangle has the themes of its ties.
    as_of : date, str or None, default None
        The day; None means the latest that the whole registry mentions.
    statuses : {"live", "any"}, or status terms, default "live"
        Which records count.
    expected : iterable of mapping, default ()
        Cells that should be provided for. Those that lie outside the territories
        and themes asked about are not looked at.
    limit : int or None, default 20
        How many findings each answer lists at most, and of triangles each kind; None
        lists all.
    triangles : str or iterable of str, default ("open",)
        The kinds of triangles to look for: ``open``, ``unsigned``, ``complementary``.
    problems, sources, dataset
        What the report tells about where the data came from.

    Returns
    -------
    Answers
        Ready to be rendered by `render`.

    Raises
    ------
    ParameterError, UnknownIdError
        If something asked for makes no sense, or is not there.
    """
    latest = latest_mention(registry) if as_of is None else None
    day = resolve_as_of(registry, latest[0] if latest else as_of)
    names = Names(registry)
    places = tuple(names.territory(text) for text in within)
    topics = tuple(names.theme(text) for text in themes)
    cells = [
        cell for cell in expected if _concerns(registry, names, cell, places, topics)
    ]
    narrow = Narrowing(registry, places, topics, limit)
    asked: Any = {
        "level": level,
        "as_of": day,
        "statuses": statuses,
        "limit": narrow.asked,
    }
    bound(registry)  # all three go through it
    with kept_meanwhile(registry):
        gaps, gap_counts = narrow(find_gaps(registry, by=by, expected=cells, **asked))
        duplicates, duplicate_counts = narrow(find_duplicates(registry, **asked))
    threes, triangle_counts = _triangles(registry, triangles, asked, narrow)
    return Answers(
        registry=registry,
        gaps=gaps,
        duplicates=duplicates,
        triangles=threes,
        counts={
            "gaps": gap_counts,
            "duplicates": duplicate_counts,
            "triangles": triangle_counts,
        },
        problems=tuple(problems),
        sources=tuple(sources),
        dataset=dataset,
        within=places,
        themes=topics,
        limit=limit,
        day_from=latest[1] if latest else "",
    )


def _triangles(
    registry: Registry,
    kinds: str | Iterable[str],
    asked: dict[str, Any],
    narrow: Narrowing,
) -> tuple[TriangleReport, Mapping[str, int]]:
    """Look for each kind of triangle by itself: none crowds the others out."""
    known = checked_kinds(kinds)
    if len(known) == 1:
        return narrow(find_triangles(registry, kinds=known, **asked))
    # Together once, for what is counted of all of them.
    none: dict[str, Any] = asked | {"limit": 0}
    nothing = find_triangles(registry, kinds=known, **none)
    found = [narrow(find_triangles(registry, kinds=(k,), **asked)) for k in known]
    counts = {name: count for _, each in found for name, count in each.items()}
    return (
        attrs.evolve(
            nothing,
            findings=[each for report, _ in found for each in report],
            parameters=dict(nothing.parameters) | {"limit": narrow.limit},
            examined={n: c for each, _ in found for n, c in each.examined.items()},
        ),
        counts,
    )


def _concerns(
    registry: Registry,
    names: Names,
    cell: Mapping[str, str],
    places: tuple[str, ...],
    themes: tuple[str, ...],
) -> bool:
    """Say whether an expected cell lies in what is asked about.

    What is not found is kept: the finder says what is wrong with it.
    """
    place = names.find("place", cell.get("place", ""))
    theme = names.find("theme", cell.get("theme", ""))
    covers = registry.vocabularies["themes"].covers
    inside = any(registry.contains(outer, place) for outer in places if place)
    among = any(covers(broad, theme) for broad in themes if theme)
    return (inside or not places or not place) and (among or not themes or not theme)


__all__ = ["Answers", "build_report"]
