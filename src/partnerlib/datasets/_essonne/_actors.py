"""Who acts in the département and beside its partners, and who does not yet."""

from typing import Final

from partnerlib.datasets._essonne._sources import SYNTHESIS
from partnerlib.datasets._naming import example, named
from partnerlib.model import Actor

# What the text names.
_STATED: Final = (
    Actor(
        "conseil-departemental",
        **named(
            "Conseil départemental de l'Essonne",
            "Departmental council of Essonne",
            SYNTHESIS,
        ),
        kind="department-authority",
        territory="FR-91",
    ),
    Actor(
        "service-action-internationale",
        **named(
            "Service de l'action internationale du Département",
            "International service of the département",
            SYNTHESIS,
        ),
        kind="authority-service",
        territory="FR-91",
        aliases=("CRESI",),
    ),
    Actor(
        "maison-du-monde",
        **named("Maison du monde", "Maison du monde", SYNTHESIS),
        kind="resource-centre",
        territory="FR-91228",
    ),
    Actor(
        "acteurs-essonniens",
        **named(
            "Acteurs et partenaires essonniens de l'action internationale",
            "Actors and partners of international action in Essonne",
            SYNTHESIS,
        ),
        kind="person-group",
        territory="FR-91",
    ),
)

_COMMUNES: Final = tuple(
    Actor(
        f"mairie-{slug}",
        **example(fr, en),
        kind="municipal-authority",
        territory=f"commune-{slug}",
    )
    for slug, fr, en in (
        ("plateau", "Mairie du plateau", "Town hall of the plateau"),
        ("vallee", "Mairie de la vallée", "Town hall of the valley"),
        ("gare", "Mairie de la commune de la gare", "Town hall by the station"),
        ("lisiere", "Mairie de la lisière", "Town hall of the forest edge"),
        ("rurale", "Mairie de la commune rurale", "Rural town hall"),
    )
)

_PARTNER_AUTHORITIES: Final = tuple(
    Actor(
        f"autorite-{territory}",
        **example(fr, en),
        kind=kind,
        territory=territory,
    )
    for territory, kind, fr, en in (
        (
            "ville-sahel",
            "municipal-authority",
            "Municipalité du Sahel",
            "Municipality in the Sahel",
        ),
        (
            "ville-golfe",
            "municipal-authority",
            "Municipalité du golfe",
            "Municipality on the gulf",
        ),
        (
            "region-golfe",
            "region-authority",
            "Conseil régional du golfe",
            "Regional council of the gulf",
        ),
        (
            "region-caraibe",
            "region-authority",
            "Conseil régional de la Caraïbe",
            "Regional council in the Caribbean",
        ),
        (
            "ville-caraibe",
            "municipal-authority",
            "Municipalité de la Caraïbe",
            "Municipality in the Caribbean",
        ),
        (
            "province-afrique-centrale",
            "province-authority",
            "Conseil provincial d'Afrique centrale",
            "Provincial council in Central Africa",
        ),
        (
            "province-asie",
            "province-authority",
            "Conseil provincial d'Asie du Sud-Est",
            "Provincial council in South-East Asia",
        ),
    )
)

