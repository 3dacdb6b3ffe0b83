"""What an activity of 2.0x states, and where it goes."""

from pathlib import Path

import pytest

from partnerlib.model import PartialDate, Party, Source
from tests.unit.io.iati.files import (
    REPORTER,
    activity,
    document,
    kept,
    only,
    put,
    sound,
    told,
)


def test_an_activity_is_an_action(tmp_path: Path) -> None:
    """Identifier, title, description, status, organisations and source are read."""
    read = put(
        tmp_path,
        document(
            activity(
                "<description><narrative>Ten of them.</narrative></description>",
                '<activity-status code="2"/>',
                '<activity-date type="2" iso-date="2020-03-01"/>',
                attributes='last-updated-datetime="2021-04-05T06:07:08Z"',
            ),
            attributes='version="2.03" generated-datetime="2022-01-01T00:00:00"',
        ),
    )
    action = only(read)

    assert ("XX-1-A", "Wells", "Ten of them.") == (
        action.id,
        action.title,
        action.description,
    )
    assert ("ongoing", "2020-03-01/") == (action.status, str(action.period))
    assert (Party("XX-2", "implementer"),) == action.parties
    source = Source(stated_by="XX-1", date="2021-04-05", file="feed.xml")
    assert (source,) == action.sources
    assert PartialDate.parse("2022-01-01") == sound(read).date
    assert {"XX-1": "international-ngo", "XX-2": "unknown"} == {
        actor.id: actor.kind for actor in sound(read).actors.values()
    }
    assert [] == told(read)
    assert () == action.extra


def test_a_lone_activity_is_a_file(tmp_path: Path) -> None:
    """A file may be one activity, without anything around it."""
    assert "XX-1-A" == only(put(tmp_path, activity())).id


@pytest.mark.parametrize(
    ("stated", "period"),
    [
        ([("1", "2020-01-01"), ("3", "2021-01-01")], "2020-01-01~/2021-01-01~"),
        ([("1", "2020-01-01"), ("2", "2020-02-02")], "2020-02-02/"),
        ([("4", "2021-01-01"), ("3", "2020-12-01")], "/2021-01-01"),
        ([("2", "2020-02-02Z")], "2020-02-02/"),
        ([("2", "2020-02-02+06:00"), ("4", "31/12/2020")], "2020-02-02/2020-12-31"),
        ([("2", "2020-02-02"), ("2", "2020-03-03")], "2020-02-02/"),
        ([("0", "2020-02-02")], ""),
    ],
)
def test_actual_dates_come_before_planned_ones(
    tmp_path: Path, stated: list[tuple[str, str]], period: str
) -> None:
    """A planned date is approximate, and stands only where no actual one is."""
    dates = (f'<activity-date type="{t}" iso-date="{d}"/>' for t, d in stated)
    read = put(tmp_path, document(activity(*dates)))

    assert period == str(only(read).period)
    assert [] == told(read)


def test_dates_that_the_period_does_not_show_are_kept(tmp_path: Path) -> None:
    """Beside an actual date the planned one stays in the extra."""
    action = only(
        put(
            tmp_path,
            document(
                activity(
                    '<activity-date type="1" iso-date="2020-01-01">'
                    "<narrative>first plan</narrative></activity-date>",
                    '<activity-date type="2" iso-date="2020-02-02"/>',
                )
            ),
        )
    )

    assert [
        {"iso-date": "2020-01-01", "narrative": [["", "first plan"]], "type": "1"},
        {"iso-date": "2020-02-02", "type": "2"},
    ] == kept(action, "activity-date")


def test_wrong_dates_are_told(tmp_path: Path) -> None:
    """A date that is none, of no type, missing or before the start is a warning."""
    read = put(
        tmp_path,
        document(
            activity(
                '<activity-date type="1" iso-date="soon"/>',
                '<activity-date type="1" iso-date="2020-02-30"/>',
                '<activity-date type="1"/>',
                '<activity-date type="9" iso-date="2020-02-02"/>',
                '<activity-date type="2" iso-date="2020-02-02"/>',
                '<activity-date type="4" iso-date="2019-02-02"/>',
            )
        ),
    )

    assert [
        ("bad-date", "activity-date", "soon"),
        ("bad-date", "activity-date", "2020-02-30"),
        ("missing-value", "activity-date", None),
        ("unknown-code", "activity-date/@type", "9"),
        ("end-before-start", "activity-date", "2019-02-02"),
    ] == told(read)
    assert "2020-02-02/" == str(only(read).period)
    assert "/iati-activities/iati-activity[1]/activity-date[2]" == read.warnings[1].path


