"""The report: three answers for people and for programs."""

from partnerlib.report._answers import Answers, build_report
from partnerlib.report._contents import contents_text
from partnerlib.report._json import to_dict, to_json
from partnerlib.report._render import FORMATS, render
from partnerlib.report._width import clean
from partnerlib.sparse._names import Names

__all__ = [
    "FORMATS",
    "Answers",
    "Names",
    "build_report",
    "clean",
    "contents_text",
    "render",
    "to_dict",
    "to_json",
]
