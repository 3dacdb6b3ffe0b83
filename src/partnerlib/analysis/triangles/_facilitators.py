"""Who could bring together a territory that needs and one that answers, in blocks."""

from collections.abc import Iterator
from functools import cached_property
from typing import Final

import attrs
import numpy as np

from partnerlib.analysis.triangles._ground import Ground
from partnerlib.analysis.triangles._wanted import Wanted
from partnerlib.progress import track
from partnerlib.sparse._held import Held
from partnerlib.sparse._ragged import Bools, Ints, blocks, find, spread

NOBODY: Final = -1
_BLOCK: Final = 1 << 19
_MOST: Final = 100
"""How many answers are looked at for a need of which no path of two ties joins them."""


@attrs.frozen(eq=False)
class Rows:
    """A block of what is needed and who answers, with the best third.

    Attributes
    ----------
    cell, answering, middle : array of int, shape (n_rows,)
        What is needed, by its number in `Wanted.cells`; who answers; and who
        facilitates. Each pair of a cell and who answers is there once.
    """

    cell: Ints
    answering: Ints
    middle: Ints


@attrs.frozen(eq=False)
class _Lists:
    """Ragged lists of candidates with one tie, the best first."""

    starts: Ints
    lengths: Ints
    nodes: Ints
    ties: Ints


@attrs.frozen(eq=False)
class _Runs:
    """Answers by kind of need, the best of each kind first."""

    answers: Ints
    starts: Ints
    lengths: Ints

    def first(self, kinds: Ints) -> tuple[Ints, Ints]:
        """Give the places of the first answers to kinds, with the row of each."""
        return spread(self.starts[kinds], np.minimum(self.lengths[kinds], _MOST))


