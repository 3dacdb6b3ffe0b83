"""What speaks for a tie between two territories, as arrays over pairs."""

from collections.abc import Iterable, Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from partnerlib.analysis.triangles._answers import Answers
from partnerlib.analysis.triangles._weights import TriangleWeights
from partnerlib.findings import Triangle
from partnerlib.registry import Registry
from partnerlib.sparse._ragged import Bools, Floats, Ints, rounded
from partnerlib.sparse._ties import Ties
from partnerlib.sparse._time import states_life
from partnerlib.sparse._two_paths import Network, OpenPairs

Bits = NDArray[np.uint64]

COMPONENTS: Final = Triangle.component_names
_EARTH: Final = 6371.0088  # mean radius in km
_FAR: Final = 1000.0  # km at which proximity is a half
_WORD: Final = 64


class Features:
    """What is known of each territory, ready to be compared pair by pair.

    Parameters
    ----------
    registry : Registry
        The data.
    network : Network
        The ties.
    answers : Answers
        Needs, and what could answer them, by territory.
    """

    def __init__(self, registry: Registry, network: Network, answers: Answers) -> None:
        ties = network.ties
        territories = [registry.territories[id_] for id_ in ties.nodes.ids]
        count = len(territories)
        self._population = np.array(
            [territory.population or np.nan for territory in territories], dtype=float
        )
        points = [
            (np.nan, np.nan) if t.location is None else (t.location.lat, t.location.lon)
            for t in territories
        ]
        self._points = np.radians(np.array(points, dtype=float).reshape(-1, 2))
        self._languages = _bits(
            {i: t.languages for i, t in enumerate(territories)}, count
        )
        self._themes = _themes(ties, count)
        terms = {term for by_theme in answers.needs.values() for term in by_theme}
        self._needs, self._supply = (
            _bits(table, count, terms) for table in (answers.needs, answers.supply)
        )
        self._needing = _present(answers.needs, count)
        self._supplying = _present(answers.supply, count)
        self._countries = _Countries(registry, network)
        vocabulary = registry.vocabularies["statuses"]
        stated = np.array(
            [states_life(vocabulary, record.status) for record in ties.records],
            dtype=bool,
        )
        owners = np.repeat(np.arange(len(ties)), ties.weights)
        self._lived = np.full(len(ties), 0.5)
        self._lived[owners[stated[ties.tie_records]]] = 1.0

    def components(self, pairs: OpenPairs) -> Floats:
        """Measure every component of every pair.

        Returns
        -------
        array of float, shape (n_pairs, n_components)
            Rounded to 9 decimals; NaN where a component is absent. The order is
            that of `COMPONENTS`.
        """
        left, right = pairs.left, pairs.right
        columns = {
            "cannistraci_hebb": _squashed(pairs.cannistraci_hebb),
            "resource_allocation": _squashed(pairs.resource_allocation),
            "three_paths": _squashed(pairs.three_paths),
            "neighbourhood_ties": pairs.neighbourhood_ties,
            "country_affinity": self._countries.affinity(left, right),
            "size_similarity": self._similarity(left, right),
            "proximity": self._proximity(left, right),
            "shared_language": self._language(left, right),
            "shared_themes": self._common_themes(left, right),
            "need_offer_fit": self._fit(left, right),
            "liveliness": (self._lived[pairs.left_tie] + self._lived[pairs.right_tie])
            / 2,
        }
        return np.stack([rounded(columns[name]) for name in COMPONENTS], axis=1)

    def _similarity(self, left: Ints, right: Ints) -> Floats:
        one, other = self._population[left], self._population[right]
        share: Floats = np.minimum(one, other) / np.maximum(one, other)
        return share

    def _proximity(self, left: Ints, right: Ints) -> Floats:
        lat_1, lon_1 = self._points[left].T
        lat_2, lon_2 = self._points[right].T
        half = (
            np.sin((lat_2 - lat_1) / 2) ** 2
            + np.cos(lat_1) * np.cos(lat_2) * np.sin((lon_2 - lon_1) / 2) ** 2
        )
        distance: Floats = 2 * _EARTH * np.arcsin(np.sqrt(np.minimum(half, 1.0)))
        return 1 / (1 + distance / _FAR)

    def _language(self, left: Ints, right: Ints) -> Floats:
        one, other = self._languages[left], self._languages[right]
        return _where(_any(one) & _any(other), _any(one & other))

    def _common_themes(self, left: Ints, right: Ints) -> Floats:
        one, other = self._themes[left], self._themes[right]
        fewest = np.minimum(_size(one), _size(other))
        shared = _size(one & other) / np.maximum(fewest, 1)
        return _where(fewest > 0, shared)

    def _fit(self, left: Ints, right: Ints) -> Floats:
        known = (self._needing[left] | self._needing[right]) & (
            self._supplying[left] | self._supplying[right]
        )
        answered = (self._needs[left] & self._supply[right]) | (
            self._needs[right] & self._supply[left]
        )
        return _where(known, _any(answered))


