"""Who is party to what, as integers: of a registry, or of columns of a table."""

from typing import Any, TypeAlias

import attrs
import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_array

from partnerlib.errors import ParameterError
from partnerlib.registry import Registry
from partnerlib.sparse._acting import Everybody
from partnerlib.sparse._checked import array_of
from partnerlib.sparse._edges import first_of_runs
from partnerlib.sparse._ragged import Ints
from partnerlib.sparse._time import AsOf, Liveness, resolve_as_of
from partnerlib.typing import Statuses

Ids: TypeAlias = NDArray[Any]


@attrs.frozen(eq=False)
class Incidence:
    """Which actors each record holds.

    Attributes
    ----------
    records, actors : array, shape (n_records,) and (n_actors,)
        The ids, sorted; records as ``kind/id`` where they come from a registry.
    starts : array of int, shape (n_records + 1,)
        Where the actors of each record start in ``members``.
    members : array of int
        The actors by number, record by record, ascending, each once.
    """

    records: Ids
    actors: Ids
    starts: Ints
    members: Ints

    @classmethod
    def of_registry(
        cls, registry: Registry, *, as_of: AsOf = None, statuses: Statuses = "live"
    ) -> "Incidence":
        """Lay out the live agreements and actions of a registry.

        Parameters
        ----------
        registry : Registry
            Not modified.
        as_of : datetime.date, PartialDate or str, optional
            The day; by default the latest that the registry mentions.
        statuses : str or tuple of str, default "live"
            ``"live"``, ``"any"``, or the status terms to keep.

        Raises
        ------
        ParameterError
            If it is no registry, or a parameter makes no sense.

        Notes
        -----
        Linear in the parties. All actors are there, those of no record too. Who by
        dates of its own is not in a record at the day is none of its members.
        """
        liveness = Liveness.of(registry, statuses, resolve_as_of(registry, as_of))
        actors = tuple(registry.actors)
        numbers = {actor: number for number, actor in enumerate(actors)}
        present = Everybody(registry, liveness)
        names: list[str] = []
        members: list[int] = []
        ends = [0]
        for kind, records in (
            ("action", registry.actions),
            ("agreement", registry.agreements),
        ):
            for id_, record in records.items():
                if liveness(record.status, record.period.span):
                    held = {numbers[actor] for actor in present(record.parties)}
                    names.append(f"{kind}/{id_}")
                    members.extend(sorted(held))
                    ends.append(len(members))
        return cls(
            np.array(names, dtype=object),
            np.array(actors, dtype=object),
            np.array(ends, dtype=np.int64),
            np.array(members, dtype=np.int64),
        )

    @classmethod
    def of_columns(cls, records: ArrayLike, actors: ArrayLike) -> "Incidence":
        """Lay out two columns of a table, one row a party.

        Parameters
        ----------
        records, actors : array-like
            The id of the record and of the actor in each row: integers or texts,
            arrays or columns of a data frame. A row stated twice counts once.

        Raises
        ------
        ParameterError
            If the columns are not equally long, if an id is missing, or is neither
            a text nor a whole number, or if texts and numbers are mixed.

        Notes
        -----
        No object is made for a row: a million rows of integers take a fraction of
        a second, of texts about a second.

        Examples
        --------
        >>> incidence = Incidence.of_columns(["g2", "g1", "g1"], ["b", "b", "a"])
        >>> incidence.records.tolist(), incidence.actors.tolist()
        (['g1', 'g2'], ['a', 'b'])
        >>> incidence.starts.tolist(), incidence.members.tolist()
        ([0, 2, 3], [0, 1, 1])
        """
        rows, columns = _column("records", records), _column("actors", actors)
        if len(rows) != len(columns):
            raise ParameterError("actors", len(columns), "as many as the records")
        row_ids, row = np.unique(rows, return_inverse=True)
        actor_ids, column = np.unique(columns, return_inverse=True)
        codes = np.sort(row.astype(np.int64) * max(len(actor_ids), 1) + column)
        codes = codes[first_of_runs(codes)]
        owners = codes // max(len(actor_ids), 1)
        sizes = np.bincount(owners, minlength=len(row_ids))
        starts = np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
        return cls(row_ids, actor_ids, starts, codes % max(len(actor_ids), 1))

    @property
    def sizes(self) -> Ints:
        """How many actors each record holds."""
        return np.diff(self.starts)

    @property
    def matrix(self) -> csr_array:
        """Records x actors, 1 where a record holds an actor."""
        shape = (len(self.starts) - 1, len(self.actors))
        return csr_array(
            (np.ones(len(self.members)), self.members, self.starts), shape=shape
        )


def _column(name: str, values: ArrayLike) -> NDArray[Any]:
    array = array_of(name, values, "one column")
    if array.ndim != 1:
        raise ParameterError(name, values, "one column")
    rule = "texts or whole numbers"
    # Of a list, numbers beside texts, and what is missing, would be made texts.
    mixed = array.dtype.kind == "U" and not isinstance(values, np.ndarray)
    if array.dtype.kind == "O" or mixed:
        items: list[object] = np.asarray(values, dtype=np.object_).tolist()
        if not all(isinstance(item, str) for item in items):
            raise ParameterError(name, "a missing or odd id", rule)
        array = array.astype(np.str_)
    if array.size and array.dtype.kind not in "iuU":
        raise ParameterError(name, array.dtype.name, rule)
    return array


__all__ = ["Incidence"]
