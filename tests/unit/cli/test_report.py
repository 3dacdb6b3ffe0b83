import json
from pathlib import Path

import pytest

from partnerlib import read
from partnerlib.datasets import NAMES, load
from partnerlib.report import build_report, render
from tests.unit.cli.world import Command


@pytest.mark.parametrize("name", NAMES)
def test_built_in_worlds(command: Command, name: str) -> None:
    """The report on a built-in world is that of the library, with 20 findings."""
    expected = render(build_report(load(name), dataset=name))

    assert (0, expected, "") == command("report", "--dataset", name)


def test_files(command: Command, sound: Path) -> None:
    """The report on files is that of the registry that they make."""
    expected = render(build_report(read(sound), sources=[str(sound)]), "text", "fr")

    assert (0, expected, "") == command("report", sound, "--lang", "fr")


@pytest.mark.parametrize(
    ("stated", "kinds"),
    [
        ("all", ["open", "unsigned", "complementary"]),
        ("complementary, open", ["open", "complementary"]),
    ],
)
def test_kinds_of_triangles(command: Command, stated: str, kinds: list[str]) -> None:
    """The report tells of the kinds of triangles that are asked for."""
    ran = command(
        *("report", "--dataset", "essonne", "--triangles", stated, "--format", "json")
    )

    assert kinds == json.loads(ran.out)["parameters"]["triangles"]["kinds"]


@pytest.mark.parametrize("format", ["text", "json", "html", "markdown"])
def test_formats(command: Command, format: str) -> None:  # noqa: A002 -- as the option
    """Each format is printed as the library writes it."""
    answers = build_report(load("centraider"), dataset="centraider")

    ran = command("report", "--dataset", "centraider", "--format", format)

    assert (0, render(answers, format), "") == ran


def test_options(command: Command) -> None:
    """Everything that can be asked for is asked of the finders."""
    ran = command(
        *("report", "--dataset", "essonne", "--format", "json", "--lang", "fr"),
        *("--by", "thème,lieu", "--level", "département", "--within", "Essonne"),
        *("--theme", "Santé", "--theme", "water", "--as-of", "2015-12"),
        *("--status", "actif, en sommeil", "--limit", "3"),
    )
    parameters = json.loads(ran.out)["parameters"]

    assert {
        "sources": [],
        "dataset": "essonne",
        "within": ["FR-91"],
        "themes": ["health", "water"],
        "by": ["theme", "place"],
        "level": "department",
        "as_of": "2015-12-31",
        "statuses": ["active", "dormant"],
        "expected": [],
        "limit": 3,
        "lang": "fr",
    } == {
        name: value
        for name, value in parameters.items()
        if name not in ("gaps", "duplicates", "triangles")
    }


def test_a_limit_of_zero_lists_all(command: Command) -> None:
    """With 0 nothing is left out."""
    ran = command("report", "--dataset", "essonne", "--format", "json", "--limit", "0")
    document = json.loads(ran.out)
    counts = document["examined"]["gaps"]
    found = sum(count for name, count in counts.items() if name.startswith("kind:"))

    assert found == len(document["gaps"])
    assert found > 20


def test_several_sources_on_both_sides_of_an_option(
    command: Command, sound: Path
) -> None:
    """Sources may be written before and after options."""
    one, two = sorted(sound.iterdir())

    ran = command("report", one, "--format", "json", two)

    assert [str(one), str(two)] == json.loads(ran.out)["parameters"]["sources"]
    assert 3 == json.loads(ran.out)["registry"]["territories"]


def test_errors_in_the_data(command: Command, broken: Path) -> None:
    """Problems go to standard error, nothing to standard output."""
    ran = command("report", broken)

    assert (1, "") == (ran.code, ran.out)
    assert (
        f"error: {broken}/agreements.csv, row 4, column parties: parties names "
        "'nowhere', and no actor or territory has this id" in ran.err
    )
    assert ran.err.endswith("1 error and 1 warning: nothing was made of this data.\n")


def test_errors_in_french(command: Command, broken: Path) -> None:
    """Problems are told in the language asked for."""
    ran = command("report", broken, "--lang", "fr")

    assert "erreur\u00a0: " in ran.err
    assert ran.err.endswith(
        "1\u00a0erreur et 1\u00a0avertissement\u00a0: rien n’a été fait de ces "
        "données.\n"
    )


