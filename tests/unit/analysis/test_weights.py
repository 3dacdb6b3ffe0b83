import json
import random
from typing import Any

import attrs
import pytest

import partnerlib
from partnerlib import FittedWeights, TriangleWeights, fit_weights
from partnerlib.errors import ParameterError
from partnerlib.model import Actor, Agreement, Territory
from partnerlib.registry import Registry

COUNTRIES = ("DE", "FR", "IT", "PL")


def towns(count: int = 120) -> list[Territory]:
    """Make towns of four countries and of two sizes."""
    return [
        Territory(
            f"t{number:03}",
            name=f"T{number}",
            country=COUNTRIES[number % 4],
            population=1000 if number % 3 else 50_000,
        )
        for number in range(count)
    ]


def world(ties: int = 200, seed: int = 1, count: int = 96) -> Registry:
    """Make ties between towns of one size in France and Germany, and of others."""
    rng = random.Random(seed)  # noqa: S311 -- a test draws worlds
    places = towns(count)
    agreements: dict[str, Agreement] = {}
    while len(agreements) < ties:
        one, other = sorted(rng.sample(places, 2), key=lambda town: town.id)
        likely = one.population == other.population
        likely &= {one.country, other.country} == {"FR", "DE"}
        if likely or rng.random() < 0.05:
            id_ = f"{one.id}~{other.id}"
            agreements[id_] = Agreement(id_, parties=[one.id, other.id])
    return Registry.of(territories=places, agreements=agreements.values())


def test_what_makes_ties_gets_weight() -> None:
    """Where countries and sizes make the ties, their components are found."""
    found = fit_weights(world(400, count=240))
    weights, errors = dict(found.weights.pairs), dict(found.errors)
    assert (200, 5000) == (found.ties, found.pairs)
    assert weights["country_leaning"] > 1.5 * errors["country_leaning"] > 0
    assert weights["country_leaning"] > 3 * weights["joint_size"]
    assert 0 < found.log_loss < 0.15


def test_what_the_data_does_not_tell_gets_none() -> None:
    """Components without data are named, and have no weight and no curve."""
    found = fit_weights(world(), folds=1)
    silent = {
        "nearby_ties",
        "partners_nearby",
        "proximity",
        "shared_language",
        "shared_themes",
        "need_offer_fit",
        "liveliness",
    }
    assert silent == set(found.no_data)
    assert {0.0} == {dict(found.weights.pairs)[name] for name in silent}
    assert not silent & {name for name, _ in found.weights.curves}
    assert 10 == len(found.weights.curves)


def test_weights_follow_from_the_seed() -> None:
    """Equal seeds give equal weights, and others not much else."""
    registry = world()
    one, same, other = (fit_weights(registry, seed=seed, folds=1) for seed in (3, 3, 4))
    assert one == same
    assert one.weights != other.weights


def test_fitted_weights_serve_the_finder() -> None:
    """What is fitted can be passed on, and each score be computed again."""
    registry = world()
    found = fit_weights(registry, folds=2)
    triangles = partnerlib.find_triangles(registry, weights=found.weights, limit=5)
    for triangle in triangles:
        parts = triangle.components
        for part in parts:
            raw = part.value if part.raw is None else part.raw
            assert part.value == found.weights.value(part.name, raw)
        mass = sum(part.weight or 0.0 for part in parts)
        total = sum((part.weight or 0.0) * part.value for part in parts)
        assert pytest.approx(total / mass, abs=2e-9) == triangle.score


def test_later_ties_can_be_fitted_to() -> None:
    """Ties that only the later edition has are learned from, by id."""
    whole = world(260)
    names = sorted(whole.agreements)[::3]
    earlier = whole.without(*(f"agreement/{name}" for name in names))
    found = fit_weights(earlier, whole, folds=1)
    assert len(names) == found.ties
    assert found == fit_weights(earlier, whole, folds=1)


def test_only_some_territories_are_asked_about() -> None:
    """Ties are hidden, and pairs drawn, between the territories that are named."""
    registry = world(300)
    french = [t for t in registry.territories if registry.country_of(t) in {"FR", "DE"}]
    inner = {
        id_
        for id_, agreement in registry.agreements.items()
        if {party.actor.removeprefix("authority:") for party in agreement.parties}
        <= set(french)
    }
    found = fit_weights(registry, among=french, folds=10)
    assert 10 * max(round(len(inner) / 10), 1) == pytest.approx(found.ties, abs=5)
    with pytest.raises(ParameterError, match="among"):
        fit_weights(registry, among=["t001", "nowhere"])
    with pytest.raises(ParameterError, match="at least 50"):
        fit_weights(registry, among="t001")


