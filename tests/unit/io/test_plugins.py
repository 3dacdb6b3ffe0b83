"""Other packages add formats by an entry point."""

import subprocess
import sys
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest

from partnerlib.errors import (
    DocumentError,
    MissingExtraError,
    PartnerlibWarning,
    Problem,
)
from partnerlib.io import Reading, Spot, _readers, check, read
from partnerlib.model import Territory

LINES = b"#towns\nA1 Orville\nA2 Bourg\n"


class Towns:
    """A reader of lines ``code name`` below ``#towns``."""

    name = "towns"
    suffixes = (".towns",)

    def recognises(self, path: Path, head: bytes) -> bool:
        """Look at the first line."""
        if head.startswith(b"#boom"):
            raise RuntimeError("recognises failed")
        return path.suffix == ".towns" and head.startswith(b"#")

    def read(self, path: Path) -> Any:
        """Make a territory of each line."""
        lines = path.read_text("utf-8").splitlines()
        if lines[0] == "#fail":
            raise RuntimeError("read failed")
        if lines[0] == "#extra":
            raise MissingExtraError("towns", "townlib")
        if lines[0] == "#none":
            return None
        reading = Reading(title="Towns")
        for row, line in enumerate(lines[1:], 2):
            code, _, name = line.partition(" ")
            spot = Spot(path.name, row)
            if name:
                reading.add(Territory(code, name=name, level="municipality"), spot)
            else:
                problem = Problem.of("missing-value", column="name", value="")
                reading.problems.append(spot.locate(problem))
        return reading


@pytest.fixture
def offer(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Offer readers as other packages do."""

    def install(*values: str) -> None:
        points = [
            EntryPoint(f"reader{number}", value, _readers.GROUP)
            for number, value in enumerate(values)
        ]
        monkeypatch.setattr(_readers, "entry_points", lambda group: points)  # noqa: ARG005
        _readers._added.cache_clear()
        monkeypatch.setattr(sys.modules[__name__], "__name__", __name__)

    yield install
    monkeypatch.undo()
    _readers._added.cache_clear()


HERE = f"{__name__}:Towns"


def file(folder: Path, lines: bytes) -> Path:
    """Write a file of that format."""
    path = folder / "some.towns"
    path.write_bytes(lines)
    return path


def test_a_file_is_read_by_the_reader_that_recognises_it(
    offer: Any, tmp_path: Path
) -> None:
    """What it gives becomes a registry like any other."""
    offer(HERE)

    registry = read(file(tmp_path, LINES))

    assert ["A1", "A2"] == list(registry.territories)
    assert "Towns" == registry.title


def test_what_it_could_not_read_is_a_warning_in_its_place(
    offer: Any, tmp_path: Path
) -> None:
    """Its problems have file and row, and are errors only where asked for."""
    offer(HERE)
    path = file(tmp_path, LINES + b"A3\n")

    (problem,) = check(path).problems
    assert ("missing-value", "warning", "some.towns", 4) == (
        problem.code,
        problem.severity,
        problem.file,
        problem.row,
    )
    assert None is check(path, strict=True).registry


def test_it_can_be_asked_for_by_name(offer: Any, tmp_path: Path) -> None:
    """`format=` takes the name of a reader of another package too."""
    offer(HERE)
    path = tmp_path / "towns.dat"
    path.write_bytes(LINES)

    assert 2 == len(read(path, format="towns").territories)


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (b"#fail\n", "RuntimeError: read failed"),
        (b"#none\n", "gave no Reading"),
    ],
)
def test_its_failures_are_ours(
    offer: Any, tmp_path: Path, lines: bytes, reason: str
) -> None:
    """Whatever it raises, the caller meets one of our errors."""
    offer(HERE)

    with pytest.raises(DocumentError, match=reason):
        read(file(tmp_path, lines))


def test_its_missing_extra_is_told(offer: Any, tmp_path: Path) -> None:
    """What has to be installed is said as it says it."""
    offer(HERE)

    with pytest.raises(MissingExtraError, match="townlib"):
        read(file(tmp_path, b"#extra\n"))


def test_one_that_fails_to_look_knows_nothing(offer: Any, tmp_path: Path) -> None:
    """The file is then of no known format."""
    offer(HERE)

    (problem,) = check(file(tmp_path, b"#boom\n")).problems
    assert "unknown-format" == problem.code


@pytest.mark.parametrize("value", ["nowhere:READER", f"{__name__}:LINES"])
def test_a_broken_package_does_not_stop_the_others(
    offer: Any, tmp_path: Path, value: str
) -> None:
    """It is passed over with a warning."""
    offer(value, HERE)

    with pytest.warns(PartnerlibWarning, match="cannot be used"):
        registry = read(file(tmp_path, LINES))
    assert 2 == len(registry.territories)


def test_an_installed_package_is_found(tmp_path: Path) -> None:
    """Nothing but an entry point is needed, in a process of its own."""
    site = tmp_path / "site"
    facts = site / "towns-1.0.dist-info"
    facts.mkdir(parents=True)
    (facts / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: towns\nVersion: 1.0\n"
    )
    (facts / "entry_points.txt").write_text(
        "[partnerlib.readers]\ntowns = towns:READER\n"
    )
    (site / "towns.py").write_text(
        "from partnerlib import Territory\n"
        "from partnerlib.io import Reading, Spot\n"
        "class Towns:\n"
        "    name, suffixes = 'towns', ('.towns',)\n"
        "    def recognises(self, path, head): return True\n"
        "    def read(self, path):\n"
        "        reading = Reading()\n"
        "        reading.add(Territory('a', name='A'), Spot(path.name, 1))\n"
        "        return reading\n"
        "READER = Towns()\n"
    )
    code = (
        f"import sys; sys.path.insert(0, {str(site)!r}); import partnerlib; "
        f"print(list(partnerlib.read({str(file(tmp_path, LINES))!r}).territories))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )

    assert "['a']\n" == done.stdout
