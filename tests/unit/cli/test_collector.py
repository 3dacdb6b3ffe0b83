"""The command pauses the collector of cycles while it works, and only then."""

import gc
from argparse import Namespace
from collections.abc import Iterator

import pytest

from partnerlib.cli import _commands, main
from partnerlib.cli._outcome import Outcome


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
