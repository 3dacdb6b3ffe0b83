"""What hostile data may not do, for every reader and writer.

The page docs/explanation/safety.md names the tests of each threat; those that belong
to one format stand with it.
"""

import csv
import os
import re
import signal
import subprocess
import sys
import time
import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import partnerlib
from partnerlib import (
    Action,
    Actor,
    Agreement,
    Location,
    ParameterError,
    Registry,
    Scope,
    Territory,
)
from tests.fuzz.mutation import Seed, look, seeds

TEXTS = (
    *("<script>alert(1)</script>", "]]>", "&x;", "=1+1", "+1", "-1", "@x", "'=1+1"),
    *("''@x", "=HYPERLINK(0)", "../../x", "a\tb", '"><img src=x>', "'", "#N/A", "NaN"),
)
LOSSLESS = ("o.json", "o.jsonl", "o.xlsx", "tables", "o.graphml", "o.gexf", "o.hif")
LOSING = ("o.geojson", "o.xml", "o.hxl")
SIGNS = ("=", "+", "-", "@", "\t", "\r")
_FEW = 12  # tokens of a file that are replaced


def hostile(text: str) -> Registry:
    """Make a registry that says something everywhere."""
    scope = Scope(places=["a"], themes=["health"])
    return Registry.of(
        territories=[
            Territory("a", name=text, level="region", location=Location(1, 2)),
            Territory("b", name="B", level="region", description=text, aliases=[text]),
        ],
        actors=[
            Actor("x", name=text, kind="ngo", territory="a", extra=[("k", text)]),
            Actor("y", name="Y", kind="ngo", territory="b", codes=[("s", text)]),
        ],
        agreements=[Agreement("g", kind="twinning", title=text, parties=["x", "y"])],
        actions=[Action("w", title=text, parties=["x", "y"], scope=scope)],
        title=text,
    )


@pytest.mark.parametrize("name", LOSSLESS)
def test_texts_come_back_whatever_they_are_elsewhere(tmp_path: Path, name: str) -> None:
    """Markup, formulas, paths: in a lossless format all of it is text."""
    for text in TEXTS:
        registry = hostile(text)
        partnerlib.write(registry, tmp_path / name)

        assert registry == partnerlib.check(tmp_path / name).registry, text


@pytest.mark.parametrize("name", LOSING)
@pytest.mark.filterwarnings("ignore::partnerlib.PartnerlibWarning")
def test_texts_break_no_format_of_the_field(tmp_path: Path, name: str) -> None:
    """What is written can be read, by others too."""
    for text in TEXTS:
        partnerlib.write(hostile(text), tmp_path / name)
        data = (tmp_path / name).read_bytes()

        assert name == "o.geojson" or not partnerlib.check(tmp_path / name).errors, text
        assert b"<script>" not in data or name != "o.xml"


@pytest.mark.parametrize("name", ["tables", "o.hxl"])
@pytest.mark.filterwarnings("ignore::partnerlib.PartnerlibWarning")
def test_no_cell_of_csv_is_a_formula(tmp_path: Path, name: str) -> None:
    """An apostrophe keeps a spreadsheet from computing what a stranger wrote."""
    for text in TEXTS:
        partnerlib.write(hostile(text), tmp_path / name)
        target = tmp_path / name
        files = [target] if target.is_file() else sorted(target.glob("*.csv"))
        cells = [
            cell
            for path in files
            for row in csv.reader(path.read_text("utf-8").splitlines())
            for cell in row
        ]

        assert [] == [cell for cell in cells if cell[:1] in SIGNS], text


def test_a_formula_of_somebody_else_is_read_as_the_text_it_is(tmp_path: Path) -> None:
    """With the apostrophe or without it; other apostrophes stay."""
    path = tmp_path / "territories.csv"
    path.write_text("id,name,level\na,=1+1,region\nb,'=1,region\nc,'t Zand,region\n")
    names = [each.name for each in partnerlib.read(path).territories.values()]

    assert ["=1+1", "=1", "'t Zand"] == names


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Seed]:
    """Make a small file of each format."""
    return seeds(tmp_path_factory.mktemp("seeds"))


