"""Elements as plain values: the parts that IATI 2.03 knows, checked on the way.

An element that is read, and one that is to be written, take the same form: its
attributes by name, its texts as ``[language, text]`` under ``narrative``, its
children under their names as lists. Elements of versions 1.0x, which hold their text
themselves, take the form of 2.0x. What is kept in the extra of a record is this form
as JSON; what comes out of it is checked again, for anybody may have written it.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, cast
from xml.etree.ElementTree import Element

import attrs
import msgspec

from partnerlib.io.iati._languages import language

XML_LANG: Final = "xml:lang"
# As the parser writes it that knows namespaces.
_EXPANDED_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
Plain = dict[str, Any]
Narratives = tuple[tuple[str, str], ...]

# More digits are no percentage, and would not add up.
_DECIMAL: Final = re.compile(r"[+-]?(\d{1,30}(\.\d{0,30})?|\.\d{1,30})", re.ASCII)
_COUNT: Final = re.compile(r"\d{1,9}", re.ASCII)
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
# A part of what a URI may be, and accepted by every schema validator.
_SIGN: Final = r"[\w.~!$&'()*+,;=@/?-]|%[0-9A-Fa-f]{2}"
URI: Final = re.compile(
    r"(?:[A-Za-z][A-Za-z0-9+.-]*:(?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?=[/?#]|\Z))?"
    rf"(?!//)(?:{_SIGN}|:)*|(?!//)(?:{_SIGN})*)(?:#(?:{_SIGN}|:)*)?"
)
BOOLEAN: Final = re.compile(r"0|1|true|false")
INTEGER: Final = re.compile(r"-?\d{1,9}", re.ASCII)

_FORMS: Final[Mapping[str, re.Pattern[str]]] = {
    "percentage": _DECIMAL,
    "level": _COUNT,
    "iso-date": _DATE,
    "vocabulary-uri": URI,
    "secondary-reporter": BOOLEAN,
}


@attrs.frozen
class Shape:
    """What an element may hold.

    Attributes
    ----------
    attributes : tuple of str
        In the order in which they are written.
    required : tuple of str
        The attributes and children without which there is no such element.
    children : tuple of str
        In the order of the schema.
    has_text, has_narratives : bool
        Whether it holds a text of its own, or texts in languages.
    needs_narrative : bool
        Whether there is no such element without a text.
    """

    attributes: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    children: tuple[str, ...] = ()
    has_text: bool = False
    has_narratives: bool = False
    needs_narrative: bool = False

    @property
    def allowed(self) -> frozenset[str]:
        """What its plain value may hold."""
        texts = ("narrative",) if self.has_narratives else ()
        own = ("text",) if self.has_text else ()
        return frozenset((*self.attributes, *self.children, *texts, *own))


_CODE: Final = Shape(attributes=("code",), required=("code",))
_TEXTS: Final = Shape(has_narratives=True, needs_narrative=True)


def _coded(*attributes: str, required: tuple[str, ...] = ("code",)) -> Shape:
    return Shape(attributes=attributes, required=required, has_narratives=True)


SHAPES: Final[Mapping[str, Shape]] = {
    "reporting-org": _coded("ref", "type", "secondary-reporter", required=()),
    "title": _TEXTS,
    "description": Shape(("type",), has_narratives=True, needs_narrative=True),
    "participating-org": _coded(
        "ref", "type", "role", "activity-id", "crs-channel-code", required=()
    ),
    "other-identifier": Shape(
        ("ref", "type"), required=("ref",), children=("owner-org",)
    ),
    "owner-org": _coded("ref", required=()),
    "activity-status": _CODE,
    "activity-date": _coded("type", "iso-date", required=("type", "iso-date")),
    "recipient-country": _coded("code", "percentage"),
    "recipient-region": _coded("code", "vocabulary", "vocabulary-uri", "percentage"),
    "location": Shape(
        ("ref",),
        children=(
            "location-reach",
            "location-id",
            "name",
            "description",
            "activity-description",
            "administrative",
            "point",
            "exactness",
            "location-class",
            "feature-designation",
        ),
    ),
    "location-reach": _CODE,
    "location-id": Shape(("code", "vocabulary"), required=("code", "vocabulary")),
    "name": _TEXTS,
    "activity-description": _TEXTS,
    "administrative": Shape(
        ("code", "vocabulary", "level"), required=("code", "vocabulary")
    ),
    "point": Shape(("srsName",), required=("srsName", "pos"), children=("pos",)),
    "pos": Shape(has_text=True),
    "exactness": _CODE,
    "location-class": _CODE,
    "feature-designation": _CODE,
    "sector": _coded("code", "vocabulary", "vocabulary-uri", "percentage"),
    "tag": _coded(
        "code", "vocabulary", "vocabulary-uri", required=("code", "vocabulary")
    ),
    "humanitarian-scope": _coded(
        "type",
        "vocabulary",
        "vocabulary-uri",
        "code",
        required=("type", "vocabulary", "code"),
    ),
    "policy-marker": _coded("code", "vocabulary", "vocabulary-uri", "significance"),
    "default-aid-type": Shape(("code", "vocabulary"), required=("code",)),
    "related-activity": Shape(("ref", "type"), required=("ref", "type")),
    "activity-scope": _CODE,
    "collaboration-type": _CODE,
    "default-flow-type": _CODE,
    "default-finance-type": _CODE,
    "default-tied-status": _CODE,
}
# Of these the schema allows one at most inside their parent.
_SINGLE: Final = frozenset(
    {
        "location-reach",
        "name",
        "description",
        "activity-description",
        "point",
        "exactness",
        "location-class",
        "feature-designation",
        "owner-org",
        "pos",
    }
)


def plain(element: Element, default: str = "") -> Plain:
    """Give an element as a plain value.

    Parameters
    ----------
    element : Element
        Of one of the names in `SHAPES`.
    default : str
        The language of texts that state none; narratives in it state none either.
    """
    shape = SHAPES[element.tag]
    stated = element.attrib
    found: Plain = {}
    for name, written in stated.items():
        if name in shape.attributes and (value := written.strip()):
            form = _FORMS.get(name)
            if form is None or form.fullmatch(value):
                found[name] = value
    if shape.has_narratives:
        texts = narratives(element, default)
        if texts:
            found["narrative"] = texts
    elif shape.has_text and (text := (element.text or "").strip()):
        found["text"] = text
    if shape.children:
        _add_children(found, element, shape, default)
    return found


def _add_children(found: Plain, element: Element, shape: Shape, default: str) -> None:
    for child in element:
        name = child.tag
        if name in shape.children and not (name in found and name in _SINGLE):
            stated = plain(child, default)
            if _is_whole(SHAPES[name], stated):
                found.setdefault(name, []).append(stated)


def _is_whole(shape: Shape, stated: Plain) -> bool:
    if shape.needs_narrative and "narrative" not in stated:
        return False
    return stated.keys() >= set(shape.required)


def narratives(element: Element, default: str = "") -> Narratives:
    """Give the texts of an element, each with its language, empty for the default."""
    if len(element):
        stated = [child for child in element if child.tag == "narrative"]
        if stated:
            return tuple(
                [
                    (_language(child, default), text)
                    for child in stated
                    if (text := (child.text or "").strip())
                ]
            )
    text = (element.text or "").strip()
    return ((_language(element, default), text),) if text else ()


def lang_of(element: Element) -> str:
    """Give the language that an element states; empty if it states none."""
    stated = element.attrib
    return stated.get(XML_LANG) or stated.get(_EXPANDED_LANG) or ""


def _language(element: Element, default: str) -> str:
    stated = lang_of(element)
    if not stated:
        return ""
    tag = language(stated) or ""
    return "" if tag == default else tag


_ENCODER: Final = msgspec.json.Encoder(order="sorted")


def to_json(several: Iterable[Plain]) -> str:
    """Write plain values as the extra of a record keeps them."""
    return _ENCODER.encode(list(several)).decode()


def from_json(tag: str, text: str) -> list[Plain] | None:
    """Read what the extra of a record keeps; None if it is nothing of the kind."""
    try:
        several = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        return None
    return _checked_all(tag, several)


def _checked_all(tag: str, several: object) -> list[Plain] | None:
    if not isinstance(several, list):
        return None
    found = [checked(tag, each) for each in cast("list[object]", several)]
    if None in found:
        return None
    return cast("list[Plain]", found)


def checked(tag: str, value: object) -> Plain | None:
    """Give a value if it can be written as an element of this name, else None."""
    shape = SHAPES[tag]
    if not isinstance(value, dict):
        return None
    found = dict(cast("Mapping[str, Any]", value))
    stated = found.keys()
    if not stated <= shape.allowed or not _is_whole(shape, found):
        return None
    for name in stated:
        if name == "narrative":
            found[name] = _texts(found[name])
        elif name in shape.children:
            found[name] = _checked_all(name, found[name])
            if name in _SINGLE and len(found[name] or ()) > 1:
                return None
        elif not _is_of_form(name, found[name]):
            return None
    return None if None in found.values() else found


def _is_of_form(name: str, value: object) -> bool:
    if not isinstance(value, str):
        return False
    form = _FORMS.get(name)
    if form is not None and not form.fullmatch(value):
        return False
    return name != "iso-date" or _exists(value)


def _exists(day: str) -> bool:
    try:
        dt.date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _texts(value: object) -> Narratives | None:
    if not isinstance(value, list):
        return None
    found: list[tuple[str, str]] = []
    for each in cast("list[object]", value):
        match each:
            case [str(tag), str(text)] if not tag or language(tag) == tag:
                found.append((tag, text))
            case _:
                return None
    return tuple(found) or None


__all__ = [
    "BOOLEAN",
    "INTEGER",
    "SHAPES",
    "URI",
    "XML_LANG",
    "Narratives",
    "Plain",
    "Shape",
    "checked",
    "from_json",
    "lang_of",
    "narratives",
    "plain",
    "to_json",
]
