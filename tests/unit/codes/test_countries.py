"""A country is found by any of its codes and in many languages."""

import csv
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from partnerlib.codes import _countries, country, country_name, is_valid
from partnerlib.codes._alpha_2 import ALPHA_2
from partnerlib.errors import MissingExtraError, ParameterError


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("FR", "FR"),
        ("fr", "FR"),
        ("FRA", "FR"),
        ("250", "FR"),
        ("4", "AF"),
        (" Frankreich ", "FR"),
        ("NA", "NA"),
        ("Bahamas (the)", "BS"),
        ("Trinidad and Tobago", "TT"),
        ("Saint-Vincent-et-les-Grenadines", "VC"),
        ("République démocratique du Congo", "CD"),
        ("Congo", "CG"),
        ("Czech Republic", "CZ"),
        ("Kosovo", "XK"),
        ("EU", ""),
        ("the", ""),
        ("", ""),
        ("Atlantis", ""),
        ("99999", ""),
    ],
)
def test_a_text_means_a_country_or_none(text: str, code: str) -> None:
    """Codes first, then what people write, then the names of each language."""
    assert code == country(text)


@pytest.mark.parametrize(
    ("code", "lang", "name"),
    [
        ("MA", "en", "Morocco"),
        ("MA", "fr", "Maroc"),
        ("BR", "pt-BR", "Brasil"),
        ("EU", "en", ""),
        ("MA", "tlh", ""),
        ("MA", "no language", ""),
    ],
)
def test_a_country_has_a_name_in_each_language(code: str, lang: str, name: str) -> None:
    """It is empty where code or language mean nothing."""
    assert name == country_name(code, lang)


def test_without_babel_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says what to install."""
    monkeypatch.setitem(sys.modules, "babel", None)
    for cached in (_countries._aliases, _countries._territories, _countries._country):
        cached.cache_clear()

    assert "FR" == country("FR")
    with pytest.raises(MissingExtraError, match=r"partnerlib\[codes\]"):
        country("France")
    with pytest.raises(MissingExtraError):
        country_name("FR")


def test_no_two_countries_have_one_other_name() -> None:
    """What people write means one country."""
    meanings: dict[str, set[str]] = {}
    for code, names in _countries._ALSO.items():
        for name in names.split("; "):
            meanings.setdefault(_countries._reduced(name), set()).add(code)

    assert {} == {name: codes for name, codes in meanings.items() if len(codes) > 1}


@pytest.mark.parametrize(
    "column",
    [
        "official_name_en",
        "official_name_fr",
        "UNTERM English Short",
        "UNTERM French Short",
        "ISO3166-1-Alpha-2",
        "ISO3166-1-Alpha-3",
        "ISO3166-1-numeric",
    ],
)
def test_official_names_and_codes_are_all_known(
    shared_data: Callable[[str], Path], column: str
) -> None:
    """Every one that the United Nations and ISO list, of all 249 countries."""
    path = shared_data("codelists") / "country-codes.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    stated = {row["ISO3166-1-Alpha-2"]: row[column] for row in rows if row[column]}

    assert stated
    assert {} == {code: name for code, name in stated.items() if code != country(name)}


def test_the_codes_are_those_that_unicode_names() -> None:
    """Babel names each of them, and the table of other names no further."""
    named = _countries._territories("en")

    assert 249 == len(ALPHA_2)
    assert ALPHA_2 <= set(named)
    assert {*_countries._ALSO} <= {*ALPHA_2, "XK"}


def test_items_are_those_of_the_published_list(
    shared_data: Callable[[str], Path],
) -> None:
    """Each of ours is the country that the list says, but where two stand for one."""
    path = shared_data("codelists/country-codes.csv")
    with path.open(encoding="utf-8", newline="") as file:
        listed = {
            row["wikidata_id"].rpartition("/")[2]: row["ISO3166-1-Alpha-2"]
            for row in csv.DictReader(file)
            if row["wikidata_id"] and row["ISO3166-1-Alpha-2"]
        }
    ours = {item: country(item) for item in listed}

    assert {} == {
        item: code for item, code in ours.items() if code and code != listed[item]
    }
    assert sum(map(bool, ours.values())) > 230


@pytest.mark.parametrize("value", [None, 5, ["FR"]])
def test_what_is_no_text_is_refused(value: Any) -> None:
    """As any argument that makes no sense is."""
    with pytest.raises(ParameterError, match="give a text"):
        country(value)
    with pytest.raises(ParameterError, match="give a text"):
        is_valid("siren", value)
