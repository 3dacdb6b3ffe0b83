"""Territory levels, from the world down to the village.

The rank orders any usual chain of parents: a parent has the smaller number. Steps
of ten leave room for levels that a registry brings itself.

The administrative levels adm0 to adm5 of the United Nations stand where the level
usually lies that countries give that number to, and just below it, so that a chain
may begin with named levels and go on with numbered ones. ``adm0`` is the country.

One chain is not followed: in Peru and Bolivia departments hold provinces, while in
Argentina, Burkina Faso and Chad provinces hold departments. The second is the order
here; for the first, call the upper level ``region``.
"""

from typing import Final

from partnerlib.model import Vocabulary
from partnerlib.vocabularies._terms import term

LEVELS: Final = Vocabulary(
    "levels",
    "Territory levels",
    "Échelons des territoires",
    (
        term("world", "World", "Monde", "global; mondial; planète", rank=0),
        term(
            "zone",
            "Zone of countries",
            "Zone géographique",
            "continent; macro-region; macro-zone; supranational; world region; "
            "région du monde; ensemble de pays",
            rank=10,
        ),
        term(
            "country",
            "Country",
            "Pays",
            "nation; national; sovereign state; État souverain",
            "hxl:country",
            rank=20,
        ),
        term(
            "adm0",
            "Administrative level 0",
            "Niveau administratif 0",
            "admin 0; admin0; adm 0",
            "hxl:adm0",
            rank=20,
        ),
        term(
            "region",
            "Region",
            "Région",
            "regional; autonomous community; communauté autonome",
            "insee:REG",
            rank=30,
        ),
        term(
            "state",
            "Federal state",
            "État fédéré",
            "Land; Bundesland; état",
            rank=30,
        ),
        term(
            "adm1",
            "Administrative level 1",
            "Niveau administratif 1",
            "admin 1; admin1; adm 1",
            "hxl:adm1",
            rank=32,
        ),
        term(
            "governorate",
            "Governorate",
            "Gouvernorat",
            "wilaya; mohafazat; mohafaza; muhafazah",
            rank=36,
        ),
        term("province", "Province", "Province", "provincial", rank=40),
        term(
            "department",
            "Department",
            "Département",
            "départemental; département d'outre-mer",
            "insee:DEP",
            rank=42,
        ),
        term("prefecture", "Prefecture", "Préfecture", rank=44),
        term(
            "adm2",
            "Administrative level 2",
            "Niveau administratif 2",
            "admin 2; admin2; adm 2",
            "hxl:adm2",
            rank=46,
        ),
        term("county", "County", "Comté", "Landkreis; Kreis; judet; comitat", rank=48),
        term(
            "district",
            "District",
            "District ou arrondissement",
            "arrondissement; arrondissement départemental; cercle; délégation; daïra; "
            "powiat",
            "insee:ARR",
            rank=50,
        ),
        term(
            "sub-district",
            "Sub-district",
            "Sous-préfecture",
            "subdistrict; sous-district; sub-prefecture; subprefecture",
            rank=54,
        ),
        term(
            "adm3",
            "Administrative level 3",
            "Niveau administratif 3",
            "admin 3; admin3; adm 3",
            "hxl:adm3",
            rank=56,
        ),
        term(
            "intercommunality",
            "Grouping of municipalities",
            "Intercommunalité",
            "EPCI; intercommunalité (EPCI); inter-municipality; intercommunal; "
            "communauté de communes; communauté d'agglomération; communauté urbaine; "
            "métropole; metropolitan area; agglomération; groupement de communes",
            "insee:EPCI",
            rank=60,
        ),
        term(
            "municipality",
            "Municipality",
            "Commune",
            "city; town; ville; municipal; communal; ville ou commune; municipalité; "
            "Gemeinde; Stadt; comune; gmina; municipio; concelho",
            "insee:COM",
            rank=70,
        ),
        term(
            "adm4",
            "Administrative level 4",
            "Niveau administratif 4",
            "admin 4; admin4; adm 4",
            "hxl:adm4",
            rank=76,
        ),
        term(
            "borough",
            "Borough",
            "Arrondissement municipal",
            "ward; commune déléguée; mairie d'arrondissement; Stadtbezirk",
            "insee:ARM",
            rank=80,
        ),
        term(
            "neighbourhood",
            "Neighbourhood",
            "Quartier",
            "neighborhood; Ortsteil; quarter",
            rank=84,
        ),
        term(
            "adm5",
            "Administrative level 5",
            "Niveau administratif 5",
            "admin 5; admin5; adm 5",
            "hxl:adm5",
            rank=86,
        ),
        term(
            "locality",
            "Locality",
            "Localité",
            "village; hamlet; hameau; lieu-dit; settlement; site; camp",
            "hxl:loc",
            rank=90,
        ),
        # No rank: nothing can be said of what may lie above or below.
        term("unknown", "Unknown", "Inconnu", "inconnue; not known; non précisé"),
    ),
)
