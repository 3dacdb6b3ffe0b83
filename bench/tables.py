"""Read projects of many organisations from our own tables, and through a column map.

Both read the same projects: from a folder of CSV tables of this library, in which
each organisation and place stands once, and from one foreign table, in which every row
names them again. As many territories, actors and actions must come out::

    python bench/tables.py --world 1000000 --repeat 1
"""

import csv
import random
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from harness import main

from partnerlib.io import check

TOWNS, DEPARTMENTS, ORGS, DONORS = 36_000, 100, 20_000, 50
SECTORS = ("Santé", "Eau", "Éducation", "Culture")
STATUSES = ("En cours", "Terminé", "Prévu")
KINDS = ("ONG", "Association", "Fondation")
MAP = """
partnerlib_map = 1
language = "fr"
[records.country]
record = "territory"
name = "Pays"
level = { value = "country" }
[records.department]
record = "territory"
name = "Département"
level = { value = "department" }
parent = { ref = "country" }
[records.town]
record = "territory"
name = "Commune"
level = { value = "municipality" }
parent = { ref = "department" }
[records.org]
record = "actor"
name = "Organisation"
kind = "Type"
[records.donor]
record = "actor"
name = "Bailleur"
[records.project]
record = "action"
title = "Projet"
themes = "Secteur"
places = { ref = "town" }
status = "Statut"
start = "Début"
end = "Fin"
amount = "Budget"
currency = { value = "EUR" }
parties = [{ ref = "org", role = "implementer" }, { ref = "donor", role = "funder" }]
"""

Project = tuple[int, int, int, int, str, str, tuple[int, int, int], int, str]


def projects(rows: int) -> Iterator[Project]:
    """Draw the same projects each time."""
    chance = random.Random(7)  # noqa: S311
    for number in range(rows):
        day = (1990 + chance.randrange(30), 1 + chance.randrange(12), 1)
        yield (
            number,
            chance.randrange(TOWNS),
            chance.randrange(ORGS),
            chance.randrange(DONORS),
            chance.choice(SECTORS),
            chance.choice(STATUSES),
            day,
            2021 + chance.randrange(5),
            f"{chance.randrange(1000, 999_999)},50",
        )


def write_own(folder: Path, rows: int) -> None:
    """Write tables of this library."""
    towns: set[int] = set()
    orgs: set[int] = set()
    donors: set[int] = set()
    with (folder / "actions.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(
            [
                "id",
                "title",
                "parties",
                "themes",
                "places",
                "status",
                "start",
                "end",
                "amount",
                "currency",
            ]
        )
        for number, town, org, donor, theme, status, day, end, budget in projects(rows):
            towns.add(town)
            orgs.add(org)
            donors.add(donor)
            year, month, on = day
            writer.writerow(
                (
                    f"p{number}",
                    f"Projet {number}",
                    f"o{org}:implementer; d{donor}:funder",
                    theme,
                    f"t{town}",
                    status,
                    f"{year}-{month:02}-{on:02}",
                    end,
                    budget.replace(",", "."),
                    "EUR",
                )
            )
    with (folder / "territories.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("id", "name", "level", "parent"))
        writer.writerow(("fr", "France", "country", ""))
        for department in sorted({town % DEPARTMENTS for town in towns}):
            row = (f"d{department}", f"Dep {department}", "department", "fr")
            writer.writerow(row)
        for town in sorted(towns):
            row = (f"t{town}", f"Commune {town}", "municipality")
            writer.writerow((*row, f"d{town % DEPARTMENTS}"))
    with (folder / "actors.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("id", "name", "kind"))
        writer.writerows((f"o{org}", f"Org {org}", KINDS[org % 3]) for org in orgs)
        writer.writerows((f"d{each}", f"Bailleur {each}", "donor") for each in donors)


def write_foreign(path: Path, rows: int) -> None:
    """Write one table with headings of its own, and dates and numbers as people do."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(
            [
                "Projet",
                "Commune",
                "Département",
                "Pays",
                "Organisation",
                "Type",
                "Bailleur",
                "Secteur",
                "Statut",
                "Début",
                "Fin",
                "Budget",
            ]
        )
        for number, town, org, donor, theme, status, day, end, budget in projects(rows):
            year, month, on = day
            writer.writerow(
                (
                    f"Projet {number}",
                    f"Commune {town}",
                    f"Dep {town % DEPARTMENTS}",
                    "France",
                    f"Org {org}",
                    KINDS[org % 3],
                    f"Bailleur {donor}",
                    theme,
                    status,
                    f"{on:02}/{month:02}/{year}",
                    end,
                    budget,
                )
            )


def counts(**options: Any) -> dict[str, int]:
    """Read a source and count what it holds."""
    source = options.pop("source")
    registry = check(source, **options).sound()
    return {
        "territories": len(registry.territories),
        "actors": len(registry.actors),
        "actions": len(registry.actions),
    }


def own(world: str) -> tuple[Callable[[], Path], Callable[[Path], dict[str, int]]]:
    """Read from a folder of tables of this library."""

    def setup() -> Path:
        folder = Path(tempfile.mkdtemp())
        write_own(folder, int(world))
        return folder

    return setup, lambda folder: counts(source=folder)


def mapped(world: str) -> tuple[Callable[[], Path], Callable[[Path], dict[str, int]]]:
    """Read from one foreign table through a column map."""

    def setup() -> Path:
        folder = Path(tempfile.mkdtemp())
        (folder / "map.toml").write_text(MAP, "utf-8")
        write_foreign(folder / "projets.csv", int(world))
        return folder

    def job(folder: Path) -> dict[str, int]:
        return counts(source=folder / "projets.csv", map=folder / "map.toml")

    return setup, job


if __name__ == "__main__":
    main(
        "Rows into a registry: our own tables, and a foreign one through a map.",
        {"own tables": own, "column map": mapped},
        ["100000", "1000000"],
    )
