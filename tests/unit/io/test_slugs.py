"""Ids made of names."""

import pytest

from partnerlib.io._slugs import slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("World Food Programme", "world-food-programme"),
        ("  Médecins   Sans_Frontières ", "medecins-sans-frontieres"),
        ("Œuvre n° 5", "oeuvre-n-5"),
        ("№ ⑤", "no-5"),
        ("Łódź", "lodz"),
        ("Общество", "общество"),
        ("ОБЩЕСТВО", "общество"),
        ("نور الهدى", "نور-الهدى"),
        ("किताब", "किताब"),
        ("!?", ""),
        ("", ""),
    ],
)
def test_a_name_becomes_words_joined_by_hyphens(text: str, expected: str) -> None:
    """Latin letters lose their marks, those of other scripts stay what they are."""
    assert expected == slug(text)


def test_marks_beyond_latin_script_tell_names_apart() -> None:
    """A vowel sign that is a mark is not dropped."""
    assert slug("कि") != slug("का")


def test_a_slug_is_short() -> None:
    """It leaves room in an id, and ends in no hyphen."""
    assert ("a" * 119) == slug("a" * 119 + " b")
