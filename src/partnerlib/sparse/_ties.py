"""Which territories cooperate, and through which records: ties as integers."""

from collections.abc import Iterator
from itertools import compress

import attrs
import numpy as np

from partnerlib.model import Action, Agreement
from partnerlib.registry import Registry
from partnerlib.sparse._acting import Acting, Everybody
from partnerlib.sparse._bound import Bond, References, bound, numbers_of
from partnerlib.sparse._edges import first_of_runs
from partnerlib.sparse._nodes import NOWHERE, ActorNodes, Nodes
from partnerlib.sparse._ragged import Floats, Ints, find, rounded, row_sums
from partnerlib.sparse._time import Liveness

_FEWEST = 2


@attrs.frozen(kw_only=True, eq=False)
class Ties:
    """The ties between territories.

    Attributes
    ----------
    nodes : Nodes
        The territories.
    records : tuple of Action or Agreement
        The live records that tie territories, by reference.
    references : sequence of str
        Their references, ``kind/id``, sorted.
    left, right : array of int, shape (n_ties,)
        The nodes of each tie, left < right; sorted by left, then right.
    starts : array of int, shape (n_ties + 1,)
        Where the records of each tie start in ``tie_records``.
    tie_records : array of int
        The records of the ties, tie by tie, ascending.
    members : array of int
        The nodes of the records, record by record, ascending.
    member_starts : array of int, shape (n_records + 1,)
        Where the nodes of each record start in ``members``.
    nested : array of int
        The pairs of nodes of which one contains the other, as sorted codes.
    implicit : tuple of str
        References of the live records that bind too many territories at once to
        be drawn as ties between all of them.
    acting : Acting
        Who takes part in a record.
    most : int
        How many territories a record may bind at once to be drawn so.
    counts : dict of str to int
        ``agreements`` and ``actions``: the live ones; ``unseated``: actors, once
        for each live record, that are set aside because their seat is unknown or
        lies above the level.
    """

    nodes: Nodes
    records: tuple[Action | Agreement, ...]
    left: Ints
    right: Ints
    starts: Ints
    tie_records: Ints
    members: Ints
    member_starts: Ints
    nested: Ints
    implicit: tuple[str, ...]
    acting: Acting
    most: int
    counts: dict[str, int]

    def __len__(self) -> int:
        return len(self.left)

    @property
    def references(self) -> References:
        """What findings call the records."""
        return References(self.records)

    @property
    def codes(self) -> Ints:
        """Each tie as ``left * len(nodes) + right``; ascending."""
        return self.left * len(self.nodes) + self.right

    def records_of(self, tie: int) -> tuple[int, ...]:
        """List the records of a tie."""
        first, last = self.starts[tie], self.starts[tie + 1]
        return tuple(self.tie_records[first:last].tolist())

    def without(self, hidden: Ints) -> "Ties":
        """Take ties away, as if their records held other territories only.

        Parameters
        ----------
        hidden : array of int
            The numbers of the ties.

        Returns
        -------
        Ties
            The same nodes and records; a record that is left without ties stays.
        """
        kept = np.ones(len(self), dtype=bool)
        kept[hidden] = False
        lengths = self.weights
        return attrs.evolve(
            self,
            left=self.left[kept],
            right=self.right[kept],
            starts=np.concatenate(([0], np.cumsum(lengths[kept]))),
            tie_records=self.tie_records[np.repeat(kept, lengths)],
        )

    def why_untied(self, record: Bond, pair: tuple[str, str]) -> str:
        """Say why a live record with parties of two nodes is no tie between them.

        Parameters
        ----------
        record : Action or Agreement
            The record.
        pair : tuple of str
            The ids of the two, of which neither contains the other.

        Returns
        -------
        str
            ``large``: it binds too many; ``absent``: by dates of its own, one of the
            two is not in it at the day; ``supporting``: one only funds or observes.
        """
        if len(self._seats(self.acting(record.parties))) > self.most:
            return "large"
        acting = [each for each in record.parties if self.acting.has_part(each.role)]
        ever = self._seats({party.actor for party in acting})
        return "absent" if ever >= {*pair} else "supporting"

    def _seats(self, actors: set[str]) -> set[str]:
        numbers = {self.nodes.seat(actor) for actor in actors} - {NOWHERE}
        return {self.nodes.ids[number] for number in numbers}

    @property
    def weights(self) -> Ints:
        """How many records each tie has."""
        return np.diff(self.starts)

    @property
    def sizes(self) -> Ints:
        """How many territories each record binds."""
        return np.diff(self.member_starts)

    @property
    def newman(self) -> Floats:
        """The strength of each tie: the sum of 1 / (n - 1) over its records.

        A record that binds n territories gives each of them one unit of tie in
        all [1]_.

        References
        ----------
        .. [1] Newman, M. E. J. (2001). Scientific collaboration networks. II.
           Shortest paths, weighted networks, and centrality. Physical Review E,
           64, 016132. https://doi.org/10.1103/PhysRevE.64.016132
        """
        shares = 1.0 / (self.sizes[self.tie_records] - 1)
        return rounded(row_sums(shares, self.starts[:-1]))


