"""Partnerships of many parties, seen from each side: all examples."""

from typing import Final

from partnerlib.datasets._naming import EXAMPLE, example, example_title, titled
from partnerlib.datasets._reciprocity_flows import EXCHANGES
from partnerlib.model import (
    Action,
    Actor,
    Agreement,
    Need,
    Offer,
    Party,
    Scope,
    Source,
    Territory,
)
from partnerlib.registry import Registry

_PAGE: Final = Source(
    title="Coopération et solidarité internationales, notre démarche (page d'un "
    "bureau d'accompagnement)",
)

# Codes from XA to XZ are left free by ISO 3166.
_TERRITORIES: Final = (
    Territory(
        "pays-nord",
        **example("Pays de la rive nord", "Country of the northern shore"),
        level="country",
        country="XN",
        zones=("mediterranean", "north"),
    ),
    Territory(
        "pays-sud",
        **example("Pays de la rive sud", "Country of the southern shore"),
        level="country",
        country="XS",
        zones=("mediterranean", "south"),
    ),
    *(
        Territory(
            slug,
            **example(fr, en),
            level="municipality",
            parent=parent,
            country=code,
            population=population,
            languages=("fr",),
        )
        for slug, fr, en, parent, code, population in (
            ("port-nord", "Port du Nord", "Northern port", "pays-nord", "XN", 85_000),
            ("bourg-nord", "Bourg du Nord", "Northern town", "pays-nord", "XN", 12_000),
            ("port-sud", "Port du Sud", "Southern port", "pays-sud", "XS", 90_000),
            ("oasis-sud", "Oasis du Sud", "Southern oasis", "pays-sud", "XS", 15_000),
        )
    ),
)

_ACTORS: Final = (
    *(
        Actor(
            f"ville-{territory}",
            **example(fr, en),
            kind="municipal-authority",
            territory=territory,
        )
        for territory, fr, en in (
            ("port-nord", "Ville du port du Nord", "Town of the northern port"),
            ("bourg-nord", "Ville du bourg du Nord", "Town of the northern town"),
            ("port-sud", "Ville du port du Sud", "Town of the southern port"),
            ("oasis-sud", "Ville de l'oasis", "Town of the oasis"),
        )
    ),
    Actor(
        "mission-jeunes",
        **example("Mission pour l'insertion des jeunes", "Youth employment service"),
        kind="integration-enterprise",
        territory="port-nord",
    ),
    Actor(
        "union-femmes",
        **example("Union des associations de femmes", "Union of women's groups"),
        kind="associative-network",
        territory="port-sud",
    ),
    Actor(
        "bureau",
        **example("Bureau d'accompagnement", "Accompanying consultancy", _PAGE),
        kind="consultancy",
    ),
    Actor(
        "etat-nord",
        **example("État de la rive nord", "State of the northern shore"),
        kind="state",
        territory="pays-nord",
    ),
    Actor(
        "etat-sud",
        **example("État de la rive sud", "State of the southern shore"),
        kind="state",
        territory="pays-sud",
    ),
)


def _stated_by(actor: str, date: str) -> Source:
    return Source(stated_by=actor, title=EXAMPLE.title, date=date)


# « En milieu de XXe siècle »: States first; « dans les années 90 »: authorities.
_FRAME: Final = Agreement(
    "accord-etats",
    **example_title("Accord de coopération entre États", "Agreement between States"),
    kind="intergovernmental-agreement",
    parties=("etat-nord", "etat-sud"),
    period="1960~/..",
    status="active",
)
_MULTI_ACTOR: Final = Agreement(
    "espace-multi-acteurs",
    **example_title(
        "Espace multi-acteurs pour l'insertion des jeunes",
        "Multi-actor space for young people's employment",
        _PAGE,
    ),
    kind="project-partnership",
    parties=(
        Party("ville-port-nord", "partner"),
        Party("ville-port-sud", "partner"),
        Party("mission-jeunes", "technical-partner"),
        Party("union-femmes", "local-partner"),
        Party("bureau", "facilitating"),
    ),
    scope=Scope(
        themes=("professional-integration",),
        places=("port-nord", "port-sud"),
        audiences=("youth-in-integration",),
        functions=("facilitation",),
    ),
    period="2012/..",
    status="active",
    motives=("reciprocity", "co-development"),
    description="Des règles du jeu communément établies.",
)

# One tie, told twice: the two records name the same parties and disagree on nearly
# everything else.
_TOLD_TWICE: Final = (
    Agreement(
        "jumelage-dit-par-le-nord",
        **titled(
            "Jumelage selon le port du Nord (exemple)",
            "Twinning as the northern port tells it (example)",
            _stated_by("ville-port-nord", "2014-03"),
        ),
        kind="twinning",
        parties=(
            Party("ville-port-nord", "funder"),
            Party("ville-port-sud", "beneficiary"),
        ),
        scope=Scope(
            themes=("institutional-support",),
            places=("port-sud",),
            functions=("institutional-support",),
        ),
        period="1995/..",
        status="active",
        motives=("solidarity",),
    ),
    Agreement(
        "jumelage-dit-par-le-sud",
        **titled(
            "Jumelage selon le port du Sud (exemple)",
            "Twinning as the southern port tells it (example)",
            _stated_by("ville-port-sud", "2014-05"),
        ),
        kind="twinning",
        parties=(
            Party("ville-port-nord", "partner"),
            Party("ville-port-sud", "partner"),
        ),
        scope=Scope(
            themes=("mobility", "intercultural-dialogue"),
            places=("port-nord", "port-sud"),
            functions=("experience-sharing",),
        ),
        period="1997/",
        status="dormant",
        last_activity="2010",
        motives=("reciprocity", "learning"),
    ),
)