def replaced(data: bytes, value: bytes, *, numbers: bool) -> Iterator[bytes]:
    """Put a value in the place of some words of a file, or of its numbers."""
    words = [*re.finditer(rb"\d+" if numbers else rb"\w+", data)]
    for found in words[:: max(1, len(words) // _FEW)]:
        yield data[: found.start()] + value + data[found.end() :]


@pytest.mark.parametrize(
    ("value", "numbers"),
    [
        (b"NaN", True),
        (b"-inf", True),
        (b"1e999", True),
        (b"9" * 1_000_000, True),
        (b"\0", False),
        (b"\\ud800", False),
        (b"\xed\xa0\x80", False),
        (b"&x;", False),
        (b"../../../etc/passwd", False),
        (b"=1+1", False),
    ],
    ids=[
        "nan",
        "inf",
        "huge",
        "digits",
        "null",
        "half",
        "bytes",
        "entity",
        "path",
        "=",
    ],
)
@pytest.mark.filterwarnings("ignore::partnerlib.PartnerlibWarning")
def test_odd_values_are_values_or_problems(
    tmp_path: Path, files: dict[str, Seed], value: bytes, *, numbers: bool
) -> None:
    """In any place of a file of any format, in no more time than there is."""
    for name, seed in files.items():
        path = tmp_path / name
        for data in replaced(seed.data, value, numbers=numbers):
            path.write_bytes(seed.wrap(data))
            begin = time.process_time()
            result = look(path)

            assert (result.registry is None) == bool(result.errors), name
            assert all(each.text("fr") for each in result.problems)
            assert time.process_time() - begin < 10, name


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.json", b"[" * 200_000),
        ("x.json", b'{"a":' * 200_000),
        ("x.jsonl", b'{"partnerlib": 1}\n' + b"[" * 200_000),
        ("x.json", b'{"entities":' + b'{"Q1":' * 200_000),
        ("x.hif", b'{"incidences":' + b"[" * 200_000),
        ("x.xml", b"<iati-activities>" + b"<iati-activity>" * 200_000),
        ("x.graphml", b"<graphml>" + b"<graph>" * 200_000),
        ("x.gexf", b"<gexf>" + b"<nodes>" * 200_000),
        ("map.toml", b"partnerlib_map = 1\nx = " + b"[" * 200_000),
        ("map.toml", b"partnerlib_map = 1\n[" + b"a." * 200_000 + b"a]\nb = 1"),
    ],
)
def test_endless_nesting_is_told(tmp_path: Path, name: str, data: bytes) -> None:
    """It is no reason to overflow."""
    path = tmp_path / name
    path.write_bytes(data)

    assert look(path).errors


def test_an_archive_writes_nothing_anywhere(tmp_path: Path) -> None:
    """Members are read in memory; those that lead out of it are passed over."""
    inside = tmp_path / "in"
    inside.mkdir()
    path = inside / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../evil.csv", "Org,Where\n#org+impl,#adm1+name\nA,B\n")
        archive.writestr("/etc/evil.csv", "Org,Where\n#org+impl,#adm1+name\nC,B\n")
    result = partnerlib.check(path)

    assert {"C"} == {each.name for each in result.sound().actors.values()}
    assert ["in", "x.zip"] == sorted(each.name for each in tmp_path.rglob("*"))


def test_a_data_package_leads_nowhere(tmp_path: Path) -> None:
    """Whatever paths it names, only the folder is read."""
    (tmp_path / "secret.csv").write_text("id,name,level\ns,S,region\n")
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "territories.csv").write_text("id,name,level\na,A,region\n")
    (folder / "datapackage.json").write_text(
        '{"resources": [{"name": "territories", "path": "../secret.csv"}]}'
    )

    assert ["a"] == list(partnerlib.check(folder).sound().territories)


DYING = """
import os, signal, sys
from pathlib import Path
from partnerlib.io import _atomic

def chunks():
    yield b"half of it"
    os.kill(os.getpid(), signal.SIGKILL)

target = Path(sys.argv[1])
if target.suffix:
    _atomic.write_file(target, chunks())
else:
    _atomic.write_folder(target, {"actors.csv": chunks()}, ["offers.csv"])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a signal of other systems")
@pytest.mark.parametrize("name", ["world.json", "tables"])
def test_who_is_killed_while_writing_leaves_what_was_there(
    tmp_path: Path, name: str
) -> None:
    """A process that ends in the middle has replaced nothing."""
    registry = hostile("x")
    partnerlib.write(registry, tmp_path / name)
    done = subprocess.run(
        [sys.executable, "-c", DYING, str(tmp_path / name)],
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )

    assert -signal.SIGKILL == done.returncode
    assert registry == partnerlib.read(tmp_path / name)


@pytest.mark.skipif(sys.platform == "win32", reason="rights of other systems")
@pytest.mark.parametrize("name", ["world.json", "world.xlsx", "tables"])
def test_a_folder_that_is_read_only_is_told(tmp_path: Path, name: str) -> None:
    """Our own error, and nothing is left behind."""
    folder = Path("/proc")  # to nobody, not even to the superuser
    if os.geteuid():
        folder = tmp_path / "closed"
        folder.mkdir(mode=0o500)
    if not folder.is_dir():
        pytest.skip("no folder here is closed to the superuser")
    with pytest.raises(ParameterError, match="cannot be written"):
        partnerlib.write(hostile("x"), folder / name)

    assert not (folder / name).exists()


ROOT = Path(__file__).parents[3]


def test_the_page_about_safety_names_tests_that_are_there() -> None:
    """A promise without a test is none."""
    page = (ROOT / "docs" / "explanation" / "safety.md").read_text("utf-8")
    told = set(re.findall(r"`(test_\w+)`", page))
    there = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"def (test_\w+)", path.read_text("utf-8"))
    }

    assert len(told) > 20
    assert set() == told - there


def test_a_far_corner_is_read_in_little_memory(tmp_path: Path) -> None:
    """One cell at the end of the last row of a sheet of XLSX is one cell."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (["Org", "Where"], ["#org+impl", "#adm1+name"], ["A", "B"]):
        book.active.append(row)
    book.active["XFD1048576"] = "x"
    book.save(tmp_path / "far.xlsx")
    tracemalloc.start()
    result = partnerlib.check(tmp_path / "far.xlsx")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert ["A"] == [each.name for each in result.sound().actors.values()]
    assert peak < 100_000_000
