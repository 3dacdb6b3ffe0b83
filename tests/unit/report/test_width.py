from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerlib.report import _text, _width
from partnerlib.report._width import clean, cut, fold, pad, width, wrap

SIGNS = st.text("ab é\u0301東京\u200d\u00a0", max_size=60)


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


def longest_head(text: str, most: int) -> str:
    """Give the longest head of a text that fits, after trying every one."""
    heads = [text[:end] for end in range(len(text) + 1)]
    return [head for head in heads if width(head) <= most][-1]


def plainly(text: str, columns: int) -> list[str]:
    """Wrap as the words say: head after head of what is left, line after line."""
    pieces: list[str] = []
    for word in text.split(" "):
        left = word
        while width(left) > columns:
            pieces.append(longest_head(left, columns) or left[:1])
            left = left.removeprefix(pieces[-1])
        pieces += [left] if left else []
    lines = pieces[:1] or [""]
    for piece in pieces[1:]:
        if width(f"{lines[-1]} {piece}") <= columns:
            lines[-1] += f" {piece}"
        else:
            lines.append(piece)
    return [*lines[:-1], lines[-1].rstrip()]


@given(SIGNS, st.integers(1, 9))
def test_wrap_is_what_a_plain_wrap_gives(text: str, columns: int) -> None:
    """Marks, joiners and wide characters go where taking head after head puts them."""
    assert plainly(text, columns) == wrap(text, columns)


@given(SIGNS, st.integers(1, 9))
def test_cut_keeps_the_longest_head(text: str, most: int) -> None:
    """Of what is too wide, as much stays as leaves room for the ellipsis."""
    shown = text if width(text) <= most else longest_head(text, most - 1).rstrip() + "…"
    assert shown == cut(text, most)


@given(SIGNS)
def test_a_folded_cell_is_as_wide_as_its_best_halves(text: str) -> None:
    """Of all places to break a cell, the one counts that asks for least room."""
    words = text.split(" ")
    halves = [
        (" ".join(words[:half]), " ".join(words[half:]))
        for half in range(1, len(words) + 1)
    ]
    expected = min(max(width(one), width(other)) for one, other in halves)
    assert expected == _text._folded_width(text)


def test_a_long_word_is_walked_once() -> None:
    """Breaking a word of many lines looks at no character more than a few times."""
    looked = 0

    def counted(char: str) -> int:
        nonlocal looked
        looked += 1
        return len(char)

    with patch.object(_width, "_char_width", counted):
        assert 100 == len(wrap("é" * 1000, 10))
    assert looked < 5000
