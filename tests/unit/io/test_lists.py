r"""Several values in one cell, with ``\;`` for a literal semicolon."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerlib.io._lists import join, join_pair, split, split_pair

# The marks, what escapes them, what surrounds them, and anything else.
texts = (
    st.text(st.sampled_from("a;=\\ \n") | st.characters(), min_size=1, max_size=12)
    .map(str.strip)
    .filter(bool)
)


@given(st.lists(texts))
def test_a_list_is_read_as_it_was_written(items: list[str]) -> None:
    """Splitting gives back whatever was joined."""
    assert items == split(join(items))


@given(texts, texts)
def test_a_pair_is_read_as_it_was_written(key: str, value: str) -> None:
    """Splitting a pair gives back its key and its value."""
    assert (key, value) == split_pair(join_pair(key, value))


@given(st.lists(st.tuples(texts, texts)))
def test_pairs_in_a_list_are_read_as_they_were_written(
    pairs: list[tuple[str, str]],
) -> None:
    """A list of pairs can be written into one cell."""
    cell = join(join_pair(key, value) for key, value in pairs)

    assert pairs == [split_pair(item) for item in split(cell)]


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("", []),
        (" ; ;", []),
        ("a;b ; c", ["a", "b", "c"]),
        (r"a\;b; c", ["a;b", "c"]),
        (r"C:\data; \\server\share", [r"C:\data", r"\\server\share"]),
        (r"ends in \\; next", ["ends in \\", "next"]),
        ("last one ends in \\", ["last one ends in \\"]),
    ],
)
def test_a_person_writes_lists_without_thinking(cell: str, items: list[str]) -> None:
    """Blanks do not count, and a backslash counts only before a semicolon."""
    assert items == split(cell)


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("sdg=3", ("sdg", "3")),
        (" sdg = 3 ", ("sdg", "3")),
        ("a=b=c", ("a", "b=c")),
        (r"a\=b=c", ("a=b", "c")),
        ("sdg", None),
        (r"a\=b", None),
    ],
)
def test_a_pair_is_split_at_its_first_equals_sign(
    text: str, pair: tuple[str, str] | None
) -> None:
    """The value may hold equals signs as they are, the key escaped ones."""
    assert pair == split_pair(text)
