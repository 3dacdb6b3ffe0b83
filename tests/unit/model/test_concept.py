import pytest

from partnerlib import Concept, ModelError, Vocabulary
from partnerlib.model import spelling

WATER = Concept("water", label_en="Water", label_fr="Eau", aliases=["H2O"])
WELLS = Concept("wells", label_en="Wells", label_fr="Puits", broader="water")
PUMPS = Concept("pumps", label_fr="Pompes", broader="wells", rank=3)
THEMES = Vocabulary("themes", "Themes", "Thèmes", (WATER, WELLS, PUMPS))


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("water", "water"),
        (" EAU ", "water"),
        ("h2o", "water"),
        ("Puits", "wells"),
        ("fire", None),
        ("", None),
    ],
)
def test_a_text_resolves_to_the_term_it_means(text: str, term: str | None) -> None:
    """Ids, labels in both languages and aliases resolve, whatever their case."""
    assert term == THEMES.resolve(text)


def test_spelling_ignores_case_accents_hyphens_and_ligatures() -> None:
    """Two usual spellings of one label are the same."""
    assert spelling("Œuvre  sociale") == spelling("oeuvre-SOCIALE")
    assert spelling("Éducation") == spelling("education")


def test_broader_terms_cover_narrower_ones_only() -> None:
    """Coverage goes down the tree and never up."""
    assert THEMES.covers("water", "pumps")
    assert THEMES.covers("pumps", "pumps")
    assert not THEMES.covers("pumps", "water")
    assert ("wells", "water") == THEMES.ancestors("pumps")
    assert () == THEMES.ancestors("fire")


def test_labels_fall_back_to_the_other_language_and_the_id() -> None:
    """A missing label is never an empty one."""
    assert "Pompes" == THEMES.label("pumps", "en")
    assert "Puits" == THEMES.label("wells", "fr")
    assert "fire" == THEMES.label("fire", "fr")
    assert "bare" == Concept("bare").label("en")


def test_rank_and_role_class_come_from_the_nearest_broader_term() -> None:
    """A term without its own takes what the nearest broader term states."""
    levels = Vocabulary(
        "levels",
        "Levels",
        "Niveaux",
        (
            Concept("region", rank=2),
            Concept("oblast", broader="region"),
            Concept("alone"),
        ),
    )
    roles = Vocabulary(
        "roles",
        "Roles",
        "Rôles",
        (Concept("donor", role_class="funds"), Concept("patron", broader="donor")),
    )

    assert (2, None, None) == (
        levels.rank("oblast"),
        levels.rank("alone"),
        levels.rank("fire"),
    )
    assert ("funds", "") == (roles.role_class("patron"), roles.role_class("fire"))


def test_own_terms_join_and_replace() -> None:
    """A vocabulary with more concepts leaves the old one as it is."""
    more = THEMES.with_concepts(Concept("water", label_en="Waters"), Concept("fire"))

    assert (3, 4) == (len(THEMES), len(more))
    assert "Waters" == more.label("water")
    assert more.get("fire") is not None
    assert THEMES.get("fire") is None
    assert "fire" not in THEMES


def test_a_broader_term_that_is_not_there_ends_the_way_up() -> None:
    """A dangling broader term is listed and leads no further."""
    vocabulary = Vocabulary("v", "V", "V", (Concept("a", broader="gone"),))

    assert ("gone",) == vocabulary.ancestors("a")


def test_broader_terms_in_a_circle_are_refused() -> None:
    """A circle is named from start to start."""
    with pytest.raises(ModelError) as caught:
        Vocabulary(
            "v",
            "V",
            "V",
            (
                Concept("start", broader="a"),
                Concept("a", broader="b"),
                Concept("b", broader="a"),
            ),
        )

    assert "cycle" == caught.value.rule
    assert "a > b > a" in str(caught.value)


def test_a_concept_tells_all_that_is_wrong() -> None:
    """Every field of a concept is checked, and all violations come at once."""
    with pytest.raises(ModelError) as caught:
        Concept(
            "a;b",
            label_en=1,  # type: ignore[arg-type]
            broader="\n;",
            matches=["sdg"],  # type: ignore[list-item]
            aliases=[""],
            rank="1",  # type: ignore[arg-type]
            role_class="pays",
        )

    assert [
        ("id", "bad-id"),
        ("label_en", "bad-type"),
        ("broader", "bad-id"),
        ("matches", "bad-type"),
        ("aliases", "missing-value"),
        ("rank", "bad-integer"),
        ("role_class", "bad-choice"),
    ] == [(each.field, each.code) for each in caught.value.violations]


def test_a_vocabulary_needs_its_names() -> None:
    """A vocabulary without id or label is refused."""
    with pytest.raises(ModelError):
        Vocabulary("", "", "V")
