"""The commands `map` and `template`, and reading through maps."""

import tomllib
from pathlib import Path

import pytest

from tests.unit.cli.world import Command

ROWS = "Pays,Commune,Organisation,Projet\nMali,Kita,Puits,Forage\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Write a table of another origin."""
    path = tmp_path / "projets.csv"
    path.write_text(ROWS, "utf-8")
    return path


def test_a_map_is_proposed_and_reads_the_table(
    command: Command, data: Path, tmp_path: Path
) -> None:
    """As it is printed."""
    ran = command("map", data)
    path = tmp_path / "map.toml"
    path.write_text(ran.out, "utf-8")

    assert (0, "") == (ran.code, ran.err)
    assert 1 == tomllib.loads(ran.out)["partnerlib_map"]
    checked = command("check", data, "--map", path)
    assert (0, "") == (checked.code, checked.err)
    assert "1 action" in checked.out


@pytest.mark.parametrize("name", ["check", "convert", "report"])
def test_every_command_reads_through_maps(
    command: Command, data: Path, tmp_path: Path, name: str
) -> None:
    """`--map` stands anywhere and may be repeated."""
    path = tmp_path / "map.toml"
    path.write_text(command("map", data).out, "utf-8")
    out = [tmp_path / "out.json"] if name == "convert" else []
    other = "scdl-fr" if name == "report" else path

    assert 0 == command(name, "--map", path, data, *out, "--map", other).code


def test_a_table_that_says_nothing_is_told(command: Command, tmp_path: Path) -> None:
    """On standard error, with nothing on standard output."""
    path = tmp_path / "x.csv"
    path.write_text("x,y\n1,2\n", "utf-8")
    ran = command("map", path, "--lang", "fr")

    assert (1, "") == (ran.code, ran.out)
    assert "aucune colonne n’est comprise ici" in ran.err


def test_a_map_that_is_not_there_is_told(command: Command, data: Path) -> None:
    """As wrong usage, with what was meant."""
    ran = command("check", data, "--map", "scdl-f", "--lang", "fr")

    assert (2, "") == (ran.code, ran.out)
    assert "aucun plan de colonnes ne s’appelle 'scdl-f'" in ran.err


def test_the_format_of_sources_may_be_said(command: Command, tmp_path: Path) -> None:
    """Where they are not recognised."""
    path = tmp_path / "odd.csv"
    path.write_text("Ort,Partner\nQ1,Q2\n", "utf-8")

    assert 0 == command("check", path, "--source-format", "wikidata").code
    assert 2 == command("check", path, "--source-format", "odd").code


@pytest.mark.parametrize("name", ["template", "template.xlsx"])
def test_a_template_is_written_once(
    command: Command, tmp_path: Path, name: str
) -> None:
    """What is there stays as it is."""
    ran = command("template", tmp_path / name, "--lang", "fr")

    assert (0, "") == (ran.code, ran.err)
    assert "des tables vides à remplir" in ran.out
    assert 0 == command("check", tmp_path / name).code
    assert 2 == command("template", tmp_path / name).code


@pytest.mark.parametrize("arguments", [["map"], ["map", "a", "b"], ["template"]])
def test_one_path_is_asked_for(command: Command, arguments: list[str]) -> None:
    """Neither none nor several."""
    ran = command(*arguments)

    assert (2, "") == (ran.code, ran.out)
    assert "give one" in ran.err


@pytest.mark.parametrize("name", ["map", "template"])
def test_help_fits_a_terminal(
    command: Command, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """As that of the other commands does."""
    monkeypatch.setenv("COLUMNS", "80")
    ran = command(name, "--help")

    assert 0 == ran.code
    assert max(map(len, ran.out.splitlines())) <= 80
