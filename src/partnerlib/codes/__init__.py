"""Codes that others give: what they look like, what they mean, where they lead."""

from partnerlib.codes._countries import country, country_name

__all__ = ["country", "country_name"]
