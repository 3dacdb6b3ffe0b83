"""The schemes of codes that records carry: their form, and where they lead."""

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import Final

import attrs

from partnerlib.codes._alpha_2 import ALPHA_2
from partnerlib.codes._check_digits import (
    SIREN_DIGITS,
    SIRET_DIGITS,
    is_siren,
    is_siret,
)
from partnerlib.errors import ParameterError, check_is_text

_BLANKS: Final = re.compile(r"\s+")
# What stands before an organisation that belongs to no country, after IATI.
_NO_COUNTRY: Final = frozenset(("XI", "XM", "XR"))
_ORGANISATION: Final = re.compile(r"([A-Z]{2})-([A-Z0-9_]+)-([^\s/&|?]+)")
_FRENCH: Final = frozenset(("FR-RCS", "FR-SIREN", "FR-SIRET", "FR-INSEE"))


@attrs.frozen(kw_only=True)
class Scheme:
    """A scheme of codes.

    Attributes
    ----------
    id : str
        As it stands in ``codes`` of a record.
    label_en, label_fr : str
        What people call it.
    form : str
        A regular expression that every code matches from end to end.
    page : str
        The address of a page about a code, with ``{}`` for the code; empty where
        there is none.
    """

    id: str = attrs.field(kw_only=False)
    label_en: str
    label_fr: str
    form: str
    page: str = ""


_SCHEMES: Final = (
    Scheme(
        "iso-3166-1",
        label_en="Country (ISO 3166-1, two letters)",
        label_fr="Pays (ISO 3166-1, deux lettres)",
        form=r"[A-Z]{2}",
        page="https://www.iso.org/obp/ui/#iso:code:3166:{}",
    ),
    Scheme(
        "insee",
        label_en="Place in France (INSEE)",
        label_fr="Code officiel géographique (Insee)",
        form=r"[0-9]{2}|2[AB]|97[1-8]|98[46-9]|([013-9][0-9]|2[0-9AB])[0-9]{3}",
    ),
    Scheme(
        "nuts",
        label_en="Region of Europe (NUTS)",
        label_fr="Région d'Europe (NUTS)",
        form=r"[A-Z]{2}[0-9A-Z]{0,3}",
    ),
    Scheme(
        "p-code",
        label_en="Place (OCHA p-code)",
        label_fr="Lieu (p-code de l'OCHA)",
        form=r"[A-Z]{2,3}[0-9][0-9A-Z]{0,16}",
    ),
    Scheme(
        "wikidata",
        label_en="Wikidata",
        label_fr="Wikidata",
        form=r"Q[1-9][0-9]{0,10}",
        page="https://www.wikidata.org/entity/{}",
    ),
    Scheme(
        "geonames",
        label_en="GeoNames",
        label_fr="GeoNames",
        form=r"[1-9][0-9]{0,9}",
        page="https://www.geonames.org/{}",
    ),
    Scheme(
        "dac",
        label_en="Sector (OECD DAC, three or five digits)",
        label_fr="Secteur (CAD de l'OCDE, trois ou cinq chiffres)",
        form=r"[1-9][0-9]{2}([0-9]{2})?",
    ),
    Scheme(
        "dac-recipient",
        label_en="Recipient (OECD DAC)",
        label_fr="Bénéficiaire (CAD de l'OCDE)",
        form=r"[1-9][0-9]{1,3}",
    ),
    Scheme(
        "sdg",
        label_en="Sustainable Development Goal or target",
        label_fr="Objectif de développement durable, ou cible",
        form=r"([1-9]|1[0-7])(\.([1-9][0-9]?|[a-d]))?",
        page="https://sdgs.un.org/goals/goal{}",
    ),
    Scheme(
        "iati-organisation",
        label_en="Organisation (IATI)",
        label_fr="Organisation (IITA)",
        form=_ORGANISATION.pattern,
        page="https://org-id.guide/list/{}",
    ),
    Scheme(
        "siren",
        label_en="French legal unit (SIREN)",
        label_fr="Unité légale (SIREN)",
        form=r"[0-9]{9}",
        page="https://annuaire-entreprises.data.gouv.fr/entreprise/{}",
    ),
    Scheme(
        "siret",
        label_en="French establishment (SIRET)",
        label_fr="Établissement (SIRET)",
        form=r"[0-9]{14}",
        page="https://annuaire-entreprises.data.gouv.fr/etablissement/{}",
    ),
)

