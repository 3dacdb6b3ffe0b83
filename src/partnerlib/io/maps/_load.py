"""Maps from files, and those that come with the library."""

import os
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Final

from partnerlib.errors import ParameterError
from partnerlib.io._csv import unreadable
from partnerlib.io._folder import read_bytes, shown
from partnerlib.io._json_decode import BadJson, decode
from partnerlib.io.maps._model import ColumnMap
from partnerlib.io.maps._validate import column_map
from partnerlib.registry import hints

MapLike = str | os.PathLike[str]
_SUFFIXES: Final = (".toml", ".json")
_READY: Final = "partnerlib.io.maps.ready"
_LARGEST: Final = 10_000_000


def ready_maps() -> tuple[str, ...]:
    """Name the maps that come with the library."""
    names = (each.name for each in resources.files(_READY).iterdir())
    found = (name.removesuffix(".toml") for name in names if name.endswith(".toml"))
    return tuple(sorted(found))


def load_maps(named: MapLike | Iterable[MapLike] | None) -> tuple[ColumnMap, ...]:
    """Load maps by path or name.

    Parameters
    ----------
    named : str, os.PathLike, iterable of these, or None
        A path ends in ``.toml`` or ``.json``; anything else is the name of a map
        that comes with the library.

    Raises
    ------
    DocumentError
        If something is wrong with a map.
    ParameterError
        If there is no map of that name.
    """
    if named is None:
        return ()
    rule = "give the path of a map, or the name of one that comes with the library"
    try:
        is_one = isinstance(named, str | os.PathLike)
        several = [named] if is_one else list(named)  # type: ignore[arg-type]
        paths = [Path(os.fsdecode(each)) for each in several]  # type: ignore[arg-type]
    except TypeError as error:
        raise ParameterError("map", named, rule) from error
    return tuple(map(_load, paths))


def _load(path: Path) -> ColumnMap:
    if path.suffix.lower() in _SUFFIXES:
        return _of_file(path)
    known = ready_maps()
    if str(path) not in known:
        rule = f"give the path of a .toml or .json file, or one of: {', '.join(known)}"
        raise ParameterError("map", str(path), rule, hints(str(path), known))
    return _ready(str(path))


@cache
def _ready(name: str) -> ColumnMap:
    text = (resources.files(_READY) / f"{name}.toml").read_text("utf-8")
    return column_map(tomllib.loads(text), name)


def _of_file(path: Path) -> ColumnMap:
    file = shown(path)
    data = read_bytes(path)
    if len(data) > _LARGEST:
        raise unreadable(file, f"a map has at most {_LARGEST} bytes")
    return column_map(_decoded(data, path.suffix.lower(), file), file)


def _decoded(data: bytes, suffix: str, file: str) -> object:
    if suffix == ".json":
        try:
            return decode(data.removeprefix(b"\xef\xbb\xbf")).value
        except BadJson as error:
            raise unreadable(file, f"it is no JSON: {error.reason}", error.line) from (
                error
            )
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise unreadable(file, f"it is no TOML: {error}") from error


__all__ = ["MapLike", "load_maps", "ready_maps"]
