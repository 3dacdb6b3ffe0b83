"""What HXL files of the field hold, against figures worked out without this library."""

import csv
import warnings
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import attrs
import pytest

import partnerlib
from partnerlib import Registry
from partnerlib.errors import PartnerlibWarning
from partnerlib.io._slugs import slug
from partnerlib.io.raw import RawTable, as_text, open_raw
from partnerlib.vocabularies import builtin

SharedData = Callable[[str], Path]

ETHIOPIA = "ethiopia_who_is_doing_what_where_4w_february_2022.xlsx"
ETHIOPIA_NEEDS = "ethiopia_drought_affected_targeted_reached_by_cluster.csv"

# What HDX made of names that it did not find in its lists: the initials in English,
# and for two sectors the nearest by sound, whatever they mean.
HDX_INITIALS = {"oms": "who", "oim": "iom", "pnud": "undp", "cicr": "icrc"}
HDX_INITIALS |= {"irw": "ir", "good-neighbors": "gn"}
HDX_SECTORS = {"refugees", "humanitarian-coordination"}


@cache
def read(*paths: Path) -> Registry:
    """Read files whose warnings are not the point."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PartnerlibWarning)
        return partnerlib.read(*paths)


def sheet(path: Path, name: str) -> RawTable:
    """Give the bare cells of a sheet."""
    tables, _ = open_raw(path)
    return next(table for table in tables if table.sheet.startswith(name))


@pytest.mark.parametrize(
    ("name", "rows", "actions", "without_anybody"),
    [
        ("iraq_3w_jan_to_apr_2022_longtable_20220518.xlsx", 4839, 2378, 0),
        (ETHIOPIA, 7900, 6146, 0),
        ("hti_operational_presence_2020.xlsx", 11376, 10021, 0),
        (
            "20190731_ocha_moz_response_tracking_matrix_consolidated_20190909.xlsx",
            8391,
            8391,
            0,
        ),
        ("345_honduras.csv", 2730, 881, 0),
        ("3w_bdi_mar2022.xlsx", 1527, 1437, 0),
        ("3w_car_mar2022.xlsx", 1809, 1809, 0),
        ("sudan_3w_2021.xlsx", 2773, 2742, 0),
        ("3w_as_of_may_2021.xlsx", 495, 495, 0),
    ],
)
def test_every_row_of_the_nine_files_is_accounted_for(
    shared_data: SharedData, name: str, rows: int, actions: int, without_anybody: int
) -> None:
    """Each row is the source of one action, or is told to name nobody.

    Distinct rows are those of the reference but for spelling: Sudan has 2,772 distinct
    rows, and 2,742 when case and blanks do not count; Iraq 4,839, and 2,378 when the
    reporting month does not; Haiti 10,033, twelve of which name an organisation by its
    French or English initials only; Burundi 1,527 with a column that has no hashtag.
    """
    result = partnerlib.check(shared_data("hxl-3w") / name)

    assert () == result.errors
    found = result.sound()
    lost = sum(problem.code == "no-party" for problem in result.problems)
    sources = [each for action in found.actions.values() for each in action.sources]
    assert (rows, actions, without_anybody) == (
        len(sources) + lost,
        len(found.actions),
        lost,
    )
    assert len(sources) == len({(each.title, each.row) for each in sources})
    # They are put together unchecked: made by their class they are the same.
    assert all(attrs.evolve(each) == each for each in found.actions.values())


def test_the_data_of_ethiopia_is_read_and_not_its_hidden_gazetteer(
    shared_data: SharedData,
) -> None:
    """The first sheet with hashtags is hidden: it tells parents and nothing else."""
    found = read(shared_data("hxl-3w") / ETHIOPIA)

    titles = {each.title for a in found.actions.values() for each in a.sources}
    assert {"Eth_4Ws_February_2022"} == titles
    place = found.territories["ET010211"]
    assert ("adm3", "ET0102") == (place.level, place.parent)
    assert ("adm1", "Tigray") == (
        found.territories["ET01"].level,
        found.territories["ET01"].name,
    )


def test_presence_in_ethiopia_is_that_of_its_cells(shared_data: SharedData) -> None:
    """Place codes as given and clusters: 1,877 pairs, of which 1,871 have a code."""
    path = shared_data("hxl-3w") / ETHIOPIA
    themes = builtin()["themes"]
    stated = {
        (code, themes.resolve(as_text(row[14]).strip()))
        for row in sheet(path, "Eth_4Ws").rows[2:]
        if (code := as_text(row[12]).strip())
    }
    assert 1871 == len(stated)

    found = read(path)
    read_cells = {
        (place, theme)
        for action in found.actions.values()
        for place in action.scope.places
        for theme in action.scope.themes
    }
    # A row without a code lies in the coded place of its names, where there is one.
    assert stated <= read_cells
    assert 1877 + 12 == len(read_cells)


def test_several_donors_in_a_cell_are_told_apart(shared_data: SharedData) -> None:
    """In Ethiopia; the organisations that programme are not those that implement."""
    found = read(shared_data("hxl-3w") / ETHIOPIA)

    funders = {
        tuple(p.actor for p in action.parties if p.role == "funder")
        for action in found.actions.values()
    }
    assert ("org:norway", "org:netherlands") in funders or (
        "org:netherlands",
        "org:norway",
    ) in funders
    assert ("org:bha", "org:cerf", "org:echo", "org:fcdo") in funders
    apart = sum(
        len(action.sources)
        for action in found.actions.values()
        if {p.actor for p in action.parties if p.role == "programming"}
        != {p.actor for p in action.parties if p.role == "implementer"}
    )
    assert 2000 < apart < 4000  # "about 2,900 of 7,900 rows"


@pytest.mark.parametrize(
    ("theme", "needed", "gaps", "missing"),
    [
        ("health", 386, 282, 7_977_093),
        ("nutrition", 391, 263, 2_171_403),
        ("water", 307, 226, 9_086_685),
        ("protection", 254, 163, 3_976_466),
        ("education", 206, 174, 1_161_035),
    ],
)
def test_gaps_of_ethiopia_whatever_the_status(
    shared_data: SharedData, theme: str, needed: int, gaps: int, missing: int
) -> None:
    """A 4W and a needs table, joined on place codes, give the reference's figures."""
    found = ethiopia(shared_data)

    quantities = [
        need.quantity or 0
        for need in found.needs.values()
        if need.scope.themes == (theme,)
    ]
    assert needed == len(quantities)
    if theme == "health":
        assert 10_998_620 == sum(quantities)
    assert (gaps, missing) == unmet(found, theme, "any")


