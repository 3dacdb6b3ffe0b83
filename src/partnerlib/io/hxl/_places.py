"""From what rows say of places to territories, with their levels and parents."""

from collections import Counter, defaultdict
from collections.abc import Callable
from typing import Final, TypeVar

import attrs

from partnerlib.io._slugs import slug
from partnerlib.io.hxl._cells import id_made
from partnerlib.io.hxl._countries import ALPHA_2
from partnerlib.io.hxl._depths import depths_of
from partnerlib.io.hxl._place_columns import Chain, Stated
from partnerlib.model import Territory
from partnerlib.model._trusted import trusted

LEVEL_TERMS: Final = ("country", "adm1", "adm2", "adm3", "adm4", "adm5")
P_CODE: Final = "p-code"
"""The scheme of codes that the United Nations give to places."""

_ISO_LENGTH: Final = 2
# Names are cleaned, codes are such as can be ids, and other ids are made here.
_made: Final[Callable[..., Territory]] = trusted(
    Territory,
    ("id", "name", "level", "parent", "country", "codes", "names", "aliases"),
)


@attrs.define
class _Coded:
    """What all rows say of one code."""

    depth: int = 0
    is_ours: bool = False
    names: Counter[str] = attrs.field(factory=Counter[str])
    spoken: dict[str, Counter[str]] = attrs.field(
        factory=lambda: defaultdict[str, Counter[str]](Counter)
    )
    parents: Counter[str] = attrs.field(factory=Counter[str])
    above: Counter[tuple[str, ...]] = attrs.field(factory=Counter[tuple[str, ...]])
    parent: str = ""


@attrs.define
class _Named:
    """A place without a code."""

    id: str
    level: int
    parent: str
    names: Counter[str] = attrs.field(factory=Counter[str])
    spoken: dict[str, Counter[str]] = attrs.field(
        factory=lambda: defaultdict[str, Counter[str]](Counter)
    )


