"""The strict converter: plain JSON values become records, or say why not.

cattrs does the structuring, and none of its leniency is left: no text is made of a
number, no truth of a word, no tuple of a text, and a field that nobody knows is an
error. There are two converters of the same rules. The fast one stops at the first
fault; only a record that it refuses goes through the collecting one, which finds
every fault of every field.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, Final, TypeVar, cast, get_args

import attrs
import cattrs
import msgspec
from cattrs.errors import ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, override

from partnerlib.errors import ModelError
from partnerlib.io._drafts import UNKNOWN_PARTIES, draft_of
from partnerlib.io._faults import (
    Fault,
    Refused,
    facts_of,
    faults_of,
    unknown_fields,
    value_of,
    wrong,
)
from partnerlib.io._json_decode import is_list, is_object
from partnerlib.model import PartialDate, Party, Period, Scope, Vocabulary
from partnerlib.registry import COLLECTIONS
from partnerlib.registry._collections import (
    MULTI_TERM_FIELDS,
    SCOPE_TERMS,
    TERM_FIELDS,
)

T = TypeVar("T")
Hook = Callable[[Any, Any], Any]

AS_IT_STANDS: Final = "\\"
"""Before a term that must not be taken for the label of another."""

_PAIR: Final = 2


class _Unread(str):
    """Any text that is none, as far as the rules are concerned."""

    __slots__ = ()


# Stands in for what could not be read, so that the rules of the other fields are
# still tried. Every rule refuses it, and none takes it for an empty field.
_UNREAD: Final = _Unread("?")
_REPEATED: Final = (Party, Scope)
_MISSES: Final = (KeyError, ForbiddenExtraKeysError, ModelError)


# -- single values -----------------------------------------------------------------


def _text(value: Any, _: Any) -> str:
    if type(value) is str:
        return value
    raise wrong("text", value)


def _integer(value: Any, _: Any) -> int:
    if type(value) is int:
        return value
    if type(value) is float and value.is_integer():
        return int(value)  # JSON has one kind of number: 5.0 is 5
    raise Refused([Fault("bad-integer", (), value)])


def _number(value: Any, _: Any) -> float:
    if type(value) is float or type(value) is int:
        return value
    raise Refused([Fault("bad-number", (), value)])


def _yes_no(value: Any, _: Any) -> Any:
    return value if type(value) is bool else _text(value, _)


@lru_cache(maxsize=65_536)
def _period_of(text: str) -> Period:
    return Period.parse(text)


def _period(value: Any, _: Any) -> Period:
    return _period_of(_text(value, _))


def _date(value: Any, _: Any) -> PartialDate | None:
    text = _text(value, _).strip()
    return PartialDate.parse(text) if text else None


def _optional(hook: Hook) -> Hook:
    def structure(value: Any, kind: Any) -> Any:
        return None if value is None else hook(value, kind)

    return structure


# -- terms -------------------------------------------------------------------------


class Meanings(dict[str, str]):
    """The id that each text means in a vocabulary; found once per text."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._vocabulary = vocabulary

    def __missing__(self, text: str) -> str:
        stripped = text.strip()
        if stripped.startswith(AS_IT_STANDS):
            meaning = stripped.removeprefix(AS_IT_STANDS)
        else:
            meaning = self._vocabulary.resolve(stripped) or stripped
        self[text] = meaning
        return meaning


def _term(vocabulary: Vocabulary) -> Hook:
    meanings = Meanings(vocabulary)

    def structure(value: Any, _: Any) -> str:
        if type(value) is str:
            return meanings[value]
        raise wrong("text", value)

    return structure


def term_fields(cls: type) -> dict[str, str]:
    """Give the vocabulary of every field that holds a term."""
    if cls is Scope:
        return dict(SCOPE_TERMS)
    if cls is Party:
        return {"role": "roles"}
    for kind, _, record in COLLECTIONS:
        if cls is record:
            return dict((*TERM_FIELDS[kind], *MULTI_TERM_FIELDS.get(kind, ())))
    return {}


