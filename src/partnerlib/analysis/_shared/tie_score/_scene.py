"""All that measuring pairs needs, made once for a registry and some of its ties."""

from collections.abc import Iterator

import attrs
import numpy as np

from partnerlib.analysis._shared.tie_score._answers import Answers
from partnerlib.analysis._shared.tie_score._features import Features
from partnerlib.analysis._shared.tie_score._profiles import Profiles
from partnerlib.registry import Registry
from partnerlib.sparse._ragged import Bools, Floats, Ints, find
from partnerlib.sparse._ties import Ties
from partnerlib.sparse._time import Liveness
from partnerlib.sparse._two_paths import Network, OpenPairs


@attrs.frozen(kw_only=True, eq=False)
class Scene:
    """The ties that are known, and what can be measured of any other pair.

    Attributes
    ----------
    registry : Registry
        The data.
    liveness : Liveness
        Which records count.
    network : Network
        The ties.
    answers : Answers
        Needs, and what could answer them, by node.
    features : Features
        What speaks for a tie.
    """

    registry: Registry
    liveness: Liveness
    network: Network
    answers: Answers
    features: Features

    @classmethod
    def of(
        cls,
        registry: Registry,
        liveness: Liveness,
        ties: Ties,
        hidden: frozenset[str] = frozenset(),
    ) -> "Scene":
        """Lay a scene.

        Parameters
        ----------
        registry : Registry
            The data.
        liveness : Liveness
            Which records count.
        ties : Ties
            The ties.
        hidden : frozenset of str
            References of records that are not to be known.
        """
        network = Network(ties)
        answers = Answers(registry, ties.nodes, liveness, hidden)
        profiles = Profiles.of_territories(registry, ties.nodes.ids)
        features = Features(registry, network, profiles, answers)
        return cls(
            registry=registry,
            liveness=liveness,
            network=network,
            answers=answers,
            features=features,
        )

    def without(self, hidden: Ints) -> "Scene":
        """Lay the scene again, as if some of the ties were not known."""
        ties = self.network.ties
        records = {
            ties.references[record]
            for tie in hidden.tolist()
            for record in ties.records_of(tie)
        }
        return Scene.of(
            self.registry, self.liveness, ties.without(hidden), frozenset(records)
        )

    def is_free(self, left: Ints, right: Ints) -> Bools:
        """Say which pairs could be tied: two nodes, no tie, none in the other."""
        size = self.network.size
        codes = np.minimum(left, right) * size + np.maximum(left, right)
        ties = self.network.ties
        free: Bools = (
            (left != right)
            & (find(ties.codes, codes) < 0)
            & (find(ties.nested, codes) < 0)
        )
        return free

    def measure(self, left: Ints, right: Ints) -> Iterator[tuple[OpenPairs, Floats]]:
        """Measure pairs without a tie, in blocks.

        Parameters
        ----------
        left, right : array of int, shape (n_pairs,)
            Nodes, left < right; distinct, sorted by left, then right.
        """
        for pairs in self.network.between(left, right):
            yield pairs, self.features.components(pairs)