def territory_ties(
    registry: Registry,
    *,
    level: str | None,
    liveness: Liveness,
    most: int,
) -> Ties:
    """Find which territories cooperate, and through which records.

    Parameters
    ----------
    registry : Registry
        The data.
    level : str or None
        A level, checked; None takes seats as they are.
    liveness : Liveness
        Which records count.
    most : int
        A record of more territories makes no ties and is listed as implicit.

    Notes
    -----
    The territories of a record are the seats of its parties, but for the actors
    that only fund or observe in it, or that by dates of their own are not in it at
    the day. Every two of them are tied, unless one
    contains the other. Linear in the parties and in the ties of the records.
    """
    nodes = Nodes(registry, level, liveness)
    return ties_of(registry, nodes, Acting(registry, liveness), liveness, most)


def actor_ties(registry: Registry, *, liveness: Liveness, most: int) -> Ties:
    """Find which actors are parties, in whatever role, to one record.

    Parameters
    ----------
    registry : Registry
        The data.
    liveness : Liveness
        Which records count.
    most : int
        A record of more actors makes no ties and is listed as implicit.

    Returns
    -------
    Ties
        With actors in place of territories.
    """
    nodes = ActorNodes(registry, liveness)
    return ties_of(registry, nodes, Everybody(registry, liveness), liveness, most)


def ties_of(
    registry: Registry, nodes: Nodes, acting: Acting, liveness: Liveness, most: int
) -> Ties:
    """Find which nodes meet in records, in roles that count.

    Parameters
    ----------
    registry : Registry
        The data.
    nodes : Nodes
        What is tied, and who is seated in which.
    acting : Acting
        Who takes part in a record.
    liveness : Liveness
        Which records count.
    most : int
        A record of more nodes makes no ties and is listed as implicit.
    """
    every = bound(registry)
    parties = every.parties
    live = every.live(liveness)
    actors = [party.actor for party in parties.distinct]
    has_part = acting.each(parties.distinct)
    chosen = np.flatnonzero(has_part[parties.party] & live[parties.record])
    record, party = parties.record[chosen].astype(np.int64), parties.party[chosen]
    seats = nodes.seated(actors)[party]
    seated = seats != NOWHERE
    size = max(len(nodes), 1)
    held = numbers_of(record[seated] * size + seats[seated])
    # An actor without a seat counts once in a record, in however many roles.
    names = dict(zip(actors, range(len(actors)), strict=True))
    nameless = np.array([names[actor] for actor in actors], dtype=np.int64)[party]
    unseated = numbers_of((record * len(actors) + nameless)[~seated])
    counts = {
        "agreements": int(np.count_nonzero(live[every.actions :])),
        "actions": int(np.count_nonzero(live[: every.actions])),
        "unseated": len(unseated),
    }
    record, seats = np.divmod(held, size)
    sizes = np.bincount(record, minlength=len(every))
    kept = (sizes >= _FEWEST) & (sizes <= most)
    references = every.references
    return _tied(
        nodes,
        acting,
        most,
        counts,
        records=tuple(compress(every.records, kept.tolist())),
        members=seats[kept[record]],
        sizes=sizes[kept],
        implicit=tuple(references[at] for at in np.flatnonzero(sizes > most).tolist()),
    )