_STATED: Final = (
    # Both sides state it, and agree.
    Agreement(
        "convention-port-oasis",
        **titled(
            "Convention des deux villes du Sud (exemple)",
            "Convention of the two southern towns (example)",
            _stated_by("ville-oasis-sud", "2014-06"),
            _stated_by("ville-port-sud", "2014-05"),
        ),
        kind="south-south-cooperation",
        parties=("ville-oasis-sud", "ville-port-sud"),
        scope=Scope(
            themes=("territorial-development",),
            places=("oasis-sud", "port-sud"),
            audiences=("professionals",),
            functions=("experience-sharing",),
        ),
        period="2010/..",
        status="active",
    ),
    # One side states it; the other states things, but not this one.
    Agreement(
        "amitie-bourg-port",
        **titled(
            "Amitié du bourg et du port du Nord (exemple)",
            "Friendship of the northern town and port (example)",
            _stated_by("ville-bourg-nord", "2014-02"),
        ),
        kind="friendship",
        parties=("ville-bourg-nord", "ville-port-nord"),
        scope=Scope(
            themes=("anti-discrimination",),
            places=("bourg-nord", "port-nord"),
            audiences=("youth",),
            functions=("awareness-raising",),
        ),
        period="2008/..",
        status="active",
    ),
)

_ACTIONS: Final = (
    Action(
        "stages-croises",
        **example_title("Stages croisés de jeunes", "Internships in both directions"),
        kind="mobility-scheme",
        agreement="espace-multi-acteurs",
        parties=(
            Party("mission-jeunes", "implementer"),
            Party("union-femmes", "implementer"),
            Party("ville-port-nord", "co-funder"),
            Party("ville-port-sud", "co-funder"),
        ),
        scope=Scope(
            themes=("professional-integration",),
            places=("port-nord", "port-sud"),
            audiences=("youth-in-integration",),
            functions=("mobility-organisation",),
        ),
        period="2013/..",
        status="active",
    ),
    Action(
        "regard-critique",
        **example_title(
            "Ateliers sur les divergences de points de vue",
            "Workshops on diverging views",
            _PAGE,
        ),
        kind="consultation",
        agreement="espace-multi-acteurs",
        parties=(
            Party("bureau", "adviser"),
            Party("ville-port-nord", "co-funder"),
            Party("ville-port-sud", "co-funder"),
        ),
        scope=Scope(
            themes=("governance",),
            places=("port-nord", "port-sud"),
            audiences=("professionals",),
            functions=("facilitation",),
        ),
        period="2014/..",
        status="active",
        description="Expliciter les incompréhensions et les rapports de pouvoir.",
    ),
)

_NEEDS: Final = (
    Need(
        "langage-commun",
        **example_title("Un langage commun", "A common language", _PAGE),
        territory="port-nord",
        scope=Scope(functions=("facilitation",), audiences=("professionals",)),
        period="2014/..",
    ),
    Need(
        "montage-evaluation",
        **example_title(
            "Appui aux projets, du montage à l'évaluation",
            "Support to projects, from design to evaluation",
            _PAGE,
        ),
        territory="bourg-nord",
        scope=Scope(
            functions=("evaluation", "project-design"), audiences=("professionals",)
        ),
        period="2014/..",
    ),
    Need(
        "developpement-bourg",
        **example_title("Développement du bourg", "Development of the northern town"),
        territory="bourg-nord",
        scope=Scope(themes=("territorial-development",)),
        period="2014/..",
    ),
)

_OFFERS: Final = (
    Offer(
        "expertise-port-sud",
        **example_title("Savoir-faire du port du Sud", "Know-how of the southern port"),
        actor="ville-port-sud",
        scope=Scope(
            themes=("territorial-development",), functions=("knowledge-transfer",)
        ),
        languages=("fr",),
    ),
)


def reciprocity() -> Registry:
    """Give a world of partnerships told by each of their sides.

    After the page of a consultancy that speaks of reciprocity, of many actors around
    one table, and of misunderstandings that should be said aloud. The page names
    nobody, so that every record is an example.

    Returns
    -------
    Registry
        One agreement with five parties; exchanges in both directions, most of them
        immaterial; one tie that its two sides describe in two records that disagree;
        one that both state alike, and one that only one of them states.

    Examples
    --------
    >>> registry = reciprocity()
    >>> agreements = registry.agreements
    >>> agreements["jumelage-dit-par-le-nord"].status
    'active'
    >>> agreements["jumelage-dit-par-le-sud"].status
    'dormant'
    """
    return Registry.of(
        territories=_TERRITORIES,
        actors=_ACTORS,
        agreements=(_FRAME, _MULTI_ACTOR, *_TOLD_TWICE, *_STATED),
        actions=_ACTIONS,
        needs=_NEEDS,
        offers=_OFFERS,
        exchanges=EXCHANGES,
        title="Réciprocité (exemple)",
    )
