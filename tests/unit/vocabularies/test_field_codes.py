"""The codes of the field are right, and those that a feed may hold are known."""

import csv
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest

from partnerlib.vocabularies import builtin

SharedData = Callable[[str], Path]

IATI = {
    "iati-organisation-role": ("roles", "OrganisationRole"),
    "iati-activity-status": ("statuses", "ActivityStatus"),
    "iati-organisation-type": ("actor-kinds", "OrganisationType"),
}
# How tables of 3W and of needs write the groups.
CLUSTERS = {
    "Abris / NFI": "shelter",
    "Abris&BNA": "shelter",
    "Abris/AnA": "shelter",
    "Abris et ANA": "shelter",
    "ESNFI": "shelter",
    "ES/NFIs": "shelter",
    "SNFI": "shelter",
    "Agriculture": "agriculture",
    "CCCM": "camp-coordination",
    "CCS": "humanitarian-coordination",
    "CP": "child-protection",
    "Coordination": "humanitarian-coordination",
    "EDU": "education",
    "EHA": "water",
    "EPAH": "water",
    "Emergency Livelihoods": "livelihoods",
    "FSL": "food-security",
    "FSS": "food-security",
    "Food": "food-security",
    "GBV": "gender-based-violence",
    "General Protection": "protection",
    "HEA": "health",
    "Logistique": "logistics",
    "MA": "mine-action",
    "MPCA": "multipurpose-cash",
    "Nutrition": "nutrition",
    "PRO": "protection",
    "Relèvement Précoce": "early-recovery",
    "Réponse aux réfugiés": "refugees",
    "Salud": "health",
    "Securité alimentaire": "food-security",
    "Telecom": "emergency-telecommunications",
    "Violence basée sur le genre": "gender-based-violence",
    "WASH": "water",
    "ODD 6": "water",
    "SDG 4": "education",
}
# Main sectors, as the three figures with which every purpose code begins.
GROUPS = ("110", "120", "140", "150", "152", "230", "311", "312", "313", "332", "410")


def matched(name: str, scheme: str) -> dict[str, str]:
    """Give the values of a scheme that terms match, with the term of each."""
    return {
        value: concept.id
        for concept in builtin()[name].concepts
        for found, value in concept.matches
        if found == scheme
    }


