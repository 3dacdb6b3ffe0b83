"""What an action says as an activity of IATI 2.03.

What the extra of the action declares is written as it was declared, as far as it
agrees with the action, which may have changed since; the rest follows from the
records. Where the standard asks for a code that is not known, `UNSTATED` is written:
it is in no codelist, so that nobody takes it for a statement.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from partnerlib.io._slugs import slug
from partnerlib.io.iati import _codes as codes
from partnerlib.io.iati._activity import (
    ATTRIBUTES,
    IDENTIFIER,
    SINGLE_CODES,
    general,
    told,
)
from partnerlib.io.iati._days import dates_of, period_of
from partnerlib.io.iati._derived import (
    organisation_of,
    place_of,
    sector_of,
    texts_of,
)
from partnerlib.io.iati._draft import EXTRA
from partnerlib.io.iati._ids import digest
from partnerlib.io.iati._languages import language
from partnerlib.io.iati._organisations import NAMED, organisation_key
from partnerlib.io.iati._places import country_key, location_key, region_key
from partnerlib.io.iati._sectors import Sectors
from partnerlib.io.iati._shapes import (
    URI,
    Narratives,
    Plain,
    from_json,
)
from partnerlib.model import Action, Concept, PartialDate, Party, Source
from partnerlib.registry import Registry
from partnerlib.vocabularies import builtin

Elements = list[tuple[str, Plain]]
_NO_DATE: Final = "0001-01-01"


class Composer:
    """Composes activities of the actions of a registry."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._organisations: dict[str, Plain] = {}
        self._places: dict[str, tuple[str, Plain]] = {}
        self._sectors: dict[str, Plain] = {}
        self._found = Sectors()
        self._terms = {each.id: each for each in registry.terms.get("themes", ())}
        self._called: dict[str, set[str]] = {}
        for actor in registry.actors.values():
            if not actor.id.startswith(NAMED):
                for name in (actor.name, *actor.aliases, *dict(actor.names).values()):
                    self._called.setdefault(slug(name), set()).add(actor.id)

    # -- the whole ------------------------------------------------------------------
    def attributes(self, action: Action) -> dict[str, str]:
        """Give the attributes of an activity."""
        extra = dict(action.extra)
        found: dict[str, str] = {}
        date = _day(_source(action).date)
        if date:
            found["last-updated-datetime"] = f"{date}T00:00:00"
        default = extra.get(f"{EXTRA}lang", "")
        if default and language(default) == default:
            found["xml:lang"] = default
        for name, form in ATTRIBUTES.items():
            value = extra.get(EXTRA + name, "")
            if form.fullmatch(value):
                found[name] = value
        if action.url and URI.fullmatch(action.url):
            found["linked-data-uri"] = action.url
        return found

    def identifier(self, action: Action) -> str:
        """Give the identifier of an activity."""
        stated = dict(action.extra).get(f"{EXTRA}iati-identifier", "")
        return stated if stated and digest(stated) == action.id else action.id

    def elements(self, action: Action) -> Elements:
        """Give the elements of an activity but for its identifier, in their order."""
        extra = {
            key.removeprefix(EXTRA): value
            for key, value in action.extra
            if key.startswith(EXTRA)
        }
        reporter = self._reported_by(action, extra)
        places = self._placed(action, extra, reporter)
        sectors = self._sectored(action, extra, reporter)
        related = [("related-activity", each) for each in self._related(action, extra)]
        return [
            ("reporting-org", self._reporter(action, extra)),
            ("title", {"narrative": _title(action, extra)}),
            *(("description", each) for each in _descriptions(action, extra)),
            *(("participating-org", each) for each in self._parties(action, extra)),
            *(("other-identifier", each) for each in _identifiers(action, extra)),
            ("activity-status", {"code": codes.status_code(action.status)}),
            *(("activity-date", each) for each in self._dates(action, extra)),
            *_single(extra, SINGLE_CODES[:1]),
            *places,
            *sectors,
            *_listed(extra, ("tag", "humanitarian-scope", "policy-marker")),
            *_single(extra, SINGLE_CODES[1:4]),
            *_listed(extra, ("default-aid-type",)),
            *_single(extra, SINGLE_CODES[4:]),
            *related,
        ]

    # -- who ------------------------------------------------------------------------
    def _organisation(self, actor: str) -> Plain:
        found = self._organisations.get(actor)
        if found is None:
            record = self._registry.actors[actor]
            alone = len(self._called.get(slug(record.name), ())) != 1
            found = organisation_of(record, is_alone=alone)
            self._organisations[actor] = found
        return found

    def _reporter(self, action: Action, extra: Mapping[str, str]) -> Plain:
        actor = _source(action).stated_by
        stated: Plain = {}
        if actor in self._registry.actors:
            declared = _declared(extra, "reporting-org")
            stated = self._organisation(actor)
            if len(declared) == 1 and self._is(actor, declared[0]):
                stated = declared[0]
        # The schema asks for all three, also where it is not known who reports.
        return {"ref": "", "type": codes.UNSTATED, "narrative": _NO_TEXT, **stated}

    def _reported_by(self, action: Action, extra: Mapping[str, str]) -> str:
        """Give the reporter as it is known before namesakes are joined."""
        declared = _declared(extra, "reporting-org")
        stated = declared[0] if declared else {}
        return organisation_key(stated) or _source(action).stated_by

    def _is(self, actor: str, stated: Plain) -> bool:
        """Whether a declared organisation is an actor."""
        key = organisation_key(stated)
        if not key.startswith(NAMED):
            return key == actor
        record = self._registry.actors[actor]
        names = (record.name, *record.aliases, *dict(record.names).values())
        return key.removeprefix(NAMED) in map(slug, names)

    def _parties(self, action: Action, extra: Mapping[str, str]) -> Iterator[Plain]:
        """Give what is declared of the parties, then who is not among these."""
        coded = [(party, self._role_code(party.role)) for party in action.parties]
        done: set[Party] = set()
        for each in _declared(extra, "participating-org"):
            stated = {"role": codes.UNSTATED, **each}
            mine = [
                party
                for party, code in coded
                if stated["role"] == code and self._is(party.actor, each)
            ]
            if mine:
                done.update(mine)
                yield stated
        for party, code in coded:
            if party not in done:
                yield {**self._organisation(party.actor), "role": code}

    def _role_code(self, role: str) -> str:
        roles = self._registry.vocabularies["roles"]
        return codes.role_code(role, roles.role_class(role))

    # -- when -----------------------------------------------------------------------
    def _dates(self, action: Action, extra: Mapping[str, str]) -> Iterable[Plain]:
        declared = _declared(extra, "activity-date")
        days = [(each["type"], each["iso-date"]) for each in declared]
        if declared and period_of(days)[0] == action.period:
            return declared
        dates = dates_of(action.period)
        if not dates:
            # The schema asks for a date; one of no type is neither start nor end.
            known = _source(action).date or self._registry.date
            dates = [(codes.UNSTATED, _day(known) or _NO_DATE)]
        return [{"type": type_, "iso-date": iso} for type_, iso in dates]

    # -- what and where -------------------------------------------------------------
    def _placed(
        self, action: Action, extra: Mapping[str, str], reporter: str
    ) -> Elements:
        scope = frozenset(action.scope.places)
        declared = _declared(extra, "recipient-country")
        countries = _kept(((country_key(each), each) for each in declared), scope)
        declared = _declared(extra, "recipient-region")
        regions = _kept(
            ((region_key(each, reporter), each) for each in declared), scope
        )
        derived = [(key, *self._place(key)) for key in action.scope.places]
        done = {key for key, _ in countries}
        countries += _of("recipient-country", derived, done)
        named = {key for key, _ in countries if key}
        only = named.pop() if len(named) == 1 else ""
        declared = _declared(extra, "location")
        keys = (location_key(each, only)[0] for each in declared)
        locations = _kept(zip(keys, declared, strict=True), scope)
        done.update(key for key, _ in (*regions, *locations))
        regions += _of("recipient-region", derived, done)
        locations += _of("location", derived, done)
        return [
            (tag, stated)
            for tag, pairs in (
                ("recipient-country", countries),
                ("recipient-region", regions),
                ("location", locations),
            )
            for _, stated in pairs
        ]

    def _place(self, key: str) -> tuple[str, Plain]:
        found = self._places.get(key)
        if found is None:
            found = self._places[key] = place_of(self._registry.territories[key])
        return found

    def _sectored(
        self, action: Action, extra: Mapping[str, str], reporter: str
    ) -> Elements:
        scope = action.scope.themes
        declared = (
            (self._found.find({"vocabulary": "1", **each}, reporter), each)
            for each in _declared(extra, "sector")
        )
        pairs = _kept(declared, frozenset(scope))
        done = {theme for theme, _ in pairs}
        pairs += [(theme, self._sector(theme)) for theme in scope if theme not in done]
        return [("sector", stated) for _, stated in pairs]

    def _sector(self, theme: str) -> Plain:
        found = self._sectors.get(theme)
        if found is None:
            concept = self._terms.get(theme) or builtin()["themes"].get(theme)
            found = self._sectors[theme] = sector_of(concept or Concept(theme))
        return found

    # -- and so on ------------------------------------------------------------------
    def _related(self, action: Action, extra: Mapping[str, str]) -> Iterator[Plain]:
        """Give the parent first, unless it is declared; another one is no longer."""
        parent = {"ref": action.parent, "type": codes.PARENT}
        declared = _declared(extra, "related-activity")
        if action.parent and parent not in declared:
            yield parent
        for each in declared:
            is_known = each["ref"] in self._registry.actions
            if each == parent or each["type"] != codes.PARENT or not is_known:
                yield each


