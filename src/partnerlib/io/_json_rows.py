"""Lines of JSON that are plainly sound, many at a time.

Every line goes through a typed decoder, and what it holds becomes records by the
column (`partnerlib.model._bulk`): each distinct term, date and party is read once. Of
a line that is anything but plainly sound nothing is said here: the strict converter
reads it again, and tells all that is wrong with it.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from types import GenericAlias
from typing import Any, Final

import attrs
import msgspec

from partnerlib.errors import ModelError
from partnerlib.io._converter import Meanings, term_fields
from partnerlib.model import (
    NO_SCOPE,
    Action,
    Actor,
    Agreement,
    Location,
    Offer,
    PartialDate,
    Party,
    Period,
    Record,
    Scope,
    Source,
    Territory,
    Vocabulary,
)
from partnerlib.model._bulk import Bulk, party_of

Column = list[Any]
Make = Callable[[Any], Any]
Vocabularies = Mapping[str, Vocabulary]

CLASSES: Final[Mapping[str, type[Record]]] = {
    "territory": Territory,
    "actor": Actor,
    "agreement": Agreement,
    "action": Action,
    "offer": Offer,
}
"""The kinds of records that are read here."""

_UNSET: Final = msgspec.UNSET
_BAD: Final = object()  # no field takes it
_FAILURES: Final = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
_ESCAPED_COLON: Final = b"\\u003"
_BY_KEY: Final = ("names", "extra")
_MOST_KEPT: Final = 1_000_000


def _plain(cls: type[Any], types: Mapping[Any, Any]) -> type[msgspec.Struct]:
    """Make the class of the plain objects of which values of a class are made."""
    fields: list[Any] = []
    for field in attrs.fields(attrs.resolve_types(cls)):
        kind: Any = dict[str, str] if field.name in _BY_KEY else types[field.type]
        if field.default is attrs.NOTHING:
            fields.append((field.name, kind))
        else:
            fields.append((field.name, kind | msgspec.UnsetType, _UNSET))
    return msgspec.defstruct(
        f"Plain{cls.__name__}",
        fields,
        forbid_unknown_fields=True,
        frozen=True,
        gc=False,
        kw_only=True,
    )


_PLAIN: Final[dict[Any, Any]] = {
    str: str,
    int | None: int | None,
    float: int | float,
    float | None: int | float | None,
    tuple[str, ...]: tuple[str, ...],
    tuple[tuple[str, str], ...]: tuple[tuple[str, str], ...],
    Period: str,
    PartialDate | None: str | None,
}
for _part in (Scope, Party, Source, Location):
    _PLAIN[_part] = _plain(_part, _PLAIN)
_PLAIN[tuple[Party, ...]] = GenericAlias(tuple, (_PLAIN[Party], ...))
_PLAIN[tuple[Source, ...]] = GenericAlias(tuple, (_PLAIN[Source], ...))
_PLAIN[Location | None] = _PLAIN[Location] | None


class QuickRows:
    """Reads lines that hold one record of one kind each.

    Parameters
    ----------
    kind : str
        One of `CLASSES`.
    vocabularies : mapping of str to Vocabulary
        By which a term may be given as a label.
    """

    def __init__(self, kind: str, vocabularies: Vocabularies) -> None:
        cls = CLASSES[kind]
        line = msgspec.defstruct(
            "PlainLine",
            [(kind, _plain(cls, _PLAIN))],
            forbid_unknown_fields=True,
            gc=False,
        )
        self._decode: Callable[[bytes], Any] = msgspec.json.Decoder(line).decode
        self._inner = attrgetter(kind)
        self._vocabularies = vocabularies
        self._record = _Columns(cls, self._makers(cls))
        self._scope = _Columns(Scope, self._makers(Scope))

    def read(self, lines: Sequence[bytes]) -> list[Record | None]:
        """Read some lines.

        Returns
        -------
        list of Record or None
            One for each line; None where it is not plainly sound.
        """
        text = b"".join(lines)
        decoded = self._decoded(lines, text)
        chosen = [at for at, each in enumerate(decoded) if each is not None]
        rows = [self._inner(decoded[at]) for at in chosen]
        columns = self._record.of(rows)
        if "scope" in columns:
            columns["scope"] = self._scopes(columns["scope"])
        made, _ = self._record.bulk.make(columns, len(rows))
        found: list[Record | None] = [None] * len(lines)
        for at, record in zip(chosen, made, strict=True):
            found[at] = record
        return found

    def _decoded(self, lines: Sequence[bytes], text: bytes) -> list[Any]:
        """Decode lines; None for one that is no such record, or has a key twice.

        A repeated key is told by counting, as in `partnerlib.io._json_decode`.
        """
        try:
            rows = list(map(self._decode, lines))
        except _FAILURES:
            return [self._checked(line) for line in lines]
        if _ESCAPED_COLON in text or _colons(rows) != text.count(b":"):
            return [self._checked(line) for line in lines]
        return rows

    def _checked(self, line: bytes) -> Any:
        try:
            row = self._decode(line)
        except _FAILURES:
            return None
        is_plain = _ESCAPED_COLON not in line and _colons(row) == line.count(b":")
        return row if is_plain else None

    def _scopes(self, stated: Column) -> Column:
        rows = [each for each in stated if each is not NO_SCOPE]
        made, _ = self._scope.bulk.make(self._scope.of(rows), len(rows))
        scopes = iter(made)
        return [each if each is NO_SCOPE else next(scopes) for each in stated]

    # -- values of fields --------------------------------------------------------

    def _makers(self, cls: type[Any]) -> dict[str, Make]:
        """Give what makes values of the model of plain ones, by field."""
        makers: dict[str, Make] = {}
        terms = term_fields(cls)
        for field in attrs.fields(attrs.resolve_types(cls)):
            make: Make | None = _MAKERS.get(field.type)
            if field.name in terms:
                meanings = Meanings(self._vocabularies[terms[field.name]])
                make = _several(meanings)
                if field.type is str:
                    make = meanings.__getitem__
            elif field.name in _BY_KEY:
                make = _pairs
            elif field.type == tuple[Party, ...]:
                make = _parties(_whole(_Known(self._party)))
            elif field.type == tuple[Source, ...]:
                make = _whole(_Known(_source))
            elif make is not None:
                make = _Known(make).__getitem__
            if make is not None:
                makers[field.name] = make
        return makers

    @cached_property
    def _roles(self) -> Meanings:
        return Meanings(self._vocabularies["roles"])

    def _party(self, plain: Any) -> Party:
        if plain.role is _UNSET and plain.during is _UNSET:
            return party_of(plain.actor)
        stated = _stated(plain)
        if "role" in stated:
            stated["role"] = self._roles[stated["role"]]
        return Party(**stated)


class _Columns:
    """Makes columns of values of the model of plain rows of one class."""

    def __init__(self, cls: type[Any], makers: Mapping[str, Make]) -> None:
        self.bulk: Bulk[Any] = Bulk(cls)
        self._makers = makers
        self._defaults = {each.name: each.default for each in attrs.fields(cls)}

    def of(self, rows: Sequence[Any]) -> dict[str, Column]:
        """Give the columns of the fields that some row states."""
        columns: dict[str, Column] = {}
        stated = zip(*map(attrgetter(*self._defaults), rows), strict=True)
        for (field, default), values in zip(
            self._defaults.items(), stated, strict=False
        ):
            if values.count(_UNSET) == len(rows):
                continue
            make = self._makers.get(field)
            if make is None:
                column = [default if each is _UNSET else each for each in values]
            else:
                column = [default if each is _UNSET else make(each) for each in values]
            columns[field] = column
        return columns


class _Known(dict[Any, Any]):
    """What each distinct plain value means."""

    def __init__(self, make: Make) -> None:
        super().__init__()
        self._make = make
        self.is_doubtful = False

    def __missing__(self, plain: Any) -> Any:
        if len(self) >= _MOST_KEPT:
            self.clear()
        try:
            made = self._make(plain)
        except ModelError:
            made = _BAD
            self.is_doubtful = True
        self[plain] = made
        return made


def _several(meanings: Meanings) -> Make:
    return _Known(lambda terms: tuple([meanings[term] for term in terms])).__getitem__


def _whole(known: _Known) -> Make:
    """Make parts of parts, or what no field takes where one is not sound."""

    def make(plain: tuple[Any, ...]) -> Any:
        parts = tuple([known[each] for each in plain])
        if known.is_doubtful and any(each is _BAD for each in parts):
            return _BAD
        return parts

    return make


def _parties(make: Make) -> Make:
    """Give the ids of parties of which none states more; else make them."""

    def ids_or_made(plain: tuple[Any, ...]) -> Any:
        ids = [
            each.actor
            for each in plain
            if each.role is _UNSET and each.during is _UNSET
        ]
        return tuple(ids) if len(ids) == len(plain) else make(plain)

    return ids_or_made


def _pairs(texts: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(texts.items())


def _stated(plain: Any) -> dict[str, Any]:
    fields: tuple[str, ...] = plain.__struct_fields__
    stated = ((field, getattr(plain, field)) for field in fields)
    return {field: value for field, value in stated if value is not _UNSET}


def _source(plain: Any) -> Source:
    return Source(**_stated(plain))


def _location(plain: Any) -> Location | None:
    return None if plain is None else Location(plain.lat, plain.lon)


def _date(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def _colons(value: Any) -> int:
    return msgspec.json.encode(value).count(b":")


_MAKERS: Final[Mapping[Any, Make]] = {
    Period: Period.parse,
    PartialDate | None: _date,
    Location | None: _location,
}

__all__ = ["CLASSES", "QuickRows"]