def rows(path: Path) -> list[dict[str, str]]:
    """Read a list of codes."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_sustainable_development_goal_is_a_theme() -> None:
    """The 17 goals have one theme each."""
    assert {str(goal) for goal in range(1, 18)} == set(matched("themes", "sdg"))


@pytest.mark.parametrize(
    ("theme", "match"),
    [
        ("health", ("sdg", "3")),
        ("health", ("dac", "120")),
        ("health", ("ocha", "health")),
        ("gender-equality", ("sdg", "5")),
        ("agriculture", ("dac", "311")),
        ("water", ("hxl", "wash")),
    ],
)
def test_themes_match_the_field(theme: str, match: tuple[str, str]) -> None:
    """A theme carries its codes in the schemes of the field."""
    concept = builtin()["themes"].get(theme)

    assert concept is not None
    assert match in concept.matches


@pytest.mark.parametrize("code", GROUPS)
def test_the_main_sectors_of_the_dac_are_themes(code: str) -> None:
    """A main sector can be read from a feed."""
    assert code in matched("themes", "dac")


@pytest.mark.parametrize(("text", "theme"), CLUSTERS.items())
def test_groups_are_found_by_the_words_of_tables(text: str, theme: str) -> None:
    """A humanitarian group is found as countries write it."""
    assert theme == builtin()["themes"].resolve(text)


def test_groups_that_are_counted_apart_are_not_one_under_the_other() -> None:
    """An effort in one main humanitarian group covers no need of another."""
    themes = builtin()["themes"]
    parts = {"PRO-CPN", "PRO-GBV", "PRO-HLP", "PRO-MIN"}
    groups = {
        theme
        for code, theme in matched("themes", "ocha-code").items()
        if code not in parts
    }

    assert 11 == len(groups)
    assert [] == [
        (one, other)
        for one in sorted({*groups, "agriculture"})
        for other in sorted({*groups, "agriculture"})
        if one != other and themes.covers(one, other)
    ]


def test_parts_of_protection_are_narrower_than_protection() -> None:
    """The areas of responsibility roll up into their group."""
    themes = builtin()["themes"]

    assert {"child-protection", "gender-based-violence", "mine-action"} <= {
        c.id for c in themes.concepts if themes.covers("protection", c.id)
    }


@pytest.mark.parametrize("scheme", IATI)
def test_iati_codes_are_those_of_its_lists(
    scheme: str, shared_data: SharedData
) -> None:
    """Every matched code is in the list of IATI, and none of its codes is unknown.

    Three kinds of company, told apart by where they sit, are left to their code 70.
    """
    name, codelist = IATI[scheme]
    path = shared_data("codelists") / f"{codelist}.xml"
    tree = ET.parse(path)  # noqa: S314 -- a list of codes that we keep ourselves
    codes = {item.findtext("code") for item in tree.iter("codelist-item")}

    assert codes - {"71", "72", "73"} == set(matched(name, scheme))


def test_dac_codes_are_those_of_its_lists(shared_data: SharedData) -> None:
    """Every matched code is a sector, a purpose or a voluntary code of the DAC."""
    lists = shared_data("codelists")
    known = {row["code"] for row in rows(lists / "sector_categories.csv")}
    for row in rows(lists / "sectors.csv"):
        known |= {row["code"], row["voluntary_code"]}

    assert set() == set(matched("themes", "dac")) - known


def test_humanitarian_groups_are_those_of_ocha(shared_data: SharedData) -> None:
    """Every group of OCHA is a theme, found by its name in both languages."""
    path = next(shared_data("3w-expected-2025").glob("sector_global_*.csv"))
    groups = {row["ACRONYM"]: row for row in rows(path)}
    themes = builtin()["themes"]
    found = matched("themes", "ocha-code")

    assert set(groups) == set(found)
    assert found == {
        code: themes.resolve(row["Preferred Term"]) for code, row in groups.items()
    }
    assert found == {
        code: themes.resolve(row["Preferred Term (fr)"]) for code, row in groups.items()
    }


def test_organisation_types_are_those_of_ocha(shared_data: SharedData) -> None:
    """Every type of OCHA but the donor, which is a role, is a kind, found by name."""
    path = next(shared_data("3w-expected-2025").glob("org_type_*.csv"))
    types = {
        row["HR.info ID"]: row["Preferred Term"]
        for row in rows(path)
        if row["Preferred Term"] != "Donor"
    }
    kinds = builtin()["actor-kinds"]
    found = matched("actor-kinds", "ocha-organisation-type")

    assert set(types) == set(found)
    assert found == {code: kinds.resolve(name) for code, name in types.items()}


def test_zones_match_the_regions_of_the_united_nations(
    shared_data: SharedData,
) -> None:
    """Every matched code of M49 is a region under the name of one of our labels."""
    kinds = ("Region", "Sub-region", "Intermediate Region")
    names = {
        row[f"{kind} Code"].zfill(3): row[f"{kind} Name"]
        for row in rows(shared_data("codelists") / "country-codes.csv")
        for kind in kinds
    }
    found = matched("zones", "m49")

    assert found == {code: builtin()["zones"].resolve(names[code]) for code in found}


def test_zones_match_the_recipient_regions_of_the_dac(
    shared_data: SharedData,
) -> None:
    """Every matched region and income group is in the lists of the DAC."""
    lists = shared_data("codelists")
    tree = ET.parse(lists / "Region.xml")  # noqa: S314 -- as above
    codes = {item.findtext("code") for item in tree.iter("codelist-item")}
    groups = {row["income_group"] for row in rows(lists / "recipients.csv")}

    assert set() == set(matched("zones", "dac-region")) - codes
    assert groups - {"Part I unallocated by income"} == set(
        matched("zones", "dac-income")
    )
