"""GEXF, the format of Gephi: nodes and edges in XML, with attributes by number."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import attrs

from partnerlib.errors import Problem
from partnerlib.io._folder import shown
from partnerlib.io._json_write import plain_header
from partnerlib.io._migrate import CURRENT, KEY
from partnerlib.io._reading import Reading, Spot
from partnerlib.io.graphs._flatten import edges_of, nodes_of
from partnerlib.io.graphs._forms import RELATION
from partnerlib.io.graphs._keys import edge_keys, node_keys
from partnerlib.io.graphs._meaning import reading_of
from partnerlib.io.graphs._raw import RawGraph, RawNode, RawTie
from partnerlib.io.graphs._xml import in_quotes, in_text, parse_xml
from partnerlib.registry import Registry

_SPACE: Final = "http://www.gexf.net/1.2draft"
_CREATOR: Final = "partnerlib"
# Attributes of the element itself that say something of a node or an edge.
_STATED: Final = ("start", "end", "weight")


# -- writing -----------------------------------------------------------------------


def write_gexf(registry: Registry) -> tuple[Iterator[bytes], list[Problem]]:
    """Write a registry as GEXF 1.2.

    Parameters
    ----------
    registry : Registry
        Not modified.

    Returns
    -------
    chunks : iterator of bytes
        UTF-8; the same for equal registries. Every record is a node, everything
        that it names an edge; see the page on graphs.
    problems : list of Problem
        What is lost: nothing.
    """
    return _chunks(registry), []


def _chunks(registry: Registry) -> Iterator[bytes]:
    about = json.dumps({KEY: CURRENT, **plain_header(registry)}, ensure_ascii=False)
    nodes, edges = node_keys(registry), edge_keys()
    yield (
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        f'<gexf xmlns="{_SPACE}" version="1.2">\n'
        f"  <meta>\n    <creator>{_CREATOR}</creator>\n"
        f"    <description>{in_text(about)}</description>\n  </meta>\n"
        '  <graph defaultedgetype="directed" mode="static">\n'
    ).encode()
    for place, keys in (("node", nodes), ("edge", edges)):
        yield f'    <attributes class="{place}" mode="static">\n'.encode()
        for number, (name, kind) in enumerate(keys.items()):
            title = in_quotes(name)
            yield (
                f'      <attribute id="{number}" title="{title}" type="{kind}"/>\n'
            ).encode()
        yield b"    </attributes>\n"
    yield b"    <nodes>\n"
    numbers = {name: number for number, name in enumerate(nodes)}
    for node in nodes_of(registry):
        yield (
            f'      <node id="{node.name}" label="{in_quotes(node.label)}">\n'
            f"{_values(node.attributes, numbers)}      </node>\n"
        ).encode()
    yield b"    </nodes>\n    <edges>\n"
    numbers = {name: number for number, name in enumerate(edges)}
    for number, edge in enumerate(edges_of(registry)):
        label = in_quotes(str(edge.attributes.get("role") or edge.attributes[RELATION]))
        yield (
            f'      <edge id="{number}" source="{edge.tail}" target="{edge.head}"'
            f' label="{label}">\n{_values(edge.attributes, numbers)}      </edge>\n'
        ).encode()
    yield b"    </edges>\n  </graph>\n</gexf>\n"


def _values(attributes: Mapping[str, Any], numbers: Mapping[str, int]) -> str:
    values = "".join(
        f'          <attvalue for="{numbers[name]}" value="{in_quotes(str(value))}"/>\n'
        for name, value in attributes.items()
    )
    return f"        <attvalues>\n{values}        </attvalues>\n"


# -- reading -----------------------------------------------------------------------


class GexfReader:
    """Reads GEXF, ours and that of others; see :class:`partnerlib.io.Reader`."""

    name = "gexf"
    suffixes = (".gexf", ".xml")

    def recognises(self, path: Path, head: bytes) -> bool:
        """Tell by the name, or by the first element of other XML."""
        return path.suffix.lower() == ".gexf" or b"<gexf" in head

    def read(self, path: Path) -> Reading:
        """Read a file.

        Raises
        ------
        DocumentError
            If it is no XML, or XML that declares entities.
        """
        document = _Document(shown(path))
        parse_xml(path, document)
        return reading_of(document.graph)


@attrs.define
class _Open:
    """A node or edge whose end has not come yet."""

    row: int
    stated: Mapping[str, str]
    attributes: dict[str, Any]


class _Document:
    """Collects the nodes and edges as the elements come."""

    def __init__(self, file: str) -> None:
        self.nodes: list[RawNode] = []
        self.ties: list[RawTie] = []
        self.about: dict[str, Any] = {}
        self.graph = RawGraph(
            file=file, nodes=self.nodes, ties=self.ties, about=self.about
        )
        self._file = file
        self._class = "node"
        self._titles: dict[tuple[str, str], str] = {}
        self._defaults: dict[str, dict[str, str]] = {}
        self._title = ""
        # What is open, the graph itself at the bottom.
        self._open = [_Open(1, {}, {})]

    def start(self, name: str, attributes: Mapping[str, str], row: int) -> None:
        if name in ("node", "edge"):
            self._class = name
            made: dict[str, Any] = dict(self._defaults.get(name, {}))
            made |= {key: attributes[key] for key in _STATED if key in attributes}
            self._open.append(_Open(row, attributes, made))
        elif name == "attributes":
            self._class = attributes.get("class", "node")
        elif name == "attribute":
            self._title = attributes.get("title") or attributes.get("id", "")
            self._titles[self._class, attributes.get("id", "")] = self._title
        elif name == "attvalue":
            # Version 1.0 wrote `id` where later ones write `for`.
            key = attributes.get("for") or attributes.get("id", "")
            title = self._titles.get((self._class, key), key)
            if text := attributes.get("value", "").strip():
                self._open[-1].attributes[title] = text

    def end(self, name: str, text: str) -> None:
        if name == "default":
            self._defaults.setdefault(self._class, {})[self._title] = text.strip()
        elif name == "description":
            self.about.update(_header(text))
        elif name == "node":
            found = self._open.pop()
            id_ = found.stated.get("id", "")
            spot = Spot(self._file, found.row, f"node {id_}")
            label = found.stated.get("label", "")
            self.nodes.append(RawNode(id_, found.attributes, spot, label))
        elif name == "edge":
            found = self._open.pop()
            stated = found.stated
            id_ = stated.get("id", "")
            ends = (stated.get("source", ""), stated.get("target", ""))
            spot = Spot(self._file, found.row, f"edge {id_}" if id_ else "edge")
            label = stated.get("label", "")
            self.ties.append(RawTie(ends, found.attributes, spot, id_, label))


def _header(text: str) -> dict[str, Any]:
    """Give what a description of ours says; any other is the title."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        value = None
    return value if isinstance(value, dict) else {"title": text.strip()}  # pyright: ignore[reportUnknownVariableType]


READER: Final = GexfReader()

__all__ = ["READER", "GexfReader", "write_gexf"]