class _Countries:
    """How much two countries are tied, against what the sizes of both predict."""

    def __init__(self, registry: Registry, network: Network) -> None:
        ties = network.ties
        names = [registry.country_of(id_) for id_ in ties.nodes.ids]
        numbers = {name: i for i, name in enumerate(sorted(set(names) - {""}))}
        self._of = np.array([numbers.get(name, -1) for name in names], dtype=np.int64)
        count = len(numbers)
        known = self._of >= 0
        self._sizes = np.bincount(
            self._of[known], weights=network.degrees[known], minlength=count
        )
        one, other = self._of[ties.left], self._of[ties.right]
        both = (one >= 0) & (other >= 0)
        low, high = np.minimum(one, other)[both], np.maximum(one, other)[both]
        table = np.bincount(low * count + high, minlength=count * count)
        self._ties = table.reshape(count, count)
        self._total = len(ties)

    def affinity(self, left: Ints, right: Ints) -> Floats:
        """Give observed / (observed + expected) ties between the countries."""
        one, other = self._of[left], self._of[right]
        result = np.full(len(left), np.nan)
        both = (one >= 0) & (other >= 0)
        low, high = np.minimum(one, other)[both], np.maximum(one, other)[both]
        observed = self._ties[low, high]
        share = np.where(low == high, 4 * self._total, 2 * self._total)
        expected = self._sizes[low] * self._sizes[high] / share
        result[both] = observed / (observed + expected)
        return result


def score(components: Floats, weights: TriangleWeights) -> Floats:
    """Give the weighted mean of the components that are there, to 9 decimals.

    Parameters
    ----------
    components : array of float, shape (n_pairs, n_components)
        As `Features.components` gives them.
    weights : TriangleWeights
        How much each counts.

    Returns
    -------
    array of float, shape (n_pairs,)
        0 where nothing that is there counts.
    """
    total = np.zeros(len(components))
    mass = np.zeros(len(components))
    for column, (_, weight) in zip(components.T, weights.pairs, strict=True):
        there = ~np.isnan(column)
        total[there] += weight * column[there]
        mass[there] += weight
    return rounded(np.divide(total, mass, out=np.zeros(len(mass)), where=mass > 0))


def _squashed(raw: Floats) -> Floats:
    return raw / (1 + raw)


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
    of_records = _bits(
        {i: record.scope.themes for i, record in enumerate(ties.records)},
        len(ties.records),
    )
    result = np.zeros((count, of_records.shape[1]), dtype=np.uint64)
    owners = np.repeat(np.arange(len(ties)), ties.weights)
    for ends in (ties.left, ties.right):
        told = of_records[ties.tie_records].any(axis=1)
        np.bitwise_or.at(result, ends[owners[told]], of_records[ties.tie_records[told]])
    return result
