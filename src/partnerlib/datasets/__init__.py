"""Worlds to start from, and random worlds in which the findings are known.

The four built-in worlds are written from the facts of four texts on decentralised
cooperation. A fact names its text as source; a record invented for want of a name or
number says so in its name, "(exemple)" or "(example)".
"""

from partnerlib.datasets._catalogue import NAMES, load
from partnerlib.datasets._centraider import centraider
from partnerlib.datasets._ess_regions import ess_regions
from partnerlib.datasets._essonne import essonne
from partnerlib.datasets._planted import planted
from partnerlib.datasets._reciprocity import reciprocity
from partnerlib.datasets._truth import PlantedWorld, Truth

__all__ = [
    "NAMES",
    "PlantedWorld",
    "Truth",
    "centraider",
    "ess_regions",
    "essonne",
    "load",
    "planted",
    "reciprocity",
]
