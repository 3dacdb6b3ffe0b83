"""Tables as pandas frames."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, Final, cast

from partnerlib.errors import ParameterError
from partnerlib.findings._frames import DataFrame, frame
from partnerlib.io._columns import TABLES
from partnerlib.io._gather import gather
from partnerlib.io._grid import Grid
from partnerlib.io._header import Header
from partnerlib.io._lists import join
from partnerlib.io._read import warn_of
from partnerlib.io._tables import TablesDocument
from partnerlib.io._tabulate import tabulate
from partnerlib.model import PartialDate
from partnerlib.registry import Registry, check_registry, checked_date

_UNLIMITED: Final = 2**62


def from_frames(
    *,
    territories: DataFrame | None = None,
    actors: DataFrame | None = None,
    agreements: DataFrame | None = None,
    actions: DataFrame | None = None,
    needs: DataFrame | None = None,
    offers: DataFrame | None = None,
    exchanges: DataFrame | None = None,
    parties: DataFrame | None = None,
    sources: DataFrame | None = None,
    terms: DataFrame | None = None,
    title: str = "",
    licence: str = "",
    date: PartialDate | str | None = None,
) -> Registry:
    """Make a registry of frames with the columns of the tables.

    Parameters
    ----------
    territories, actors, agreements, actions, needs, offers, exchanges : DataFrame
        Of pandas or of polars, lazy ones too. One row a record. Column names are
        headings as in a file, in English or French; the index does not count. A
        missing value is an empty cell; a list stands for several values.
    parties, sources, terms : DataFrame
        What does not fit into the others.
    title, licence, date
        About the data.

    Returns
    -------
    Registry
        Sound: every reference leads to a record.

    Raises
    ------
    DocumentError
        If there is any error in the data, with all problems. Their file is the
        name of the table; the first row of a frame is row 2, as in a file.
    ParameterError
        If one of them is no frame.

    Warns
    -----
    PartnerlibWarning
        Once, with counts, if a person should look at something.

    Examples
    --------
    >>> import pandas as pd
    >>> territories = pd.DataFrame(
    ...     {"id": ["evry"], "name": ["Évry"], "level": ["commune"], "population": [66]}
    ... )
    >>> from_frames(territories=territories).territories["evry"].population
    66
    """
    given = (
        *(territories, actors, agreements, actions, needs, offers, exchanges),
        *(parties, sources, terms),
    )
    grids = [
        Grid.of(table, table.name, _rows(table.name, each), typed=True)
        for table, each in zip(TABLES, given, strict=True)
        if each is not None
    ]
    header = Header(title=title, licence=licence, date=checked_date(date))
    result = gather([TablesDocument(grids, header)], [])
    registry = result.sound()
    warn_of(result, stacklevel=3)
    return registry


def to_frames(registry: Registry) -> dict[str, DataFrame]:
    """Give a registry as frames, one for each table that would be written.

    Parameters
    ----------
    registry : Registry
        Not modified.

    Returns
    -------
    dict of str to DataFrame
        By name of the table, in the order of the tables; what is empty in all
        rows has no column. Numbers are nullable (``Int64``, ``Float64``), all
        else is text, and an empty cell is missing.

    Raises
    ------
    MissingExtraError
        If pandas is not installed (extra ``pandas``).
    ParameterError
        If this is no registry.

    Notes
    -----
    ``from_frames(**to_frames(registry))`` gives the registry again, but for its
    title, licence and date.

    Examples
    --------
    >>> from partnerlib import Registry, Territory
    >>> essonne = Territory("FR-91", name="Essonne", level="department")
    >>> to_frames(Registry.of(territories=[essonne]))["territories"].iloc[0].to_dict()
    {'id': 'FR-91', 'name': 'Essonne', 'level': 'department'}
    """
    check_registry(registry)
    frames: dict[str, DataFrame] = {}
    for written in tabulate(registry, longest=_UNLIMITED):
        headings = written.headings
        records = [
            dict(zip(headings, (None if c == "" else c for c in row), strict=True))
            for row in written.rows()
        ]
        frames[written.table.name] = frame(records, headings).convert_dtypes()
    return frames


def _rows(name: str, given: Any) -> Iterator[Sequence[object]]:
    """Yield the rows of a frame of pandas or polars, which only its methods tell."""
    if hasattr(given, "collect"):  # a lazy frame of polars
        given = given.collect()
    if not hasattr(given, "columns"):
        rule = "give a DataFrame of pandas or of polars, or None"
        raise ParameterError(name, given, rule)
    yield [str(heading) for heading in given.columns]
    is_polars = hasattr(given, "iter_rows")
    rows = given.iter_rows() if is_polars else given.itertuples(index=False, name=None)
    for row in rows:
        yield [_cell(value) for value in row]


def _cell(value: Any) -> object:
    """Give what a cell of a file would hold."""
    if hasattr(value, "tolist"):
        value = value.tolist()  # what numpy holds becomes what Python holds
    if isinstance(value, list | tuple | set | frozenset):
        texts = [str(each) for each in cast("Collection[object]", value)]
        return join(texts if isinstance(value, list | tuple) else sorted(texts))
    if value is None:
        return ""
    is_missing = type(value).__name__ in ("NAType", "NaTType") or value != value  # noqa: PLR0124 -- nan
    return "" if is_missing else value


__all__ = ["from_frames", "to_frames"]
