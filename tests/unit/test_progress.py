"""Long work tells how far it has come, and stops when it is told to."""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest

import partnerlib
from partnerlib import Agreement, MissingExtraError, Registry, Territory, progress
from partnerlib.datasets import load
from partnerlib.wording.stages import STAGES, stage_label


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


class Stopped(Exception):  # noqa: N818 -- no error: somebody pressed a button
    """Who watches has seen enough."""


def _ring(count: int) -> Registry:
    """Twin each of so many towns with the next one."""
    towns = [f"t{number}" for number in range(count)]
    return Registry.of(
        territories=[Territory(town, name=town) for town in towns],
        agreements=[
            Agreement(f"g{at}", parties=[town, towns[at - 1]])
            for at, town in enumerate(towns)
        ],
    )


def _net(count: int) -> Registry:
    """Twin each of so many towns with the next one, and with the one after."""
    ring = _ring(count)
    towns = list(ring.territories)
    return ring.with_agreements(
        *(
            Agreement(f"h{at}", parties=[town, towns[at - 2]])
            for at, town in enumerate(towns)
        )
    )


WORK: dict[str, Callable[[Registry], object]] = {
    "gaps": partnerlib.find_gaps,
    "duplicates": partnerlib.find_duplicates,
}
UNBOUNDED: dict[str, Callable[[Registry], object]] = {
    "few": partnerlib.find_triangles,
    "all": lambda world: partnerlib.find_triangles(world, limit=None),
    "diverse": lambda world: partnerlib.find_triangles(world, diversify=2),
    "unsigned": lambda world: partnerlib.find_triangles(world, kinds="unsigned"),
    "ties": partnerlib.find_ties,
    "each": lambda world: list(partnerlib.iter_ties(world)),
    "weights": partnerlib.fit_weights,
}


@pytest.mark.parametrize("name", sorted(UNBOUNDED))
def test_all_long_work_can_be_stopped(name: str) -> None:
    """Also where little of it is to be expected, or all of it is wanted."""
    told: list[str] = []

    def stop(stage: str, done: int, _: int) -> None:
        told.append(stage)
        if done:
            raise Stopped

    with progress.told_to(stop), pytest.raises(Stopped):
        UNBOUNDED[name](_net(60))

    stage = name if name in ("ties", "weights") else "triangles"
    assert {"ties" if name == "each" else stage} == set(told)


@pytest.mark.parametrize("stage", sorted(WORK))
def test_a_stage_begins_at_nothing_and_ends_whole(stage: str) -> None:
    """What is done only grows, from 0 to all there is."""
    told: list[tuple[str, int, int]] = []

    with progress.told_to(lambda *each: told.append(each)):
        WORK[stage](load("essonne"))

    mine = [(done, total) for name, done, total in told if name == stage]
    assert 0 == mine[0][0]
    assert mine[-1][0] == mine[-1][1] > 0
    assert mine == sorted(mine)


def test_reading_tells_each_source(tmp_path: Path) -> None:
    """Two sources are two parts of the reading."""
    paths = [tmp_path / "a.json", tmp_path / "b.jsonl"]
    for path in paths:
        partnerlib.write(load("reciprocity"), path)
    told: list[tuple[str, int, int]] = []

    with progress.told_to(lambda *each: told.append(each)):
        partnerlib.read(*paths)

    assert [("reading", done, 2) for done in range(3)] == told


@pytest.mark.parametrize("weights", [None, partnerlib.TriangleWeights()])
@pytest.mark.parametrize("count", [20, 80])
def test_a_back_test_tells_its_runs(
    weights: partnerlib.TriangleWeights | None, count: int
) -> None:
    """Three runs of 25 steps, fitted or not; each fold and each block is told."""
    told: list[tuple[str, int, int]] = []

    with progress.told_to(lambda *each: told.append(each)):
        partnerlib.backtest(_ring(count), hide=0.2, seeds=3, weights=weights)

    assert ("backtest", 0, 75) == told[0]
    assert ("backtest", 75, 75) == told[-1]
    assert sorted(set(told)) == told
    fitted = weights is None and count * 0.8 >= 50
    assert (1 + 3 * (5 + 1) if fitted else 1 + 3 * 2) == len(told)


