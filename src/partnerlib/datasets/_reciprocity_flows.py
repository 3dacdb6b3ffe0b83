"""What the parties of the examples give one another, in both directions.

« Apprendre de pratiques et cultures différentes »: what comes back is mostly
immaterial, and is a return all the same.
"""

from typing import Final

from partnerlib.datasets._naming import example_title
from partnerlib.model import Exchange

_SPACE: Final = "espace-multi-acteurs"
_NORTH: Final = "ville-port-nord"
_SOUTH: Final = "ville-port-sud"

EXCHANGES: Final = (
    Exchange(
        "subvention",
        **example_title("Subvention aux stages", "Grant for the internships"),
        giver=_NORTH,
        receiver=_SOUTH,
        kind="grant",
        agreement=_SPACE,
        amount=20_000,
        unit="euros",
        period="2013",
    ),
    Exchange(
        "ordinateurs",
        **example_title("Ordinateurs", "Computers"),
        giver=_NORTH,
        receiver=_SOUTH,
        kind="equipment",
        agreement=_SPACE,
        amount=15,
        unit="items",
        period="2013",
    ),
    Exchange(
        "formation-agents",
        **example_title("Formation d'agents municipaux", "Training of town staff"),
        giver=_NORTH,
        receiver=_SOUTH,
        kind="training",
        agreement=_SPACE,
        amount=12,
        unit="people",
        period="2013",
    ),
    Exchange(
        "stagiaires-du-nord",
        **example_title("Stagiaires du Nord accueillis", "Northern interns received"),
        giver=_SOUTH,
        receiver=_NORTH,
        kind="hospitality",
        agreement=_SPACE,
        amount=9,
        unit="people",
        period="2013",
    ),
    Exchange(
        "stagiaires-du-sud",
        **example_title("Stagiaires du Sud accueillis", "Southern interns received"),
        giver=_NORTH,
        receiver=_SOUTH,
        kind="hospitality",
        agreement=_SPACE,
        amount=9,
        unit="people",
        period="2014",
    ),
    Exchange(
        "pratiques-insertion",
        **example_title(
            "Manières d'accompagner les jeunes", "Ways of standing by the young"
        ),
        giver="union-femmes",
        receiver="mission-jeunes",
        kind="practices",
        agreement=_SPACE,
        period="2014",
    ),
    Exchange(
        "methode-insertion",
        **example_title("Méthodes d'insertion", "Methods of integration"),
        giver="mission-jeunes",
        receiver="union-femmes",
        kind="know-how",
        agreement=_SPACE,
        period="2014",
    ),
    Exchange(
        "fete-du-port",
        **example_title("Fête du port", "Festival of the port"),
        giver=_SOUTH,
        receiver=_NORTH,
        kind="culture",
        agreement=_SPACE,
        period="2014",
    ),
    Exchange(
        "dialogue-habitants",
        **example_title("Dialogue des habitants", "Dialogue of inhabitants"),
        giver=_SOUTH,
        receiver=_NORTH,
        kind="dialogue",
        agreement=_SPACE,
        period="2014",
    ),
)
