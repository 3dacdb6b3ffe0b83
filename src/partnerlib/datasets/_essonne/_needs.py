"""What the participants of 4 July 2016 ask for, in the order of the text.

``description`` is the passage, shortened. The horizon is stated where the text states
it, and nowhere else. « Porteurs de projets » are in the text associations and communes
together, and the term ``project-holders`` here.
"""

from typing import Final

from partnerlib.datasets._essonne._sources import asked

# III. « Développer les moyens des acteurs de la coopération internationale »
_MEANS: Final = (
    asked(
        "financement",
        "Financement des projets",
        "Funding of projects",
        "Les attentes sont fortes sur le financement des projets.",
        functions=("grants",),
        audiences=("project-holders",),
    ),
    asked(
        "recherche-financements",
        "Recherche de financements",
        "Help with fundraising",
        "Des formations sur la recherche de financements, un accompagnement à la "
        "recherche de financements extérieurs.",
        functions=("fundraising-support",),
        audiences=("project-holders",),
    ),
    asked(
        "centre-ressources",
        "Centre de ressources dédié",
        "A resource centre of their own",
        "Un centre de ressources dédié aux acteurs de la coopération internationale.",
        functions=("documentation",),
        audiences=("local-actors",),
    ),
    asked(
        "formation-ingenierie",
        "Formation à l'ingénierie de projets",
        "Training in project engineering",
        "Des formations sur l'ingénierie de projets.",
        functions=("project-engineering",),
        audiences=("project-holders",),
    ),
    asked(
        "aide-evenements",
        "Aide à l'organisation d'événements",
        "Help with events",
        "Des aides à l'organisation d'événements.",
        functions=("event-support",),
        audiences=("associations",),
    ),
    asked(
        "releve",
        "Relève des dirigeants et des bénévoles",
        "Succession of leaders and volunteers",
        "L'autre défi auquel les associations sont confrontées est celui de la relève "
        "des dirigeants et des bénévoles.",
        functions=("mobilisation",),
        audiences=("volunteers",),
    ),
    asked(
        "initiatives-communes",
        "Appui aux initiatives des communes",
        "Support to the initiatives of municipalities",
        "L'importance de l'appui aux initiatives des communes a aussi été citée.",
        functions=("support",),
        audiences=("local-authorities",),
    ),
    asked(
        "visibilite",
        "Visibilité des acteurs et des actions",
        "Visibility of actors and actions",
        "Une médiatisation, par la presse privée et la communication "
        "institutionnelle, doit permettre d'informer mais aussi de sensibiliser la "
        "société civile et les politiques.",
        functions=("media-relations",),
        audiences=("civil-society", "decision-makers"),
    ),
)

# III. « Favoriser le partage » and IV. « La mise en réseau », short term
_SHARING: Final = (
    asked(
        "partage-experiences",
        "Partage d'expériences",
        "Sharing of experience",
        "À court terme, le Département doit permettre le partage d'expériences des "
        "différents acteurs (associations et communes).",
        functions=("experience-sharing",),
        audiences=("project-holders",),
        horizon="short",
    ),
    asked(
        "mise-en-reseau",
        "Mise en réseau par thématique et par secteur géographique",
        "Networking by theme and by area",
        "En favorisant leur mise en réseau par thématique et par secteur géographique.",
        functions=("networking",),
        audiences=("project-holders",),
        horizon="short",
    ),
    asked(
        "reunions-forum",
        "Réunions spécifiques et forum",
        "Meetings and a forum",
        "L'organisation de réunions spécifiques, d'un évènement de la solidarité "
        "internationale (du type Forum).",
        functions=("meeting-organisation",),
        audiences=("project-holders",),
        horizon="short",
    ),
    asked(
        "lieu-rencontre",
        "Lieu de rencontre",
        "A meeting place",
        "La création d'un lieu de rencontre (maison de l'action internationale ou "
        "espace dématérialisé sur internet).",
        functions=("meeting-organisation",),
        audiences=("project-holders",),
        horizon="short",
    ),
    asked(
        "mutualisation",
        "Mutualisation entre associations de même nature",
        "Pooling between associations of the same nature",
        "Aider les associations de même nature à mutualiser leurs compétences, voire "
        "leurs actions.",
        functions=("pooling",),
        audiences=("associations",),
        horizon="short",
    ),
    asked(
        "banque-competences",
        "Banque de compétences",
        "Skills bank",
        "Elle pourrait conduire à la mise en place par le Département d'une banque de "
        "compétences.",
        functions=("skills-exchange",),
        audiences=("associations",),
        horizon="short",
    ),
)

