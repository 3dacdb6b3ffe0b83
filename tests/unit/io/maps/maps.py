"""What the tests of column maps share: a table, a map, and what comes of both."""

import json
from pathlib import Path
from typing import Any

from partnerlib.io import CheckResult, check

TOWNS = """\
[records.country]
record = "territory"
name = "Country"
level = { value = "country" }

[records.town]
record = "territory"
name = "Town"
level = { value = "municipality" }
parent = { ref = "country" }

[records.org]
record = "actor"
name = "Org"

[records.work]
record = "action"
title = "Project"
parties = [{ ref = "org", role = "implementer" }]
places = { ref = "town" }
"""


def write_map(folder: Path, text: str, name: str = "map.toml") -> Path:
    """Write a map; the version stands above."""
    path = folder / name
    path.write_text(f"partnerlib_map = 1\n{text}", "utf-8")
    return path


def mapped(
    folder: Path, rows: str, text: str, name: str = "data.csv", **options: Any
) -> CheckResult:
    """Read a table through a map."""
    data = folder / name
    data.write_text(rows, "utf-8")
    return check(data, map=write_map(folder, text), **options)


def faults(folder: Path, value: Any) -> list[tuple[str, str | None]]:
    """Give what is wrong with a map: code and path."""
    path = folder / "map.json"
    path.write_text(json.dumps(value), "utf-8")
    result = check(folder / "none.csv", map=path)
    assert result.registry is None
    assert {"error"} == {problem.severity for problem in result.problems}
    return [(problem.code, problem.path) for problem in result.problems]


def told(result: CheckResult) -> list[tuple[str, int | None, str | None]]:
    """Give the problems with row and column."""
    return [(each.code, each.row, each.column) for each in result.problems]


def field(folder: Path, kind: str, spec: str, cell: str, key: str = "") -> Any:
    """Give what one cell makes of a field: ``spec`` is ``key = value``."""
    key = key or spec.partition(" ")[0]
    one = 'id = { value = "t" }\n'
    needs = {
        "need": 'territory = { value = "t" }\n',
        "agreement": 'parties = [{ value = "t" }, { ref = "b" }]\n',
        "action": 'parties = { value = "t" }\ntitle = { value = "x" }\n',
    }
    text = f"""
[records.b]
record = "territory"
id = {{ value = "b" }}
name = "B"
[records.it]
record = "{kind}"
{one}{needs.get(kind, "")}{spec}
"""
    if kind != "territory":
        text += f'[records.a]\nrecord = "territory"\n{one}'
    quoted = cell.replace('"', '""')
    result = mapped(folder, f'A,B\n"{quoted}",y\n', text)
    registry = result.registry
    assert registry is not None, [each.text() for each in result.problems]
    plural = {"territory": "territories"}.get(kind, f"{kind}s")
    record = getattr(registry, plural)["t"]
    problems = [each.code for each in result.problems]
    return problems or getattr(record, key)
