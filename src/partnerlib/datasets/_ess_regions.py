"""Regions that act abroad with the social economy, and what was replicated."""

from typing import Final

from partnerlib.datasets._ess_places import PAGE, TERRITORIES
from partnerlib.datasets._naming import named, titled
from partnerlib.datasets._public_facts import COUNCILS_LAW
from partnerlib.model import Action, Actor, Agreement, Party, Scope
from partnerlib.registry import Registry

_AUTHORITIES: Final = (
    Actor(
        "conseil-regional-aquitaine",
        **named("Conseil régional d'Aquitaine", "Regional council of Aquitaine", PAGE),
        kind="region-authority",
        territory="FR-B",
    ),
    Actor(
        "conseil-regional-souss-massa-draa",
        **named(
            "Région Souss-Massa-Drâa", "Regional council of Souss-Massa-Drâa", PAGE
        ),
        kind="region-authority",
        territory="MA-13",
        description="Le texte parle d'une région du Maroc, dont le nom est celui de la "
        "plateforme.",
    ),
    Actor(
        "conseil-regional-ile-de-france",
        **named(
            "Conseil régional d'Île-de-France",
            "Regional council of Île-de-France",
            PAGE,
        ),
        kind="region-authority",
        territory="FR-IDF",
    ),
    Actor(
        "conseil-departemental-isere",
        **named(
            "Conseil départemental de l'Isère",
            "Departmental council of Isère",
            PAGE,
            COUNCILS_LAW,
        ),
        kind="department-authority",
        territory="FR-38",
        aliases=("Conseil général de l'Isère",),
        description="Conseil général jusqu'en mars 2015.",
    ),
    Actor(
        "region-tambacounda",
        **named("Région de Tambacounda", "Tambacounda region", PAGE),
        kind="region-authority",
        territory="SN-TC",
    ),
    Actor(
        "region-kedougou",
        **named("Région de Kédougou", "Kédougou region", PAGE),
        kind="region-authority",
        territory="SN-KE",
    ),
    Actor(
        "conseil-regional-picardie",
        **named("Conseil régional de Picardie", "Regional council of Picardie", PAGE),
        kind="region-authority",
        territory="FR-S",
    ),
)

_OPERATORS: Final = (
    Actor(
        "initiative-france",
        **named("Initiative France", "Initiative France", PAGE),
        kind="network",
    ),
    Actor(
        "initiative-perigord",
        **named("Initiative Périgord", "Initiative Périgord", PAGE),
        kind="platform",
        territory="FR-24",
        member_of=("initiative-france",),
    ),
    Actor(
        "initiative-souss-massa-draa",
        **named("Initiative Souss Massa Drâa", "Initiative Souss Massa Drâa", PAGE),
        kind="platform",
        territory="MA-13",
    ),
    Actor(
        "batik-international",
        **named("Batik International", "Batik International", PAGE),
        kind="association",
    ),
    Actor(
        "tetraktys",
        **named("Tetraktys", "Tetraktys", PAGE),
        kind="association",
        themes=("tourism",),
    ),
    Actor("sens", **named("Scic SENS", "SENS", PAGE), kind="scic"),
    Actor(
        "alternatives-sans-frontieres",
        **named(
            "Alternatives sans frontières (ASF)", "Alternatives sans frontières", PAGE
        ),
        kind="association",
    ),
    Actor(
        "afd",
        **named(
            "Agence française de développement (AFD)",
            "French development agency (AFD)",
            PAGE,
        ),
        kind="development-agency",
    ),
)

# « plusieurs plateformes ont vu le jour : quatre autres au Maroc, une au Burkina Faso
# et une en Roumanie » (country, number, where in French and in English)
_REPLICATED: Final = (
    *(
        ("MA", number, f"au Maroc, {number} sur 4", f"in Morocco, {number} of 4")
        for number in (1, 2, 3, 4)
    ),
    ("BF", 1, "au Burkina Faso", "in Burkina Faso"),
    ("RO", 1, "en Roumanie", "in Romania"),
)

_REPLICAS: Final = tuple(
    Actor(
        f"plateforme-{country.lower()}-{number}",
        **named(
            f"Plateforme créée {fr} (non nommée)",
            f"Platform created {en} (not named)",
            PAGE,
        ),
        kind="platform",
        territory=country,
    )
    for country, number, fr, en in _REPLICATED
)

_AGREEMENTS: Final = (
    Agreement(
        "convention-aquitaine-souss-massa-draa",
        **titled(
            "Convention de coopération décentralisée de 2004",
            "Decentralised cooperation agreement of 2004",
            PAGE,
        ),
        kind="cooperation-convention",
        parties=("conseil-regional-aquitaine", "conseil-regional-souss-massa-draa"),
        period="2004/",
    ),
    # « depuis plus d'une dizaine d'années », in 2015
    *(
        Agreement(
            f"cooperation-isere-{slug}",
            **titled(
                f"Coopération décentralisée de l'Isère et de {name}",
                f"Decentralised cooperation of Isère and {name}",
                PAGE,
            ),
            kind="cooperation-convention",
            parties=("conseil-departemental-isere", f"region-{slug}"),
            period="2005~/..",
            status="ongoing",
        )
        for slug, name in (("tambacounda", "Tambacounda"), ("kedougou", "Kédougou"))
    ),
)

