"""What a cell means, field by field."""

from pathlib import Path
from typing import Any

import pytest

from partnerlib.io.maps._dates import read_date, read_period
from partnerlib.model import Location, Period
from partnerlib.vocabularies import builtin
from tests.unit.io.maps.maps import field

_LONG = "not specified at all here"
_SDG = tuple(
    sorted(
        next(
            each.id
            for each in builtin()["themes"].concepts
            if ("sdg", code) in each.matches
        )
        for code in "36"
    )
)


@pytest.mark.parametrize(
    ("text", "order", "date"),
    [
        ("2004", "dmy", "2004"),
        ("2004~", "dmy", "2004~"),
        ("14/07/2010", "dmy", "2010-07-14"),
        ("07/14/2010", "mdy", "2010-07-14"),
        ("14.7.2010", "ymd", "2010-07-14"),
        ("2010/07/14", "mdy", "2010-07-14"),
        ("2010/7", "dmy", "2010-07"),
        ("7/2010", "dmy", "2010-07"),
        ("14/07/2010 00:00:00", "dmy", "2010-07-14"),
        ("2010-07-14T10:00:00Z", "dmy", "2010-07-14"),
        ("2010-07-14 10:00:00", "dmy", "2010-07-14"),
        ("14 juillet 2010", "dmy", "2010-07-14"),
        ("1er août 2010", "dmy", "2010-08-01"),
        ("mars 2004", "dmy", "2004-03"),
        ("12 de junio de 2004", "dmy", "2004-06-12"),
        ("5. Mai 2004", "dmy", "2004-05-05"),
        ("Oktober 2004", "dmy", "2004-10"),
        ("37546", "dmy", "2002-10-17"),
        ("37546.5", "dmy", "2002-10-17"),
        ("vers 2015", "dmy", "2015~"),
        ("circa juin 2015", "dmy", "2015-06~"),
        ("about nothing", "dmy", None),
        ("14/07/10", "dmy", None),
        ("31/02/2010", "dmy", None),
        ("2010-02-31T10:00:00Z", "dmy", None),
        ("13/13/2010", "dmy", None),
        ("14 brumaire 2010", "dmy", None),
        ("someday", "dmy", None),
        ("0", "dmy", None),
    ],
)
def test_dates_are_read_as_people_write_them(
    text: str, order: str, date: str | None
) -> None:
    """Figures, words in five languages, and the numbers of spreadsheets."""
    found = read_date(text, order)

    assert date == (None if found is None else str(found))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2004/2006", "2004/2006"),
        ("2017-12-14_2018-12-14", "2017-12-14/2018-12-14"),
        ("2014-2016", "2014/2016"),
        ("2014 - 2016", "2014/2016"),
        ("14/07/2010 au 15/08/2011", "2010-07-14/2011-08-15"),
        ("mars 2004", "2004-03"),
        ("2006 - 2004", None),
        ("2004 - soon", None),
        ("2004 - 2005 - 2006", None),
        ("soon", None),
    ],
)
def test_periods_are_two_dates_or_one(text: str, period: str | None) -> None:
    """Whatever stands between them."""
    found = read_period(text, "dmy")

    assert (None if period is None else Period.parse(period)) == found


