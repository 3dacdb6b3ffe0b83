"""Lists of the OECD and the United Nations: who receives aid, and for what."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from partnerlib.codes import country
from partnerlib.io.codelists._rows import Collector, Row
from partnerlib.io.iati._codes import theme_above_dac, theme_of_dac, theme_of_goal
from partnerlib.model import Territory
from partnerlib.vocabularies import builtin

_ELIGIBLE: Final = "oda-recipient"
_INCOME: Final[Mapping[str, str]] = MappingProxyType(
    {
        "LDCs": "oda-ldc",
        "Other LICs": "oda-lic",
        "LMICs": "oda-lmic",
        "UMICs": "oda-umic",
    }
)
# Headings of the list of countries, and the zone of a country marked there.
_MARKED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Least Developed Countries (LDC)": "oda-ldc",
        "Land Locked Developing Countries (LLDC)": "landlocked-country",
        "Small Island Developing States (SIDS)": "small-island-state",
    }
)
_REGIONS: Final = ("Region Name", "Sub-region Name", "Intermediate Region Name")
_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "en": "official_name_en",
        "fr": "official_name_fr",
        "es": "official_name_es",
        "ar": "official_name_ar",
        "ru": "official_name_ru",
        "zh": "official_name_cn",
    }
)
_CODES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "iso-3166-1-alpha-3": "ISO3166-1-Alpha-3",
        "m49": "M49",
        "geonames": "Geoname ID",
        "wikidata": "wikidata_id",
    }
)
_VOLUNTARY: Final = "voluntary_code"


def read_recipients(rows: Iterable[Row], into: Collector) -> None:
    """Read the recipients of the DAC: countries, and groups of countries."""
    for row in rows:
        code = country(row["name_en"]) or country(row["name_fr"])
        names = {"en": row["name_en"], "fr": row["name_fr"]}
        income = _INCOME.get(row["income_group"])
        zones = [_ELIGIBLE] if code else []
        zones += [income] if income else []
        place = builtin()["zones"].resolve(row["geography"])
        zones += [place] if place else []
        into.add(
            row.spot,
            Territory,
            code or f"dac:{row['code']}",
            name=row["name_en"],
            names=[pair for pair in names.items() if pair[1]],
            level="country" if code else "zone",
            country=code,
            zones=zones,
            codes=[("dac-recipient", row["code"])],
        )


def read_countries(rows: Iterable[Row], into: Collector) -> None:
    """Read the countries of ISO 3166-1 with the groups of the United Nations."""
    for row in rows:
        code = row["ISO3166-1-Alpha-2"]
        stated = [(lang, row[heading]) for lang, heading in _NAMES.items()]
        regions = [builtin()["zones"].resolve(row[heading]) for heading in _REGIONS]
        marked = [zone for heading, zone in _MARKED.items() if row[heading]]
        codes = [
            (scheme, row[heading].rpartition("/")[2])
            for scheme, heading in _CODES.items()
            if row[heading]
        ]
        into.add(
            row.spot,
            Territory,
            code,
            name=row["UNTERM English Short"] or row["official_name_en"],
            names=[(lang, name) for lang, name in stated if name],
            level="country",
            country=code,
            zones=[*(zone for zone in regions if zone), *marked],
            codes=codes,
        )


def read_sectors(rows: Iterable[Row], into: Collector) -> None:
    """Read purpose codes of the DAC, but for those that a theme means exactly."""
    for row in rows:
        code = row[_VOLUNTARY] or row["code"]
        above = theme_of_dac(row["code"]) if row[_VOLUNTARY] else None
        _add_sector(into, row, code, above or "", (row["name_en"], row["name_fr"]))


def read_listed_sectors(rows: Iterable[Row], into: Collector) -> None:
    """Read the same from a list of codes of IATI."""
    for row in rows:
        _add_sector(into, row, row["code"], "", (row["name_en"], row["name_fr"]))


def read_goals(rows: Iterable[Row], into: Collector) -> None:
    """Read goals and targets of sustainable development."""
    for row in rows:
        code = row["code"]
        if "." in code:
            into.add_term(
                row.spot,
                f"sdg:{code}",
                label_en=row["name_en"],
                label_fr=row["name_fr"],
                broader=theme_of_goal(code) or "",
            )


def read_listed_countries(rows: Iterable[Row], into: Collector) -> None:
    """Read countries from a list of codes of IATI."""
    for row in rows:
        names = (("en", row["name_en"]), ("fr", row["name_fr"]))
        into.add(
            row.spot,
            Territory,
            row["code"],
            name=row["name_en"],
            names=[(lang, name) for lang, name in names if name],
            level="country",
            country=row["code"],
        )


def _add_sector(
    into: Collector, row: Row, code: str, above: str, labels: tuple[str, str]
) -> None:
    if theme_of_dac(code) is None:
        into.add_term(
            row.spot,
            f"dac:{code}",
            label_en=labels[0],
            label_fr=labels[1],
            broader=above or theme_above_dac(code),
        )


__all__ = [
    "read_countries",
    "read_goals",
    "read_listed_countries",
    "read_listed_sectors",
    "read_recipients",
    "read_sectors",
]
