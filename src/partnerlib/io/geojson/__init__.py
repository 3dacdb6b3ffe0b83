"""Maps: territories as points, agreements as lines between them (RFC 7946)."""

from partnerlib.io.geojson._lines import lines_between
from partnerlib.io.geojson._write import write_geojson

__all__ = ["lines_between", "write_geojson"]
