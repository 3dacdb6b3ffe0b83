"""The regional agency, the networks and the young, after the associations' opinion."""

from typing import Final

from partnerlib.datasets._naming import example, example_title, named, titled
from partnerlib.datasets._public_facts import FRANCE, INSEE, ISO_3166
from partnerlib.model import Action, Actor, Concept, Need, Scope, Source, Territory
from partnerlib.registry import Registry

# The opinion bears no date; it looks back on the meetings of 2012.
_OPINION: Final = Source(
    title="Avis sur la coopération internationale, position du groupe des "
    "associations, de l'ESS et de l'environnement du CESER",
)
_REGION: Final = "FR-CVL"
_COOPERATION: Final = "international-cooperation"
_TERMS: Final = {
    "themes": (
        Concept(
            _COOPERATION,
            label_en="International cooperation",
            label_fr="Coopération internationale",
            broader="partnerships",
        ),
    )
}

_TERRITORIES: Final = (
    FRANCE,
    Territory(
        _REGION,
        **named("Centre-Val de Loire", "Centre-Val de Loire", ISO_3166, INSEE),
        level="region",
        parent="FR",
        country="FR",
        aliases=("Centre",),
        codes=(("insee", "24"),),
    ),
)

_ACTORS: Final = (
    Actor(
        "centraider",
        **named("Centraider", "Centraider", _OPINION),
        kind="regional-network",
        territory=_REGION,
        description="L'agence régionale.",
    ),
    Actor(
        "ceser",
        **named(
            "Conseil économique, social et environnemental régional (CESER)",
            "Regional economic, social and environmental council (CESER)",
            _OPINION,
        ),
        kind="consultative-body",
        territory=_REGION,
    ),
    Actor(
        "groupe-associations",
        **named(
            "Groupe des associations, de l'ESS et de l'environnement du CESER",
            "Associations' group of the CESER",
            _OPINION,
        ),
        kind="consultative-group",
        territory=_REGION,
    ),
    Actor(
        "organisateurs-rencontres",
        **named(
            "Organisateurs des rencontres régionales (non nommés)",
            "Organisers of the regional meetings (not named)",
            _OPINION,
        ),
        territory=_REGION,
    ),
    Actor(
        "lycees-cit",
        **named(
            "Lycées de la démarche CiT lycées (non nommés)",
            "Secondary schools of the CiT scheme (not named)",
            _OPINION,
        ),
        kind="upper-secondary-school",
        territory=_REGION,
    ),
    # « plusieurs réseaux associatifs »
    Actor(
        "reseau-education",
        **example(
            "Réseau d'éducation populaire", "Popular education network", _OPINION
        ),
        kind="associative-network",
        territory=_REGION,
    ),
    Actor(
        "reseau-solidarite",
        **example(
            "Réseau de solidarité internationale", "Solidarity network", _OPINION
        ),
        kind="associative-network",
        territory=_REGION,
    ),
    # « plusieurs associations, de jeunesse notamment »
    Actor(
        "asso-jeunes-en-route",
        **example(
            "Association Jeunes en route", "Young travellers association", _OPINION
        ),
        kind="youth-association",
        territory=_REGION,
    ),
    Actor(
        "asso-projets-jeunes",
        **example(
            "Association Projets de jeunes", "Youth projects association", _OPINION
        ),
        kind="youth-association",
        territory=_REGION,
    ),
    Actor(
        "asso-education-populaire",
        **example(
            "Association d'éducation populaire",
            "Popular education association",
            _OPINION,
        ),
        kind="popular-education",
        territory=_REGION,
    ),
)

# « Les rôles respectifs [...] mériteraient d'être clarifiés »: the same public, the
# same service and the same subject, and no record that coordinates them.
_SUPPORT_OF_PROFESSIONALS: Final = (
    Action(
        "appui-centraider",
        **titled(
            "Soutien aux acteurs et professionnels de la coopération internationale",
            "Support to actors and professionals of international cooperation",
            _OPINION,
        ),
        kind="service",
        parties=("centraider",),
        scope=Scope(
            themes=(_COOPERATION,),
            places=(_REGION,),
            audiences=("cooperation-professionals", "local-actors"),
            functions=("support",),
        ),
        status="active",
    ),
    *(
        Action(
            f"appui-{network}",
            **example_title(
                "Accompagnement des professionnels, notamment dans le cadre scolaire",
                "Support to professionals, in schools above all",
                _OPINION,
            ),
            kind="service",
            parties=(network,),
            scope=Scope(
                themes=(_COOPERATION, "school-exchanges"),
                places=(_REGION,),
                audiences=("cooperation-professionals",),
                functions=("support",),
            ),
            status="active",
        )
        for network in ("reseau-education", "reseau-solidarite")
    ),
)

# « un travail considérable [...] sans que cette fonction, indispensable, ne soit
# valorisée »
_WORK_FOR_THE_YOUNG: Final = tuple(
    Action(
        f"jeunes-{association}",
        **example_title(
            "Information, orientation et accompagnement de projets de jeunes à "
            "l'international",
            "Information, guidance and support of young people's projects abroad",
            _OPINION,
        ),
        kind="service",
        parties=(association,),
        scope=Scope(
            themes=("youth-mobility",),
            places=(_REGION,),
            audiences=("youth",),
            functions=("information", "guidance", "support"),
        ),
        status="active",
        recognised="no",
    )
    for association in (
        "asso-education-populaire",
        "asso-projets-jeunes",
        "asso-jeunes-en-route",
    )
)

