"""GraphML: nodes and edges in XML, with keys that declare their attributes."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import attrs

from partnerlib.errors import Problem
from partnerlib.io._folder import shown
from partnerlib.io._json_write import plain_header
from partnerlib.io._migrate import CURRENT, KEY
from partnerlib.io._reading import Reading, Spot
from partnerlib.io.graphs._flatten import Flat, edges_of, nodes_of
from partnerlib.io.graphs._keys import edge_keys, node_keys
from partnerlib.io.graphs._meaning import reading_of
from partnerlib.io.graphs._raw import RawGraph, RawNode, RawTie
from partnerlib.io.graphs._xml import in_quotes, in_text, parse_xml
from partnerlib.registry import Registry

_SPACE: Final = "http://graphml.graphdrawing.org/xmlns"
_SCHEMA: Final = f"{_SPACE}/1.0/graphml.xsd"
_INSTANCE: Final = "http://www.w3.org/2001/XMLSchema-instance"
_LABEL: Final = "NodeLabel"  # where yEd keeps what people read


# -- writing -----------------------------------------------------------------------


def write_graphml(registry: Registry) -> tuple[Iterator[bytes], list[Problem]]:
    """Write a registry as GraphML.

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
    about: dict[str, str | int] = {KEY: CURRENT, **plain_header(registry)}
    nodes, edges = node_keys(registry), edge_keys()
    yield (
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        f'<graphml xmlns="{_SPACE}" xmlns:xsi="{_INSTANCE}"'
        f' xsi:schemaLocation="{_SPACE} {_SCHEMA}">\n'
    ).encode()
    graph = {name: "long" if name == KEY else "string" for name in about}
    for letter, place, keys in (
        ("g", "graph", graph),
        ("n", "node", nodes),
        ("e", "edge", edges),
    ):
        for number, (name, kind) in enumerate(keys.items()):
            yield (
                f'  <key id="{letter}{number}" for="{place}"'
                f' attr.name="{in_quotes(name)}" attr.type="{kind}"/>\n'
            ).encode()
    yield b'  <graph edgedefault="directed">\n'
    yield _data(about, _ids("g", graph), "    ").encode()
    ids = _ids("n", nodes)
    for node in nodes_of(registry):
        data = _data(node.attributes, ids, "      ")
        yield f'    <node id="{node.name}">\n{data}    </node>\n'.encode()
    ids = _ids("e", edges)
    for number, edge in enumerate(edges_of(registry)):
        data = _data(edge.attributes, ids, "      ")
        yield (
            f'    <edge id="e{number}" source="{edge.tail}" target="{edge.head}">\n'
            f"{data}    </edge>\n"
        ).encode()
    yield b"  </graph>\n</graphml>\n"


def _ids(letter: str, keys: Mapping[str, str]) -> dict[str, str]:
    return {name: f"{letter}{number}" for number, name in enumerate(keys)}


def _data(
    attributes: Mapping[str, Any] | Flat, ids: Mapping[str, str], margin: str
) -> str:
    return "".join(
        f'{margin}<data key="{ids[name]}">{in_text(str(value))}</data>\n'
        for name, value in attributes.items()
    )


# -- reading -----------------------------------------------------------------------


class GraphMLReader:
    """Reads GraphML, ours and that of others; see :class:`partnerlib.io.Reader`."""

    name = "graphml"
    suffixes = (".graphml", ".xml")

    def recognises(self, path: Path, head: bytes) -> bool:
        """Tell by the name, or by the first element of other XML."""
        return path.suffix.lower() == ".graphml" or b"<graphml" in head

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
    ends: list[str] = attrs.field(factory=list[str])
    label: str = ""


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
        self._keys: dict[str, str] = {}
        self._defaults: dict[str, dict[str, str]] = {}
        self._key = ("", "", "")
        # What is open, the graph itself at the bottom.
        self._open = [_Open(1, {}, self.about)]
        self._data = ""

    def start(self, name: str, attributes: Mapping[str, str], row: int) -> None:
        if name in ("node", "edge", "hyperedge"):
            place = "node" if name == "node" else "edge"
            defaults = {
                **self._defaults.get("all", {}),
                **self._defaults.get(place, {}),
            }
            self._open.append(_Open(row, attributes, defaults))
            if name == "edge":
                ends = (attributes.get("source", ""), attributes.get("target", ""))
                self._open[-1].ends.extend(ends)
        elif name == "endpoint":
            self._open[-1].ends.append(attributes.get("node", ""))
        elif name == "key":
            key = attributes.get("id", "")
            title = attributes.get("attr.name") or attributes.get("yfiles.type") or key
            self._keys[key] = title
            self._key = (key, title, attributes.get("for", "all"))
        elif name == "data":
            key = attributes.get("key", "")
            self._data = self._keys.get(key, key)

    def end(self, name: str, text: str) -> None:
        if name == "data":
            if text.strip():
                self._open[-1].attributes[self._data] = text.strip()
        elif name == "default":
            _, title, place = self._key
            self._defaults.setdefault(place, {})[title] = text.strip()
        elif name == _LABEL:
            self._open[-1].label = self._open[-1].label or text.strip()
        elif name == "node":
            found = self._open.pop()
            id_ = found.stated.get("id", "")
            spot = Spot(self._file, found.row, f"node {id_}")
            self.nodes.append(RawNode(id_, found.attributes, spot, found.label))
        elif name in ("edge", "hyperedge"):
            found = self._open.pop()
            id_ = found.stated.get("id", "")
            spot = Spot(self._file, found.row, f"edge {id_}" if id_ else "edge")
            self.ties.append(RawTie(tuple(found.ends), found.attributes, spot, id_))


READER: Final = GraphMLReader()

__all__ = ["READER", "GraphMLReader", "write_graphml"]