# IV. The same paragraph, medium and long term
_LATER: Final = (
    asked(
        "transmission",
        "Transmission des savoirs entre associations",
        "Transfer of knowledge between associations",
        "À moyen terme, ces rencontres et ces échanges inter-associatifs doivent "
        "permettre de consolider et pérenniser les projets par une transmission des "
        "savoirs.",
        functions=("knowledge-transfer",),
        audiences=("associations",),
        horizon="medium",
    ),
    asked(
        "plateforme",
        "Plateforme de coopération",
        "Cooperation platform",
        "La création d'une plateforme de coopération est évoquée afin d'aider dans "
        "l'élaboration des projets et leur évaluation.",
        functions=("project-design", "evaluation"),
        audiences=("associations",),
        horizon="medium",
    ),
    asked(
        "richesse-agricole-scientifique",
        "Mobiliser la richesse agricole et scientifique",
        "Drawing on farming and science",
        "Cet échange de savoirs doit également passer par la mobilisation de la "
        "richesse agricole et scientifique du territoire.",
        functions=("knowledge-transfer",),
        themes=("agriculture", "research"),
        horizon="medium",
    ),
    asked(
        "synergie",
        "Synergie entre projets associatifs et départementaux",
        "Synergy of the associations' and the département's projects",
        "À long terme, le Département doit créer une synergie entre projets "
        "associatifs et projets départementaux de coopération décentralisée.",
        functions=("coordination",),
        audiences=("project-holders",),
        horizon="long",
    ),
    asked(
        "expert",
        "Expert au côté des acteurs locaux",
        "An expert beside the local actors",
        "Un expert, généraliste et/ou thématique, pourrait être sollicité pour "
        "accompagner les acteurs locaux.",
        functions=("expertise",),
        audiences=("local-actors",),
        horizon="long",
    ),
    asked(
        "citoyennete",
        "Apprentissages à la citoyenneté",
        "Learning to be citizens",
        "À long terme, il est souhaité que le Département développe des "
        "apprentissages à la citoyenneté.",
        functions=("citizenship-education",),
        horizon="long",
    ),
    asked(
        "echanges-culturels",
        "Échanges culturels renforcés",
        "Stronger cultural exchanges",
        "À long terme, il est souhaité que le Département renforce les échanges "
        "culturels.",
        themes=("cultural-exchange",),
        horizon="long",
    ),
)

