"""Whatever a file holds, reading it ends in a registry or in an error of ours."""

import csv
import io
import json
import warnings
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import partnerlib
from partnerlib.errors import PartnerlibError, PartnerlibWarning
from partnerlib.registry import Registry
from partnerlib.strategies import ids, registries, small_registries, texts

TABLES = {
    "territories": "id name level parent country population lat lon zones languages "
    "aliases valid_from valid_to successors codes source names_fr",
    "actors": "id name kind territory member_of themes languages valid_from source",
    "agreements": "id kind parties title themes places start end status last_activity "
    "parent derived_from amount currency motives source",
    "actions": "id title parties kind agreement parent themes places audiences start "
    "end status recognised derived_from amount",
    "needs": "id territory actor themes places quantity unit reached horizon start",
    "offers": "id actor themes places capacity unit languages start end",
    "exchanges": "id giver receiver kind agreement amount unit start end",
    "parties": "record actor role start end",
    "sources": "record stated_by title url date file row",
    "terms": "vocabulary id label_fr label_en broader matches",
}


def _bears(path: Path, *, strict: bool | None = None) -> None:
    """Assert that checking never raises, and that reading raises what it found."""
    result = partnerlib.check(path, strict=strict)
    errors = [each for each in result.problems if each.severity == "error"]

    assert (result.registry is None) == bool(errors)
    for problem in result.problems:
        assert problem.text("en")
        assert problem.text("fr")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PartnerlibWarning)
        try:
            registry = partnerlib.read(path, strict=strict)
        except PartnerlibError:
            assert errors
        else:
            assert isinstance(registry, Registry)
            assert [] == errors


def _written(name: str, content: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        _bears(path)


NAMES = ["territories.csv", "agreements.csv", "x.json", "x.jsonl", "x.xlsx", "x.xml"]


@pytest.mark.parametrize("name", NAMES)
def test_any_bytes_are_borne(name: str) -> None:
    """Arbitrary bytes in a file of any name are no reason to fall over."""

    @given(st.binary(max_size=300) | texts().map(str.encode))
    def check(content: bytes) -> None:
        _written(name, content)

    check()


@st.composite
def _broken(draw: st.DrawFn, sound: bytes) -> bytes:
    """Cut, repeat, flip or replace some bytes of a sound file."""
    broken = bytearray(sound)
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(broken)))
        end = min(len(broken), start + draw(st.integers(0, 40)))
        broken[start:end] = draw(
            st.just(b"")
            | st.just(bytes(broken[start:end]) * 2)
            | st.binary(max_size=8)
            | st.sampled_from(
                [b"\xff\xfe", b"\x00", b'"', b";", b"\r", b"{", b"]", b"1e999"]
            )
        )
    return bytes(broken)


@pytest.mark.parametrize("name", ["x.json", "x.jsonl", "x.xlsx"])
def test_damaged_files_are_borne(name: str) -> None:
    """A file that was cut or overwritten here and there is told, not stumbled on."""

    @given(small_registries(max_size=2), st.data())
    @settings(max_examples=60)
    def check(registry: Registry, data: st.DataObject) -> None:
        with TemporaryDirectory() as folder:
            path = Path(folder, name)
            partnerlib.write(registry, path)
            path.write_bytes(data.draw(_broken(path.read_bytes())))
            _bears(path)

    check()


@given(small_registries(max_size=2), st.data())
@settings(max_examples=60)
def test_damaged_parts_of_a_workbook_are_borne(
    registry: Registry, data: st.DataObject
) -> None:
    """A workbook whose parts say nonsense, or are not there, is told as such."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "x.xlsx")
        partnerlib.write(registry, path)
        with zipfile.ZipFile(path) as workbook:
            parts = {name: workbook.read(name) for name in workbook.namelist()}
        hit = data.draw(st.sampled_from(sorted(parts)))
        if data.draw(st.booleans()):
            parts[hit] = data.draw(_broken(parts[hit]))
        else:
            del parts[hit]
        with zipfile.ZipFile(path, "w") as workbook:
            for name, content in parts.items():
                workbook.writestr(name, content)
        _bears(path)


@given(registries(max_size=2), st.data())
@settings(max_examples=60)
def test_damaged_tables_are_borne(registry: Registry, data: st.DataObject) -> None:
    """So is any table of a folder, and what lies beside it."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "data")
        partnerlib.write(registry, path)
        hit = data.draw(st.sampled_from(sorted(path.iterdir())))
        hit.write_bytes(data.draw(_broken(hit.read_bytes())))
        _bears(path)


