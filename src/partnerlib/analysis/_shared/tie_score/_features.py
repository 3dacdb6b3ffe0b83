"""What speaks for a tie between two territories, as arrays over pairs."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from partnerlib.analysis._shared.tie_score._answers import Answers
from partnerlib.analysis._shared.tie_score._countries import Countries
from partnerlib.analysis._shared.tie_score._profiles import Profiles
from partnerlib.analysis._shared.tie_score._sizes import MIDDLE, Sizes
from partnerlib.analysis._shared.tie_score._surroundings import Surroundings
from partnerlib.findings import Tie
from partnerlib.registry import Registry
from partnerlib.sparse._open_pairs import OpenPairs
from partnerlib.sparse._ragged import Bools, Floats, Ints, rounded
from partnerlib.sparse._ties import Ties
from partnerlib.sparse._time import denies_life, states_life
from partnerlib.sparse._two_paths import Network

Bits = NDArray[np.uint64]

COMPONENTS: Final = Tie.component_names
_FAR: Final = 1000.0  # km at which proximity is a half
_WORD: Final = 64


class Features:
    """What is known of each node, ready to be compared pair by pair.

    Parameters
    ----------
    registry : Registry
        The data.
    network : Network
        The ties.
    profiles : Profiles
        What is stated of each node.
    answers : Answers
        Needs, and what could answer them, by node.

    Attributes
    ----------
    lived : array of float, shape (n_nodes,)
        The highest liveliness of the ties of each node; NaN where that of none of
        them is known.
    """

    def __init__(
        self,
        registry: Registry,
        network: Network,
        profiles: Profiles,
        answers: Answers,
    ) -> None:
        ties = network.ties
        count = network.size
        self._countries = Countries(profiles.countries, network)
        self._sizes = Sizes(profiles.populations, network)
        self._surroundings = Surroundings(profiles.points, network)
        self._languages = _bits(dict(enumerate(profiles.languages)), count)
        self._themes = _themes(ties, count)
        terms = {term for by_theme in answers.needs.values() for term in by_theme}
        self._needs, self._supply = (
            _bits(table, count, terms) for table in (answers.needs, answers.supply)
        )
        self._needing = _present(answers.needs, count)
        self._supplying = _present(answers.supply, count)
        self._lived, self.lived = _lives(registry, ties, count)

    def components(self, pairs: OpenPairs) -> Floats:
        """Measure every component of every pair.

        Parameters
        ----------
        pairs : OpenPairs
            In any order.

        Returns
        -------
        array of float, shape (n_pairs, n_components)
            In [0, 1], rounded to 9 decimals; NaN where a component is absent. The
            order is that of `COMPONENTS`.
        """
        left, right = pairs.left, pairs.right
        columns = {
            "cannistraci_hebb": squashed(pairs.cannistraci_hebb),
            "resource_allocation": squashed(pairs.resource_allocation),
            "three_paths": squashed(pairs.three_paths),
            "neighbourhood_ties": pairs.neighbourhood_ties,
            "liveliness": mean_of_known(
                self.liveliness(np.stack((pairs.left_tie, pairs.right_tie)))
            ),
            **self.stated(left, right),
            **self.habits(left, right),
            **self._around(left, right),
        }
        return np.stack([rounded(columns[name]) for name in COMPONENTS], axis=1)

    def together(self, left: Ints, right: Ints) -> dict[str, Floats]:
        """Measure of any pairs what does not depend on the paths between them.

        Parameters
        ----------
        left, right : array of int, shape (n_pairs,)
            Nodes, in any order, with a tie or without.

        Returns
        -------
        dict of str to array of float
            By component, in [0, 1]; NaN where it is absent. Not rounded.
        """
        ends = left, right
        columns = {
            "shared_language": self._language(left, right),
            "shared_themes": self.shared_themes(left, right),
            "need_offer_fit": self._fit(left, right),
        }
        countries, sizes, around = self._countries, self._sizes, self._surroundings
        for name, known, measure in (
            ("country_affinity", countries.known(*ends), countries.affinity),
            ("size_similarity", sizes.known(*ends), sizes.similarity),
            ("proximity", around.known(*ends), self._proximity),
        ):
            columns[name] = _where_known(known, measure, ends)
        return columns

    def stated(self, left: Ints, right: Ints) -> dict[str, Floats]:
        """Measure what follows from what is stated of both ends: it costs little.

        Parameters
        ----------
        left, right : array of int, shape (n_pairs,)
            Nodes, in any order, with a tie or without.

        Returns
        -------
        dict of str to array of float
            By component, in [0, 1]; NaN where it is absent. Not rounded.
        """
        known = self._sizes.known(left, right)
        joint = _where_known(known, self._sizes.joint, (left, right))
        return {**self.together(left, right), "joint_size": joint}

    # -- what a bound needs to know of each node -------------------------------

    middle: Final = MIDDLE
    far: Final = _FAR

    @property
    def silent(self) -> tuple[str, ...]:
        """Components of which no pair knows anything."""
        told = {
            "shared_language": self._languages,
            "shared_themes": self._themes,
            "need_offer_fit": self._needing,
        }
        return tuple(name for name, stated in told.items() if not stated.any())

    @property
    def told(self) -> Bits:
        """All that is stated of each node, its place aside, as rows of numbers.

        Nodes of equal rows and equal ties are alike in all that is compared, unless
        their places are known.
        """
        stated = (self._needing, self._supplying, self._countries.numbers)
        populations = np.nan_to_num(self._sizes.populations, nan=-1.0)
        return np.concatenate(
            (
                self._languages,
                self._themes,
                self._needs,
                self._supply,
                *(each[:, None].astype(np.uint64) for each in stated),
                populations[:, None].view(np.uint64),
            ),
            axis=1,
        )

    def country_table(self, nodes: Ints) -> tuple[Ints, Floats]:
        """Give the countries of nodes as numbers, the unknown last, and affinities."""
        return self._countries.table(nodes)

    def country_habits(self) -> tuple[Floats, Floats]:
        """Bound leaning and partner countries by the countries of both ends."""
        return self._countries.habits

    def populations(self, nodes: Ints) -> Floats:
        """Give the populations of nodes; NaN where unknown."""
        return self._sizes.populations[nodes]

    def spots(self, nodes: Ints) -> tuple[Floats, ...]:
        """Give the places of nodes in space, in km; NaN where unknown."""
        return self._surroundings.spots(nodes)

    def liveliness(self, ties: Ints) -> Floats:
        """Say of ties whether they are stated to be lived, 1, or only not to be, 0.

        Parameters
        ----------
        ties : array of int
            The numbers of ties; -1 is none, of which nothing is known.

        Returns
        -------
        array of float
            NaN where no record of a tie states a status.
        """
        return self._lived[ties]

    def habits(self, left: Ints, right: Ints) -> dict[str, Floats]:
        """Compare each end with the partners that the other one has.

        Returns
        -------
        dict of str to array of float
            By component, not rounded; NaN where absent.
        """
        ends = left, right
        by_country, by_size = self._countries.known(*ends), self._sizes.known(*ends)
        return {
            "country_leaning": _where_known(by_country, self._countries.leaning, ends),
            "partner_countries": _where_known(
                by_country, self._countries.company, ends
            ),
            "partner_sizes": _where_known(by_size, self._sizes.habit, ends),
        }

    def around_at_most(self, left: Ints, right: Ints) -> dict[str, Floats]:
        """Bound what the ties around the places of pairs say, with little work."""
        return self._by_place(self._surroundings.most, left, right)

    def _around(self, left: Ints, right: Ints) -> dict[str, Floats]:
        return self._by_place(self._surroundings.measure, left, right)

    def _by_place(
        self,
        measure: Callable[[Ints, Ints], tuple[Floats, Floats]],
        left: Ints,
        right: Ints,
    ) -> dict[str, Floats]:
        known = self._surroundings.known(left, right)
        nearby, partners = np.full((2, len(left)), np.nan)
        if known.any():
            nearby[known], partners[known] = measure(left[known], right[known])
        return {"nearby_ties": nearby, "partners_nearby": partners}

    def _proximity(self, left: Ints, right: Ints) -> Floats:
        return 1 / (1 + self._surroundings.distance(left, right) / _FAR)

    def _language(self, left: Ints, right: Ints) -> Floats:
        if not self._languages.any():
            return np.full(len(left), np.nan)
        one, other = self._languages[left], self._languages[right]
        return _where(_any(one) & _any(other), _any(one & other))

    def shared_themes(self, left: Ints, right: Ints) -> Floats:
        """Divide the themes that two nodes share by those of the one of fewer."""
        one, other = self._themes[left], self._themes[right]
        fewest = np.minimum(_size(one), _size(other))
        shared = _size(one & other) / np.maximum(fewest, 1)
        return _where(fewest > 0, shared)

    def _fit(self, left: Ints, right: Ints) -> Floats:
        if not self._needing.any():
            return np.full(len(left), np.nan)
        known = (self._needing[left] | self._needing[right]) & (
            self._supplying[left] | self._supplying[right]
        )
        answered = (self._needs[left] & self._supply[right]) | (
            self._needs[right] & self._supply[left]
        )
        return _where(known, _any(answered))


def squashed(raw: Floats) -> Floats:
    """Bring a sum into [0, 1).

    Examples
    --------
    >>> squashed(np.array([0.0, 3.0])).tolist()
    [0.0, 0.75]
    """
    return raw / (1 + raw)


def mean_of_known(values: Floats) -> Floats:
    """Give the mean of each column over what is known; NaN where nothing is.

    Examples
    --------
    >>> mean_of_known(np.array([[1.0, 1.0, np.nan], [0.0, np.nan, np.nan]])).tolist()
    [0.5, 1.0, nan]
    """
    known = ~np.isnan(values)
    count = known.sum(axis=0)
    total = np.where(known, values, 0.0).sum(axis=0)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)


def _lives(registry: Registry, ties: Ties, count: int) -> tuple[Floats, Floats]:
    """Say of each tie, and of none, whether it is lived, and the most by node."""
    vocabulary = registry.vocabularies["statuses"]
    statuses = sorted({record.status for record in ties.records})
    # One record that says that a tie is lived is enough.
    told = dict.fromkeys(statuses, np.nan)
    told |= {status: 0.0 for status in statuses if denies_life(vocabulary, status)}
    told |= {status: 1.0 for status in statuses if states_life(vocabulary, status)}
    stated = np.array([told[record.status] for record in ties.records], dtype=float)
    owners = np.repeat(np.arange(len(ties)), ties.weights)
    lived = np.full(len(ties) + 1, np.nan)  # the last one is no tie
    np.fmax.at(lived, owners, stated[ties.tie_records])
    most = np.full(count, np.nan)
    for ends in (ties.left, ties.right):
        np.fmax.at(most, ends, lived[:-1])
    return lived, most


def _where_known(
    known: Bools, measure: Callable[[Ints, Ints], Floats], ends: tuple[Ints, Ints]
) -> Floats:
    """Measure the pairs of which enough is known; NaN for the others."""
    column = np.full(len(known), np.nan)
    column[known] = measure(ends[0][known], ends[1][known])
    return column


def _where(known: Bools, values: Bools | Floats) -> Floats:
    return np.where(known, values.astype(np.float64), np.nan)


def _any(bits: Bits) -> Bools:
    return np.asarray(bits.any(axis=1))


def _size(bits: Bits) -> Ints:
    return np.asarray(np.bitwise_count(bits).sum(axis=1), dtype=np.int64)


def _present(table: Mapping[int, Mapping[str, object]], count: int) -> Bools:
    present = np.zeros(count, dtype=bool)
    present[list(table)] = True
    return present


def _bits(
    table: Mapping[int, Iterable[str]], count: int, terms: Iterable[str] | None = None
) -> Bits:
    """Make one row of bits of each set of terms."""
    if terms is None:
        terms = {term for row in table.values() for term in row}
    places = {term: divmod(place, _WORD) for place, term in enumerate(sorted(terms))}
    bits = np.zeros((count, len(places) // _WORD + 1), dtype=np.uint64)
    for number, row in table.items():
        for word, bit in {places[term] for term in row if term in places}:
            bits[number, word] |= np.uint64(1 << bit)
    return bits


def _themes(ties: Ties, count: int) -> Bits:
    """Unite for each territory the themes of the records that tie it."""
    # Many records state the same themes: what is distinct is united.
    told: dict[tuple[str, ...], int] = {}
    stated = [
        told.setdefault(record.scope.themes, len(told)) for record in ties.records
    ]
    bits = _bits({number: themes for themes, number in told.items()}, len(told))
    result = np.zeros((count, bits.shape[1]), dtype=np.uint64)
    numbers = np.array(stated, dtype=np.int64)[ties.tie_records]
    owners = np.repeat(np.arange(len(ties)), ties.weights)
    for ends in (ties.left, ties.right):
        codes = np.unique(ends[owners] * max(len(told), 1) + numbers)
        nodes, themes = np.divmod(codes, max(len(told), 1))
        heads = np.flatnonzero(np.diff(nodes, prepend=-1))
        if len(heads):
            result[nodes[heads]] |= np.bitwise_or.reduceat(bits[themes], heads, axis=0)
    return result
