"""From a registry to a 3W table that the tools of the field read.

One row for each place, theme and audience of an action, as these tools count them;
the parties of a role stand side by side. What the table cannot hold is found out by
reading it: whatever comes back otherwise is lost.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice, product
from typing import Final

from partnerlib.errors import Problem
from partnerlib.io._losses import losses_of
from partnerlib.io.hxl._activity_columns import activity_columns
from partnerlib.io.hxl._cells import needs_apostrophe
from partnerlib.io.hxl._details import PREFIX
from partnerlib.io.hxl._place_columns import LEVELS
from partnerlib.io.hxl._places import LEVEL_TERMS, P_CODE
from partnerlib.io.hxl._table import OWN_ID, Column, TaggedTable
from partnerlib.io.hxl._tags import parse_tag
from partnerlib.io.hxl._terms import Terms
from partnerlib.io.raw import RawTable
from partnerlib.model import Action, PartialDate, Territory
from partnerlib.registry import Registry

_ROWS: Final = 1000  # at a time
_LEVEL_TAGS: Final = ("#country", *(f"#adm{n}" for n in range(1, LEVELS)))
_HANDLED: Final = frozenset(("org", "country", "loc", "region", "contact", "meta"))
_COUNTRY: Final = 20  # its rank among the levels
_SITE: Final = f"{PREFIX}site"
# How the field writes the roles that it knows; others are written as attributes too.
_ATTRIBUTES: Final = {
    "funder": "funder",
    "programming": "prog",
    "implementer": "impl",
    "partner": "partner",
    "lead": "lead",
    "coordinating": "coord",
    "reporting": "reporting",
}


def write_hxl(registry: Registry) -> tuple[Iterator[bytes], list[Problem]]:
    """Write the actions of a registry as a 3W table with hashtags, in CSV.

    Returns
    -------
    chunks : iterator of bytes
        UTF-8, commas, line feeds.
    problems : list of Problem
        What is not in it: ``not-written``, for each field with a count.
    """
    from partnerlib.io.hxl._reader import read_tables

    table = _Table(registry)
    read = read_tables([RawTable("", list(table.rows()))], [])
    return table.chunks(), losses_of(registry, read)


class _Table:
    """The rows of a registry, and the hashtags that they need."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._themes = _Cells(registry, "themes")
        self._audiences = _Cells(registry, "audiences")
        self._chains: dict[str, tuple[tuple[str, str], ...]] = {"": ()}
        self._levels = self._by_level()
        self._parties = self._widths()
        self._extras = self._extra_tags()
        # Headings, and hashtags with a number where one stands several times.
        self._columns = [*self._headings()]

    def chunks(self) -> Iterator[bytes]:
        """Write the table piece by piece."""
        rows = self.rows()
        while block := list(islice(rows, _ROWS)):
            buffer = io.StringIO(newline="")
            csv.writer(buffer, lineterminator="\n").writerows(block)
            yield buffer.getvalue().encode("utf-8", "replace")

    def rows(self) -> Iterator[list[str]]:
        """Yield the headings, the hashtags, and a row for each combination."""
        yield [heading for heading, _ in self._columns]
        yield [key.partition(" ")[0] for _, key in self._columns]
        for action in self._registry.actions.values():
            same = self._same(action)
            scope = action.scope
            for place, theme, audience in product(
                scope.places or ("",), scope.themes or ("",), scope.audiences or ("",)
            ):
                row = same | dict(self._chain(place))
                row["#sector"] = self._themes.cell(theme)
                row["#beneficiary"] = self._audiences.cell(audience)
                yield [_escaped(row.get(key, "")) for _, key in self._columns]

    # -- columns -------------------------------------------------------------

    def _headings(self) -> Iterator[tuple[str, str]]:
        yield "Id", OWN_ID
        yield "Activity", "#activity+name"
        for role, width in self._parties.items():
            for number in range(1, width + 1):
                for part in ("name", "type", "code"):
                    yield _heading(role, part, number), _org_key(role, part, number)
        yield "Sector", "#sector"
        for number, is_p_coded in self._levels.items():
            level, tag = LEVEL_TERMS[number].capitalize(), _LEVEL_TAGS[number]
            yield level, f"{tag}+name"
            yield f"{level} code", _place_key(number, is_p_coded=is_p_coded)
        yield "Site", "#loc"
        yield "Beneficiaries", "#beneficiary"
        yield "Status", "#status"
        yield "Start", "#date+start"
        yield "End", "#date+end"
        yield "Reported", "#date+reported"
        for tag in self._extras:
            yield tag[1:].replace("+", " ").capitalize(), tag

    def _widths(self) -> dict[str, int]:
        """Tell how many actors of one role an action has at most.

        One at least, for a table is none of a 3W if no column is of organisations.
        """
        widths: Counter[str] = Counter()
        for action in self._registry.actions.values():
            counts = Counter(party.role for party in action.parties)
            for role, count in counts.items():
                widths[role] = max(widths[role], count)
        widths.update({} if widths else {"implementer": 1})
        order = [*_ATTRIBUTES, *sorted(widths.keys() - _ATTRIBUTES.keys())]
        return {role: widths[role] for role in order if role in widths}

    def _extra_tags(self) -> list[str]:
        keys = {
            key
            for action in self._registry.actions.values()
            for key, _ in action.extra
            if key.startswith(f"{PREFIX}#")
        }
        return sorted(tag for key in keys if _is_other(tag := key.removeprefix(PREFIX)))

    # -- cells ---------------------------------------------------------------

    def _same(self, action: Action) -> dict[str, str]:
        """Give the cells that all rows of an action share."""
        row = {
            OWN_ID: action.id,
            "#activity+name": action.title,
            "#status": action.status,
            "#date+start": _date(action.period.start),
            "#date+end": _date(action.period.end),
            "#date+reported": max(
                (_date(source.date) for source in action.sources), default=""
            ),
        }
        numbers: Counter[str] = Counter()
        for party in action.parties:
            numbers[party.role] += 1
            number = numbers[party.role]
            actor = self._registry.actors[party.actor]
            kind = "" if actor.kind == "unknown" else actor.kind
            parts = {"name": actor.name, "type": kind, "code": actor.id}
            for part, text in parts.items():
                row[_org_key(party.role, part, number)] = text
        for key, text in action.extra:
            row["#loc" if key == _SITE else key.removeprefix(PREFIX)] = text
        return row

    def _chain(self, place: str) -> tuple[tuple[str, str], ...]:
        """Give the cells of a place, those of what it lies in among them."""
        if place not in self._chains:
            self._chains[place] = tuple(
                pair
                for number, each in _levels(self._registry, place)
                for pair in (
                    (f"{_LEVEL_TAGS[number]}+name", each.name),
                    (_place_key(number, is_p_coded=self._levels[number]), each.id),
                )
            )
        return self._chains[place]

    def _by_level(self) -> dict[int, bool]:
        """Give the levels that there are, and whether all their ids are p-codes."""
        found: dict[int, bool] = {}
        for place in {
            place
            for action in self._registry.actions.values()
            for place in action.scope.places
        }:
            for number, each in _levels(self._registry, place):
                is_p_code = (P_CODE, each.id) in each.codes
                found[number] = found.get(number, True) and is_p_code
        return dict(sorted(found.items()))


