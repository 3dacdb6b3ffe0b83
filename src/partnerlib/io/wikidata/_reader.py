"""What the library asks of a reader, for everything that comes from Wikidata."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from partnerlib.io._csv import unreadable
from partnerlib.io._folder import check_size, read_bytes, shown
from partnerlib.io._json_decode import BadJson, decode, is_list, is_object
from partnerlib.io._json_texts import check_texts
from partnerlib.io._limits import current_limits
from partnerlib.io._reading import Reading
from partnerlib.io.wikidata._answer import read_answer
from partnerlib.io.wikidata._bindings import is_answer, read_bindings, read_objects
from partnerlib.io.wikidata._delimited import open_delimited, read_delimited
from partnerlib.io.wikidata._entities import entities_of, read_entities
from partnerlib.io.wikidata._values import item_of

_BOM: Final = b"\xef\xbb\xbf"
_ENTITIES: Final = re.compile(
    rb'\{\s*(?:"\w+"\s*:\s*\d+\s*,\s*)?"entities"\s*:\s*[{\[]|'
    rb'\[?\s*\{[^{}\[\]]*"type"\s*:\s*"item"'
)
_BINDINGS: Final = re.compile(rb'\{\s*"(?:head|results)"\s*:\s*\{')
_OBJECTS: Final = re.compile(
    rb'\[\s*\{\s*"[^"]*"\s*:\s*"https?://www\.wikidata\.org/entity/Q'
)
_VARIABLE: Final = re.compile(r'"?\??[A-Za-z_][\w ]*"?')
_LINES: Final = 3


class WikidataReader:
    """Reads answers of the query service, and entities."""

    name = "wikidata"
    suffixes = (".json", ".csv", ".tsv")

    def recognises(self, path: Path, head: bytes) -> bool:
        """Tell whether a file comes from Wikidata."""
        data = head.removeprefix(_BOM).lstrip()
        if path.suffix.lower() == ".json":
            return any(each.match(data) for each in (_ENTITIES, _BINDINGS, _OBJECTS))
        return _is_delimited(data, "\t" if path.suffix.lower() == ".tsv" else ",")

    def read(self, path: Path) -> Reading:
        """Read a file.

        Raises
        ------
        DocumentError
            If it is none of what Wikidata gives, or goes beyond a limit.
        """
        suffix, file = path.suffix.lower(), shown(path)
        limits = current_limits()
        try:
            most = limits.tree_bytes if suffix == ".json" else limits.bytes
            check_size(path, most)
            if suffix == ".json":
                return _read_json(read_bytes(path, most), file)
            answer = read_delimited(open_delimited(path), file, is_tsv=suffix == ".tsv")
            return read_answer(answer, file)
        except OSError as error:
            raise unreadable(file, error.strerror or str(error)) from error


def _is_delimited(data: bytes, delimiter: str) -> bool:
    """Whether the first column holds items, under headings that are variables."""
    lines = data.decode("utf-8", "replace").splitlines()[:_LINES]
    cells = (line.partition(delimiter)[0].strip().strip('"') for line in lines)
    firsts = [cell for cell in cells if cell]
    if not firsts:
        return False
    if item_of(firsts[0]):
        return _are_items(firsts)
    names = lines[0].split(delimiter)
    return (
        len(firsts) > 1
        and all(_VARIABLE.fullmatch(name.strip()) for name in names)
        and _are_items(firsts[1:])
    )


def _are_items(cells: Sequence[str]) -> bool:
    """Whether cells are items: some may be odd where half are whole addresses."""
    items = [cell for cell in cells if item_of(cell)]
    whole = sum(1 for cell in items if cell != item_of(cell))
    return len(items) == len(cells) or 2 * whole >= len(cells)


def _read_json(data: bytes, file: str) -> Reading:
    try:
        value: Any = decode(data.removeprefix(_BOM)).value
        check_texts(data, file, (value,))
    except BadJson as error:
        raise unreadable(file, f"it is no JSON: {error.reason}", error.line) from error
    entities = entities_of(value)
    if entities is not None:
        return read_entities(entities, file)
    if is_object(value) and is_answer(value):
        return read_answer(read_bindings(value, file), file)
    if is_list(value) and any(map(is_object, value)):
        return read_answer(read_objects(value, file), file)
    raise unreadable(file, "it is neither an answer nor an entity of Wikidata")


READER: Final = WikidataReader()

__all__ = ["READER", "WikidataReader"]