def test_warnings_are_told_in_short(command: Command, warned: Path) -> None:
    """A warning does not keep the report from being printed."""
    ran = command("report", warned)

    assert (0, True) == (ran.code, ran.out.startswith("===="))
    assert (
        "1 warning in the data:\n"
        f"warning: {warned}/territories.csv, row 1, column seen: 'seen' is no column "
        "of the table territories; its cells are kept in extra\n" == ran.err
    )


def test_many_warnings_are_counted(command: Command, tmp_path: Path) -> None:
    """Of many warnings the first three are told."""
    levels = ["aa", "bb", "cc", "dd"]
    territories = [{"id": x, "name": x, "level": x} for x in levels]
    path = tmp_path / "x.json"
    path.write_text(json.dumps({"partnerlib": 1, "territories": territories}))

    ran = command("report", path)

    assert 4 == len(ran.err.splitlines())
    assert ran.err.startswith("4 warnings in the data, the first ones here;")


def test_output_goes_to_a_file(command: Command, tmp_path: Path) -> None:
    """With --output nothing is printed, and the file holds the report."""
    target = tmp_path / "report.html"
    printed = command("report", "--dataset", "reciprocity", "--format", "html")

    ran = command(
        "report", "--dataset", "reciprocity", "--format", "html", "--output", target
    )

    assert (0, "", "") == ran
    assert printed.out == target.read_text("utf-8")
    assert [target] == list(tmp_path.iterdir())


def test_no_output_on_errors(command: Command, broken: Path, tmp_path: Path) -> None:
    """A report that cannot be made leaves the file as it was."""
    target = tmp_path / "report.txt"
    target.write_text("old")

    ran = command("report", broken, "--output", target)

    assert (1, "old") == (ran.code, target.read_text())


def test_output_that_cannot_be_written(command: Command, tmp_path: Path) -> None:
    """A file that cannot be written is told, and nothing is printed."""
    target = tmp_path / "no" / "report.txt"

    ran = command("report", "--dataset", "reciprocity", "--output", target)

    assert (2, "") == (ran.code, ran.out)
    assert f"partnerlib: error: '{target}': it cannot be written" in ran.err


def test_a_source_that_is_not_there(command: Command, tmp_path: Path) -> None:
    """A source that cannot be read is an error in the data."""
    ran = command("report", tmp_path / "nothing.csv", "--lang", "fr")

    assert (1, "") == (ran.code, ran.out)
    assert "nothing.csv" in ran.err


@pytest.mark.parametrize(
    ("options", "lang", "expected"),
    [
        (["--dataset", "essone"], "en", "no built-in data is called 'essone'; there"),
        (["--dataset", "x"], "fr", "aucune donnée intégrée ne s’appelle 'x'\u00a0; il"),
        (["--level", "planet"], "en", "no level of territories is called 'planet'"),
        (["--level", "x"], "fr", "aucun niveau de territoire ne s’appelle 'x'"),
        (["--as-of", "soon"], "en", "'soon' is no day: write 2016-07-04, a month"),
        (["--as-of", "soon"], "fr", "'soon' n’est pas un jour\u00a0: écrire 2016-07"),
        (["--status", "maybe"], "en", "'maybe' is no status: write live, any, or"),
        (["--status", "x"], "fr", "'x' n’est pas un statut\u00a0: écrire live, any,"),
        (["--theme", "rubbish"], "en", "no theme is called 'rubbish'"),
        (["--theme", "x"], "fr", "aucun thème ne s’appelle 'x'"),
        (["--within", "Evri"], "en", "id or the name 'Evri'; did you mean Évry?"),
        (["--within", "qqq"], "en", "no territory of the data has the id or the name"),
        (["--within", "Evri"], "fr", "vouliez-vous dire Évry\u00a0?"),
    ],
)
def test_what_makes_no_sense(
    command: Command, options: list[str], lang: str, expected: str
) -> None:
    """What is not there is told in a line, in the language asked for."""
    world = [] if options[0] == "--dataset" else ["--dataset", "essonne"]

    ran = command("report", *world, *options, "--lang", lang)

    assert (2, "", 1) == (ran.code, ran.out, len(ran.err.splitlines()))
    assert ran.err.startswith("partnerlib")
    assert expected in ran.err
