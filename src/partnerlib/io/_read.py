"""Reading: the doors `read` and `check`."""

import os
import warnings
from collections import Counter
from collections.abc import Iterable

from partnerlib.errors import DocumentError, PartnerlibWarning
from partnerlib.io._gather import CheckResult, gather
from partnerlib.io._limits import Limits, under
from partnerlib.io._sources import open_sources
from partnerlib.io.maps import MapLike, load_maps
from partnerlib.registry import Registry


def read(
    *sources: str | os.PathLike[str],
    strict: bool | None = None,
    map: MapLike | Iterable[MapLike] | None = None,  # noqa: A002 -- it is what it is
    format: str | None = None,  # noqa: A002
    limits: Limits | None = None,
) -> Registry:
    r"""Read sources into one registry.

    Parameters
    ----------
    *sources : str or os.PathLike
        Folders of CSV tables, single CSV tables, Excel workbooks, JSON or JSON
        Lines. In several sources the same id is one record: empty fields are
        filled, the first stated value stays, other names become aliases.
    strict : bool, optional
        Whether a wrong value is an error. By default it is one in the formats of
        this library: tables, workbooks, JSON. If False it is a warning: the record
        stays without it, or is left out if it cannot; only a source that cannot be
        read is an error then.
    map : str, os.PathLike or iterable of these, optional
        Column maps for tables that are not of this library: paths of ``.toml`` or
        ``.json`` files, or names of maps that come with it, such as ``"scdl-fr"``.
        Each file is read through the first map that is for it.
    format : str, optional
        The format of the field that all files are of, such as ``"wikidata"``,
        where it is not recognised.
    limits : Limits, optional
        How much is read before a source is refused as too large: see
        `partnerlib.io.Limits`.

    Returns
    -------
    Registry
        Sound: every reference leads to a record.

    Raises
    ------
    DocumentError
        If there is any error in the data, with all problems.
    ParameterError
        If no source is given, or one that is no path; if there is no such map or
        format, or the limits are none.
    MissingExtraError
        If a workbook is given and the extra ``excel`` is not installed.

    Warns
    -----
    PartnerlibWarning
        Once, with counts, if a person should look at something; see `check`.

    Notes
    -----
    Linear in the number of rows.

    Examples
    --------
    >>> import pathlib
    >>> rows = ["id,name,level", "evry,Évry,commune", "there,Là-bas,commune"]
    >>> _ = pathlib.Path("territories.csv").write_text("\n".join(rows), "utf-8")
    >>> rows = ["id,kind,parties", "t1,twinning,evry; there"]
    >>> _ = pathlib.Path("agreements.csv").write_text("\n".join(rows), "utf-8")
    >>> read("territories.csv", "agreements.csv")
    <Registry: 2 territories, 2 actors, 1 agreement>
    """
    result = check(*sources, strict=strict, map=map, format=format, limits=limits)
    registry = result.sound()
    warn_of(result, stacklevel=3)
    return registry


def check(
    *sources: str | os.PathLike[str],
    strict: bool | None = None,
    map: MapLike | Iterable[MapLike] | None = None,  # noqa: A002
    format: str | None = None,  # noqa: A002
    limits: Limits | None = None,
) -> CheckResult:
    """Look at sources and tell everything that is wrong with them.

    Parameters
    ----------
    *sources : str or os.PathLike
        As for `read`.
    strict : bool, optional
        As for `read`.
    map, format, limits
        As for `read`. What is wrong with a map is among the problems too.

    Returns
    -------
    CheckResult
        The registry, None if there is any error, and all problems.

    Raises
    ------
    ParameterError
        If no source is given, or one that is no path. Never for what is in them.
    MissingExtraError
        If a workbook is given and the extra ``excel`` is not installed.

    Examples
    --------
    >>> check("nowhere").problems[0].code
    'unreadable-source'
    """
    try:
        maps = load_maps(map)
    except DocumentError as error:
        return CheckResult(None, error.problems)
    with under(limits):
        documents, problems = open_sources(sources, maps, format)
        return gather(documents, problems, strict=strict)


def warn_of(result: CheckResult, stacklevel: int) -> None:
    """Issue one warning with the number of each, if there are any."""
    counts = Counter(problem.code for problem in result.warnings)
    if counts:
        told = ", ".join(f"{count} {code}" for code, count in sorted(counts.items()))
        warnings.warn(
            f"{counts.total()} warning(s) in the data ({told}); first: "
            f"{result.warnings[0].text('en')}",
            PartnerlibWarning,
            stacklevel=stacklevel,
        )


__all__ = ["check", "read", "warn_of"]