def live_records(
    registry: Registry, liveness: Liveness
) -> Iterator[tuple[str, str, Action | Agreement]]:
    """Yield collection, reference and record of what counts, by reference."""
    every = bound(registry)
    for number in np.flatnonzero(every.live(liveness)).tolist():
        name = "actions" if number < every.actions else "agreements"
        yield name, every.references[number], every.records[number]


@attrs.frozen(eq=False)
class Gathered:
    """The records that bind several nodes, as they are found.

    Attributes
    ----------
    counts : dict of str to int
        As `Ties` tells them.
    """

    counts: dict[str, int] = attrs.field(
        factory=lambda: {"agreements": 0, "actions": 0, "unseated": 0}
    )
    _records: list[Action | Agreement] = attrs.field(
        factory=list[Action | Agreement], init=False
    )
    _implicit: list[str] = attrs.field(factory=list[str], init=False)
    _members: list[int] = attrs.field(factory=list[int], init=False)
    _sizes: list[int] = attrs.field(factory=list[int], init=False)

    def add(
        self, reference: str, record: Action | Agreement, held: set[int], most: int
    ) -> None:
        """Add a record and the nodes that it holds, in the order of references."""
        if len(held) > most:
            self._implicit.append(reference)
        elif len(held) >= _FEWEST:
            self._records.append(record)
            self._members.extend(sorted(held))
            self._sizes.append(len(held))

    def ties(self, nodes: Nodes, acting: Acting, most: int) -> Ties:
        """Tie every two nodes of a record, unless one contains the other."""
        return _tied(
            nodes,
            acting,
            most,
            self.counts,
            records=tuple(self._records),
            members=np.array(self._members, dtype=np.int64),
            sizes=np.array(self._sizes, dtype=np.int64),
            implicit=tuple(self._implicit),
        )


def _tied(
    nodes: Nodes,
    acting: Acting,
    most: int,
    counts: dict[str, int],
    *,
    records: tuple[Action | Agreement, ...],
    members: Ints,
    sizes: Ints,
    implicit: tuple[str, ...],
) -> Ties:
    """Tie every two members of a record, unless one contains the other."""
    starts = np.append(0, np.cumsum(sizes)).astype(np.int64)
    nested = nodes.nested(numbers_of(members.copy()).tolist())
    codes, owners = pairs_of_members(members, starts, len(nodes))
    sound = find(nested, codes) < 0
    codes, owners = codes[sound], owners[sound]
    order = np.lexsort((owners, codes))
    codes, owners = codes[order], owners[order]
    first = np.flatnonzero(first_of_runs(codes))
    ties = codes[first]
    return Ties(
        nodes=nodes,
        records=records,
        left=ties // max(len(nodes), 1),
        right=ties % max(len(nodes), 1),
        starts=np.append(first, len(codes)).astype(np.int64),
        tie_records=owners,
        members=members,
        member_starts=starts,
        nested=nested,
        implicit=implicit,
        acting=acting,
        most=most,
        counts=counts,
    )


def pairs_of_members(members: Ints, starts: Ints, size: int) -> tuple[Ints, Ints]:
    """Pair the members of each record; all records of one size at once.

    Returns
    -------
    codes : array of int
        Each pair as ``left * size + right``.
    owners : array of int
        The record of each pair.
    """
    sizes = np.diff(starts)
    codes = [np.empty(0, dtype=np.int64)]
    owners = [np.empty(0, dtype=np.int64)]
    for each in np.unique(sizes).tolist():
        rows = np.flatnonzero(sizes == each)
        table = members[starts[rows][:, None] + np.arange(each)]
        low, high = np.triu_indices(each, 1)
        codes.append((table[:, low] * size + table[:, high]).ravel())
        owners.append(np.repeat(rows, len(low)))
    return np.concatenate(codes), np.concatenate(owners)
