import pytest

from partnerlib.wording.days import date_text, period_text
from partnerlib.wording.grammar import (
    NOUNS,
    both,
    chance,
    count,
    is_one,
    listed,
    number,
    percent,
    quoted,
    score,
    typeset,
    uncapital,
)


@pytest.mark.parametrize(
    ("value", "decimals", "english", "french"),
    [
        (0, 2, "0", "0"),
        (1234.5, 2, "1,234.5", "1\u202f234,5"),
        (1234567, 2, "1,234,567", "1\u202f234\u202f567"),
        (0.125, 2, "0.12", "0,12"),
        (1200.0, 2, "1,200", "1\u202f200"),
        (100, 0, "100", "100"),
    ],
)
def test_number(value: float, decimals: int, english: str, french: str) -> None:
    """A number has the separators of its language and no idle zeros."""
    said = (number(value, "en", decimals), number(value, "fr", decimals))
    assert (english, french) == said


@pytest.mark.parametrize(
    ("share", "english"),
    [(0, "0%"), (0.001, "1%"), (0.25, "25%"), (0.999, "99%"), (1, "100%")],
)
def test_percent_keeps_its_ends_for_nothing_and_all(share: float, english: str) -> None:
    """Only nothing is 0 %, and only all of it 100 %."""
    assert english == percent(share, "en")


def test_percent_in_french() -> None:
    """The sign stands apart by a no-break space."""
    assert "25\u00a0%" == percent(0.25, "fr")


def test_score_lines_up() -> None:
    """A score always has two decimals."""
    assert ("0.50", "1,00") == (score(0.5, "en"), score(1, "fr"))


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (1.0, "= 1", "= 1"),
        (0.06161, "= 0.062", "= 0,062"),
        (0.000123, "= 0.00012", "= 0,00012"),
        (0.00009, "< 0.0001", "< 0,0001"),
        (0.0, "< 0.0001", "< 0,0001"),
    ],
)
def test_chance(value: float, english: str, french: str) -> None:
    """A p-value has two digits that tell something; a tiny one is a bound."""
    assert (english, french) == (chance(value, "en"), chance(value, "fr"))


@pytest.mark.parametrize(
    ("value", "lang", "expected"),
    [(0, "en", False), (1, "en", True), (0, "fr", True), (1, "fr", True)],
)
def test_singular(value: int, lang: str, expected: bool) -> None:
    """French takes the singular for 0, English does not."""
    assert expected == is_one(value, lang)


def test_count() -> None:
    """A count has its noun in the right number."""
    said = [count(n, "need", lang) for lang in ("en", "fr") for n in (0, 1, 2000)]
    assert [
        "0 needs",
        "1 need",
        "2,000 needs",
        "0\u00a0besoin",
        "1\u00a0besoin",
        "2\u202f000\u00a0besoins",
    ] == said


def test_nouns_are_the_same_in_both_languages() -> None:
    """What can be counted in English can be counted in French."""
    assert NOUNS["en"].keys() == NOUNS["fr"].keys()


@pytest.mark.parametrize(
    ("items", "most", "english", "french"),
    [
        ([], 5, "", ""),
        (["a"], 5, "a", "a"),
        (["a", "b"], 5, "a and b", "a et b"),
        (["a", "b", "c"], 2, "a, b and c", "a, b et c"),
        (["a", "b", "c", "d"], 2, "a, b and 2 more", "a, b et 2\u00a0autres"),
    ],
)
def test_listed(items: list[str], most: int, english: str, french: str) -> None:
    """A list is joined; what is left out is more than one, and counted."""
    assert (english, french) == (listed(items, "en", most), listed(items, "fr", most))


def test_quoted() -> None:
    """Quotation marks are those of the language; the French keep their blanks."""
    assert ("“Kayes”", "«\u00a0Kayes\u00a0»") == (
        quoted("Kayes", "en"),
        quoted("Kayes", "fr"),
    )


def test_typeset() -> None:
    """Blanks before high signs and inside guillemets do not break."""
    assert "a\u00a0: b\u00a0; c\u00a0? d\u00a0! «\u00a0e\u00a0» 5\u00a0%" == typeset(
        "a : b ; c ? d ! « e » 5 %"
    )


def test_facts_are_not_typeset() -> None:
    """A name that a sentence mentions stays as it is stated."""
    assert "Nom\u00a0: a : b" == both("Name: {x}", "Nom : {x}").say("fr", x="a : b")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("People", "people"), ("US dollars", "US dollars"), ("h", "h"), ("", "")],
)
def test_uncapital(text: str, expected: str) -> None:
    """A label begins in lower case inside a sentence, an acronym does not."""
    assert expected == uncapital(text)


@pytest.mark.parametrize(
    ("date", "english", "french"),
    [
        ("2016-07-04", "4 July 2016", "4 juillet 2016"),
        ("2016-12-01", "1 December 2016", "1er décembre 2016"),
        ("2016-02", "February 2016", "février 2016"),
        ("0964", "964", "964"),
        ("2004~", "about 2004", "2004 environ"),
        ("2004?", "2004 (not certain)", "2004 (incertain)"),
        ("2004%", "about 2004 (not certain)", "2004 environ (incertain)"),
        ("..", "..", ".."),
        ("2016-13", "2016-13", "2016-13"),
        ("soon", "soon", "soon"),
    ],
)
def test_dates(date: str, english: str, french: str) -> None:
    """A date is said as people say it; what is none stays."""
    assert (english, french) == (date_text(date, "en"), date_text(date, "fr"))


@pytest.mark.parametrize(
    ("period", "english", "french"),
    [
        ("", "", ""),
        ("2004", "2004", "2004"),
        ("2004/2009", "2004 to 2009", "2004 à 2009"),
        ("2004/..", "since 2004", "depuis 2004"),
        ("2004/", "since 2004", "depuis 2004"),
        ("2004-04-01/..", "since 1 April 2004", "depuis le 1er avril 2004"),
        ("2004-10~/..", "since about October 2004", "depuis octobre 2004 environ"),
        (
            "2004-06-30/2005-01-01",
            "30 June 2004 to 1 January 2005",
            "du 30 juin 2004 au 1er janvier 2005",
        ),
        ("2001-08-01/2005", "1 August 2001 to 2005", "du 1er août 2001 à 2005"),
        ("2001/2005-02-03", "2001 to 3 February 2005", "de 2001 au 3 février 2005"),
        (
            "2001-08/2005-02-03",
            "August 2001 to 3 February 2005",
            "d’août 2001 au 3 février 2005",
        ),
        ("../2009-06-30", "until 30 June 2009", "fin\u00a0: 30 juin 2009"),
        ("../2009", "until 2009", "fin\u00a0: 2009"),
        ("/2009", "until 2009", "fin\u00a0: 2009"),
        ("../..", "without limit", "sans limite"),
        ("/..", "without limit", "sans limite"),
        ("/", "", ""),
    ],
)
def test_periods(period: str, english: str, french: str) -> None:
    """A period is said as people say it, and an unknown one not at all."""
    assert (english, french) == (period_text(period, "en"), period_text(period, "fr"))


def test_a_share_beyond_all_numbers_is_not_told() -> None:
    """A share that another tool made up makes no sentence raise."""
    assert "…" == percent(1.8e308, "en")
