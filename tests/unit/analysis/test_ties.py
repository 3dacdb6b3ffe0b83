import itertools
import random
from typing import Any

import attrs
import pytest

import partnerlib
from partnerlib import TriangleWeights, find_ties, find_triangles, iter_ties, score_pair
from partnerlib.errors import ModelError, ParameterError
from partnerlib.findings import Label, Tie
from partnerlib.model import (
    Action,
    Actor,
    Agreement,
    Need,
    Offer,
    Party,
    Record,
    Scope,
    Territory,
)
from partnerlib.registry import Registry


def world(ties: str, *more: Record, **towns: dict[str, Any]) -> Registry:
    """Make a registry of ties such as ``"ab bc"``; towns may have fields."""
    letters = sorted(set(ties.replace(" ", "")) | set(towns))
    stated = {record.id for record in more if isinstance(record, Territory)}
    return Registry.from_records(
        [
            *(
                Territory(x, name=x.upper(), **towns.get(x, {}))
                for x in letters
                if x not in stated
            ),
            *(Agreement(ends, parties=list(ends)) for ends in ties.split()),
            *more,
        ]
    )


def drawn(seed: int) -> Registry:
    """Draw a world with countries, sizes and places."""
    rng = random.Random(seed)  # noqa: S311 -- a test draws worlds
    letters = "abcdefghij"
    towns = {
        x: {
            "country": rng.choice(["", "FR", "DE"]),
            "population": rng.choice([None, 1000, 30_000]),
            "location": rng.choice([None, (45, 3), (52.5, 10)]),
        }
        for x in letters
    }
    pairs = rng.sample(list(itertools.combinations(letters, 2)), 14)
    return world(" ".join("".join(pair) for pair in pairs), **towns)


def test_all_pairs_without_a_tie_are_found() -> None:
    """A pair without a broker is found as well as one with a broker."""
    report = find_ties(world("ab bc de"))
    ends = {each.ends for each in report}
    assert {tuple(x) for x in ("ac", "ad", "ae", "bd", "be", "cd", "ce")} == ends
    assert {"territories": 5, "ties": 3, "pairs": 7} == dict(report.examined)
    best = report.top(1)[0]
    assert ("territories:a~c", ("b",)) == (best.key, best.brokers)
    assert ("agreement/ab", "agreement/bc") == best.evidence
    assert () == next(each for each in report if each.ends == ("a", "d")).brokers


@pytest.mark.parametrize("seed", range(5))
def test_ties_with_a_broker_score_as_triangles(seed: int) -> None:
    """The components and the score are those of the triangle of the pair."""
    registry = drawn(seed)
    ties = {each.ends: each for each in find_ties(registry, limit=None)}
    triangles = find_triangles(registry, limit=None)
    assert len(triangles) > 0
    for triangle in triangles:
        tie = ties[triangle.missing[0]]
        assert triangle.components == tie.components
        assert (triangle.score, triangle.brokers) == (tie.score, tie.brokers)


@pytest.mark.parametrize("seed", range(5))
def test_pairs_are_scored_one_by_one_as_all_together(seed: int) -> None:
    """Finder, iterator and single question agree on every pair."""
    registry = drawn(seed)
    report = find_ties(registry, limit=None)
    assert sorted(report, key=lambda tie: tie.ends) == list(iter_ties(registry))
    for each in report.top(5):
        assert each == score_pair(registry, *each.ends)
        assert each == score_pair(registry, *reversed(each.ends))
    strong = [each for each in iter_ties(registry, least=0.3) if each.score < 0.3]
    assert [] == strong


def test_a_tied_pair_is_scored_as_if_it_were_not() -> None:
    """Who is tied already is told so, and does not score by that tie."""
    again = Action("x", title="X", parties=["a", "c"])
    tied = score_pair(world("ab bc ac", again), "a", "c")
    free = score_pair(world("ab bc"), "a", "c")
    assert ("action/x", "agreement/ac") == tied.tied_by
    assert (free.components, free.score) == (tied.components, tied.score)
    assert {"action/x", "agreement/ac"} < set(tied.evidence)
    assert () == tied.set_aside
    assert "are tied already (action/x" in tied.explain("en")
    assert "sont déjà liés (action/x" in tied.explain("fr")


def test_a_tied_pair_does_not_know_the_efforts_of_its_tie() -> None:
    """What one does under the tie itself is no answer to the need of the other."""
    need = Need("n", territory="a", scope=Scope(themes=["health"]))
    joint = Agreement("ac", parties=["a", "c"], scope=Scope(themes=["health"]))
    registry = world("ab bc", joint, need)
    assert score_pair(registry, "a", "c").component("need_offer_fit") is None


