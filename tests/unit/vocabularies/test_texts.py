"""What the four founding texts name is in the vocabularies, in their own words."""

import pytest

from partnerlib.vocabularies import builtin

THEMES = {
    # The workshop of Essonne, section IV, with what it puts in brackets.
    "éducation": "education",
    "aide à la scolarisation": "schooling",
    "lecture": "reading",
    "accès à la culture": "access-to-culture",
    "santé": "health",
    "éducation à l'hygiène": "hygiene",
    "développement des dispensaires": "dispensaries",
    "eau": "water",
    "gestion de l'eau potable": "drinking-water",
    "lutte contre les inondations": "flood-control",
    "souveraineté alimentaire": "food-sovereignty",
    "agriculture": "agriculture",
    "pisciculture": "fish-farming",
    "maraîchage": "market-gardening",
    "environnement": "environment",
    "énergie durable": "sustainable-energy",
    "gestion des déchets": "waste",
    "lutte contre la déforestation": "forests",
    "développement économique": "economic-development",
    "soutien aux coopératives": "cooperatives",
    "formation professionnelle": "vocational-training",
    "développement numérique": "digital",
    # The rest of that workshop.
    "droits humains fondamentaux": "human-rights",
    "culture": "culture",
    "échanges culturels": "cultural-exchange",
    "lutte contre les inégalités": "inequality-reduction",
    "lutte contre les discriminations": "anti-discrimination",
    "égalité entre les femmes et les hommes": "gender-equality",
    "immigration": "migration",
    "libre circulation des personnes": "free-movement",
    "crise écologique": "environment",
    "démocratie": "democracy",
    "corruption": "anti-corruption",
    "développement endogène": "endogenous-development",
    "développement durable": "sustainable-development",
    "technologies avancées": "advanced-technologies",
    "recherche agricole": "agricultural-research",
    "recherche énergétique": "energy-research",
    "responsabilité sociétale des entreprises": "corporate-responsibility",
    "formation citoyenne": "citizenship-education",
    "citoyenneté": "citizenship",
    "tolérance": "tolerance",
    "sécurité": "peace",
    "tourisme": "tourism",
    "attractivité du territoire": "attractiveness",
    "solidarité internationale": "international-solidarity",
    "mobilisation de la jeunesse": "youth-participation",
    # The consultancy.
    "développement territorial": "territorial-development",
    "mobilité internationale": "mobility",
    "insertion": "integration",
    "jeunesse": "youth",
    "action humanitaire": "humanitarian",
    "appui institutionnel": "institutional-support",
    # The social economy and the regions.
    "tourisme solidaire": "solidarity-tourism",
    "microfinance": "microfinance",
    "économie équitable": "fair-trade",
    "économie sociale et solidaire": "social-economy",
    "entrepreneuriat solidaire": "solidarity-entrepreneurship",
    "insertion professionnelle": "professional-integration",
    "codéveloppement": "endogenous-development",
    # The group of associations on the regional agency.
    "dialogue inter culturel": "intercultural-dialogue",
    "pratiques culturelles": "cultural-exchange",
    "pratiques agricoles": "agriculture",
    "pratiques environnementales": "environment",
    "pratiques économiques": "economic-development",
    "cadre scolaire": "school-exchanges",
    "projets de jeunes à l'international": "youth-mobility",
}
FUNCTIONS = {
    "information": "information",
    "orientation": "guidance",
    "accompagnement": "support",
    "formation": "training",
    "financement": "funding",
    "appui financier": "funding",
    "appui méthodologique": "methodological-support",
    "montage de projets": "project-design",
    "constituer les dossiers": "project-design",
    "ingénierie de projets": "project-engineering",
    "pérennisation des projets": "sustainability-support",
    "soutien technique": "technical-support",
    "aide logistique": "logistical-support",
    "aide à l'organisation d'événements": "event-support",
    "droit international": "legal-support",
    "obtention des visas": "visa-support",
    "gestion administrative": "administrative-support",
    "simplification des démarches administratives": "simplification",
    "recherche de financements": "fundraising-support",
    "contrôle de financements": "funding-control",
    "suivi": "monitoring",
    "évaluation": "evaluation",
    "mise en réseau": "networking",
    "partage d'expériences": "experience-sharing",
    "mutualisation": "pooling",
    "banque de compétences": "skills-exchange",
    "bourse de compétences": "skills-exchange",
    "transmission des savoirs": "knowledge-transfer",
    "montée en compétence": "capacity-building",
    "renforcement des capacités": "capacity-building",
    "soutien stratégique": "strategic-support",
    "assistance technique": "technical-assistance",
    "expertise": "expertise",
    "sélection des entrepreneurs": "selection",
    "prêts d'honneur": "loans",
    "appels à projets": "grants",
    "parrainage": "sponsorship",
    "communication": "communication",
    "valorisation de projets": "promotion",
    "visibilité": "promotion",
    "médiatisation": "media-relations",
    "sensibilisation": "awareness-raising",
    "concertation": "consultation",
    "avis": "opinion",
    "plaidoyer": "advocacy",
    "mobilisation des acteurs": "mobilisation",
    "capitalisation": "capitalisation",
    "coordination": "coordination",
    "animation territoriale": "territorial-animation",
    "intermédiation": "intermediation",
    "observation": "observation",
}
AUDIENCES = {
    "jeunes": "youth",
    "grand public": "general-public",
    "professionnels": "professionals",
    "professionnels de la coopération internationale": "cooperation-professionals",
    "associations": "associations",
    "élus": "elected-officials",
    "politiques": "decision-makers",
    "acteurs locaux": "local-actors",
    "porteurs de projets locaux": "project-holders",
    "communes": "local-authorities",
    "habitants": "inhabitants",
    "Essonniens": "inhabitants",
    "habitants des pays concernés": "partner-population",
    "société civile": "civil-society",
    "femmes": "women",
    "hommes": "men",
    "jeunes français en insertion": "youth-in-integration",
    "lycéens": "upper-secondary-pupils",
    "collèges et lycées": "schools",
    "universités": "universities",
    "entreprises": "businesses",
    "diasporas": "diasporas",
    "bénévoles": "volunteers",
    "dirigeants": "association-leaders",
    "partenaires étrangers": "foreign-partners",
    "maîtres d'ouvrage": "contracting-authorities",
    "entrepreneurs": "entrepreneurs",
    "conseillers": "business-advisers",
}
OTHERS = {
    ("agreement-kinds", "convention de coopération décentralisée"): (
        "cooperation-convention"
    ),
    ("agreement-kinds", "jumelages triangulaires"): "triangular-twinning",
    ("agreement-kinds", "jumelage d'établissements scolaires"): "school-twinning",
    ("agreement-kinds", "jumelages entre communes"): "town-twinning",
    ("agreement-kinds", "parrainage"): "sponsorship",
    ("agreement-kinds", "Accord d'amitié"): "friendship",
    ("agreement-kinds", "Coopération triangulaire"): "triangular-cooperation",
    ("agreement-kinds", "Projektpartnerschaft"): "project-partnership",
    ("action-kinds", "chantiers humanitaires réciproques"): "reciprocal-work-site",
    ("action-kinds", "chantiers d'insertion"): "integration-work-site",
    ("action-kinds", "dispositif de mobilité internationale"): "mobility-scheme",
    ("action-kinds", "Semaine de la solidarité internationale"): "themed-week",
    ("action-kinds", "rencontres régionales"): "meeting",
    ("action-kinds", "Forum"): "forum",
    ("action-kinds", "expositions itinérantes"): "travelling-exhibition",
    ("action-kinds", "projets audiovisuels"): "audiovisual",
    ("action-kinds", "newsletter"): "newsletter",
    ("action-kinds", "site internet"): "website",
    ("action-kinds", "banque de compétences"): "skills-bank",
    ("action-kinds", "maison de l'action internationale"): "meeting-place",
    ("action-kinds", "world café"): "consultation",
    ("exchange-kinds", "équipements"): "equipment",
    ("exchange-kinds", "savoir-faire"): "know-how",
    ("exchange-kinds", "assistance technique"): "technical-assistance",
    ("exchange-kinds", "rencontre"): "encounter",
    ("exchange-kinds", "dialogue"): "dialogue",
    ("motives", "caractère désintéressé"): "disinterested",
    ("motives", "rayonnement et image"): "influence",
    ("motives", "compétition territoriale"): "competition",
    ("motives", "souci humanitaire"): "humanitarian",
    ("motives", "être utile"): "usefulness",
    ("motives", "réciprocité"): "reciprocity",
    ("motives", "racines"): "roots",
    ("horizons", "à court terme"): "short",
    ("horizons", "moyen terme"): "medium",
    ("horizons", "long term"): "long",
    ("zones", "pays méditerranéens"): "mediterranean",
    ("zones", "zones de conflits"): "conflict-zone",
    ("zones", "pays les plus pauvres"): "oda-ldc",
    ("zones", "pays du Sud"): "south",
    ("zones", "Nord"): "north",
    ("zones", "pays d'origine"): "country-of-origin",
}


