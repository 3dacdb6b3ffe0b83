import json
from pathlib import Path

import partnerlib

TOWNS = [f"p{number}" for number in range(101)]
THEMES = [f"t{number}" for number in range(100)]


def codes(path: Path) -> list[tuple[str, int | None, str | None, str | None]]:
    """Check a source of which a scope is too wide, and say where that is told."""
    result = partnerlib.check(path)

    assert result.registry is not None
    return [
        (each.severity, each.row, each.column, each.path)
        for each in result.problems
        if each.code == "scope-too-wide"
    ]


def test_a_wide_scope_of_a_document_is_told_at_its_path(tmp_path: Path) -> None:
    """In JSON the widest facet is named where it stands, and the data is read."""
    path = tmp_path / "wide.json"
    document = {
        "partnerlib": 1,
        "territories": [{"id": town, "name": town} for town in TOWNS],
        "actors": [{"id": "a", "name": "A"}],
        "actions": [
            {
                "id": "x",
                "title": "X",
                "parties": [{"actor": "a"}],
                "scope": {"themes": THEMES, "places": TOWNS},
            }
        ],
    }
    path.write_text(json.dumps(document), encoding="utf-8")

    assert [("warning", None, None, "$.actions[0].scope.places")] == codes(path)


def test_a_wide_scope_of_a_table_is_told_at_its_cell(tmp_path: Path) -> None:
    """In a table the row and the heading of the widest facet are named."""
    rows = {
        "territories": [
            "id,name,level",
            *(f"{town},{town},municipality" for town in TOWNS),
        ],
        "actors": ["id,name,kind", "a,A,association"],
        "actions": [
            "id,title,parties,thèmes,lieux",
            f"x,X,a,{';'.join(THEMES)},{';'.join(TOWNS)}",
        ],
    }
    for name, lines in rows.items():
        text = "\n".join(lines) + "\n"
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")

    assert [("warning", 2, "lieux", None)] == codes(tmp_path)


def test_what_has_a_wide_scope_can_be_written_and_read_again(tmp_path: Path) -> None:
    """A scope that is too wide is data like any other."""
    towns = [partnerlib.Territory(town, name=town) for town in TOWNS]
    scope = partnerlib.Scope(themes=THEMES, places=TOWNS)
    registry = partnerlib.Registry.of(
        territories=towns,
        actors=[partnerlib.Actor("a", name="A")],
        actions=[partnerlib.Action("x", title="X", parties=["a"], scope=scope)],
    )
    path = tmp_path / "wide.json"
    partnerlib.write(registry, path)

    assert registry == partnerlib.check(path).registry