# IV. « Le Département appuie méthodologiquement les porteurs de projets locaux »
_METHOD: Final = (
    asked(
        "montage",
        "Montage des projets et des dossiers",
        "Designing projects and applications",
        "Aider les acteurs dans le montage de leurs projets, constituer les dossiers.",
        functions=("project-design",),
        audiences=("project-holders",),
    ),
    asked(
        "perennisation",
        "Pérennisation des projets",
        "Projects that last",
        "Donner les moyens d'une pérennisation des projets.",
        functions=("sustainability-support",),
        audiences=("project-holders",),
    ),
    asked(
        "formation-valorisation",
        "Formation à la valorisation de projets",
        "Training in promoting projects",
        "Formations méthodologiques mais aussi en valorisation de projets.",
        functions=("promotion",),
        audiences=("project-holders",),
    ),
    asked(
        "formation-gestion",
        "Formation à la gestion administrative",
        "Training in administration",
        "Formations en gestion administrative.",
        functions=("administrative-support",),
        audiences=("project-holders",),
    ),
    asked(
        "formation-terrain",
        "Formation des acteurs sur le terrain",
        "Training of the partners on the ground",
        "Le Département doit aussi aider, ou au moins inciter, à la formation des "
        "acteurs sur le terrain.",
        functions=("training",),
        audiences=("foreign-partners",),
    ),
    asked(
        "centre-ressources-methode",
        "Centre de ressources pour la méthode",
        "A resource centre for method",
        "Cet appui pourrait prendre la forme d'un centre de ressources de la "
        "coopération internationale.",
        functions=("documentation",),
        audiences=("project-holders",),
    ),
    asked(
        "droit-international",
        "Appui des élus en droit international",
        "Legal support to elected officials",
        "Un soutien aux élus, en particulier sur les problèmes de droit international.",
        functions=("legal-support",),
        audiences=("elected-officials",),
    ),
    asked(
        "simplification",
        "Simplification des démarches",
        "Simpler procedures",
        "Un soutien aux élus, une simplification des démarches administratives.",
        functions=("simplification",),
        audiences=("elected-officials",),
    ),
    asked(
        "visas",
        "Visas des partenaires étrangers",
        "Visas for foreign partners",
        "Des aides à l'obtention des visas des partenaires étrangers.",
        functions=("visa-support",),
        audiences=("foreign-partners",),
    ),
    asked(
        "suivi-evaluation",
        "Suivi et évaluation sur place",
        "Monitoring and evaluation on the ground",
        "Opérer un contrôle de financements, voire assurer le suivi et l'évaluation "
        "des actions sur place.",
        functions=("monitoring-evaluation",),
    ),
)

# III. « Mobiliser les ressources » and IV. « mobilise », « communique », « évoluer »
_OPENING: Final = (
    asked(
        "ressources-territoire",
        "Universités, grandes écoles et entreprises",
        "Universities, graduate schools and companies",
        "Le tissu économique, les universités, les grandes écoles, les pôles "
        "d'excellence doivent pouvoir participer à l'action internationale.",
        functions=("mobilisation",),
        audiences=("universities", "businesses"),
    ),
    asked(
        "jeunesse",
        "Mobilisation de la jeunesse",
        "Involving the young",
        "La mobilisation de la jeunesse, en adaptant les discours, les modes de faire "
        "et la communication.",
        functions=("mobilisation",),
        audiences=("youth",),
    ),
    asked(
        "colleges-lycees",
        "Partenariats avec les collèges et lycées agricoles",
        "Partnerships with secondary and agricultural schools",
        "Le développement de partenariats avec les collèges et lycées agricoles.",
        functions=("mobilisation",),
        audiences=("schools",),
    ),
    asked(
        "diasporas",
        "Mobilisation des diasporas",
        "Involving the diasporas",
        "La mobilisation des diasporas.",
        functions=("mobilisation",),
        audiences=("diasporas",),
    ),
    asked(
        "nouveaux-jumelages",
        "Nouveaux jumelages entre communes",
        "New twinnings of municipalities",
        "Le développement de nouveaux jumelages entre communes.",
        functions=("intermediation",),
        audiences=("local-authorities",),
    ),
    asked(
        "communication",
        "Communication sur les actions",
        "Communication on what is done",
        "Les attentes sont fortes en termes de visibilité des actions conduites et de "
        "communication (newsletter, site internet, expositions itinérantes, projets "
        "audiovisuels).",
        functions=("communication",),
    ),
    asked(
        "concertation",
        "Concertation régulière",
        "Regular consultation",
        "La concertation des acteurs doit se poursuivre, se régulariser.",
        functions=("consultation",),
        audiences=("project-holders",),
    ),
    asked(
        "sensibilisation",
        "Sensibilisation des Essonniens",
        "Raising awareness among the inhabitants",
        "Participer ou aider à l'organisation de la Semaine de la solidarité "
        "internationale, sensibiliser les Essonniens.",
        functions=("awareness-raising",),
        audiences=("inhabitants",),
    ),
    asked(
        "chantiers-insertion",
        "Chantiers d'insertion",
        "Integration work sites",
        "Mettre en place des chantiers d'insertion.",
        themes=("professional-integration",),
    ),
)

NEEDS: Final = (*_MEANS, *_SHARING, *_LATER, *_METHOD, *_OPENING)