@pytest.mark.parametrize(
    ("kind", "spec", "cell", "expected"),
    [
        ("territory", 'population = "A"', "1 234", 1234),
        ("territory", 'population = "A"', "80\u202f418", 80418),
        ("territory", 'population = "A"', "1,234", 1234),
        ("territory", 'population = "A"', "1.234.567", 1234567),
        ("territory", 'population = "A"', "1'234", 1234),
        ("territory", 'population = "A"', "12.0", 12),
        ("territory", 'population = "A"', "12.5", ["bad-integer"]),
        ("territory", 'population = "A"', "many", ["bad-integer"]),
        ("territory", 'population = "A"', "-5", ["negative-number"]),
        ("territory", 'population = "A"', "-", None),
        ("territory", 'population = "A"', "Not  Specified", None),
        ("agreement", 'amount = "A"', "12 000,50", 12000.5),
        ("agreement", 'amount = "A"', "12,000.50 €", 12000.5),
        ("agreement", 'amount = "A"', "12.000,50", 12000.5),
        ("agreement", 'amount = "A"', "1.234", 1.234),
        ("agreement", 'amount = "A"', "1,234", 1234),
        ("agreement", 'amount = "A"', "1,234,567", 1234567),
        ("agreement", 'amount = "A"', "€ 5", 5),
        ("agreement", 'amount = "A"', "5 FCFA", 5),
        ("agreement", 'amount = { column = "A", decimal = "," }', "1.234", 1234),
        ("agreement", 'amount = { column = "A", decimal = "." }', "1,234.5", 1234.5),
        ("agreement", 'amount = "A"', "1e999", ["bad-number"]),
        ("agreement", 'amount = "A"', "9" * 400, ["bad-number"]),
        ("agreement", 'amount = "A"', "nan", None),
        ("territory", 'country = "A"', "fr", "FR"),
        ("territory", 'country = "A"', "NA", "NA"),
        ("territory", 'country = "A"', "Atlantis", ["bad-country"]),
        ("territory", 'country = "A"', "Pays-Bas", "NL"),
        ("territory", 'country = "A"', "MLI", "ML"),
        ("territory", 'country = "A"', "Q142", "FR"),
        ("territory", 'languages = "A"', "pt_BR", ("pt-br",)),
        ("territory", 'languages = "A"', "französisch!", ["bad-language"]),
        ("territory", 'point = "A"', "48.5; 2.5", Location(48.5, 2.5)),
        ("territory", 'point = "A"', "(48.5 2.5)", Location(48.5, 2.5)),
        ("territory", 'point = "A"', "POINT (2.5 48.5)", Location(48.5, 2.5)),
        ("territory", 'point = "A"', "1, 2, 3", ["bad-point"]),
        ("action", 'recognised = "A"', "Oui", "yes"),
        ("action", 'recognised = "A"', "NON", "no"),
        ("action", 'recognised = "A"', "perhaps", ["bad-choice"]),
        (
            "agreement",
            'themes = { column = "A", split = [";", ","] }',
            "Eau, Santé; -",
            ("health", "water"),
        ),
        (
            "agreement",
            'themes = { column = "A", scheme = "SDG", split = ";" }',
            "3;6",
            _SDG,
        ),
        (
            "agreement",
            'themes = ["A", { value = "culture" }]',
            "Eau",
            ("culture", "water"),
        ),
        (
            "agreement",
            'themes = { column = "A", values = { "H2O" = "water" } }',
            "h2o",
            ("water",),
        ),
        (
            "agreement",
            'status = { column = "A", values = { "ok" = "active", "*" = "ended" } }',
            "other",
            "ended",
        ),
        ("agreement", 'status = { column = "A", default = "active" }', "", "active"),
        ("agreement", 'status = { column = "Z", default = "active" }', "", "active"),
        (
            "agreement",
            'description = { column = "A", unknown = ["rien du tout"] }',
            "Rien du tout",
            "",
        ),
        (
            "agreement",
            'description = { column = "A", pattern = "\\\\d+" }',
            "no 75 x",
            "75",
        ),
        (
            "agreement",
            'description = { column = "A", pattern = "no (x)?" }',
            "no 75",
            "",
        ),
        ("agreement", 'description = { column = "A", pattern = "z" }', "no 75", ""),
        (
            "agreement",
            'description = { column = ["A", "B"], join = ", " }',
            "x",
            "x, y",
        ),
        ("agreement", 'description = { column = ["A", "B"] }', "", "y"),
        ("agreement", 'description = ["A", "B"]', "", "y"),
        ("agreement", 'description = ["A", "B"]', "x", "x"),
        ("agreement", 'description = "A"', "a\x9fb", ["bad-text"]),
        ("agreement", 'description = "A"', "not specified at all here", _LONG),
        ("agreement", 'description = "A"', "two\nlines", "two\nlines"),
    ],
)
def test_cells_are_read_as_people_write_them(
    tmp_path: Path, kind: str, spec: str, cell: str, expected: Any
) -> None:
    """Numbers, lists, codes and translations; a fault is told instead."""
    key = spec.partition(" ")[0]
    if key == "themes":
        assert expected == field(tmp_path, kind, spec, cell, "scope").themes
    else:
        key = {"point": "location"}.get(key, key)
        assert expected == field(tmp_path, kind, spec, cell, key)


