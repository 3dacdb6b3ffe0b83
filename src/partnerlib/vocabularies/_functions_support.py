"""Functions that help one actor along: inform, guide, support, fund."""

from typing import Final

from partnerlib.vocabularies._terms import branch, term

SUPPORT: Final = (
    *branch(
        term(
            "information",
            "Information",
            "Information",
            "informations; informer; renseignement; accueil et information",
        ),
        term(
            "documentation",
            "Documentation and resources",
            "Documentation et ressources",
            "centre de ressources; resource centre; ressources",
        ),
    ),
    term(
        "guidance",
        "Guidance",
        "Orientation",
        "orienter; referral; aiguillage; counselling",
    ),
    *branch(
        term(
            "support",
            "Support",
            "Accompagnement",
            "accompaniment; accompagner; accompagnement de projets; appui; "
            "project support; mentoring; coaching; tutorat; suivi individuel",
            "rrma:accompagnement",
        ),
        branch(
            term(
                "methodological-support",
                "Methodological support",
                "Appui méthodologique",
                "méthodologie; methodology; aide méthodologique",
            ),
            term(
                "project-design",
                "Project design",
                "Montage de projets",
                "montage de projet; project development; montage; "
                "élaboration de projets; constitution de dossiers; "
                "constituer les dossiers",
            ),
            term(
                "project-engineering",
                "Project engineering",
                "Ingénierie de projets",
                "ingénierie; ingénierie de projet; project management; "
                "gestion de projet; engineering",
            ),
            term(
                "sustainability-support",
                "Support to lasting projects",
                "Pérennisation des projets",
                "pérennisation; pérennisation de projets; sustainability",
            ),
        ),
        term(
            "technical-support",
            "Technical support",
            "Appui technique",
            "soutien technique; aide technique; soutiens techniques",
        ),
        branch(
            term(
                "logistical-support",
                "Logistical support",
                "Appui logistique",
                "logistique; logistics; aide logistique; soutien logistique",
            ),
            term(
                "event-support",
                "Help with events",
                "Aide à l'organisation d'événements",
                "organisation d'événements; event organisation",
            ),
        ),
        branch(
            term(
                "legal-support",
                "Legal support",
                "Appui juridique",
                "juridique; legal; droit international; aide juridique; legal advice; "
                "conseil juridique; international law",
            ),
            term(
                "visa-support",
                "Help with visas",
                "Aide à l'obtention des visas",
                "visas; visa; obtention des visas; aide aux visas",
            ),
        ),
        branch(
            term(
                "administrative-support",
                "Administrative support",
                "Appui administratif",
                "gestion administrative; démarches administratives; "
                "aide administrative; administration",
            ),
            term(
                "simplification",
                "Simpler procedures",
                "Simplification des démarches",
                "simplification administrative; "
                "simplification des démarches administratives",
            ),
        ),
        term(
            "fundraising-support",
            "Help with fundraising",
            "Aide à la recherche de financements",
            "recherche de financements; recherche de financement; fundraising; "
            "recherche de fonds; collecte de fonds",
        ),
        term(
            "strategic-support",
            "Strategic support",
            "Soutien stratégique",
            "appui stratégique; strategy; stratégie; strategic advice",
        ),
        term(
            "institutional-support",
            "Institutional support",
            "Appui institutionnel",
            "soutien institutionnel; institution building; "
            "appui à la maîtrise d'ouvrage",
        ),
    ),
    *branch(
        term(
            "funding",
            "Funding",
            "Financement",
            "financial support; appui financier; soutien financier; aide financière; "
            "financements",
        ),
        term(
            "grants",
            "Grants and calls for projects",
            "Subventions et appels à projets",
            "subventions; subvention; appels à projets; appel à projets; "
            "call for projects; grant",
        ),
        term(
            "loans",
            "Loans",
            "Prêts",
            "prêts d'honneur; prêt; loan; honour loans; crédit; microcrédit",
        ),
        term(
            "sponsorship",
            "Sponsorship",
            "Parrainage",
            "mécénat; sponsoring; label; patronage",
        ),
    ),
)