def test_what_holds_a_pair_is_told() -> None:
    """A sleeping agreement of both is told, and is evidence."""
    sleeping = Agreement("old", kind="twinning", parties=["a", "d"], status="dormant")
    pair = score_pair(world("ab", sleeping, d={}), "a", "d")
    assert ["agreement/old"] == [each.record for each in pair.set_aside]
    assert "agreement/old" in pair.explain("fr")
    assert "agreement/old" in pair.evidence


def test_actors_can_be_tied() -> None:
    """Between actors, a record that holds both is a tie, whatever their roles."""
    places = [Territory(x, name=x, country="FR", population=9) for x in "pq"]
    actors = [
        Actor(x, name=x, territory=seat) for x, seat in zip("abc", "pqp", strict=True)
    ]
    lone = Actor("d", name="D", languages=["fr"])
    deeds = [
        Action("1", title="1", parties=["a", Party("b", "funder")]),
        Action("2", title="2", parties=["b", "c"]),
    ]
    need = Need("n", actor="a", scope=Scope(themes=["health"]))
    offer = Offer("o", actor="c", scope=Scope(themes=["health"]))
    more = [Need("t", territory="p", scope=Scope(themes=["health"])), need, offer]
    registry = Registry.from_records([*places, *actors, lone, *deeds, *more])
    report = find_ties(registry, between="actors")
    assert {"actors": 4, "ties": 2, "pairs": 4} == dict(report.examined)
    best = report.top(1)[0]
    assert ("actors:a~c", ("b",), ("p",)) == (best.key, best.brokers, best.places)
    assert (1.0, 1.0) == (
        best.component("need_offer_fit"),
        best.component("size_similarity"),
    )
    apart = score_pair(registry, "a", "d")
    assert apart.component("size_similarity") is None
    assert ("p",) == apart.places
    with pytest.raises(ParameterError, match="of no level"):
        find_ties(registry, between="actors", level="region")


def test_only_some_are_asked_about() -> None:
    """With ``among`` both ends are among the ids, the ties of all still count."""
    report = find_ties(world("ab bc de"), among=["a", "c", "d"])
    assert {"ac", "ad", "cd"} == {"".join(each.ends) for each in report}
    assert ("b",) == report.top(1)[0].brokers
    assert 3 == report.parameters["among"]


def test_nothing_to_find() -> None:
    """An empty registry, or a single territory, has no ties to propose."""
    assert 0 == len(find_ties(Registry()))
    assert [] == list(iter_ties(world("", a={})))


def test_weights_and_curves_serve_ties() -> None:
    """Weights change the score, curves the values; measures are shown."""
    weights = TriangleWeights(curves={"three_paths": [(0, 1), (1, 0)]})
    (found,) = find_ties(world("ab bc"), weights=weights)
    assert (1.0, 0.0) == (found.component("three_paths"), found.measure("three_paths"))
    assert found.measure("proximity") is None
    assert {"three_paths": 0.0} == found.to_dict()["measures"]


# -- no hub fills the list


def kept(report: Any, most: int) -> set[str]:
    """Go down the list by hand; only what is kept uses up room."""
    used: dict[str, int] = {}
    chosen: set[str] = set()
    for each in report:
        nodes = each.territories if hasattr(each, "territories") else each.ends
        if all(used.get(node, 0) < most for node in nodes):
            chosen.add(each.key)
            used |= {node: used.get(node, 0) + 1 for node in nodes}
    return chosen


@pytest.mark.parametrize("find", [find_ties, find_triangles])
@pytest.mark.parametrize("most", [1, 2, 5, 10**20])
def test_no_hub_fills_the_list(find: Any, most: int) -> None:
    """What all its territories have room for is kept, and nothing else, exactly."""
    for seed in range(4):
        registry = drawn(seed)
        every = find(registry, limit=None)
        some = find(registry, limit=None, diversify=most)
        assert kept(every, most) == {each.key for each in some}
        assert every.examined == some.examined
        first = find(registry, limit=2, diversify=most)
        assert some.findings[:2] == first.findings


# -- wrong calls and wrong findings


