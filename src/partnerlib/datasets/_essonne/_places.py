"""The département, its communes, and where its partners live."""

from typing import Final

from partnerlib.datasets._essonne._sources import SYNTHESIS
from partnerlib.datasets._naming import Named, example, named
from partnerlib.datasets._public_facts import (
    FRANCE,
    ILE_DE_FRANCE,
    INSEE,
    ISO_3166,
)
from partnerlib.model import Territory

_ESSONNE: Final = (
    Territory(
        "FR-91",
        **named("Essonne", "Essonne", SYNTHESIS, ISO_3166),
        level="department",
        parent="FR-IDF",
        country="FR",
        languages=("fr",),
        codes=(("insee", "91"),),
        description="Parmi ses atouts, le texte cite une population aux origines "
        "diverses, des diasporas, les universités, le réseau culturel, le tissu "
        "économique, des pôles d'activités (santé, développement durable, technologies "
        "avancées), la recherche agricole et énergétique, et le tissu associatif.",
    ),
    Territory(
        "FR-91228",
        **named("Évry", "Évry", SYNTHESIS, INSEE),
        level="municipality",
        parent="FR-91",
        country="FR",
        languages=("fr",),
        codes=(("insee", "91228"),),
    ),
    Territory(
        "PS",
        **named("Palestine", "Palestine", SYNTHESIS, ISO_3166),
        level="country",
        country="PS",
        zones=("conflict-zone", "middle-east"),
        description="Citée à plusieurs reprises parmi les nouveaux partenariats à "
        "développer.",
    ),
)


def _commune(slug: str, names: Named, population: int) -> Territory:
    return Territory(
        f"commune-{slug}",
        **names,
        level="municipality",
        parent="FR-91",
        country="FR",
        population=population,
        languages=("fr",),
    )


_COMMUNES: Final = (
    _commune("plateau", example("Commune du plateau", "Plateau town"), 32_000),
    _commune("vallee", example("Commune de la vallée", "Valley town"), 21_000),
    _commune("gare", example("Commune de la gare", "Station town"), 45_000),
    _commune("lisiere", example("Commune de la lisière", "Forest-edge town"), 9_000),
    _commune("rurale", example("Commune rurale", "Rural municipality"), 1_400),
)


def _partner(
    slug: str,
    level: str,
    names: Named,
    *,
    code: str,
    parent: str = "",
    population: int | None = None,
    languages: tuple[str, ...] = (),
    zones: tuple[str, ...] = (),
) -> Territory:
    return Territory(
        slug,
        **names,
        level=level,
        parent=parent,
        country=code,
        population=population,
        languages=languages,
        zones=zones,
    )


# The text names no partner. Codes from XA to XZ are left by ISO 3166 to whoever
# needs a code for a country that does not exist.
_PARTNERS: Final = (
    _partner(
        "pays-sahel",
        "country",
        example("Pays du Sahel", "Sahel country"),
        code="XA",
        languages=("fr",),
        zones=("sahel", "south", "oda-ldc"),
    ),
    _partner(
        "ville-sahel",
        "municipality",
        example("Ville partenaire du Sahel", "Partner town in the Sahel"),
        code="XA",
        parent="pays-sahel",
        population=28_000,
        languages=("fr",),
    ),
    _partner(
        "pays-golfe",
        "country",
        example("Pays du golfe de Guinée", "Gulf of Guinea country"),
        code="XB",
        languages=("fr",),
        zones=("west-africa", "south"),
    ),
    _partner(
        "region-golfe",
        "region",
        example("Région du golfe de Guinée", "Gulf of Guinea region"),
        code="XB",
        parent="pays-golfe",
        population=900_000,
        languages=("fr",),
    ),
    _partner(
        "ville-golfe",
        "municipality",
        example("Ville partenaire du golfe", "Partner town on the gulf"),
        code="XB",
        parent="region-golfe",
        population=40_000,
        languages=("fr",),
    ),
    _partner(
        "pays-caraibe",
        "country",
        example("Pays de la Caraïbe", "Caribbean country"),
        code="XC",
        languages=("fr",),
        zones=("caribbean", "south"),
    ),
    _partner(
        "region-caraibe",
        "region",
        example("Région partenaire de la Caraïbe", "Partner region in the Caribbean"),
        code="XC",
        parent="pays-caraibe",
        population=700_000,
        languages=("fr",),
    ),
    _partner(
        "ville-caraibe",
        "municipality",
        example("Ville partenaire de la Caraïbe", "Partner town in the Caribbean"),
        code="XC",
        parent="region-caraibe",
        population=18_000,
        languages=("fr",),
    ),
    _partner(
        "pays-afrique-centrale",
        "country",
        example("Pays d'Afrique centrale", "Central African country"),
        code="XD",
        languages=("fr",),
        zones=("central-africa", "south"),
    ),
    _partner(
        "province-afrique-centrale",
        "province",
        example("Province d'Afrique centrale", "Central African province"),
        code="XD",
        parent="pays-afrique-centrale",
        languages=("fr",),
    ),
    _partner(
        "pays-asie",
        "country",
        example("Pays d'Asie du Sud-Est", "South-East Asian country"),
        code="XE",
        zones=("south-east-asia", "south"),
    ),
    _partner(
        "province-asie",
        "province",
        example("Province d'Asie du Sud-Est", "South-East Asian province"),
        code="XE",
        parent="pays-asie",
    ),
)

TERRITORIES: Final = (FRANCE, ILE_DE_FRANCE, *_ESSONNE, *_COMMUNES, *_PARTNERS)
