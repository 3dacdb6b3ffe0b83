"""Ties of which only the parties are known are told apart by them."""

import networkx as nx
import pytest

from partnerlib import from_graph, from_pairs, from_statements
from partnerlib.io._bond_ids import bond_id


@pytest.mark.parametrize(
    ("parties", "own", "expected"),
    [
        (["b", "a", "b"], "", "twinning:a~b"),
        (["50%", "a"], "", "twinning:50%~a"),
        (["50%", "a~b"], "", "twinning:~50%25~a%7Eb"),
        (["a"], "", "twinning:a"),
        (["a", "b", "c"], " h ", "twinning:h"),
        (["a", "b", "c"], "a~b", "twinning:~a%7Eb"),
    ],
)
def test_an_id_names_the_parties(parties: list[str], own: str, expected: str) -> None:
    """In order and once each, or by what the source calls the tie."""
    assert expected == bond_id("twinning", parties, own)


@pytest.mark.parametrize("own", ["", "a;b", "\ud800", "h" * 200])
def test_what_is_no_id_has_a_digest(own: str) -> None:
    """The digest is of the parties and of the name of their tie."""
    parties = ["a" * 100, "b" * 100]
    id_ = bond_id("twinning", parties, own)

    assert len("twinning:") + 32 == len(id_)
    assert id_ == bond_id("twinning", reversed(parties), own)
    assert id_ != bond_id("twinning", ["a" * 100, "c" * 100], own)


TWO = [("a", "b~c"), ("a~b", "c")]


def test_pairs_with_tildes_are_two_agreements() -> None:
    """Statements, pairs and graphs keep both, with the same ids."""
    expected = {
        "twinning:~a~b%7Ec": ("a", "b~c"),
        "twinning:~a%7Eb~c": ("a~b", "c"),
    }
    for registry in (
        from_statements(TWO),
        from_pairs(TWO),
        from_graph(nx.Graph(TWO)),
    ):
        assert expected == {
            id_: tuple(each.actor.partition(":")[2] for each in agreement.parties)
            for id_, agreement in registry.agreements.items()
        }