@pytest.mark.parametrize(
    ("asked", "rule"),
    [
        ({"between": "towns"}, "territories, actors"),
        ({"among": ["nowhere"]}, "among"),
        ({"among": ["a", ["b"]]}, "among"),
        ({"among": 5}, "among"),
        ({"limit": -1}, "limit"),
        ({"diversify": 0}, "from 1 up"),
        ({"diversify": "2"}, "from 1 up"),
        ({"weights": {}}, "weights"),
    ],
)
def test_senseless_parameters_are_refused(asked: dict[str, Any], rule: str) -> None:
    """A wrong argument is told with what is expected."""
    with pytest.raises(ParameterError, match=rule):
        find_ties(world("ab bc"), **asked)


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        ("a", "a", "not one twice"),
        ("a", "nowhere", "two territories, or of two actors"),
        ("a", "authority:b", "two territories, or of two actors"),
        ("a", "r", "one contains the other"),
    ],
)
def test_senseless_pairs_are_refused(one: str, other: str, rule: str) -> None:
    """Two territories or two actors are a pair, and neither lies in the other."""
    region = Territory("r", name="R", level="region")
    town = Territory("a", name="A", level="municipality", parent="r")
    registry = world("ab", region, town)
    with pytest.raises(ParameterError, match=rule):
        score_pair(registry, one, other)


def test_a_tie_is_checked() -> None:
    """A finding of other than two ends is refused."""
    with pytest.raises(ModelError, match="two ids"):
        Tie(key="k", kind="territories", score=0.5, components=(), ends=("a",))
    with pytest.raises(ModelError, match="brokers"):
        Tie(
            key="k",
            kind="territories",
            score=0.5,
            components=(),
            ends=("a", "b"),
            brokers=("",),
        )


def test_a_tie_as_a_record() -> None:
    """A flat record has one plain value a column."""
    record = find_ties(world("ab bc")).to_records("fr")[0]
    assert Tie.columns() == tuple(record)
    assert ("a", "c", "b", "", "") == tuple(
        record[name] for name in ("end_1", "end_2", "brokers", "tied_by", "set_aside")
    )


def test_sentences_say_who_could_help() -> None:
    """Nobody, one or several could bring the two together."""
    names = [Label("territory", x, x.upper(), x.upper()) for x in "abcd"]

    def said(*brokers: str) -> tuple[str, str]:
        tie = Tie(
            key="k",
            kind="territories",
            score=0.5,
            components=(),
            ends=("a", "b"),
            brokers=brokers,
            labels=names,
        )
        return tie.explain("en"), tie.explain("fr")

    assert all("A " in text and "B " in text for text in said())
    assert "Nobody in the data is tied to both." in said()[0]
    assert "C pourrait les réunir." in said("c")[1]
    assert "C et D pourraient les réunir." in said("c", "d")[1]


def test_reports_can_be_asked() -> None:
    """A report of ties knows its territories, its JSON and its parameters."""
    report = find_ties(world("ab bc", c={"country": "FR"}), as_of="2016")
    assert isinstance(report, partnerlib.TieReport)
    assert report.findings == report.for_territory("c")
    assert "2016-12-31" == report.parameters_dict()["as_of"]
    assert '"tied_by": []' in report.to_json()


def test_the_score_of_a_pair_needs_a_registry() -> None:
    """Whatever is given instead is told."""
    with pytest.raises(partnerlib.ParameterError, match="give a registry"):
        partnerlib.score_pair(5, "a", "b")  # type: ignore[arg-type]


def test_weights_of_nothing_are_told_in_words() -> None:
    """In both languages."""
    nothing = {field.name: 0 for field in attrs.fields(partnerlib.TriangleWeights)}
    del nothing["curves"]
    with pytest.raises(partnerlib.ModelError) as caught:
        partnerlib.TriangleWeights(**nothing)
    [problem] = [each.problem() for each in caught.value.violations]

    assert "weights of which one is above 0" in problem.text("en")
    assert "des poids dont un dépasse 0" in problem.text("fr")


@pytest.mark.parametrize(
    "wrong",
    [{"between": "town"}, {"least": "x"}, {"least": float("nan")}, {"least": True}],
)
def test_ties_one_by_one_are_checked_at_once(wrong: dict[str, Any]) -> None:
    """Before the first is asked for, as all that makes no sense is."""
    with pytest.raises(ParameterError, match=next(iter(wrong))):
        iter_ties(Registry(), **wrong)


def test_what_is_said_of_ties_that_there_are_not() -> None:
    """The status of ties is missed where there are some, and only there."""
    report = find_ties(world("ab bc", d={}))
    missed = {
        each.key: "the status of the ties" in each.explain("en") for each in report
    }
    assert {
        "territories:a~c": True,
        "territories:a~d": False,
        "territories:b~d": False,
        "territories:c~d": False,
    } == dict(sorted(missed.items()))
