"""What a reader of a format of the field hands over.

Files of the field are dirty, and nobody who reads them can mend them: what cannot be
read is a warning in its place, and the rest is read. A reader makes sound records,
one for each id, and tells everything that it left out.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

import attrs

from partnerlib.errors import Problem
from partnerlib.io._document import Parsed
from partnerlib.io._place import Place
from partnerlib.model import Concept, PartialDate, Record, Vocabulary
from partnerlib.registry import KINDS, collection_of


@attrs.frozen
class Spot:
    """Where something stands in a source.

    Attributes
    ----------
    file : str
        The file, with the sheet in brackets: ``4w.xlsx [data]``.
    row : int or None
        As a spreadsheet shows it; the first is 1.
    path : str or None
        The place inside JSON or XML.
    """

    file: str
    row: int | None = None
    path: str | None = None

    def locate(self, problem: Problem) -> Problem:
        """Give a problem this place; the field that it names stays its column."""
        return attrs.evolve(problem, file=self.file, row=self.row, path=self.path)


@attrs.define(kw_only=True)
class Reading:
    """What is read from one source.

    Attributes
    ----------
    records : list of Record
        Of all kinds, each id once.
    places : list of Place
        Where each of them stands (first), in the same order.
    problems : list of Problem
        Everything that could not be read, each with its place.
    terms : dict of str to list of Concept
        Terms that the source declares, by vocabulary.
    title, licence : str
        What the source says of itself.
    date : PartialDate or None
        The date of this edition.
    """

    records: list[Record] = attrs.field(factory=list[Record])
    places: list[Place] = attrs.field(factory=list[Place])
    problems: list[Problem] = attrs.field(factory=list[Problem])
    terms: dict[str, list[Concept]] = attrs.field(factory=dict[str, list[Concept]])
    title: str = ""
    licence: str = ""
    date: PartialDate | None = None

    def add(self, record: Record, place: Place) -> None:
        """Add a record and where it stands."""
        self.records.append(record)
        self.places.append(place)


class FieldDocument:
    """A source in a format of the field; see :class:`partnerlib.io._document.Document`.

    Unless the caller is strict, what is wrong in it is a warning.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._ids: dict[str, set[str]] = {kind: set() for kind in KINDS}
        for record in reading.records:
            self._ids[collection_of(record)].add(record.id)

    @property
    def is_lenient(self) -> bool:
        """Whether what is wrong in it is a warning: it is."""
        return True

    def ids(self) -> Mapping[str, AbstractSet[str]]:
        """Give the ids by kind."""
        return self._ids

    def own_terms(self) -> Mapping[str, Sequence[Concept]]:
        """Give the terms that it declares."""
        return self._reading.terms

    def parse(
        self,
        ids: Mapping[str, AbstractSet[str]],  # noqa: ARG002 -- read already
        vocabularies: Mapping[str, Vocabulary],  # noqa: ARG002
    ) -> Parsed:
        """Hand over what was read."""
        reading = self._reading
        return Parsed(
            records=reading.records,
            places=reading.places,
            problems=list(reading.problems),
            terms=reading.terms,
            title=reading.title,
            licence=reading.licence,
            date=reading.date,
        )


__all__ = ["FieldDocument", "Reading", "Spot"]
