"""What partners want and what is on offer: examples, with invented numbers.

The text asks to answer « aux besoins de leurs partenaires étrangers » and lists
themes and resources; it gives no figure and names no partner.
"""

from typing import Final

from partnerlib.datasets._essonne._sources import SYNTHESIS
from partnerlib.datasets._naming import example_title, titled
from partnerlib.model import Need, Offer, Scope

# IV. « poursuivre leurs projets auprès de leurs partenaires », theme by theme.
_CONTINUED: Final = (
    Need(
        "poursuite-projets",
        **titled(
            "Poursuivre les projets auprès des partenaires",
            "Continuing the projects with the partners",
            SYNTHESIS,
        ),
        actor="acteurs-essonniens",
        scope=Scope(
            themes=(
                "education",
                "health",
                "water",
                "food-sovereignty",
                "environment",
                "economic-development",
                "digital",
            )
        ),
        period="2016-07-04/..",
        description="Favoriser l'accès de tous aux droits fondamentaux de l'être "
        "humain reste le dénominateur commun (l'éducation, la santé, l'eau, la "
        "souveraineté alimentaire, l'environnement, le développement économique, le "
        "développement numérique).",
    ),
)

_WANTED: Final = (
    Need(
        "eau-ville-sahel",
        **example_title("Eau potable au Sahel", "Drinking water in the Sahel"),
        territory="ville-sahel",
        scope=Scope(themes=("drinking-water",)),
        quantity=4_000,
        unit="people",
        reached=1_500,
        period="2014/..",
    ),
    Need(
        "crues-ville-golfe",
        **example_title("Protection contre les crues", "Protection from floods"),
        territory="ville-golfe",
        scope=Scope(themes=("flood-control",)),
        quantity=2_500,
        unit="people",
        period="2015/..",
    ),
    Need(
        "maraichage-ville-golfe",
        **example_title("Maraîchage dans le golfe", "Market gardening on the gulf"),
        territory="ville-golfe",
        scope=Scope(themes=("market-gardening",)),
        quantity=120,
        unit="people",
        period="2015/..",
    ),
    Need(
        "energie-ville-golfe",
        **example_title("Énergie durable dans le golfe", "Clean energy on the gulf"),
        territory="ville-golfe",
        scope=Scope(themes=("sustainable-energy",)),
        quantity=600,
        unit="people",
        reached=600,
        period="2013/..",
    ),
)

_OFFERED: Final = (
    Offer(
        "savoir-maraicher",
        **example_title(
            "Visites chez les maraîchers du Sahel", "Visits to market gardeners"
        ),
        actor="groupement-maraicher",
        scope=Scope(
            themes=("market-gardening",),
            audiences=("farmers",),
            functions=("knowledge-transfer",),
        ),
        capacity=40,
        unit="people",
        languages=("fr",),
    ),
    Offer(
        "stages-lycee-agricole",
        **example_title("Stages au lycée agricole", "Internships at the farm school"),
        actor="lycee-agricole",
        scope=Scope(
            themes=("agriculture",),
            audiences=("farmers",),
            functions=("training",),
        ),
        capacity=6,
        unit="people",
        languages=("fr",),
    ),
    Offer(
        "recherche-energie",
        **example_title("Expertise énergétique", "Expertise in energy"),
        actor="universite",
        scope=Scope(themes=("energy-research",), functions=("expertise",)),
        languages=("en", "fr"),
    ),
    Offer(
        "salles-plateau",
        **example_title("Prêt de salles", "Rooms lent to associations"),
        actor="mairie-plateau",
        scope=Scope(
            places=("commune-plateau",),
            audiences=("associations",),
            functions=("logistical-support",),
        ),
    ),
    Offer(
        "langues-diaspora",
        **example_title("Interprètes de la diaspora", "Interpreters of the diaspora"),
        actor="asso-diaspora",
        scope=Scope(themes=("languages",), functions=("intermediation",)),
    ),
)

PARTNER_NEEDS: Final = (*_CONTINUED, *_WANTED)
OFFERS: Final = _OFFERED
