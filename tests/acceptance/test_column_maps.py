"""Real tables through column maps, against counts that others made of them."""

import csv
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from partnerlib.io import CheckResult, check
from partnerlib.model import spelling
from partnerlib.registry import Registry

SOMALIA = """
partnerlib_map = 1
title = "3W of Somalia, January to April 2025"

[records.country]
record = "territory"
id = { value = "SO" }
name = { value = "Somalia" }
level = { value = "country" }
country = { value = "SO" }

[records.region]
record = "territory"
id = "RegionPcode"
name = "Region"
level = { value = "adm1" }
parent = { ref = "country" }

[records.district]
record = "territory"
id = "DistrictPcode"
name = "District"
level = { value = "adm2" }
parent = { ref = "region" }

[records.org]
record = "actor"
name = "Organization_Name"
kind = "Organization Type"

[records.presence]
record = "action"
title = { column = ["Cluster", "District"], join = ", " }
themes = "Cluster"
places = { ref = "district" }
parties = { ref = "org", role = "implementer" }
"""
CHAD = """
partnerlib_map = 1
title = "3W du Tchad, avril 2025"
language = "fr"
sheet = "3W Opérationnelle"
header = 1
rows_from = 3

[records.country]
record = "territory"
id = { value = "TD" }
name = { value = "Tchad" }
level = { value = "country" }
country = { value = "TD" }

# The codes that are published have three letters.
[records.province]
record = "territory"
id = { column = "Title", pattern = "[0-9]+", prefix = "TCD" }
name = "Province"
level = { value = "adm1" }
parent = { ref = "country" }

[records.org]
record = "actor"
name = ["Organisation", "Acronyme"]
kind = "TypeOrganisation"

[records.presence]
record = "action"
title = { column = ["Cluster", "Province"], join = ", " }
themes = "Cluster"
places = { ref = "province" }
parties = { ref = "org", role = "implementer" }
"""
# Our term, and the code under which it was published. What the clusters of Chad call
# "multisectoriel réfugiés" and "coordination" was published as camp coordination: the
# pipeline takes the sector that sounds alike. This is the one difference.
SECTORS = {
    "camp-coordination": "CCM",
    "child-protection": "PRO-CPN",
    "early-recovery": "ERY",
    "education": "EDU",
    "explosive-hazards": "PRO-MIN",
    "food-security": "FSC",
    "gender-based-violence": "PRO-GBV",
    "health": "HEA",
    "housing-land-property": "PRO-HLP",
    "humanitarian-coordination": "CCM",
    "logistics": "LOG",
    "multipurpose-cash": "Cash",
    "nutrition": "NUT",
    "protection": "PRO",
    "refugees": "CCM",
    "shelter": "SHL",
    "shelter-and-nfis": "SHL",
    "water": "WSH",
}
Presence = set[tuple[str, str, str]]
Locate = Callable[[str], Path]


@pytest.fixture
def folder(shared_data: Locate) -> Path:
    """Give where the files and the published rows lie."""
    return shared_data("3w-expected-2025")


def read_through(folder: Path, name: str, text: str, tmp_path: Path) -> CheckResult:
    """Read a file through a map."""
    path = tmp_path / "map.toml"
    path.write_text(text, "utf-8")
    return check(folder / name, map=path)


def published(folder: Path, country: str) -> Presence:
    """Give the distinct rows that were published, by the names they are given."""
    with (folder / "expected_presence_SOM_TCD.csv").open(encoding="utf-8") as file:
        return {
            (
                spelling(row["org_name"]),
                row["admin2_code"] or row["admin1_code"],
                row["sector_code"],
            )
            for row in csv.DictReader(file)
            if row["location_code"] == country
        }


def ours(folder: Path, registry: Registry) -> Presence:
    """Give what we read, organisations by the names that the publisher gives them."""
    with (folder / "org_map.csv").open(encoding="utf-8") as file:
        names: dict[str, str] = {}
        for row in csv.DictReader(file):
            names.setdefault(spelling(row["Lookup"]), row["Canonical Name"])
    found: Presence = set()
    for action in registry.actions.values():
        for party in action.parties:
            name = registry.actors[party.actor].name
            name = spelling(names.get(spelling(name), name))
            for theme in action.scope.themes:
                for place in action.scope.places:
                    found.add((name, place, SECTORS[theme]))
    return found


def shared_cells(presence: Presence) -> tuple[int, int]:
    """Count the cells of place and sector, and those of two organisations or more."""
    cells: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for org, place, sector in presence:
        cells[place, sector].add(org)
    return len(cells), sum(1 for orgs in cells.values() if len(orgs) > 1)


def test_the_presence_in_somalia_is_as_published(folder: Path, tmp_path: Path) -> None:
    """Row by row: the same organisations in the same districts and sectors."""
    name = "3w_operational_presence_dataset_january_april_2025.xlsx"
    result = read_through(folder, name, SOMALIA, tmp_path)
    found = ours(folder, result.sound())

    # 1,921 rows were published: six districts stand in two regions at once.
    assert 1915 == len(found)
    assert published(folder, "SOM") == found
    assert 6 <= sum(each.code == "conflicting-record" for each in result.problems)
    assert 4146 == sum(
        len(action.sources) for action in result.sound().actions.values()
    )


def test_the_presence_in_chad_is_as_published(folder: Path, tmp_path: Path) -> None:
    """But for two sectors that were published as a third."""
    result = read_through(folder, "3w_tcd_avr2025.xlsx", CHAD, tmp_path)
    found = ours(folder, result.sound())

    assert 1505 == len(found)
    assert published(folder, "TCD") == found
    assert (168, 144) == shared_cells(found)
    themes = {
        theme
        for action in result.sound().actions.values()
        for theme in action.scope.themes
    }
    assert {"refugees", "humanitarian-coordination"} <= themes
    assert {"unknown-term"} == {problem.code for problem in result.problems}


def test_twinnings_by_name(shared_data: Locate) -> None:
    """The pairs of names are as many as were counted by another way."""
    path = shared_data("twinnings-eu-2017") / "france.tsv"
    result = check(path, map="twinnings-by-name")
    registry = result.sound()
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))

    assert (3869, 3742) == (len(rows), len(registry.agreements))
    assert 110 == sum(each.level == "country" for each in registry.territories.values())
    # Ennery and Ennery are two communes; one population is written as no number is.
    assert {"conflicting-record", "self-twinning", "bad-integer"} == {
        problem.code for problem in result.problems
    }


@pytest.mark.parametrize(
    ("name", "faults"),
    [
        ("exemple_valide.csv", {"bad-date"}),
        ("exemple_invalide_erreurs_cellules.csv", set[str]()),
        ("exemple_invalide_erreurs_colonnes.csv", set[str]()),
        ("exemple-duplicate-column.csv", {"bad-date", "cp1252-text"}),
        ("etalab-format-subventions-exemple.csv", set[str]()),
    ],
)
def test_french_subsidies(shared_data: Locate, name: str, faults: set[str]) -> None:
    """Every row is a grant of one to another, whatever else is wrong with the file."""
    path = shared_data("fr-scdl") / name
    rows = len(path.read_bytes().decode("cp1252").strip().splitlines()) - 1
    result = check(path, map="scdl-fr")
    registry = result.sound()

    assert rows == len(registry.agreements) == len(registry.exchanges)
    assert {("funder", "beneficiary")} == {
        tuple(sorted((party.role for party in each.parties), reverse=True))
        for each in registry.agreements.values()
    }
    assert faults == {
        problem.code for problem in result.problems if problem.severity != "info"
    }
