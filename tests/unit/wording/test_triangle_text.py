from typing import Any

import pytest

from partnerlib.findings import Triangle
from partnerlib.findings._triangle import REASONS
from partnerlib.wording import finding_text, role_reason
from tests.unit.wording.facts import TRIANGLE
from tests.unit.wording.test_gap_text import plain


def told(lang: str, **facts: Any) -> str:
    """Give the sentences of the triangle of the samples with some facts replaced."""
    return plain(finding_text("triangle", TRIANGLE | facts, lang))


def test_a_triangle_in_english() -> None:
    """A triangle is told with its broker, its actors, its reasons and its roles."""
    assert (
        "A and C have no known tie yet. B cooperates with both and could bring them "
        "together in a triangular twinning. Actors of these ties: a and b. In favour: "
        "themes in common, a language in common, countries that cooperate more than "
        "others, comparable sizes and ties stated as active. Possible roles: "
        "facilitating – B (it has ties with both); pivotal and beneficiary – to be "
        "settled (the stated needs and what is offered are of different themes). Based "
        "on 2 agreements." == told("en")
    )


def test_a_triangle_in_french() -> None:
    """A triangle is told in French as well."""
    assert (
        "A et C n’ont pas encore de lien connu. B coopère avec les deux et pourrait "
        "les réunir dans un jumelage triangulaire. Acteurs de ces liens : a et b. En "
        "faveur : des thèmes en commun, une langue en commun, des pays qui coopèrent "
        "plus que d’autres, des tailles comparables et des liens déclarés actifs. "
        "Rôles envisageables : facilitateur – B (en lien avec les deux autres) ; pivot "
        "et bénéficiaire – à préciser (les besoins exprimés et ce qui est proposé sont "
        "de thèmes différents). Établi sur 2 accords." == told("fr")
    )


def test_what_a_curve_makes_count_for_little_is_no_reason() -> None:
    """It is told beside the reasons, and alone where it is all there is."""
    bent = ("shared_language", "size_similarity", "three_paths")
    english, french = (told(lang, bent_low=bent) for lang in ("en", "fr"))
    assert (
        "In favour: themes in common, countries that cooperate more than others and "
        "ties stated as active. Counting for little here, by the curves of the "
        "weights: a language in common and comparable sizes. Possible roles" in english
    )
    assert (
        "des liens déclarés actifs. Peu favorable ici, d’après les courbes des poids : "
        "une langue en commun et des tailles comparables. Rôles" in french
    )
    every = ("shared_themes", "country_affinity", "liveliness", *bent)
    assert "In favour" not in told("en", bent_low=every)


UNSIGNED: dict[str, Any] = {
    "kind": "unsigned",
    "territories": ("A", "B", "C"),
    "missing": (),
    "broker": "",
    "brokers": (),
    "facilitating": "",
    "facilitating_reason": "any-of-them",
    "pivotal_reason": "no-need-stated",
    "beneficiary_reason": "no-need-stated",
    "agreement_records": 3,
}


def test_an_unsigned_triangle_in_english() -> None:
    """Three ties and no agreement of three are told with what could be signed."""
    assert (
        "A, B and C cooperate two by two, and no known agreement or action holds all "
        "three. One agreement could make a triangular twinning of these ties. Actors "
        "of these ties: a and b. In favour: themes in common, a language in common, "
        "countries that cooperate more than others, comparable sizes, ties stated as "
        "active and ties that are more than one agreement of two each. Possible "
        "roles: facilitating – to be settled (each has ties with the two others); "
        "pivotal and beneficiary – to be settled (none of the three states a need "
        "with a theme). Based on 3 agreements."
        == told("en", **UNSIGNED, harmonic_strength=0.6)
    )


def test_an_unsigned_triangle_in_french() -> None:
    """The same in French."""
    assert (
        "A, B et C coopèrent deux à deux, mais aucun accord ni aucune action connus ne "
        "les réunissent à trois. Un seul accord pourrait faire de ces liens un "
        "jumelage triangulaire. Acteurs de ces liens : a et b. En faveur : un besoin "
        "auquel un autre répond, des thèmes en commun, une langue en commun, des pays "
        "qui coopèrent plus que d’autres, des tailles comparables, des liens déclarés "
        "actifs et des liens plus forts qu’un accord à deux. Rôles envisageables : "
        "facilitateur – à préciser (chacun est en lien avec les deux autres) ; pivot "
        "et bénéficiaire – à préciser (aucun des trois n’exprime de besoin avec un "
        "thème). Établi sur 3 accords."
        == told("fr", **UNSIGNED, harmonic_strength=0.6, need_offer_fit=1.0)
    )


