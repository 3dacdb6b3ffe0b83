"""A code is translated, and what is uncertain is told."""

from typing import Any

import pytest

from partnerlib.errors import ParameterError
from partnerlib.vocabularies import builtin, crosswalk
from partnerlib.vocabularies._crosswalk import SCHEMES, _composed
from partnerlib.vocabularies._crosswalk_rows import rows


def found(code: str, scheme: str, to: str) -> list[tuple[str, str]]:
    """Translate, and give codes with their relations."""
    return [(each.code, each.relation) for each in crosswalk(code, scheme, to)]


@pytest.mark.parametrize(
    ("code", "scheme", "to", "expected"),
    [
        ("12220", "dac", "themes", [("basic-health-care", "exact")]),
        ("12262", "dac", "themes", [("infectious-diseases", "broad")]),
        ("121", "dac", "themes", [("health", "broad")]),
        ("12110", "dac", "themes", [("health", "broad")]),
        ("41010", "dac", "themes", [("environment", "broad")]),
        ("99810", "dac", "themes", []),
        ("72011", "dac", "themes", [("health", "broad")]),
        (
            "72010",
            "dac",
            "themes",
            [
                ("camp-coordination", "narrow"),
                ("humanitarian", "broad"),
                ("multipurpose-cash", "narrow"),
                ("shelter", "narrow"),
                ("protection", "related"),
                ("refugees", "related"),
                ("water", "related"),
            ],
        ),
        ("4.7", "sdg", "themes", None),
        ("health", "themes", "sdg", [("3", "exact")]),
        ("hygiene", "themes", "sdg", [("3", "broad"), ("6.2", "related")]),
        ("arts", "themes", "dac", [("16061", "broad")]),
        ("sport", "themes", "dac", [("16065", "exact"), ("16061", "broad")]),
        ("XYZ", "ocha-code", "themes", []),
        ("no-such-theme", "themes", "dac", []),
        ("youth", "themes", "dac", []),
        ("WSH", "ocha-code", "sdg", [("6", "exact")]),
        ("water-sanitation-hygiene", "ocha", "themes", [("water", "exact")]),
        ("agriculture", "themes", "ocha", [("food-security", "related")]),
        ("14031", "dac", "ocha-code", [("WSH", "broad")]),
        ("120", "dac", "dac", [("120", "exact"), ("72011", "narrow")]),
    ],
)
def test_a_code_is_translated(
    code: str, scheme: str, to: str, expected: list[tuple[str, str]] | None
) -> None:
    """What means the same comes first; wider codes stand in where there are none."""
    if expected is None:
        expected = [
            ("education", "broad"),
            ("citizenship-education", "related"),
            ("development-education", "related"),
            ("environmental-education", "related"),
        ]
    assert expected == found(code, scheme, to)


def test_sources_are_told() -> None:
    """Whose word each step relies on."""
    match = crosswalk("HEA", "ocha-code", "dac")[-1]

    assert ("72011", "narrow", ("hxl2iati", "partnerlib")) == (
        match.code,
        match.relation,
        match.sources,
    )


@pytest.mark.parametrize(("scheme", "to"), [("x", "dac"), ("dac", "x")])
def test_an_unknown_scheme_is_refused(scheme: str, to: str) -> None:
    """The argument is named, with what is known."""
    with pytest.raises(ParameterError):
        crosswalk("110", scheme, to)


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        ("exact", "narrow", "narrow"),
        ("broad", "exact", "broad"),
        ("broad", "broad", "broad"),
        ("narrow", "narrow", "narrow"),
        ("broad", "narrow", "related"),
        ("related", "related", "related"),
    ],
)
def test_relations_compose(first: Any, second: Any, both: str) -> None:
    """Two steps in one direction go on in it; all else only overlaps."""
    assert both == _composed(first, second)


def test_rows_name_themes_and_say_what_the_themes_do_not() -> None:
    """No row repeats another, or an exact match, or names what there is not."""
    themes = builtin()["themes"]
    listed = [(row.theme, row.scheme, row.code) for row in rows()]

    assert len(set(listed)) == len(listed)
    assert [] == [row for row in rows() if row.theme not in themes]
    exact = {
        (theme.id, scheme, code)
        for theme in themes.concepts
        for scheme, code in theme.matches
    }
    assert set() == exact & set(listed)
    assert {"dac", "sdg", "ocha-code"} == {row.scheme for row in rows()} <= {*SCHEMES}
