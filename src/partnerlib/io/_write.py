"""Writing: the doors `write` and `convert`."""

import os
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Final, TypeAlias

from partnerlib.errors import ParameterError, PartnerlibWarning, Problem
from partnerlib.io._atomic import write_file
from partnerlib.io._limits import Limits
from partnerlib.io._paths import is_folder, path_of
from partnerlib.io._read import check, warn_of
from partnerlib.io.maps import MapLike
from partnerlib.registry import Registry, check_registry

_FEWEST: Final = 2  # paths: a source, and where to write
# Formats of the field, by module and name: one is imported when it is asked for.
_OF_THE_FIELD: Final[Mapping[str, tuple[str, str]]] = {
    ".graphml": ("partnerlib.io.graphs._graphml", "write_graphml"),
    ".gexf": ("partnerlib.io.graphs._gexf", "write_gexf"),
    ".hif": ("partnerlib.io.graphs._hif", "write_hif"),
    ".geojson": ("partnerlib.io.geojson", "write_geojson"),
    ".xml": ("partnerlib.io.iati", "write_iati"),
    ".hxl": ("partnerlib.io.hxl", "write_hxl"),
}
_SUFFIXES: Final = (".json", ".jsonl", ".xlsx", *_OF_THE_FIELD)

Writer: TypeAlias = Callable[[Registry], tuple[Iterable[bytes], Sequence[Problem]]]
"""Gives the file in chunks, and what the format cannot hold."""


def write(registry: Registry, target: str | os.PathLike[str]) -> None:
    """Write a registry to a file or folder; its name says in which format.

    Parameters
    ----------
    registry : Registry
        Not modified.
    target : str or os.PathLike
        ``.json``, ``.jsonl`` or ``.xlsx``; ``.graphml``, ``.gexf`` or ``.hif`` for
        graphs, ``.geojson`` for a map, ``.xml`` for IATI 2.03, ``.hxl`` for a 3W
        table in CSV; an existing folder, or a name without a suffix, for CSV tables
        with their ``datapackage.json``. What is there is replaced, and only once the
        new files are complete. A symbolic link stays, and what it leads to is
        replaced; a device or a pipe is written to as it is.

    Raises
    ------
    ParameterError
        If the name has another suffix, if nothing can be written there, or if this
        is no registry.
    DocumentError
        If the format cannot hold the registry: a sheet has a limit.
    MissingExtraError
        If a workbook is asked for and the extra ``excel`` is not installed.

    Warns
    -----
    PartnerlibWarning
        Once, with counts, if the format cannot hold everything.

    Notes
    -----
    Equal registries give the same bytes, and reading them gives the same
    registry, but for what a warning told.

    Examples
    --------
    >>> from partnerlib import Registry, Territory, read
    >>> essonne = Territory("FR-91", name="Essonne", level="department")
    >>> write(Registry.of(territories=[essonne]), "registry.json")
    >>> read("registry.json")
    <Registry: 1 territory>
    """
    check_registry(registry)
    _warn(written(registry, target), stacklevel=3)


def written(registry: Registry, target: str | os.PathLike[str]) -> Sequence[Problem]:
    """Write as `write` does, and give what is lost instead of warning of it."""
    path, suffix = _format_of(target)
    if suffix in _OF_THE_FIELD:
        module, name = _OF_THE_FIELD[suffix]
        writer: Writer = getattr(import_module(module), name)
        chunks, losses = writer(registry)
        write_file(path, chunks)
        return losses
    if suffix == ".json":
        from partnerlib.io._json import json_chunks

        write_file(path, json_chunks(registry))
    elif suffix == ".jsonl":
        from partnerlib.io._jsonl import json_lines

        write_file(path, json_lines(registry))
    elif suffix == ".xlsx":
        from partnerlib.io._write_workbook import workbook_bytes

        write_file(path, [workbook_bytes(registry)])
    else:
        from partnerlib.io._write_csv import write_csv

        write_csv(registry, path)
    return ()


def _warn(losses: Sequence[Problem], stacklevel: int) -> None:
    if losses:
        told = "; ".join(each.text("en") for each in losses)
        warnings.warn(told, PartnerlibWarning, stacklevel=stacklevel)


def convert(
    *sources: str | os.PathLike[str],
    target: str | os.PathLike[str] | None = None,
    strict: bool | None = None,
    map: MapLike | Iterable[MapLike] | None = None,  # noqa: A002
    format: str | None = None,  # noqa: A002
    limits: Limits | None = None,
) -> Registry:
    """Read sources and write them in another format.

    Parameters
    ----------
    *sources : str or os.PathLike
        As for :func:`partnerlib.read`. Where no target is named, the last one is
        the target, as it is for the command.
    target : str, os.PathLike or None, default None
        As for :func:`partnerlib.write`.
    strict : bool, optional
        As for :func:`partnerlib.read`.
    map, format, limits
        As for :func:`partnerlib.read`: of the sources.

    Returns
    -------
    Registry
        What was written.

    Raises
    ------
    DocumentError
        If there is any error in the data; then nothing is written.
    ParameterError
        If a source or the target makes no sense, or nothing can be written there.
    MissingExtraError
        If a workbook is read or written and the extra ``excel`` is not installed.

    Warns
    -----
    PartnerlibWarning
        As :func:`partnerlib.read` and :func:`partnerlib.write` do.

    Examples
    --------
    >>> from partnerlib import Registry, Territory
    >>> essonne = Territory("FR-91", name="Essonne", level="department")
    >>> write(Registry.of(territories=[essonne]), "registry.json")
    >>> convert("registry.json", "tables")
    <Registry: 1 territory>
    """
    if target is None:
        if len(sources) < _FEWEST:
            rule = "give one source or more, and where to write"
            raise ParameterError("sources", sources, rule)
        sources, target = sources[:-1], sources[-1]
    _format_of(target)
    result = check(*sources, strict=strict, map=map, format=format, limits=limits)
    registry = result.sound()
    warn_of(result, stacklevel=3)
    _warn(written(registry, target), stacklevel=3)
    return registry


def _format_of(target: str | os.PathLike[str]) -> tuple[Path, str]:
    path = path_of("target", target)
    if is_folder(path):
        return path, ""
    suffix = path.suffix.lower()
    if path.name.lower() in _SUFFIXES:
        # A script whose variable is empty, more likely than a hidden folder.
        rule = "the name is nothing but a suffix"
        raise ParameterError("target", str(path), rule)
    if suffix and suffix not in _SUFFIXES:
        rule = f"the name ends in {', '.join(_SUFFIXES)}, or in nothing for a folder"
        raise ParameterError("target", str(path), rule)
    return path, suffix


__all__ = ["convert", "write"]
