"""The value of one cell by its kind, or what is wrong with it.

What needs to know no other record stands here: texts, ids, numbers, dates, answers
and pairs.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

import attrs

from partnerlib.errors import ModelError, Violation
from partnerlib.io._lists import split_pair
from partnerlib.model import PartialDate, Vocabulary, spelling

ERROR_VALUES: Final = frozenset(
    {
        "#BLOCKED!",
        "#BUSY!",
        "#CALC!",
        "#CONNECT!",
        "#DIV/0!",
        "#FIELD!",
        "#GETTING_DATA",
        "#N/A",
        "#NAME?",
        "#NOM?",
        "#NOMBRE!",
        "#NUL!",
        "#NULL!",
        "#NUM!",
        "#PROPAGATION!",
        "#REF!",
        "#SPILL!",
        "#UNKNOWN!",
        "#VALEUR!",
        "#VALUE!",
    }
)
"""What a spreadsheet shows in a cell that it could not compute, in both languages."""

_ANSWERS: Final = {
    "yes": "yes",
    "oui": "yes",
    "true": "yes",
    "vrai": "yes",
    "no": "no",
    "non": "no",
    "false": "no",
    "faux": "no",
    "unknown": "",
    "inconnu": "",
}
# Longer numbers are no counts of anything; Python refuses them from 4,300 digits on.
_LONGEST_NUMBER: Final = 400
_INTEGER: Final = re.compile(r"-?[0-9]+")
_NUMBER: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_INFINITIES: Final = (float("inf"), -float("inf"))  # a number such as 1e999
LITERAL: Final = "\\"
ERROR: Final = "#"  # every failed formula is shown as something that begins so


@attrs.frozen
class Bad:
    """What is wrong with a cell; a violation without a field means the cell.

    Of several values, ``rest`` are those that are sound.
    """

    violations: tuple[Violation, ...]
    rest: tuple[object, ...] = ()


def bad(code: str, value: str, **facts: str) -> Bad:
    """Make what stands in for the value of a faulty cell."""
    return Bad((violation(code, value, **facts),))


def violation(code: str, value: str | None, field: str = "", **facts: str) -> Violation:
    """Make a violation with the facts that its sentence mentions.

    Without a field it is meant of the cell that it is found in.
    """
    return Violation(
        field=field, code=code, value=value, facts=tuple(sorted(facts.items()))
    )


def prose(text: str) -> str | Bad:
    r"""Read a text: as it stands, but for the values that mean a failed formula.

    Only before such a value a backslash says that it is meant as it stands: ``\#N/A``.
    """
    if text in ERROR_VALUES:
        return bad("cell-error", text)
    return text[1:] if _looks_failed(text) else text


def shielded_prose(text: str) -> str:
    """Write a text so that `prose` gives it back."""
    return LITERAL + text if _looks_failed(text) else text


def _looks_failed(text: str) -> bool:
    if not text.startswith((ERROR, LITERAL)):
        return False
    return text.lstrip(LITERAL) in ERROR_VALUES


def literal(text: str) -> str | Bad:
    r"""Read an id: as it stands, but for the values that mean a failed formula.

    A leading backslash says that what follows is meant as it stands, so that an id
    such as ``#N/A`` can be written: ``\#N/A``.
    """
    if text in ERROR_VALUES:
        return bad("cell-error", text)
    return text.removeprefix(LITERAL)


def shielded(text: str) -> str:
    """Write an id so that `literal` gives it back."""
    if text in ERROR_VALUES or text.startswith(LITERAL):
        return LITERAL + text
    return text


def shielded_term(text: str, vocabulary: Vocabulary) -> str:
    """Write a term so that it is not taken for another one's label."""
    if vocabulary.resolve(text) not in (None, text):
        return LITERAL + text
    return shielded(text)


def _typed(text: str) -> str | Bad:
    return bad("cell-error", text) if text in ERROR_VALUES else text


def _integer(text: str) -> int | Bad:
    if len(text) <= _LONGEST_NUMBER and _INTEGER.fullmatch(text):
        return int(text)
    return bad("cell-error" if text in ERROR_VALUES else "bad-integer", text)


def _number(text: str) -> float | Bad:
    if len(text) <= _LONGEST_NUMBER and (found := _NUMBER.fullmatch(text)):
        value = float(text) if found[1] or found[2] else int(text)
        if value not in _INFINITIES:
            return value
    return bad("cell-error" if text in ERROR_VALUES else "bad-number", text)


def _date(text: str) -> PartialDate | Bad:
    try:
        return PartialDate.parse(text)
    except ModelError:
        return bad("cell-error" if text in ERROR_VALUES else "bad-date", text)


def _answer(text: str) -> str | Bad:
    answer = _ANSWERS.get(spelling(text))
    if answer is not None:
        return answer
    if text in ERROR_VALUES:
        return bad("cell-error", text)
    return bad("bad-choice", text, allowed=", ".join(_ANSWERS))


def _pair(text: str) -> tuple[str, str] | Bad:
    pair = split_pair(text)
    if pair is None or not all(pair):
        return bad("bad-pair", text, form="key=value")
    return pair


def _record(text: str) -> tuple[str, str] | Bad:
    kind, slash, id_ = text.partition("/")
    if not slash or not id_:
        return bad("bad-pair", text, form="kind/id")
    return kind, id_


def _same(text: str) -> str:
    return text


PLAIN: Final[Mapping[str, tuple[Callable[[str], object], object]]] = {
    "id": (literal, ""),
    "reference": (literal, ""),
    "text": (prose, ""),
    "integer": (_integer, None),
    "number": (_number, None),
    "date": (_date, None),
    "country": (_typed, ""),
    "answer": (_answer, ""),
    "record": (_record, None),
}

LISTS: Final[Mapping[str, Callable[[str], object]]] = {
    "texts": _same,
    "languages": _typed,
    "pairs": _pair,
}
