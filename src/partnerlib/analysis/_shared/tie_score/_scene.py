"""All that measuring pairs needs, made once for a registry and some of its ties."""

from collections.abc import Iterable, Iterator
from typing import Final

import attrs
import numpy as np

from partnerlib.analysis._shared.tie_score._answers import Answers
from partnerlib.analysis._shared.tie_score._features import Features
from partnerlib.analysis._shared.tie_score._profiles import Profiles
from partnerlib.errors import ParameterError
from partnerlib.registry import Registry, iterated
from partnerlib.sparse._levels import resolve_level
from partnerlib.sparse._nodes import NOWHERE, ActorNodes
from partnerlib.sparse._open_pairs import OpenPairs
from partnerlib.sparse._ragged import Bools, Floats, Ints, blocks, find
from partnerlib.sparse._ties import Ties, actor_ties, territory_ties
from partnerlib.sparse._time import AsOf, Liveness, resolve_as_of
from partnerlib.sparse._two_paths import Network
from partnerlib.sparse._whole_records import without_records
from partnerlib.typing import Statuses

KINDS: Final = ("territories", "actors")
"""Between what ties are."""

_BLOCK: Final = 1 << 18
_RULE: Final = "give the ids of territories (of the level asked for)"
_ACTORS_RULE: Final = "give the ids of actors"
MOST_TERRITORIES: Final = 100
"""A record of more territories makes no ties between all of them."""


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
    nested : array of int
        The pairs of nodes of which one contains the other, as sorted codes: of
        all nodes, whether they have ties or not.
    """

    registry: Registry
    liveness: Liveness
    network: Network
    answers: Answers
    features: Features
    nested: Ints

    @classmethod
    def open(
        cls,
        registry: Registry,
        *,
        between: str = "territories",
        level: str | None,
        as_of: AsOf,
        statuses: Statuses,
    ) -> "Scene":
        """Lay the scene of the territories, or of the actors, of a registry.

        Parameters
        ----------
        registry : Registry
            The data.
        between : {"territories", "actors"}
            Between what ties are.
        level, as_of, statuses
            As every finder takes them.
        """
        if between not in KINDS:
            rule = f"give one of: {', '.join(KINDS)}"
            raise ParameterError("between", between, rule)
        level = resolve_level(registry, level)
        liveness = Liveness.of(registry, statuses, resolve_as_of(registry, as_of))
        if between == "territories":
            ties = territory_ties(
                registry, level=level, liveness=liveness, most=MOST_TERRITORIES
            )
        elif level is not None:
            raise ParameterError("level", level, "actors are of no level: give None")
        else:
            ties = actor_ties(registry, liveness=liveness, most=MOST_TERRITORIES)
        nested = ties.nodes.nested(range(len(ties.nodes)))
        return cls.of(registry, liveness, ties, nested)

    @classmethod
    def of(
        cls,
        registry: Registry,
        liveness: Liveness,
        ties: Ties,
        nested: Ints,
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
        nested : array of int
            The pairs of nodes of which one contains the other.
        hidden : frozenset of str
            References of records that are not to be known.
        """
        network = Network(ties)
        answers = Answers(registry, ties.nodes, liveness, hidden)
        read = Profiles.of_territories
        if isinstance(ties.nodes, ActorNodes):
            read = Profiles.of_actors
        profiles = read(registry, ties.nodes.ids)
        features = Features(registry, network, profiles, answers)
        return cls(
            registry=registry,
            liveness=liveness,
            network=network,
            answers=answers,
            features=features,
            nested=nested,
        )

    def without(self, hidden: Ints) -> "Scene":
        """Lay the scene again, as if some of the ties were not known.

        What their records tie besides stays known.
        """
        ties = self.network.ties
        records = {record for tie in hidden.tolist() for record in ties.records_of(tie)}
        return self._seen(ties.without(hidden), records)

    def without_records(self, hidden: Bools) -> "Scene":
        """Lay the scene again, as if the registry did not hold some of the records.

        Parameters
        ----------
        hidden : array of bool, shape (n_records,)
            Which of the records of the ties.
        """
        ties = without_records(self.network.ties, hidden)
        return self._seen(ties, np.flatnonzero(hidden).tolist())

    def _seen(self, ties: Ties, hidden: Iterable[int]) -> "Scene":
        references = self.network.ties.references
        names = frozenset(references[record] for record in hidden)
        return Scene.of(self.registry, self.liveness, ties, self.nested, names)

    def nodes(self, among: Iterable[str] | None) -> Ints:
        """Give the numbers of the territories or actors asked about.

        Parameters
        ----------
        among : iterable of str or None
            Their ids; None means all.

        Raises
        ------
        ParameterError
            If one of them is no node, or if they are not several.
        """
        ids = self.network.ties.nodes.ids
        if among is None:
            return np.arange(len(ids), dtype=np.int64)
        wanted = [among] if isinstance(among, str) else [*iterated("among", among)]
        known = {*ids}
        unknown = [
            each for each in wanted if not isinstance(each, str) or each not in known
        ]
        if unknown:
            actors = isinstance(self.network.ties.nodes, ActorNodes)
            rule = _ACTORS_RULE if actors else _RULE
            raise ParameterError("among", min(unknown, key=str), rule)
        chosen = {*wanted}
        found = [number for number, id_ in enumerate(ids) if id_ in chosen]
        return np.array(found, dtype=np.int64)

    def ties_of(self, later: "Scene", nodes: Ints) -> tuple[Ints, Ints]:
        """Give the ties of another scene between nodes that have none here."""
        ids = self.network.ties.nodes.ids
        chosen: list[int] = nodes.tolist()
        numbers = {ids[node]: node for node in chosen}
        names = later.network.ties.nodes.ids
        here = np.array([numbers.get(name, NOWHERE) for name in names], dtype=np.int64)
        ties = later.network.ties
        one, other = here[ties.left], here[ties.right]
        both = (one != NOWHERE) & (other != NOWHERE)
        left = np.minimum(one[both], other[both])
        right = np.maximum(one[both], other[both])
        free = self.is_free(left, right)
        return left[free], right[free]

    def is_free(self, left: Ints, right: Ints) -> Bools:
        """Say which pairs could be tied: two nodes, no tie, none in the other."""
        size = self.network.size
        codes = np.minimum(left, right) * size + np.maximum(left, right)
        ties = self.network.ties
        free: Bools = (
            (left != right)
            & (find(ties.codes, codes) < 0)
            & (find(self.nested, codes) < 0)
        )
        return free

    def free_pairs(self, nodes: Ints) -> Iterator[tuple[Ints, Ints]]:
        """Go through all pairs of nodes without a tie, in blocks.

        Parameters
        ----------
        nodes : array of int
            Ascending.
        """
        count = len(nodes)
        for first, last in blocks(np.arange(count, dtype=np.int64)[::-1], _BLOCK):
            low, high = np.triu_indices(last - first, 1, count - first)
            left, right = nodes[first + low], nodes[first + high]
            free = self.is_free(left, right)
            yield left[free], right[free]

    def measure(self, left: Ints, right: Ints) -> Iterator[tuple[OpenPairs, Floats]]:
        """Measure pairs without a tie, in blocks.

        Parameters
        ----------
        left, right : array of int, shape (n_pairs,)
            Nodes, left < right; distinct, sorted by left, then right.
        """
        for pairs in self.network.between(left, right):
            yield pairs, self.features.components(pairs)
