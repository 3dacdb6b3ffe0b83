import json
from pathlib import Path

from partnerlib import __version__, check
from tests.unit.cli.world import Command


def test_sound_data(command: Command, sound: Path) -> None:
    """Sound data is said to be sound, with what it holds."""
    assert (
        0,
        "0 errors.\nSound: 3 territories, 3 actors and 2 agreements.\n",
        "",
    ) == command("check", sound)


def test_sound_data_in_french(command: Command, sound: Path) -> None:
    """The same in French."""
    said = (
        "0\u00a0erreur.\nDonnées saines\u00a0: 3\u00a0territoires, 3\u00a0acteurs et "
        "2\u00a0accords.\n"
    )
    assert (0, said, "") == command("check", sound, "--lang", "fr")


def test_warnings(command: Command, warned: Path) -> None:
    """Every warning is on standard output, because the data is sound."""
    ran = command("check", warned)

    assert (0, "") == (ran.code, ran.err)
    assert (
        f"warning: {warned}/territories.csv, row 1, column seen: 'seen' is no column "
        "of the table territories; its cells are kept in extra\n"
        "1 warning.\n"
        "Sound: 3 territories, 3 actors and 2 agreements.\n"
    ) == ran.out


def test_errors(command: Command, broken: Path) -> None:
    """Every problem is on standard error, and nothing on standard output."""
    ran = command("check", broken)
    lines = ran.err.splitlines()

    assert (1, "") == (ran.code, ran.out)
    assert len(check(broken).problems) + 1 == len(lines)
    assert "1 error and 1 warning: nothing was made of this data." == lines[-1]


def test_json(command: Command, broken: Path) -> None:
    """For programs, one object is on standard output, errors or not."""
    ran = command("check", broken, "--format", "json", "--lang", "fr")
    problems = check(broken).problems

    assert (1, "") == (ran.code, ran.err)
    assert {
        "partnerlib": __version__,
        "sound": False,
        "registry": None,
        "counts": {"error": 1, "warning": 1, "info": 0},
        "problems": [problem.to_dict("fr") for problem in problems],
    } == json.loads(ran.out)


def test_json_of_sound_data(command: Command, sound: Path) -> None:
    """The object says what the data holds."""
    ran = command("check", sound, "--format", "json")
    document = json.loads(ran.out)

    assert (0, True, 3, []) == (
        ran.code,
        document["sound"],
        document["registry"]["territories"],
        document["problems"],
    )


def test_names_cannot_act_on_a_terminal(command: Command, tmp_path: Path) -> None:
    """Control characters in the name of a file are not printed as they are."""
    ran = command("check", tmp_path / "\x1b[31mred\nfile.json")

    assert (1, 2) == (ran.code, len(ran.err.splitlines()))
    assert "\ufffd[31mred file.json" in ran.err