CELLS = (
    st.just("")
    | ids(max_size=6)
    | texts(max_size=12)
    | st.sampled_from(
        [
            "a",
            "b",
            "a; b",
            "a:partner; b:lead",
            "a\\;b",
            "2004",
            "2004/2003",
            "30/06/2004",
            "-1",
            "1,5",
            "1 000",
            "1e400",
            "9" * 30,
            "nan",
            "oui",
            "FR",
            "fr",
            "health",
            "Santé",
            "municipality",
            "agreement/a",
            "scheme=value",
            "=",
            ";",
        ]
    )
)


@st.composite
def _tables(draw: st.DrawFn) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    chosen = draw(st.lists(st.sampled_from(sorted(TABLES)), min_size=1, max_size=3))
    for name in chosen:
        known = TABLES[name].split()
        headings = draw(st.lists(st.sampled_from(known) | CELLS, max_size=6))
        wide = len(headings) + draw(st.integers(-1, 1))
        row = st.lists(CELLS, min_size=max(wide, 0), max_size=max(wide, 0))
        found[name] = [headings, *draw(st.lists(row, max_size=3))]
    return found


@given(_tables(), st.sampled_from(",;\t"), st.sampled_from(["utf-8", "utf-8-sig"]))
def test_any_cells_are_borne(
    tables: dict[str, list[list[str]]], delimiter: str, encoding: str
) -> None:
    """Whatever is typed into a table is read, or told with its place."""
    with TemporaryDirectory() as folder:
        for name, rows in tables.items():
            text = io.StringIO()
            csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(rows)
            Path(folder, f"{name}.csv").write_text(text.getvalue(), encoding)
        result = partnerlib.check(folder)
        for problem in result.problems:
            assert problem.file is not None
            if problem.row is not None:
                assert problem.row >= 1
        _bears(Path(folder))
        _bears(Path(folder), strict=False)


SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=6)
    | ids(max_size=4)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=6) | st.just("id"), inner, max_size=3)
    ),
    max_leaves=8,
)


def _paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path]
    if isinstance(value, dict):
        for key, each in value.items():
            found.extend(_paths(each, (*path, key)))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            found.extend(_paths(each, (*path, index)))
    return found


def _replaced(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    copy = value.copy()
    copy[path[0]] = _replaced(value[path[0]], path[1:], new)
    return copy


@given(registries(max_size=2), st.data())
@settings(max_examples=60)
def test_any_json_is_borne(registry: Registry, data: st.DataObject) -> None:
    """A document with any value in any place is read, or told with its path."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "x.json")
        partnerlib.write(registry, path)
        document = json.loads(path.read_text("utf-8"))
        for _ in range(data.draw(st.integers(1, 2))):
            place = data.draw(st.sampled_from(_paths(document)))
            document = _replaced(document, place, data.draw(VALUES))
        path.write_text(json.dumps(document), "utf-8")
        _bears(path)
        _bears(path, strict=False)


@given(VALUES, st.data())
def test_any_json_lines_are_borne(value: Any, data: st.DataObject) -> None:
    """Any values, one a line, are records or told as what they are."""
    kind = data.draw(st.sampled_from(["territory", "agreement", "term", "x"]))
    lines = [{"partnerlib": 1}, {kind: value}, value]
    _written("x.jsonl", "\n".join(json.dumps(each) for each in lines).encode())
