"""Statuses of agreements and actions.

Live is what is ``active``, or narrower, or of unknown status. A status that nobody
stated is best left empty; ``unknown`` is for tables that say so in a word.
"""

from typing import Final

from partnerlib.model import Vocabulary
from partnerlib.vocabularies._terms import branch, term

STATUSES: Final = Vocabulary(
    "statuses",
    "Statuses",
    "Statuts",
    (
        *branch(
            term(
                "active",
                "Active",
                "Actif",
                "in force; en vigueur; signed; signé; signée; live; renewed; "
                "renouvelé; renouvelée; reconduit; effective; valid; valide",
            ),
            term(
                "ongoing",
                "Ongoing",
                "En cours",
                "on-going; in progress; current; underway; under way; implementation; "
                "implementing; mise en œuvre; en cours de réalisation; "
                "en cours d'exécution; en cours de mise en œuvre; started; démarré; "
                "commencé; continu; continuing; running; encours",
                "iati-activity-status:2",
            ),
        ),
        *branch(
            term(
                "planned",
                "Planned",
                "Prévu",
                "planifié; planifiée; prévue; pipeline; pipeline/identification; "
                "planification; programmé; programmée; à venir; future; futur; "
                "upcoming; not started; non démarré; en préparation; projeté",
                "iati-activity-status:1",
            ),
            term(
                "under-study",
                "Under study",
                "À l'étude",
                "en cours d'étude; en cours d'études; étude; feasibility; "
                "under consideration; envisagé; envisagée",
            ),
            term(
                "negotiation",
                "In negotiation",
                "En négociation",
                "negotiating; under negotiation; négociation; "
                "en cours de négociation; en discussion; awaiting signature; "
                "en attente de signature",
            ),
        ),
        term(
            "suspended",
            "Suspended",
            "Suspendu",
            "suspendue; on hold; en suspens; interrupted; interrompu; interrompue; "
            "en pause; paused; gelé; frozen; stopped temporarily",
            "iati-activity-status:6",
        ),
        # In force on paper, without sign of life.
        term(
            "dormant",
            "Dormant",
            "En sommeil",
            "inactive; inactif; dormante; sleeping; idle; en veille; à relancer; "
            "à réactiver",
        ),
        *branch(
            term(
                "completed",
                "Completed",
                "Achevé",
                "achevée; complete; terminé; terminée; closed; clos; close; fermé; "
                "finished; finalisé; finalisée; done; réalisé; réalisée; clôturé; "
                "clôturée; finalizado",
                "iati-activity-status:4",
            ),
            # The work is over, the accounts or the evaluation are not.
            term(
                "finalisation",
                "Being closed",
                "En clôture",
                "finalization; en cours de clôture; post-completion; closing",
                "iati-activity-status:3",
            ),
        ),
        *branch(
            term(
                "ended",
                "Ended",
                "Ayant pris fin",
                "over; fini; finie; a pris fin; rompu; rompue; dissolved; dissous",
            ),
            term(
                "expired",
                "Expired",
                "Expiré",
                "expirée; échu; échue; lapsed; arrivé à échéance; caduc; caduque",
            ),
            term(
                "cancelled",
                "Cancelled",
                "Annulé",
                "annulée; canceled; résilié; résiliée; terminated; dénoncé; dénoncée; "
                "abandonné; abandonnée; abandoned; withdrawn; retiré",
                "iati-activity-status:5",
            ),
        ),
        term("unknown", "Unknown", "Inconnu", "inconnue; not known; non précisé"),
    ),
)
