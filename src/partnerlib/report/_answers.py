"""The three answers of one registry, together with what they stand on."""

import datetime as dt
from collections.abc import Iterable, Mapping

import attrs

from partnerlib.analysis import find_duplicates, find_gaps, find_triangles
from partnerlib.errors import Problem
from partnerlib.findings import DuplicateReport, GapReport, TriangleReport
from partnerlib.model import PartialDate
from partnerlib.registry import Registry
from partnerlib.report._names import Names
from partnerlib.sparse import resolve_as_of
from partnerlib.typing import Statuses


@attrs.frozen(kw_only=True, eq=False)
class Answers:
    """What the report tells: three answers, and on which data they stand.

    Attributes
    ----------
    registry : Registry
        The data, or the part of it that was asked for.
    gaps : GapReport
        What is missing.
    duplicates : DuplicateReport
        Who does the same.
    triangles : TriangleReport
        Who could twin as three.
    problems : tuple of Problem
        What reading the data found.
    sources : tuple of str
        What was read, as named by whoever asked.
    dataset : str
        The built-in world; empty where sources were read.
    within, themes : tuple of str
        The territories and themes to which the data was narrowed.
    limit : int or None
        How many findings each list holds at most.
    """

    registry: Registry
    gaps: GapReport
    duplicates: DuplicateReport
    triangles: TriangleReport
    problems: tuple[Problem, ...] = ()
    sources: tuple[str, ...] = ()
    dataset: str = ""
    within: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    limit: int | None = None


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
        Territories, by id or name, to which the data is narrowed.
    themes : iterable of str, default ()
        Themes, by id or label, to which the data is narrowed.
    as_of : date, str or None, default None
        The day; None means the latest that the whole registry mentions.
    statuses : {"live", "any"}, or status terms, default "live"
        Which records count.
    expected : iterable of mapping, default ()
        Cells that should be provided for. Those that lie outside what the data is
        narrowed to are not asked for.
    limit : int or None, default 20
        How many findings each answer lists at most; None lists all.
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
    day = resolve_as_of(registry, as_of)
    names = Names(registry)
    places = tuple(names.territory(text) for text in within)
    topics = tuple(names.theme(text) for text in themes)
    cells = [
        cell for cell in expected if _concerns(registry, names, cell, places, topics)
    ]
    part = registry
    if places or topics:
        part = registry.select(within=places or None, themes=topics)
    return Answers(
        registry=part,
        gaps=find_gaps(
            part,
            by=by,
            level=level,
            as_of=day,
            statuses=statuses,
            expected=cells,
            limit=limit,
        ),
        duplicates=find_duplicates(
            part, level=level, as_of=day, statuses=statuses, limit=limit
        ),
        triangles=find_triangles(
            part, level=level, as_of=day, statuses=statuses, limit=limit
        ),
        problems=tuple(problems),
        sources=tuple(sources),
        dataset=dataset,
        within=places,
        themes=topics,
        limit=limit,
    )


def _concerns(
    registry: Registry,
    names: Names,
    cell: Mapping[str, str],
    places: tuple[str, ...],
    themes: tuple[str, ...],
) -> bool:
    """Say whether an expected cell lies in what the data is narrowed to.

    What is not found is kept: the finder says what is wrong with it.
    """
    place = names.find("place", cell.get("place", ""))
    theme = names.find("theme", cell.get("theme", ""))
    covers = registry.vocabularies["themes"].covers
    inside = any(registry.contains(outer, place) for outer in places if place)
    among = any(covers(broad, theme) for broad in themes if theme)
    return (inside or not places or not place) and (among or not themes or not theme)


__all__ = ["Answers", "build_report"]
