"""One of a unit is told in the singular."""

import pytest

from partnerlib.vocabularies import builtin
from partnerlib.wording.grammar import uncapital
from partnerlib.wording.units import _ONE, quantity

UNITS = builtin()["units"]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_unit_has_a_singular(lang: str) -> None:
    """By the label that a sentence would hold."""
    labels = {uncapital(each.label(lang)) for each in UNITS.concepts}
    assert labels == set(_ONE[lang])


@pytest.mark.parametrize(
    ("value", "unit", "lang", "expected"),
    [
        (1, "Schools", "en", "1 school"),
        (0, "Schools", "en", "0 schools"),
        (1.5, "Schools", "en", "1.5 schools"),
        (2, "People", "en", "2 people"),
        (1, "Établissements scolaires", "fr", "1\xa0établissement scolaire"),
        (0, "Personnes", "fr", "0\xa0personne"),
        (2, "Personnes", "fr", "2\xa0personnes"),
        (1, "Chèvres", "fr", "1\xa0chèvres"),
        (1, "", "en", "1"),
    ],
)
def test_units_agree_with_numbers(
    value: float, unit: str, lang: str, expected: str
) -> None:
    """French takes the singular below 2; other units stay as they are called."""
    assert expected == quantity(value, unit, lang)