# -- several values ----------------------------------------------------------------


def _collect(hook: Hook, at: Iterable[str | int], values: Iterable[Any]) -> list[Any]:
    """Structure every value, and refuse them with the faults of all."""
    made: list[Any] = []
    drafts: list[Any] = []
    faults: list[Fault] = []
    for place, value in zip(at, values, strict=True):
        try:
            made.append(hook(value, None))
        except (Refused, ModelError) as error:
            faults.extend(faults_of(error, place))
            if isinstance(error, Refused) and error.draft is not None:
                drafts.append(error.draft)
    if faults:
        raise Refused(faults, tuple(made), (*made, *drafts))
    return made


def _collect_whole(
    hook: Hook, at: Iterable[str | int], values: Iterable[Any]
) -> list[Any]:
    """Do the same where the rest says nothing without the faulty ones: parties."""
    try:
        return _collect(hook, at, values)
    except Refused as refused:
        raise Refused(refused.faults, draft=refused.draft) from refused


def _stop(hook: Hook, _: Iterable[str | int], values: Iterable[Any]) -> list[Any]:
    """Structure every value up to the first fault."""
    return [hook(value, None) for value in values]


Each = Callable[[Hook, Iterable[str | int], Iterable[Any]], list[Any]]


def _list(hook: Hook, each: Each) -> Hook:
    def structure(value: Any, _: Any) -> tuple[Any, ...]:
        if not is_list(value):
            raise wrong("a list", value)
        return tuple(each(hook, range(len(value)), value))

    return structure


def _pair(value: Any, _: Any) -> tuple[str, str]:
    if (
        is_list(value)
        and len(value) == _PAIR
        and all(type(part) is str for part in value)
    ):
        return (value[0], value[1])
    raise wrong("a list of two texts", value)


def _keyed_text(item: Any, _: Any) -> tuple[str, str]:
    key, value = item
    return key, _text(value, _)


def _texts_by_key(each: Each) -> Hook:
    def structure(value: Any, _: Any) -> tuple[tuple[str, str], ...]:
        if not is_object(value):
            raise wrong("an object", value)
        return tuple(each(_keyed_text, value, value.items()))

    return structure


# -- records -----------------------------------------------------------------------


def _stopping_class(
    cls: type, converter: cattrs.Converter, own: dict[str, Hook]
) -> Hook:
    overrides: Any = {name: override(struct_hook=hook) for name, hook in own.items()}
    generated: Hook = make_dict_structure_fn(
        cast("type[Any]", cls),
        converter,
        _cattrs_forbid_extra_keys=True,
        _cattrs_detailed_validation=False,
        **overrides,
    )

    def structure(value: Any, kind: Any) -> Any:
        if not is_object(value):
            raise wrong("an object", value)
        return generated(value, kind)

    return _remembering(structure) if cls in _REPEATED else structure


def _remembering(hook: Hook) -> Hook:
    """Make equal values one object: parties and scopes repeat by the thousand."""
    made: dict[bytes, Any] = {}

    def structure(value: Any, kind: Any) -> Any:
        try:
            key = msgspec.json.encode(value)
        except (ValueError, RecursionError):
            return hook(value, kind)  # nothing sound, as the hook will say
        known = made.get(key)
        if known is None:
            known = made[key] = hook(value, kind)
        return known

    return structure


