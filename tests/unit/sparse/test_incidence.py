"""The incidence of a registry holds its live records and all of its actors."""

from partnerlib.model import Action, Actor, Agreement, Party
from partnerlib.registry import Registry
from partnerlib.sparse._incidence import Incidence

REGISTRY = Registry.of(
    actors=[Actor(id_, name=id_) for id_ in "abc"],
    agreements=[
        Agreement("g1", kind="partnership", parties=["b", "a"]),
        Agreement("g2", kind="partnership", parties=["a", "c"], status="ended"),
    ],
    actions=[
        Action("x", title="X", parties=[Party("b", "lead"), Party("b", "operator")])
    ],
)


def test_live_records_and_all_actors_are_there() -> None:
    """Actions come before agreements, as their references sort."""
    incidence = Incidence.of_registry(REGISTRY)

    assert ("action/x", "agreement/g1") == tuple(incidence.records)
    assert ("a", "b", "c") == tuple(incidence.actors)
    assert [0, 1, 3] == incidence.starts.tolist()
    assert [1, 0, 1] == incidence.members.tolist()


def test_any_status_keeps_what_has_ended() -> None:
    """Which records count is the caller's choice."""
    incidence = Incidence.of_registry(REGISTRY, statuses="any")

    assert 3 == len(incidence.records)
