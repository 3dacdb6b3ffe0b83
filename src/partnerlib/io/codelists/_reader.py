"""Which list a file is, by its headings, or by the name that it states."""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeAlias

from partnerlib.errors import DocumentError, Problem
from partnerlib.io._folder import shown
from partnerlib.io._reading import Reading
from partnerlib.io.codelists import _aid, _cog
from partnerlib.io.codelists._iati_xml import read_codelist
from partnerlib.io.codelists._rows import Collector, Row, rows_of, text
from partnerlib.io.raw import open_raw

Read: TypeAlias = Callable[[Iterable[Row], Collector], None]

# By the headings that a list has, the most particular first.
_TABLES: Final[tuple[tuple[frozenset[str], Read], ...]] = (
    (frozenset(("TYPECOM", "COM", "DEP", "LIBELLE")), _cog.read_communes),
    (frozenset(("DEP", "REG", "CHEFLIEU", "LIBELLE")), _cog.read_departments),
    (frozenset(("REG", "CHEFLIEU", "LIBELLE")), _cog.read_regions),
    (frozenset(("code", "name_en", "income_group")), _aid.read_recipients),
    (frozenset(("code", "voluntary_code", "name_en")), _aid.read_sectors),
    (frozenset(("ISO3166-1-Alpha-2", "official_name_en")), _aid.read_countries),
)
_LISTS: Final[Mapping[str, Read]] = MappingProxyType(
    {
        "Sector": _aid.read_listed_sectors,
        "SectorCategory": _aid.read_listed_sectors,
        "UNSDG-Goals": _aid.read_goals,
        "UNSDG-Targets": _aid.read_goals,
        "Country": _aid.read_listed_countries,
    }
)
_WORD: Final = re.compile(r"[^\s,;\t\"\ufeff]+")
_LIST: Final = re.compile(rb"<codelist\s")


class CodelistReader:
    """Reads lists that authorities publish; see :class:`partnerlib.io.Reader`."""

    name = "codelist"
    suffixes = (".csv", ".xml")

    def recognises(self, path: Path, head: bytes) -> bool:
        """Tell by the headings, or by the first element."""
        if path.suffix.lower() == ".xml":
            return _LIST.search(head) is not None
        first = head.partition(b"\n")[0].decode("utf-8", "replace")
        return _table(_WORD.findall(first)) is not None

    def read(self, path: Path) -> Reading:
        """Read a list.

        Raises
        ------
        DocumentError
            If it cannot be read, or is a list of what no registry holds.
        """
        into = Collector(shown(path), path.name)
        if path.suffix.lower() == ".xml":
            found = read_codelist(path)
            if found.name not in _LISTS:
                raise _unknown(path, found.name, ", ".join(_LISTS))
            _LISTS[found.name](found.rows, into)
            return into.done()
        tables, problems = open_raw(path)
        into.reading.problems.extend(problems)
        table = tables[0]
        read = _table([text(cell) for cell in table.rows[0]])
        if read is None:
            raise _unknown(path, path.name, "lists with their headings on row 1")
        read(rows_of(table.rows, into.file), into)
        return into.done()


def _table(headings: Iterable[str]) -> Read | None:
    stated = set(headings)
    return next((read for needed, read in _TABLES if needed <= stated), None)


def _unknown(path: Path, value: str, allowed: str) -> DocumentError:
    problem = Problem.of(
        "unknown-format", file=shown(path), value=value, allowed=allowed
    )
    return DocumentError([problem])


READER: Final = CodelistReader()

__all__ = ["READER", "CodelistReader"]
