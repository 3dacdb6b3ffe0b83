"""The rules that fields keep: converters that tidy spelling, checks that refuse.

A check never raises: it adds a violation to a list, so that one error tells all
that is wrong with a record. Converters leave alone whatever they do not
understand; the checks then refuse it by name.
"""

import math
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, cast

import attrs

from partnerlib.errors import ModelError, Violation

Violations = list[Violation]

_FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]"
)
_FORBIDDEN_IN_ID: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff;]"
)
_COUNTRY: Final = re.compile(r"[A-Z]{2}")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_LONGEST_ID: Final = 200
# The largest integer that a spreadsheet, and any JSON reader, keeps exactly.
LARGEST_INTEGER: Final = 2**53


def trimmed(value: Any) -> Any:
    """Strip outer blanks and write line ends as a line feed."""
    if type(value) is not str or not value:
        return value
    text = value.strip()
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def sorted_texts(values: Any) -> Any:
    """Make a sorted tuple without repeats of an iterable of texts."""
    if values == ():
        return ()
    if isinstance(values, str) or not isinstance(values, Iterable):
        return values
    items = tuple(trimmed(value) for value in cast("Iterable[object]", values))
    if all(type(item) is str for item in items):
        return tuple(sorted(set(items)))
    return items


def sorted_pairs(pairs: Any) -> Any:
    """Make a sorted tuple without repeats of an iterable, or mapping, of pairs."""
    if pairs == ():
        return ()
    if isinstance(pairs, Mapping):
        pairs = cast("Mapping[object, object]", pairs).items()
    if isinstance(pairs, str) or not isinstance(pairs, Iterable):
        return pairs
    items = tuple(_trimmed_pair(pair) for pair in cast("Iterable[object]", pairs))
    if all(_is_text_pair(item) for item in items):
        return tuple(sorted(set(items)))
    return items


def _trimmed_pair(pair: Any) -> Any:
    if isinstance(pair, str) or not isinstance(pair, Iterable):
        return pair
    return tuple(trimmed(part) for part in cast("Iterable[object]", pair))


def _is_text_pair(item: Any) -> bool:
    if type(item) is not tuple:
        return False
    parts = cast("tuple[object, ...]", item)
    return len(parts) == 2 and all(type(part) is str for part in parts)  # noqa: PLR2004 -- a pair


def plain_number(value: Any) -> Any:
    """Write a whole float as an integer, so that 5 and 5.0 are one value."""
    if type(value) is float and value.is_integer() and abs(value) <= LARGEST_INTEGER:
        return int(value)
    return value


def without_forbidden(text: str) -> str:
    """Put a mark in the place of every character that no text may hold.

    For what is no value of the data but only a name of where it stands, such as
    that of a file: it can be no error of anybody.
    """
    return _FORBIDDEN.sub("\ufffd", text)


def check_text(out: Violations, field: str, value: object) -> None:
    """Refuse what is no text and what no text may hold."""
    if type(value) is not str:
        out.append(_type(field, "text", value))
    elif value and (found := _FORBIDDEN.search(value)):
        out.append(
            Violation(
                field=field,
                code="bad-text",
                value=value,
                facts=(("character", repr(found[0])), ("field", field)),
            )
        )


def check_required(out: Violations, field: str, value: object) -> None:
    """Refuse an empty text as well."""
    if value == "":
        out.append(_violation(field, "missing-value", value))
    else:
        check_text(out, field, value)


def check_id(out: Violations, field: str, value: object) -> None:
    """Refuse what cannot be an id."""
    if type(value) is not str:
        out.append(_type(field, "text", value))
    elif not value:
        out.append(_violation(field, "missing-value", value))
    elif (
        len(value) > _LONGEST_ID
        or value != value.strip()
        or _FORBIDDEN_IN_ID.search(value)
    ):
        out.append(_violation(field, "bad-id", value))


def check_optional_id(out: Violations, field: str, value: object) -> None:
    """Allow an empty id: it means unknown."""
    if value != "":
        check_id(out, field, value)


def check_ids(out: Violations, field: str, values: object) -> None:
    """Check every id or term of a tuple."""
    _check_each(out, field, values, check_id)


def check_texts(out: Violations, field: str, values: object) -> None:
    """Check every text of a tuple; none may be empty."""
    _check_each(out, field, values, check_required)


def _check_each(
    out: Violations,
    field: str,
    values: object,
    check: Callable[[Violations, str, object], None],
) -> None:
    if values == ():
        return
    if type(values) is not tuple:
        out.append(_type(field, "several texts", values))
        return
    for value in cast("tuple[object, ...]", values):
        check(out, field, value)


