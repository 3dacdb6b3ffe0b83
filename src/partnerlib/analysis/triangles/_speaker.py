"""What several kinds of triangles tell alike: names, places, records set aside."""

from collections.abc import Iterable

from partnerlib.analysis.triangles._ground import Ground
from partnerlib.findings import Label, SetAside
from partnerlib.sparse._bonds import (
    Pair,
    Triple,
    aside_labels,
    set_aside,
    set_aside_of_three,
)
from partnerlib.sparse._labels import Labels
from partnerlib.sparse._nodes import NOWHERE


class Speaker:
    """Names what findings mention: the parts that two kinds of them share.

    Parameters
    ----------
    ground : Ground
        The ties, and what is known of the territories.
    """

    def __init__(self, ground: Ground) -> None:
        self.registry = ground.registry
        self.liveness = ground.liveness
        self.ties = ground.ties
        self.ids = ground.ties.nodes.ids
        self._label = Labels(ground.registry)

    def seat(self, actor: str) -> str:
        """Give the territory of an actor; empty where it has none."""
        node = self.ties.nodes.seat(actor)
        return "" if node == NOWHERE else self.ids[node]

    def between(self, pairs: Iterable[Pair]) -> dict[Pair, tuple[SetAside, ...]]:
        """Find the records that hold both of a pair and make no tie."""
        return set_aside(
            self.registry, self.liveness, pairs, self.seat, self.ties.why_untied
        )

    def held(self, triples: Iterable[Triple]) -> dict[Triple, tuple[SetAside, ...]]:
        """Find the records that once held three, or will."""
        return set_aside_of_three(self.registry, self.liveness, triples, self.seat)

    def records(self, ties: Iterable[int]) -> list[int]:
        """List the records of ties, each once."""
        return sorted({record for tie in ties for record in self.ties.records_of(tie)})

    def references(self, records: Iterable[int]) -> tuple[str, ...]:
        """Refer to records."""
        return tuple(self.ties.references[record] for record in records)

    def actors(self, records: Iterable[int], nodes: set[int]) -> set[str]:
        """List who acts in records and is seated in some of the nodes."""
        return {
            actor
            for record in records
            for actor in self.ties.acting(self.ties.records[record].parties)
            if self.ties.nodes.seat(actor) in nodes
        }

    def labels(
        self, named: Iterable[tuple[str, str]], aside: tuple[SetAside, ...]
    ) -> tuple[Label, ...]:
        """Name ids, by kind and id, and what is set aside; each once."""
        labels = (
            *(self._label(*name) for name in named),
            *aside_labels(self.registry, aside),
        )
        return tuple(dict.fromkeys(labels))

    def places(self, territories: Iterable[str]) -> set[str]:
        """List territories with all that contains them."""
        return {
            place
            for id_ in territories
            for place in (id_, *self.registry.ancestors(id_))
        }