_ASSOCIATIONS: Final = (
    Actor(
        "asso-sources",
        **example("Association Sources", "Springs association"),
        kind="solidarity-association",
        territory="commune-plateau",
        themes=("water",),
    ),
    Actor(
        "asso-puits",
        **example("Association Puits et forages", "Wells association"),
        kind="solidarity-association",
        territory="commune-vallee",
        themes=("water",),
    ),
    Actor(
        "asso-ecoles",
        **example("Association Écoles amies", "Friendly schools association"),
        kind="solidarity-association",
        territory="commune-gare",
        themes=("education",),
    ),
    Actor(
        "asso-maitres",
        **example("Association Former les maîtres", "Teacher training association"),
        kind="solidarity-association",
        territory="commune-plateau",
        themes=("education",),
    ),
    Actor(
        "collectif-sante",
        **example("Collectif santé", "Health collective"),
        kind="associative-network",
        territory="commune-gare",
        themes=("health",),
    ),
    Actor(
        "asso-dispensaires",
        **example("Association Dispensaires", "Dispensaries association"),
        kind="solidarity-association",
        territory="commune-gare",
        member_of=("collectif-sante",),
        themes=("health",),
    ),
    Actor(
        "asso-soins",
        **example("Association Soins pour tous", "Care for all association"),
        kind="solidarity-association",
        territory="commune-gare",
        member_of=("collectif-sante",),
        themes=("health",),
    ),
    Actor(
        "asso-diaspora",
        **example("Association de la diaspora", "Diaspora association"),
        kind="diaspora-association",
        territory="commune-vallee",
        themes=("food-sovereignty",),
        languages=("fr",),
    ),
    Actor(
        "asso-energie",
        **example("Association Énergie partagée", "Shared energy association"),
        kind="solidarity-association",
        territory="commune-vallee",
        themes=("environment",),
    ),
    Actor(
        "asso-lecture",
        **example("Association Lire ensemble", "Reading together association"),
        kind="solidarity-association",
        territory="commune-gare",
        themes=("education",),
    ),
    Actor(
        "asso-metiers",
        **example("Association Métiers d'avenir", "Trades association"),
        kind="solidarity-association",
        territory="commune-vallee",
        themes=("economic-development",),
    ),
    Actor(
        "asso-numerique",
        **example("Association Liens numériques", "Digital ties association"),
        kind="solidarity-association",
        territory="commune-plateau",
        themes=("digital",),
    ),
)

_LOCAL_PARTNERS: Final = (
    Actor(
        "comite-eau",
        **example("Comité local de l'eau", "Local water committee"),
        kind="association",
        territory="ville-sahel",
    ),
    Actor(
        "groupement-maraicher",
        **example("Groupement maraîcher", "Market gardeners' group"),
        kind="cooperative",
        territory="ville-sahel",
        languages=("fr",),
    ),
    Actor(
        "inspection-ecoles",
        **example("Écoles de la ville du golfe", "Schools of the gulf town"),
        kind="school",
        territory="ville-golfe",
    ),
    Actor(
        "centre-sante",
        **example("Centre de santé", "Health centre"),
        kind="health-centre",
        territory="ville-caraibe",
    ),
)

# « Mobiliser les ressources du territoire » : the text names the kinds, no actor.
_NOT_YET_MOBILISED: Final = (
    Actor(
        "universite",
        **example("Université", "University", SYNTHESIS),
        kind="university",
        territory="FR-91",
        themes=("research",),
    ),
    Actor(
        "grande-ecole",
        **example("Grande école", "Graduate school", SYNTHESIS),
        kind="grande-ecole",
        territory="FR-91",
    ),
    Actor(
        "pole-excellence",
        **example("Pôle d'excellence", "Cluster of excellence", SYNTHESIS),
        kind="excellence-cluster",
        territory="FR-91",
        themes=("advanced-technologies",),
    ),
    Actor(
        "lycee-agricole",
        **example("Lycée agricole", "Agricultural secondary school", SYNTHESIS),
        kind="agricultural-school",
        territory="commune-rurale",
        themes=("agriculture",),
    ),
    Actor(
        "college",
        **example("Collège", "Lower secondary school", SYNTHESIS),
        kind="lower-secondary-school",
        territory="commune-lisiere",
    ),
    Actor(
        "entreprise",
        **example("Entreprise engagée", "Committed company", SYNTHESIS),
        kind="company",
        territory="commune-plateau",
        themes=("corporate-responsibility",),
    ),
    Actor(
        "diaspora",
        **example("Diaspora non organisée", "Diaspora without association", SYNTHESIS),
        kind="diaspora",
        territory="FR-91",
    ),
)

ACTORS: Final = (
    *_STATED,
    *_COMMUNES,
    *_PARTNER_AUTHORITIES,
    *_ASSOCIATIONS,
    *_LOCAL_PARTNERS,
    *_NOT_YET_MOBILISED,
)
