"""The lists of codes that IATI publishes in XML."""

from collections.abc import Mapping
from pathlib import Path

from partnerlib.io._folder import shown
from partnerlib.io._reading import Spot
from partnerlib.io.codelists._rows import Row
from partnerlib.io.graphs._xml import parse_xml


class Codelist:
    """The name and the rows of a list."""

    def __init__(self, file: str) -> None:
        self.name = ""
        self.rows: list[Row] = []
        self._file = file
        self._path: list[str] = []
        self._cells: dict[str, str] = {}
        self._row = 1
        self._lang = ""

    def start(self, name: str, attributes: Mapping[str, str], row: int) -> None:
        self._path.append(name)
        if name == "codelist":
            self.name = attributes.get("name", "")
        elif name == "codelist-item":
            self._cells, self._row = {}, row
        elif name == "narrative":
            self._lang = attributes.get("lang", "en")

    def end(self, name: str, text: str) -> None:
        if self._path[-3:] == ["codelist-item", "name", "narrative"]:
            self._cells.setdefault(f"name_{self._lang}", text.strip())
        elif self._path[-2:] == ["codelist-item", "code"]:
            self._cells["code"] = text.strip()
        elif name == "codelist-item":
            self.rows.append(Row(self._cells, Spot(self._file, self._row)))
        self._path.pop()


def read_codelist(path: Path) -> Codelist:
    """Read a list.

    Raises
    ------
    DocumentError
        If it is no XML.
    """
    found = Codelist(shown(path))
    parse_xml(path, found)
    return found


__all__ = ["Codelist", "read_codelist"]
