"""Themes of water, food and the environment."""

from typing import Final

from partnerlib.vocabularies._terms import branch, term

WATER: Final = branch(
    term(
        "water",
        "Water and sanitation",
        "Eau et assainissement",
        "eau; WASH; EHA; EPAH; WSH; eau & assainissement; accès à l'eau; "
        "access to water; water sanitation hygiene; water, sanitation and hygiene; "
        "eau, hygiène et assainissement; eau, assainissement et hygiène; "
        "agua saneamiento e higiene; water supply & sanitation",
        "sdg:6; dac:140; ocha:water-sanitation-hygiene; ocha-code:WSH; hxl:wash",
    ),
    term(
        "drinking-water",
        "Drinking water",
        "Eau potable",
        "water supply; gestion de l'eau potable; adduction d'eau; "
        "approvisionnement en eau potable; wells; puits; forages",
        "dac:14031",
    ),
    term("sanitation", "Sanitation", "Assainissement", "latrines", "dac:14032"),
    term(
        "flood-control",
        "Flood control",
        "Lutte contre les inondations",
        "floods; inondations; flood prevention; prévention des inondations",
    ),
    term(
        "water-resources",
        "Water resources",
        "Ressources en eau",
        "water resources conservation; préservation des ressources en eau",
        "dac:14015",
    ),
    term(
        "river-basins",
        "River basins",
        "Bassins fluviaux",
        "river basins development; bassins versants",
        "dac:14040",
    ),
)

FOOD: Final = branch(
    term(
        "food-sovereignty",
        "Food sovereignty",
        "Souveraineté alimentaire",
        "zero hunger; faim zéro; food systems; systèmes alimentaires",
        "sdg:2",
    ),
    term(
        "agriculture",
        "Agriculture",
        "Agriculture",
        "farming; agricole; pratiques agricoles; développement agricole; agricultural",
        "dac:311",
    ),
    term(
        "market-gardening",
        "Market gardening",
        "Maraîchage",
        "maraîcher; vegetable growing; horticulture; jardins maraîchers",
    ),
    term(
        "fish-farming",
        "Fish farming",
        "Pisciculture",
        "aquaculture; fish-breeding",
    ),
    term("fishing", "Fishing", "Pêche", "fisheries; pêcheries; fishery", "dac:313"),
    term("livestock", "Livestock", "Élevage", "bétail; breeding", "dac:31163"),
    term(
        "agroecology",
        "Agroecology and local food",
        "Agroécologie et circuits courts",
        "agroécologie; agro-écologie; circuits courts; agriculture biologique; "
        "organic farming",
    ),
    term(
        "food-security",
        "Food security",
        "Sécurité alimentaire",
        "FSC; FSL; FSS; food; alimentation; food security and livelihoods; "
        "seguridad alimentaria; household food security; "
        "sécurité alimentaire des ménages",
        "dac:43072; ocha:food-security; ocha-code:FSC; hxl:food",
    ),
)

ENVIRONMENT: Final = (
    *branch(
        term(
            "environment",
            "Environment",
            "Environnement",
            "environmental protection; protection de l'environnement; écologie; "
            "ecology; pratiques environnementales; crise écologique",
            "dac:410",
        ),
        *(
            branch(
                term(
                    "energy",
                    "Energy",
                    "Énergie",
                    "électricité; electricity; électrification; energy access; "
                    "accès à l'énergie",
                    "sdg:7; dac:230",
                ),
                term(
                    "sustainable-energy",
                    "Sustainable energy",
                    "Énergie durable",
                    "renewable energy; énergies renouvelables; énergie renouvelable; "
                    "énergies durables; solaire; solar energy",
                    "dac:232",
                ),
            ),
        ),
        term(
            "waste",
            "Waste management",
            "Gestion des déchets",
            "déchets; waste management/disposal; recyclage; recycling",
            "dac:14050",
        ),
        term(
            "forests",
            "Forests and deforestation",
            "Forêts et lutte contre la déforestation",
            "déforestation; lutte contre la déforestation; forestry; sylviculture; "
            "reforestation; reboisement; forêts",
            "dac:312",
        ),
        term(
            "climate",
            "Climate",
            "Climat",
            "climate change; changement climatique; changements climatiques; "
            "climate action",
            "sdg:13",
        ),
        term(
            "biodiversity",
            "Biodiversity",
            "Biodiversité",
            "nature; life on land; diversité biologique; desertification",
            "sdg:15; dac:41030",
        ),
        term(
            "oceans",
            "Oceans and coasts",
            "Océans et littoraux",
            "life below water; mers; littoral",
            "sdg:14",
        ),
        term(
            "responsible-consumption",
            "Responsible consumption and production",
            "Consommation et production responsables",
            "consommation responsable; circular economy; économie circulaire",
            "sdg:12",
        ),
        term(
            "environmental-education",
            "Environmental education",
            "Éducation à l'environnement",
            "environmental education/training; EEDD",
            "dac:41081",
        ),
    ),
    # A way of doing all the rest, and so broader than nothing.
    term(
        "sustainable-development",
        "Sustainable development",
        "Développement durable",
        "transition écologique; ecological transition; ODD; SDGs; Agenda 2030",
    ),
)