@pytest.mark.parametrize(
    ("lang", "reasons", "expected"),
    [
        ("en", ["dormant"], "no agreement or action that holds all three is active at"),
        ("en", ["other-status"], "no agreement or action that holds all three counts"),
        ("en", ["dormant"] * 4, "2 records more hold all three. One agreement"),
        ("en", ["dormant"] * 3, "1 record more holds all three. One agreement"),
        ("fr", ["ended"], "aucune action en cours à cette date ne les réunissent à"),
        ("fr", ["ended"] * 3, "1 fiche de plus les réunit à trois. Un seul accord"),
    ],
)
def test_what_once_held_all_three(lang: str, reasons: list[str], expected: str) -> None:
    """A record of all three that does not count is told before one is proposed."""
    aside = [
        {"family": "agreement", "record": f"agreement/{n}", "reason": reason}
        for n, reason in enumerate(reasons)
    ]

    assert expected in told(lang, **UNSIGNED, set_aside=aside)


COMPLEMENTARY: dict[str, Any] = {
    "kind": "complementary",
    "territories": ("A", "B", "C"),
    "missing": ("A", "B"),
    "pairs": (("A", "B"),),
    "theme": "Health",
    "broker": "C",
    "brokers": ("C", "D"),
    "facilitating": "C",
    "pivotal": "B",
    "pivotal_reason": "answers-the-need",
    "beneficiary": "A",
    "beneficiary_reason": "states-the-need",
    "need_offer_fit": 1.0,
    "capacity_fit": 1.0,
    "need_records": 1,
    "offer_records": 1,
}


def test_a_complementary_triangle_in_english() -> None:
    """A need, who answers it, who could bring them together, and why."""
    assert (
        "A states a need (“Health”) that B answers by an offer or an effort. C "
        "cooperates with both and could bring them together in a triangular twinning; "
        "D could do so too. A and B have no known tie yet. Actors: a and b. In favour: "
        "themes in common, a language in common, countries that cooperate more than "
        "others, comparable sizes, ties stated as active and a capacity that is "
        "enough. Possible roles: facilitating – C (it has ties with both); pivotal – B "
        "(an offer or an effort from there answers the need of the other); beneficiary "
        "– A (a need is stated there that the other answers). Based on 1 need, 1 offer "
        "and 2 agreements." == told("en", **COMPLEMENTARY)
    )


def test_a_complementary_triangle_in_french() -> None:
    """The same in French, with a function, and a third that funds the theme."""
    facts = COMPLEMENTARY | {
        "theme": "Santé",
        "function": "Formation",
        "missing": ("A", "B", "B", "C"),
        "pairs": (("A", "B"), ("B", "C")),
        "brokers": ("C",),
        "facilitating_reason": "funds-the-theme",
        "capacity_fit": 0.4,
        "liveliness": 0.5,
        "actors": ("a",),
    }
    assert (
        "A exprime un besoin (« Santé » et « Formation ») auquel B répond par une "
        "offre ou une intervention. C coopère avec A, finance ce thème et pourrait "
        "réunir les deux dans un jumelage triangulaire. A et B n’ont pas encore de "
        "lien connu. Acteur concerné : a. En faveur : des thèmes en commun, une langue "
        "en commun, des pays qui coopèrent plus que d’autres et des tailles "
        "comparables. À vérifier : une capacité inférieure au besoin et des liens "
        "déclarés non actifs. Rôles envisageables : facilitateur – C (coopère avec "
        "l’un des deux et finance ce thème) ; pivot – B (une offre ou une intervention "
        "de ce territoire répond au besoin de l’autre) ; bénéficiaire – A (un besoin y "
        "est exprimé, auquel l’autre répond). Établi sur 1 besoin, 1 offre et 2 "
        "accords." == told("fr", **facts)
    )


@pytest.mark.parametrize(
    ("lang", "facts", "expected"),
    [
        (
            "en",
            {"facilitating_reason": "gives-in-the-theme", "pairs": (("A", "C"),)},
            "C cooperates with B, gives in this theme and could bring both together",
        ),
        (
            "fr",
            {"facilitating_reason": "gives-in-the-theme", "pairs": (("B", "C"),)},
            "C coopère avec A, donne dans ce thème et pourrait réunir les deux dans",
        ),
        ("en", {"pairs": ()}, "A and B cooperate already, and no known agreement or"),
        ("fr", {"pairs": None}, "A et B coopèrent déjà, mais aucun accord ni aucune"),
        ("en", {"theme": "", "pivotal": ""}, "A states a need (…) that … answers by"),
    ],
)
def test_who_is_tied_to_whom(lang: str, facts: dict[str, Any], expected: str) -> None:
    """The third is said to cooperate with those with whom it does."""
    assert expected in told(lang, **COMPLEMENTARY | facts)


