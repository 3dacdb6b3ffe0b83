"""Answers in JSON: that of the service, and the shorter one of its web page."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from partnerlib.io._json_decode import is_list, is_object
from partnerlib.io._limits import check_row
from partnerlib.io._reading import Spot
from partnerlib.io.wikidata._answer import Answer
from partnerlib.io.wikidata._values import Tagged

_BLANK: Final = "bnode"


def is_answer(value: object) -> bool:
    """Whether a JSON value is an answer of the service."""
    return is_object(value) and is_object(value.get("results"))


def read_bindings(value: dict[str, Any], file: str) -> Answer:
    """Read ``{"head": {"vars": …}, "results": {"bindings": …}}``."""
    results = value["results"].get("bindings")
    bindings = results if is_list(results) else []
    head = value.get("head")
    named = head.get("vars") if is_object(head) else None
    stated = [each for each in named if type(each) is str] if is_list(named) else []
    variables = stated or _keys(bindings)
    return Answer(variables, _rows(bindings, variables, file, "$.results.bindings"))


def read_objects(value: Sequence[Any], file: str) -> Answer:
    """Read a plain list of objects, whose keys are the variables."""
    variables = _keys(value)
    return Answer(variables, _rows(value, variables, file, "$"))


def _keys(values: Sequence[Any]) -> list[str]:
    keys = (key for each in values if is_object(each) for key in each)
    return list(dict.fromkeys(keys))


def _rows(
    values: Sequence[Any], variables: Sequence[str], file: str, path: str
) -> Iterator[tuple[Spot, list[str]]]:
    for at, each in enumerate(values):
        if is_object(each):
            cells = [_cell(each.get(variable)) for variable in variables]
            check_row(cells, at + 1, file)
            yield Spot(file, path=f"{path}[{at}]"), cells


def _cell(bound: Any) -> str:
    if is_object(bound):
        text = bound.get("value")
        if type(text) is not str:
            return ""
        if bound.get("type") == _BLANK:
            return f"_:{text}"
        lang = bound.get("xml:lang")
        text = text.strip()
        return Tagged(text, lang.lower()) if type(lang) is str and lang else text
    if bound is None or is_list(bound) or isinstance(bound, bool):
        return ""
    return str(bound).strip()


__all__ = ["is_answer", "read_bindings", "read_objects"]
