from pathlib import Path

import pytest

from partnerlib import read
from tests.unit.cli.world import Command


@pytest.mark.parametrize("name", ["out.json", "out.jsonl", "out.xlsx", "out"])
def test_formats(command: Command, sound: Path, tmp_path: Path, name: str) -> None:
    """What is written holds what was read."""
    target = tmp_path / name

    ran = command("convert", sound, target)

    assert (
        0,
        f"Written to {target}: 3 territories, 3 actors and 2 agreements.\n",
        "",
    ) == ran
    assert read(sound) == read(target)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_what_a_format_cannot_hold_is_told(
    command: Command, sound: Path, tmp_path: Path, lang: str
) -> None:
    """In the language of the user, and not counted among what was written."""
    target = tmp_path / "out.geojson"

    ran = command("convert", sound, target, "--lang", lang)

    assert 0 == ran.code
    assert {
        "en": f"Written to {target}: 3 territories and 2 agreements.\n",
        "fr": f"Écrit dans {target}\xa0: 3\xa0territoires et 2\xa0accords.\n",
    }[lang] == ran.out
    assert {
        "en": "This format does not hold everything:\n"
        "warning: actors cannot be written in this format (values lost: 3)\n",
        "fr": "Ce format ne contient pas tout\xa0:\n"
        "avertissement\xa0: «\xa0actors\xa0» ne peut pas être écrit dans ce format "
        "(valeurs perdues\xa0: 3)\n",
    }[lang] == ran.err


def test_errors(command: Command, broken: Path, tmp_path: Path) -> None:
    """On errors nothing is written, and what was there stays."""
    target = tmp_path / "out.json"
    target.write_text("old")

    ran = command("convert", broken, target, "--lang", "fr")

    assert (1, "", "old") == (ran.code, ran.out, target.read_text())
    assert "erreur\u00a0: " in ran.err


def test_warnings(command: Command, warned: Path, tmp_path: Path) -> None:
    """Warnings do not keep the data from being written."""
    target = tmp_path / "out.json"

    ran = command("convert", warned, target)

    assert (0, True) == (ran.code, target.exists())
    assert ran.err.startswith("1 warning in the data:\n")


@pytest.mark.parametrize(
    ("name", "lang", "expected"),
    [
        ("out.pdf", "en", "': the name ends in .json"),
        ("no/out.json", "en", "': it cannot be written: No such file or directory"),
        ("no/out.json", "fr", "ne peut pas être écrit (it cannot be written: No such"),
    ],
)
def test_where_nothing_can_be_written(
    command: Command, sound: Path, name: str, lang: str, expected: str
) -> None:
    """A place where nothing can be written is wrong usage."""
    ran = command("convert", sound, sound.parent / name, "--lang", lang)

    assert (2, "") == (ran.code, ran.out)
    assert expected in ran.err
