"""The table of terms adds to the vocabularies."""

from pathlib import Path

from partnerlib.io import check
from partnerlib.model import Concept
from tests.unit.io.tables import TOWNS, found, put, registry_of, shorts


def test_a_term_has_all_that_a_concept_has(tmp_path: Path) -> None:
    """Every field of a concept has a column."""
    registry = registry_of(
        tmp_path,
        termes=(
            "vocabulaire,identifiant,libellé fr,libellé en,terme plus large,"
            "équivalents,alias,rang,classe de rôle\n"
            "levels,canton,Canton,Canton,department,hxl=adm3,kanton; county,4,\n"
            "roles,boss,Chef,Boss,,,,,leads\n"
        ),
    )

    assert (
        Concept(
            "canton",
            label_fr="Canton",
            label_en="Canton",
            broader="department",
            matches=[("hxl", "adm3")],
            aliases=["kanton", "county"],
            rank=4,
        ),
    ) == registry.terms["levels"]
    assert "leads" == registry.terms["roles"][0].role_class


def test_each_fault_of_a_term_is_told(tmp_path: Path) -> None:
    """Faults lie in their row and column; a repeated term is one of them."""
    problems = found(
        tmp_path,
        territories=TOWNS,
        terms="""
vocabulary,id,label_en,broader,matches,rank
,tea,Tea,,,
themes,,Tea,,,
themes,tea,Tea,,,
themes,tea,Tea,,,
themes,tea,Thé,,,
a;b,x,X,,,
themes,cup,Cup,,sdg,high
themes,one,One,two,,
themes,two,Two,one,,
""",
    )

    assert [
        ("terms.csv", 2, "vocabulary", "missing-value"),
        ("terms.csv", 3, "id", "missing-value"),
        ("terms.csv", 6, "id", "duplicate-id"),
        ("terms.csv", 7, "vocabulary", "bad-id"),
        ("terms.csv", 8, "matches", "bad-pair"),
        ("terms.csv", 8, "rank", "bad-integer"),
        ("terms.csv", 9, "broader", "cycle"),
    ] == problems


def test_a_table_of_terms_without_ids_makes_no_term_unknown(tmp_path: Path) -> None:
    """Where own terms cannot be read, nothing is said of terms."""
    problems = found(
        tmp_path,
        territories="id,name,level\nevry,Évry,canton\n",
        terms="vocabulary,label_en\nlevels,Canton\n",
    )

    assert [("terms.csv", 1, "id", "missing-column")] == problems


def test_terms_of_several_sources_are_united(tmp_path: Path) -> None:
    """The first of two that differ stays, with a warning in its place."""
    one = put(tmp_path / "one", terms="vocabulary,id,label_en\nthemes,tea,Tea\n")
    two = put(tmp_path / "two", terms="vocabulary,id,label_en\nthemes,tea,Thé\n")
    result = check(one, two)

    assert result.registry is not None
    assert "Tea" == result.registry.terms["themes"][0].label_en
    assert [("terms.csv", 2, "label_en", "conflicting-record")] == shorts(
        result.problems
    )
