"""Kinds of actions: what is done, under an agreement or without."""

from typing import Final

from partnerlib.model import Vocabulary
from partnerlib.vocabularies._terms import branch, term

ACTION_KINDS: Final = Vocabulary(
    "action-kinds",
    "Kinds of actions",
    "Types d’actions",
    (
        term("project", "Project", "Projet", "projects; projets"),
        term("programme", "Programme", "Programme", "program; programmes"),
        *branch(
            term(
                "scheme",
                "Scheme",
                "Dispositif",
                "dispositifs; device; framework scheme; mécanisme; démarche",
            ),
            term(
                "mobility-scheme",
                "Mobility scheme",
                "Dispositif de mobilité",
                "dispositif de mobilité internationale; mobility programme; "
                "programme de mobilité",
            ),
            term(
                "fund",
                "Fund or loan scheme",
                "Fonds ou prêts d'honneur",
                "fonds; prêts d'honneur; prêt d'honneur; honour loans; loan scheme; "
                "fonds de soutien",
            ),
            term(
                "call-for-projects",
                "Call for projects",
                "Appel à projets",
                "call for proposals; AAP; appels à projets; appel à propositions",
            ),
            term(
                "school-scheme",
                "Scheme with schools",
                "Démarche avec des établissements scolaires",
                "démarche scolaire; projet scolaire; projet lycéen; school project",
            ),
        ),
        *branch(
            term(
                "work-site",
                "Work-site",
                "Chantier",
                "worksite; chantiers; work camp; workcamp",
            ),
            term(
                "reciprocal-work-site",
                "Reciprocal work-site",
                "Chantier réciproque",
                "chantiers réciproques; chantier humanitaire réciproque; "
                "chantiers humanitaires réciproques; reciprocal humanitarian work-site",
            ),
            term(
                "youth-work-site",
                "Youth work-site",
                "Chantier de jeunes",
                "chantiers de jeunes; chantier de solidarité; chantier jeunes; "
                "youth work camp",
            ),
            term(
                "integration-work-site",
                "Work integration site",
                "Chantier d'insertion",
                "chantiers d'insertion",
            ),
        ),
        *branch(
            term(
                "event",
                "Event",
                "Événement",
                "events; événements; manifestation; rencontre publique",
            ),
            term(
                "forum",
                "Forum",
                "Forum",
                "forum de la solidarité internationale; fair; salon",
            ),
            term(
                "meeting",
                "Meeting or gathering",
                "Rencontre ou réunion",
                "rencontre; rencontres; réunion; réunions; assises; "
                "rencontres régionales; gathering; regional meeting",
            ),
            term(
                "themed-week",
                "Themed week",
                "Semaine thématique",
                "semaine de la solidarité internationale; festival des solidarités; "
                "semaine; week",
            ),
            term(
                "conference",
                "Conference",
                "Conférence",
                "colloque; séminaire; seminar; symposium; table ronde; congrès",
            ),
            term("festival", "Festival", "Festival", "concert; spectacle; fête"),
            term(
                "competition",
                "Competition or prize",
                "Concours ou prix",
                "concours; prix; trophée; award",
            ),
        ),
        term(
            "consultation",
            "Consultation",
            "Concertation",
            "workshop; atelier; world café; ateliers; concertation publique; "
            "participatory workshop",
        ),
        term(
            "training",
            "Training",
            "Formation",
            "formations; training course; stage de formation; training session",
        ),
        *branch(
            term("exhibition", "Exhibition", "Exposition", "expositions; expo"),
            term(
                "travelling-exhibition",
                "Travelling exhibition",
                "Exposition itinérante",
                "expositions itinérantes; touring exhibition",
            ),
        ),
        term(
            "audiovisual",
            "Film or audiovisual project",
            "Film ou projet audiovisuel",
            "film; films; audiovisual project; projet audiovisuel; "
            "projets audiovisuels; documentary; documentaire; vidéo; podcast",
        ),
        term(
            "campaign",
            "Campaign",
            "Campagne",
            "campagnes; awareness campaign; campagne de sensibilisation; advocacy; "
            "plaidoyer",
        ),
        *branch(
            term(
                "publication",
                "Publication",
                "Publication",
                "publications; guide; brochure; report; rapport",
            ),
            term(
                "newsletter",
                "Newsletter",
                "Lettre d'information",
                "infolettre; bulletin",
            ),
            term(
                "website",
                "Website",
                "Site internet",
                "site web; web site; site; online platform; plateforme en ligne; "
                "espace dématérialisé",
            ),
        ),
        # A running function, with no end planned: an office that informs, a desk.
        *branch(
            term(
                "service",
                "Running service",
                "Service permanent",
                "permanence; helpdesk; guichet; information desk; point d'information",
            ),
            term(
                "resource-centre",
                "Resource centre",
                "Centre de ressources",
                "centre ressources; resource center",
            ),
            term(
                "meeting-place",
                "Meeting place",
                "Lieu de rencontre",
                "maison de l'action internationale; espace de rencontre",
            ),
            term(
                "platform",
                "Platform",
                "Plateforme",
                "plate-forme; plateforme de coopération; cooperation platform; "
                "plateformes",
            ),
            term(
                "skills-bank",
                "Skills bank",
                "Banque de compétences",
                "bourse de compétences; skills exchange; skills pool",
            ),
        ),
        *branch(
            term(
                "exchange",
                "Exchange",
                "Échange",
                "exchanges; échanges; exchange programme",
            ),
            term(
                "school-exchange",
                "School exchange",
                "Échange scolaire",
                "échanges scolaires; correspondance scolaire; student exchange",
            ),
            term(
                "visit",
                "Visit or delegation",
                "Visite ou délégation",
                "visite; délégation; mission; study visit; voyage d'étude; "
                "field visit; accueil de délégation",
            ),
            term(
                "volunteering",
                "Volunteering placement",
                "Mission de volontariat",
                "volontariat; service civique; VSI; civic service",
            ),
            term("internship", "Internship", "Stage", "stages; placement; internships"),
        ),
        term(
            "technical-assistance",
            "Technical assistance",
            "Assistance technique",
            "appui technique; technical support; mission d'expertise; expert mission",
        ),
        term(
            "infrastructure",
            "Infrastructure or building",
            "Infrastructure ou construction",
            "construction; équipement collectif; building; aménagement; réhabilitation",
        ),
        term(
            "supply",
            "Supply of equipment or goods",
            "Fourniture de matériel ou de biens",
            "équipement; equipment; fourniture; don de matériel; donation; "
            "distribution",
        ),
        term(
            "study",
            "Study",
            "Étude",
            "diagnostic; research; recherche; études; needs assessment; evaluation; "
            "feasibility study; étude de faisabilité",
        ),
        term(
            "humanitarian-response",
            "Humanitarian response",
            "Réponse humanitaire",
            "emergency response; aide d'urgence; urgence; humanitarian aid; "
            "aide humanitaire; action humanitaire; emergency",
        ),
        term("unknown", "Unknown", "Inconnu", "inconnue; not known; non précisé"),
        term("other", "Other", "Autre", "autres; others"),
    ),
)