class Facilitators:
    """The third territories that could facilitate.

    A third is tied to both, or it is tied to one of the two and funds or gives in the
    theme. It is neither inside one of them nor around it, the two are not so either,
    and no live record holds all three. The best is one that is tied to both; then one
    that funds or gives in the theme; then the one of fewest ties, of most records on
    its ties with the two, of the smallest id.

    Parameters
    ----------
    ground : Ground
        The ties.
    wanted : Wanted
        What is needed, who answers, and who has means.

    Attributes
    ----------
    left_out : int
        How many pairs of a cell and an answer were not looked at, once the rows have
        been gone through.
    """

    def __init__(self, ground: Ground, wanted: Wanted) -> None:
        self.left_out = 0
        self._wanted = wanted
        self._network = ground.network
        self._ties = ground.ties
        self._size = max(len(ground.ties.nodes), 1)
        self._held = Held(ground.registry, ground.liveness, ground.ties)
        self._nodes = ground.ties.nodes

    def rows(self) -> Iterator[Rows]:
        """Yield every cell and who answers it, where somebody could facilitate.

        Notes
        -----
        From each cell the paths of two ties are followed to those who answer; then
        the pairs that no path joins are looked at, where one of the two has a partner
        with means. Of these there may be as many as needs times answers: for each
        cell the first 100 answers are looked at, and the first 100 of territories that
        have a partner with means; first come those that state an offer, then those of
        which most records tell. All triples are never gone through. Memory is bounded
        by blocks of cells, or by one cell that exceeds it.
        """
        self.left_out = 0
        wanted = self._wanted
        costs = self._walks[wanted.needing] + self._answered
        advance = track("triangles", len(wanted.cells))
        for first, last in blocks(costs, _BLOCK):
            cells = np.arange(first, last, dtype=np.int64)
            cell, answer, middle = self._tied_to_both(cells)
            free, other, third = self._tied_to_one(cells, cell * self._many + answer)
            cell, answer = np.concatenate((cell, free)), np.concatenate((answer, other))
            order = np.lexsort((answer, cell))
            if len(order):
                yield Rows(
                    cell[order],
                    wanted.answering[answer[order]] % self._size,
                    np.concatenate((middle, third))[order],
                )
            advance(last - first)

    def of(self, cell: int, answering: int) -> list[int]:
        """List all that could facilitate between a cell and who answers it."""
        needing = int(self._wanted.needing[cell])
        theme = self._wanted.theme_of[self._wanted.wanted[cell]]
        network = self._network
        near = [
            network.beside(slice(network.starts[end], network.starts[end + 1]))
            for end in (needing, answering)
        ]
        links = [
            network.along(slice(network.starts[end], network.starts[end + 1]))
            for end in (needing, answering)
        ]
        found = np.union1d(*near)
        found = found[(found != needing) & (found != answering)]
        at = np.stack([find(each, found) for each in near])
        means = self._wanted.has_means(np.full(len(found), theme), found)
        fits = (at >= 0).all(axis=0) | means
        found, at, means, tied = found[fits], at[:, fits], means[fits], at[:, fits] >= 0
        ties = np.stack(
            [np.append(x, NOBODY)[y] for x, y in zip(links, at, strict=True)]
        )
        # From the tie that there is, look at the other end.
        end = np.argmax(tied, axis=0)
        tie = ties[end, np.arange(len(found), dtype=np.int64)]
        other = np.array((answering, needing), dtype=np.int64)[end]
        fits = ~self._nested(found, other) & ~self._held.third(tie, other)
        weights = np.append(self._ties.weights, 0)[ties].sum(axis=0)
        degrees = network.degrees[found]
        order = np.lexsort((found, -weights, degrees, ~means, ~tied.all(axis=0)))
        best: list[int] = found[order[fits[order]]].tolist()
        return best

    # -- tied to both --------------------------------------------------------

    def _tied_to_both(self, cells: Ints) -> tuple[Ints, Ints, Ints]:
        """Give cell, answer and the best third of those that a path of two joins."""
        network, wanted = self._network, self._wanted
        needing = wanted.needing[cells]
        rows, steps = spread(network.starts[needing], network.degrees[needing])
        near = network.beside(steps)
        further, next_steps = spread(network.starts[near], network.degrees[near])
        cell = cells[rows[further]]
        end = network.beside(next_steps)
        answer = wanted.answer(cell, end)
        (kept,) = np.nonzero((answer >= 0) & (end != wanted.needing[cell]))
        cell, end, answer = cell[kept], end[kept], answer[kept]
        middle = near[further[kept]]
        ties = network.along(steps[further[kept]]), network.along(next_steps[kept])
        fits = ~self._nested(wanted.needing[cell], end)
        fits[fits] &= ~self._held.third(ties[0][fits], end[fits])
        cell, answer, middle = cell[fits], answer[fits], middle[fits]
        weights = self._ties.weights[ties[0][fits]] + self._ties.weights[ties[1][fits]]
        means = wanted.has_means(wanted.theme_of[wanted.wanted[cell]], middle)
        order = np.lexsort(
            (
                middle,
                -weights,
                network.degrees[middle],
                ~means,
                answer,
                cell,
            )
        )
        cell, answer, middle = cell[order], answer[order], middle[order]
        first = np.ones(len(cell), dtype=bool)
        first[1:] = (cell[1:] != cell[:-1]) | (answer[1:] != answer[:-1])
        return cell[first], answer[first], middle[first]

    # -- tied to one, with means ---------------------------------------------

    def _tied_to_one(self, cells: Ints, joined: Ints) -> tuple[Ints, Ints, Ints]:
        """Give the others: cell, answer and the best third with means in the theme."""
        wanted = self._wanted
        cell, answer = self._pairs(cells)
        needing, end = wanted.needing[cell], wanted.answering[answer] % self._size
        fits = (needing != end) & (find(joined, cell * self._many + answer) < 0)
        fits[fits] &= ~self._nested(needing[fits], end[fits])
        cell, answer = cell[fits], answer[fits]
        needing, end = needing[fits], end[fits]
        middle = np.full(len(cell), NOBODY, dtype=np.int64)
        at = np.zeros((2, len(cell)), dtype=np.int64)
        open_ = np.arange(len(cell), dtype=np.int64)
        # Mostly the first candidate will do; where it does not, the next one is tried.
        while len(open_):
            side, third, tie = self._heads(cell[open_], answer[open_], at[:, open_])
            there = side != NOBODY
            open_, side = open_[there], side[there]
            third, tie = third[there], tie[there]
            other = np.where(side == 0, end[open_], needing[open_])
            good = (third != other) & ~self._nested(third, other)
            good[good] &= ~self._held.third(tie[good], other[good])
            middle[open_[good]] = third[good]
            at[side, open_] += 1
            open_ = open_[~good]
        done = middle != NOBODY
        return cell[done], answer[done], middle[done]

    def _pairs(self, cells: Ints) -> tuple[Ints, Ints]:
        """Pair cells with answers, where one of the two has a partner with means."""
        kinds = self._wanted.wanted[cells]
        rich = np.flatnonzero(self._of_needing.lengths[cells])
        found = [
            (each[rows], runs.answers[at])
            for each, runs in ((cells[rich], self._of_kind), (cells, self._with_means))
            for rows, at in [runs.first(self._wanted.wanted[each])]
        ]
        codes = np.concatenate([cell * self._many + each for cell, each in found])
        codes = np.unique(codes)
        every = np.where(
            self._of_needing.lengths[cells] > 0,
            self._of_kind.lengths[kinds],
            self._with_means.lengths[kinds],
        )
        self.left_out += int(every.sum()) - len(codes)
        cell, answer = np.divmod(codes, self._many)
        return cell, answer

    def _heads(self, cell: Ints, answer: Ints, at: Ints) -> tuple[Ints, Ints, Ints]:
        """Give the better of the next candidates of both sides, with its tie."""
        heads: list[tuple[Ints, Ints]] = []
        for number, (lists, owner) in enumerate(
            ((self._of_needing, cell), (self._of_answering, answer))
        ):
            more = at[number] < lists.lengths[owner]
            place = np.where(more, lists.starts[owner] + at[number], NOBODY)
            heads.append((lists.nodes[place], lists.ties[place]))
        (one, tie), (other, other_tie) = heads
        degrees, weights = self._network.degrees, self._ties.weights
        fewer = degrees[one] - degrees[other]
        more = weights[other_tie] - weights[tie]
        before = (fewer < 0) | (
            (fewer == 0) & ((more < 0) | ((more == 0) & (one <= other)))
        )
        first = (one != NOBODY) & ((other == NOBODY) | before)
        side = np.where(first, 0, np.where(other == NOBODY, NOBODY, 1))
        return side, np.where(first, one, other), np.where(first, tie, other_tie)

    # -- what is looked up again and again -----------------------------------

    def _nested(self, one: Ints, other: Ints) -> Bools:
        codes = np.minimum(one, other) * self._size + np.maximum(one, other)
        found: Bools = find(self._within, codes) >= 0
        return found

    @cached_property
    def _within(self) -> Ints:
        """The pairs of territories of which one contains the other: of all."""
        return self._nodes.nested(range(len(self._nodes)))

    @property
    def _many(self) -> int:
        return max(len(self._wanted.answering), 1)

    @cached_property
    def _walks(self) -> Ints:
        """How many paths of two ties start at each territory."""
        network = self._network
        owners = np.repeat(np.arange(network.size), network.degrees)
        return np.bincount(
            owners,
            weights=network.degrees[network.neighbours],
            minlength=network.size,
        ).astype(np.int64)

    @cached_property
    def _answered(self) -> Ints:
        """How many answers are looked at for each cell, at most."""
        kinds = self._wanted.wanted
        return np.where(
            self._of_needing.lengths > 0,
            np.minimum(self._of_kind.lengths[kinds], 2 * _MOST),
            np.minimum(self._with_means.lengths[kinds], _MOST),
        )

    @cached_property
    def _of_kind(self) -> "_Runs":
        """The answers to each kind of need, the best first."""
        wanted = self._wanted
        kinds, nodes = np.divmod(wanted.answering, self._size)
        offered, records = wanted.strength
        return self._runs(np.lexsort((nodes, -records, ~offered, kinds)))

    @cached_property
    def _with_means(self) -> "_Runs":
        """Of these, the answers of territories that have a partner with means."""
        answers = self._of_kind.answers
        return self._runs(answers[self._of_answering.lengths[answers] > 0])

    def _runs(self, answers: Ints) -> "_Runs":
        kinds = self._wanted.answering[answers] // self._size
        lengths = np.bincount(kinds, minlength=len(self._wanted.kinds))
        lengths = lengths.astype(np.int64)
        return _Runs(answers, np.cumsum(lengths) - lengths, lengths)

    @cached_property
    def _of_needing(self) -> _Lists:
        """For each cell, the partners of who needs that have means in the theme."""
        wanted = self._wanted
        return self._lists(wanted.needing, wanted.theme_of[wanted.wanted])

    @cached_property
    def _of_answering(self) -> _Lists:
        """For each answer, the partners of who answers that have means in the theme."""
        kinds, nodes = np.divmod(self._wanted.answering, self._size)
        return self._lists(nodes, self._wanted.theme_of[kinds])

    def _lists(self, nodes: Ints, themes: Ints) -> _Lists:
        network = self._network
        found: list[tuple[Ints, Ints]] = []
        for first, last in blocks(network.degrees[nodes], _BLOCK):
            part = nodes[first:last]
            rows, steps = spread(network.starts[part], network.degrees[part])
            owners = rows + first
            means = self._wanted.has_means(themes[owners], network.beside(steps))
            found.append((owners[means], steps[means]))
        none = np.empty(0, dtype=np.int64)
        owners = np.concatenate([none, *(each for each, _ in found)])
        steps = np.concatenate([none, *(each for _, each in found)])
        third, ties = network.beside(steps), network.along(steps)
        weights, degrees = self._ties.weights[ties], network.degrees[third]
        order = np.lexsort((third, -weights, degrees, owners))
        lengths = np.bincount(owners, minlength=len(nodes)).astype(np.int64)
        return _Lists(
            np.cumsum(lengths) - lengths,
            lengths,
            # The last one stands for nobody, where there is no further candidate.
            np.append(third[order], NOBODY),
            np.append(ties[order], NOBODY),
        )


__all__ = ["NOBODY", "Facilitators", "Rows"]
