"""Any table through a column map: which column is what."""

from partnerlib.io.maps._load import MapLike, load_maps, ready_maps
from partnerlib.io.maps._model import ColumnMap
from partnerlib.io.maps._propose import propose
from partnerlib.io.maps._read import fits, map_for, read_mapped

__all__ = [
    "ColumnMap",
    "MapLike",
    "fits",
    "load_maps",
    "map_for",
    "propose",
    "read_mapped",
    "ready_maps",
]
