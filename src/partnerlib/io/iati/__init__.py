"""IATI: activities and organisations of versions 1.0x and 2.0x read, 2.03 written.

An activity is an action, an organisation an actor, a country, region or location a
territory, a sector a theme. What has no field of its own is kept in the extra of the
action under ``iati:<element>``, as the standard of version 2.03 names it.
"""

from partnerlib.io.iati._reader import READER, IatiReader
from partnerlib.io.iati._writer import write_iati

__all__ = ["READER", "IatiReader", "write_iati"]
