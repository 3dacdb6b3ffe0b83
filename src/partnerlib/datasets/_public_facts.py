"""Territories that everybody can look up, with where to look.

None of these sources has a date: a date would move the day to which the findings
refer, and codes and mergers are no news about a cooperation.
"""

from typing import Final

from partnerlib.datasets._naming import named
from partnerlib.model import Source, Territory

ISO_3166: Final = Source(
    title="ISO 3166", url="https://www.iso.org/iso-3166-country-codes.html"
)
INSEE: Final = Source(
    title="Insee, Code officiel géographique",
    url="https://www.insee.fr/fr/information/2560452",
)
REGIONS_LAW: Final = Source(
    title="Loi n° 2015-29 du 16 janvier 2015 relative à la délimitation des régions"
)
COUNCILS_LAW: Final = Source(
    title="Loi n° 2013-403 du 17 mai 2013, qui renomme les conseils généraux"
)
MOROCCAN_DECREE: Final = Source(
    title="Royaume du Maroc, décret n° 2-15-40 du 20 février 2015 sur les régions"
)


def country(code: str, fr: str, en: str, *, zones: tuple[str, ...] = ()) -> Territory:
    """Make a country of its ISO 3166-1 alpha-2 code."""
    return Territory(
        code,
        **named(fr, en, ISO_3166),
        level="country",
        country=code,
        zones=zones,
    )


FRANCE: Final = country("FR", "France", "France", zones=("western-europe",))
ILE_DE_FRANCE: Final = Territory(
    "FR-IDF",
    **named("Île-de-France", "Île-de-France", ISO_3166, INSEE),
    level="region",
    parent="FR",
    country="FR",
    codes=(("insee", "11"),),
)
