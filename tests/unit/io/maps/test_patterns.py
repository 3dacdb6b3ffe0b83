"""A pattern of a map ends, whatever a cell holds."""

import json
from pathlib import Path

import pytest

from partnerlib.io import Limits, check
from partnerlib.io.maps._patterns import LONGEST_TRIED, may_never_end


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+$",
        "(?:a*)*",
        "(?P<x>a{2,})+",
        "(a|a)*b",
        "(a|aa){20}",
        "((a+))+",
        "(?:(?:a?)b)+",
        "([)]+(a+))*",
        r"(\(a+)+",
        "(?#()(a+)+",
        "(?x) (a+) +",
        "(?i-s:(a+)*)",
        "(a+){,9}",
    ],
)
def test_repeats_within_repeats_are_found(pattern: str) -> None:
    """Also choices and what is optional, and whatever the groups are called."""
    assert may_never_end(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        r"\d+",
        r"^\s*(\d+)\s*-\s*(.+?)\s*$",
        "(?:no|num) ?([0-9]+)",
        "(a+)?b",
        "(a+){1}",
        "(?:ab)+",
        r"(\d{4}){2}",
        r"\(a+\)+",
        "[(a+)]+",
        "[^]()+]*",
        "(?#(a+)b+",
        "(?<=a)b+(?!c)",
        "(?P<x>a+)(?P=x)",
    ],
)
def test_other_patterns_are_borne(pattern: str) -> None:
    """A repeat of what can be cut in one way only ends."""
    assert not may_never_end(pattern)


def read(folder: Path, pattern: str, cell: str, limits: Limits | None = None) -> object:
    """Read one cell through a map; give the names, or the codes of the problems."""
    (folder / "t.csv").write_text(f"Name,Type\n{cell},NGO\n", "utf-8")
    name = {"column": "Name", "pattern": pattern}
    by = {"partnerlib_map": 1, "records": {"o": {"record": "actor", "name": name}}}
    (folder / "m.json").write_text(json.dumps(by), "utf-8")
    found = check(folder / "t.csv", map=folder / "m.json", limits=limits)
    if found.registry is None:
        return [problem.text("fr") for problem in found.errors]
    return [actor.name for actor in found.registry.actors.values()]


def test_a_map_with_a_pattern_that_may_never_end_is_refused(tmp_path: Path) -> None:
    """When it is loaded, before a cell is looked at, and in French too."""
    [told] = read(tmp_path, "(a+)+$", "a" * 60 + "b")

    assert "sans répétition dans une répétition" in told


def test_a_pattern_is_tried_on_the_beginning_of_a_text(tmp_path: Path) -> None:
    """What many repeats cost grows with the length, which is bounded."""
    ends = "x" * (LONGEST_TRIED - 1) + "12"

    assert ["1"] == read(tmp_path, r"\d+", ends)


def test_time_is_looked_at_before_a_pattern_is_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between two cells reading can end."""
    clock = iter(range(1000))
    monkeypatch.setattr("time.monotonic", lambda: float(next(clock)))
    cells = ",NGO\n".join(f"a{each}" for each in range(200))
    [told] = read(tmp_path, r"\d+", cells, Limits(seconds=100))

    assert "la limite" in told