@pytest.mark.parametrize(
    ("asked", "rule"),
    [
        ({"folds": 0}, "from 1 to 10"),
        ({"folds": True}, "from 1 to 10"),
        ({"seed": -1}, "from 0 up"),
        ({"seed": 0.5}, "from 0 up"),
        ({"level": "nowhere"}, "level"),
    ],
)
def test_senseless_parameters_are_refused(asked: dict[str, Any], rule: str) -> None:
    """A wrong argument is told with what is expected."""
    with pytest.raises(ParameterError, match=rule):
        fit_weights(world(60), **asked)


def test_few_ties_say_nothing() -> None:
    """Fewer than 50 ties, or a world in which all are tied, are refused."""
    with pytest.raises(ParameterError, match="49 ties"):
        fit_weights(world(49))
    with pytest.raises(ParameterError, match="1 tie'"):
        fit_weights(world(1))
    places = towns(12)
    ties = [
        Agreement(f"{a.id}~{b.id}", parties=[a.id, b.id])
        for at, a in enumerate(places)
        for b in places[at + 1 :]
    ]
    clique = Registry.of(territories=places, agreements=ties)
    with pytest.raises(ParameterError, match=r"^registry=.*without a tie"):
        fit_weights(clique)
    earlier = clique.without(*(f"agreement/{each.id}" for each in ties[:55]))
    with pytest.raises(ParameterError, match=r"^later=.*without a tie"):
        fit_weights(earlier, clique)
    with pytest.raises(ParameterError, match=r"^later='0 ties': at least 50 .* new"):
        fit_weights(clique, clique)


def groups(count: int, size: int) -> Registry:
    """Make agreements of so many towns each, none of which meet again."""
    places = towns(count * size)
    return Registry.of(
        territories=places,
        agreements=[
            Agreement(
                f"g{at}", parties=[t.id for t in places[at * size : (at + 1) * size]]
            )
            for at in range(count)
        ],
    )


def test_whole_agreements_are_hidden() -> None:
    """The ties of an agreement of many are hidden together: no partner is left."""
    found = fit_weights(groups(20, 4), folds=3)
    weights = dict(found.weights.pairs)
    # Of 120 ties 12 are asked for each time, and two agreements make them.
    assert 36 == found.ties
    assert {0.0} == {
        weights[name] for name in ("cannistraci_hebb", "resource_allocation")
    }
    assert "" == found.lead


def test_hiding_ends_when_all_have_been_hidden() -> None:
    """With few agreements there are fewer hidings, and all are told as done."""
    told: list[tuple[str, int, int]] = []
    with partnerlib.progress.told_to(lambda *each: told.append(each)):
        found = fit_weights(groups(5, 5), folds=10)
    # Each of five hides one agreement, of ten ties; then none is left.
    assert 50 == found.ties
    assert [("weights", done, 10) for done in (0, 1, 2, 3, 4, 5, 10)] == told


def test_one_agreement_of_most_ties_is_refused() -> None:
    """What cannot be hidden whole and leave half of the ties says so."""
    whole = groups(5, 5).with_agreements(
        Agreement("all", parties=[f"t{number:03}" for number in range(20)])
    )
    with pytest.raises(ParameterError, match=r"of 200 ties at once.*most parties"):
        fit_weights(whole)


def test_seats_are_asked_for() -> None:
    """Actors without seats have no ties between territories, and it is said so."""
    names = [f"a{number}" for number in range(20)]
    actors = Registry.of(
        actors=[Actor(name, name=name) for name in names],
        agreements=[
            Agreement(f"{one}~{other}", parties=[one, other])
            for at, one in enumerate(names)
            for other in names[at + 1 :]
        ],
    )
    with pytest.raises(ParameterError, match=r"at least 50 between territories$"):
        fit_weights(actors)
    with pytest.raises(ParameterError, match="give the ids of territories") as caught:
        fit_weights(actors, among=names)
    assert "actors" not in str(caught.value)
    with pytest.raises(ParameterError, match=r"give the ids of actors$"):
        partnerlib.find_ties(actors, between="actors", among=["nobody"])


def test_they_can_be_written_down() -> None:
    """The object for JSON holds all of them, and makes the same weights again."""
    found = fit_weights(world(), folds=1)
    told = json.loads(json.dumps(found.to_dict()))
    again = TriangleWeights(**told["weights"], curves=told["curves"])
    assert found.weights == again
    assert set(attrs.fields_dict(FittedWeights)) | {"curves"} == set(told)


def test_they_are_shown_in_one_line() -> None:
    """Shown are how many components the pairs tell of, the ties, and the loss."""
    found = fit_weights(world(), folds=1)
    shown = repr(attrs.evolve(found, log_loss=0.432149))
    told = len(found.errors) - len(found.no_data)

    assert (
        f"<FittedWeights: components={told}, ties={found.ties}, log_loss=0.4321>"
        == (shown)
    )
    assert 0 < told < len(found.errors)
