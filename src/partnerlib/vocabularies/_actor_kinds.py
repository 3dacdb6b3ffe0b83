"""Kinds of actors: what an actor is, whatever it does in a cooperation.

Everything narrower than ``authority`` governs a territory, and nothing else is: the
authority of a territory is the one actor of such a kind that is seated there. Hence
a ministry, a prefecture or the international service of a council are public bodies
and no authorities; or a capital would have a dozen.
"""

from typing import Final

from partnerlib.model import Vocabulary
from partnerlib.vocabularies._actor_kinds_public import AUTHORITIES, PUBLIC_BODIES
from partnerlib.vocabularies._actor_kinds_society import (
    CIVIL_SOCIETY,
    NETWORKS,
    SOCIAL_ECONOMY,
)
from partnerlib.vocabularies._terms import branch, term

_EDUCATION: Final = branch(
    term(
        "academic",
        "Education, training or research institution",
        "Établissement d'enseignement, de formation ou de recherche",
        "academic, training and research; academic / research; academia; "
        "universitaire, formation et recherche; monde académique",
        "iati-organisation-type:80; ocha-organisation-type:431",
    ),
    branch(
        term(
            "school",
            "School",
            "Établissement scolaire",
            "école; schools; établissements scolaires",
        ),
        term("primary-school", "Primary school", "École primaire", "école élémentaire"),
        term(
            "lower-secondary-school",
            "Lower secondary school",
            "Collège",
            "collèges; middle school",
        ),
        branch(
            term(
                "upper-secondary-school",
                "Upper secondary school",
                "Lycée",
                "lycées; high school",
            ),
            term(
                "agricultural-school",
                "Agricultural secondary school",
                "Lycée agricole",
                "lycées agricoles; MFR",
            ),
            term(
                "vocational-school",
                "Vocational school",
                "Lycée professionnel",
                "lycées professionnels",
            ),
        ),
    ),
    branch(
        term(
            "higher-education",
            "Higher education institution",
            "Établissement d'enseignement supérieur",
            "enseignement supérieur",
        ),
        term("university", "University", "Université", "universités; universities"),
        term(
            "grande-ecole",
            "Specialised graduate school",
            "Grande école",
            "grandes écoles; graduate school; engineering school; école d'ingénieurs",
        ),
    ),
    term(
        "training-centre",
        "Training centre",
        "Centre de formation",
        "organisme de formation; CFA; training center",
    ),
    term(
        "research-institution",
        "Research institution",
        "Organisme de recherche",
        "research centre; centre de recherche; laboratoire; laboratory",
    ),
    term(
        "excellence-cluster",
        "Cluster of excellence",
        "Pôle d'excellence",
        "pôles d'excellence; pôle de compétitivité; competitiveness cluster",
    ),
)

_PRIVATE: Final = branch(
    term(
        "company",
        "Company",
        "Entreprise",
        "private sector; secteur privé; business; firm; entreprises; société; PME; SME",
        "iati-organisation-type:70; ocha-organisation-type:444",
    ),
    term(
        "bank",
        "Bank or financial institution",
        "Banque ou institution financière",
        "banque; financial institution; institution financière; public bank; "
        "banque publique; établissement financier",
    ),
    term(
        "consultancy",
        "Consultancy",
        "Bureau d'études ou de conseil",
        "consultant; consulting firm; cabinet de conseil; bureau d'études; cabinet",
    ),
    term(
        "chamber",
        "Chamber or business association",
        "Chambre consulaire ou organisation patronale",
        "chamber of commerce; chambre de commerce; CCI; chambre d'agriculture; "
        "chambre de métiers; chambre consulaire; business association",
    ),
)

ACTOR_KINDS: Final = Vocabulary(
    "actor-kinds",
    "Kinds of actors",
    "Types d’acteurs",
    (
        *AUTHORITIES,
        *PUBLIC_BODIES,
        *branch(
            term(
                "international-organisation",
                "International organisation",
                "Organisation internationale",
                "multilateral; international organization; IO; OI; "
                "organisation multilatérale; intergovernmental organisation",
                "iati-organisation-type:40; ocha-organisation-type:438",
            ),
            term(
                "un-agency",
                "United Nations agency",
                "Agence des Nations unies",
                "UN; ONU; United Nations; Nations unies; agence de l'ONU",
                "ocha-organisation-type:447",
            ),
            term(
                "european-institution",
                "European institution",
                "Institution européenne",
                "EU institution; European Commission; Commission européenne",
            ),
        ),
        *CIVIL_SOCIETY,
        *NETWORKS,
        term(
            "resource-centre",
            "Resource centre",
            "Centre de ressources",
            "resource center; centre ressources; maison du monde; "
            "maison de l'international; maison de l'action internationale",
        ),
        *SOCIAL_ECONOMY,
        *_EDUCATION,
        *_PRIVATE,
        *branch(
            term(
                "health-institution",
                "Health institution",
                "Établissement de santé",
                "structure de santé; health facility",
            ),
            term("hospital", "Hospital", "Hôpital", "centre hospitalier; CHU"),
            term(
                "health-centre",
                "Health centre",
                "Centre de santé",
                "dispensary; dispensaire; health center; poste de santé",
            ),
        ),
        *branch(
            term(
                "cultural-institution",
                "Cultural institution",
                "Établissement culturel",
                "musée; museum; théâtre; conservatoire; centre culturel",
            ),
            term(
                "library",
                "Library",
                "Bibliothèque ou médiathèque",
                "bibliothèque; médiathèque",
            ),
        ),
        term(
            "media",
            "Media",
            "Média",
            "médias; press; presse; presse privée; radio; journal; newspaper; "
            "television",
            "ocha-organisation-type:439",
        ),
        # Never a named person: who bears an office is no business of a registry.
        *branch(
            term(
                "person-group",
                "Group of persons",
                "Groupe de personnes",
                "collectif de citoyens; group of people; groupe informel",
            ),
            term("diaspora", "Diaspora", "Diaspora", "diasporas; communauté émigrée"),
            term(
                "volunteer-group",
                "Group of volunteers",
                "Groupe de bénévoles",
                "bénévoles; volunteers",
            ),
            term("expert", "Expert", "Expert", "experts; expertise; pool d'experts"),
            term(
                "office",
                "Elected or appointed office",
                "Fonction élective ou mandat",
                "élu; élus; elected official; vice-présidence; délégation d'élu",
            ),
        ),
        term("unknown", "Unknown", "Inconnu", "inconnue; not known; non précisé"),
        term(
            "other",
            "Other",
            "Autre",
            "autres; autre type; others",
            "iati-organisation-type:90; ocha-organisation-type:443",
        ),
    ),
)
