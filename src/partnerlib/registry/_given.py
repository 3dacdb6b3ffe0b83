"""What a caller gives, before anything is made of it."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from partnerlib.errors import ParameterError
from partnerlib.model import Concept, PartialDate
from partnerlib.model._date import partial_date


def several(parameter: str, values: object) -> tuple[Any, ...]:
    """Take one text for several.

    Raises
    ------
    ParameterError
        If it is neither a text nor an iterable.
    """
    return (values,) if isinstance(values, str) else tuple(iterated(parameter, values))


def iterated(parameter: str, values: object) -> Iterable[Any]:
    """Give what can be iterated as it is.

    Raises
    ------
    ParameterError
        If it cannot, or is a text.
    """
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise ParameterError(parameter, values, "give several, in a list for instance")
    return cast("Iterable[object]", values)


def checked_date(date: object) -> PartialDate | None:
    """Take the date of an edition: a text, a year or a day; empty means unknown.

    Raises
    ------
    ModelError
        If it is a text or a year, and no date.
    ParameterError
        If it is something else.
    """
    found: object = partial_date(date)
    if found is not None and not isinstance(found, PartialDate):
        raise ParameterError("date", date, "write a day, a month or a year in EDTF")
    return found


def checked_terms(terms: object) -> dict[str, tuple[Concept, ...]]:
    """Take own terms by vocabulary.

    Raises
    ------
    ParameterError
        If they are something else.
    """
    rule = "give concepts by the name of their vocabulary"
    if not isinstance(terms, Mapping):
        raise ParameterError("terms", terms, rule)
    given: dict[str, tuple[Any, ...]] = {}
    for name, concepts in cast("Mapping[Any, object]", terms).items():
        given[name] = tuple(iterated("terms", concepts))
        wrong = [each for each in given[name] if not isinstance(each, Concept)]
        if wrong or not isinstance(name, str):
            raise ParameterError("terms", {name: concepts}, rule)
    return given
