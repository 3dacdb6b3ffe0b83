"""Reading and writing registries, one module per format."""

from partnerlib.io._collecting import without_collecting
from partnerlib.io._frames import from_frames, to_frames
from partnerlib.io._gather import CheckResult
from partnerlib.io._limits import Limits
from partnerlib.io._place import Place
from partnerlib.io._read import check, read
from partnerlib.io._readers import Reader
from partnerlib.io._reading import Reading, Spot
from partnerlib.io._statements import from_statements
from partnerlib.io._write import convert, write
from partnerlib.io.graphs._given import from_graph, from_pairs

__all__ = [
    "CheckResult",
    "Limits",
    "Place",
    "Reader",
    "Reading",
    "Spot",
    "check",
    "convert",
    "from_frames",
    "from_graph",
    "from_pairs",
    "from_statements",
    "read",
    "to_frames",
    "without_collecting",
    "write",
]
