"""What each variable of an answer is: the query names them as it likes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import attrs

from partnerlib.io.wikidata._values import is_point, is_unknown_value, item_of

_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_PARTNER: Final = re.compile(
    r"sister|twin|partner|jumel|gemell|hermanad|geminad|object|target|other|"
    r"partenaire|autre|^to$"
)

_SPELLINGS: Final = {
    "label": "label; name; nom; title label",
    "alias": "alt label; alias; aliases",
    "description": "description; desc",
    "population": "population; pop; inhabitants; people; habitants; einwohner",
    "point": "coordinate location; coordinates; coordinate; coords; coord; location; "
    "point; geo; wkt; koordinaten; coordonnees",
    "lat": "lat; latitude",
    "lon": "lon; lng; long; longitude",
    "country": "country; pays; land; state; nation",
    "country label": "country label; country name; pays label; land label; state label",
    "country code": "country code; countrycd; iso; iso2; iso 2; alpha2; alpha 2; "
    "iso code; countrycode; code pays; cc",
    "level": "instance of; instance; type; level; class",
    "parent": "admin; located in; parent; region; province; department; departement; "
    "admin entity; administrative entity",
    "parent label": "admin label; located in label; parent label; region label; "
    "province label; department label; departement label; admin entity label; "
    "administrative entity label",
    "start": "start; begin; since; from; debut; start date; start time; date start; "
    "date debut; begin date",
    "start precision": "start precision; start time precision; begin precision; "
    "since precision; start date precision",
    "end": "end; until; fin; end date; end time; date end; date fin",
    "end precision": "end precision; end time precision; until precision; "
    "end date precision",
    "moment": "date; year; point in time; moment; time; signed; annee",
    "moment precision": "date precision; point in time precision; moment precision; "
    "time precision; precision",
    "url": "reference url; reference; ref; url; source; ref url; source url; page",
    "title": "reference title; ref title; source title",
    "retrieved": "retrieved; retrieved on; ref date; reference date; published; "
    "publication date",
    "rank": "rank",
}
ATTRIBUTES: Final[Mapping[str, str]] = {
    spelling.strip(): name
    for name, spellings in _SPELLINGS.items()
    for spelling in spellings.split(";")
}
"""What is told of an item or a statement, by the words of the variable."""

_OF_STATEMENTS: Final = frozenset(
    {
        "start",
        "start precision",
        "end",
        "end precision",
        "moment",
        "moment precision",
        "url",
        "title",
        "retrieved",
        "rank",
    }
)


@attrs.frozen
class Roles:
    """Which column holds what.

    Attributes
    ----------
    subject, partner : int or None
        The columns of the items.
    of_subject, of_partner, of_statement : dict
        Columns by attribute, as in `ATTRIBUTES`.
    others : dict
        The columns of which nothing is known, by owner: ``"subject"``,
        ``"partner"`` or ``"statement"``.
    """

    subject: int
    partner: int | None
    of_subject: Mapping[str, int]
    of_partner: Mapping[str, int]
    of_statement: Mapping[str, int]
    others: Mapping[str, Sequence[int]]


def roles_of(variables: Sequence[str], rows: Sequence[Sequence[str]]) -> Roles | None:
    """Find out what each variable is; None where no column holds items.

    Parameters
    ----------
    variables : sequence of str
        The headings.
    rows : sequence of sequence of str
        Some of the first rows.
    """
    words = [_words(variable) for variable in variables]
    found = [at for at in range(len(words)) if _holds_items(at, words[at], rows)]
    items = [at for at in found if " ".join(words[at]) not in ATTRIBUTES]
    items = [
        at
        for at in items
        if not any(_attribute(words, at, owner) for owner in items if owner != at)
    ] or found[:1]
    if not items:
        return None
    named = [at for at in items if _PARTNER.search(" ".join(words[at]))]
    subject = next((at for at in items if at not in named), items[0])
    partner = next((at for at in (*named, *items) if at != subject), None)
    taken = _Taken(subject, partner, words, rows)
    return taken.roles()


class _Taken:
    def __init__(
        self,
        subject: int,
        partner: int | None,
        words: Sequence[tuple[str, ...]],
        rows: Sequence[Sequence[str]],
    ) -> None:
        self._subject = subject
        self._partner = partner
        self._words = words
        self._rows = rows
        self._of: dict[str, dict[str, int]] = {
            "subject": {},
            "partner": {},
            "statement": {},
        }
        self._others: dict[str, list[int]] = {
            "subject": [],
            "partner": [],
            "statement": [],
        }

    def roles(self) -> Roles:
        for at in range(len(self._words)):
            if at not in (self._subject, self._partner):
                self._place(at)
        return Roles(
            self._subject,
            self._partner,
            self._of["subject"],
            self._of["partner"],
            self._of["statement"],
            self._others,
        )

    def _place(self, at: int) -> None:
        for owner, column in self._owners():
            attribute = _attribute(self._words, at, column)
            if attribute is not None:
                known = ATTRIBUTES.get(attribute) or self._by_content(at)
                self._take(owner, known, at)
                return
        attribute = ATTRIBUTES.get(" ".join(self._words[at])) or self._by_content(at)
        is_statement = attribute in _OF_STATEMENTS or (
            attribute is None and self._partner is not None
        )
        self._take("statement" if is_statement else "subject", attribute, at)

    def _owners(self) -> Iterator[tuple[str, int]]:
        # `cityTwin` begins as `city` does: the longer name is asked first.
        owners = [("subject", self._subject)]
        if self._partner is not None:
            owners.append(("partner", self._partner))
        return iter(
            sorted(owners, key=lambda each: len(self._words[each[1]]), reverse=True)
        )

    def _take(self, owner: str, attribute: str | None, at: int) -> None:
        if attribute is None or attribute in self._of[owner]:
            self._others[owner].append(at)
        else:
            self._of[owner][attribute] = at

    def _by_content(self, at: int) -> str | None:
        cells = [row[at] for row in self._rows if row[at]]
        return "point" if cells and all(map(is_point, cells)) else None


def _attribute(words: Sequence[tuple[str, ...]], at: int, owner: int) -> str | None:
    """Give what a variable tells of the item of another one, None if nothing.

    ``cityPopulation`` and ``city_population`` tell of ``city``, ``pop2`` of
    ``city2``.
    """
    name, of = words[at], words[owner]
    if not of:
        return None
    if name[: len(of)] == of and len(name) > len(of):
        return " ".join(name[len(of) :])
    if len(of) > 1 and _is_mark(of[-1]) and name[-1:] == of[-1:]:
        return " ".join(name[:-1])
    return None


def _is_mark(word: str) -> bool:
    return word.isdecimal() or len(word) == 1


def _holds_items(at: int, words: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Say whether a column is one of items: some of its cells may be odd.

    Half of them are enough, one where the variable is called as partners are. What is
    no item in it is told, row by row.
    """
    cells = [row[at] for row in rows if row[at] and not is_unknown_value(row[at])]
    items = sum(1 for cell in cells if item_of(cell))
    is_named = _PARTNER.search(" ".join(words)) is not None
    return items > 0 and (is_named or 2 * items >= len(cells))


def _words(variable: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(variable.lstrip("?$")))


__all__ = ["ATTRIBUTES", "Roles", "roles_of"]
