"""Zones to which territories belong: overlapping, hence tags and no level.

``m49`` is the region code of the United Nations Statistics Division, ``dac-region``
the recipient region of the OECD Development Assistance Committee.
"""

from typing import Final

from partnerlib.model import Vocabulary
from partnerlib.vocabularies._terms import branch, term

_AFRICA: Final = branch(
    term("africa", "Africa", "Afrique", match="m49:002; dac-region:298"),
    term(
        "north-africa",
        "North Africa",
        "Afrique du Nord",
        "Northern Africa; Afrique septentrionale; nord du Sahara",
        "m49:015; dac-region:189",
    ),
    # Each lies across two regions of the United Nations: Mauritania, Sudan.
    term("maghreb", "Maghreb", "Maghreb"),
    term("sahel", "Sahel", "Sahel"),
    branch(
        term(
            "sub-saharan-africa",
            "Sub-Saharan Africa",
            "Afrique subsaharienne",
            "South of Sahara; sud du Sahara; Afrique sub-saharienne",
            "m49:202; dac-region:289",
        ),
        term(
            "west-africa",
            "West Africa",
            "Afrique de l'Ouest",
            "Western Africa; Afrique occidentale",
            "m49:011; dac-region:1030",
        ),
        term(
            "central-africa",
            "Central Africa",
            "Afrique centrale",
            "Middle Africa",
            "m49:017; dac-region:1028",
        ),
        term(
            "east-africa",
            "East Africa",
            "Afrique de l'Est",
            "Eastern Africa; Afrique orientale",
            "m49:014; dac-region:1027",
        ),
        term(
            "southern-africa",
            "Southern Africa",
            "Afrique australe",
            match="m49:018; dac-region:1029",
        ),
    ),
)

_AMERICAS: Final = branch(
    term("americas", "Americas", "Amériques", "Amérique", "m49:019; dac-region:498"),
    term(
        "north-america",
        "Northern America",
        "Amérique septentrionale",
        "Amérique du Nord",
        "m49:021",
    ),
    branch(
        term(
            "latin-america-caribbean",
            "Latin America and the Caribbean",
            "Amérique latine et Caraïbes",
            "Latin America; Amérique latine; Amérique latine et Caraïbe",
            "m49:419",
        ),
        term(
            "central-america",
            "Central America",
            "Amérique centrale",
            match="m49:013; dac-region:1032",
        ),
        term(
            "caribbean",
            "Caribbean",
            "Caraïbes",
            "Caraïbe; Antilles",
            "m49:029; dac-region:1031",
        ),
        term(
            "south-america",
            "South America",
            "Amérique du Sud",
            match="m49:005; dac-region:489",
        ),
    ),
)

_ASIA: Final = branch(
    term("asia", "Asia", "Asie", match="m49:142; dac-region:798"),
    term(
        "middle-east",
        "Middle East",
        "Proche et Moyen-Orient",
        "Near East; Near and Middle East; Proche-Orient; Moyen-Orient",
        "dac-region:589",
    ),
    term("western-asia", "Western Asia", "Asie occidentale", match="m49:145"),
    term(
        "central-asia", "Central Asia", "Asie centrale", match="m49:143; dac-region:619"
    ),
    term(
        "south-asia",
        "South Asia",
        "Asie du Sud",
        "Southern Asia; Asie méridionale",
        "m49:034; dac-region:679",
    ),
    term(
        "south-east-asia",
        "South-East Asia",
        "Asie du Sud-Est",
        "South-eastern Asia; Southeast Asia",
        "m49:035",
    ),
    term("east-asia", "East Asia", "Asie de l'Est", "Eastern Asia", "m49:030"),
    # The Far East of the OECD holds both East and South-East Asia.
    term("far-east", "Far East", "Extrême-Orient", "Far East Asia", "dac-region:789"),
)