def test_related_activities(tmp_path: Path) -> None:
    """A parent in the file is the parent; every other relation stays in extra."""
    registry = sound(
        put(
            tmp_path,
            document(
                activity(id_="P"),
                activity('<related-activity ref="P" type="1"/>', id_="C"),
                activity(
                    '<related-activity ref="elsewhere" type="1"/>',
                    '<related-activity ref="P" type="3"/>',
                    '<related-activity ref="O" type="1"/>',
                    "<related-activity type='1'/>",
                    id_="O",
                ),
            ),
        )
    )

    assert "P" == registry.actions["C"].parent
    assert () == registry.actions["C"].extra
    assert "" == registry.actions["O"].parent
    assert [
        {"ref": "elsewhere", "type": "1"},
        {"ref": "P", "type": "3"},
        {"ref": "O", "type": "1"},
    ] == kept(registry.actions["O"], "related-activity")


def test_texts_in_several_languages(tmp_path: Path) -> None:
    """Tags in any case and of three letters are accepted; the default is known."""
    action = only(
        put(
            tmp_path,
            document(
                activity(attributes='xml:lang="EN"').replace(
                    "<title><narrative>Wells</narrative></title>",
                    "<title><narrative>Wells</narrative>"
                    '<narrative xml:lang="FRE">Puits</narrative>'
                    '<narrative xml:lang="pt-br">Poços</narrative></title>',
                )
            ),
        )
    )

    assert (("fr", "Puits"), ("pt-BR", "Poços")) == action.names
    assert (("iati:lang", "en"),) == action.extra


@pytest.mark.parametrize(
    ("title", "expected", "names"),
    [
        ('<narrative xml:lang="fr">Puits</narrative>', "Puits", (("fr", "Puits"),)),
        (
            '<narrative xml:lang="fr">Puits</narrative><narrative>Wells</narrative>',
            "Wells",
            (("fr", "Puits"),),
        ),
        (
            "<narrative>Wells</narrative><narrative>More wells</narrative>",
            "Wells",
            (),
        ),
        (
            '<narrative xml:lang="??">Wells</narrative>',
            "Wells",
            (),
        ),
        ("Wells<other/>", "Wells", ()),
    ],
)
def test_titles_that_are_told_otherwise(
    tmp_path: Path, title: str, expected: str, names: tuple[tuple[str, str], ...]
) -> None:
    """The title is the text in the default language, else the first."""
    stated = f"<title>{title}</title>"
    text = document(
        activity().replace("<title><narrative>Wells</narrative></title>", stated)
    )
    action = only(put(tmp_path, text))

    assert (expected, names) == (action.title, action.names)


def test_a_missing_title_is_replaced_and_told(tmp_path: Path) -> None:
    """By the description, else by the identifier."""
    bare = activity().replace("<title><narrative>Wells</narrative></title>", "")
    described = bare.replace(
        "</iati-activity>",
        "<description type='2'><narrative>Aim</narrative></description>"
        "<description><narrative>Ten wells</narrative></description></iati-activity>",
    )
    read = put(tmp_path, document(bare))

    assert [("missing-value", "title", None)] == told(read)
    assert "XX-1-A" == only(read).title
    action = only(put(tmp_path, document(described)))
    assert ("Ten wells", "Ten wells") == (action.title, action.description)
    assert [
        {"narrative": [["", "Aim"]], "type": "2"},
        {"narrative": [["", "Ten wells"]]},
    ] == kept(action, "description")


def test_missing_and_impossible_identifiers(tmp_path: Path) -> None:
    """An id is made of the contents, the same whenever they are the same."""
    nameless = activity(id_="")
    other = activity('<activity-status code="2"/>', id_="")
    read = put(tmp_path, document(nameless, other, activity(id_="a;b"), nameless))
    actions = sound(read).actions

    assert 3 == len(actions)
    assert [
        "missing-identifier",
        "missing-identifier",
        "bad-id",
        "missing-identifier",
    ] == [code for code, _, _ in told(read)]
    assert [{"iati:iati-identifier": "a;b"}] == [
        dict(action.extra) for action in actions.values() if action.extra
    ]
    assert list(actions) == list(
        sound(put(tmp_path, document(nameless, other, activity(id_="a;b")))).actions
    )


def test_repeated_identifiers(tmp_path: Path) -> None:
    """The same again is told; another activity of the same id is left out, and told."""
    again = put(tmp_path, document(activity(), activity()))
    clash = put(tmp_path, document(activity(), activity('<activity-status code="2"/>')))

    assert [("repeated-statement", "info")] == [
        (each.code, each.severity) for each in again.problems
    ]
    assert [("duplicate-id", "id", "XX-1-A")] == told(clash)
    assert "" == only(clash).status


