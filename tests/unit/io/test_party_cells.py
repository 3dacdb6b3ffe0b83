"""A party is an id, or an id and a role after the last colon."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerlib.errors import ModelError
from partnerlib.io._party_cells import PartyReader
from partnerlib.model import Concept, Party, Vocabulary

ROLES = Vocabulary(
    "roles",
    "Roles",
    "Rôles",
    (
        Concept("lead", label_en="Lead", label_fr="Chef de file"),
        Concept("x:y", label_en="Colon"),
    ),
)
ACTORS = {"batik", "wd", "wd:Q64", "wd:lead", "end", "end:"}
TERRITORIES = {"evry", "FR:91"}


@pytest.fixture
def reader() -> PartyReader:
    """Return a reader that knows a few ids and roles."""
    return PartyReader(ACTORS, TERRITORIES, ROLES)


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("batik", Party("batik")),
        ("batik:lead", Party("batik", "lead")),
        ("batik : Chef de file", Party("batik", "lead")),
        ("batik:", Party("batik")),
        ("batik:guest", Party("batik", "guest")),
        ("evry:lead", Party("evry", "lead")),
        ("wd:Q64", Party("wd:Q64")),
        ("wd:Q64:lead", Party("wd:Q64", "lead")),
        ("wd:lead:", Party("wd:lead")),
        ("FR:91", Party("FR:91")),
        ("authority:evry", Party("authority:evry")),
        ("authority:evry:lead", Party("authority:evry", "lead")),
        ("batik:\\Lead", Party("batik", "Lead")),
        ("end::", Party("end:")),
    ],
)
def test_a_party_is_read_in_its_sound_way(
    reader: PartyReader, text: str, party: Party
) -> None:
    """The whole text is an id first; else the last colon parts actor and role."""
    assert party == reader.read(text)


@pytest.mark.parametrize(
    ("text", "reading"),
    [("wd:lead", ("wd", "lead")), ("end:", ("end", ""))],
)
def test_two_sound_readings_are_told(
    reader: PartyReader, text: str, reading: tuple[str, str]
) -> None:
    """A text that is an id and an actor with a role gives the second reading."""
    assert reading == reader.read(text)


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("nobody", Party("nobody")),
        ("batic:lead", Party("batic", "lead")),
        ("nobody:", Party("nobody")),
        ("wd:Q65", Party("wd", "Q65")),
        ("no:body", Party("no:body")),
    ],
)
def test_an_unknown_actor_is_read_in_the_likeliest_way(
    reader: PartyReader, text: str, party: Party
) -> None:
    """A known role, or a known actor, decides where the actor ends."""
    assert party == reader.read(text)


@pytest.mark.parametrize("text", [":lead", "x" * 201, "batik:" + "x" * 201])
def test_what_can_be_no_id_is_refused(reader: PartyReader, text: str) -> None:
    """An empty actor and an id that is too long break a rule of the model."""
    with pytest.raises(ModelError):
        reader.read(text)


ids = st.text("ab:\\", min_size=1, max_size=4)


@given(st.sets(ids, min_size=1), st.sets(ids), st.data())
def test_a_party_is_read_as_it_was_written(
    actors: set[str], roles: set[str], data: st.DataObject
) -> None:
    """Whatever the ids and roles, a text that is written means the party alone."""
    vocabulary = Vocabulary(
        "roles", "R", "R", tuple(Concept(role) for role in sorted(roles))
    )
    reader = PartyReader(actors, set(), vocabulary)
    actor = data.draw(st.sampled_from(sorted(actors)))
    role = data.draw(st.just("") | ids)

    text = reader.write(Party(actor, role))

    assert text is None or Party(actor, role) == reader.read(text)


@pytest.mark.parametrize(
    ("party", "text"),
    [
        (Party("batik"), "batik"),
        (Party("batik", "lead"), "batik:lead"),
        (Party("batik", "Lead"), "batik:\\Lead"),
        (Party("batik", "\\lead"), "batik:\\\\lead"),
        (Party("wd:lead"), "wd:lead:"),
        (Party("wd:Q64"), "wd:Q64"),
        (Party("end:"), "end::"),
        (Party("batik", "x:y"), None),
    ],
)
def test_a_party_is_written_as_plainly_as_can_be(
    reader: PartyReader, party: Party, text: str | None
) -> None:
    """A colon is added, or a backslash, only where it is needed; else None."""
    assert text == reader.write(party)


def test_a_party_whose_every_text_means_another_is_not_written() -> None:
    """Where all three of ``a``, ``a:lead`` and ``a:lead:`` are actors, none is left."""
    reader = PartyReader({"a", "a:lead", "a:lead:"}, set(), ROLES)

    assert reader.write(Party("a:lead")) is None


def test_a_text_too_long_for_an_id_is_no_way_to_write() -> None:
    """Where a text would be read as one long id, it is not written."""
    reader = PartyReader({"x" * 200}, set(), ROLES)

    assert reader.write(Party("x" * 200, "x:y")) is None