@pytest.mark.parametrize(("text", "theme"), THEMES.items())
def test_every_theme_of_the_texts_is_a_term(text: str, theme: str) -> None:
    """A theme is found by the words of the text that names it."""
    assert theme == builtin()["themes"].resolve(text)


@pytest.mark.parametrize(("text", "function"), FUNCTIONS.items())
def test_every_function_of_the_texts_is_a_term(text: str, function: str) -> None:
    """A function is found by the words of the text that names it."""
    assert function == builtin()["functions"].resolve(text)


@pytest.mark.parametrize(("text", "audience"), AUDIENCES.items())
def test_every_audience_of_the_texts_is_a_term(text: str, audience: str) -> None:
    """An audience is found by the words of the text that names it."""
    assert audience == builtin()["audiences"].resolve(text)


@pytest.mark.parametrize(("name", "text"), OTHERS)
def test_the_other_words_of_the_texts_are_terms(name: str, text: str) -> None:
    """Kinds, motives, horizons and zones are found by the words of the texts."""
    assert OTHERS[name, text] == builtin()[name].resolve(text)


@pytest.mark.parametrize(
    ("broad", "narrow"),
    [
        ("education", {"schooling", "reading"}),
        ("health", {"hygiene", "dispensaries"}),
        ("water", {"drinking-water", "flood-control"}),
        ("food-sovereignty", {"agriculture", "fish-farming", "market-gardening"}),
        ("environment", {"sustainable-energy", "waste", "forests"}),
        ("economic-development", {"cooperatives", "vocational-training"}),
    ],
)
def test_themes_hold_what_the_workshop_puts_in_brackets(
    broad: str, narrow: set[str]
) -> None:
    """The tree of themes is that of the workshop of Essonne."""
    themes = builtin()["themes"]

    assert narrow == {theme for theme in narrow if themes.covers(broad, theme)}


