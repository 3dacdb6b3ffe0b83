"""What the tests of HXL share: tables as texts, read without a file of one's own."""

from pathlib import Path
from tempfile import TemporaryDirectory

from partnerlib import Action, Actor, Need, Territory
from partnerlib.errors import Problem
from partnerlib.io._reading import Reading
from partnerlib.io.hxl import READER


def read(text: str, name: str = "3w.csv") -> Reading:
    """Read a table written as a text, with blanks around its cells for the eye."""
    rows = [
        ",".join(cell.strip() for cell in line.split("|"))
        for line in text.strip().splitlines()
    ]
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text("\n".join(rows) + "\n", "utf-8")
        return READER.read(path)


def actions(reading: Reading) -> list[Action]:
    """Give the actions in the order of the file."""
    return [record for record in reading.records if isinstance(record, Action)]


def needs(reading: Reading) -> list[Need]:
    """Give the needs in the order of the file."""
    return [record for record in reading.records if isinstance(record, Need)]


def actors(reading: Reading) -> dict[str, Actor]:
    """Give the actors by id."""
    return {each.id: each for each in reading.records if isinstance(each, Actor)}


def places(reading: Reading) -> dict[str, Territory]:
    """Give the places by id."""
    return {each.id: each for each in reading.records if isinstance(each, Territory)}


def parties(action: Action) -> list[tuple[str, str]]:
    """Give who acts, in which role."""
    return [(party.actor, party.role) for party in action.parties]


def told(reading: Reading) -> list[tuple[str, int | None, str | None]]:
    """Give what is wrong: code, row, value."""
    return [(each.code, each.row, each.value) for each in reading.problems]


def codes(problems: list[Problem]) -> list[str]:
    """Give the codes of problems."""
    return [problem.code for problem in problems]
