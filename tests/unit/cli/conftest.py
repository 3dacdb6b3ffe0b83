"""What the tests of the command share."""

from pathlib import Path

import pytest

from tests.unit.cli.world import Command, write_tables


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """Return the command, run in this process."""
    return Command(capsys)


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """Return a folder of sound tables."""
    return write_tables(tmp_path / "sound")


@pytest.fixture
def warned(tmp_path: Path) -> Path:
    """Return a folder of tables with something to look at."""
    return write_tables(tmp_path / "warned", warned=True)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Return a folder of tables with an error."""
    return write_tables(tmp_path / "broken", broken=True)