_PLATFORM: Final = "plateforme-souss-massa-draa"
_WORK: Final = (
    Action(
        _PLATFORM,
        **titled(
            "Mise en place d'Initiative Souss Massa Drâa",
            "Setting up Initiative Souss Massa Drâa",
            PAGE,
        ),
        kind="technical-assistance",
        agreement="convention-aquitaine-souss-massa-draa",
        parties=(
            Party("initiative-perigord", "technical-partner"),
            Party("initiative-souss-massa-draa", "supported"),
        ),
        scope=Scope(
            themes=("entrepreneurship", "microfinance"),
            places=("MA-13",),
            audiences=("entrepreneurs",),
            functions=("technical-assistance",),
        ),
        period="2004/",
        outcome="Aujourd'hui autonome. Outils nécessaires à la sélection des "
        "entrepreneurs et au financement des projets acquis, fonds et prêts "
        "d'honneur adaptés au Maroc.",
    ),
    *(
        Action(
            f"replication-{country.lower()}-{number}",
            **titled(
                f"Plateforme née de l'expérience {fr}",
                f"Platform that followed the experience {en}",
                PAGE,
            ),
            kind="platform",
            parties=(f"plateforme-{country.lower()}-{number}",),
            # Where in the country, and for what, the text does not say.
            scope=Scope(places=(country,)),
            derived_from=_PLATFORM,
        )
        for country, number, fr, en in _REPLICATED
    ),
    *(
        Action(
            f"etude-{slug}",
            **titled(
                f"Projets de plateformes à l'étude {fr}",
                f"Platforms under study {en}",
                PAGE,
            ),
            kind="project",
            parties=("initiative-france",),
            status="under-study",
            derived_from=_PLATFORM,
        )
        for slug, fr, en in (
            ("mediterranee", "en Méditerranée", "around the Mediterranean"),
            ("afrique", "en Afrique", "in Africa"),
        )
    ),
    Action(
        "mobil-asie",
        **titled("Mobil'Asie", "Mobil'Asie", PAGE),
        kind="mobility-scheme",
        parties=(
            Party("batik-international", "operator"),
            Party("conseil-regional-ile-de-france", "funder"),
        ),
        scope=Scope(
            themes=("professional-integration",),
            places=("VN-HN",),
            audiences=("youth-in-integration",),
            functions=("mobility-organisation",),
        ),
        status="active",
    ),
    *(
        Action(
            f"tetraktys-{slug}",
            **titled(
                f"Projets de tourisme menés avec Tetraktys à {name}",
                f"Tourism projects carried out with Tetraktys in {name}",
                PAGE,
            ),
            kind="project",
            agreement=f"cooperation-isere-{slug}",
            parties=(
                Party("tetraktys", "operator"),
                Party("conseil-departemental-isere", "contracting-authority"),
            ),
            scope=Scope(themes=("tourism",), places=(place,)),
            period="2005~/..",
            status="ongoing",
        )
        for slug, name, place in (
            ("tambacounda", "Tambacounda", "SN-TC"),
            ("kedougou", "Kédougou", "SN-KE"),
        )
    ),
    Action(
        "sens-conseillers",
        **titled(
            "Formation de conseillers béninois à l'entrepreneuriat solidaire",
            "Training of Beninese advisers in solidarity entrepreneurship",
            PAGE,
        ),
        kind="training",
        parties=(
            Party("sens", "trainer"),
            Party("conseil-regional-picardie", "funder"),
        ),
        scope=Scope(
            themes=("solidarity-entrepreneurship",),
            places=("BJ",),
            audiences=("business-advisers",),
            functions=("training",),
        ),
    ),
    Action(
        "savoirs-communs",
        **titled(
            "Cahier Savoirs communs sur l'ESS", "Savoirs communs on the ESS", PAGE
        ),
        kind="publication",
        parties=("afd",),
        scope=Scope(themes=("social-economy",), functions=("capitalisation",)),
    ),
)


def ess_regions() -> Registry:
    """Give the world of French regions that cooperate with the social economy.

    After a decoding published on 7 October 2015: four conventions or schemes, each
    carried by a third party that knows the trade, and one that was replicated six
    times.

    Returns
    -------
    Registry
        Facts only. Platforms that the text counts without naming are "(non
        nommée)". Regions merged since have successors, with dates of validity.

    Notes
    -----
    The page is of 2015 and was updated in 2021; its regions bear their names of
    2015, and the latest day that it mentions is that of its publication.

    Examples
    --------
    >>> registry = ess_regions()
    >>> registry.territories["FR-B"].successors
    ('FR-NAQ',)
    >>> replications = [
    ...     action
    ...     for action in registry.actions.values()
    ...     if action.derived_from and not action.status
    ... ]
    >>> len(replications)
    6
    """
    return Registry.of(
        territories=TERRITORIES,
        actors=(*_AUTHORITIES, *_OPERATORS, *_REPLICAS),
        agreements=_AGREEMENTS,
        actions=_WORK,
        title="L'ESS et l'action internationale des Régions",
    )
