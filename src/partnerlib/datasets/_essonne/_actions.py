"""What is done: the services that the text names, and projects as examples."""

from typing import Final

from partnerlib.datasets._essonne._sources import SYNTHESIS
from partnerlib.datasets._naming import Titled, example_title, titled
from partnerlib.model import Action, Party, Scope

_STATED: Final = (
    Action(
        "appui-departement",
        **titled(
            "Appui du service de l'action internationale",
            "Support by the international service",
            SYNTHESIS,
        ),
        kind="service",
        parties=(
            Party("service-action-internationale", "operator"),
            Party("conseil-departemental", "funder"),
        ),
        scope=Scope(
            places=("FR-91",),
            audiences=("associations", "local-authorities"),
            functions=("support",),
        ),
        status="active",
    ),
    Action(
        "formations-departement",
        **titled(
            "Formations d'accompagnement pour les associations",
            "Training for associations",
            SYNTHESIS,
        ),
        kind="training",
        parties=(
            Party("service-action-internationale", "operator"),
            Party("conseil-departemental", "funder"),
        ),
        scope=Scope(
            places=("FR-91",), audiences=("associations",), functions=("training",)
        ),
        status="active",
    ),
    Action(
        "soutien-financier",
        **titled(
            "Soutien financier et appels à projets du Département",
            "Grants and calls for projects of the département",
            SYNTHESIS,
        ),
        kind="call-for-projects",
        # It gives the money and runs the scheme: two roles.
        parties=(
            Party("conseil-departemental", "funder"),
            Party("conseil-departemental", "operator"),
        ),
        scope=Scope(
            places=("FR-91",), audiences=("project-holders",), functions=("grants",)
        ),
        status="active",
        description="La baisse des fonds alloués par le Département aux acteurs de la "
        "coopération internationale a été déplorée.",
    ),
    Action(
        "centre-maison-du-monde",
        **titled(
            "Centre de ressources Maison du monde",
            "Maison du monde resource centre",
            SYNTHESIS,
        ),
        kind="resource-centre",
        parties=("maison-du-monde",),
        # The text says neither whom it serves nor who pays for it.
        scope=Scope(places=("FR-91",), functions=("documentation",)),
        status="active",
    ),
    Action(
        "reunion-2016-07-04",
        **titled(
            "Réunion des acteurs et partenaires, 4 juillet 2016",
            "Meeting of actors and partners, 4 July 2016",
            SYNTHESIS,
        ),
        kind="consultation",
        parties=(Party("conseil-departemental", "organiser"),),
        scope=Scope(
            places=("FR-91",),
            audiences=("project-holders",),
            functions=("consultation",),
        ),
        period="2016-07-04",
        status="completed",
    ),
    Action(
        "reunion-2016-11-22",
        **titled(
            "Seconde réunion, 22 novembre 2016",
            "Second meeting, 22 November 2016",
            SYNTHESIS,
        ),
        kind="consultation",
        parties=(Party("conseil-departemental", "organiser"),),
        scope=Scope(
            places=("FR-91",),
            audiences=("project-holders",),
            functions=("consultation",),
        ),
        period="2016-11-22",
        status="planned",
    ),
)


def _logistics(commune: str, titles: Titled) -> Action:
    return Action(
        f"logistique-{commune}",
        **titles,
        kind="service",
        parties=(f"mairie-{commune}",),
        scope=Scope(
            places=(f"commune-{commune}",),
            audiences=("project-holders",),
            functions=("logistical-support",),
        ),
        status="active",
    )


# « l'aide logistique des collectivités »: the text does not say which.
_LOGISTICS: Final = (
    _logistics(
        "plateau",
        example_title(
            "Aide logistique du plateau", "Logistical help of the plateau", SYNTHESIS
        ),
    ),
    _logistics(
        "vallee",
        example_title(
            "Aide logistique de la vallée", "Logistical help of the valley", SYNTHESIS
        ),
    ),
)