def test_gaps_of_ethiopia_now(shared_data: SharedData) -> None:
    """What is planned, suspended or completed serves nobody now."""
    found = ethiopia(shared_data)

    assert (300, 8_636_014) == unmet(found, "health", "live")


def test_what_is_not_said_to_be_reached_is_unknown(shared_data: SharedData) -> None:
    """Nobody is said to be reached where somebody is present: nothing falls short."""
    report = partnerlib.find_gaps(
        ethiopia(shared_data), by=("theme", "place"), statuses="any", limit=None
    )

    assert [] == [each for each in report.findings if each.kind == "short"]
    assert 0 < report.examined["reached_unknown"]


def ethiopia(shared_data: SharedData) -> Registry:
    """Read the 4W and the needs table of Ethiopia together."""
    return read(shared_data("hxl-3w") / ETHIOPIA, shared_data("needs") / ETHIOPIA_NEEDS)


def unmet(registry: Registry, theme: str, statuses: str) -> tuple[int, int]:
    """Count the needs of a theme that nobody serves, and the people in them."""
    report = partnerlib.find_gaps(
        registry, by=("theme", "place"), statuses=statuses, limit=None
    )
    found = [
        gap
        for gap in report.findings
        if gap.kind == "unmet" and dict(gap.cell)["theme"] == theme
    ]
    return len(found), sum(gap.quantity or 0 for gap in found)


def test_needs_of_somalia_say_what_is_wrong_with_them(shared_data: SharedData) -> None:
    """Only the totals are filled: how many are affected, and how many targeted."""
    path = (
        shared_data("needs")
        / "somalia_drought_affected_targeted_reached_by_cluster.csv"
    )
    found = read(path)

    assert 74 == len(found.needs)
    assert {None} == {need.quantity for need in found.needs.values()}
    need = found.needs["need:SO1201"]
    assert (358_287, (("hxl:#affected+total", "47322"),)) == (need.targeted, need.extra)


def test_roles_of_iraq_come_from_a_column(shared_data: SharedData) -> None:
    """Primary and sub-implementing partners, three audiences, three levels."""
    found = read(
        shared_data("hxl-3w") / "iraq_3w_jan_to_apr_2022_longtable_20220518.xlsx"
    )

    roles = Counter(
        party.role
        for action in found.actions.values()
        for party in action.parties
        for _ in action.sources
    )
    assert {"implementer": 4601, "sub-implementer": 238} == roles
    audiences = Counter(
        audience
        for action in found.actions.values()
        for audience in action.scope.audiences
        for _ in action.sources
    )
    assert {
        "returnees": 2090,
        "idps-out-of-camps": 1878,
        "idps-in-camps": 871,
    } == audiences
    assert {"adm1": 18, "adm2": 81, "adm3": 171} == Counter(
        place.level for place in found.territories.values()
    )
    assert {"2022-01", "2022-02", "2022-03", "2022-04"} == {
        str(each.date) for a in found.actions.values() for each in a.sources
    }


def test_haiti_is_read_in_two_languages(shared_data: SharedData) -> None:
    """Names stand in English, and in French beside."""
    found = read(shared_data("hxl-3w") / "hti_operational_presence_2020.xlsx")

    hunger = found.actors["org:action-against-hunger"]
    assert (("fr", "ACTION CONTRE LA FAIM"),) == hunger.names
    assert "OUEST" == dict(found.territories["HT01"].names)["fr"]
    assert 140 == sum(each.level == "adm2" for each in found.territories.values())


