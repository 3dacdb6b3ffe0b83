"""Kinds of exchanges: what one party gives to another.

Each is material or immaterial through its broader term. Reciprocity is asked for
each kind, for what comes back is most often not what was given.
"""

from typing import Final

from partnerlib.model import Vocabulary
from partnerlib.vocabularies._terms import branch, term

EXCHANGE_KINDS: Final = Vocabulary(
    "exchange-kinds",
    "Kinds of exchanges",
    "Types d’échanges",
    (
        *branch(
            term("material", "Material", "Matériel", "matérielle; tangible"),
            branch(
                term(
                    "money",
                    "Money",
                    "Argent",
                    "financement; funding; finance; fonds; financial; financier; cash",
                ),
                term("grant", "Grant", "Subvention", "don financier; donation; grants"),
                term("loan", "Loan", "Prêt", "prêt d'honneur; crédit; loans"),
            ),
            term(
                "equipment",
                "Equipment",
                "Équipement",
                "équipements; don de matériel; fourniture; supplies; ordinateurs",
            ),
            term(
                "goods",
                "Goods",
                "Biens",
                "food; vivres; marchandises; médicaments; livres; "
                "biens de consommation",
            ),
            term(
                "works",
                "Building work",
                "Travaux",
                "construction; infrastructure; chantier; bâtiment",
            ),
            term(
                "premises",
                "Premises",
                "Locaux",
                "terrain; land; mise à disposition de locaux",
            ),
        ),
        *branch(
            term("immaterial", "Immaterial", "Immatériel", "immatérielle; intangible"),
            branch(
                term(
                    "know-how",
                    "Know-how",
                    "Savoir-faire",
                    "savoir; savoirs; knowledge; connaissances; compétences; skills; "
                    "transmission de savoirs",
                ),
                term(
                    "technical-assistance",
                    "Technical assistance",
                    "Assistance technique",
                    "appui technique; technical support; expertise; conseil; advice",
                ),
                term("training", "Training", "Formation", "formations"),
                # What a party takes home from the practices and culture of the other.
                term(
                    "practices",
                    "Practices",
                    "Pratiques",
                    "échange de pratiques; bonnes pratiques; good practices; "
                    "exchange of practices; apprentissage; learning",
                ),
                term("information", "Information", "Information", "données; data"),
            ),
            branch(
                term(
                    "mobility",
                    "Mobility of people",
                    "Mobilité des personnes",
                    "mobilité; people; personnes; personnel; stagiaires; volontaires; "
                    "échange de jeunes",
                ),
                term(
                    "visit",
                    "Visit",
                    "Visite",
                    "délégation; visites; mission; visits",
                ),
                term("hospitality", "Hospitality", "Accueil", "hosting; hébergement"),
            ),
            term(
                "volunteer-time",
                "Volunteer time",
                "Temps bénévole",
                "bénévolat; volunteering; time; temps; staff time",
            ),
            term(
                "culture",
                "Culture",
                "Culture",
                "culturel; échange culturel; échanges culturels; cultural exchange; "
                "arts",
            ),
            branch(
                term(
                    "dialogue",
                    "Dialogue",
                    "Dialogue",
                    "dialogues; débat; dialogue interculturel; intercultural dialogue",
                ),
                term(
                    "encounter",
                    "Encounter",
                    "Rencontre",
                    "rencontres; meeting; meetings; réunion",
                ),
            ),
            term(
                "friendship",
                "Friendship and solidarity",
                "Amitié et solidarité",
                "amitié; solidarité; solidarity; lien social",
            ),
            term(
                "recognition",
                "Recognition and visibility",
                "Reconnaissance et visibilité",
                "visibilité; visibility; reconnaissance; image; rayonnement; "
                "parrainage",
            ),
            term(
                "contacts",
                "Contacts and networks",
                "Contacts et réseaux",
                "réseau; réseaux; network; mise en relation; introductions",
            ),
            term(
                "political-support",
                "Political support",
                "Soutien politique",
                "plaidoyer; advocacy; soutien institutionnel; institutional support",
            ),
        ),
        term("unknown", "Unknown", "Inconnu", "inconnue; not known; non précisé"),
        term("other", "Other", "Autre", "autres; others"),
    ),
)
