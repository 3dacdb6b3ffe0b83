"""Themes: the fields of action of the four founding texts, and of the field.

``sdg`` is the number of a Sustainable Development Goal, ``dac`` a sector or purpose
code of the OECD Development Assistance Committee, ``ocha`` the name and ``ocha-code``
the acronym of a humanitarian coordination group, ``hxl`` the attribute that stands
for the group in tables of needs.

An effort in a narrower theme covers a need in the broader one. Groups that the
humanitarian field counts apart are therefore never one under the other: nutrition
does not stand under health, nor agriculture under food security.
"""

from typing import Final

import attrs

from partnerlib.model import Concept, Vocabulary
from partnerlib.vocabularies._terms import branch, term
from partnerlib.vocabularies._themes_economy import ECONOMY
from partnerlib.vocabularies._themes_humanitarian import HUMANITARIAN
from partnerlib.vocabularies._themes_nature import ENVIRONMENT, FOOD, WATER
from partnerlib.vocabularies._themes_society import SOCIETY

_EDUCATION: Final = branch(
    term(
        "education",
        "Education",
        "Éducation",
        "enseignement; teaching; EDU; educación; éducation et formation",
        "sdg:4; dac:110; ocha:education; ocha-code:EDU; hxl:education",
    ),
    term(
        "schooling",
        "Schooling",
        "Scolarisation",
        "basic education; éducation de base; primary education; "
        "enseignement primaire; aide à la scolarisation; access to school",
        "dac:112",
    ),
    term(
        "reading", "Reading", "Lecture", "lecture publique; literacy; alphabétisation"
    ),
    term(
        "early-childhood",
        "Early childhood education",
        "Éducation de la petite enfance",
        "petite enfance; preschool; préscolaire",
        "dac:11240",
    ),
    term(
        "secondary-education",
        "Secondary education",
        "Enseignement secondaire",
        match="dac:113",
    ),
    term(
        "higher-education",
        "Higher education",
        "Enseignement supérieur",
        "post-secondary education; université; tertiary education",
        "dac:114",
    ),
    term(
        "teacher-training",
        "Teacher training",
        "Formation des enseignants",
        match="dac:11130",
    ),
    term(
        "school-facilities",
        "School facilities",
        "Équipements scolaires",
        "school building; construction d'écoles; éducation - infrastructure; "
        "education facilities",
        "dac:11120",
    ),
)

_CULTURE: Final = (
    *branch(
        term(
            "culture",
            "Culture",
            "Culture",
            "culturel; cultural; arts et culture",
            "dac:16061",
        ),
        term("access-to-culture", "Access to culture", "Accès à la culture"),
        term(
            "cultural-exchange",
            "Cultural exchange",
            "Échanges culturels",
            "échange culturel; cultural exchanges; pratiques culturelles",
        ),
        term(
            "intercultural-dialogue",
            "Intercultural dialogue",
            "Dialogue interculturel",
            "dialogue inter-culturel; interculturel; interculturalité",
        ),
        term(
            "heritage",
            "Heritage",
            "Patrimoine",
            "cultural heritage; patrimoine culturel; site preservation",
            "dac:41040",
        ),
        term(
            "arts",
            "Arts",
            "Arts",
            "musique; music; théâtre; cinéma; spectacle vivant; arts visuels",
        ),
        term(
            "languages",
            "Languages",
            "Langues",
            "langue; language; francophonie; langue française",
        ),
    ),
    term(
        "sport",
        "Sport and leisure",
        "Sport et loisirs",
        "sports; loisirs",
        "dac:16065",
    ),
)

_HEALTH: Final = (
    *branch(
        term(
            "health",
            "Health",
            "Santé",
            "health care; healthcare; soins; HEA; salud; santé publique; public health",
            "sdg:3; dac:120; ocha:health; ocha-code:HEA; hxl:health",
        ),
        term("hygiene", "Hygiene education", "Éducation à l'hygiène"),
        term(
            "dispensaries",
            "Health centres",
            "Dispensaires",
            "dispensaire; health centers; basic health infrastructure; "
            "centres de santé; développement des dispensaires; hôpitaux; hospitals",
            "dac:12230",
        ),
        term(
            "basic-health-care",
            "Basic health care",
            "Soins de santé de base",
            "primary health care; soins de santé primaires; "
            "soins et services de santé de base",
            "dac:12220",
        ),
        term(
            "health-education",
            "Health education",
            "Éducation à la santé",
            "éducation sanitaire; health promotion; prévention santé",
            "dac:12261",
        ),
        term(
            "maternal-health",
            "Maternal and reproductive health",
            "Santé maternelle et reproductive",
            "santé maternelle; reproductive health; santé de la reproduction; "
            "santé maternelle et infantile",
            "dac:130",
        ),
        term(
            "infectious-diseases",
            "Infectious disease control",
            "Lutte contre les maladies infectieuses",
            "cholera; maladies infectieuses",
            "dac:12250",
        ),
        term(
            "mental-health",
            "Mental health",
            "Santé mentale",
            "MHPSS; santé mentale et soutien psychosocial; psychosocial support",
            "dac:12340",
        ),
        term(
            "medical-training",
            "Training of health personnel",
            "Formation du personnel de santé",
            "health personnel development; formation médicale",
            "dac:12281",
        ),
    ),
    # A humanitarian group of its own, counted apart from health and from food.
    term(
        "nutrition",
        "Nutrition",
        "Nutrition",
        "NUT; nutrición",
        "dac:12240; ocha:nutrition; ocha-code:NUT; hxl:nutrition",
    ),
)


def _with_goal_names(concept: Concept) -> Concept:
    # People write "ODD 6" or "SDG 6" in a column of themes.
    goal = dict(concept.matches).get("sdg")
    if goal is None:
        return concept
    names = (f"SDG {goal}", f"ODD {goal}")
    return attrs.evolve(concept, aliases=(*concept.aliases, *names))


THEMES: Final = Vocabulary(
    "themes",
    "Themes",
    "Thèmes",
    tuple(
        _with_goal_names(concept)
        for concept in (
            *_EDUCATION,
            *_CULTURE,
            *_HEALTH,
            *WATER,
            *FOOD,
            *ENVIRONMENT,
            *ECONOMY,
            *SOCIETY,
            *HUMANITARIAN,
        )
    ),
)