def _collecting_class(
    cls: type, converter: cattrs.Converter, own: dict[str, Hook]
) -> Hook:
    attributes = attrs.fields(attrs.resolve_types(cls))
    hooks = {
        each.name: (
            own.get(each.name) or converter.get_structure_hook(each.type),
            each.type,
        )
        for each in attributes
    }
    required = [each.name for each in attributes if each.default is attrs.NOTHING]

    def structure(value: Any, _: Any) -> Any:
        if not is_object(value):
            raise wrong("an object", value)
        faults = [
            Fault("missing-value", (name,)) for name in required if name not in value
        ]
        fields: dict[str, Any] = {str(fault.path[0]): _UNREAD for fault in faults}
        sound: dict[str, Any] = {}
        for name, (hook, kind) in hooks.items():
            if name in value:
                try:
                    sound[name] = fields[name] = hook(value[name], kind)
                except Refused as refused:
                    faults.extend(faults_of(refused, name))
                    sound[name] = refused.draft
                    fields[name] = _UNREAD if refused.rest is None else refused.rest
                except ModelError as error:
                    faults.extend(faults_of(error, name))
                    fields[name] = _UNREAD
        faulty = {name for name, value in fields.items() if value is _UNREAD}
        faults.extend(unknown_fields(value, hooks))
        made: Any = None
        try:
            made = cls(**fields)
        except ModelError as error:
            faults.extend(
                Fault(each.code, (each.field,), value_of(each), facts_of(each))
                for each in error.violations
                if each.field not in faulty
            )
        if faults:
            raise Refused(faults, draft=_draft(cls, sound, faults))
        return made

    return structure


def _draft(cls: type, sound: dict[str, Any], faults: Iterable[Fault]) -> Any:
    """Make what can be made of the fields that are sound, or in part."""
    stated = {name: value for name, value in sound.items() if value is not None}
    fields = attrs.fields_dict(cast("type[Any]", cls))
    if "parties" in fields and any(fault.path[0] == "parties" for fault in faults):
        stated["parties"] = (*stated.get("parties", ()), *UNKNOWN_PARTIES)
    return draft_of(cast("type[Any]", cls), stated)


# -- the converters ----------------------------------------------------------------


def _make_converter(
    vocabularies: Mapping[str, Vocabulary], *, collect: bool
) -> cattrs.Converter:
    converter = cattrs.Converter(detailed_validation=False, forbid_extra_keys=True)
    each = _collect if collect else _stop
    each_whole = _collect_whole if collect else _stop
    make_class = _collecting_class if collect else _stopping_class
    by_key = _texts_by_key(each)

    def tuple_hook(kind: Any) -> Hook:
        item = get_args(kind)[0]
        if item == tuple[str, str]:
            return _list(_pair, each)
        return _list(hook_of(item), each_whole if attrs.has(item) else each)

    def class_hook(cls: type) -> Hook:
        own: dict[str, Hook] = {"names": by_key, "extra": by_key, "recognised": _yes_no}
        own = {name: own[name] for name in own if hasattr(cls, name)}
        types = {field.name: field.type for field in attrs.fields(cls)}
        for name, vocabulary in term_fields(cls).items():
            term = _term(vocabularies[vocabulary])
            own[name] = term if types[name] is str else _list(term, each)
        return make_class(cls, converter, own)

    def hook_of(kind: Any) -> Hook:
        return converter.get_structure_hook(kind)

    converter.register_structure_hook_factory(attrs.has, class_hook)
    converter.register_structure_hook_factory(
        lambda kind: getattr(kind, "__origin__", None) is tuple, tuple_hook
    )
    for kind, hook in (
        (str, _text),
        (float, _number),
        (Period, _period),
        (int | None, _optional(_integer)),
        (float | None, _optional(_number)),
        (PartialDate | None, _optional(_date)),
    ):
        converter.register_structure_hook(kind, hook)
    return converter


class StrictConverter:
    """Structures plain values; labels of terms become ids on the way.

    Parameters
    ----------
    vocabularies : mapping of str to Vocabulary
        By which a term may be given as a label.
    """

    def __init__(self, vocabularies: Mapping[str, Vocabulary]) -> None:
        self._fast = _make_converter(vocabularies, collect=False)
        self._collecting = _make_converter(vocabularies, collect=True)

    def structure(self, value: object, cls: type[T]) -> T:
        """Make a value of a class out of a plain value.

        Raises
        ------
        Refused
            If that cannot be, with every fault.
        """
        try:
            return self._fast.structure(value, cls)
        except (Refused, *_MISSES):
            return self._collecting.structure(value, cls)


__all__ = ["AS_IT_STANDS", "Meanings", "StrictConverter", "term_fields"]
