"""Regions under their names of 2015, and the territories that took their place."""

from typing import Final

from partnerlib.datasets._naming import named
from partnerlib.datasets._public_facts import (
    FRANCE,
    ILE_DE_FRANCE,
    INSEE,
    ISO_3166,
    MOROCCAN_DECREE,
    REGIONS_LAW,
    country,
)
from partnerlib.model import Source, Territory

PAGE: Final = Source(
    title="L'ESS favorise l'action internationale des Régions, 7 octobre 2015, mis à "
    "jour le 14 mai 2021",
    date="2015-10-07",
)


def _french(
    code: str,
    level: str,
    name: str,
    insee: str,
    *sources: Source,
    parent: str = "FR",
    valid: str = "",
    successors: tuple[str, ...] = (),
) -> Territory:
    return Territory(
        code,
        **named(name, name, ISO_3166, INSEE, *sources),
        level=level,
        parent=parent,
        country="FR",
        codes=(("insee", insee),),
        valid=valid,
        successors=successors,
    )


def _region(
    code: str,
    name: str,
    *sources: Source,
    valid: str = "",
    successors: tuple[str, ...] = (),
) -> Territory:
    return Territory(
        code,
        **named(name, name, ISO_3166, *sources),
        level="region",
        parent=code[:2],
        country=code[:2],
        valid=valid,
        successors=successors,
    )


TERRITORIES: Final = (
    FRANCE,
    country("MA", "Maroc", "Morocco", zones=("maghreb", "mediterranean")),
    country("VN", "Vietnam", "Viet Nam", zones=("south-east-asia",)),
    country("SN", "Sénégal", "Senegal", zones=("west-africa",)),
    country("BJ", "Bénin", "Benin", zones=("west-africa",)),
    country("BF", "Burkina Faso", "Burkina Faso", zones=("west-africa",)),
    country("RO", "Roumanie", "Romania", zones=("eastern-europe",)),
    ILE_DE_FRANCE,
    _french(
        "FR-B",
        "region",
        "Aquitaine",
        "72",
        PAGE,
        REGIONS_LAW,
        valid="../2015-12-31",
        successors=("FR-NAQ",),
    ),
    _french("FR-24", "department", "Dordogne", "24", parent="FR-B"),
    _french(
        "FR-S",
        "region",
        "Picardie",
        "22",
        PAGE,
        REGIONS_LAW,
        valid="../2015-12-31",
        successors=("FR-HDF",),
    ),
    _french(
        "FR-NAQ",
        "region",
        "Nouvelle-Aquitaine",
        "75",
        REGIONS_LAW,
        valid="2016-01-01/..",
    ),
    _french(
        "FR-HDF", "region", "Hauts-de-France", "32", REGIONS_LAW, valid="2016-01-01/.."
    ),
    _french("FR-38", "department", "Isère", "38", PAGE),
    _region(
        "MA-13",
        "Souss-Massa-Drâa",
        PAGE,
        MOROCCAN_DECREE,
        valid="../2015",
        successors=("MA-08", "MA-09"),
    ),
    _region("MA-08", "Drâa-Tafilalet", MOROCCAN_DECREE, valid="2015/.."),
    _region("MA-09", "Souss-Massa", MOROCCAN_DECREE, valid="2015/.."),
    _region("SN-TC", "Tambacounda", PAGE),
    _region("SN-KE", "Kédougou", PAGE),
    Territory(
        "VN-HN",
        **named("Hanoï", "Hanoi", PAGE, ISO_3166),
        level="municipality",
        parent="VN",
        country="VN",
    ),
)