def test_a_back_test_stops_within_a_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pairs are told block by block, also where there is one run."""
    monkeypatch.setattr("partnerlib.analysis._shared.tie_score._scene._BLOCK", 100)
    told: list[int] = []

    def stop(_: str, done: int, __: int) -> None:
        told.append(done)
        if done > 10:
            raise Stopped

    with progress.told_to(stop), pytest.raises(Stopped):
        partnerlib.backtest(_ring(60), seeds=1, weights=partnerlib.TriangleWeights())

    assert told[-1] < 15


@pytest.mark.parametrize("find", [partnerlib.find_triangles, partnerlib.find_ties])
def test_making_many_findings_is_told_and_can_be_stopped(
    find: Callable[..., object],
) -> None:
    """Where all are wanted, making them is most of the work."""
    told: list[tuple[int, int]] = []

    def stop(stage: str, done: int, total: int) -> None:
        if stage == "findings":
            told.append((done, total))
            if done:
                raise Stopped

    star = Registry.of(
        territories=[Territory(f"t{at}", name=f"{at}") for at in range(60)],
        agreements=[
            Agreement(f"g{at}", parties=["t0", f"t{at}"]) for at in range(1, 60)
        ],
    )
    pairs = 59 * 58 // 2
    with progress.told_to(stop), pytest.raises(Stopped):
        find(star, limit=None)

    assert [(0, pairs), (1024, pairs)] == told


@pytest.mark.parametrize("stage", sorted(WORK))
def test_who_is_told_can_stop_the_work(stage: str) -> None:
    """What is raised comes through, and the work can be begun again."""

    def stop(_: str, done: int, __: int) -> None:
        if done:
            raise Stopped

    registry = load("essonne")
    with pytest.raises(Stopped), progress.told_to(stop):
        WORK[stage](registry)

    assert WORK[stage](load("essonne")) == WORK[stage](registry)


def test_nobody_is_told_outside() -> None:
    """The listener is forgotten at the end, an inner one gives way to an outer one."""
    outer: list[str] = []
    inner: list[str] = []

    with progress.told_to(lambda stage, *_: outer.append(stage)):
        with progress.told_to(lambda stage, *_: inner.append(stage)):
            progress.track("gaps", 1)
        progress.track("ties", 1)
    progress.track("triangles", 1)(1)

    assert (["ties"], ["gaps"]) == (outer, inner)


def test_a_terminal_shows_a_bar_in_the_language_asked_for() -> None:
    """The stage, the share and nothing at the end."""
    stream = Terminal()

    with progress.bar(stream, lang="fr"):
        advance = progress.track("gaps", 4)
        advance(3)
        progress.track("duplicates")(1)

    assert "Manques:   0%" in stream.getvalue()
    assert "Doublons" in stream.getvalue()
    assert "" == stream.getvalue().rsplit("\r", 1)[-1].strip()


def test_a_file_shows_no_bar_unless_asked_for() -> None:
    """What is no terminal stays clean."""
    silent, shown = io.StringIO(), io.StringIO()

    with progress.bar(silent):
        progress.track("gaps", 4)(4)
    with progress.bar(shown, always=True):
        progress.track("gaps", 4)(4)

    assert "" == silent.getvalue()
    assert "Gaps" in shown.getvalue()


def test_what_goes_on_after_the_bar_is_gone_shows_nothing() -> None:
    """Findings that are given one by one may be asked for later."""
    stream = Terminal()
    with progress.bar(stream):
        advance = progress.track("gaps", 4)
    shown = stream.getvalue()

    advance(1)

    assert shown == stream.getvalue()


def test_a_bar_needs_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says what to install."""
    monkeypatch.setitem(sys.modules, "tqdm", None)

    with pytest.raises(MissingExtraError, match="progress"), progress.bar(Terminal()):
        progress.track("gaps", 1)


def test_every_stage_is_named_in_both_languages() -> None:
    """No label is empty."""
    labels = [stage_label(stage, lang) for stage in STAGES for lang in ("en", "fr")]

    assert [label for label in labels if label] == labels


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_stage_of_ones_own_is_shown_as_it_is_called(
    lang: Literal["en", "fr"],
) -> None:
    """A reader of another package may have stages that nobody here knows."""
    terminal = Terminal()

    with progress.bar(terminal, lang=lang):
        progress.track("my stage", 3)(3)

    assert "my stage" in terminal.getvalue()


@pytest.mark.parametrize("always", [False, True])
def test_nothing_is_shown_without_standard_error(
    monkeypatch: pytest.MonkeyPatch,
    always: bool,
) -> None:
    """As in programs without a console; the work is done."""
    monkeypatch.setattr(sys, "stderr", None)
    told: list[int] = []

    with progress.bar(always=always):
        told.append(len(partnerlib.find_gaps(load("essonne"))))

    assert [len(partnerlib.find_gaps(load("essonne")))] == told