SCHEMES: Final[Mapping[str, Scheme]] = MappingProxyType(
    {scheme.id: scheme for scheme in _SCHEMES}
)
"""The schemes that are known, by id."""


def is_valid(scheme: str, code: str) -> bool:
    """Say whether a code can be one of a scheme.

    Parameters
    ----------
    scheme : str
        One of `SCHEMES`.
    code : str
        Blanks do not count: numbers are often written in groups.

    Returns
    -------
    bool
        Whether it has the form of the scheme, and its check digit where there is
        one; whether anything has this code, nobody is asked.

    Raises
    ------
    ParameterError
        If the scheme is unknown, or the code is no text.

    Examples
    --------
    >>> is_valid("siren", "356 000 000"), is_valid("siren", "356 000 001")
    (True, False)
    >>> is_valid("iati-organisation", "XM-DAC-41114")
    True
    """
    known = _scheme(scheme)
    check_is_text("code", code)
    plain = _BLANKS.sub("", code)
    if re.fullmatch(known.form, plain) is None:
        return False
    check = _CHECKS.get(scheme)
    return check is None or check(plain)


def link(scheme: str, code: str) -> str:
    """Give the address of a page about a code.

    Parameters
    ----------
    scheme : str
        One of `SCHEMES`.
    code : str
        A code of the scheme.

    Returns
    -------
    str
        Empty if the code is none, or if there is no such page.

    Raises
    ------
    ParameterError
        If the scheme is unknown.

    Examples
    --------
    >>> link("wikidata", "Q90"), link("sdg", "4.7")
    ('https://www.wikidata.org/entity/Q90', 'https://sdgs.un.org/goals/goal4')
    """
    if not is_valid(scheme, code):
        return ""
    plain = _BLANKS.sub("", code)
    part = _PARTS.get(scheme)
    return _scheme(scheme).page.format(plain if part is None else part(plain))


def containing_code(code: str, among: frozenset[str] | set[str]) -> str:
    """Find the place that contains another: the longest code that its own begins with.

    Parameters
    ----------
    code : str
        A p-code, or another code that begins with that of what contains it (NUTS).
    among : set of str
        The codes that exist: how many characters a level has differs by country.

    Returns
    -------
    str
        Empty if none of them contains it.

    Examples
    --------
    >>> containing_code("ET010211", {"ET", "ET01", "ET0102", "ET02"})
    'ET0102'
    """
    lengths = range(len(code) - 1, 0, -1)
    return next((code[:n] for n in lengths if code[:n] in among), "")


def _scheme(scheme: str) -> Scheme:
    known = SCHEMES.get(scheme)
    if known is None:
        hints = tuple(get_close_matches(str(scheme), SCHEMES))
        rule = f"one of: {', '.join(SCHEMES)}"
        raise ParameterError("scheme", scheme, rule, hints)
    return known


def _is_organisation(code: str) -> bool:
    """Whether the register is one of a country, and a French number checks."""
    place, agency, number = code.split("-", 2)
    if place not in ALPHA_2 and place not in _NO_COUNTRY:
        return False
    if f"{place}-{agency}" in _FRENCH and number.isdecimal():
        checks = {SIREN_DIGITS: is_siren, SIRET_DIGITS: is_siret}
        return checks.get(len(number), bool)(number)
    return True


def _register(code: str) -> str:
    return "-".join(code.split("-", 2)[:2])


def _goal(code: str) -> str:
    return code.partition(".")[0]


_CHECKS: Final[Mapping[str, Callable[[str], bool]]] = {
    "iso-3166-1": ALPHA_2.__contains__,
    "iati-organisation": _is_organisation,
    "siren": is_siren,
    "siret": is_siret,
}
_PARTS: Final[Mapping[str, Callable[[str], str]]] = {
    "iati-organisation": _register,
    "sdg": _goal,
}

__all__ = ["SCHEMES", "Scheme", "containing_code", "is_valid", "link"]
