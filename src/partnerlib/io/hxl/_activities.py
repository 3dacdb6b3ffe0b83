"""The rows of a 3W table: whom and where they name is noted, then actions are made."""

from collections.abc import Mapping
from functools import partial

from partnerlib.errors import Problem
from partnerlib.io.hxl._about import About
from partnerlib.io.hxl._acting import Mentioned, acting_rows, named, parties_of
from partnerlib.io.hxl._actions import Made, Parts, actions_of, sources_of
from partnerlib.io.hxl._activity_columns import activity_columns
from partnerlib.io.hxl._cells import id_of, stated
from partnerlib.io.hxl._coded import Coded
from partnerlib.io.hxl._contents import Contents, contents_of
from partnerlib.io.hxl._details import details_of, figures_of
from partnerlib.io.hxl._orgs import Orgs
from partnerlib.io.hxl._places import Places
from partnerlib.io.hxl._table import Column, TaggedTable
from partnerlib.io.hxl._telling import ByRow, Step, Teller
from partnerlib.io.hxl._terms import Terms
from partnerlib.io.hxl._timing import Timing
from partnerlib.io.raw import CellError


class Activities:
    """The rows of one 3W table: first noted, then made into actions.

    What cells say, alone or together, is read once, however many rows have them.

    Parameters
    ----------
    table : TaggedTable
        The table.
    orgs, places : Orgs, Places
        Those of the file.
    terms : mapping of str to Terms
        Those of the file, by vocabulary.
    """

    def __init__(
        self,
        table: TaggedTable,
        orgs: Orgs,
        places: Places,
        terms: Mapping[str, Terms],
    ) -> None:
        self._table = table
        self._orgs = orgs
        self._places = places
        self._terms = terms
        self._columns = activity_columns(table)
        self._teller = Teller(table)
        self._found = ByRow(self._teller)

    def note(self) -> None:
        """Go through the rows and note whom and where they speak of."""
        for column in self._columns.private:
            self._teller.tell_private(column)
        self._contents = contents = contents_of(self._table, self._columns)
        self._timing = Timing(contents, self._columns, self._found)
        self._tell_errors()
        places = self._columns.places
        self._where = contents.said(places.indices, places.chain)
        self._note_places()
        self._who = [
            contents.said(group.indices, partial(self._orgs.read, group))
            for group in self._columns.orgs
        ]
        for group in self._who:
            times = group.totals(contents.times)
            for (mention, _), count in zip(group.values, times, strict=True):
                if mention is not None:
                    self._orgs.note(mention, count)
        self._found.tell()

    def _note_places(self) -> None:
        where, contents = self._where, self._contents
        if self._table.is_ours:
            rows = where.totals([1] * contents.size)
            for (chain, _, _), count in zip(where.values, rows, strict=True):
                self._places.note_list(chain, count)
        else:
            times = where.totals(contents.times)
            for (chain, _, _), count in zip(where.values, times, strict=True):
                self._places.note(chain, count)
        wrong = {code for code, said in enumerate(where.values) if said[2]}
        for code, row in where.first().items() if wrong else ():
            for column, text in where.values[code][2]:
                self._tell("bad-place-code", row, column, text, Step.PLACES)

    def _tell_errors(self) -> None:
        for column in self._table.columns:
            cells = self._contents.cells.get(column.index)
            if cells is not None and CellError in map(type, cells.values):
                for code, row in cells.first().items():
                    if isinstance(cell := cells.values[code], CellError):
                        self._tell("cell-error", row, column, str(cell), Step.CELLS)

    def _tell(
        self, code: str, row: int, column: Column, value: str, step: Step
    ) -> None:
        problem = Problem.of(code, column=column.heading, value=value)
        self._found.find(problem, self._contents.firsts[row], step)

    # -- making --------------------------------------------------------------

    def make(self, made: Made) -> list[Problem]:
        """Make the actions, once it is settled who is who and what lies where.

        Parameters
        ----------
        made : Made
            Those of the whole file.

        Returns
        -------
        list of Problem
            Everything that is wrong with the table.
        """
        chosen = acting_rows(self._who, self._contents.size)
        self._tell_nobody(chosen)
        contents = self._contents.only(chosen)
        actions = actions_of(self._parts(contents, chosen))
        repeated = len(contents.lines) - contents.size
        repeated += made.add(actions, self._table.raw.spots(contents.firsts))
        self._found.tell()
        if repeated and not self._table.is_ours:
            rows = str(len(contents.lines))
            problem = Problem.of("repeated-rows", count=str(repeated), rows=rows)
            self._teller.tell(problem, None)
        return self._teller.problems

    def _tell_nobody(self, chosen: list[int]) -> None:
        contents = self._contents
        for at in sorted(set(range(contents.size)).difference(chosen)):
            begin = contents.begins[at]
            for line in contents.lines[begin : begin + contents.times[at]]:
                problem = Problem.of("no-party")
                self._found.find_again(problem, line, Step.PARTIES, contents.firsts[at])

    def _parts(self, contents: Contents, chosen: list[int]) -> Parts:
        columns = self._columns
        who = [group.only(chosen) for group in self._who]
        # Only now: places that nobody acts in are not asked for.
        where = self._where.only(chosen)
        places = where.map(lambda said: self._places.id_of(said[0]))
        sites = where.map(lambda said: said[1])
        about = About(columns, self._terms["themes"], self._terms["audiences"])
        statuses = self._terms["statuses"]
        details = details_of(contents, columns, sites, statuses, self._found)
        return Parts(
            who=parties_of(who, contents.size, self._orgs),
            scopes=about.scopes(contents, places),
            periods=self._timing.periods(contents),
            details=details,
            names=self._own_ids(contents),
            titles=_titles(details.titles, about.stand_ins(contents), who),
            figures=figures_of(contents, columns),
            sources=sources_of(
                self._table.raw, contents, self._timing.reported(contents)
            ),
        )

    def _own_ids(self, contents: Contents) -> Coded[str]:
        indices = [column.index for column in self._columns.own_ids]
        return contents.together(indices).map(
            lambda cells: next((id_of(stated(cell)) for cell in cells), "")
        )


def _titles(
    stated: Coded[str], sectors: Coded[str], who: list[Coded[Mentioned]]
) -> list[str]:
    """Title actions: of which no activity is told by the sector, or by who acts."""
    each = enumerate(zip(stated.each(), sectors.each(), strict=True))
    return [title or sector or named(who, row) for row, (title, sector) in each]


__all__ = ["Activities"]
