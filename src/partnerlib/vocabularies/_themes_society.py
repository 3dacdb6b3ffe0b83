"""Themes of rights, of citizenship, of inclusion and of public life."""

from typing import Final

from partnerlib.vocabularies._terms import branch, term

_RIGHTS: Final = branch(
    term(
        "human-rights",
        "Human rights",
        "Droits humains",
        "droits de l'homme; droits fondamentaux; droits humains fondamentaux; "
        "accès aux droits; fundamental rights; access to rights",
        "dac:15160",
    ),
    branch(
        term(
            "gender-equality",
            "Gender equality",
            "Égalité entre les femmes et les hommes",
            "égalité femmes-hommes; égalité hommes-femmes; genre; gender; "
            "égalité des sexes; parité",
            "sdg:5",
        ),
        term(
            "womens-rights",
            "Women's rights",
            "Droits des femmes",
            "women's rights organisations; empowerment of women",
            "dac:15170",
        ),
    ),
    term(
        "anti-discrimination",
        "Fight against discrimination",
        "Lutte contre les discriminations",
        "discriminations; discrimination; racism; racisme; droit à la différence",
    ),
    term(
        "childrens-rights",
        "Children's rights",
        "Droits de l'enfant",
        "child rights; enfance",
    ),
)

_CITIZENSHIP: Final = (
    *branch(
        term("citizenship", "Citizenship", "Citoyenneté", "citoyen; vie citoyenne"),
        term(
            "citizenship-education",
            "Citizenship education",
            "Éducation à la citoyenneté",
            "formation citoyenne; apprentissage de la citoyenneté; "
            "apprentissages à la citoyenneté; civic education; "
            "éducation à la citoyenneté mondiale",
        ),
        term(
            "development-education",
            "Development education",
            "Éducation au développement",
            "ECSI; éducation à la citoyenneté et à la solidarité internationale; "
            "development awareness; EAD-SI",
            "dac:99820",
        ),
        term(
            "tolerance",
            "Tolerance and living together",
            "Tolérance et vivre-ensemble",
            "vivre ensemble; fraternité; multiculturalisme; ouverture d'esprit",
        ),
        term(
            "voluntary-work",
            "Voluntary work and civic life",
            "Bénévolat et vie associative",
            "bénévolat; vie associative; civil society support; société civile",
        ),
    ),
    *branch(
        term(
            "youth",
            "Youth",
            "Jeunesse",
            "jeunes; young people; politique de jeunesse; politiques de jeunesse",
        ),
        term(
            "youth-participation",
            "Youth participation",
            "Engagement des jeunes",
            "mobilisation de la jeunesse; participation des jeunes; "
            "implication des jeunes",
        ),
    ),
)

_INCLUSION: Final = branch(
    term(
        "inclusion",
        "Social inclusion",
        "Inclusion sociale",
        "action sociale; solidarités; cohésion sociale; social cohesion; "
        "social services; services sociaux",
    ),
    branch(
        term(
            "integration",
            "Integration into work and society",
            "Insertion",
            "insertion sociale; social integration; "
            "insertion sociale et professionnelle",
        ),
        term(
            "professional-integration",
            "Integration into work",
            "Insertion professionnelle",
            "insertion professionnelle des jeunes; work integration",
        ),
    ),
    term(
        "poverty-reduction",
        "Poverty reduction",
        "Lutte contre la pauvreté",
        "pauvreté; poverty; no poverty",
        "sdg:1",
    ),
    term(
        "inequality-reduction",
        "Reduction of inequalities",
        "Lutte contre les inégalités",
        "inégalités; inequality; reduced inequalities; réduction des inégalités; "
        "partage des richesses; répartition des richesses",
        "sdg:10",
    ),
    term(
        "disability",
        "Disability",
        "Handicap",
        "handicapped; personnes handicapées; accessibilité",
    ),
    term(
        "social-protection",
        "Social protection",
        "Protection sociale",
        "sécurité sociale",
        "dac:16010",
    ),
    term("housing", "Housing", "Logement", "habitat", "dac:16030"),
)

_PUBLIC_LIFE: Final = (
    *branch(
        term(
            "governance",
            "Governance, peace and justice",
            "Gouvernance, paix et justice",
            "gouvernance; government and civil society; government & civil society; "
            "institutions",
            "sdg:16; dac:150",
        ),
        term(
            "decentralisation",
            "Decentralisation and local government",
            "Décentralisation et administration locale",
            "decentralization; gouvernance locale; local governance; "
            "administration locale",
            "dac:15112",
        ),
        term(
            "institutional-support",
            "Support to institutions",
            "Appui institutionnel",
            "renforcement institutionnel; public administration; "
            "administration publique; maîtrise d'ouvrage locale",
            "dac:15110",
        ),
        term(
            "democracy",
            "Democracy",
            "Démocratie",
            "démocratie participative; democratic participation; "
            "participation démocratique; élections",
            "dac:15150",
        ),
        term(
            "anti-corruption",
            "Fight against corruption",
            "Lutte contre la corruption",
            "corruption",
            "dac:15113",
        ),
        term(
            "justice",
            "Justice and law",
            "Justice et droit",
            "droit; law; legal and judicial development",
            "dac:15130",
        ),
        branch(
            term(
                "peace",
                "Peace and security",
                "Paix et sécurité",
                "paix; sécurité; security; conflict; conflits; "
                "conflict, peace & security",
                "dac:152",
            ),
            term(
                "conflict-prevention",
                "Prevention and resolution of conflicts",
                "Prévention et règlement des conflits",
                "peace-building; peacebuilding; construction de la paix; "
                "reconciliation; prévention des conflits",
                "dac:15220",
            ),
        ),
    ),
    term(
        "international-solidarity",
        "International solidarity",
        "Solidarité internationale",
        "solidarité; solidarity; coopération et solidarité internationales",
    ),
    term(
        "partnerships",
        "Partnerships for the goals",
        "Partenariats mondiaux",
        "partenariats; coopération internationale; international cooperation; "
        "partenariats pour la réalisation des objectifs",
        "sdg:17",
    ),
    # What the reader of a feed meets and no other theme says.
    term(
        "multisector",
        "Multisector",
        "Multisectoriel",
        "multi-sector; multisectorielle",
        "dac:430",
    ),
    term(
        "budget-support",
        "General budget support",
        "Soutien budgétaire",
        match="dac:510",
    ),
    term(
        "debt-relief", "Debt relief", "Allègement de la dette", "dette; debt", "dac:600"
    ),
)

SOCIETY: Final = (*_RIGHTS, *_CITIZENSHIP, *_INCLUSION, *_PUBLIC_LIFE)