class _Cells:
    """How terms of a vocabulary are written: so that they are read again."""

    def __init__(self, registry: Registry, name: str) -> None:
        self._vocabulary = registry.vocabularies[name]
        self._terms = Terms(name)
        self._cells: dict[str, str] = {"": ""}

    def cell(self, term: str) -> str:
        """Write a term: by its label if that leads back to it, else by its id."""
        if term not in self._cells:
            label = self._vocabulary.label(term)
            leads_back = self._terms.of(label) == (term,)
            self._cells[term] = label if leads_back else term
        return self._cells[term]


def _levels(registry: Registry, place: str) -> list[tuple[int, Territory]]:
    """List a place and all it lies in, with numbers, from the country down."""
    steps: list[Territory] = []
    while place:
        steps.append(registry.territories[place])
        place = steps[-1].parent
    found: list[tuple[int, Territory]] = []
    last = -1
    ranks = registry.vocabularies["levels"]
    for each in reversed(steps):
        rank = ranks.rank(each.level)
        if rank is not None and rank < _COUNTRY:
            continue  # HXL knows nothing above a country
        if each.level in LEVEL_TERMS:
            number = LEVEL_TERMS.index(each.level)
        else:
            number = max(1, last + 1)
        if last < number < LEVELS:
            found.append((number, each))
            last = number
    return found


def _place_key(number: int, *, is_p_coded: bool) -> str:
    return f"{_LEVEL_TAGS[number]}+code{'+v_pcode' if is_p_coded else ''}"


def _date(date: PartialDate | None) -> str:
    return "" if date is None or date.is_open else str(date)


def _org_key(role: str, part: str, number: int) -> str:
    attribute = _ATTRIBUTES.get(role, role.replace("-", "_"))
    return f"#org+{attribute}+{part} {number}" if attribute else f"#org+{part} {number}"


def _heading(role: str, part: str, number: int) -> str:
    words = [role.capitalize() or "Organisation", "" if part == "name" else part]
    words.append("" if number == 1 else str(number))
    return " ".join(filter(None, words))


def _is_other(text: str) -> bool:
    """Whether a hashtag is read back as what has no place in a registry."""
    tag = parse_tag(text)
    if tag is None or tag.text != text or tag.name in _HANDLED:
        return False
    column = Column(0, tag, "")
    table = TaggedTable(RawTable("", []), 0, (column,), ())
    columns = activity_columns(table)
    return column in (*columns.others, *columns.figures, *columns.statuses) and (
        text not in ("#status", "#activity+name")
    )


def _escaped(text: str) -> str:
    """Keep a text from being computed, or taken for nothing."""
    return f"'{text}" if needs_apostrophe(text) else text


__all__ = ["write_hxl"]
