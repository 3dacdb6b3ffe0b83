"""The world of Essonne holds what the text of 4 July 2016 says."""

import datetime as dt

import pytest

import partnerlib
from partnerlib import Registry
from partnerlib.datasets import essonne


@pytest.fixture(scope="module")
def world() -> Registry:
    """Give the world, once."""
    return essonne()


def needs_of(world: Registry, horizon: str) -> set[str]:
    """List the needs of the département at a horizon."""
    return {
        id_
        for id_, need in world.needs.items()
        if need.horizon == horizon and need.territory == "FR-91"
    }


def test_horizons_are_those_of_the_text(world: Registry) -> None:
    """Six needs are short-term, three medium, four long; the rest states none."""
    assert (6, 3, 4) == tuple(
        len(needs_of(world, horizon)) for horizon in ("short", "medium", "long")
    )
    assert "financement" in needs_of(world, "")


def test_themes_of_the_projects_are_all_there(world: Registry) -> None:
    """The participants wish to go on in the seven themes that the text lists."""
    expected = (
        "digital",
        "economic-development",
        "education",
        "environment",
        "food-sovereignty",
        "health",
        "water",
    )
    assert expected == world.needs["poursuite-projets"].scope.themes


def test_each_theme_of_the_projects_has_an_example(world: Registry) -> None:
    """No theme that goes on is unmet: each has a project or a cooperation."""
    unmet = {
        need for gap in partnerlib.find_gaps(world, kinds="unmet") for need in gap.needs
    }
    assert "poursuite-projets" not in unmet


def test_the_service_keeps_its_former_name(world: Registry) -> None:
    """The service of the département is known as CRESI too."""
    assert ("CRESI",) == world.actors["service-action-internationale"].aliases


def test_sleeping_cooperations_are_dormant_since_a_date(world: Registry) -> None:
    """Three cooperations sleep, and each says when it was last seen awake."""
    sleeping = [each for each in world.agreements.values() if each.status == "dormant"]
    assert 3 == len(sleeping)
    assert all(each.last_activity for each in sleeping)


def test_findings_refer_to_the_meeting_and_not_to_the_planned_one(
    world: Registry,
) -> None:
    """The latest day of what is not only planned is 4 July 2016."""
    report = partnerlib.find_triangles(world)
    assert report.parameters["as_of"] == str(dt.date(2016, 7, 4))


def test_every_kind_of_gap_that_the_text_supports_is_there(world: Registry) -> None:
    """Unmet, met by one, met in part, without a funder, not reached: all occur."""
    expected = {"short", "single-provider", "unfunded", "unmet", "unreached"}
    assert expected == {gap.kind for gap in partnerlib.find_gaps(world)}


def test_palestine_is_not_reached(world: Registry) -> None:
    """The country that the text cites as a new partnership is found unreached."""
    keys = {gap.key for gap in partnerlib.find_gaps(world, kinds="unreached")}
    assert "unreached:place=PS" in keys


def test_pairs_of_associations_show_all_three_labels(world: Registry) -> None:
    """Two do the same, two complete each other, two are in one collective."""
    report = partnerlib.find_duplicates(
        world, labels=("duplicate", "complementary", "coordinated")
    )
    keys = {pair.key for pair in report}
    expected = {
        "duplicate:asso-puits~asso-sources",
        "complementary:asso-ecoles~asso-maitres",
        "coordinated:asso-dispensaires~asso-soins",
    }
    assert expected == expected & keys


def test_the_best_triangle_has_all_its_roles(world: Registry) -> None:
    """A commune brings together a town that gardens and one that wants gardens."""
    best = partnerlib.find_triangles(world).top(1)[0]
    assert {
        "facilitating": "commune-plateau",
        "pivotal": "ville-sahel",
        "beneficiary": "ville-golfe",
    } == {role.role: role.territory for role in best.roles}


def test_no_real_commune_is_said_to_cooperate(world: Registry) -> None:
    """Évry is in the world for its resource centre only."""
    assert ["maison-du-monde"] == [actor.id for actor in world.actors_in("FR-91228")]
