"""One table of a file of any kind, before anything is made of it."""

from collections.abc import Sequence
from itertools import repeat
from typing import Final

import attrs

from partnerlib.io._paths import cited
from partnerlib.io._reading import Spot
from partnerlib.model._rules import without_forbidden
from partnerlib.model._trusted import trusted

_spot: Final = trusted(Spot, ("file", "row"))


@attrs.frozen(eq=False)
class RawTable:
    """The cells of one table.

    Attributes
    ----------
    label : str
        What problems name as their file: ``4w.xlsx [data]`` or ``x.csv``.
    rows : sequence of sequence of object
        ``rows[0]`` is row 1; rows may differ in length. Cells are texts, numbers,
        truth values, days and moments; `CellError` where the spreadsheet shows an
        error; None or ``""`` where it shows nothing. To iterate costs little
        memory; to reach far down by index lays all rows out.
    is_hidden : bool
        Whether the file hides it from people.
    file : str
        The name of the file alone.
    sheet : str
        The name of the sheet; empty where there is only one table.
    origin : str
        In JSON, the path of the list; empty elsewhere.
    first : int
        In JSON, how many of the rows stand before the first of the list: 1 where
        the headings are the keys of objects.
    """

    label: str
    rows: Sequence[Sequence[object]]
    is_hidden: bool = False
    file: str = attrs.field(default="", converter=cited, kw_only=True)
    sheet: str = attrs.field(default="", converter=without_forbidden, kw_only=True)
    origin: str = attrs.field(default="", kw_only=True)
    first: int = attrs.field(default=0, kw_only=True)

    def spot(self, row: int) -> Spot:
        """Say where a row lies, by its number counted from 1."""
        if self.origin:
            at = max(0, row - 1 - self.first)
            return Spot(self.label, path=f"{self.origin}[{at}]")
        return Spot(self.label, row)

    def spots(self, rows: Sequence[int]) -> list[Spot]:
        """Say where rows lie."""
        if self.origin:
            return list(map(self.spot, rows))
        return list(map(_spot, repeat(self.label), rows))


__all__ = ["RawTable"]