_EVENTS: Final = (
    Action(
        "rencontres-regionales",
        **titled(
            "Rencontres régionales de la coopération internationale",
            "Regional meetings of international cooperation",
            _OPINION,
        ),
        kind="meeting",
        parties=("organisateurs-rencontres",),
        scope=Scope(
            themes=(_COOPERATION,),
            places=(_REGION,),
            audiences=("cooperation-professionals",),
            functions=("meeting-organisation",),
        ),
        status="active",
        description="Organisées chaque année.",
    ),
    Action(
        "rencontres-regionales-2012",
        **titled(
            "Rencontres régionales, édition 2012",
            "Regional meetings, 2012 edition",
            _OPINION,
        ),
        kind="meeting",
        parent="rencontres-regionales",
        parties=("organisateurs-rencontres",),
        scope=Scope(
            themes=(_COOPERATION,),
            places=(_REGION,),
            audiences=("cooperation-professionals", "youth"),
            functions=("meeting-organisation",),
        ),
        period="2012",
        status="completed",
        description="Une plus grande implication des jeunes y a été initiée.",
    ),
    Action(
        "cit-lycees",
        **titled("Démarche CiT lycées", "CiT scheme of the schools", _OPINION),
        kind="school-scheme",
        parties=("lycees-cit",),
        # What is done there, the text does not say.
        scope=Scope(places=(_REGION,), audiences=("upper-secondary-pupils",)),
        status="active",
        description="Actions de moyen et long terme menées sur l'année.",
    ),
    Action(
        "avis",
        **titled(
            "Avis du CESER sur la coopération internationale",
            "Opinion of the CESER on international cooperation",
            _OPINION,
        ),
        kind="consultation",
        parties=("ceser", "groupe-associations"),
        scope=Scope(
            themes=(_COOPERATION,),
            places=(_REGION,),
            audiences=("decision-makers",),
            functions=("opinion",),
        ),
        status="active",
        description="Le caractère désintéressé des actions est non négociable, la "
        "réciprocité reste un objectif premier, et le retour sur investissement "
        "s'apprécie à travers des aspects immatériels.",
    ),
)

_NEEDS: Final = (
    Need(
        "jeunes",
        **titled(
            "Information, orientation et accompagnement des jeunes",
            "Information, guidance and support of the young",
            _OPINION,
        ),
        territory=_REGION,
        scope=Scope(
            audiences=("youth",), functions=("information", "guidance", "support")
        ),
    ),
    Need(
        "organisation-jeunes",
        **titled(
            "Organisation de cette fonction en faveur des jeunes",
            "Organisation of this service to the young",
            _OPINION,
        ),
        territory=_REGION,
        scope=Scope(audiences=("youth",), functions=("coordination",)),
        description="Les vides à combler, c'est-à-dire l'organisation de "
        "l'information, de l'orientation et de l'accompagnement des jeunes.",
    ),
    Need(
        "rencontres-ouvertes",
        **titled(
            "Rencontres ouvertes au grand public et aux jeunes",
            "Meetings open to the public and the young",
            _OPINION,
        ),
        territory=_REGION,
        scope=Scope(
            audiences=("general-public", "youth"),
            functions=("meeting-organisation",),
        ),
        description="Un moment ouvert au grand public, jeunes notamment, et non aux "
        "seuls professionnels de ce secteur.",
    ),
    Need(
        "valorisation-cit",
        **titled(
            "Valorisation des actions de la démarche CiT lycées",
            "Promotion of what the schools do",
            _OPINION,
        ),
        territory=_REGION,
        scope=Scope(audiences=("upper-secondary-pupils",), functions=("promotion",)),
        description="Ces rencontres pourraient constituer des temps de valorisation.",
    ),
    Need(
        "clarification-roles",
        **titled(
            "Clarification des rôles de l'agence et des réseaux",
            "Clear roles of the agency and the networks",
            _OPINION,
        ),
        territory=_REGION,
        scope=Scope(
            themes=(_COOPERATION,),
            audiences=("cooperation-professionals",),
            functions=("coordination",),
        ),
        description="Les rôles respectifs de l'agence régionale et des réseaux "
        "mériteraient d'être clarifiés dans une logique de complémentarité.",
    ),
)


def centraider() -> Registry:
    """Give the world of a French region, its agency and its youth associations.

    After the opinion of the associations' group of the regional economic, social
    and environmental council: who supports whom, whose roles overlap, what is done
    for the young without being recognised, and whom the yearly meetings leave out.

    Returns
    -------
    Registry
        Networks and associations are examples, because the text names none and
        says "several"; what they do is stated by the text. A single actor that the
        text mentions without its name is "(non nommé)", in English "(not named)".

    Notes
    -----
    The opinion has no date. The latest day that it mentions is the end of 2012.

    Examples
    --------
    >>> registry = centraider()
    >>> for id, action in registry.actions.items():
    ...     if action.recognised == "no":
    ...         print(id)
    jeunes-asso-education-populaire
    jeunes-asso-jeunes-en-route
    jeunes-asso-projets-jeunes
    """
    return Registry.of(
        territories=_TERRITORIES,
        actors=_ACTORS,
        actions=(*_SUPPORT_OF_PROFESSIONALS, *_WORK_FOR_THE_YOUNG, *_EVENTS),
        needs=_NEEDS,
        terms=_TERMS,
        title="Centraider et les réseaux associatifs",
    )
