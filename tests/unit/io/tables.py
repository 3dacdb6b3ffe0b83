"""What the tests of tables share: small folders, and problems in short."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from partnerlib.errors import Problem
from partnerlib.io import check
from partnerlib.model import (
    Action,
    Actor,
    Agreement,
    Concept,
    Exchange,
    Need,
    Offer,
    Party,
    Period,
    Scope,
    Source,
    Territory,
)
from partnerlib.registry import Registry

Short = tuple[str, int | None, str | None, str]

TOWNS = """
id,name,level
evry,Évry,commune
there,Là-bas,commune
"""


def put(folder: Path, **tables: str) -> Path:
    """Write tables as CSV files; the blank first line of a text does not count."""
    folder.mkdir(exist_ok=True)
    for name, text in tables.items():
        text = text.removeprefix("\n")  # noqa: PLW2901 -- as it is written in a test
        (folder / f"{name}.csv").write_text(text, encoding="utf-8", newline="")
    return folder


def shorts(problems: Iterable[Problem]) -> list[Short]:
    """Give the file, row, column and code of problems."""
    return [
        (Path(each.file or "").name, each.row, each.column, each.code)
        for each in problems
    ]


def found(folder: Path, **tables: str) -> list[Short]:
    """Write tables, check them, and give the problems in short."""
    return shorts(check(put(folder, **tables)).problems)


def registry_of(folder: Path, **tables: str) -> Registry:
    """Write tables and read them; there must be no error."""
    result = check(put(folder, **tables))
    assert result.registry is not None, [each.text() for each in result.problems]
    return result.registry


def awkward() -> Registry:
    """Make a registry of everything that is hard to write down."""
    common: dict[str, Any] = {
        "names": {"fr": "É", "pt-BR": "x", "pt-br": "y"},
        "description": 'a "q"; ,\n b _x000D_',
        "url": "=1+1",
        "codes": [("a=b\\", "c;d\\"), ("a=b\\", "="), ("a", "b")],
        "sources": [
            Source(),
            Source(stated_by="T1", url="u", date="2004~", file="f", row=3),
        ],
        "extra": {"!!!": "#N/A", "column:foo": "x ; y \\", "k\nk": "v"},
    }
    territories = [
        Territory(
            "T1",
            name="One",
            level="Région",
            country="FR",
            population=2**53,
            location=(0.1 + 0.2, -5e-324),
            zones=["z\\", "a"],
            languages=["fr", "pt-BR"],
            aliases=["a;b", "c\\", "\\d", "#N/A"],
            valid="2004/..",
            successors=["T2"],
            **common,
        ),
        Territory(
            "T2",
            name="#N/A",
            parent="T1",
            sources=[Source(title="x;y\\"), Source(stated_by="T1")],
        ),
        Territory("T3", name="007", names={"fr": "7"}, sources=[Source(title="T1")]),
    ]
    actors = [
        Actor("a", name="A"),
        Actor("a:lead", name="B", territory="T1", member_of=["a"]),
        Actor("a:lead:", name="C"),
        Actor("#N/A", name="=x", kind="\\k"),
        Actor("#REF!", name="error"),
        Actor("\\z", name="z", themes=["Health", "health", "#REF!", "\\w"]),
    ]
    agreements = [
        Agreement(
            "g1",
            kind="twinning",
            parties=[
                Party("a", "Lead"),
                Party("a:lead"),
                Party("a:lead:"),
                Party("#N/A", "x:y"),
                Party("\\z", "\\r"),
            ],
            scope=Scope(themes=["a", "b"], places=["T1"]),
            period="2004",
            amount=1e-7,
            currency="EUR",
            motives=["m"],
        ),
        Agreement(
            "g2",
            kind="Jumelage",
            parties=[Party("a", "lead", Period.parse("2004/2005")), Party("#N/A")],
            sources=[Source(title="t"), Source(title="u")],
            last_activity="..",
            status="ended",
        ),
        Agreement("g3", kind="pact", parties=["#N/A", "\\z"], derived_from="g1"),
    ]
    actions = [
        Action(
            "x1",
            title="#REF!",
            parties=["a"],
            recognised=True,
            amount=0.1 + 0.2,
            agreement="g1",
        ),
        Action("x2", title="_x0041_", parties=["#REF!"], parent="x1", outcome="o\n\tp"),
    ]
    return Registry.of(
        territories=territories,
        actors=actors,
        agreements=agreements,
        actions=actions,
        needs=[Need("n", territory="T1", quantity=5, unit="People", reached=0)],
        offers=[Offer("o", actor="a", capacity=0, unit="people", languages=["fr"])],
        exchanges=[Exchange("e", giver="a", receiver="#N/A", kind="money", amount=3.5)],
        terms={
            "themes": [
                Concept(
                    "w",
                    label_fr="W",
                    matches=[("a", "b")],
                    rank=3,
                    aliases=["x;y"],
                )
            ],
            "roles": [Concept("zz", role_class="leads", broader="lead")],
        },
        title="=T;",
        licence="CC BY \\4",
        date="2004?",
    )
