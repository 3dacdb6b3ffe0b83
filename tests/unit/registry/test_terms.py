"""Terms that a caller asks for: known to a vocabulary, or to the data."""

from collections.abc import Callable

import pytest

from partnerlib import (
    Action,
    Actor,
    Agreement,
    Concept,
    Exchange,
    ParameterError,
    Registry,
    Scope,
    Territory,
    find_duplicates,
    find_gaps,
    find_triangles,
)
from partnerlib.registry import terms_of

REGISTRY = Registry.of(
    territories=[
        Territory("R", name="R", level="region"),
        Territory("bay", name="Bay", level="harbour", parent="R"),
        Territory("quay", name="Quay", level="landing", parent="bay"),
    ],
    actors=[
        Actor("a", name="A", territory="R", themes=["kites"]),
        Actor("b", name="B"),
    ],
    agreements=[
        Agreement(
            "g",
            kind="pact",
            parties=["a", "b"],
            status="asleep",
            scope=Scope(themes=["wells"], places=["quay"]),
        ),
        Agreement("h", kind="twinning", parties=["a", "b"]),
    ],
    actions=[Action("x", title="X", kind="fair", parties=["a"])],
    exchanges=[Exchange("e", giver="a", receiver="b", kind="money")],
    terms={
        "levels": [Concept("harbour", label_en="Harbour", label_fr="Port", rank=60)],
        "themes": [
            Concept("wells", label_en="Wells", label_fr="Puits", broader="water")
        ],
        "colours": [Concept("red", label_en="Red", label_fr="Rouge")],
    },
)


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ("region", "R"),
        ("Région", "R"),
        ("harbour", "bay"),
        ("Port", "bay"),
        ("landing", "quay"),
        ("country", None),
    ],
)
def test_places_roll_up_to_a_level_by_id_or_label(
    level: str, expected: str | None
) -> None:
    """Own levels and those that only the data has are levels too."""
    assert expected == REGISTRY.roll_up("quay", level)
    assert expected == REGISTRY.roll_up("quay", level)


@pytest.mark.parametrize(
    ("themes", "expected"),
    [
        ("wells", ["g"]),
        ("Puits", ["g"]),
        (["water"], ["g"]),
        (["Eau"], ["g"]),
        (["health"], []),
        (["kites"], []),
    ],
)
def test_themes_are_selected_by_id_or_label(
    themes: str | list[str], expected: list[str]
) -> None:
    """One text is one theme; a theme that only an actor has is known too."""
    assert expected == list(REGISTRY.select(themes=themes).agreements)


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ("pact", ["agreement/g"]),
        (["twinning", "fair"], ["agreement/h", "action/x"]),
        ("Jumelage", ["agreement/h"]),
        (["money"], ["exchange/e"]),
        ((), ["agreement/g", "agreement/h", "action/x", "exchange/e"]),
    ],
)
def test_kinds_are_selected_in_any_of_their_vocabularies(
    kinds: str | list[str], expected: list[str]
) -> None:
    """A kind of agreements, of actions or of exchanges, known to data or not."""
    chosen = REGISTRY.select(kinds=kinds)

    assert expected == [
        f"{kind}/{id_}"
        for kind, records in (
            ("agreement", chosen.agreements),
            ("action", chosen.actions),
            ("exchange", chosen.exchanges),
        )
        for id_ in records
    ]


@pytest.mark.parametrize(
    ("call", "says", "hints"),
    [
        (
            lambda: REGISTRY.roll_up("quay", "regio"),
            "level='regio': no such level of territories; did you mean region?",
            ("region",),
        ),
        (lambda: REGISTRY.roll_up("quay", "harbor"), "no such level", ("harbour",)),
        (lambda: REGISTRY.roll_up("quay", "landig"), "no such level", ("landing",)),
        (lambda: find_gaps(REGISTRY, level="regoin"), "level='regoin'", ("region",)),
        (
            lambda: find_duplicates(REGISTRY, level="regoin"),
            "level='regoin'",
            ("region",),
        ),
        (lambda: find_triangles(REGISTRY, level="harbur"), "level=", ("harbour",)),
        (lambda: find_triangles(REGISTRY, level=5), "level=5: give a level of", ()),
        (
            lambda: REGISTRY.select(themes="wels"),
            "themes='wels': no such theme; did you mean wells?",
            ("wells",),
        ),
        (lambda: REGISTRY.select(themes=["zzzz"]), "themes='zzzz': no such theme", ()),
        (lambda: REGISTRY.select(themes=[5]), "themes=5: give a theme, by id", ()),
        (lambda: REGISTRY.select(kinds="twining"), "no such kind", ("twinning",)),
        (lambda: REGISTRY.select(kinds="moneyy"), "no such kind", ("money",)),
        (lambda: REGISTRY.label("thme", "x"), "kind='thme'", ("theme", "themes")),
        (lambda: REGISTRY.label("colour", "x"), "kind='colour'", ("colours",)),
        (lambda: find_gaps(REGISTRY, by="themes"), "each once", ("theme",)),
        (lambda: find_gaps(REGISTRY, by=("place", "place")), "each once", ()),
        (lambda: find_gaps(REGISTRY, statuses="activ"), "status", ("active",)),
        (lambda: find_gaps(REGISTRY, statuses="lve"), "give 'live'", ("live",)),
        (lambda: find_gaps(REGISTRY, statuses=("asleap",)), "term", ("asleep",)),
        (lambda: find_gaps(REGISTRY, statuses=(5,)), "statuses=5: give", ()),
        (lambda: find_gaps(REGISTRY, statuses=""), "statuses='': give", ()),
        (
            lambda: find_gaps(REGISTRY, expected=[{"theme": "wels"}]),
            "expected='wels': no theme of this registry; did you mean wells?",
            ("wells",),
        ),
        (
            lambda: find_gaps(REGISTRY, expected=[{"place": "quai"}]),
            "expected='quai': no place of this registry; did you mean quay?",
            ("quay",),
        ),
        (lambda: find_gaps(REGISTRY, expected=[{"theme": 5}]), "expected=5: no", ()),
    ],
    ids=range(24),
)
def test_unknown_terms_are_told_with_what_may_be_meant(
    call: Callable[[], object], says: str, hints: tuple[str, ...]
) -> None:
    """Nothing is found silently: an unknown word is a mistake, and often a slip."""
    with pytest.raises(ParameterError) as caught:
        call()

    assert says in str(caught.value)
    assert hints == caught.value.hints[: len(hints) or None]


def test_a_status_of_the_data_may_be_asked_for() -> None:
    """Vocabularies are open: what records state can be asked for."""
    report = find_triangles(REGISTRY, statuses="asleep")

    assert ("asleep",) == report.parameters["statuses"]


def test_own_vocabularies_have_labels() -> None:
    """A vocabulary that only this registry has is called by its name."""
    assert "Rouge" == REGISTRY.label("colours", "red", "fr")


def test_terms_of_the_data_are_collected_from_all_their_fields() -> None:
    """Records state terms in fields of their own, in lists and in scopes."""
    terms = terms_of(REGISTRY)

    assert {"kites", "wells"} == terms.stated("themes")
    assert {"region", "harbour", "landing"} == terms.stated("levels")
    assert {"asleep"} == terms.stated("statuses")
    assert terms_of(REGISTRY) is terms


def test_a_label_hints_at_its_term_alone() -> None:
    """Who writes a label where an id is asked for is told the id."""
    assert ("wells",) == terms_of(REGISTRY).hints("themes", "puits")