def _project(
    slug: str,
    titles: Titled,
    holder: str,
    *,
    themes: tuple[str, ...],
    place: str,
    functions: tuple[str, ...],
    audience: str = "partner-population",
    partner: str = "",
    funded: bool = True,
    period: str,
) -> Action:
    parties = [Party(holder, "project-holder")]
    if partner:
        parties.append(Party(partner, "local-partner"))
    if funded:
        parties.append(Party("conseil-departemental", "funder"))
    return Action(
        slug,
        **titles,
        kind="project",
        parties=parties,
        scope=Scope(
            themes=themes, places=(place,), audiences=(audience,), functions=functions
        ),
        period=period,
        status="active",
    )


_PROJECTS: Final = (
    # Two associations of the same nature, in the same town, that do not know it.
    _project(
        "bornes-fontaines",
        example_title("Bornes-fontaines", "Standpipes"),
        "asso-sources",
        themes=("drinking-water",),
        place="ville-sahel",
        functions=("construction",),
        partner="comite-eau",
        period="2014/..",
    ),
    _project(
        "forages",
        example_title("Forages", "Boreholes"),
        "asso-puits",
        themes=("drinking-water",),
        place="ville-sahel",
        functions=("construction",),
        partner="comite-eau",
        period="2015/..",
    ),
    # The same theme and town, but other people and another help: complementary.
    _project(
        "fournitures-scolaires",
        example_title("Fournitures scolaires", "School supplies"),
        "asso-ecoles",
        themes=("schooling",),
        place="ville-golfe",
        functions=("equipment-supply",),
        audience="pupils",
        partner="inspection-ecoles",
        period="2013/..",
    ),
    _project(
        "formation-maitres",
        example_title("Formation des maîtres", "Teacher training"),
        "asso-maitres",
        themes=("schooling",),
        place="ville-golfe",
        functions=("training",),
        audience="teachers",
        partner="inspection-ecoles",
        funded=False,
        period="2014/..",
    ),
    # The same again, but inside one collective: coordinated.
    _project(
        "dispensaire",
        example_title("Équipement du dispensaire", "Equipment of the dispensary"),
        "asso-dispensaires",
        themes=("dispensaries",),
        place="ville-caraibe",
        functions=("equipment-supply",),
        partner="centre-sante",
        period="2012/..",
    ),
    _project(
        "pharmacie",
        example_title("Pharmacie du dispensaire", "Pharmacy of the dispensary"),
        "asso-soins",
        themes=("dispensaries", "hygiene"),
        place="ville-caraibe",
        functions=("equipment-supply",),
        partner="centre-sante",
        period="2013/..",
    ),
    _project(
        "maraichage",
        example_title("Jardins maraîchers", "Market gardens"),
        "asso-diaspora",
        themes=("market-gardening",),
        place="ville-sahel",
        functions=("technical-assistance",),
        audience="farmers",
        partner="groupement-maraicher",
        period="2013/..",
    ),
    _project(
        "lampes-solaires",
        example_title("Lampes solaires", "Solar lamps"),
        "asso-energie",
        themes=("sustainable-energy",),
        place="ville-golfe",
        functions=("equipment-supply",),
        funded=False,
        period="2013/..",
    ),
    _project(
        "bibliotheque",
        example_title("Bibliothèque de rue", "Street library"),
        "asso-lecture",
        themes=("reading",),
        place="ville-caraibe",
        functions=("equipment-supply",),
        audience="pupils",
        period="2015/..",
    ),
    _project(
        "formation-metiers",
        example_title("Formation aux métiers du bois", "Training in woodwork"),
        "asso-metiers",
        themes=("vocational-training",),
        place="ville-caraibe",
        functions=("training",),
        audience="apprentices",
        partner="autorite-ville-caraibe",
        period="2014/..",
    ),
    _project(
        "salle-informatique",
        example_title("Salle informatique", "Computer room"),
        "asso-numerique",
        themes=("digital-inclusion",),
        place="ville-sahel",
        functions=("equipment-supply",),
        partner="autorite-ville-sahel",
        period="2015/..",
    ),
)

ACTIONS: Final = (*_STATED, *_LOGISTICS, *_PROJECTS)
