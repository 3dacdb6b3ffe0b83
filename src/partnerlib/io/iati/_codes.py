"""What the codes of IATI mean here: roles, statuses, kinds, vocabularies.

Most are exact matches that the built-in terms carry. Words are what versions 1.0x
wrote instead of codes.

References
----------
.. [1] IATI, codelists of version 2.03, https://iatistandard.org/en/iati-standard/203/codelists/
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from partnerlib.model import spelling
from partnerlib.vocabularies import builtin

UNSTATED: Final = "0"
"""Written where the standard asks for a code and the registry knows none."""

DAC: Final = ("1", "2")  # purpose codes of five and of three digits
SDG: Final = ("7", "8", "9")  # goals, targets, indicators
CLUSTERS: Final = "10"
OWN: Final = ("98", "99")  # of the reporting organisation

_SECTOR_WORDS: Final = {
    "dac": "1",
    "dac-5": "1",
    "dac-3": "2",
    "cofog": "3",
    "nace": "4",
    "ntee": "5",
    "adt": "6",
    "aiddata": "6",
    "ro": "99",
    "ro2": "98",
}
_DATE_WORDS: Final = {
    "start-planned": "1",
    "start-actual": "2",
    "end-planned": "3",
    "end-actual": "4",
}
DATE_TYPES: Final = ("1", "2", "3", "4")
_RELATION_WORDS: Final = {
    "parent": "1",
    "child": "2",
    "sibling": "3",
    "co-funded": "4",
    "multifunded": "4",
    "third-party": "5",
}
PARENT: Final = "1"
_STATUS_WORDS: Final = {
    "pipeline/identification": "1",
    "implementation": "2",
    "completion": "3",
    "finalisation": "3",
    "post-completion": "4",
    "closed": "4",
    "cancelled": "5",
    "suspended": "6",
}
# Companies are told apart by where they are seated, which is no kind of company.
_KIND_CODES: Final = {"71": "company", "72": "company", "73": "company"}

# The humanitarian clusters, by the numbers that OCHA gives to them.
CLUSTER_THEMES: Final = {
    "1": "camp-coordination",
    "2": "early-recovery",
    "3": "education",
    "4": "shelter",
    "5": "emergency-telecommunications",
    "6": "food-security",
    "7": "health",
    "8": "logistics",
    "9": "nutrition",
    "10": "protection",
    "11": "water",
    "5403": "child-protection",
    "5404": "gender-based-violence",
    "5405": "housing-land-property",
    "5406": "mine-action",
}
# Where a term has no code of its own, the one that says what is true of it.
_STATUS_OF: Final = {"active": "2", "ended": "4", "expired": "4"}
_ROLE_OF_CLASS: Final = {"provides": "4", "leads": "2", "funds": "1"}


@cache
def _by_code(vocabulary: str, scheme: str) -> Mapping[str, str]:
    return {
        value: concept.id
        for concept in builtin()[vocabulary].concepts
        for name, value in concept.matches
        if name == scheme
    }


@cache
def _by_term(vocabulary: str, scheme: str) -> Mapping[str, str]:
    return {term: code for code, term in _by_code(vocabulary, scheme).items()}


@lru_cache(maxsize=4096)
def role_of(stated: str) -> str | None:
    """Give the role that a code or word means; empty if unstated, None if unknown."""
    if stated in ("", UNSTATED):
        return ""
    found = _by_code("roles", "iati-organisation-role").get(stated)
    return found or builtin()["roles"].resolve(stated)


@lru_cache(maxsize=4096)
def role_code(role: str, role_class: str = "") -> str:
    """Give the code of a role, or of what is true of it; else `UNSTATED`.

    The class tells what is true of a role that no vocabulary of ours knows.
    """
    roles = builtin()["roles"]
    codes = _by_term("roles", "iati-organisation-role")
    for term in (role, *roles.ancestors(role)):
        if term in codes:
            return codes[term]
    return _ROLE_OF_CLASS.get(roles.role_class(role) or role_class, UNSTATED)


@lru_cache(maxsize=4096)
def status_of(stated: str) -> str | None:
    """Give the status that a code or word means; empty if unstated, None if unknown."""
    if stated in ("", UNSTATED):
        return ""
    code = _STATUS_WORDS.get(stated.lower(), stated)
    found = _by_code("statuses", "iati-activity-status").get(code)
    return found or builtin()["statuses"].resolve(stated)


@lru_cache(maxsize=4096)
def status_code(status: str) -> str:
    """Give the code of a status, or of what is true of it; else `UNSTATED`."""
    codes = {**_by_term("statuses", "iati-activity-status"), **_STATUS_OF}
    for term in (status, *builtin()["statuses"].ancestors(status)):
        if term in codes:
            return codes[term]
    return UNSTATED


@lru_cache(maxsize=4096)
def kind_of(stated: str) -> str | None:
    """Give the kind of an organisation type; empty if unstated, None if unknown."""
    if stated in ("", UNSTATED):
        return ""
    found = _by_code("actor-kinds", "iati-organisation-type").get(stated)
    return found or _KIND_CODES.get(stated) or builtin()["actor-kinds"].resolve(stated)


@lru_cache(maxsize=4096)
def kind_code(kind: str) -> str:
    """Give the organisation type of a kind, or of a broader one; else `UNSTATED`."""
    codes = _by_term("actor-kinds", "iati-organisation-type")
    for term in (kind, *builtin()["actor-kinds"].ancestors(kind)):
        if term in codes:
            return codes[term]
    return UNSTATED


@cache
def theme_codes() -> Mapping[str, tuple[str, str]]:
    """Give the vocabulary and code of each built-in theme that has one."""
    found: dict[str, tuple[str, str]] = {}
    for scheme, number in (("sdg", "7"), ("dac", "1")):  # the latter wins
        for code, term in sorted(_by_code("themes", scheme).items(), reverse=True):
            is_three = scheme == "dac" and len(code) == 3  # noqa: PLR2004 -- digits
            found[term] = ("2" if is_three else number, code)
    for code, term in CLUSTER_THEMES.items():
        found.setdefault(term, (CLUSTERS, code))
    return found


def theme_of_dac(code: str) -> str | None:
    """Find the built-in theme that is exactly a purpose code."""
    return _by_code("themes", "dac").get(code)


def theme_above_dac(code: str) -> str:
    """Find the built-in theme of the category of a purpose code; empty if none.

    The category is the first three digits; where none stands for it, the main
    category that ends in 0.
    """
    themes = _by_code("themes", "dac")
    category = code[:3]
    main = f"{code[:2]}0"
    for each in (category, main):
        if each != code and each in themes:
            return themes[each]
    return ""


def theme_of_goal(code: str) -> str:
    """Find the built-in theme of a goal, target or indicator; empty if none."""
    return _by_code("themes", "sdg").get(code.partition(".")[0], "")


def zone_of_region(code: str) -> str:
    """Find the built-in zone of a DAC region; empty if none."""
    return _by_code("zones", "dac-region").get(code, "")


def sector_vocabulary(stated: str | None, code: str) -> str:
    """Give the number of a sector vocabulary; undeclared means the DAC's."""
    if stated is None or not stated.strip():
        return "2" if len(code) == 3 and code.isdigit() else "1"  # noqa: PLR2004
    text = stated.strip()
    return _SECTOR_WORDS.get(text.lower(), text)


def date_type(stated: str) -> str:
    """Give the number of a type of date."""
    return _DATE_WORDS.get(stated.lower(), stated)


@lru_cache(maxsize=4096)
def relation(stated: str) -> str:
    """Give the number of how activities are related."""
    return _RELATION_WORDS.get(spelling(stated).replace(" ", "-"), stated)


__all__ = [
    "CLUSTERS",
    "CLUSTER_THEMES",
    "DAC",
    "DATE_TYPES",
    "OWN",
    "PARENT",
    "SDG",
    "UNSTATED",
    "date_type",
    "kind_code",
    "kind_of",
    "relation",
    "role_code",
    "role_of",
    "sector_vocabulary",
    "status_code",
    "status_of",
    "theme_above_dac",
    "theme_codes",
    "theme_of_dac",
    "theme_of_goal",
    "zone_of_region",
]
