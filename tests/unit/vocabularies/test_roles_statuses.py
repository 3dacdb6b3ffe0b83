import pytest

from partnerlib.model import ROLE_CLASSES
from partnerlib.vocabularies import builtin

CLASSES = {
    "provides": {"implementer", "operator", "partner", "pivotal", "local-partner"},
    "leads": {"lead", "programming", "coordinating", "contracting-authority"},
    "funds": {"funder", "donor", "sponsor"},
    "receives": {"beneficiary", "recipient"},
    "connects": {"facilitating", "broker", "observer", "reporting"},
}
LIVE = {"active", "ongoing", "unknown"}
STATUSES = {
    "actif": "active",
    "En vigueur": "active",
    "On-going": "ongoing",
    "ongoing": "ongoing",
    "en cours": "ongoing",
    "Planned": "planned",
    "planifiée": "planned",
    "en cours d'études": "under-study",
    "En négociation": "negotiation",
    "Suspendu": "suspended",
    "en sommeil": "dormant",
    "Completed": "completed",
    "terminé": "completed",
    "Expiré": "expired",
    "annulée": "cancelled",
    "inconnu": "unknown",
}


@pytest.mark.parametrize("role_class", ROLE_CLASSES)
def test_roles_have_the_class_that_decides_what_they_count_for(role_class: str) -> None:
    """The roles that findings speak of are in the class that their words say."""
    roles = builtin()["roles"]

    assert {role_class} == {roles.role_class(role) for role in CLASSES[role_class]}


def test_every_role_states_a_class_of_its_own() -> None:
    """A role is never without class, and a narrower role keeps that of the broader."""
    roles = builtin()["roles"]

    assert [] == [c.id for c in roles.concepts if c.role_class not in ROLE_CLASSES]
    assert [] == [
        c.id
        for c in roles.concepts
        if c.broader and c.role_class != roles.role_class(c.broader)
    ]


def test_who_holds_a_project_provides_it() -> None:
    """A project holder makes an effort even where a local partner is named."""
    assert "provides" == builtin()["roles"].role_class("project-holder")


@pytest.mark.parametrize("role", ["reporting", "evaluator"])
def test_who_states_or_judges_is_an_observer(role: str) -> None:
    """To state a record, or to evaluate an action, is to look on."""
    assert builtin()["roles"].covers("observer", role)


def test_the_roles_of_the_oecd_are_marked() -> None:
    """The three roles of triangular co-operation match their OECD names."""
    assert {"facilitating", "pivotal", "beneficiary"} == {
        c.id for c in builtin()["roles"].concepts if ("oecd", c.id) in c.matches
    }


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("bailleur", "donor"),
        ("Financeur", "funder"),
        ("porteur de projet", "project-holder"),
        ("maître d'ouvrage", "contracting-authority"),
        ("chef de file", "lead"),
        ("bénéficiaire", "beneficiary"),
        ("Implementing partner", "implementer"),
        ("parrainage", "sponsor"),
    ],
)
def test_roles_are_found_by_the_words_of_tables(text: str, role: str) -> None:
    """A role may be given as people write it."""
    assert role == builtin()["roles"].resolve(text)


def test_live_statuses_are_apart_from_those_that_are_not() -> None:
    """Every status is live, or is one of the five that are not or narrower."""
    statuses = builtin()["statuses"]
    not_live = ("planned", "suspended", "dormant", "completed", "ended")

    assert LIVE == {
        c.id
        for c in statuses.concepts
        if not any(statuses.covers(term, c.id) for term in not_live)
    }


@pytest.mark.parametrize(
    ("broad", "narrow"),
    [
        ("active", "ongoing"),
        ("planned", "under-study"),
        ("planned", "negotiation"),
        ("ended", "expired"),
        ("ended", "cancelled"),
    ],
)
def test_statuses_roll_up(broad: str, narrow: str) -> None:
    """To ask for a status is to ask for the narrower ones as well."""
    assert builtin()["statuses"].covers(broad, narrow)


@pytest.mark.parametrize(("text", "status"), STATUSES.items())
def test_statuses_are_found_by_the_words_of_tables(text: str, status: str) -> None:
    """A status may be given as tables of agreements and of actions write it."""
    assert status == builtin()["statuses"].resolve(text)
