"""HXL: tables with a row of hashtags, as the humanitarian field shares them.

3W, 4W and 5W tables (who does what, where) and needs tables become actions, needs,
actors and places.
"""

from partnerlib.io.hxl._reader import READER, HxlReader
from partnerlib.io.hxl._write import write_hxl

__all__ = ["READER", "HxlReader", "write_hxl"]
