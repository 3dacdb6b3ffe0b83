"""Tables that are not of this library: cells as they lie there, whatever the file.

A reader of a format of the field, and a column map, make something of them.
"""

from partnerlib.io._grid import CellError, as_day, as_text
from partnerlib.io._limits import DEFAULT_LIMITS, Limits, current_limits
from partnerlib.io.raw._open import open_raw
from partnerlib.io.raw._table import RawTable

__all__ = [
    "DEFAULT_LIMITS",
    "CellError",
    "Limits",
    "RawTable",
    "as_day",
    "as_text",
    "current_limits",
    "open_raw",
]