class Places:
    """The places of a source.

    First all rows are noted, then settled: only then is it known what a code means.
    """

    def __init__(self) -> None:
        self._chains: Counter[Chain] = Counter()
        self._lists: Counter[Chain] = Counter()
        self._coded: dict[str, _Coded] = {}
        self._named: dict[str, _Named] = {}
        self._by_name: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._by_level: dict[tuple[int, str], set[str]] = defaultdict(set)
        self._used: dict[str, None] = {}
        self._country = ""
        self._of: dict[Chain, str] = {}

    def note(self, chain: Chain, times: int = 1) -> None:
        """Note what a row says."""
        self._chains[chain] += times

    def note_list(self, chain: Chain, times: int = 1) -> None:
        """Note what a list of places says: there every code is in its column."""
        self._lists[chain] += times

    def settle(self) -> None:
        """Make sense of all that was noted."""
        self._find_depths()
        for chain, times in self._lists.items():
            self._learn(chain, times)
        listed = set(self._coded)
        for chain, times in self._chains.items():
            self._learn(chain, times, but=listed)
        prefixes = {
            "" if known.is_ours else code[:_ISO_LENGTH]
            for code, known in self._coded.items()
        }
        if len(prefixes) == 1 and prefixes <= ALPHA_2:
            (self._country,) = prefixes
        for code in sorted(self._coded, key=lambda each: self._coded[each].depth):
            self._settle_parent(code)

    def id_of(self, chain: Chain) -> str:
        """Give the id of the place of a row, empty if it says none."""
        if chain not in self._of:
            self._of[chain] = self._place_of(chain)
            self._used.setdefault(self._of[chain])
        return self._of[chain]

    def territories(self) -> list[Territory]:
        """Give the places that rows lie in, and those that these lie in."""
        wanted: set[str] = set()
        for place in self._used:
            step = place
            while step and step not in wanted:
                wanted.add(step)
                step = self._parent_of(step)
        return [self._territory(place) for place in sorted(wanted)]

    # -- codes ---------------------------------------------------------------

    def _find_depths(self) -> None:
        votes: dict[int, Counter[str]] = defaultdict(Counter)
        for chain, times in self._chains.items():
            for level, each in enumerate(chain):
                if each.code:
                    votes[level][each.code] += times
        depths = depths_of(votes)
        for chain in self._lists:
            depths.update(
                {each.code: level for level, each in enumerate(chain) if each.code}
            )
        self._coded = {}
        self._depths = depths

    def _learn(
        self, chain: Chain, times: int, but: set[str] | frozenset[str] = frozenset()
    ) -> None:
        for level, each in enumerate(chain):
            if not each.code:
                continue
            depth = self._depths[each.code]
            known = self._coded.setdefault(each.code, _Coded(depth, each.is_ours))
            named = chain[depth]
            if named.name and (depth == level or not named.code):
                known.names[named.name] += times
                for lang, name in named.names:
                    known.spoken[lang][name] += times
            if each.code in but:
                continue
            above = [
                higher.code
                for higher in chain[:level]
                if higher.code and self._depths[higher.code] < depth
            ]
            if above:
                known.parents[max(above, key=lambda code: self._depths[code])] += times
            names = tuple(higher.name for higher in chain[:depth])
            if any(names):
                known.above[names] += times

    def _settle_parent(self, code: str) -> None:
        known = self._coded[code]
        if known.parents:
            known.parent = _most(known.parents)
        else:
            known.parent = next(
                (
                    code[:length]
                    for length in range(len(code) - 1, 1, -1)
                    if code[:length] in self._coded
                    and self._coded[code[:length]].depth < known.depth
                ),
                "",
            )
        if not known.parent and known.above:
            names = _most(known.above)
            known.parent = self._named_chain(tuple(Stated(name=name) for name in names))
        for name in known.names:
            self._by_name[known.parent, slug(name)].add(code)
            self._by_level[known.depth, slug(name)].add(code)

    # -- rows ----------------------------------------------------------------

    def _place_of(self, chain: Chain) -> str:
        for level in range(len(chain) - 1, -1, -1):
            if chain[level].code:
                # Names below a code lie within it.
                return self._named_below(chain, level)
        return self._named_chain(chain)

    def _named_below(self, chain: Chain, level: int) -> str:
        place = chain[level].code
        for deeper in range(level + 1, len(chain)):
            if chain[deeper].name:
                place = self._name(chain[deeper], deeper, place)
        return place

    def _named_chain(self, chain: Chain) -> str:
        place = ""
        for level, each in enumerate(chain):
            if each.name:
                place = self._name(each, level, place)
        return place

    def _name(self, each: Stated, level: int, parent: str) -> str:
        """Give the place of a name below a parent: a coded one if there is one."""
        short = slug(each.name)
        if not short:
            return parent
        same = self._by_name.get((parent, short), set())
        if not same and not parent:
            same = self._by_level.get((level, short), set())
        if len(same) == 1:
            return next(iter(same))
        stem = parent if parent.startswith("place:") else f"place:{parent}"
        place = id_made(f"{stem}/{short}" if parent else f"place:{short}")
        known = self._named.setdefault(place, _Named(place, level, parent))
        known.names[each.name] += 1
        for lang, name in each.names:
            known.spoken[lang][name] += 1
        return place

    # -- territories ---------------------------------------------------------

    def _parent_of(self, place: str) -> str:
        if place in self._coded:
            return self._coded[place].parent
        return self._named[place].parent

    def _territory(self, place: str) -> Territory:
        coded = self._coded.get(place)
        known = coded or self._named[place]
        name = _most(known.names) if known.names else place
        spoken = [(lang, _most(counts)) for lang, counts in known.spoken.items()]
        return _made(
            place,
            name,
            LEVEL_TERMS[coded.depth if coded else self._named[place].level],
            known.parent,
            self._country_of(place),
            ((P_CODE, place),) if coded and not coded.is_ours else (),
            tuple(sorted(pair for pair in spoken if pair[1] != name)),
            tuple(sorted(each for each in known.names if each != name)),
        )

    def _country_of(self, place: str) -> str:
        if self._country:
            return self._country
        step = place
        while step:
            coded = self._coded.get(step)
            code = step[: None if coded and coded.is_ours else _ISO_LENGTH]
            if coded and code in ALPHA_2:
                return code
            step = self._parent_of(step)
        return ""


_T = TypeVar("_T", str, tuple[str, ...])


def _most(counts: Counter[_T]) -> _T:
    return min(counts, key=lambda each: (-counts[each], each))


__all__ = ["LEVEL_TERMS", "P_CODE", "Places"]
