"""Small graphs of other people, as files hold them."""

from pathlib import Path

GRAPHML = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
{keys}
<graph edgedefault="undirected">
{body}
</graph>
</graphml>
"""
GEXF = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
{meta}
<graph mode="static" defaultedgetype="undirected">
{attributes}
<nodes>{nodes}</nodes>
<edges>{edges}</edges>
</graph>
</gexf>
"""


def graphml(path: Path, body: str, keys: str = "") -> Path:
    """Write a GraphML file."""
    path.write_text(GRAPHML.format(keys=keys, body=body), "utf-8")
    return path


def gexf(
    path: Path, nodes: str, edges: str = "", attributes: str = "", meta: str = ""
) -> Path:
    """Write a GEXF file."""
    text = GEXF.format(nodes=nodes, edges=edges, attributes=attributes, meta=meta)
    path.write_text(text, "utf-8")
    return path