_EUROPE: Final = branch(
    term("europe", "Europe", "Europe", match="m49:150"),
    term(
        "european-union",
        "European Union",
        "Union européenne",
        "EU; UE",
    ),
    term("western-europe", "Western Europe", "Europe de l'Ouest", match="m49:155"),
    term("northern-europe", "Northern Europe", "Europe du Nord", match="m49:154"),
    term("southern-europe", "Southern Europe", "Europe du Sud", match="m49:039"),
    term("eastern-europe", "Eastern Europe", "Europe de l'Est", match="m49:151"),
    term("western-balkans", "Western Balkans", "Balkans occidentaux", "Balkans"),
)

_OCEANIA: Final = branch(
    term("oceania", "Oceania", "Océanie", "Pacific; Pacifique", "m49:009"),
    term("melanesia", "Melanesia", "Mélanésie", match="m49:054; dac-region:1033"),
    term("micronesia", "Micronesia", "Micronésie", match="m49:057; dac-region:1034"),
    term("polynesia", "Polynesia", "Polynésie", match="m49:061; dac-region:1035"),
)

_AID: Final = branch(
    term(
        "oda-recipient",
        "Eligible for official development assistance",
        "Éligible à l'aide publique au développement",
        "ODA eligible; pays éligible à l'APD; APD; developing country; "
        "developing countries; pays en développement",
        "dac-region:998",
    ),
    term(
        "oda-ldc",
        "Least developed country",
        "Pays moins avancé",
        "LDC; LDCs; PMA; least developed countries; pays les moins avancés; "
        "poorest countries; pays les plus pauvres",
        "dac-income:LDCs",
    ),
    term(
        "oda-lic",
        "Other low income country",
        "Autre pays à faible revenu",
        "LIC; other LICs; low income country; PFR; pays à faible revenu",
        "dac-income:Other LICs",
    ),
    term(
        "oda-lmic",
        "Lower middle income country",
        "Pays à revenu intermédiaire, tranche inférieure",
        "LMIC; LMICs; PRITI",
        "dac-income:LMICs",
    ),
    term(
        "oda-umic",
        "Upper middle income country",
        "Pays à revenu intermédiaire, tranche supérieure",
        "UMIC; UMICs; PRITS",
        "dac-income:UMICs",
    ),
)

ZONES: Final = Vocabulary(
    "zones",
    "Zones",
    "Zones",
    (
        *_AFRICA,
        *_AMERICAS,
        *_ASIA,
        *_EUROPE,
        *_OCEANIA,
        term(
            "mediterranean",
            "Mediterranean",
            "Méditerranée",
            "Mediterranean countries; pays méditerranéens; bassin méditerranéen",
        ),
        term("indian-ocean", "Indian Ocean", "Océan Indien"),
        term(
            "north",
            "Countries of the North",
            "Pays du Nord",
            "Nord; Global North",
        ),
        term("south", "Countries of the South", "Pays du Sud", "Sud; Global South"),
        *_AID,
        term(
            "conflict-zone",
            "Conflict zone",
            "Zone de conflit",
            "conflict zones; zones de conflits; zone de conflits; conflict-affected",
        ),
        term(
            "country-of-origin",
            "Country of origin",
            "Pays d'origine",
            "country of origin of a diaspora; pays d'origine de la diaspora",
        ),
        term(
            "francophonie",
            "French-speaking world",
            "Francophonie",
            "francophone; francophone countries; pays francophones; espace francophone",
        ),
        term(
            "small-island-state",
            "Small island developing state",
            "Petit État insulaire en développement",
            "SIDS; PEID; small island developing states; "
            "petits États insulaires en développement",
        ),
        term(
            "landlocked-country",
            "Landlocked developing country",
            "Pays en développement sans littoral",
            "LLDC; LLDCs; PDSL; landlocked; enclavé; pays enclavé",
        ),
        term("border-area", "Border area", "Zone frontalière", "transfrontalier"),
        term("rural-area", "Rural area", "Zone rurale", "rural; campagne"),
        term("urban-area", "Urban area", "Zone urbaine", "urban; urbain; ville"),
        term("mountain-area", "Mountain area", "Zone de montagne", "montagne"),
        term(
            "deprived-area",
            "Priority neighbourhood",
            "Quartier prioritaire",
            "QPV; quartier prioritaire de la ville",
        ),
    ),
)
