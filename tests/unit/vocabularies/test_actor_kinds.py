import pytest

from partnerlib.vocabularies import builtin

AUTHORITIES = {
    "authority",
    "department-authority",
    "district-authority",
    "intercommunal-authority",
    "local-authority",
    "municipal-authority",
    "province-authority",
    "region-authority",
    "state",
}


def test_an_authority_governs_and_nothing_else_is_one() -> None:
    """Only what governs a territory is narrower than `authority`."""
    kinds = builtin()["actor-kinds"]

    assert AUTHORITIES == {
        c.id for c in kinds.concepts if kinds.covers("authority", c.id)
    }


@pytest.mark.parametrize(
    "kind",
    [
        "academic",
        "agricultural-school",
        "association",
        "authority-network",
        "authority-service",
        "bank",
        "company",
        "consultancy",
        "consultative-body",
        "cooperative",
        "development-agency",
        "diaspora",
        "diaspora-association",
        "embassy",
        "federation",
        "foundation",
        "hospital",
        "international-organisation",
        "media",
        "ministry",
        "network",
        "ngo",
        "other",
        "person-group",
        "platform",
        "regional-network",
        "research-institution",
        "resource-centre",
        "school",
        "scic",
        "social-enterprise",
        "state-service",
        "twinning-committee",
        "university",
        "unknown",
        "youth-association",
    ],
)
def test_kinds_seated_beside_an_authority_are_none(kind: str) -> None:
    """What has its seat in a territory it does not govern makes no second authority."""
    kinds = builtin()["actor-kinds"]

    assert kind in kinds
    assert not kinds.covers("authority", kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("conseil régional", "region-authority"),
        ("Conseil Général", "department-authority"),
        ("commune", "municipal-authority"),
        ("EPCI", "intercommunal-authority"),
        ("Government", "government"),
        ("ONG Internationale", "international-ngo"),
        ("INGO", "international-ngo"),
        ("NNGO", "national-ngo"),
        ("Nations Unies", "un-agency"),
        ("UN", "un-agency"),
        ("IO", "international-organisation"),
        ("Mouvement Croix-Rouge", "red-cross"),
        ("Société civile", "civil-society"),
        ("agence régionale", "regional-network"),
        ("comité de jumelage", "twinning-committee"),
        ("Scic", "scic"),
        ("lycée agricole", "agricultural-school"),
        ("réseaux associatifs", "associative-network"),
        ("autre type", "other"),
    ],
)
def test_kinds_are_found_by_the_words_of_tables(text: str, kind: str) -> None:
    """An actor kind may be given as French and humanitarian tables write it."""
    assert kind == builtin()["actor-kinds"].resolve(text)
