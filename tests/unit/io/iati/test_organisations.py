"""Organisations: roles, kinds, and the many names of one."""

from pathlib import Path

import pytest

from partnerlib.model import Party
from tests.unit.io.iati.files import activity, document, only, put, sound, told


def organisation(
    name: str, ref: str = "", role: str = "4", more: str = "", lang: str = ""
) -> str:
    """Write a participating organisation."""
    identified = f'ref="{ref}"' if ref else ""
    tag = f'xml:lang="{lang}"' if lang else ""
    return (
        f'<participating-org {identified} role="{role}" {more}>'
        f"<narrative {tag}>{name}</narrative></participating-org>"
    )


@pytest.mark.parametrize(
    ("code", "role"),
    [
        ("1", "funder"),
        ("2", "accountable"),
        ("3", "extending"),
        ("4", "implementer"),
        ("Funding", "funder"),
        ("implementing", "implementer"),
        ("EXTENDING", "extending"),
        ("Accountable", "accountable"),
        ("", ""),
        ("0", ""),
    ],
)
def test_roles(tmp_path: Path, code: str, role: str) -> None:
    """Codes of 2.0x and words of 1.0x in any case are roles."""
    read = put(tmp_path, document(activity(organisation("A", "XX-9", code))))

    assert Party("XX-9", role) in only(read).parties
    assert [] == told(read)


def test_unknown_roles_and_types_are_told(tmp_path: Path) -> None:
    """The organisation takes part all the same."""
    read = put(
        tmp_path,
        document(activity(organisation("A", "XX-9", "7", more='type="5"'))),
    )

    assert [
        ("unknown-code", "participating-org/@role", "7"),
        ("unknown-code", "participating-org/@type", "5"),
    ] == told(read)
    assert Party("XX-9") in only(read).parties


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("10", "government"),
        ("11", "local-authority"),
        ("21", "international-ngo"),
        ("40", "international-organisation"),
        ("72", "company"),
        ("80", "academic"),
        ("90", "other"),
    ],
)
def test_types_are_kinds(tmp_path: Path, code: str, kind: str) -> None:
    """Companies of whatever country are companies."""
    text = document(activity(organisation("A", "XX-9", more=f'type="{code}"')))

    assert kind == sound(put(tmp_path, text)).actors["XX-9"].kind


def test_one_organisation_under_several_names(tmp_path: Path) -> None:
    """The name is what most activities use; others are names and aliases."""
    registry = sound(
        put(
            tmp_path,
            document(
                activity(organisation("Agency B", "XX-9"), id_="1"),
                activity(
                    organisation("Agency A", "XX-9"),
                    organisation("Agency A", "XX-9", "1"),
                    id_="2",
                ),
                activity(
                    organisation("Agency B", "XX-9"),
                    organisation("Agence B", "XX-9", "2", lang="fr"),
                    organisation("Agence bis", "XX-9", "3", lang="fr"),
                    id_="3",
                ),
            ),
        )
    )
    actor = registry.actors["XX-9"]

    assert ("Agency B", (("fr", "Agence B"),), ("Agence bis", "Agency A")) == (
        actor.name,
        actor.names,
        actor.aliases,
    )
    roles = {"accountable", "extending", "implementer"}
    assert roles == {
        party.role for party in registry.actions["3"].parties if party.actor == "XX-9"
    }


def test_a_name_in_the_default_language_is_the_same_name(tmp_path: Path) -> None:
    """Whether its language is stated or not."""
    stated = organisation("Agency", "XX-9").replace(
        "</participating-org>",
        '<narrative xml:lang="en">Agency</narrative></participating-org>',
    )
    text = document(activity(stated, attributes='xml:lang="en"'))
    actor = sound(put(tmp_path, text)).actors["XX-9"]

    assert ("Agency", (), ()) == (actor.name, actor.names, actor.aliases)


def test_the_kind_is_what_most_say(tmp_path: Path) -> None:
    """Another one is told, once for each organisation."""
    stated = [
        activity(organisation("A", "XX-9", more=f'type="{code}"'), id_=f"{number}")
        for number, code in enumerate(["22", "21", "21", "9"])
    ]
    read = put(tmp_path, document(*stated))

    assert "international-ngo" == sound(read).actors["XX-9"].kind
    assert [("conflicting-record", "kind", "XX-9")] == told(read)[1:]


