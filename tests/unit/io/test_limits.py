"""Limits are the caller's: they are lowered and raised, and hold for every reader."""

from pathlib import Path

import pytest

from partnerlib.errors import ParameterError
from partnerlib.io import Limits, check, convert, read, write
from partnerlib.io._limits import current_limits
from partnerlib.io.raw import open_raw
from partnerlib.model import Territory
from partnerlib.registry import Registry

FILES = {
    "3w.csv": "Org,Sector,Place\n#org+impl,#sector,#adm1+name\nA,Health,B\n",
    "feed.xml": "<iati-activities><iati-activity><iati-identifier>a</iati-identifier>"
    "<title>T</title><participating-org ref='x' role='4'/></iati-activity>"
    "</iati-activities>",
    "pairs.csv": "source,target\na,b\n",
    "graph.graphml": "<graphml><graph edgedefault='undirected'><node id='a'/>"
    "<node id='b'/><edge source='a' target='b'/></graph></graphml>",
}
TIGHT = {
    "3w.csv": Limits(rows=2),
    "feed.xml": Limits(depth=2),
    "pairs.csv": Limits(bytes=5),
    "graph.graphml": Limits(depth=2),
}


@pytest.mark.parametrize("name", FILES)
def test_a_limit_can_be_lowered(tmp_path: Path, name: str) -> None:
    """What goes beyond is told, and what does not is read."""
    path = tmp_path / name
    path.write_text(FILES[name], "utf-8")

    assert ["too-large"] == [
        each.code for each in check(path, limits=TIGHT[name]).errors
    ]
    assert check(path).registry is not None


def test_a_limit_can_be_raised(tmp_path: Path) -> None:
    """By every door."""
    path = tmp_path / "world.csv"
    rows = "".join(f"a,b{each}\n" for each in range(9))
    path.write_text(f"source,target\n{rows}", "utf-8")
    few, many = Limits(rows=3), Limits(rows=10)

    assert ["too-large"] == [each.code for each in check(path, limits=few).errors]
    assert 9 == len(read(path, limits=many).agreements)
    assert 9 == len(convert(path, target=tmp_path / "o.json", limits=many).agreements)


@pytest.mark.parametrize("name", FILES)
def test_time_can_be_limited(tmp_path: Path, name: str) -> None:
    """There is no limit by default; who sets one is told when it is over."""
    path = tmp_path / name
    path.write_text(FILES[name], "utf-8")
    problems = check(path, limits=Limits(seconds=-1)).errors

    assert ["too-large"] == [each.code for each in problems]
    assert "seconds" in problems[0].text("en")


def test_a_file_of_ours_may_be_larger_than_others(tmp_path: Path) -> None:
    """It has a limit of its own."""
    path = tmp_path / "world.json"
    path.write_text('{"partnerlib": 1}', "utf-8")

    assert check(path, limits=Limits(bytes=1)).registry is not None
    assert ["too-large"] == [
        each.code for each in check(path, limits=Limits(own_bytes=1)).errors
    ]


def test_limits_hold_for_one_reading_only(tmp_path: Path) -> None:
    """Whatever comes out of it."""
    path = tmp_path / "pairs.csv"
    path.write_text("source,target\na,b\n", "utf-8")
    check(path, limits=Limits(rows=1))

    assert Limits() == current_limits()


def test_a_long_table_is_read_however_often_time_is_asked_for(tmp_path: Path) -> None:
    """The clock is looked at every ten thousand rows."""
    path = tmp_path / "long.csv"
    path.write_text("#org,#adm1\n" + "A,B\n" * 10_001, "utf-8")

    assert 10_002 == len(open_raw(path)[0][0].rows)


def test_what_is_no_limits_is_refused() -> None:
    """A number does not say of what."""
    with pytest.raises(ParameterError):
        check("x.csv", limits=5)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("rows", -1),
        ("rows", True),
        ("cells", 1000000.0),
        ("seconds", float("nan")),
        ("seconds", "60"),
        ("bytes", None),
    ],
)
def test_what_is_no_limit_is_refused(name: str, value: object) -> None:
    """When it is stated, and not only when a file is read under it."""
    with pytest.raises(ParameterError) as caught:
        Limits(**{name: value})

    assert name == caught.value.parameter


@pytest.mark.parametrize("name", ["world.json", "world.jsonl"])
def test_characters_count_and_not_their_bytes(tmp_path: Path, name: str) -> None:
    """A text of 60 accents takes 120 bytes, and is not longer than 100."""
    path = tmp_path / name
    write(Registry.of(territories=[Territory("a", name="é" * 60)]), path)

    assert ["a"] == list(read(path, limits=Limits(cell=100)).territories)
    assert ["too-large"] == [p.code for p in check(path, limits=Limits(cell=59)).errors]
