"""Where something lies in a JSON text, and the problem that tells it."""

import json
import re
from typing import Final

import attrs

from partnerlib.errors import Problem
from partnerlib.io._faults import NO_VALUE, Fault
from partnerlib.io._json_decode import Path, Unreadable
from partnerlib.model import Concept, Scope
from partnerlib.registry import COLLECTIONS

_WORD: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_LONGEST: Final = 200
_FACETS: Final = frozenset(attrs.fields_dict(Scope))
_CLASSES: Final = {name: each.cls for each in COLLECTIONS for name in each[:2]}


def path_text(path: Path) -> str:
    """Write a path as JSONPath does.

    Examples
    --------
    >>> path_text(("agreements", 3, "names", "pt-BR"))
    '$.agreements[3].names["pt-BR"]'
    """
    steps = ["$"]
    for step in path:
        if isinstance(step, int):
            steps.append(f"[{step}]")
        elif _WORD.fullmatch(step):
            steps.append(f".{step}")
        else:
            steps.append(f"[{json.dumps(step)}]")
    return "".join(steps)


def shown(value: object) -> str | None:
    """Write a value as found: a text as it is, anything else as JSON.

    None where there is no value.

    Halves of a surrogate pair are written as escapes, for no stream takes them.
    """
    if value is NO_VALUE:
        return None
    if isinstance(value, str | Unreadable):
        text = str(value)
    else:
        try:
            text = json.dumps(value, ensure_ascii=False, default=str)
        except (RecursionError, ValueError):
            text = "…"  # too deep, or a number with more digits than may be shown
    text = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


@attrs.frozen
class Where:
    """One place in a file: a path, and in JSON Lines the line."""

    file: str | None
    path: Path = ()
    row: int | None = None

    def locate(self, problem: Problem) -> Problem:
        """Give a problem of the record here its file and the path of its field."""
        column = problem.column
        path = self.path if column is None else self._field(column)
        facts = dict(problem.facts)
        if column is not None:
            facts.setdefault("field", column)
        return attrs.evolve(
            problem,
            file=self.file,
            row=self.row,
            column=None,
            path=path_text(path),
            facts=tuple(sorted(facts.items())),
        )

    def _field(self, field: str) -> Path:
        cls = _CLASSES.get(str(self.path[0]), Concept)
        if field in _FACETS and field not in attrs.fields_dict(cls):
            return (*self.path, "scope", field)
        return (*self.path, field)

    def problem(self, fault: Fault, record: str | None = None) -> Problem:
        """Tell a fault of the value here as a problem."""
        path = (*self.path, *fault.path)
        facts = {"field": _field_name(path)} | dict(fault.facts)
        problem = Problem.of(
            fault.code,
            file=self.file,
            row=self.row,
            path=path_text(path),
            value=shown(fault.value),
            record=record,
        )
        return attrs.evolve(problem, facts=tuple(sorted(facts.items())))


def _field_name(path: Path) -> str:
    names = [step for step in path if isinstance(step, str)]
    return shown(names[-1]) or "" if names else "$"


__all__ = ["Where", "path_text", "shown"]