@pytest.mark.parametrize("ref", ["", "N/A", "-", "a;b"])
def test_an_organisation_without_identifier_is_its_name(
    tmp_path: Path, ref: str
) -> None:
    """What only looks like an identifier is none."""
    registry = sound(
        put(tmp_path, document(activity(organisation("Croix-Rouge", ref))))
    )

    assert "Croix-Rouge" == registry.actors["org:croix-rouge"].name


def test_a_name_that_one_organisation_has_means_that_one(tmp_path: Path) -> None:
    """An unidentified namesake of two is neither."""
    registry = sound(
        put(
            tmp_path,
            document(
                activity(organisation("Red  cross", more='type="21"'), id_="1"),
                activity(organisation("Red Cross", "XX-9"), id_="2"),
                activity(organisation("Same", "XX-7"), id_="3"),
                activity(organisation("Same", "XX-8"), id_="4"),
                activity(organisation("Same"), id_="5"),
            ),
        )
    )

    assert Party("XX-9", "implementer") in registry.actions["1"].parties
    assert "org:red-cross" not in registry.actors
    assert "international-ngo" == registry.actors["XX-9"].kind
    assert Party("org:same", "implementer") in registry.actions["5"].parties


def test_who_has_neither_name_nor_identifier_is_told(tmp_path: Path) -> None:
    """Nobody can be made of nothing."""
    read = put(tmp_path, document(activity('<participating-org role="1"/>')))

    assert [("missing-value", "participating-org/@ref", None)] == told(read)
    assert (Party("XX-2", "implementer"),) == only(read).parties


def test_organisation_files_give_actors(tmp_path: Path) -> None:
    """Those of 1.0x too; an item without identifier is told."""
    read = put(
        tmp_path,
        '<iati-organisations version="2.03">'
        "<iati-organisation><organisation-identifier>XX-1</organisation-identifier>"
        "<name><narrative>Us</narrative></name><name>"
        '<narrative xml:lang="fr">Nous</narrative></name>'
        '<reporting-org ref="XX-2" type="40"><narrative>UN</narrative></reporting-org>'
        "<total-budget/></iati-organisation>"
        "<iati-organisation><iati-identifier>XX-3</iati-identifier>"
        "</iati-organisation><iati-organisation/></iati-organisations>",
    )
    actors = sound(read).actors

    assert ["XX-1", "XX-2", "XX-3"] == sorted(actors)
    assert ("Us", "Nous") == (actors["XX-1"].name, actors["XX-1"].label("fr"))
    assert "international-organisation" == actors["XX-2"].kind
    assert [("missing-value", "organisation-identifier", None)] == told(read)
    assert "/iati-organisations/iati-organisation[3]/organisation-identifier[1]" == (
        read.warnings[0].path
    )


def test_a_lone_organisation_is_a_file(tmp_path: Path) -> None:
    """A file may be one organisation."""
    read = put(tmp_path, "<iati-organisation/>")

    assert "/iati-organisation/organisation-identifier[1]" == read.warnings[0].path


def test_what_an_activity_says_of_an_organisation_is_kept(tmp_path: Path) -> None:
    """Unless it follows from the actor: its other names, activity and channel."""
    plain = organisation("Agency", "XX-9", more='type="21"')
    kept = organisation(
        "Agcy", "XX-9", more='type="21" activity-id="XX-9-1" crs-channel-code="1"'
    )
    registry = sound(
        put(
            tmp_path,
            document(
                activity(plain, id_="1"),
                activity(plain, id_="2"),
                activity(kept, id_="3"),
            ),
        )
    )

    assert [(), ()] == [registry.actions[each].extra for each in "12"]
    assert {
        "iati:participating-org": '[{"activity-id":"XX-9-1","crs-channel-code":"1",'
        '"narrative":[["","Agcy"]],"ref":"XX-9","role":"4","type":"21"}]'
    } == dict(registry.actions["3"].extra)


def test_what_an_activity_says_of_its_reporter_is_kept(tmp_path: Path) -> None:
    """A secondary reporter, for instance."""
    text = document(
        activity().replace('type="21">', 'type="21" secondary-reporter="1">', 1)
    )

    assert {
        "iati:reporting-org": '[{"narrative":[["","Us"]],"ref":"XX-1",'
        '"secondary-reporter":"1","type":"21"}]'
    } == dict(only(put(tmp_path, text)).extra)
