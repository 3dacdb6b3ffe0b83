"""What is called by several names: which one is its name.

The same organisation, place or sector is named in thousands of activities, spelled in
many ways. The name is what most activities call it, whatever their order, so that a
file read in another order gives the same records.
"""

from collections import Counter
from typing import NamedTuple

from partnerlib.io.iati._shapes import Narratives


class Settled(NamedTuple):
    """The name of something, its names in other languages, and its other names."""

    name: str
    language: str
    names: tuple[tuple[str, str], ...]
    aliases: tuple[str, ...]


class Names:
    """Counts what things are called; a thing is known by any key."""

    def __init__(self) -> None:
        # Nearly everything goes by one name: a counter for each would be waste.
        self._first: dict[str, Counter[tuple[str, str]]] = {}
        self._other: dict[str, Counter[tuple[str, str]]] = {}

    def mention(
        self, key: str, texts: Narratives, default: str, count: int = 1
    ) -> None:
        """Count how activities call something, in whose default language."""
        first: tuple[str, str] | None = None
        for tag, text in texts:
            each = (tag or default, text)
            if first is None:
                first = each
                counts = self._first
            elif each == first:
                continue
            else:
                counts = self._other
            found = counts.get(key)
            if found is None:
                counts[key] = Counter({each: count})
            else:
                found[each] += count

    def texts(self, key: str) -> set[str]:
        """List everything that something is called."""
        every = (self._first.get(key, ()), self._other.get(key, ()))
        return {text for counts in every for _, text in counts}

    def join(self, key: str, other: str) -> None:
        """Let what is called by a key be the same as what another key is for."""
        for counts in (self._first, self._other):
            moved = counts.pop(key, None)
            if moved is not None:
                counts.setdefault(other, Counter()).update(moved)

    def settle(self, key: str, unnamed: str) -> Settled:
        """Decide between the names of something; without any it has a given one."""
        first = self._first.get(key)
        if first is None:
            return Settled(unnamed, "", (), ())
        if len(first) == 1 and key not in self._other:
            tag, text = next(iter(first))
            return Settled(text, tag, (), ())
        named = _most(first)
        every = first + self._other.get(key, Counter())
        by_language: dict[str, Counter[tuple[str, str]]] = {}
        for each, count in every.items():
            if each[0] and each[0] != named[0]:
                by_language.setdefault(each[0], Counter())[each] = count
        names = tuple(
            (tag, _most(counts)[1]) for tag, counts in sorted(by_language.items())
        )
        taken = {named[1], *(text for _, text in names)}
        aliases = tuple(sorted({text for _, text in every} - taken))
        return Settled(named[1], named[0], names, aliases)


def _most(counts: Counter[tuple[str, str]]) -> tuple[str, str]:
    return min(counts, key=lambda each: (-counts[each], each))


__all__ = ["Names", "Settled"]
