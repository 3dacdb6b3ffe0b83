"""Registries that the tests of the report tell about."""

from functools import cache

from partnerlib import (
    Action,
    Actor,
    Agreement,
    Need,
    Offer,
    Party,
    Registry,
    Scope,
    Territory,
)
from partnerlib.datasets import load
from partnerlib.report import Answers, build_report

EMPTY = Registry.of()


@cache
def told(name: str, limit: int | None = 20) -> Answers:
    """Ask a built-in world the three questions."""
    return build_report(load(name), limit=limit, dataset=name)


@cache
def small() -> Registry:
    """Return a world with every kind of finding, and names that are hard to show."""
    here = Scope(themes=["health"], places=["kita"])
    return Registry.of(
        title="Un <monde> | *deux* \u202e",
        territories=[
            Territory("ML", name="Mali", level="country", country="ML"),
            Territory("kita", name="Kita", level="municipality", parent="ML"),
            Territory("kayes", name="Kayes", level="municipality", parent="ML"),
            Territory("evry", name="Évry", level="municipality", aliases=["Evry"]),
            Territory("tokyo", name="東京都" * 12, level="municipality"),
            Territory("twin-a", name="Saint-Denis", level="municipality"),
            Territory("twin-b", name="Saint-Denis", level="municipality"),
        ],
        actors=[
            Actor("a", name="Association\nà deux lignes", territory="evry"),
            Actor("b", name="Bénévoles", territory="evry"),
            Actor("c", name="Cercle", territory="evry"),
        ],
        agreements=[
            Agreement("t1", kind="twinning", parties=["evry", "kita"]),
            Agreement("t2", kind="twinning", parties=["evry", "tokyo"]),
        ],
        actions=[
            Action("a1", title="Soins", parties=["a"], scope=here),
            Action("b1", title="Santé", parties=["b"], scope=here),
            Action("c1", title="Dispensaire", parties=["c"], scope=here),
            Action(
                "d1",
                title="Puits",
                parties=[Party("a", "operator")],
                scope=Scope(themes=["water"], places=["kita"]),
                recognised="no",
                status="active",
            ),
        ],
        needs=[
            Need(
                "n1",
                territory="kayes",
                title="De l'eau",
                scope=Scope(themes=["water"]),
                quantity=1200,
                unit="people",
            ),
            Need("n2", territory="kita", scope=Scope(themes=["culture"])),
        ],
        offers=[Offer("o1", actor="b", scope=Scope(themes=["health"]))],
    )