def test_codes_that_have_no_field_are_kept(tmp_path: Path) -> None:
    """Scope, flow, markers, tags and other identifiers are in extra and codes."""
    action = only(
        put(
            tmp_path,
            document(
                activity(
                    '<other-identifier ref="X9" type="A1"><owner-org ref="O">'
                    "<narrative>Owner</narrative></owner-org></other-identifier>",
                    '<other-identifier ref="Y9" type="A2"/>',
                    '<activity-scope code="4"/>',
                    "<default-flow-type/>",
                    '<policy-marker vocabulary="1" code="2" significance="3"/>',
                    "<policy-marker/>",
                    '<tag code="T" vocabulary="99" vocabulary-uri="http://a.org/t"/>',
                    "<tag/>".replace("tag", "humanitarian-scope"),
                    attributes='hierarchy="2" humanitarian="1" '
                    'default-currency="EUR" linked-data-uri="http://a.org/1"',
                )
            ),
        )
    )

    assert (("iati-A1", "X9"), ("iati-A2", "Y9")) == action.codes
    assert "http://a.org/1" == action.url
    assert {
        "iati:activity-scope": "4",
        "iati:default-currency": "EUR",
        "iati:hierarchy": "2",
        "iati:humanitarian": "1",
        "iati:other-identifier": '[{"owner-org":[{"narrative":[["","Owner"]],'
        '"ref":"O"}],"ref":"X9","type":"A1"}]',
        "iati:policy-marker": '[{"code":"2","significance":"3","vocabulary":"1"}]',
        "iati:tag": '[{"code":"T","vocabulary":"99",'
        '"vocabulary-uri":"http://a.org/t"}]',
    } == dict(action.extra)


def test_what_is_not_read_is_told(tmp_path: Path) -> None:
    """Money and results are counted, and personal data told without its value."""
    read = put(
        tmp_path,
        document(
            activity(
                "<contact-info><email>someone@example.org</email></contact-info>",
                "<budget/><budget/>",
                "<other:thing xmlns:other='urn:x'/>",
            )
        ),
    )

    assert [
        ("not-read", "info", "budget", "2"),
        ("personal-data", "info", "contact-info", "1"),
        ("not-read", "info", "other:thing", "1"),
    ] == [
        (each.code, each.severity, each.value, dict(each.facts)["count"])
        for each in read.problems
    ]
    assert "someone" not in str(only(read))


def test_an_unknown_status_is_told(tmp_path: Path) -> None:
    """Only the first status counts."""
    read = put(
        tmp_path,
        document(
            activity('<activity-status code="77"/>', '<activity-status code="2"/>')
        ),
    )

    assert [("unknown-code", "activity-status", "77")] == told(read)
    assert "" == only(read).status


def test_wrong_attributes_are_told(tmp_path: Path) -> None:
    """A level that is no number, a flag that is neither."""
    read = put(
        tmp_path,
        document(activity(attributes='hierarchy="top" humanitarian="perhaps"')),
    )

    assert [
        ("unknown-code", "iati-activity/@hierarchy", "top"),
        ("unknown-code", "iati-activity/@humanitarian", "perhaps"),
    ] == told(read)
    assert () == only(read).extra


def test_forbidden_characters_become_blanks(tmp_path: Path) -> None:
    """What XML allows and no record may hold is told, activity by activity."""
    read = put(
        tmp_path,
        document(
            activity(id_="1").replace("Wells", "Wells &amp; pumps"),
            activity(id_="2").replace("Wells", "We&#133;lls"),
            activity(id_="3").replace('ref="XX-2"', 'ref="XX&#x2028;2"'),
            activity(id_="4").replace("Them", "Th\x9fem"),
        ),
    )
    registry = sound(read)

    assert [("bad-text", "iati-activity")] * 3 == [
        (code, column) for code, column, _ in told(read)
    ]
    assert ["/iati-activities/iati-activity[2]", "'\\x85'"] == [
        read.warnings[0].path,
        dict(read.warnings[0].facts)["character"],
    ]
    assert "We lls" == registry.actions["2"].title
    assert Party("XX 2", "implementer") in registry.actions["3"].parties
    assert ("Th em",) == registry.actors["XX-2"].aliases


@pytest.mark.parametrize("width", range(250, 290))
def test_forbidden_characters_are_found_across_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    """Wherever the file is cut between two pieces."""
    monkeypatch.setattr("partnerlib.io.iati._text._CHUNK", width)
    more = " and pumps" * 9
    text = document(activity().replace("Wells", f"We&#133;l\x9fls{more}"))
    not_plain = text.replace("<title>", "<x:y xmlns:x='urn:x'/><title>")

    assert f"We l ls{more}" == only(put(tmp_path, text)).title
    assert f"We l ls{more}" == only(put(tmp_path, not_plain)).title


def test_an_activity_of_nobody_is_left_out(tmp_path: Path) -> None:
    """Without any organisation there is no action; a reporter is better than none."""
    nobody = "<iati-activity><iati-identifier>X</iati-identifier></iati-activity>"
    reported = nobody.replace("</iati-activity>", f"{REPORTER}</iati-activity>")
    read = put(tmp_path, document(nobody, activity()))

    assert [("missing-value", "title", None), ("no-party", None, "X")] == told(read)
    assert ["XX-1-A"] == list(sound(read).actions)
    assert (Party("XX-1", "reporting"),) == only(
        put(tmp_path, document(reported))
    ).parties
