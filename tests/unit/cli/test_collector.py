"""The command pauses the collector of cycles while it works; the library never does."""

import gc
from argparse import Namespace
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

import partnerlib
from partnerlib.cli import _commands, main
from partnerlib.cli._outcome import Outcome
from partnerlib.datasets import essonne
from partnerlib.io import without_collecting


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    collects = gc.isenabled()
    yield
    (gc.enable if collects else gc.disable)()


@pytest.mark.parametrize("collects", [True, False])
@pytest.mark.parametrize("stops", [True, False])
def test_the_collector_is_paused(
    monkeypatch: pytest.MonkeyPatch, collects: bool, stops: bool
) -> None:
    """However the command ends, the process collects afterwards as it did before."""
    seen: list[bool] = []

    def command(_: Namespace) -> Outcome:
        seen.append(gc.isenabled())
        if stops:
            raise KeyboardInterrupt
        return Outcome(0)

    monkeypatch.setattr(_commands, "COMMANDS", {"check": command})
    (gc.enable if collects else gc.disable)()

    main(["check", "nothing"])

    assert ([False], collects) == (seen, gc.isenabled())


@pytest.mark.parametrize("name", ["world.jsonl", "3w.hxl"])
def test_reading_leaves_the_collector_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    """It is one for all threads of an application, whose choice it is."""
    with pytest.warns() if name.endswith("hxl") else nullcontext():
        partnerlib.write(essonne(), tmp_path / name)
    switched: list[str] = []
    monkeypatch.setattr(gc, "disable", lambda: switched.append("off"))

    partnerlib.check(tmp_path / name)
    with without_collecting():
        partnerlib.check(tmp_path / name)

    assert ["off"] == switched
