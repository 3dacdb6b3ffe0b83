"""What is written is read back as it was, and written again byte for byte."""

import warnings
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

import partnerlib
from partnerlib.errors import PartnerlibWarning
from partnerlib.registry import Registry
from partnerlib.strategies import registries, small_registries

FORMATS = {
    "tables": "data",
    "workbook": "data.xlsx",
    "json": "data.json",
    "json-lines": "data.jsonl",
    "graphml": "data.graphml",
    "gexf": "data.gexf",
    "hif": "data.hif",
}


def _files(path: Path) -> dict[str, bytes]:
    if path.is_dir():
        return {each.name: each.read_bytes() for each in sorted(path.iterdir())}
    return {path.name: path.read_bytes()}


def _back(path: Path) -> Registry:
    # An unknown term or a free heading is worth a warning, and no more.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PartnerlibWarning)
        return partnerlib.read(path)


def _round_trip(registry: Registry, name: str) -> None:
    with TemporaryDirectory() as folder:
        first, second = Path(folder, "first", name), Path(folder, "second", name)
        for path in (first, second):
            path.parent.mkdir()
        partnerlib.write(registry, first)
        read = _back(first)

        assert registry == read
        assert registry.digest == read.digest

        partnerlib.write(read, second)

        assert _files(first) == _files(second)


Check = Callable[[Registry], None]


def _over(strategy: object, most: int) -> Callable[[Check], Callable[[], None]]:
    return lambda check: settings(max_examples=most)(given(strategy)(check))  # type: ignore[arg-type]


@pytest.mark.parametrize("format_", FORMATS)
def test_any_registry_survives(format_: str) -> None:
    """Every registry that can be drawn comes back whole from every format."""
    _over(registries(), 60)(lambda each: _round_trip(each, FORMATS[format_]))()


@pytest.mark.parametrize("format_", FORMATS)
def test_small_registries_survive(format_: str) -> None:
    """So do those that hold findings, with many records of a kind."""
    _over(small_registries(min_size=3), 20)(
        lambda each: _round_trip(each, FORMATS[format_])
    )()
