"""Kinds of actors of civil society, of networks and of the social economy."""

from typing import Final

from partnerlib.vocabularies._terms import branch, term

CIVIL_SOCIETY: Final = branch(
    term(
        "civil-society",
        "Civil society organisation",
        "Organisation de la société civile",
        "CSO; OSC; société civile; community-based organisation; CBO",
    ),
    branch(
        term(
            "association",
            "Association",
            "Association",
            "associations; asso; association loi 1901; voluntary organisation; "
            "non-profit; nonprofit",
        ),
        term(
            "youth-association",
            "Youth association",
            "Association de jeunesse",
            "youth organisation; association de jeunes; association jeunesse; "
            "mouvement de jeunesse; maison des jeunes; MJC",
        ),
        term(
            "diaspora-association",
            "Diaspora association",
            "Association de diaspora",
            "OSIM; association de migrants; migrant association; "
            "organisation de solidarité internationale issue des migrations; "
            "hometown association; association de ressortissants",
        ),
        term(
            "student-association",
            "Student association",
            "Association étudiante",
            "association d'étudiants; students' union",
        ),
        term(
            "solidarity-association",
            "International solidarity association",
            "Association de solidarité internationale",
            "ASI; OSI; organisation de solidarité internationale",
        ),
        term(
            "popular-education",
            "Popular education movement",
            "Mouvement d'éducation populaire",
            "éducation populaire",
        ),
        term(
            "twinning-committee",
            "Twinning committee",
            "Comité de jumelage",
            "twinning association; association de jumelage; sister city committee",
        ),
        term(
            "cultural-association",
            "Cultural association",
            "Association culturelle",
        ),
        term(
            "sports-club",
            "Sports club",
            "Club sportif",
            "association sportive; sports association",
        ),
    ),
    branch(
        term(
            "ngo",
            "Non-governmental organisation",
            "Organisation non gouvernementale",
            "ONG; NGOs",
        ),
        term(
            "international-ngo",
            "International NGO",
            "ONG internationale",
            "INGO; ONGI",
            "iati-organisation-type:21; ocha-organisation-type:437",
        ),
        term(
            "national-ngo",
            "National NGO",
            "ONG nationale",
            "NNGO; ONGN; local NGO; ONG locale",
            "iati-organisation-type:22; ocha-organisation-type:441",
        ),
        term(
            "regional-ngo",
            "Regional NGO",
            "ONG régionale",
            match="iati-organisation-type:23",
        ),
        term(
            "partner-country-ngo",
            "NGO of the partner country",
            "ONG du pays partenaire",
            "partner country based NGO",
            "iati-organisation-type:24",
        ),
    ),
    term(
        "red-cross",
        "Red Cross or Red Crescent",
        "Croix-Rouge ou Croissant-Rouge",
        "Red Crescent; Croix-Rouge; Croissant-Rouge; Red Cross Movement; "
        "Mouvement Croix-Rouge; Red Cross / Red Crescent",
        "ocha-organisation-type:445",
    ),
    term(
        "foundation",
        "Foundation",
        "Fondation",
        "fonds de dotation",
        "iati-organisation-type:60",
    ),
    term(
        "religious-organisation",
        "Religious organisation",
        "Organisation religieuse",
        "religious; faith-based organisation; FBO; congrégation",
        "ocha-organisation-type:446",
    ),
    term("trade-union", "Trade union", "Syndicat professionnel", "syndicat"),
)

NETWORKS: Final = branch(
    term("network", "Network", "Réseau", "networks; réseaux; collectif"),
    term(
        "associative-network",
        "Network of associations",
        "Réseau associatif",
        "réseau d'associations; réseaux associatifs; collectif d'associations",
    ),
    term("federation", "Federation", "Fédération", "confédération"),
    term(
        "regional-network",
        "Regional multi-actor network",
        "Réseau régional multi-acteurs",
        "RRMA; agence régionale; agence régionale de coopération; regional agency; "
        "réseau multi-acteurs; multi-actor network",
    ),
    term(
        "authority-network",
        "Network of local authorities",
        "Réseau de collectivités",
        "association of local authorities; association de collectivités; "
        "association d'élus; association de maires",
    ),
    term(
        "multi-actor-platform",
        "Cooperation platform",
        "Plateforme de coopération",
        "plateforme multi-acteurs; espace multi-acteurs",
    ),
    term("consortium", "Consortium", "Consortium", "groupement; consortia"),
)

SOCIAL_ECONOMY: Final = branch(
    term(
        "social-economy",
        "Social economy organisation",
        "Structure de l'économie sociale et solidaire",
        "ESS; SSE; social and solidarity economy; économie sociale et solidaire; "
        "acteur de l'ESS; structure de l'ESS",
    ),
    term(
        "social-enterprise",
        "Social enterprise",
        "Entreprise sociale",
        "social business; entreprise solidaire; ESUS",
    ),
    branch(
        term("cooperative", "Cooperative", "Coopérative", "co-op; SCOP"),
        term(
            "scic",
            "Cooperative of collective interest",
            "Société coopérative d'intérêt collectif",
        ),
    ),
    term("mutual", "Mutual society", "Mutuelle", "mutual insurance"),
    # The support platform for entrepreneurs: it selects, lends and accompanies.
    term(
        "platform",
        "Platform",
        "Plateforme",
        "plate-forme; platforms; business support platform; plateforme d'initiative; "
        "plateforme de prêts d'honneur; plateforme d'appui aux entrepreneurs",
    ),
    term(
        "integration-enterprise",
        "Work integration organisation",
        "Structure d'insertion",
        "work integration social enterprise; entreprise d'insertion; "
        "association d'insertion; SIAE",
    ),
    term(
        "microfinance-institution",
        "Microfinance institution",
        "Institution de microfinance",
        "MFI; IMF; microfinance",
    ),
)
