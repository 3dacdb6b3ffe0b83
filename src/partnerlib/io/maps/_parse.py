"""From the text of a cell to a value, as people write it in tables of the field."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

import attrs

from partnerlib.codes import country_if_known
from partnerlib.errors import ModelError, Violation
from partnerlib.io._slugs import slug
from partnerlib.io.maps._dates import read_date, read_period
from partnerlib.io.maps._fields import Field
from partnerlib.io.maps._model import Value
from partnerlib.model import Concept, Location, Vocabulary, spelling
from partnerlib.model._rules import check_id, check_text

UNKNOWN: Final = frozenset(
    {
        *("-", "--", "–", "—", ".", "?", "#n/a", "n/a", "n.a.", "na", "nan", "nil"),
        *("null", "none", "nd", "n.d.", "n/d", "s/o", "néant", "sans objet"),
        *("unknown", "inconnu", "inconnue", "desconocido", "desconhecido"),
        *("unbekannt", "not specified", "not applicable", "non spécifié"),
        *("non renseigné", "non précisé", "à préciser", "sin especificar"),
        *("no especificado", "não especificado"),
    }
)
"""What people write in a cell of which they know nothing, in lower case."""
LONGEST_UNKNOWN: Final = max(map(len, UNKNOWN))

_BLANKS: Final = re.compile(r"[\s'’_]+")
_MONEY: Final = re.compile(r"^[^\d.,+-]{0,5}|[^\d.,]{0,5}$")
_NUMBER: Final = re.compile(
    r"[-+]?\d{1,300}(\.\d{1,300})?([eE][-+]?\d{1,3})?", re.ASCII
)
_THOUSANDS: Final = re.compile(r"[-+]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*", re.ASCII)
_POINT: Final = re.compile(r"\s*[,;]\s*|\s+")
_ANSWERS: Final = {
    word: answer
    for answer, words in {
        "yes": "yes y oui o true vrai 1 si sí sim ja x",
        "no": "no n non false faux 0 nao não nein",
    }.items()
    for word in words.split()
}


@attrs.frozen
class Bad:
    """What is wrong with a cell."""

    code: str
    facts: tuple[tuple[str, str], ...] = ()


Parse = Callable[[str], Any]


class Terms:
    """Finds terms; those that no vocabulary knows become terms of the source.

    Parameters
    ----------
    vocabularies : mapping of str to Vocabulary
        By their ids.
    language : str
        In which the cells are written.

    Attributes
    ----------
    own : dict
        The terms of the source, by vocabulary and id.
    fresh : list of (str, str)
        Of these, those that nobody was told of yet: vocabulary and text.
    """

    def __init__(self, vocabularies: Mapping[str, Vocabulary], language: str) -> None:
        self.own: dict[str, dict[str, Concept]] = {}
        self.fresh: list[tuple[str, str]] = []
        self._vocabularies = vocabularies
        self._is_french = language.startswith("fr")
        self._matches: dict[str, dict[tuple[str, str], str]] = {}

    def find(self, vocabulary: str, text: str, scheme: str = "") -> str | Bad:
        """Give the id of a term."""
        known = self._vocabularies[vocabulary]
        found = known.resolve(text)
        if found is None and scheme:
            found = self._by_code(known).get((scheme, text.lower()))
        if found is not None:
            return found
        plain = _text(text)
        id_ = slug(text)
        if isinstance(plain, Bad) or not id_:
            return plain if isinstance(plain, Bad) else Bad("bad-id")
        own = self.own.setdefault(vocabulary, {})
        if id_ not in own:
            french = text if self._is_french else ""
            own[id_] = Concept(id_, label_fr=french, label_en="" if french else text)
            self.fresh.append((vocabulary, text))
        return id_

    def _by_code(self, vocabulary: Vocabulary) -> dict[tuple[str, str], str]:
        codes = self._matches.get(vocabulary.id)
        if codes is None:
            codes = self._matches[vocabulary.id] = {
                (scheme.lower(), code.lower()): concept.id
                for concept in reversed(vocabulary.concepts)
                for scheme, code in concept.matches
            }
        return codes


def parser_of(field: Field, value: Value, terms: Terms) -> Parse:
    """Make what reads one value of a field; it gives `Bad` for what is none."""
    kind = field.kind
    if kind in ("term", "terms"):
        return lambda text: terms.find(field.vocabulary, text, value.scheme)
    if kind == "date":
        return lambda text: read_date(text, value.dates) or Bad("bad-date")
    if kind == "period":
        return lambda text: read_period(text, value.dates) or Bad("bad-date")
    if kind == "integer":
        return lambda text: _integer(text, value.decimal)
    if kind == "number":
        return lambda text: _number(text, value.decimal)
    return _PLAIN.get(kind, _text)


def _text(text: str) -> str | Bad:
    if text.isprintable():
        return text
    return _checked(text, check_text)


def _id(text: str) -> str | Bad:
    return _checked(text, check_id)


def _checked(
    text: str, check: Callable[[list[Violation], str, object], None]
) -> str | Bad:
    found: list[Violation] = []
    check(found, "", text)
    return Bad(found[0].code, found[0].facts) if found else text


def _number(text: str, decimal: str = "") -> float | Bad:
    plain = _plain_number(text, decimal)
    if not _NUMBER.fullmatch(plain):
        return Bad("bad-number")
    value = float(plain)
    return Bad("bad-number") if value in (float("inf"), -float("inf")) else value


def _integer(text: str, decimal: str = "") -> int | Bad:
    grouped = _BLANKS.sub("", text)
    if not decimal and _THOUSANDS.fullmatch(grouped):
        grouped = grouped.replace(",", "").replace(".", "")
    value = _number(grouped, decimal)
    if isinstance(value, Bad) or not float(value).is_integer():
        return Bad("bad-integer")
    return int(value)


def _plain_number(text: str, decimal: str) -> str:
    """Write a number with a point and no marks between thousands."""
    plain = _MONEY.sub("", _BLANKS.sub("", text))
    if decimal:
        thousands = "." if decimal == "," else ","
        return plain.replace(thousands, "").replace(decimal, ".")
    last = max(plain.rfind(","), plain.rfind("."))
    mark = plain[last : last + 1]
    other = "." if mark == "," else ","
    plain = plain.replace(other, "") if mark else plain
    # "1,234" is a thousand and more; "1.234" in a column of amounts is not.
    if plain.count(mark or " ") > 1 or (mark == "," and _THOUSANDS.fullmatch(plain)):
        return plain.replace(mark, "")
    return plain.replace(",", ".")


def _country(text: str) -> str | Bad:
    code = text.upper()
    if len(code) == len("FR") and code.isascii() and code.isalpha():
        return code
    return country_if_known(text) or Bad("bad-country")


def _language(text: str) -> str | Bad:
    tag = text.lower().replace("_", "-")
    if re.fullmatch(r"[a-z]{2,3}(-[a-z0-9]{1,8})*", tag):
        return tag
    return Bad("bad-language")


def _answer(text: str) -> str | Bad:
    answer = _ANSWERS.get(text.casefold()) or _ANSWERS.get(spelling(text))
    return answer or Bad("bad-choice", (("allowed", "yes, no"),))


def _point(text: str) -> Location | Bad:
    """Read ``lat, lon``, or the point of WKT, which begins with the longitude."""
    wkt = re.fullmatch(r"(?i)\s*point\s*\(([^()]*)\)\s*", text)
    parts = _POINT.split((wkt[1] if wkt else text).strip(" ()[]"))
    try:
        first, second = map(float, parts)
        return Location(second, first) if wkt else Location(first, second)
    except (ModelError, ValueError):
        return Bad("bad-point")


_PLAIN: Final[Mapping[str, Parse]] = {
    "id": _id,
    "reference": _id,
    "references": _id,
    "country": _country,
    "languages": _language,
    "answer": _answer,
    "point": _point,
}

__all__ = ["LONGEST_UNKNOWN", "UNKNOWN", "Bad", "Parse", "Terms", "parser_of"]
