import re
from collections import Counter

import attrs
import pytest

from partnerlib.model import Concept, Vocabulary, spelling
from partnerlib.vocabularies import NAMES, builtin

# Words that are spelled alike in both languages.
COGNATES = {
    "action-kinds": {"festival", "forum", "programme", "publication"},
    "actor-kinds": {"association", "consortium", "diaspora", "expert"},
    "agreement-kinds": {"contact"},
    "audiences": {"associations", "diasporas", "entrepreneurs", "migrants"},
    "exchange-kinds": {"culture", "dialogue", "information"},
    "functions": {
        "communication",
        "coordination",
        "expertise",
        "facilitation",
        "information",
        "observation",
    },
    "levels": {"province"},
    "motives": {"innovation"},
    "roles": {"participant"},
    "themes": {
        "agriculture",
        "arts",
        "construction",
        "culture",
        "microfinance",
        "nutrition",
        "protection",
        "reconstruction",
    },
    "units": {"actions", "euros", "organisations", "tonnes"},
    "zones": {"europe", "maghreb", "sahel"},
}

every_scheme = pytest.mark.parametrize("name", NAMES)


def texts(concept: Concept) -> tuple[str, ...]:
    """Give every text by which a term may be named, its id first."""
    return (concept.id, concept.label_en, concept.label_fr, *concept.aliases)


def test_the_vocabularies_are_those_named_in_that_order() -> None:
    """`builtin` holds the vocabularies of NAMES, in its order, under their own ids."""
    assert NAMES == tuple(builtin())
    assert list(NAMES) == [scheme.id for scheme in builtin().values()]


def test_the_vocabularies_are_read_only_and_made_once() -> None:
    """Two calls give the same object, and nobody can write into it."""
    found = builtin()

    assert found is builtin()
    with pytest.raises(TypeError):
        found["themes"] = found["zones"]  # type: ignore[index]


@every_scheme
def test_every_id_is_kebab_case_and_occurs_once(name: str) -> None:
    """An id is lower-case words with hyphens, and names one term."""
    ids = [concept.id for concept in builtin()[name].concepts]

    assert [] == [
        id_ for id_ in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id_)
    ]
    assert [] == [id_ for id_, count in Counter(ids).items() if count > 1]


@every_scheme
def test_no_text_means_two_terms(name: str) -> None:
    """No two terms of a vocabulary share an id, a label or an alias, as resolved."""
    owners: dict[str, set[str]] = {}
    for concept in builtin()[name].concepts:
        for text in texts(concept):
            owners.setdefault(spelling(text), set()).add(concept.id)

    assert {} == {text: ids for text, ids in owners.items() if len(ids) > 1}


@every_scheme
def test_every_text_resolves_to_its_term(name: str) -> None:
    """A term is found by its id, by its label in either language and by its aliases."""
    scheme = builtin()[name]

    wrong = [
        (text, concept.id)
        for concept in scheme.concepts
        for text in texts(concept)
        for written in (text, text.upper(), f"  {text} ".replace("-", " "))
        if scheme.resolve(written) != concept.id
    ]

    assert [] == wrong


@every_scheme
def test_no_alias_repeats_what_already_resolves(name: str) -> None:
    """An alias adds a spelling that id, labels and other aliases do not give."""
    repeated = [
        (concept.id, text)
        for concept in builtin()[name].concepts
        for place, text in enumerate(texts(concept))
        if place > 2
        and spelling(text) in {spelling(other) for other in texts(concept)[:place]}
    ]

    assert [] == repeated


@every_scheme
def test_every_term_has_labels_in_both_languages(name: str) -> None:
    """No label is empty, and only known cognates are alike in both languages."""
    concepts = builtin()[name].concepts

    assert [] == [c.id for c in concepts if not (c.label_en and c.label_fr)]
    assert COGNATES.get(name, set()) == {
        c.id for c in concepts if c.label_en == c.label_fr
    }


@every_scheme
def test_labels_begin_with_a_capital_and_end_without_a_stop(name: str) -> None:
    """Labels are written as they are shown in a table or a heading."""
    labels = [
        label for c in builtin()[name].concepts for label in (c.label_en, c.label_fr)
    ]

    assert [] == [label for label in labels if not label[0].isupper()]
    assert [] == [label for label in labels if label[-1] in ".;:,"]


@every_scheme
def test_every_broader_term_exists_and_comes_first(name: str) -> None:
    """A broader term stands in the list before the narrower: there is no circle."""
    seen: set[str] = set()
    orphans = []
    for concept in builtin()[name].concepts:
        if concept.broader and concept.broader not in seen:
            orphans.append(concept.id)
        seen.add(concept.id)

    assert [] == orphans


@every_scheme
def test_an_exact_match_points_to_one_term(name: str) -> None:
    """A foreign code can be translated back: no two terms match the same."""
    counts = Counter(
        match for concept in builtin()[name].concepts for match in concept.matches
    )

    assert [] == [match for match, count in counts.items() if count > 1]


@every_scheme
def test_schemes_and_values_of_matches_are_written_in_full(name: str) -> None:
    """A match has a scheme in kebab-case and a value, both without outer blanks."""
    matches = [pair for c in builtin()[name].concepts for pair in c.matches]

    assert [] == [
        pair
        for pair in matches
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", pair[0])
        or not pair[1]
        or pair[1] != pair[1].strip()
    ]


@every_scheme
def test_only_levels_have_ranks_and_only_roles_have_classes(name: str) -> None:
    """No other vocabulary carries the fields of levels and roles."""
    concepts = builtin()[name].concepts

    assert (name == "levels") == any(c.rank is not None for c in concepts)
    assert (name == "roles") == any(c.role_class for c in concepts)


def test_a_registry_may_add_terms_to_a_built_in_vocabulary() -> None:
    """The built-in vocabularies stay as they are when a term is joined to them."""
    themes = builtin()["themes"]
    own = Concept("wells", label_en="Wells dug", label_fr="Puits", broader="water")

    joined = themes.with_concepts(own)

    assert isinstance(joined, Vocabulary)
    assert joined.covers("water", "wells")
    assert "wells" not in builtin()["themes"]
    assert attrs.evolve(themes) == builtin()["themes"]