def test_names_codes_and_extras_are_pairs(tmp_path: Path) -> None:
    """By language, scheme and key."""
    assert (("pt-br", "x"),) == field(
        tmp_path, "territory", 'name_pt_br = "A"', "x", "names"
    )
    assert (("fr", "x"),) == field(
        tmp_path, "agreement", 'title_fr = "A"', "x", "names"
    )
    assert (("insee", "x"),) == field(
        tmp_path, "territory", 'codes = { insee = "A", no = "Z" }', "x", "codes"
    )
    assert (("a", "x"), ("b", "y")) == field(
        tmp_path, "territory", 'extra = { a = "A", b = "B" }', "x", "extra"
    )
    assert () == field(tmp_path, "territory", 'extra = { a = "A" }', "-", "extra")


def test_periods_may_stand_in_one_column(tmp_path: Path) -> None:
    """Beside a start of its own the end is taken from it."""
    assert Period.parse("2010/2012") == field(
        tmp_path, "agreement", 'period = "A"', "2010-2012"
    )
    assert Period.parse("2011/2012") == field(
        tmp_path,
        "agreement",
        'start = { value = "2011" }\nperiod = "A"',
        "2010-2012",
        "period",
    )
    assert Period.parse("2010/") == field(
        tmp_path, "territory", 'valid_from = "A"', "2010", "valid"
    )


def test_references_are_taken_from_the_first_record_that_is_there(
    tmp_path: Path,
) -> None:
    """A list of references says where to look next."""
    other = '[records.c]\nrecord = "territory"\nname = "A"'
    spec = f'territory = {{ ref = ["c", "b"] }}\n{other}'

    assert "b" == field(tmp_path, "actor", spec, "-", "territory")
    assert "place:x" == field(tmp_path, "actor", spec, "x", "territory")


def test_ids_may_be_made_of_names(tmp_path: Path) -> None:
    """Reduced, with a prefix; one that no id can be is told."""
    spec = 'territory = { column = "A", slug = true, prefix = "place:" }\n'
    spec += '[records.c]\nrecord = "territory"\nname = "A"'

    assert "place:la-bas" == field(tmp_path, "actor", spec, "Là-bas", "territory")
    assert ["bad-id"] == field(
        tmp_path, "actor", '[records.c]\nrecord = "territory"\nid = "A"', "a;b", "id"
    )


@pytest.mark.parametrize("cell", ["é" * 150, "x" * 500])
def test_long_names_make_ids_that_are_short_enough(tmp_path: Path, cell: str) -> None:
    """Places within places, and ties of many, have a digest."""
    spec = (
        'territory = { ref = "d" }\n'
        '[records.c]\nrecord = "territory"\nname = "A"\n'
        '[records.d]\nrecord = "territory"\nname = "A"\nparent = { ref = "c" }\n'
        '[records.e]\nrecord = "agreement"\nparties = [{ ref = "c" }, { ref = "d" }]'
    )

    assert field(tmp_path, "actor", spec, cell, "territory").startswith("place:")


def test_a_term_without_letters_is_told(tmp_path: Path) -> None:
    """It can be no term of anybody."""
    assert ["bad-id"] == field(tmp_path, "agreement", 'themes = "A"', "…!", "scope")


def test_a_term_that_no_text_may_hold_is_told(tmp_path: Path) -> None:
    """It would be a label of the registry."""
    assert ["bad-text"] == field(tmp_path, "agreement", 'themes = "A"', "x\x9f", "")


def test_a_term_that_is_a_known_one_spelt_otherwise_is_that_one(
    tmp_path: Path,
) -> None:
    """A vocabulary does not get the same term twice."""
    scope = field(tmp_path, "agreement", 'themes = "A"', "drinking – WATER", "scope")

    assert ("drinking-water",) == scope.themes
