"""Audiences: for whom something is done.

An effort for a narrower audience covers a need of the broader one. Nothing stands
under the general public, the inhabitants or civil society, though each contains
nearly everybody: a meeting for professionals must not count as one open to all, nor
a service to the young as one to the whole public. A record that serves two audiences
names both.
"""

from typing import Final

from partnerlib.model import Vocabulary
from partnerlib.vocabularies._terms import branch, term

AUDIENCES: Final = Vocabulary(
    "audiences",
    "Audiences",
    "Publics",
    (
        term(
            "general-public",
            "General public",
            "Grand public",
            "public; tout public; everyone; tous publics; all",
        ),
        term(
            "inhabitants",
            "Inhabitants",
            "Habitants",
            "residents; citizens; citoyens; population; habitants du territoire; "
            "population locale; local population; Essonniens; host community; "
            "communauté hôte",
        ),
        term(
            "partner-population",
            "Inhabitants of the partner territory",
            "Habitants du territoire partenaire",
            "habitants des pays concernés; populations sur place; "
            "populations aidées; populations du Sud; bénéficiaires",
        ),
        *branch(
            term(
                "youth",
                "Young people",
                "Jeunes",
                "jeunesse; young; the young; jeunes gens; 15-25 ans",
            ),
            branch(
                term(
                    "pupils",
                    "Pupils",
                    "Élèves",
                    "scolaires; school pupils; schoolchildren; écoliers; élève",
                ),
                term(
                    "lower-secondary-pupils",
                    "Lower secondary pupils",
                    "Collégiens",
                    "collégien; élèves de collège",
                ),
                term(
                    "upper-secondary-pupils",
                    "Upper secondary pupils",
                    "Lycéens",
                    "lycéen; high school students; élèves de lycée",
                ),
            ),
            term("students", "Students", "Étudiants", "étudiant; student; étudiantes"),
            term("apprentices", "Apprentices", "Apprentis", "apprenti; apprentice"),
            term(
                "youth-in-integration",
                "Young people seeking work",
                "Jeunes en insertion",
                "jeunes en insertion professionnelle; NEET; "
                "jeunes demandeurs d'emploi; jeunes français en insertion; "
                "young people in integration; young jobseekers",
            ),
        ),
        *branch(
            term(
                "children",
                "Children",
                "Enfants",
                "enfant; child; boys and girls",
            ),
            term("girls", "Girls", "Filles", "fille; girl"),
            term("boys", "Boys", "Garçons", "garçon; boy"),
        ),
        term("women", "Women", "Femmes", "femme; woman"),
        term("men", "Men", "Hommes", "homme; man"),
        term(
            "older-people",
            "Older people",
            "Personnes âgées",
            "seniors; elderly; aînés; retraités",
        ),
        *branch(
            term(
                "professionals",
                "Professionals",
                "Professionnels",
                "professionnel; professional; praticiens; practitioners",
            ),
            term(
                "cooperation-professionals",
                "Professionals of international cooperation",
                "Professionnels de la coopération internationale",
                "acteurs de la coopération internationale; "
                "professionnels de la coopération; cooperation actors; "
                "acteurs de l'action internationale",
            ),
            term(
                "teachers",
                "Teachers and educators",
                "Enseignants et éducateurs",
                "enseignants; éducateurs; animateurs jeunesse; youth workers",
            ),
            term(
                "health-workers",
                "Health workers",
                "Personnels de santé",
                "soignants; health professionals; professionnels de santé",
            ),
            term(
                "farmers",
                "Farmers",
                "Agriculteurs",
                "agriculteur; farmer; paysans; éleveurs; maraîchers; producteurs",
            ),
            term(
                "fishers",
                "Fishers and fish farmers",
                "Pêcheurs et pisciculteurs",
                "pêcheurs; pisciculteurs; fishermen",
            ),
            term(
                "business-advisers",
                "Business advisers",
                "Conseillers en création d'entreprise",
                "conseillers; advisers; conseillers en entrepreneuriat",
            ),
            term(
                "staff",
                "Staff of authorities and associations",
                "Agents et salariés",
                "agents territoriaux; salariés; fonctionnaires; agents; "
                "chargés de mission",
            ),
        ),
        *branch(
            term(
                "local-actors",
                "Local actors",
                "Acteurs locaux",
                "acteurs du territoire; acteur local; acteurs essonniens; "
                "local stakeholders",
            ),
            term(
                "project-holders",
                "Project holders",
                "Porteurs de projets",
                "porteurs de projet; porteurs de projets locaux; project leaders; "
                "porteur de projet",
            ),
            term(
                "associations", "Associations", "Associations", "association; NGOs; ONG"
            ),
            term(
                "local-authorities",
                "Local authorities",
                "Collectivités territoriales",
                "communes; collectivités; municipalities; collectivités locales; "
                "local governments",
            ),
            term(
                "schools",
                "Schools",
                "Établissements scolaires",
                "écoles; collèges; lycées; lycées agricoles; collèges et lycées",
            ),
            term(
                "universities",
                "Universities and graduate schools",
                "Universités et grandes écoles",
                "universités; grandes écoles; pôles d'excellence",
            ),
            term(
                "businesses",
                "Businesses",
                "Entreprises",
                "entreprise; companies; tissu économique; PME; SMEs",
            ),
            term(
                "contracting-authorities",
                "Contracting authorities",
                "Maîtres d'ouvrage",
                "maître d'ouvrage; maîtrise d'ouvrage",
            ),
        ),
        *branch(
            term(
                "decision-makers",
                "Politicians and decision makers",
                "Politiques et décideurs",
                "politiques; décideurs; politicians; responsables politiques",
            ),
            term(
                "elected-officials",
                "Elected officials",
                "Élus",
                "élu; élus locaux; elected representatives; élues; councillors",
            ),
        ),
        term(
            "civil-society",
            "Civil society",
            "Société civile",
            "organisations de la société civile; CSOs; OSC",
        ),
        *branch(
            term("volunteers", "Volunteers", "Bénévoles", "bénévole; volontaires"),
            term(
                "association-leaders",
                "Leaders of associations",
                "Dirigeants associatifs",
                "dirigeants; dirigeants bénévoles; dirigeants d'associations; "
                "responsables associatifs",
            ),
        ),
        term(
            "foreign-partners",
            "Foreign partners",
            "Partenaires étrangers",
            "partenaires locaux; partenaires du Sud; partners abroad; partenaires",
        ),
        term(
            "entrepreneurs", "Entrepreneurs", "Entrepreneurs", "créateurs d'entreprise"
        ),
        term(
            "migrants",
            "Migrants",
            "Migrants",
            "migrant; immigrés; personnes migrantes; people on the move",
        ),
        term("diasporas", "Diasporas", "Diasporas", "diaspora"),
        *branch(
            term(
                "displaced-people",
                "Displaced people",
                "Personnes déplacées",
                "déplacés; displaced; displaced persons",
            ),
            term(
                "refugees",
                "Refugees",
                "Réfugiés",
                "réfugié; refugee; asylum seekers; demandeurs d'asile; REF",
            ),
            branch(
                term(
                    "idps",
                    "Internally displaced people",
                    "Déplacés internes",
                    "IDP; PDI; internally displaced persons; "
                    "personnes déplacées internes",
                ),
                term(
                    "idps-in-camps",
                    "Displaced people in camps",
                    "Déplacés en camp",
                    "in-camp IDPs; déplacés dans les camps",
                ),
                term(
                    "idps-out-of-camps",
                    "Displaced people out of camps",
                    "Déplacés hors camp",
                    "out-of-camp IDPs",
                ),
            ),
            term(
                "returnees",
                "Returnees",
                "Retournés",
                "returnee; rapatriés; RET; retournés et rapatriés",
            ),
        ),
        *branch(
            term(
                "vulnerable-people",
                "Vulnerable people",
                "Personnes vulnérables",
                "vulnérables; vulnerable groups; publics vulnérables; publics fragiles",
            ),
            term(
                "poorest",
                "People in poverty",
                "Personnes démunies",
                "poor; pauvres; les plus pauvres; personnes en précarité",
            ),
            term(
                "people-with-disabilities",
                "People with disabilities",
                "Personnes en situation de handicap",
                "handicapés; personnes handicapées; PWD; persons with disabilities",
            ),
            term(
                "jobseekers",
                "Jobseekers",
                "Demandeurs d'emploi",
                "chômeurs; unemployed; personnes en insertion; job seekers",
            ),
        ),
    ),
)
