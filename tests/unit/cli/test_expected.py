import json
from pathlib import Path

import pytest

from partnerlib import Action, Actor, Registry, Scope, Territory, write
from tests.unit.cli.world import Command

MEANT = "; did you mean"
NO_TERM = "is not in the vocabulary themes"
NO_PLACE = "and no territory has this id"
WORLD = Registry.of(
    territories=[
        Territory("FR", name="France", level="country"),
        Territory("FR-91", name="Essonne", level="department", parent="FR"),
        Territory("evry", name="Évry", level="municipality", parent="FR-91"),
    ],
    actors=[Actor("a", name="A")],
    actions=[
        Action("x", title="X", parties=["a"], scope=Scope(themes=["health"])),
    ],
)


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """Return a file with a small world."""
    path = tmp_path / "world.json"
    write(WORLD, path)
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Return the path of the table of what is expected."""
    return tmp_path / "expected.csv"


def cells(out: str) -> list[dict[str, str]]:
    """Give the expected cells that a report looked at."""
    found: list[dict[str, str]] = json.loads(out)["parameters"]["expected"]
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "theme,place\nhealth,evry\n",
            [{"theme": "health", "place": "evry"}],
        ),
        (
            "Thématique;Lieu;Public;Fonction\nSanté;Évry;Jeunes;Formation\n",
            [
                {
                    "theme": "health",
                    "function": "training",
                    "audience": "youth",
                    "place": "evry",
                }
            ],
        ),
        (
            "theme,place\nhealth; eau,evry\n",
            [
                {"theme": "health", "place": "evry"},
                {"theme": "water", "place": "evry"},
            ],
        ),
        ("theme,place\nhealth,\n,evry\n", [{"place": "evry"}, {"theme": "health"}]),
        ("theme\n", []),
    ],
)
def test_cells(
    command: Command, world: Path, table: Path, text: str, expected: list[object]
) -> None:
    """Rows are cells, named in English or French, by id, label or name."""
    table.write_text(text, "utf-8")

    ran = command("report", world, "--expect", table, "--format", "json")

    assert (0, "") == (ran.code, ran.err)
    assert expected == cells(ran.out)


def test_an_expected_cell_is_a_gap(command: Command, world: Path, table: Path) -> None:
    """What is expected and not provided is listed."""
    table.write_text("theme,place\nwater,evry\n")

    ran = command("report", world, "--expect", table, "--format", "json")

    assert ["unmet:theme=water;place=evry"] == [
        gap["key"] for gap in json.loads(ran.out)["gaps"] if gap["kind"] == "unmet"
    ]


def test_cells_at_a_level(command: Command, world: Path, table: Path) -> None:
    """With a level, places are rolled up as everywhere."""
    table.write_text("lieu\nÉvry\n", "utf-8")

    ran = command(
        *("report", world, "--expect", table, "--format", "json"),
        *("--by", "place", "--level", "département"),
    )

    assert [{"place": "FR-91"}] == cells(ran.out)


@pytest.mark.parametrize(
    "case",
    [
        (
            "theme,place\nhelth,evry\nhealth,Evri\n",
            [],
            [
                f"row 2, column theme: 'helth' {NO_TERM}{MEANT} health?",
                f"row 3, column place: place names 'Evri', {NO_PLACE}{MEANT} Évry?",
            ],
        ),
        (
            "Thème,Couleur\nhealth,red\n",
            [],
            ["row 1, column Couleur: 'Couleur' is no field here"],
        ),
        ("\n", [], ["row 1, column theme: the required column 'theme' is missing"]),
        (
            "theme\nhealth\n",
            ["--by", "theme,place"],
            ["row 1, column place: the required column 'place' is missing"],
        ),
        (
            "theme,place\nhealth,evry\nhealth,\n",
            ["--by", "theme,place"],
            ["row 3, column place: place is required and empty"],
        ),
        (
            "theme,place\nhealth,evry\n",
            ["--by", "theme"],
            ["row 1, column place: 'place' is not among what --by asks for: theme"],
        ),
        (
            "Thème,Lieu,Couleur\nhealth,evry,red\n",
            ["--by", "thème"],
            [
                "row 1, column Lieu: 'Lieu' is not among what --by asks for: theme",
                "row 1, column Couleur: 'Couleur' is no field here",
            ],
        ),
        (
            "theme,lieu\nhealth,France\n",
            ["--level", "department"],
            ["row 2, column lieu: lieu names 'France', and no department has this id"],
        ),
        (
            "theme,theme\nhealth,water\n",
            [],
            ["row 1, column theme: the column 'theme' is there twice"],
        ),
        (
            "theme\nhealth,water\n",
            [],
            [
                (
                    "row 2: 'water' stands beyond the last heading; a cell that "
                    "itself holds ',' stands in quotes"
                )
            ],
        ),
        (
            "theme,audience\n" + "; ".join(["health"] * 101) + ","
            "" + "; ".join(["youth"] * 101) + "\n",
            [],
            ["row 2: the row goes beyond the limit (cells: 10000)"],
        ),
    ],
)
def test_errors(
    command: Command,
    world: Path,
    case: tuple[str, list[str], list[str]],
) -> None:
    """All that is wrong with the table is told at once, with row and column."""
    text, options, problems = case
    table = world.with_name("expected.csv")
    table.write_text(text, "utf-8")

    ran = command("report", world, "--expect", table, *options)

    assert (1, "") == (ran.code, ran.out)
    assert [f"error: {table}, {problem}" for problem in problems] == (
        ran.err.splitlines()[:-1]
    )


def test_a_table_that_cannot_be_read(command: Command, world: Path) -> None:
    """A table that is not there is an error in the data."""
    ran = command("report", world, "--expect", world.parent / "nothing.csv")

    assert (1, "", True) == (ran.code, ran.out, "nothing.csv: this source" in ran.err)


def test_a_warning_in_the_table(command: Command, world: Path, table: Path) -> None:
    """A table in the encoding of an old spreadsheet is read, with a warning."""
    table.write_bytes("thème;lieu\nSanté;Évry\n".encode("cp1252"))

    ran = command("report", world, "--expect", table, "--format", "json")

    assert (0, [{"theme": "health", "place": "evry"}]) == (ran.code, cells(ran.out))
    assert "it is read as Windows-1252" in ran.err
    assert ["cp1252-text"] == [each["code"] for each in json.loads(ran.out)["problems"]]