def _source(action: Action) -> Source:
    """Give who states an action: the first of its sources that says so."""
    by = (each for each in action.sources if each.stated_by)
    return next(by, action.sources[0] if action.sources else _NO_SOURCE)


def _day(date: PartialDate | None) -> str:
    if date is None or date.day is None or date.qualifier:
        return ""
    return str(date)


def _declared(extra: Mapping[str, str], tag: str) -> list[Plain]:
    return from_json(tag, extra.get(tag, "")) or []


def _kept(
    pairs: Iterable[tuple[str, Plain]], scope: AbstractSet[str]
) -> list[tuple[str, Plain]]:
    """Give what is declared and still true."""
    return [each for each in pairs if not each[0] or each[0] in scope]


def _of(
    tag: str, derived: Iterable[tuple[str, str, Plain]], done: AbstractSet[str]
) -> list[tuple[str, Plain]]:
    return [
        (key, stated)
        for key, element, stated in derived
        if element == tag and key not in done
    ]


def _title(action: Action, extra: Mapping[str, str]) -> Narratives:
    for each in _declared(extra, "title"):
        texts: Narratives = each["narrative"]
        if told(texts)[:2] == (action.title, action.names):
            return texts
    return texts_of(action.title, action.names)


def _descriptions(action: Action, extra: Mapping[str, str]) -> list[Plain]:
    declared = _declared(extra, "description")
    if declared and general(declared) == action.description:
        return declared
    return [{"narrative": (("", action.description),)}]


def _identifiers(action: Action, extra: Mapping[str, str]) -> Iterator[Plain]:
    left = list(action.codes)
    for each in _declared(extra, "other-identifier"):
        code = (f"{IDENTIFIER}{each.get('type', codes.UNSTATED)}", each["ref"])
        if code in left:
            left.remove(code)
            yield {"type": codes.UNSTATED, **each}
    for scheme, ref in left:
        if scheme.startswith(IDENTIFIER) and scheme != IDENTIFIER:
            yield {"ref": ref, "type": scheme.removeprefix(IDENTIFIER)}


def _single(
    extra: Mapping[str, str], tags: Iterable[str]
) -> Iterator[tuple[str, Plain]]:
    for tag in tags:
        if tag in extra:
            yield tag, {"code": extra[tag]}


def _listed(
    extra: Mapping[str, str], tags: Iterable[str]
) -> Iterator[tuple[str, Plain]]:
    for tag in tags:
        for each in _declared(extra, tag):
            yield tag, each


_NO_SOURCE: Final = Source()
_NO_TEXT: Final[Narratives] = (("", ""),)

__all__ = ["Composer", "Elements"]
