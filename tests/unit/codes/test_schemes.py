"""A code has the form of its scheme, its check digit, and perhaps a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerlib.codes import SCHEMES, containing_code, is_valid, link
from partnerlib.codes._check_digits import is_siren, is_siret
from partnerlib.errors import ParameterError

VALID = {
    "iso-3166-1": ["FR", "NA"],
    "insee": ["91", "2A", "971", "91228", "2A004", "97105", "98735", "01"],
    "nuts": ["FR", "FR1", "FR10", "FRK26", "EL30"],
    "p-code": ["ET010211", "IQG01Q01N01", "MLI05", "HT0118"],
    "wikidata": ["Q90"],
    "geonames": ["2988507"],
    "dac": ["110", "12220"],
    "dac-recipient": ["55", "1027"],
    "sdg": ["1", "17", "4.7", "17.19", "1.a"],
    "iati-organisation": ["XM-DAC-41114", "GB-GOV-1", "FR-RCS-356000000", "FR-RCS-x"],
    "siren": ["356000000", "356 000 000", "732829320"],
    "siret": ["35600000000048", "73282932000074", "35600000049837"],
}
INVALID = {
    "iso-3166-1": ["XX", "fr", "FRA"],
    "insee": ["9", "2C", "9122", "912280"],
    "nuts": ["FRK266", "F"],
    "p-code": ["ETHIOPIA01", "12", "E1"],
    "wikidata": ["P31", "Q0", "90"],
    "geonames": ["0", "x"],
    "dac": ["11", "1234", "01110"],
    "dac-recipient": ["5", "12345"],
    "sdg": ["0", "18", "4.", "4.0", "4.e"],
    "iati-organisation": [
        "41114",
        "ZZ-DAC-1",
        "GB-GOV",
        "GB-GOV-1/2",
        "FR-RCS-356000001",
        "FR-SIRET-73282932000075",
    ],
    "siren": ["356000001", "35600000", "35600000O"],
    "siret": ["73282932000075", "35600000149838", "35600100000048", "1234"],
}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_codes_of_each_scheme(scheme: str) -> None:
    """Those that exist are valid, and those that cannot are not."""
    assert [] == [code for code in VALID[scheme] if not is_valid(scheme, code)]
    assert [] == [code for code in INVALID[scheme] if is_valid(scheme, code)]


def test_digits_of_other_scripts_are_none() -> None:
    """A number is written in the digits that everybody reads."""
    assert not is_siren("٣٥٦٠٠٠٠٠٠")


@given(st.integers(0, 99_999_999))
def test_each_number_has_one_check_digit(number: int) -> None:
    """Of ten numbers that differ in the last digit one is valid."""
    valid = [digit for digit in range(10) if is_siren(f"{number:08d}{digit}")]

    assert 1 == len(valid)


@given(st.integers(0, 9_999))
def test_each_establishment_has_one_check_digit(number: int) -> None:
    """So have the establishments of a unit."""
    stem = f"732829320{number:04d}"

    assert 1 == sum(is_siret(f"{stem}{digit}") for digit in range(10))


@pytest.mark.parametrize(
    ("scheme", "code", "page"),
    [
        ("wikidata", "Q90", "https://www.wikidata.org/entity/Q90"),
        ("geonames", "2988507", "https://www.geonames.org/2988507"),
        ("sdg", "4.7", "https://sdgs.un.org/goals/goal4"),
        ("iati-organisation", "XM-DAC-41114", "https://org-id.guide/list/XM-DAC"),
        (
            "siren",
            "356 000 000",
            "https://annuaire-entreprises.data.gouv.fr/entreprise/356000000",
        ),
        ("insee", "91228", ""),
        ("wikidata", "90", ""),
    ],
)
def test_a_code_leads_to_a_page(scheme: str, code: str, page: str) -> None:
    """Where there is one, and if it is a code at all."""
    assert page == link(scheme, code)


def test_an_unknown_scheme_is_refused() -> None:
    """With those that look like it."""
    with pytest.raises(ParameterError) as caught:
        is_valid("sirene", "1")

    assert ("siren", "siret") == caught.value.hints[:2]


@pytest.mark.parametrize(
    ("code", "within"),
    [("ET010211", "ET0102"), ("ET02", ""), ("ET0102", "ET01"), ("XX", "")],
)
def test_a_place_lies_in_the_longest_code_that_it_begins_with(
    code: str, within: str
) -> None:
    """Among those that exist; no level has a length of its own."""
    assert within == containing_code(code, {"ET0102", "ET01", "ET010211", "KE"})
