"""Kinds of actors that govern or belong to the public sector."""

from typing import Final

from partnerlib.vocabularies._terms import branch, term

AUTHORITIES: Final = branch(
    term(
        "authority",
        "Territorial authority",
        "Autorité territoriale",
        "autorité; autorité publique; public authority",
    ),
    term("state", "State", "État", "nation state; gouvernement national"),
    branch(
        term(
            "local-authority",
            "Local authority",
            "Collectivité territoriale",
            "local government; subnational government; collectivité; "
            "collectivité locale; collectivités territoriales; pouvoir local",
            "iati-organisation-type:11",
        ),
        term(
            "region-authority",
            "Regional authority",
            "Conseil régional",
            "regional council; regional government; région; collectivité régionale",
        ),
        term(
            "province-authority",
            "Provincial authority",
            "Conseil provincial",
            "provincial council; province; governorate; gouvernorat",
        ),
        term(
            "department-authority",
            "Departmental council",
            "Conseil départemental",
            "departmental authority; département; conseil général; general council",
        ),
        term(
            "district-authority",
            "District or county council",
            "Conseil de district",
            "district council; county council; district; county; conseil de cercle",
        ),
        term(
            "intercommunal-authority",
            "Grouping of municipalities",
            "Intercommunalité",
            "EPCI; communauté de communes; communauté d'agglomération; "
            "communauté urbaine; métropole; agglomération; groupement de communes; "
            "syndicat intercommunal",
        ),
        term(
            "municipal-authority",
            "Municipality",
            "Commune",
            "town council; city council; city; town; mairie; ville; municipalité; "
            "conseil municipal; communes",
        ),
    ),
)

PUBLIC_BODIES: Final = branch(
    term(
        "public-body",
        "Public body",
        "Organisme public",
        "public sector; public institution; other public sector; secteur public; "
        "autre secteur public; établissement public; service public; public agency",
        "iati-organisation-type:15",
    ),
    branch(
        term(
            "government",
            "Government department or agency",
            "Administration de l'État",
            "gov; govt; gouvernement; government agency; service de l'État",
            "iati-organisation-type:10; ocha-organisation-type:435",
        ),
        term("ministry", "Ministry", "Ministère"),
        term(
            "state-service",
            "Local service of the State",
            "Service déconcentré de l'État",
            "préfecture; decentralised service; service déconcentré; "
            "direction régionale",
        ),
        term(
            "embassy",
            "Embassy or cultural institute",
            "Ambassade ou institut culturel",
            "ambassade; consulate; consulat; institut français; alliance française",
            "ocha-organisation-type:434",
        ),
        term(
            "military",
            "Armed forces",
            "Forces armées",
            "armée",
            "ocha-organisation-type:440",
        ),
    ),
    term(
        "authority-service",
        "Service of an authority",
        "Service d'une collectivité",
        "international service; service de l'action internationale; "
        "service international; service des relations internationales",
    ),
    term(
        "development-agency",
        "Development agency",
        "Agence de développement",
        "aid agency; agence d'aide; cooperation agency; agence de coopération; "
        "international cooperation; coopération internationale",
    ),
    branch(
        term(
            "consultative-body",
            "Consultative body",
            "Instance consultative",
            "advisory body; CESER; conseil économique, social et environnemental; "
            "conseil consultatif; conseil de développement; conseil des jeunes; "
            "youth council; economic and social council",
        ),
        term(
            "consultative-group",
            "Group within a consultative body",
            "Groupe d'une instance consultative",
            "groupe du CESER; constituency group; collège d'une instance",
        ),
    ),
    term(
        "public-utility",
        "Public utility",
        "Régie ou syndicat de service public",
        "utility; water utility; syndicat des eaux; syndicat mixte; régie",
    ),
    term(
        "public-private-partnership",
        "Public-private partnership",
        "Partenariat public-privé",
        "PPP",
        "iati-organisation-type:30",
    ),
)
