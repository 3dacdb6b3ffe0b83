"""HIF, the hypergraph interchange format: an agreement is an edge of many nodes.

A node is an actor, an edge an agreement or an action, an incidence a party in its
role. What is neither, territories above all, stands in the metadata as in our JSON.

References
----------
Coll M. et al. (2025). HIF: The hypergraph interchange format for higher-order
networks. Network Science 13, e21. https://doi.org/10.1017/nws.2025.10018
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from partnerlib.errors import DocumentError, Problem
from partnerlib.io._csv import unreadable
from partnerlib.io._folder import read_bytes, shown
from partnerlib.io._json import bad_json
from partnerlib.io._json_decode import BadJson, decode, is_list, is_object
from partnerlib.io._json_document import PLURALS
from partnerlib.io._json_places import Where
from partnerlib.io._json_texts import check_texts
from partnerlib.io._json_write import compact, plain_entries, plain_header
from partnerlib.io._limits import current_limits
from partnerlib.io._migrate import CURRENT, KEY
from partnerlib.io._reading import Reading, Spot
from partnerlib.io.graphs._drafts import Draft, Plain, reading_of_drafts
from partnerlib.io.graphs._meaning import reading_of
from partnerlib.io.graphs._raw import Attributes, RawGraph, RawNode, RawTie, told
from partnerlib.registry import Registry

# Not the key of our JSON: such a file must not be taken for one.
_VERSION: Final = "partnerlib-version"
_METADATA: Final = "metadata"
_INCIDENCES: Final = "incidences"
_ACTOR: Final = "actor"
_EDGES: Final = ("agreement", "action")
_MARK: Final = "/"
_PARTIES: Final = "parties"


# -- writing -----------------------------------------------------------------------


def write_hif(registry: Registry) -> tuple[Iterator[bytes], list[Problem]]:
    """Write a registry as a hypergraph.

    Parameters
    ----------
    registry : Registry
        Not modified.

    Returns
    -------
    chunks : iterator of bytes
        UTF-8; the same for equal registries.
    problems : list of Problem
        What is lost: nothing.
    """
    return _chunks(registry), []


def _chunks(registry: Registry) -> Iterator[bytes]:
    about: dict[str, Any] = {_VERSION: CURRENT, **plain_header(registry)}
    for kind, plural in PLURALS.items():
        if kind != _ACTOR and kind not in _EDGES:
            about[plural] = list(plain_entries(registry, kind))
    yield b'{"network-type": "undirected",\n "metadata": '
    yield compact({key: each for key, each in about.items() if each})
    yield from _list("nodes", _nodes(registry))
    yield from _list("edges", _edges(registry))
    yield from _list(_INCIDENCES, _incidences(registry))
    yield b"}\n"


def _list(key: str, items: Iterator[Plain]) -> Iterator[bytes]:
    before = f',\n "{key}": ['.encode()
    yield before
    mark = b"\n  "
    for item in items:
        yield mark + compact(item)
        mark = b",\n  "
    yield b"]"


def _nodes(registry: Registry) -> Iterator[Plain]:
    for plain in plain_entries(registry, _ACTOR):
        yield {"node": plain.pop("id"), "attrs": plain}


def _edges(registry: Registry) -> Iterator[Plain]:
    for kind in _EDGES:
        for plain in plain_entries(registry, kind):
            del plain[_PARTIES]
            yield {"edge": f"{kind}{_MARK}{plain.pop('id')}", "attrs": plain}


def _incidences(registry: Registry) -> Iterator[Plain]:
    for kind in _EDGES:
        for plain in plain_entries(registry, kind):
            for party in plain[_PARTIES]:
                edge = {"edge": f"{kind}{_MARK}{plain['id']}", "node": party["actor"]}
                about = {key: each for key, each in party.items() if key != "actor"}
                yield {**edge, "attrs": about} if about else edge


# -- reading -----------------------------------------------------------------------


class HifReader:
    """Reads HIF, ours and that of others; see :class:`partnerlib.io.Reader`."""

    name = "hif"
    suffixes = (".json", ".hif")

    def recognises(self, path: Path, head: bytes) -> bool:
        """Tell by the word that every such file has to hold; ``.hif`` by the name."""
        is_hif = b'"incidences"' in head or b'"network-type"' in head
        return is_hif or path.suffix.lower() == ".hif"

    def read(self, path: Path) -> Reading:
        """Read a file.

        Raises
        ------
        DocumentError
            If it is no JSON, or no hypergraph.
        """
        file = shown(path)
        try:
            data = read_bytes(path, current_limits().bytes)
            value = decode(data).value
        except BadJson as bad:
            raise DocumentError([bad_json(bad, Where(file))]) from bad
        check_texts(data, file, (value,))
        if not is_object(value) or not is_list(value.get(_INCIDENCES)):
            raise unreadable(file, "it is no hypergraph: it holds no incidences")
        document = _Document(file, value)
        return document.own() if document.is_own else document.foreign()


class _Document:
    def __init__(self, file: str, value: Plain) -> None:
        self._file = file
        self._problems: list[Problem] = []
        metadata = value.get(_METADATA)
        self._about: Plain = metadata if is_object(metadata) else {}
        self.is_own = _VERSION in self._about
        self._nodes = self._items(value, "nodes", ("node",))
        self._edges = self._items(value, "edges", ("edge",))
        self._incidences = self._items(value, _INCIDENCES, ("edge", "node"))

    def _items(
        self, value: Plain, key: str, needed: tuple[str, ...]
    ) -> list[tuple[Spot, Plain]]:
        """Give the objects of a list that name what they have to name."""
        stated = value.get(key, [])
        found: list[tuple[Spot, Plain]] = []
        for at, item in enumerate(stated if is_list(stated) else []):
            spot = Spot(self._file, None, f"$.{key}[{at}]")
            if is_object(item) and all(type(item.get(k)) in (str, int) for k in needed):
                found.append((spot, item))
            else:
                expected = f"an object with {' and '.join(needed)}"
                self._tell("bad-type", spot, item, expected=expected, field=key)
        return found

    def own(self) -> Reading:
        """Read what this library wrote."""
        drafts: dict[tuple[str, str], Draft] = {}
        for spot, item in self._nodes:
            plain = {**_attributes(item), "id": str(item["node"])}
            self._add(drafts, Draft(_ACTOR, plain, spot))
        for spot, item in self._edges:
            kind, _, id_ = str(item["edge"]).partition(_MARK)
            if kind in _EDGES:
                parties: list[Plain] = []
                plain = {**_attributes(item), "id": id_, _PARTIES: parties}
                self._add(drafts, Draft(kind, plain, spot))
            else:
                self._tell("bad-pair", spot, item["edge"], form="kind/id")
        for spot, item in self._incidences:
            kind, _, id_ = str(item["edge"]).partition(_MARK)
            draft = drafts.get((kind, id_))
            if draft is None:
                facts = {"field": "edge", "target": "edge"}
                self._tell("unknown-id", spot, item["edge"], **facts)
            else:
                party = {**_attributes(item), "actor": str(item["node"])}
                draft.plain[_PARTIES].append(party)
        for kind, plural in PLURALS.items():
            stated = self._about.get(plural, [])
            for at, plain in enumerate(stated if is_list(stated) else []):
                spot = Spot(self._file, None, f"$.{_METADATA}.{plural}[{at}]")
                if is_object(plain):
                    self._add(drafts, Draft(kind, dict(plain), spot))
                else:
                    expected = "an object"
                    self._tell("bad-type", spot, plain, expected=expected, field=plural)
        about = {**self._about, KEY: self._about[_VERSION]}
        return reading_of_drafts(
            drafts.values(), about, Spot(self._file), self._problems
        )

    def _add(self, drafts: dict[tuple[str, str], Draft], draft: Draft) -> None:
        id_ = draft.plain.get("id")
        name = f"{draft.plain.get('vocabulary', '')};{id_}"
        key = (draft.kind, name if "vocabulary" in draft.plain else str(id_))
        if key in drafts:
            self._tell("duplicate-id", draft.spot, id_)
        else:
            drafts[key] = draft

    def foreign(self) -> Reading:
        """Read somebody else's hypergraph."""
        nodes = {
            str(item["node"]): RawNode(str(item["node"]), _attributes(item), spot)
            for spot, item in self._nodes
        }
        edges: dict[str, tuple[Spot, Attributes, list[str]]] = {}
        for spot, item in self._edges:
            edges.setdefault(str(item["edge"]), (spot, _attributes(item), []))
        for spot, item in self._incidences:
            node = str(item["node"])
            nodes.setdefault(node, RawNode(node, {}, spot))
            edges.setdefault(str(item["edge"]), (spot, {}, []))[2].append(node)
        ties = [
            RawTie(tuple(ends), attributes, spot, id_)
            for id_, (spot, attributes, ends) in edges.items()
        ]
        graph = RawGraph(
            file=self._file,
            nodes=list(nodes.values()),
            ties=ties,
            about=self._about,
            problems=self._problems,
        )
        return reading_of(graph)

    def _tell(self, code: str, spot: Spot, value: object, **facts: str) -> None:
        self._problems.append(told(code, spot, value, facts))


def _attributes(item: Mapping[str, Any]) -> Plain:
    """Give the attributes; the first version of the format called them ``attr``."""
    stated = item.get("attrs", item.get("attr"))
    return dict(stated) if is_object(stated) else {}


READER: Final = HifReader()

__all__ = ["READER", "HifReader", "write_hif"]