def check_pairs(
    out: Violations, field: str, pairs: object, *, unique: bool = False
) -> None:
    """Check that every item is a pair of texts, both stated.

    With ``unique`` a key stands once.
    """
    if pairs == ():
        return
    if type(pairs) is not tuple:
        out.append(_type(field, "pairs of texts", pairs))
        return
    seen: set[str] = set()
    for pair in cast("tuple[object, ...]", pairs):
        if not _is_text_pair(pair):
            out.append(_type(field, "pairs of texts", pair))
            continue
        key, value = cast("tuple[str, str]", pair)
        check_required(out, field, key)
        check_required(out, field, value)
        if unique and key in seen:
            out.append(_violation(field, "repeated-key", key))
        seen.add(key)


def check_languages(out: Violations, field: str, values: object) -> None:
    """Check that every text of a tuple is a language tag."""
    _check_each(out, field, values, _check_language)


def _check_language(out: Violations, field: str, value: object) -> None:
    if type(value) is not str or not _LANGUAGE.fullmatch(value):
        out.append(_violation(field, "bad-language", value))


def check_names(out: Violations, field: str, pairs: object) -> None:
    """Check names by language: tags that are tags, each once."""
    before = len(out)
    check_pairs(out, field, pairs, unique=True)
    if len(out) == before:
        for language, _ in cast("tuple[tuple[str, str], ...]", pairs):
            _check_language(out, field, language)


def check_country(out: Violations, field: str, value: object) -> None:
    """Allow nothing or an ISO 3166-1 alpha-2 code."""
    check_text(out, field, value)
    if type(value) is str and value and not _COUNTRY.fullmatch(value):
        out.append(_violation(field, "bad-country", value))


def check_count(out: Violations, field: str, value: object) -> None:
    """Allow nothing or a whole number from 0 up; True is no number."""
    if value is None:
        return
    if type(value) is not int:
        out.append(_violation(field, "bad-integer", value))
    else:
        _check_size(out, field, value)


def check_amount(out: Violations, field: str, value: object) -> None:
    """Allow nothing or a finite number from 0 up."""
    if value is None:
        return
    if not _is_number(value):
        out.append(_violation(field, "bad-number", value))
    else:
        _check_size(out, field, cast("float", value))


def _is_number(value: object) -> bool:
    return type(value) is int or (type(value) is float and math.isfinite(value))


def _check_size(out: Violations, field: str, value: float) -> None:
    if value < 0:
        out.append(_violation(field, "negative-number", value))
    elif value > LARGEST_INTEGER:
        out.append(_range(field, value, "0", str(LARGEST_INTEGER)))


def check_between(
    out: Violations, field: str, value: object, least: float, most: float
) -> None:
    """Refuse a number outside a closed interval, and what is no number."""
    if not _is_number(value):
        out.append(_violation(field, "bad-number", value))
    elif not least <= cast("float", value) <= most:
        out.append(_range(field, value, str(least), str(most)))


def check_choice(
    out: Violations, field: str, value: object, allowed: tuple[str, ...]
) -> None:
    """Refuse what is not among the allowed texts."""
    if value not in allowed:
        stated = ", ".join(text for text in allowed if text)
        out.append(
            Violation(
                field=field,
                code="bad-choice",
                value=value,
                facts=(("allowed", stated), ("field", field)),
            )
        )


def check_instance(
    out: Violations, field: str, value: object, kind: type, *, optional: bool = False
) -> None:
    """Refuse a value of another class."""
    if not (optional and value is None) and type(value) is not kind:
        out.append(_type(field, kind.__name__, value))


def check_instances(out: Violations, field: str, values: object, kind: type) -> None:
    """Refuse a tuple that holds anything but values of one class."""
    if values == ():
        return
    if not _all_are(values, kind):
        out.append(_type(field, f"a tuple of {kind.__name__}", values))


def _all_are(values: object, kind: type) -> bool:
    return type(values) is tuple and all(
        type(value) is kind for value in cast("tuple[object, ...]", values)
    )


def refuse(record: attrs.AttrsInstance, out: Violations) -> None:
    """Raise one error with every violation, if there is any."""
    if out:
        raise ModelError(type(record).__name__, tuple(out))


def _violation(field: str, code: str, value: object) -> Violation:
    return Violation(field=field, code=code, value=value, facts=(("field", field),))


def _type(field: str, expected: str, value: object) -> Violation:
    return Violation(
        field=field,
        code="bad-type",
        value=value,
        facts=(("expected", expected), ("field", field)),
    )


def _range(field: str, value: object, least: str, most: str) -> Violation:
    return Violation(
        field=field,
        code="out-of-range",
        value=value,
        facts=(("field", field), ("least", least), ("most", most)),
    )
