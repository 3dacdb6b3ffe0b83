import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerlib.report._width import clean, cut, fold, pad, width, wrap


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", 0), ("abc", 3), ("é", 1), ("e\u0301", 1), ("東京", 4), ("a\u200db", 2)],
)
def test_width(text: str, expected: int) -> None:
    """Combining marks and joiners take no room, wide characters take two columns."""
    assert expected == width(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\r\n\tb", "a b"),
        ("a\u2028b", "a b"),
        ("\x1b[31m\x9b", "\ufffd[31m\ufffd"),
        ("a\u202eb\u2066", "a\ufffdb\ufffd"),
        ("\udc80", "\ufffd"),
        ("«\u00a0é\u202f»", "«\u00a0é\u202f»"),
    ],
)
def test_clean(text: str, expected: str) -> None:
    """What could make a terminal show something else is replaced."""
    assert expected == clean(text)


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("Kayes", 5, "Kayes"),
        ("Kayes", 4, "Kay…"),
        ("Ville de Kayes", 7, "Ville…"),
        ("東京都", 5, "東京…"),
        ("東京都", 4, "東…"),
        ("x", 1, "x"),
    ],
)
def test_cut(text: str, most: int, expected: str) -> None:
    """A text that is too wide ends with an ellipsis, never with a blank before it."""
    assert expected == cut(text, most)


@pytest.mark.parametrize(
    ("text", "right", "expected"),
    [("ab", False, "ab  "), ("ab", True, "  ab"), ("東京", False, "東京")],
)
def test_pad(text: str, right: bool, expected: str) -> None:
    """A text is filled to a width, on the side where it does not stand."""
    assert expected == pad(text, 4, right=right)


def test_wrap_never_breaks_at_a_no_break_space() -> None:
    """Only plain blanks are places to break."""
    assert ["aa", "b\u00a0:", "c"] == wrap("aa b\u00a0: c", 4)


def test_wrap_breaks_a_word_that_is_wider_than_a_line() -> None:
    """A word without blanks goes on in the next line."""
    assert ["- abc", "  def", "  gh"] == wrap("abcdefgh", 5, first="- ", rest="  ")


def test_wrap_of_a_character_wider_than_the_line() -> None:
    """A line takes a character at least, so that there is an end."""
    assert ["東", "京"] == wrap("東京", 1)


def test_wrap_of_nothing() -> None:
    """Nothing is one empty line."""
    assert [""] == wrap("", 10)


def test_fold() -> None:
    """A text of few words keeps them; of more, the end is cut."""
    assert ["one"] == fold("one", 5)
    assert ["one", "two"] == fold("one two", 5)
    assert ["one", "two…"] == fold("one two three", 5)


@given(st.text(max_size=60), st.integers(4, 30), st.sampled_from(["", "- ", "12. "]))
def test_no_line_is_too_wide(text: str, columns: int, first: str) -> None:
    """Whatever is wrapped, no line is wider than asked for, and nothing is lost."""
    lines = wrap(clean(text), columns + 4, first=first, rest=" " * len(first))

    assert [] == [line for line in lines if width(line) > columns + 4]
    kept = "".join(line[len(first) :] for line in lines)
    assert clean(text).replace(" ", "") == kept.replace(" ", "")


@given(st.text(max_size=60), st.integers(1, 30))
def test_cut_keeps_to_its_width(text: str, most: int) -> None:
    """What is cut is never wider than asked for."""
    assert width(cut(clean(text), most)) <= most
