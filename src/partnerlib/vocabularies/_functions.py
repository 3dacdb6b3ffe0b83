"""Functions: what one actor does for others, whatever the theme.

``rrma`` names the five missions of the French regional multi-actor networks.
An effort in a narrower function covers a need for the broader one: legal support is
support, while information is none. Information, guidance and support, which the
young were found to lack, are therefore three terms side by side.
"""

from typing import Final

from partnerlib.model import Vocabulary
from partnerlib.vocabularies._functions_support import SUPPORT
from partnerlib.vocabularies._terms import branch, term

_STRENGTHEN: Final = (
    *branch(
        term(
            "capacity-building",
            "Capacity building",
            "Renforcement des capacités",
            "capacity development; montée en compétence; montée en compétences; "
            "renforcement de capacités",
        ),
        term("training", "Training", "Formation", "formations; former; trainings"),
        term(
            "technical-assistance",
            "Technical assistance",
            "Assistance technique",
            "coopération technique; technical cooperation",
        ),
        term(
            "knowledge-transfer",
            "Transfer of knowledge",
            "Transmission des savoirs",
            "transfert de savoir-faire; transmission de savoirs; "
            "transfert de connaissances; échange de savoirs",
        ),
        term(
            "expertise",
            "Expertise",
            "Expertise",
            "expert advice; conseil; advice; advisory; consulting; expertise métier",
        ),
    ),
    term(
        "selection",
        "Selection of projects or people",
        "Sélection de projets ou de personnes",
        "sélection des entrepreneurs; instruction de dossiers",
    ),
)

_CONNECT: Final = (
    *branch(
        term(
            "networking",
            "Networking",
            "Mise en réseau",
            "réseautage; mise en réseau des acteurs; network building",
        ),
        term(
            "experience-sharing",
            "Sharing of experience",
            "Partage d'expériences",
            "échange d'expériences; partage de connaissances; knowledge sharing; "
            "échange de pratiques; exchange of practices; partage; "
            "partage des expériences",
        ),
        term(
            "pooling",
            "Pooling",
            "Mutualisation",
            "mutualisation des moyens; mutualisation des compétences; shared means",
        ),
        term(
            "intermediation",
            "Intermediation",
            "Intermédiation",
            "mise en relation; matchmaking; mise en contact; brokering; "
            "recherche de partenaires; partner search",
            "rrma:intermediation",
        ),
        term(
            "skills-exchange",
            "Exchange of skills",
            "Bourse de compétences",
            "banque de compétences; échange de compétences; skills bank",
        ),
        term(
            "meeting-organisation",
            "Organisation of meetings",
            "Organisation de rencontres",
            "rencontres; meetings; organisation de réunions; lieu de rencontre",
        ),
    ),
    *branch(
        term(
            "coordination",
            "Coordination",
            "Coordination",
            "coordonner; coordination des acteurs; synergies",
            "rrma:coordination",
        ),
        term(
            "territorial-animation",
            "Local stakeholder engagement",
            "Animation territoriale",
            "animation; animation du territoire; animation de réseau",
            "rrma:animation-territoriale",
        ),
        term(
            "mobilisation",
            "Mobilisation of actors",
            "Mobilisation des acteurs",
            "mobilization; mobilisation des ressources; "
            "mobiliser les ressources du territoire; mobilisation des diasporas",
        ),
    ),
    *branch(
        term(
            "consultation",
            "Consultation",
            "Concertation",
            "participation; dialogue; consultations",
        ),
        term(
            "facilitation",
            "Facilitation",
            "Facilitation",
            "animation de réunions; approche participative; facilitation de dialogue",
        ),
        term(
            "mediation",
            "Mediation",
            "Médiation",
            "résolution de conflits; explicitation des divergences; "
            "conflict resolution",
        ),
    ),
    *branch(
        term(
            "advocacy",
            "Advocacy",
            "Plaidoyer",
            "lobbying; interpellation; plaidoyers",
        ),
        term(
            "opinion",
            "Formal opinion",
            "Avis",
            "vote d'un avis; avis consultatif",
        ),
    ),
)

_SHOW: Final = (
    *branch(
        term(
            "communication",
            "Communication",
            "Communication",
            "communiquer; publicity; communication institutionnelle",
        ),
        term(
            "promotion",
            "Promotion of actions",
            "Valorisation",
            "valorisation de projets; valorisation des projets; visibilité; "
            "visibility; valorisation des actions; valorisation d'actions; "
            "visibilité des acteurs",
        ),
        term(
            "media-relations",
            "Media relations",
            "Médiatisation",
            "relations presse; press relations; médias; presse; media coverage",
        ),
    ),
    *branch(
        term(
            "awareness-raising",
            "Awareness raising",
            "Sensibilisation",
            "sensibiliser; awareness; sensibilisation du public",
        ),
        term(
            "citizenship-education",
            "Citizenship education",
            "Éducation à la citoyenneté",
            "formation citoyenne; éducation; apprentissages à la citoyenneté; ECSI",
        ),
    ),
    term(
        "capitalisation",
        "Capitalisation of experience",
        "Capitalisation",
        "capitalization; capitalisation d'expériences; retour d'expérience; "
        "lessons learned",
    ),
    *branch(
        term(
            "monitoring-evaluation",
            "Monitoring and evaluation",
            "Suivi et évaluation",
            "suivi-évaluation; M&E",
        ),
        term("monitoring", "Monitoring", "Suivi", "suivi des actions; follow-up"),
        term(
            "evaluation",
            "Evaluation",
            "Évaluation",
            "évaluation des actions; évaluation de projets; impact assessment",
        ),
        term(
            "funding-control",
            "Control of funding",
            "Contrôle des financements",
            "contrôle de financements; contrôle; audit; financial control",
        ),
    ),
)

_ACT: Final = (
    *branch(
        term(
            "delivery",
            "Action on the ground",
            "Mise en œuvre d'actions sur le terrain",
            "implementation; mise en œuvre; mise en œuvre de projets; "
            "project implementation; service delivery; réalisation",
        ),
        term(
            "equipment-supply",
            "Supply of equipment",
            "Fourniture de matériel",
            "fourniture d'équipements; équipement; equipment; don de matériel; "
            "fourniture; supply",
        ),
        term(
            "construction",
            "Building work",
            "Construction et travaux",
            "travaux; chantier; infrastructures",
        ),
        term(
            "emergency-relief",
            "Emergency relief",
            "Secours d'urgence",
            "urgence; aide d'urgence; emergency; relief; humanitarian aid; "
            "aide humanitaire",
        ),
    ),
    *branch(
        term(
            "mobility-organisation",
            "Organisation of mobility",
            "Organisation de la mobilité",
            "mobilité; mobility; envoi de volontaires; envoi de jeunes; "
            "organisation de mobilités",
        ),
        term(
            "hosting",
            "Hosting",
            "Accueil",
            "accueil de délégations; accueil de stagiaires; hospitality; hébergement",
        ),
    ),
)

# To observe who does what is not yet to inform anybody.
_OBSERVE: Final = (
    term(
        "observation",
        "Observation",
        "Observation",
        "observatoire; observatory; recensement; mapping; cartographie; veille; "
        "état des lieux; baromètre",
        "rrma:observation",
    ),
)

FUNCTIONS: Final = Vocabulary(
    "functions",
    "Functions",
    "Fonctions",
    (*SUPPORT, *_OBSERVE, *_STRENGTHEN, *_CONNECT, *_SHOW, *_ACT),
)
