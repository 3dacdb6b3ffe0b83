"""What an analysis returns: frozen values that explain themselves; no algorithms."""

from partnerlib.findings._backtest import OURS, BacktestReport, Bin, Measure
from partnerlib.findings._base import Component, Finding
from partnerlib.findings._cell import Cell
from partnerlib.findings._clusters import Cluster
from partnerlib.findings._duplicate import Duplicate, DuplicateReport
from partnerlib.findings._gap import Gap, GapReport
from partnerlib.findings._key import key_about, key_between
from partnerlib.findings._label import Label
from partnerlib.findings._provenance import Provenance
from partnerlib.findings._report import Report
from partnerlib.findings._set_aside import SetAside
from partnerlib.findings._tie import Tie, TieReport
from partnerlib.findings._triangle import Role, Triangle, TriangleReport

__all__ = [
    "OURS",
    "BacktestReport",
    "Bin",
    "Cell",
    "Cluster",
    "Component",
    "Duplicate",
    "DuplicateReport",
    "Finding",
    "Gap",
    "GapReport",
    "Label",
    "Measure",
    "Provenance",
    "Report",
    "Role",
    "SetAside",
    "Tie",
    "TieReport",
    "Triangle",
    "TriangleReport",
    "key_about",
    "key_between",
]
