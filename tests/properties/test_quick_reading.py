"""Reading many records at once gives what reading them one by one does, faults too."""

import copy
import csv
import io
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

import partnerlib
from partnerlib.io import CheckResult, check
from partnerlib.io._jsonl import json_lines
from partnerlib.registry import Registry
from partnerlib.strategies import registries, small_registries

ODD: list[Any] = [
    *(None, "", " ", "x ", "a;b", "a\u00a0b", "a\nb", "\ud800", "\x07", "x" * 201),
    *(0, 5, 5.0, -1, 2**60, 1e300, True, [], {}, [""], ["b", "a"], ["a", "a"]),
    *("2004", "2004-13", "2004/2001", "..", "\\health", "Santé", "health", "fr"),
    *({"actor": "a"}, [{"actor": "a"}], [{"actor": "a"}, {"actor": "b"}], [["a", "b"]]),
    *([{"stated_by": "a", "date": "?"}], {"lat": 1, "lon": 200}, {"fr": "x", "?": "y"}),
]
KEYS = (
    "id",
    "name",
    "title",
    "kind",
    "parties",
    "scope",
    "period",
    "during",
    "nonsense",
)


@contextmanager
def _one_by_one() -> Iterator[None]:
    """Leave every record to its constructor."""
    with ExitStack() as stack:
        stack.enter_context(mock.patch("partnerlib.model._bulk._BASES", {}))
        stack.enter_context(mock.patch("partnerlib.io._jsonl.CLASSES", {}))
        yield


def _same(path: Path) -> None:
    def told() -> CheckResult | str:
        try:
            return check(path)
        except partnerlib.PartnerlibError as error:
            return str(error)

    quick = told()
    with _one_by_one():
        slow = told()

    assert slow == quick
    if isinstance(quick, CheckResult) and quick.registry is not None:
        assert isinstance(slow, CheckResult)
        assert slow.registry is not None
        assert slow.registry.digest == quick.registry.digest


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """List where in a plain value something else could stand."""
    inner = list(value.items() if isinstance(value, dict) else enumerate(value))
    for key, each in inner:
        yield value, key
        if isinstance(each, dict | list):
            yield from _places(each)


def _mutate(line: dict[str, Any], draw: Callable[[Any], Any]) -> None:
    places = list(_places(line))
    if not places:  # all of it is dropped already
        return
    holder, key = draw(st.sampled_from(places))
    change = draw(st.sampled_from(["replace", "drop", "rename"]))
    if change == "replace":
        # A copy: what stands in it may be the next to change.
        holder[key] = copy.deepcopy(draw(st.sampled_from(ODD)))
    elif change == "drop":
        del holder[key]
    elif isinstance(holder, dict):
        holder[draw(st.sampled_from(KEYS))] = holder.pop(key)


def _lines(registry: Registry, data: st.DataObject) -> bytes:
    head, *lines = (json.loads(line) for line in json_lines(registry))
    for _ in range(data.draw(st.integers(0, 3)) if lines else 0):
        _mutate(data.draw(st.sampled_from(lines)), data.draw)
    escaped = data.draw(st.booleans())
    separators = data.draw(st.sampled_from([(",", ":"), (", ", ": ")]))
    texts = [
        json.dumps(line, ensure_ascii=escaped, separators=separators)
        for line in (head, *lines)
    ]
    if len(texts) > 1 and data.draw(st.booleans()):
        at = data.draw(st.integers(1, len(texts) - 1))
        old, new = data.draw(
            st.sampled_from(
                [
                    (":", "\\u003a"),
                    ('"id"', '"id": "x", "id"'),
                    ('"', ""),
                    ("}", "}\n\n"),
                    ("{", " {"),
                    ("e", "\\u0065"),
                    ("1", "1.0"),
                ]
            )
        )
        texts[at] = texts[at].replace(old, new, data.draw(st.integers(1, 2)))
    return "\n".join(texts).encode("utf-8", "surrogatepass")


@given(small_registries() | registries(), st.data())
def test_json_lines_are_read_alike(registry: Registry, data: st.DataObject) -> None:
    """Sound lines and lines with any fault come out alike, with equal problems."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "data.jsonl")
        path.write_bytes(_lines(registry, data))
        _same(path)


@given(small_registries() | registries(), st.data())
def test_tables_are_read_alike(registry: Registry, data: st.DataObject) -> None:
    """Sound rows and rows with any fault come out alike, with equal problems."""
    with TemporaryDirectory() as folder:
        target = Path(folder, "data")
        partnerlib.write(registry, target)
        tables = sorted(target.glob("*.csv"))
        for _ in range(data.draw(st.integers(0, 3)) if tables else 0):
            path = data.draw(st.sampled_from(tables))
            rows = list(csv.reader(io.StringIO(path.read_text("utf-8"), newline="")))
            row = data.draw(st.sampled_from(rows))
            if row:
                at = data.draw(st.integers(0, len(row) - 1))
                texts = [each for each in ODD if isinstance(each, str)]
                row[at] = data.draw(
                    st.sampled_from([*texts, "a; b", "b;a", "a:lead", "#N/A", "1e5"])
                )
            with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
                csv.writer(file).writerows(rows)
        _same(target)
