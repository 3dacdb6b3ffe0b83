from partnerlib.model import Concept
from partnerlib.vocabularies._terms import branch, term


def test_a_term_without_more_is_bare() -> None:
    """Id and labels are enough; everything else stays empty."""
    assert Concept("a", label_en="A", label_fr="À") == term("a", "A", "À")


def test_aliases_and_matches_are_written_with_semicolons() -> None:
    """A match is cut at its first colon, so that a value may hold blanks and colons."""
    found = term("a", "A", "À", "one; two words", "x:1; y:b c; z:p:q")

    assert ("one", "two words") == found.aliases
    assert (("x", "1"), ("y", "b c"), ("z", "p:q")) == found.matches


def test_rank_and_role_class_are_kept() -> None:
    """The fields of levels and of roles reach the concept."""
    found = term("a", "A", "À", rank=0, role_class="leads")

    assert (0, "leads") == (found.rank, found.role_class)


def test_a_branch_moves_only_the_first_term_of_a_branch_under_it() -> None:
    """Nested branches make a tree, listed from the top."""
    tree = branch(
        term("a", "A", "À"),
        term("b", "B", "Bé"),
        branch(term("c", "C", "Cé"), term("d", "D", "Dé")),
    )

    assert [("a", ""), ("b", "a"), ("c", "a"), ("d", "c")] == [
        (concept.id, concept.broader) for concept in tree
    ]
