"""Codes that others give: what they look like, what they mean, where they lead."""

from partnerlib.codes._countries import country, country_if_known, country_name
from partnerlib.codes._schemes import (
    SCHEMES,
    Scheme,
    containing_code,
    is_valid,
    link,
)

__all__ = [
    "SCHEMES",
    "Scheme",
    "containing_code",
    "country",
    "country_if_known",
    "country_name",
    "is_valid",
    "link",
]
