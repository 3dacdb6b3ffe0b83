"""Roles of parties. The class of a role says what it does to a finding.

``provides``
    Does the work: an effort in the cell. A record without any such party falls back
    on those that lead, and a record that states no role at all on all its parties.
``leads``
    Directs, commissions or answers for the work that others do; two providers under
    one lead are coordinated.
``funds``
    Pays; a record in which roles are stated and no funder is found is unfunded.
``receives``
    Is whom the work is for.
``connects``
    Brings others together, looks on or reports; makes no effort in the cell.

The roles of the OECD in triangular co-operation are ``facilitating`` (connects the
others and supports them), ``pivotal`` (brings the proven experience) and
``beneficiary`` (asked for it).
"""

from typing import Final

from partnerlib.model import Vocabulary
from partnerlib.vocabularies._terms import branch, term

_PROVIDES: Final = (
    term(
        "implementer",
        "Implementer",
        "Acteur de mise en œuvre",
        "implementing; implementing partner; implementing organisation; "
        "implementing organization; mise en œuvre; partenaire de mise en œuvre; "
        "exécutant; agence d'exécution; maître d'œuvre; réalisateur",
        "hxl:impl; iati-organisation-role:4",
        role_class="provides",
    ),
    term(
        "sub-implementer",
        "Sub-implementer",
        "Sous-traitant de mise en œuvre",
        "sub-implementing; sub-implementing partner; secondary implementing partner; "
        "sous-traitant; subcontractor",
        role_class="provides",
    ),
    term(
        "operator",
        "Operator",
        "Opérateur",
        "opérateurs; operators; opératrice",
        role_class="provides",
    ),
    term(
        "organiser",
        "Organiser",
        "Organisateur",
        "organizer; organisatrice",
        role_class="provides",
    ),
    # The "porteur de projet" of a French call for projects designs the project,
    # runs it and answers for it. It is counted with those who do the work: were it
    # a lead, the local partner beside it would hide its effort, and with that the
    # overlap of two associations that hold the same project in one place.
    term(
        "project-holder",
        "Project holder",
        "Porteur de projet",
        "porteur; porteurs de projets; porteur du projet; project owner; porteuse",
        role_class="provides",
    ),
    *branch(
        term(
            "partner",
            "Partner",
            "Partenaire",
            "partners; partenaires",
            "hxl:partner",
            role_class="provides",
        ),
        term(
            "local-partner",
            "Local partner",
            "Partenaire local",
            "local partners; partenaires locaux; partenaire étranger",
            role_class="provides",
        ),
        term(
            "technical-partner",
            "Technical partner",
            "Partenaire technique",
            "technical; assistance technique; appui technique",
            role_class="provides",
        ),
    ),
    # Each signatory of a twinning does its share; nobody else is named to do it.
    term(
        "signatory",
        "Signatory",
        "Signataire",
        "party; partie; cosignataire; signataires; partie signataire",
        role_class="provides",
    ),
    term(
        "pivotal",
        "Pivotal partner",
        "Partenaire pivot",
        "pivot; primer oferente; premier offreur",
        "oecd:pivotal",
        role_class="provides",
    ),
    term(
        "provider",
        "Provider",
        "Prestataire",
        "service provider; fournisseur; offreur; prestataire de service",
        role_class="provides",
    ),
    # To accompany, to train, to advise are functions that an actor provides.
    term(
        "adviser",
        "Adviser",
        "Accompagnateur",
        "advisor; conseil; conseiller; accompagnant; tuteur; mentor; expert",
        role_class="provides",
    ),
    term(
        "trainer",
        "Trainer",
        "Formateur",
        "organisme de formation; formatrice",
        role_class="provides",
    ),
    term(
        "host",
        "Host",
        "Structure d'accueil",
        "hosting; accueil; accueillant; host organisation; hôte",
        role_class="provides",
    ),
)

