"""Lists that authorities publish: places of France, countries, sectors of aid."""

from partnerlib.io.codelists._reader import READER, CodelistReader

__all__ = ["READER", "CodelistReader"]
