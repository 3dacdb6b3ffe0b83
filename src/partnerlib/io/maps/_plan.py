"""How the rows of one table become one kind of record."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, cast

import attrs

from partnerlib.io._bond_ids import bond_id
from partnerlib.io._columns import TABLE_BY_KIND
from partnerlib.io.maps._cells import Cell, Ids, Read, Report
from partnerlib.io.maps._columns import Columns
from partnerlib.io.maps._compose import (
    FACETS,
    POINT,
    TIMES,
    VALID,
    pairs_reader,
    parties_reader,
    period_reader,
    point_reader,
    scope_reader,
)
from partnerlib.io.maps._fields import SOURCE_FIELDS, Field, field_of
from partnerlib.io.maps._ids import (
    actor_id,
    code,
    content_id,
    territory_id,
)
from partnerlib.io.maps._model import RecordMap, Value
from partnerlib.io.maps._parse import Terms
from partnerlib.model import Record, spelling

KEPT: Final = "column:"
"""Under this key a cell is kept whose column the map does not name."""

_COMPOSED: Final = {
    "scope": FACETS,
    "period": TIMES,
    "valid": VALID,
    "location": POINT,
    "sources": tuple(SOURCE_FIELDS),
}
_PARTS: Final = frozenset(part for parts in _COMPOSED.values() for part in parts)
_AS_SOURCE: Final = {
    "stated_by": "stated_by",
    "source_title": "title",
    "source_url": "url",
    "reported": "date",
}
_LASTING: Final = ("territory", "actor")
_WHO: Final = Field("parties", "reference", target="actor")
_ROLE: Final = Field("role", "term", vocabulary="roles")
_SOURCE: Final = frozenset(SOURCE_FIELDS)


@attrs.define(eq=False)
class Made:
    """A record that a row states, before it is joined with those of other rows.

    Attributes
    ----------
    id : str
        Empty: it has none, and there is no record.
    values : dict
        The fields of the record.
    source : dict
        What the row says of itself as a source.
    """

    id: str
    values: dict[str, Any]
    source: dict[str, Any]


class Plan:
    """Makes the records of one map from rows of one table.

    Parameters
    ----------
    by : RecordMap
        What they are made of.
    columns : Columns
        Of the table.
    terms : Terms
        Finds terms.
    rest : sequence of int
        The columns that go to ``extra``.

    Attributes
    ----------
    cls : type of Record
        What is made.
    required : list of str
        What that class asks for besides the id.
    is_lasting : bool
        Whether the record is a territory or an actor, told of in many rows.
    is_shared : bool
        Whether the parties are those of the agreement.
    is_titled : bool
        Whether the map gives it a title.
    missing : list of (str, str)
        The fields of which the table has no column, with a heading.
    used : list of int
        The columns that are read.
    """

    def __init__(
        self, by: RecordMap, columns: Columns, terms: Terms, rest: Sequence[int] = ()
    ) -> None:
        self.kind = by.kind
        self.cls = cast("type[Record]", TABLE_BY_KIND[by.kind].cls)
        self.required = [
            field.name
            for field in attrs.fields(self.cls)
            if field.default is attrs.NOTHING and field.name != "id"
        ]
        self.name = by.name
        self.is_lasting = by.kind in _LASTING
        self._columns, self._terms = columns, terms
        self._fields: dict[str, tuple[Field, list[Cell]]] = {}
        for key, values in by.fields.items():
            field = field_of(by.kind, key) or Field(key, "text")
            cells = [cell for each in values if (cell := self._cell(field, each))]
            if cells:
                self._fields[key] = field, cells
        self._parties = [
            (who, None if each.role is None else self._cell(_ROLE, each.role))
            for each in by.parties
            if (who := self._cell(_WHO, each.who))
        ]
        self._codes = list(self._named(by.codes))
        self._extra = list(self._named(by.extra))
        self._rest = [
            (f"{KEPT}{heading}", cell)
            for heading, at in _headed(columns, rest).items()
            if (cell := self._cell(Field(heading, "text"), Value(columns=(at + 1,))))
        ]
        self._when: tuple[Cell, frozenset[str], frozenset[str]] | None = None
        if by.when is not None:
            when = Field("when", "text")
            self._when = (
                Cell(when, Value(columns=by.when.columns), columns, terms),
                frozenset(map(spelling, by.when.among)),
                frozenset(map(spelling, by.when.outside)),
            )
        self.is_shared = by.is_shared
        self.is_titled = "title" in self._fields
        self.missing = [
            (key, str(values[0].columns[0]))
            for key, values in by.fields.items()
            if key not in self._fields and values
        ]
        self.used = _columns_of(self.cells())
        self._content = _columns_of(self._telling())
        self._refs = sorted({ref for value in by.values() for ref in value.refs})
        self._compile()

    def cells(self) -> list[Cell]:
        """Give every cell that is read."""
        aside = [cells for key, (_, cells) in self._fields.items() if key in _SOURCE]
        return [
            *self._telling(),
            *(cell for cells in aside for cell in cells),
            *(cell for _, cell in self._rest),
            *((self._when[0],) if self._when else ()),
        ]

    def key(self, texts: Sequence[str], ids: Ids) -> tuple[object, ...]:
        """Give all that the record of a row depends on."""
        if not self._refs:
            return tuple([texts[at] for at in self.used])
        return (
            *[texts[at] for at in self.used],
            *[ids[ref] for ref in self._refs],
        )

    def applies(self, texts: Sequence[str]) -> bool:
        """Whether a row states this record."""
        if self._when is None:
            return True
        cell, among, outside = self._when
        text = spelling(cell.text(texts))
        return (not among or text in among) and text not in outside

    def make(self, texts: Sequence[str], ids: Ids, report: Report) -> list[Made]:
        """Make what a row states; several where its ids or names are several."""
        values: dict[str, Any] = {}
        for key, is_whole, read in self._reads:
            found = read(texts, ids, report)
            if found:
                values[key] = found if is_whole else found[0]
        source = {
            _AS_SOURCE[key]: found[0]
            for key, read in self._says
            if (found := read(texts, ids, report))
        }
        if self._is_plural:
            several = _each(values)
            return [self._whole(one, source, texts, ids) for one in several]
        return [self._whole(values, source, texts, ids)]

    def heading(self, key: str) -> str:
        """Give the heading of the column that a field comes from."""
        if key == "parties" and self._parties:
            return self._parties[0][0].heading
        for part in _COMPOSED.get(key, (key,)):
            if part in self._fields:
                return self._fields[part][1][0].heading
        return key

    # -- beforehand ----------------------------------------------------------

    def _compile(self) -> None:
        """Make what reads each field of a record."""
        reads = {
            key: cells[0].read if len(cells) == 1 else _all(cells, field)
            for key, (field, cells) in self._fields.items()
        }
        firsts = {key: cells[0] for key, (_, cells) in self._fields.items()}
        self._is_plural = self.is_lasting and any(
            cell.is_plural
            for key in ("id", "name")
            if key in self._fields
            for cell in self._fields[key][1]
        )
        plural = ("id", "name") if self._is_plural else ()
        self._reads: list[tuple[str, bool, Read]] = [
            (key, field.is_several or key in plural, reads[key])
            for key, (field, _) in self._fields.items()
            if key not in _PARTS and field.kind != "name"
        ]
        has = {
            name: any(part in reads for part in parts)
            for name, parts in _COMPOSED.items()
        }
        if has["scope"]:
            self._reads.append(("scope", False, scope_reader(reads)))
        for name, keys in (("period", TIMES), ("valid", VALID)):
            if has[name]:
                end = next(firsts[key] for key in reversed(keys) if key in firsts)
                self._reads.append((name, False, period_reader(reads, keys, end)))
        if has["location"]:
            self._reads.append(("location", False, point_reader(reads, firsts)))
        if self._parties:
            self._reads.append(("parties", False, parties_reader(self._parties)))
        names = [
            (key.partition("_")[2].replace("_", "-"), cells[0])
            for key, (field, cells) in self._fields.items()
            if field.kind == "name"
        ]
        for key, pairs in (
            ("names", names),
            ("codes", self._codes),
            ("extra", [*self._extra, *self._rest]),
        ):
            if pairs:
                self._reads.append((key, False, pairs_reader(pairs)))
        self._says = [(key, reads[key]) for key in SOURCE_FIELDS if key in reads]

    def _telling(self) -> list[Cell]:
        """Give the cells that tell one record from another.

        Neither what a row says of itself as a source, nor what the map does not
        name, makes another record of it.
        """
        told = [cells for key, (_, cells) in self._fields.items() if key not in _SOURCE]
        return [
            *(cell for cells in told for cell in cells),
            *(cell for pair in self._parties for cell in pair if cell is not None),
            *(cell for _, cell in (*self._codes, *self._extra)),
        ]

    def _cell(self, field: Field, value: Value) -> Cell | None:
        cell = Cell(field, value, self._columns, self._terms)
        return cell if cell.is_there else None

    def _named(self, fields: Mapping[str, Value]) -> Iterator[tuple[str, Cell]]:
        for key, value in fields.items():
            cell = self._cell(Field(key, "text"), value)
            if cell is not None:
                yield key, cell

    # -- of a row ------------------------------------------------------------

    def _whole(
        self,
        values: dict[str, Any],
        source: dict[str, Any],
        texts: Sequence[str],
        ids: Ids,
    ) -> Made:
        id_ = values.pop("id", "")
        if not id_:
            id_ = self._id(values, texts, ids)
        elif self.kind == "territory":
            id_ = code(id_)
        if self.is_lasting and id_ and not values.get("name"):
            values["name"] = id_
        return Made(id_, values, source)

    def _id(self, values: dict[str, Any], texts: Sequence[str], ids: Ids) -> str:
        name = values.get("name", "")
        if self.kind == "territory":
            return territory_id(
                name, values.get("parent", ""), values.get("country", "")
            )
        if self.kind == "actor":
            return actor_id(name)
        if self.kind == "agreement" and not self.is_titled:
            named = [party.actor for party in values.get("parties", ())]
            return bond_id(values.get("kind", "agreement"), named) if named else ""
        stated = [texts[at] for at in self._content]
        stated.extend(id_ for ref in self._refs for id_ in ids[ref])
        return content_id(self.kind, stated) if any(stated) else ""


def _each(values: dict[str, Any]) -> list[dict[str, Any]]:
    """Take apart a row of which one cell names several actors or places."""
    ids, names = values.pop("id", ()), values.pop("name", ())
    most = max(len(ids), len(names))
    several: list[dict[str, Any]] = []
    for at in range(most):
        one = dict(values)
        for key, texts in (("id", ids), ("name", names)):
            if len(texts) == most:
                one[key] = texts[at]
        several.append(one)
    return several


def _all(cells: Sequence[Cell], field: Field) -> Read:
    """Make what reads several cells: all of them, or the first that says something."""

    def read(texts: Sequence[str], ids: Ids, report: Report) -> tuple[Any, ...]:
        found: list[Any] = []
        for cell in cells:
            found.extend(cell.read(texts, ids, report))
            if found and not field.is_several:
                break
        return tuple(found)

    return read


def _columns_of(cells: Sequence[Cell]) -> list[int]:
    return sorted({at for cell in cells for at in cell.at})


def _headed(columns: Columns, rest: Sequence[int]) -> dict[str, int]:
    """Give columns by a heading that is theirs alone."""
    named: dict[str, int] = {}
    for at in rest:
        # A key is a text as well: without line ends, and what no text may hold.
        letters = (char if char.isprintable() else " " for char in columns.headings[at])
        heading = " ".join("".join(letters).split()) or str(at + 1)
        named[f"{heading} ({at + 1})" if heading in named else heading] = at
    return named


__all__ = ["KEPT", "Made", "Plan"]
