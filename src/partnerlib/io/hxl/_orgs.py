"""From what rows say of organisations to actors, each under one id."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import Final

import attrs

from partnerlib.io._slugs import slug
from partnerlib.io.hxl._cells import id_of, stated
from partnerlib.io.hxl._org_columns import OrgColumns
from partnerlib.io.hxl._terms import Terms
from partnerlib.model import Actor
from partnerlib.model._trusted import trusted

_ALWAYS: Final = re.compile(r"\s*[;|]\s*")
_LISTED: Final = re.compile(r"\s*[,/;|]\s*|\s+(?:&|and|et|y|e)\s+", re.IGNORECASE)
_INITIALS: Final = re.compile(r"[^\W\d_a-z][\w.\-]{1,9}")
_FEW_WORDS: Final = 3
_PAY: Final = ("funder", "donor")
# Names are cleaned, and codes are such as can be ids.
_made: Final[Callable[..., Actor]] = trusted(
    Actor, ("id", "name", "kind", "aliases", "names")
)
_LANGUAGE_RANK: Final = {"": 0, "en": 1, "fr": 2}


@attrs.frozen(cache_hash=True)
class Mention:
    """An organisation, or several, as a row names them."""

    name: str = ""
    acronym: str = ""
    kind: str = ""
    code: str = ""
    names: tuple[tuple[str, str], ...] = ()
    pays: bool = False


@attrs.define
class _Known:
    """What all rows say of one organisation."""

    names: Counter[str] = attrs.field(factory=Counter[str])
    acronyms: Counter[str] = attrs.field(factory=Counter[str])
    kinds: Counter[str] = attrs.field(factory=Counter[str])
    spoken: dict[str, Counter[str]] = attrs.field(
        factory=lambda: defaultdict[str, Counter[str]](Counter)
    )


class Orgs:
    """The organisations of a source: first all are noted, then settled."""

    def __init__(self) -> None:
        self.kinds = Terms("actor-kinds")
        self._roles = Terms("roles")
        self._mentions: Counter[Mention] = Counter()
        self._alone: set[str] = set()
        self._full: dict[str, str] = {}
        self._ids: dict[Mention, tuple[str, ...]] = {}
        self._known: dict[str, _Known] = defaultdict(_Known)

    def read(
        self, group: OrgColumns, cells: Sequence[object]
    ) -> tuple[Mention | None, str]:
        """Read an organisation of a row and its role; None if there is none."""
        spoken = [(lang, stated(cells[index])) for index, lang in group.names]
        name = _first(spoken)
        acronym, kind, code = (
            _first([(lang, stated(cells[index])) for index, lang in columns])
            for columns in (group.acronyms, group.kinds, group.codes)
        )
        code = id_of(code)
        role = group.role
        for index in group.roles:
            role = self._roles.known(stated(cells[index])) or role
        if group.is_ours:
            return (Mention(name, kind=kind, code=code) if code else None), role
        if not (slug(name) or slug(acronym) or slug(code)):
            return None, role
        if slug(code).isdecimal():
            code = f"org:{slug(code)}"  # a bare number is not enough of an id
        names = tuple(
            sorted({lang: text for lang, text in spoken if lang and text}.items())
        )
        return Mention(name, acronym, kind, code, names, role in _PAY), role

    def note(self, mention: Mention, times: int = 1) -> None:
        """Note that rows name an organisation."""
        self._mentions[mention] += times

    def settle(self) -> None:
        """Find out who is who."""
        full: dict[str, set[str]] = defaultdict(set)
        for mention in self._mentions:
            self._alone.add(slug(mention.name or mention.acronym))
            short, name = slug(mention.acronym), slug(mention.name)
            if short and name and short != name:
                full[short].add(name)
        # Initials stand for a name where there is only one that they stand for.
        self._full = {
            short: next(iter(names)) for short, names in full.items() if len(names) == 1
        }
        for mention, times in self._mentions.items():
            parts = self._parts(mention)
            ids: list[str] = []
            for part in parts:
                actor = self._id(part)
                ids.append(actor)
                known = self._known[actor]
                if part.name:
                    known.names[part.name] += times
                if part.acronym:
                    known.acronyms[part.acronym] += times
                if part.kind:
                    known.kinds[part.kind] += times
                for lang, name in part.names:
                    known.spoken[lang][name] += times
            self._ids[mention] = tuple(dict.fromkeys(ids))

    def ids_of(self, mention: Mention) -> tuple[str, ...]:
        """Give the ids of whom a row names."""
        return self._ids[mention]

    def actors(self) -> list[Actor]:
        """Give everybody who is named."""
        return [self._actor(actor) for actor in sorted(self._known)]

    def _id(self, mention: Mention) -> str:
        if mention.code:
            return mention.code
        short = slug(mention.name) or slug(mention.acronym)
        return f"org:{self._full.get(short, short)}"

    def _parts(self, mention: Mention) -> list[Mention]:
        text = mention.name or mention.acronym
        if mention.code or not text:
            return [mention]
        parts = [part for part in _ALWAYS.split(text) if slug(part)]
        if len(parts) < 2 and "(" not in text:  # noqa: PLR2004 -- a list has two
            listed = [part.strip() for part in _LISTED.split(text) if slug(part)]
            if self._are_all_known(listed, pays=mention.pays):
                parts = listed
        if len(parts) < 2:  # noqa: PLR2004
            return [mention]
        return [Mention(part, kind=mention.kind, pays=mention.pays) for part in parts]

    def _are_all_known(self, parts: Sequence[str], *, pays: bool) -> bool:
        """Tell a list of organisations from one whose name holds a comma.

        Each also stands alone somewhere; in a list of funders initials will do, and
        a short name beside one that stands alone.
        """
        alone = [slug(part) in self._alone for part in parts]
        if not pays:
            return all(alone)
        return all(
            is_alone
            or _INITIALS.fullmatch(part)
            or (any(alone) and len(part.split()) <= _FEW_WORDS)
            for part, is_alone in zip(parts, alone, strict=True)
        )

    def _actor(self, actor: str) -> Actor:
        known = self._known[actor]
        # Initials count for a name only where there is no other.
        names = Counter(
            {
                name: times
                for name, times in known.names.items()
                if self._full.get(slug(name), slug(name)) == slug(name)
            }
        )
        name = _most(names or known.names or known.acronyms) or actor
        kind = _most(known.kinds)
        terms = self.kinds.of(kind) if kind else ()
        others = {*known.names, *known.acronyms} - {name}
        spoken = {lang: _most(counts) for lang, counts in known.spoken.items()}
        return _made(
            actor,
            name,
            terms[0] if terms else "unknown",
            tuple(sorted(others - set(spoken.values()))),
            tuple(sorted(pair for pair in spoken.items() if pair[1] != name)),
        )


def _first(spoken: Sequence[tuple[str, str]]) -> str:
    """Give the text in no stated language, else English, French, any other."""
    if len(spoken) <= 1:
        return spoken[0][1] if spoken else ""
    ranked = sorted(
        (pair for pair in spoken if pair[1]),
        key=lambda pair: _LANGUAGE_RANK.get(pair[0], len(_LANGUAGE_RANK)),
    )
    return ranked[0][1] if ranked else ""


def _most(counts: Counter[str]) -> str:
    """Give the most frequent text; empty if there is none."""
    return min(counts, key=lambda each: (-counts[each], each)) if counts else ""


__all__ = ["Mention", "Orgs"]
