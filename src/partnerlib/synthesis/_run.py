"""One run of a back-test: what is hidden, and how well each score finds it."""

from collections.abc import Callable, Mapping
from typing import Final

import attrs
import numpy as np

from partnerlib.analysis._shared.tie_score import (
    Scene,
    TriangleWeights,
    in_order,
    matched_pairs,
    score,
    shaped,
)
from partnerlib.findings import OURS
from partnerlib.sparse._open_pairs import OpenPairs
from partnerlib.sparse._ragged import Bools, Floats, Ints, find
from partnerlib.synthesis._tally import Histogram, Tally, Top

KINDS: Final = ("auc", "auc_matched", "auc_brokered", "auc_brokered_matched")

_MATCHED: Final = 20  # pairs drawn for each hidden tie

Scorer = Callable[[OpenPairs, Floats], Floats]


@attrs.frozen(eq=False)
class Run:
    """What one run came to.

    Attributes
    ----------
    wins : dict of (str, str) to array of float
        By score and kind of comparison: for each hidden tie, the share of other
        pairs that score below it.
    hits : dict of str to dict of int to (int, int)
        By score and length of the list: hidden ties in it, and how long it is.
    histogram : Histogram
        Pairs and hidden ties by bins of our score.
    ties, brokered : array of int
        The hidden ties, by codes that stay the same from run to run, ascending; and
        those of them with a broker. So are the wins of each kind ordered.
    pairs : int
        How many pairs were looked at, the hidden ties among them.
    """

    wins: dict[tuple[str, str], Floats]
    hits: dict[str, dict[int, tuple[int, int]]]
    histogram: Histogram
    ties: Ints
    brokered: Ints
    pairs: int

    def found(self, kind: str) -> Ints:
        """Give the ties that wins of a kind are of."""
        return self.ties if kind in KINDS[:2] else self.brokered


def scorers(scene: Scene, weights: TriangleWeights) -> Mapping[str, Scorer]:
    """Give our score and each classical one, by name."""
    degrees = scene.network.degrees.astype(np.float64)

    def jaccard(pairs: OpenPairs, _: Floats) -> Floats:
        union = degrees[pairs.left] + degrees[pairs.right] - pairs.common
        result: Floats = pairs.common / np.maximum(union, 1)
        return result

    return {
        OURS: lambda _, measures: score(shaped(measures, weights), weights),
        "cannistraci_hebb": lambda pairs, _: pairs.cannistraci_hebb,
        "resource_allocation": lambda pairs, _: pairs.resource_allocation,
        "adamic_adar": lambda pairs, _: pairs.adamic_adar,
        "common_neighbours": lambda pairs, _: pairs.common.astype(np.float64),
        "three_paths": lambda pairs, _: pairs.three_paths,
        "jaccard": jaccard,
        "preferential_attachment": lambda pairs, _: (
            degrees[pairs.left] * degrees[pairs.right]
        ),
    }


def run(
    scene: Scene,
    hidden: tuple[Ints, Ints],
    nodes: Ints,
    weights: TriangleWeights,
    seed: int,
    *,
    advance: Callable[[int], None],
) -> Run:
    """Look for ties that the scene does not know among all pairs of nodes.

    Parameters
    ----------
    scene : Scene
        What is known.
    hidden : pair of array of int
        The ends of the ties to be found.
    nodes : array of int
        Of which pairs are made.
    weights : TriangleWeights
        Those of our score.
    seed : int
        The seed of the pairs that are matched with the ties.
    advance : callable
        Told of each block of pairs, how many they are.
    """
    size = scene.network.size
    named = scorers(scene, weights)
    left, right = in_order(*hidden, size)
    truth = left * size + right
    found, common = _measured(scene, named, left, right)
    brokered = common > 0
    tallies = {
        (name, kind): Tally(values if kind in KINDS[:2] else values[brokered])
        for name, values in found.items()
        for kind in KINDS
    }
    tops = {name: Top() for name in named}
    histogram = Histogram()
    pairs = 0
    for one, other in scene.free_pairs(nodes):
        for block, measures in scene.measure(one, other):
            tied = find(truth, block.left * size + block.right) >= 0
            pairs += len(tied)
            advance(len(tied))
            middle = ~tied & (block.common > 0)
            for name, scorer in named.items():
                values = scorer(block, measures)
                tops[name].add(values, tied)
                tallies[name, "auc"].add(values[~tied])
                tallies[name, "auc_brokered"].add(values[middle])
                if name == OURS:
                    histogram.add(values, tied)
    around = _matched(scene, (left, right), nodes, seed)
    _match(scene, named, around, tallies)
    return Run(
        wins={key: tally.wins() for key, tally in tallies.items()},
        hits={name: top.hits() for name, top in tops.items()},
        histogram=histogram,
        pairs=pairs,
        ties=truth,
        brokered=truth[brokered],
    )


def _matched(scene: Scene, hidden: tuple[Ints, Ints], nodes: Ints, seed: int) -> Ints:
    """Draw pairs whose ends have as many ties as those of the hidden ones."""
    size = scene.network.size
    rng = np.random.default_rng(seed)
    left, right = matched_pairs(scene, hidden, nodes, _MATCHED, rng)
    codes = left * size + right
    return codes[find(hidden[0] * size + hidden[1], codes) < 0]


def _match(
    scene: Scene,
    named: Mapping[str, Scorer],
    drawn: Ints,
    tallies: dict[tuple[str, str], Tally],
) -> None:
    """Count pairs, each as often as it was drawn."""
    size = scene.network.size
    codes, at = np.unique(drawn, return_inverse=True)
    found, common = _measured(scene, named, codes // size, codes % size)
    brokered: Bools = common[at] > 0
    for name, values in found.items():
        tallies[name, "auc_matched"].add(values[at])
        tallies[name, "auc_brokered_matched"].add(values[at][brokered])


def _measured(
    scene: Scene, named: Mapping[str, Scorer], left: Ints, right: Ints
) -> tuple[dict[str, Floats], Ints]:
    parts: dict[str, list[Floats]] = {name: [np.empty(0)] for name in named}
    common = [np.empty(0, dtype=np.int64)]
    for pairs, measures in scene.measure(left, right):
        common.append(pairs.common)
        for name, scorer in named.items():
            parts[name].append(scorer(pairs, measures))
    joined = {name: np.concatenate(values) for name, values in parts.items()}
    return joined, np.concatenate(common)