@pytest.mark.parametrize(
    ("lang", "pairs", "reason", "expected"),
    [
        ("en", (("A", "B"),), "dormant", "A and B have no active tie known at this"),
        (
            "en",
            (),
            "dormant",
            "holds all three is active at this date. Their agreement",
        ),
        ("fr", (), "other-status", "qui comptent ici ne réunissent les trois. Leur"),
    ],
)
def test_what_binds_who_needs_and_who_answers(
    lang: str, pairs: Any, reason: str, expected: str
) -> None:
    """What the data holds of them all the same is told with its reason."""
    aside = [{"family": "agreement", "record": "agreement/k", "reason": reason}]
    facts = COMPLEMENTARY | {"pairs": pairs, "set_aside": aside}

    assert expected in told(lang, **facts)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("kind", Triangle.kinds)
def test_no_kind_lacks_a_sentence(kind: str, lang: str) -> None:
    """Every kind that a triangle can be of is told in words of its own."""
    assert told(lang, kind="unknown") != told(lang, kind=kind)


@pytest.mark.parametrize(
    ("lang", "brokers", "expected"),
    [
        ("en", ("B", "D"), "twinning; D could do so too. Actors"),
        ("fr", ("B", "D"), "triangulaire ; D le pourrait aussi. Acteurs"),
        ("fr", ("D", "B", "E"), "triangulaire ; D et E le pourraient aussi."),
        ("en", ("B", *"DEFGH"), "twinning; D, E, F and 2 more could do so too."),
        ("en", ("B", "D"), "In favour: 2 partners in common, themes in common"),
    ],
)
def test_other_brokers(lang: str, brokers: tuple[str, ...], expected: str) -> None:
    """Others who could bring the two together are named, and speak in favour."""
    assert expected in told(lang, brokers=brokers)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"shared_language": 0.0}, "To be checked: no language in common."),
        ({"shared_themes": 0.0}, "To be checked: no theme in common so far."),
        ({"size_similarity": 0.05}, "To be checked: very different sizes."),
        ({"liveliness": 0.5}, "To be checked: ties stated as not active."),
        ({"liveliness": None}, "Not in the data: the status of the ties."),
        ({"need_offer_fit": 1.0}, "In favour: a need that the other answers, themes"),
        ({"shared_themes": None}, "Not in the data: themes."),
        (
            dict.fromkeys(
                ("shared_language", "size_similarity", "proximity", "need_offer_fit")
            ),
            "Not in the data: languages, sizes, distance and needs or offers.",
        ),
        ({"actors": ("a",)}, "Actor of these ties: a."),
        ({"actors": ()}, "triangular twinning. In favour"),
    ],
)
def test_reasons(facts: dict[str, Any], expected: str) -> None:
    """What speaks for a triangle, against it, and what nobody knows is told."""
    assert expected in told("en", **facts)


def test_nothing_in_favour() -> None:
    """Where nothing speaks for a triangle, nothing is said to."""
    names = ("shared_themes", "shared_language", "size_similarity", "country_affinity")
    facts = dict.fromkeys((*names, "liveliness"), 0.2) | {"shared_themes": 0.0}

    assert "In favour" not in told("en", **facts)


def test_all_roles_known() -> None:
    """Each role that somebody could take is told with its reason."""
    text = told(
        "en",
        pivotal="A",
        pivotal_reason="answers-the-need",
        beneficiary="C",
        beneficiary_reason="states-the-need",
    )

    assert (
        "pivotal – A (an offer or an effort from there answers the need of the other); "
        "beneficiary – C (a need is stated there that the other answers)." in text
    )


def test_unknown_roles_of_different_reasons() -> None:
    """Roles are told together only where their reasons are the same."""
    text = told("en", pivotal_reason="no-need-stated")

    assert (
        "pivotal – to be settled (neither states a need with a theme); "
        "beneficiary – to be settled (the stated needs" in text
    )


def test_roles_of_which_nothing_is_known() -> None:
    """A triangle without any role does not speak of roles."""
    roles = dict.fromkeys(
        f"{role}{end}"
        for role in ("facilitating", "pivotal", "beneficiary")
        for end in ("", "_reason")
    )

    assert "Possible roles" not in told("en", **roles)


def test_a_reason_of_a_later_version() -> None:
    """A reason without words is told by an ellipsis."""
    assert "facilitating – B (…)" in told("en", facilitating_reason="later")


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_reason_has_words(lang: str) -> None:
    """Each reason that a role can have is told, each in its own words."""
    said = {role_reason(reason, lang) for reason in REASONS}

    assert len(REASONS) == len(said)
