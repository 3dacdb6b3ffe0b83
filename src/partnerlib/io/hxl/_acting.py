"""Who acts in the rows of a table, once it is settled who is who."""

from collections.abc import Sequence
from typing import TypeAlias

from partnerlib.io.hxl._coded import Coded, combined
from partnerlib.io.hxl._orgs import Mention, Orgs
from partnerlib.model import Party

Mentioned: TypeAlias = tuple[Mention | None, str]
"""Whom some columns of a row name, and in which role."""

Acting: TypeAlias = tuple[tuple[Party, ...], str]
"""The parties of a row in the order of a record, and the text of what they are."""


def acting_rows(who: Sequence[Coded[Mentioned]], rows: int) -> list[int]:
    """Choose the rows that name anybody.

    Parameters
    ----------
    who : sequence of Coded
        For each organisation of a row, whom it names.
    rows : int
        How many rows there are.
    """
    nobody: Sequence[int] = range(rows)
    for column in who:
        is_nobody = [mention is None for mention, _ in column.values]
        nobody = [row for row in nobody if is_nobody[column.codes[row]]]
    without = set(nobody)
    return [row for row in range(rows) if row not in without]


def parties_of(who: Sequence[Coded[Mentioned]], rows: int, orgs: Orgs) -> Coded[Acting]:
    """Give the parties of rows that name somebody."""

    def pairs_of(mentioned: Mentioned) -> list[tuple[str, str]]:
        mention, role = mentioned
        ids = () if mention is None else orgs.ids_of(mention)
        return [(actor, role) for actor in ids]

    pairs = [column.map(pairs_of) for column in who]
    every = sorted({pair for each in pairs for value in each.values for pair in value})
    # Numbers that lie as the pairs do: a row is put in order by comparing these.
    rank = {pair: number for number, pair in enumerate(every)}
    ranks = [each.map(lambda value: [rank[pair] for pair in value]) for each in pairs]
    parties = [Party(*pair) for pair in every]
    texts = [repr(pair) for pair in every]

    def joined(groups: tuple[list[int], ...]) -> Acting:
        order = sorted(set[int]().union(*groups))
        told = ", ".join(map(texts.__getitem__, order))
        return tuple(map(parties.__getitem__, order)), told

    return combined(ranks, rows).map(joined)


def named(who: Sequence[Coded[Mentioned]], row: int) -> str:
    """Say whom a row names first, as it does."""
    mentions = (column.values[column.codes[row]][0] for column in who)
    first = next(filter(None, mentions))
    return first.name or first.acronym or first.code


__all__ = ["Acting", "Mentioned", "acting_rows", "named", "parties_of"]