def test_a_place_that_is_none_is_the_country(shared_data: SharedData) -> None:
    """In Honduras 153 rows cover the whole country."""
    found = read(shared_data("hxl-3w") / "345_honduras.csv")

    rows = [
        source
        for action in found.actions.values()
        if action.scope.places == ("HN",)
        for source in action.sources
    ]
    assert 153 == len(rows)
    assert "HN00" not in found.territories


CONFORMING = (
    "input-valid.csv",
    "input-valid.hxl",
    "input-valid.json",
    "input-valid.ssv",
    "input-valid.tsv",
    "input-valid.xls",
    "input-valid.xlsx",
    "input-valid-csv.zip",
    "input-valid-json.txt",
    "input-valid-latin1.csv",
    "input-valid-nested.json",
    "input-valid-objects.json",
    "input-valid-xlsx.NOEXT",
    "input-zip-invalid.zip",
)


@pytest.mark.parametrize("name", CONFORMING)
def test_one_table_in_all_encodings_and_containers(
    shared_data: SharedData, name: str
) -> None:
    """Thirteen of them give the same actions, and so does one that libhxl refuses."""
    folder = shared_data("hxl-conformance")
    expected = read(folder / "input-valid.csv")
    found = read(folder / name)

    assert 4 == len(found.actions)
    assert set(expected.actions) == set(found.actions)
    assert expected.territories == found.territories
    assert expected.actors == found.actors
    assert {"org:acnur", "org:oms", "org:unicef"} == set(found.actors)
    assert {"Panamá", "Colombia", "Venezuela"} == {
        each.name for each in found.territories.values() if each.level == "country"
    }


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("input-invalid.csv", "unknown-format"),
        ("input-untagged.csv", "unknown-format"),
        ("input-untagged.json", "bad-type"),
        ("input-untagged-objects.json", "bad-type"),
        ("input-untagged-csv.zip", "unknown-format"),
        ("input-notag1.html", "unknown-format"),
        ("input-notag2.html", "unknown-format"),
        ("input-multiline.csv", "unreadable-source"),
    ],
)
def test_broken_files_give_a_problem_and_no_other_exception(
    shared_data: SharedData, name: str, code: str
) -> None:
    """What has no hashtags of organisations or needs is none of ours."""
    result = partnerlib.check(shared_data("hxl-conformance") / name)

    assert [code] == [problem.code for problem in result.errors]


def test_merged_cells_say_the_same_in_all_their_parts(shared_data: SharedData) -> None:
    """One cell names the organisation of two rows; numbers count but once."""
    found = read(shared_data("hxl-conformance") / "input-merged.xlsx")
    by_row = {a.sources[0].row: a for a in found.actions.values()}

    assert {4: "org:acnur", 5: "org:unicef", 6: "org:unicef", 7: "org:oms"} == {
        row: action.parties[0].actor for row, action in by_row.items()
    }


def test_hashtags_below_several_headings(shared_data: SharedData) -> None:
    """Rows are numbered as the file has them; half of the hashtags may be broken."""
    folder = shared_data("hxl-conformance")
    found = read(folder / "input-multiple-headers.csv")
    assert [4, 5] == sorted(
        each.row or 0 for action in found.actions.values() for each in action.sources
    )
    result = partnerlib.check(folder / "input-fuzzy.csv")
    assert 4 == len(result.sound().actions)
    (problem,) = result.problems
    assert "Registro, País, Departamento/Provincia/Estado" == problem.value


def test_presence_in_chad_is_what_hdx_published(shared_data: SharedData) -> None:
    """But for names that HDX translated, and two sectors that it guessed by sound.

    "Coordination" and "Réfugiés" became camp coordination there: 1,516 distinct rows
    of organisation, place and sector then become the 1,505 published ones.
    """
    folder = shared_data("3w-expected-2025")
    found = read(folder / "3w_tcd_avr2025.xlsx")
    themes = builtin()["themes"]
    with (folder / "expected_presence_SOM_TCD.csv").open(encoding="utf-8-sig") as file:
        published = [
            (
                slug(row["provider_admin1_name"]),
                themes.resolve(row["sector_name"]),
                slug(row["org_acronym"]),
            )
            for row in csv.DictReader(file)
            if row["location_code"] == "TCD"
        ]
    assert 1505 == len(published) == len(set(published))
    presence = {
        (slug(found.territories[place].name), theme, slug(found.actors[p.actor].name))
        for action in found.actions.values()
        for place in action.scope.places
        for theme in action.scope.themes
        for p in action.parties
    }
    assert 1516 == len(presence)

    as_hdx = {
        (
            place,
            "camp-coordination" if theme in HDX_SECTORS else theme,
            HDX_INITIALS.get(org, org),
        )
        for place, theme, org in presence
    }
    assert set(published) == as_hdx
