"""The lists that INSEE, the OECD and IATI publish are read whole."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

import partnerlib
from partnerlib import Registry

Data = Callable[[str], Path]


def read(*paths: Path) -> Registry:
    """Read lists that are sound."""
    result = partnerlib.check(*paths)

    assert () == result.problems
    assert result.registry is not None
    return result.registry


@pytest.mark.parametrize(
    "files", [["communes"], ["communes", "departements", "regions"]]
)
def test_every_commune_of_france_has_its_chain(
    shared_data: Data, files: list[str]
) -> None:
    """34,935 communes and 2,609 parts of communes, each in a region."""
    folder = shared_data("fr-cog-2024")
    registry = read(*(folder / f"{name}.csv" for name in files))
    levels = Counter(each.level for each in registry.territories.values())

    assert {
        "municipality": 34_935,
        "borough": 483 + 2_081 + 45,
        "department": 101,
        "region": 18,
        "country": 1,
    } == levels
    without = [
        id_
        for id_, each in registry.territories.items()
        if each.level in ("municipality", "borough")
        and registry.roll_up(id_, "region") is None
    ]
    assert [] == without
    assert "FR-IDF" == registry.roll_up("FR-91228", "region")


def test_the_lists_of_regions_and_communes_agree(shared_data: Data) -> None:
    """What is built in is what INSEE lists."""
    folder = shared_data("fr-cog-2024")
    known = read(folder / "communes.csv")
    listed = read(folder / "departements.csv", folder / "regions.csv")

    for id_, territory in listed.territories.items():
        assert (territory.name, territory.parent) == (
            known.territories[id_].name,
            known.territories[id_].parent,
        )


def test_the_recipients_of_aid(shared_data: Data) -> None:
    """141 countries and 25 groups, by income as the OECD counts them."""
    registry = read(shared_data("codelists") / "recipients.csv")
    places = registry.territories.values()
    zones = Counter(zone for each in places for zone in each.zones)

    assert {"country": 141, "zone": 25} == Counter(each.level for each in places)
    assert {"oda-ldc": 46, "oda-lic": 2, "oda-lmic": 36, "oda-umic": 57} == {
        zone: count
        for zone, count in zones.items()
        if zone in ("oda-ldc", "oda-lic", "oda-lmic", "oda-umic")
    }


@pytest.mark.parametrize(
    ("name", "territories", "terms"),
    [
        ("country-codes.csv", 249, 0),
        ("Country.xml", 251, 0),
        ("sectors.csv", 0, 245),
        ("Sector.xml", 0, 274),
        ("SectorCategory.xml", 0, 16),
        ("UNSDG-Goals.xml", 0, 0),
    ],
)
def test_lists_of_codes(
    shared_data: Data, name: str, territories: int, terms: int
) -> None:
    """Every row is read, or is a theme already."""
    registry = read(shared_data("codelists") / name)

    assert territories == len(registry.territories)
    assert terms == len(registry.terms.get("themes", ()))
