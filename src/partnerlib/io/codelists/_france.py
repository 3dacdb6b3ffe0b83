"""The regions and départements of France, which lists of communes name by code only.

After the Code officiel géographique of INSEE; the ids of regions are those of
ISO 3166-2, for a région and a département may have the same code of INSEE.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

import attrs

from partnerlib.model import Territory

FRANCE: Final = "FR"

# Code, id and name of a region; codes and names of its départements.
_REGIONS: Final[Mapping[tuple[str, str, str], str]] = {
    ("01", "FR-GP", "Guadeloupe"): ("971 Guadeloupe"),
    ("02", "FR-MQ", "Martinique"): ("972 Martinique"),
    ("03", "FR-GF", "Guyane"): ("973 Guyane"),
    ("04", "FR-RE", "La Réunion"): ("974 La Réunion"),
    ("06", "FR-YT", "Mayotte"): ("976 Mayotte"),
    ("11", "FR-IDF", "Île-de-France"): (
        "75 Paris; 77 Seine-et-Marne; 78 Yvelines; 91 Essonne; 92 "
        "Hauts-de-Seine; 93 Seine-Saint-Denis; 94 Val-de-Marne; 95 Val-d'Oise"
    ),
    ("24", "FR-CVL", "Centre-Val de Loire"): (
        "18 Cher; 28 Eure-et-Loir; 36 Indre; 37 Indre-et-Loire; 41 "
        "Loir-et-Cher; 45 Loiret"
    ),
    ("27", "FR-BFC", "Bourgogne-Franche-Comté"): (
        "21 Côte-d'Or; 25 Doubs; 39 Jura; 58 Nièvre; 70 Haute-Saône; 71 "
        "Saône-et-Loire; 89 Yonne; 90 Territoire de Belfort"
    ),
    ("28", "FR-NOR", "Normandie"): (
        "14 Calvados; 27 Eure; 50 Manche; 61 Orne; 76 Seine-Maritime"
    ),
    ("32", "FR-HDF", "Hauts-de-France"): (
        "02 Aisne; 59 Nord; 60 Oise; 62 Pas-de-Calais; 80 Somme"
    ),
    ("44", "FR-GES", "Grand Est"): (
        "08 Ardennes; 10 Aube; 51 Marne; 52 Haute-Marne; 54 "
        "Meurthe-et-Moselle; 55 Meuse; 57 Moselle; 67 Bas-Rhin; 68 Haut-Rhin; "
        "88 Vosges"
    ),
    ("52", "FR-PDL", "Pays de la Loire"): (
        "44 Loire-Atlantique; 49 Maine-et-Loire; 53 Mayenne; 72 Sarthe; 85 Vendée"
    ),
    ("53", "FR-BRE", "Bretagne"): (
        "22 Côtes-d'Armor; 29 Finistère; 35 Ille-et-Vilaine; 56 Morbihan"
    ),
    ("75", "FR-NAQ", "Nouvelle-Aquitaine"): (
        "16 Charente; 17 Charente-Maritime; 19 Corrèze; 23 Creuse; 24 "
        "Dordogne; 33 Gironde; 40 Landes; 47 Lot-et-Garonne; 64 "
        "Pyrénées-Atlantiques; 79 Deux-Sèvres; 86 Vienne; 87 Haute-Vienne"
    ),
    ("76", "FR-OCC", "Occitanie"): (
        "09 Ariège; 11 Aude; 12 Aveyron; 30 Gard; 31 Haute-Garonne; 32 Gers; "
        "34 Hérault; 46 Lot; 48 Lozère; 65 Hautes-Pyrénées; 66 "
        "Pyrénées-Orientales; 81 Tarn; 82 Tarn-et-Garonne"
    ),
    ("84", "FR-ARA", "Auvergne-Rhône-Alpes"): (
        "01 Ain; 03 Allier; 07 Ardèche; 15 Cantal; 26 Drôme; 38 Isère; 42 "
        "Loire; 43 Haute-Loire; 63 Puy-de-Dôme; 69 Rhône; 73 Savoie; 74 "
        "Haute-Savoie"
    ),
    ("93", "FR-PAC", "Provence-Alpes-Côte d'Azur"): (
        "04 Alpes-de-Haute-Provence; 05 Hautes-Alpes; 06 Alpes-Maritimes; 13 "
        "Bouches-du-Rhône; 83 Var; 84 Vaucluse"
    ),
    ("94", "FR-20R", "Corse"): ("2A Corse-du-Sud; 2B Haute-Corse"),
}


@attrs.frozen
class Division:
    """A region or a département."""

    code: str
    id: str
    name: str
    level: str
    parent: str


@cache
def regions() -> Mapping[str, Division]:
    """Give the regions by their code of INSEE."""
    return {
        code: Division(code, id_, name, "region", FRANCE)
        for code, id_, name in _REGIONS
    }


@cache
def departments() -> Mapping[str, Division]:
    """Give the départements by their code of INSEE."""
    return {division.code: division for division in _departments()}


def _departments() -> Iterator[Division]:
    for (_, region, _), text in _REGIONS.items():
        for part in text.split("; "):
            code, _, name = part.partition(" ")
            yield Division(code, place_id(code), name, "department", region)


def place_id(code: str) -> str:
    """Give the id of a département or commune by its code of INSEE."""
    return f"{FRANCE}-{code}"


def france() -> Territory:
    """Make the country."""
    return Territory(FRANCE, name="France", level="country", country=FRANCE)


def territory(division: Division) -> Territory:
    """Make the territory of a region or département."""
    return Territory(
        division.id,
        name=division.name,
        level=division.level,
        parent=division.parent,
        country=FRANCE,
        codes=[("insee", division.code)],
    )


__all__ = [
    "FRANCE",
    "Division",
    "departments",
    "france",
    "place_id",
    "regions",
    "territory",
]