_LEADS: Final = (
    term(
        "lead",
        "Lead",
        "Chef de file",
        "leader; lead partner; lead organisation; pilote; tête de file; cheffe de file",
        "hxl:leader",
        role_class="leads",
    ),
    term(
        "programming",
        "Programming organisation",
        "Organisation de programmation",
        "programming partner; programming organization; programmation",
        "hxl:prog",
        role_class="leads",
    ),
    term(
        "coordinating",
        "Coordinator",
        "Coordinateur",
        "coordination; coordinating organisation; coordonnateur; coordinatrice; "
        "animateur; secretariat",
        role_class="leads",
    ),
    # Owns the work and commissions it; the contractor is the one that does it.
    term(
        "contracting-authority",
        "Contracting authority",
        "Maître d'ouvrage",
        "maîtrise d'ouvrage; maîtres d'ouvrage; client; commanditaire",
        role_class="leads",
    ),
    term(
        "accountable",
        "Accountable organisation",
        "Organisation responsable",
        "responsable; responsabilité",
        "iati-organisation-role:2",
        role_class="leads",
    ),
    # Manages budget and direction on behalf of the funder.
    term(
        "extending",
        "Extending organisation",
        "Organisation d'octroi",
        "octroi; managing agency; gestionnaire",
        "iati-organisation-role:3",
        role_class="leads",
    ),
)

_FUNDS: Final = (
    *branch(
        term(
            "funder",
            "Funder",
            "Financeur",
            "funding; funding organisation; financement; financier; funders; "
            "financeurs; fund provider",
            "hxl:funder; hxl:funding; iati-organisation-role:1",
            role_class="funds",
        ),
        term(
            "donor",
            "Donor",
            "Bailleur de fonds",
            "bailleur; donors; donateur; bailleurs; donatrice",
            "hxl:donor",
            role_class="funds",
        ),
        term(
            "co-funder",
            "Co-funder",
            "Cofinanceur",
            "cofunder; co-financeur; cofinancement; co-funding",
            role_class="funds",
        ),
        term(
            "lender", "Lender", "Prêteur", "prêteuse; loan provider", role_class="funds"
        ),
        term(
            "sponsor",
            "Sponsor",
            "Parrain ou mécène",
            "parrain; parrainage; sponsoring; mécène; mécénat; sponsorship; patron",
            role_class="funds",
        ),
    ),
)

_RECEIVES: Final = (
    term(
        "beneficiary",
        "Beneficiary",
        "Bénéficiaire",
        "beneficiaries; bénéficiaires; receptor; beneficiary partner; "
        "partenaire bénéficiaire",
        "oecd:beneficiary",
        role_class="receives",
    ),
    term(
        "recipient",
        "Recipient",
        "Destinataire",
        "receiver; receveur; attributaire; grantee; récipiendaire",
        role_class="receives",
    ),
    term(
        "supported",
        "Supported party",
        "Acteur accompagné",
        "accompagné; accompagnée",
        role_class="receives",
    ),
    term(
        "participant",
        "Participant",
        "Participant",
        "participants; participante; attendee; stagiaire; trainee",
        role_class="receives",
    ),
)

_CONNECTS: Final = (
    term(
        "facilitating",
        "Facilitating partner",
        "Partenaire facilitateur",
        "facilitator; facilitateur; segundo oferente; second offreur",
        "oecd:facilitating",
        role_class="connects",
    ),
    term(
        "broker",
        "Broker",
        "Intermédiaire",
        "intermediary; médiateur; mediator; mise en relation; go-between",
        role_class="connects",
    ),
    # Backs the action by its name; money would be a funder, work an operator.
    term(
        "supporter",
        "Supporter",
        "Soutien",
        "support; appui; supporting; partenaire institutionnel; "
        "institutional partner; soutien institutionnel",
        role_class="connects",
    ),
    # Concerned by the action, without a word on whether it does anything.
    term(
        "stakeholder",
        "Stakeholder",
        "Partie prenante",
        "parties prenantes; stakeholders; associé; associated partner; "
        "partenaire associé",
        role_class="connects",
    ),
    *branch(
        term(
            "observer",
            "Observer",
            "Observateur",
            "observing; observatrice; observateurs; observers",
            role_class="connects",
        ),
        # Looks on with a method, from outside.
        term(
            "evaluator",
            "Evaluator",
            "Évaluateur",
            "évaluation; auditor; auditeur; évaluatrice",
            role_class="connects",
        ),
        # Who states a record is not thereby one who acts in it.
        term(
            "reporting",
            "Reporting organisation",
            "Organisation déclarante",
            "reporter; déclarant; organisme déclarant; reporting organization",
            "hxl:reporting",
            role_class="connects",
        ),
    ),
)

ROLES: Final = Vocabulary(
    "roles",
    "Roles of parties",
    "Rôles des parties",
    (*_PROVIDES, *_LEADS, *_FUNDS, *_RECEIVES, *_CONNECTS),
)
