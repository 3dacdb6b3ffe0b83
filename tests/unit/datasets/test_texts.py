"""The other worlds hold what their texts say."""

from collections import Counter

from partnerlib.datasets import centraider, ess_regions, reciprocity


def test_youth_is_served_by_three_and_recognised_by_none() -> None:
    """Three associations inform, guide and support the young, unrecognised."""
    served = [
        action
        for action in centraider().actions.values()
        if action.scope.audiences == ("youth",)
    ]
    assert 3 == len(served)
    assert {"no"} == {action.recognised for action in served}
    functions = {action.scope.functions for action in served}
    assert {("guidance", "information", "support")} == functions


def test_meetings_of_2012_are_over_and_had_the_young() -> None:
    """The edition of 2012 is part of the yearly meetings, with the young besides."""
    actions = centraider().actions
    edition = actions["rencontres-regionales-2012"]
    assert ("rencontres-regionales", "completed", "2012") == (
        edition.parent,
        edition.status,
        str(edition.period),
    )
    yearly = actions["rencontres-regionales"].scope.audiences
    assert ("youth",) == tuple(sorted({*edition.scope.audiences} - {*yearly}))


def test_convention_of_2004_binds_two_regions() -> None:
    """Aquitaine and Souss-Massa-Drâa signed in 2004; an operator works under it."""
    world = ess_regions()
    convention = world.agreements["convention-aquitaine-souss-massa-draa"]
    seats = [world.actors[party.actor].territory for party in convention.parties]
    assert ["FR-B", "MA-13"] == seats
    assert 2004 == convention.period.start.year if convention.period.start else None
    under = world.actions_under(convention.id)
    assert ["plateforme-souss-massa-draa"] == [action.id for action in under]


def test_platform_was_replicated_six_times() -> None:
    """Four times in Morocco, once in Burkina Faso and once in Romania."""
    derived = Counter(
        action.scope.places
        for action in ess_regions().actions.values()
        if action.derived_from == "plateforme-souss-massa-draa" and not action.status
    )
    assert {("MA",): 4, ("BF",): 1, ("RO",): 1} == derived


def test_merged_regions_lead_to_their_successors_in_time() -> None:
    """A region that was merged ends when the region that succeeds it begins."""
    territories = ess_regions().territories
    assert "../2015-12-31" == str(territories["FR-S"].valid)
    (successor,) = territories["FR-S"].successors
    assert ("Hauts-de-France", "2016-01-01/..") == (
        territories[successor].name,
        str(territories[successor].valid),
    )


def test_reciprocity_flows_both_ways() -> None:
    """Each of the two ports gives the other something immaterial."""
    world = reciprocity()
    covers = world.vocabularies["exchange-kinds"].covers
    givers = {
        world.actors[exchange.giver].territory
        for exchange in world.exchanges.values()
        if covers("immaterial", exchange.kind)
    }
    assert {"port-nord", "port-sud"} == givers


def test_one_tie_is_told_twice_with_other_contents() -> None:
    """Two records of the same parties, each stated by one, disagree on the status."""
    agreements = reciprocity().agreements
    north = agreements["jumelage-dit-par-le-nord"]
    south = agreements["jumelage-dit-par-le-sud"]
    assert [party.actor for party in north.parties] == [
        party.actor for party in south.parties
    ]
    assert ("active", "dormant") == (north.status, south.status)
    assert ("ville-port-nord", "ville-port-sud") == (
        north.sources[0].stated_by,
        south.sources[0].stated_by,
    )


def test_one_convention_is_stated_by_both_sides() -> None:
    """Both southern towns state their convention, in one record."""
    sources = reciprocity().agreements["convention-port-oasis"].sources
    assert ["ville-oasis-sud", "ville-port-sud"] == [
        source.stated_by for source in sources
    ]
