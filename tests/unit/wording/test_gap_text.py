from typing import Any

import pytest

from partnerlib.findings import Gap
from partnerlib.wording import finding_text
from tests.unit.wording.facts import GAP

CELL = {
    "en": "theme “Water”, audience “Young people”, place “Kayes”",
    "fr": "thème « Water », public « Young people », territoire « Kayes »",
}
SURE = {
    "en": "Confidence: 60%, because 3 records could belong here without saying so. "
    "Based on 2 needs.",
    "fr": "Fiabilité : 60 %, car 3 fiches pourraient s’y rattacher sans le dire. "
    "Établi sur 2 besoins.",
}
SAID = {
    ("unmet", "en"): "No known answer: {cell}. 2 needs are stated (1,200 people), and "
    "nobody is known to provide it.",
    ("unmet", "fr"): "Sans réponse connue : {cell}. 2 besoins sont exprimés (1 200 "
    "people), et aucun acteur connu n’y répond.",
    ("short", "en"): "What is provided is not enough: {cell}. Reached: 300 of 1,200 "
    "people (25%). Actors: A and B.",
    ("short", "fr"): "La réponse ne suffit pas : {cell}. Couverture : 300 sur 1 200 "
    "people, soit 25 %. Acteurs : A et B.",
    ("single-provider", "en"): "Only one actor provides this: {cell}. 2 needs are "
    "stated (1,200 people). Actors: A and B. If this actor stopped, nobody would be "
    "left.",
    ("single-provider", "fr"): "Un seul acteur y répond : {cell}. 2 besoins "
    "sont exprimés (1 200 people). Acteurs : A et B. Si cet acteur arrêtait, il ne "
    "resterait personne.",
    ("unfunded", "en"): "No funder is named: {cell}. Actors: A and B. The records "
    "state roles, and none of them is that of a funder.",
    ("unfunded", "fr"): "Aucun financeur n’est indiqué : {cell}. Acteurs : A et B. Les "
    "fiches indiquent des rôles, et aucun n’est celui de financeur.",
    ("unrecognised", "en"): "Provided, and not recognised: {cell}. Actors: A and B. "
    "The records say that this work is not recognised.",
    ("unrecognised", "fr"): "Assuré, mais non reconnu : {cell}. Acteurs : A et B. Les "
    "fiches disent que ce travail n’est pas reconnu.",
    ("underserved", "en"): "Fewer actors than usual: {cell}. Actors present there that "
    "provide this: 1, where there would usually be 3.25 (p = 0.004, q = 0.03). Actors: "
    "A and B.",
    ("underserved", "fr"): "Moins d’acteurs que d’ordinaire : {cell}. Acteurs présents "
    "qui y répondent : 1, là où il y en aurait d’ordinaire 3,25 (p = 0,004, q = 0,03). "
    "Acteurs : A et B.",
    ("unreached", "en"): "No cooperation is known: {cell}. No agreement or action that "
    "counts at this date concerns it.",
    ("unreached", "fr"): "Aucune coopération connue : {cell}. Aucun accord ni aucune "
    "action retenus à cette date ne s’y rapportent.",
    ("of a later version", "en"): "Something is missing: {cell}. Actors: A and B.",
    ("of a later version", "fr"): "Manque : {cell}. Acteurs : A et B.",
}


def plain(text: str) -> str:
    """Write no-break spaces as blanks, so that expectations can be read."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def told(lang: str, **facts: Any) -> str:
    """Give the sentences of the gap of the samples with some facts replaced."""
    return plain(finding_text("gap", GAP | facts, lang))


@pytest.mark.parametrize(("kind", "lang"), SAID)
def test_every_kind_says_what_and_how_sure(kind: str, lang: str) -> None:
    """Each kind of gap has its sentence, then how sure it is, then its records."""
    expected = f"{SAID[kind, lang].format(cell=CELL[lang])} {SURE[lang]}"

    assert expected == told(lang, kind=kind)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("kind", Gap.kinds)
def test_no_kind_lacks_a_sentence(kind: str, lang: str) -> None:
    """Every kind that a gap can be of is told in words of its own."""
    assert told(lang, kind="unknown") != told(lang, kind=kind)


@pytest.mark.parametrize(
    ("lang", "facts", "expected"),
    [
        ("en", {"needs": 0}, "It is expected there, and nobody"),
        ("fr", {"needs": 0}, "Une intervention y est attendue, et aucun"),
        ("en", {"needs": 1, "quantity": None}, "A need is stated, and nobody"),
        ("fr", {"needs": 1}, "Un besoin est exprimé (1 200 people), et"),
        ("en", {"unit": ""}, "2 needs are stated (1,200), and"),
        ("fr", {"quantity": 0}, "2 besoins sont exprimés (0 people), et"),
    ],
)
def test_demand(lang: str, facts: dict[str, Any], expected: str) -> None:
    """A gap says who asks for it, and for how much where that is stated."""
    assert expected in told(lang, **facts)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"reached": None}, "How much is reached is not known."),
        ({"quantity": None}, "How much is reached is not known."),
        ({"quantity": 0}, "How much is reached is not known."),
        ({"reached": 0}, "Reached: 0 of 1,200 people (0%)."),
        ({"reached": 1199}, "Reached: 1,199 of 1,200 people (99%)."),
    ],
)
def test_coverage(facts: dict[str, Any], expected: str) -> None:
    """What is reached is told where it is known, and said to be unknown else."""
    assert expected in told("en", kind="short", **facts)


@pytest.mark.parametrize(
    ("providers", "expected"),
    [
        ((), "No funder is named: {cell}. The records"),
        (("A",), "{cell}. Actor: A. The records"),
        (("A", "B", "C", "D", "E", "F", "G"), "Actors: A, B, C, D, E and 2 more."),
    ],
)
def test_providers(providers: tuple[str, ...], expected: str) -> None:
    """Those who are there are named, at most five of them."""
    text = told("en", kind="unfunded", providers=providers)

    assert expected.format(cell=CELL["en"]) in text


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"q_value": None}, "(p = 0.004)"),
        ({"p_value": None}, "(chance not computed)"),
        ({"p_value": 1e-7, "q_value": 1e-6}, "(p < 0.0001, q < 0.0001)"),
        ({"observed": None}, "that provide this: …, where"),
    ],
)
def test_chances(facts: dict[str, Any], expected: str) -> None:
    """The p-values are told as far as they are known."""
    assert expected in told("en", kind="underserved", **facts)


@pytest.mark.parametrize(
    ("lang", "facts", "expected"),
    [
        ("en", {"undocumented": 0}, "Confidence: 60%. Based"),
        ("fr", {"undocumented": 1}, "car 1 fiche pourrait s’y rattacher"),
        ("en", {"undocumented": 1}, "because 1 record could belong here"),
        ("en", {"confidence": None}, "Confidence: …, because"),
        ("en", {"not_covered": True}, "Caution: the data holds no effort at all in"),
        ("fr", {"not_covered": True}, "Prudence : les données ne connaissent aucune"),
    ],
)
def test_how_sure(lang: str, facts: dict[str, Any], expected: str) -> None:
    """A gap says how sure it is, and why not more."""
    assert expected in told(lang, **facts)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"need_records": 0}, "No record stands behind it"),
        ({"offer_records": 1, "action_records": 3}, "2 needs, 1 offer and 3 actions."),
    ],
)
def test_evidence(facts: dict[str, Any], expected: str) -> None:
    """The last sentence counts the records behind the finding."""
    assert expected in told("en", **facts)
