"""Themes of economic and territorial development, of knowledge and of mobility."""

from typing import Final

from partnerlib.vocabularies._terms import branch, term

_DEVELOPMENT: Final = branch(
    term(
        "economic-development",
        "Economic development",
        "Développement économique",
        "économie; economy; pratiques économiques; decent work; travail décent; "
        "growth; croissance",
        "sdg:8",
    ),
    # Here as in the workshop of Essonne, which names it beside the co-operatives;
    # the codes of the OECD have it under education.
    term(
        "vocational-training",
        "Vocational training",
        "Formation professionnelle",
        "TVET; enseignement professionnel; professional training",
        "dac:11330",
    ),
    term(
        "employment",
        "Employment",
        "Emploi",
        "job creation; création d'emplois; employment creation; jobs",
        "dac:16020",
    ),
    branch(
        term(
            "entrepreneurship",
            "Entrepreneurship",
            "Entrepreneuriat",
            "business creation; création d'entreprises; SME development; "
            "business development; appui aux entrepreneurs",
            "dac:32130",
        ),
        term(
            "solidarity-entrepreneurship",
            "Social entrepreneurship",
            "Entrepreneuriat solidaire",
            "entrepreneuriat social; social business",
        ),
    ),
    branch(
        term(
            "social-economy",
            "Social and solidarity economy",
            "Économie sociale et solidaire",
            "ESS; SSE; économie solidaire; social innovation; innovation sociale",
        ),
        term(
            "cooperatives",
            "Co-operatives",
            "Coopératives",
            "soutien aux coopératives; coopérative",
        ),
        term(
            "microfinance",
            "Microfinance",
            "Microfinance",
            "microcrédit; micro-finance; prêts d'honneur; honour loans",
            "dac:24040",
        ),
        term(
            "fair-trade",
            "Fair economy and fair trade",
            "Économie équitable et commerce équitable",
            "économie équitable; commerce équitable; échanges équitables",
        ),
    ),
    branch(
        term("tourism", "Tourism", "Tourisme", match="dac:332"),
        term(
            "solidarity-tourism",
            "Solidarity tourism",
            "Tourisme solidaire",
            "sustainable tourism; tourisme durable; community tourism; "
            "tourisme communautaire; responsible tourism; tourisme responsable",
        ),
    ),
    term(
        "livelihoods",
        "Livelihoods",
        "Moyens de subsistance",
        "emergency livelihoods; moyens d'existence; AGR; income generation; "
        "activités génératrices de revenus",
    ),
    term("crafts", "Crafts", "Artisanat", "handicraft; artisanal", "dac:32140"),
    term("trade", "Trade", "Commerce", match="dac:331"),
    term("industry", "Industry", "Industrie", "manufacturing", "dac:321"),
    term("mining", "Mining", "Industries extractives", "mines", "dac:322"),
    term(
        "financial-services",
        "Banking and financial services",
        "Banques et services financiers",
        "banking; services financiers; finance",
        "dac:240",
    ),
    term(
        "business-services",
        "Business services",
        "Services aux entreprises",
        match="dac:250",
    ),
    term(
        "corporate-responsibility",
        "Corporate social responsibility",
        "Responsabilité sociétale des entreprises",
        "CSR; RSE; responsible business conduct; responsabilité sociale",
        "dac:25040",
    ),
)

_KNOWLEDGE: Final = (
    *branch(
        term(
            "digital",
            "Digital development",
            "Développement numérique",
            "numérique; ICT; TIC; NTIC; information technology; digitalisation",
            "dac:22040",
        ),
        term(
            "digital-inclusion",
            "Digital inclusion",
            "Inclusion numérique",
            "fracture numérique; digital divide; médiation numérique",
        ),
    ),
    term(
        "media",
        "Media and communication",
        "Médias et communication",
        "médias; communications; information",
        "dac:220",
    ),
    *branch(
        term(
            "research",
            "Research",
            "Recherche",
            "scientific research; recherche scientifique; science; sciences",
            "dac:43082",
        ),
        term(
            "agricultural-research",
            "Agricultural research",
            "Recherche agricole",
            "recherche agronomique",
            "dac:31182",
        ),
        term(
            "energy-research",
            "Energy research",
            "Recherche énergétique",
            "recherche dans le domaine de l'énergie",
            "dac:23182",
        ),
        term(
            "medical-research",
            "Medical research",
            "Recherche médicale",
            match="dac:12182",
        ),
        term(
            "advanced-technologies",
            "Innovation and advanced technologies",
            "Innovation et technologies avancées",
            "technologies avancées; innovation; technologie; technology; "
            "high technology; hautes technologies",
            "dac:32182",
        ),
    ),
)

_TERRITORY: Final = branch(
    term(
        "territorial-development",
        "Territorial development",
        "Développement territorial",
        "local development; développement local; aménagement du territoire; "
        "regional development; développement des territoires",
    ),
    term(
        "urban-development",
        "Urban development",
        "Développement urbain",
        "urbanisme; urban planning; sustainable cities; villes durables; "
        "ville durable; aménagement urbain",
        "sdg:11; dac:43030",
    ),
    term(
        "rural-development",
        "Rural development",
        "Développement rural",
        "ruralité",
        "dac:43040",
    ),
    term(
        "attractiveness",
        "Attractiveness of the territory",
        "Attractivité du territoire",
        "attractivité; rayonnement; internationalisation; territorial marketing",
    ),
    term(
        "endogenous-development",
        "Endogenous development",
        "Développement endogène",
        "autonomisation; codéveloppement; co-développement; co-development",
    ),
    branch(
        term(
            "infrastructure",
            "Infrastructure",
            "Infrastructures",
            "industry, innovation and infrastructure; "
            "industrie, innovation et infrastructure; équipements publics",
            "sdg:9",
        ),
        term(
            "transport",
            "Transport",
            "Transports",
            "transportation; mobilité urbaine; transport & storage; urban mobility",
            "dac:210",
        ),
        term("construction", "Construction", "Construction", "bâtiment", "dac:323"),
    ),
)

_MOBILITY: Final = (
    *branch(
        term(
            "mobility",
            "International mobility",
            "Mobilité internationale",
            "mobilité",
        ),
        term(
            "youth-mobility",
            "Youth mobility",
            "Mobilité des jeunes",
            "mobilité internationale des jeunes; projets de jeunes à l'international",
        ),
        term(
            "school-exchanges",
            "School exchanges",
            "Échanges scolaires",
            "cadre scolaire; échange scolaire; school exchange",
        ),
        term(
            "volunteering-abroad",
            "Volunteering abroad",
            "Volontariat international",
            "volontariat; international volunteering; service civique",
        ),
    ),
    *branch(
        term(
            "migration",
            "Migration",
            "Migrations",
            "immigration; migrants; migration et développement; "
            "migration and development",
            "dac:15190",
        ),
        term(
            "refugees",
            "Response to refugees and displaced people",
            "Réponse aux réfugiés et aux déplacés",
            "réponse aux réfugiés; réfugiés; refugee response; asile; asylum; "
            "réponse aux rapatriés",
        ),
        term(
            "free-movement",
            "Free movement of persons",
            "Libre circulation des personnes",
            "libre circulation",
        ),
    ),
)

ECONOMY: Final = (*_DEVELOPMENT, *_KNOWLEDGE, *_TERRITORY, *_MOBILITY)
