"""Names of nodes are name tokens of XML, and every id can be read back from one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerlib.io.graphs._names import node_name, record_named

TOKEN = re.compile(r"[-.0-9:A-Z_a-z·-\U000effff]+")


@pytest.mark.parametrize(
    ("id_", "name"),
    [
        ("FR-91", "territory:FR-91"),
        ("place:ml/kayes", "territory:place:ml_x002F_kayes"),
        ("a b", "territory:a_x0020_b"),
        ("_x0041_", "territory:_x005F_x0041_"),
        ("_x0041", "territory:_x005F_x0041"),
        ("😀", "territory:😀"),
        ("×", "territory:_x00D7_"),
    ],
)
def test_an_id_becomes_a_token(id_: str, name: str) -> None:
    """What a token cannot hold is written as its code point, and read again."""
    assert name == node_name("territory", id_)
    assert ("territory", id_) == record_named(name)


@given(st.text(min_size=1, max_size=20) | st.from_regex(r"_?x?[0-9A-F_ ]+"))
def test_every_id_is_read_back(id_: str) -> None:
    """No two ids have one name, whatever is in them."""
    name = node_name("actor", id_)

    assert ("actor", id_) == record_named(name)
    assert TOKEN.fullmatch(name)


def test_a_name_of_others_has_no_kind() -> None:
    """A name without a colon is an id, as it stands."""
    assert ("", "n0") == record_named("n0")


def test_a_code_beyond_unicode_is_left_alone() -> None:
    """What looks like a code point and is none stays text."""
    assert ("actor", "_xFFFFFF_") == record_named("actor:_xFFFFFF_")