@pytest.mark.parametrize(
    ("name", "alone"),
    [
        ("audiences", "general-public"),
        ("audiences", "inhabitants"),
        ("audiences", "civil-society"),
        ("themes", "nutrition"),
        ("themes", "sustainable-development"),
    ],
)
def test_what_contains_nearly_all_rolls_up_nothing(name: str, alone: str) -> None:
    """A meeting for professionals does not count as one for the general public."""
    scheme = builtin()[name]

    assert [alone] == [c.id for c in scheme.concepts if scheme.covers(alone, c.id)]
    assert () == scheme.ancestors(alone)


def test_information_guidance_and_support_stand_side_by_side() -> None:
    """One of the three that the young lack does not fill the gap of another."""
    functions = builtin()["functions"]
    three = ("information", "guidance", "support")

    assert [] == [
        (one, other)
        for one in three
        for other in three
        if one != other and functions.covers(one, other)
    ]


def test_every_exchange_is_material_or_immaterial() -> None:
    """What is given is one of the two, unless its kind is unknown or another."""
    kinds = builtin()["exchange-kinds"]

    assert {"unknown", "other"} == {
        c.id
        for c in kinds.concepts
        if not kinds.covers("material", c.id) and not kinds.covers("immaterial", c.id)
    }


@pytest.mark.parametrize(
    ("nature", "kinds"),
    [
        ("material", {"money", "equipment"}),
        (
            "immaterial",
            {"technical-assistance", "know-how", "mobility", "culture", "dialogue"},
        ),
    ],
)
def test_known_exchanges_are_of_the_right_nature(nature: str, kinds: set[str]) -> None:
    """Encounters and know-how are no equipment."""
    scheme = builtin()["exchange-kinds"]

    assert kinds == {kind for kind in kinds if scheme.covers(nature, kind)}
