import builtins
import copy
import itertools
import json
import math
import pickle
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.stats import binomtest

import partnerlib
from partnerlib import TriangleWeights, backtest, find_ties
from partnerlib.analysis._shared.tie_score import Scene
from partnerlib.errors import MissingExtraError, ModelError, ParameterError
from partnerlib.findings import OURS, BacktestReport, Measure, Provenance
from partnerlib.model import Actor, Agreement, Territory
from partnerlib.registry import Registry
from partnerlib.synthesis._backtest import _split
from partnerlib.synthesis._tally import Crossed, Histogram, Tally, Top, wilson
from partnerlib.typing import Lang
from partnerlib.wording.backtest import backtest_text

CLASSICAL = (
    "cannistraci_hebb",
    "resource_allocation",
    "adamic_adar",
    "common_neighbours",
    "three_paths",
    "jaccard",
    "preferential_attachment",
)


def world(ties: int = 60, count: int = 24, seed: int = 1) -> Registry:
    """Draw ties within two groups of towns, and some between them."""
    rng = random.Random(seed)  # noqa: S311 -- a test draws worlds
    ids = [f"t{number:02}" for number in range(count)]
    places = [
        Territory(id_, name=id_, country="FR" if at % 2 else "DE")
        for at, id_ in enumerate(ids)
    ]
    pairs = list(itertools.combinations(range(count), 2))
    rng.shuffle(pairs)
    near = [pair for pair in pairs if pair[0] % 2 == pair[1] % 2]
    chosen = near[: ties - 5] + [pair for pair in pairs if pair not in near][:5]
    return Registry.of(
        territories=places,
        agreements=[
            Agreement(f"{ids[a]}~{ids[b]}", parties=[ids[a], ids[b]]) for a, b in chosen
        ],
    )


def split() -> tuple[Registry, Registry, set[tuple[str, str]]]:
    """Give an earlier and a later edition, and the ties that came."""
    later = world()
    new = sorted(later.agreements)[::6]
    earlier = later.without(*(f"agreement/{name}" for name in new))
    return earlier, later, {(name[:3], name[4:]) for name in new}


# -- what is measured, against plain loops


def test_areas_and_precisions_equal_plain_loops() -> None:
    """Pair by pair, with the scores of the finder, the same figures come out."""
    earlier, later, new = split()
    report = backtest(earlier, later, weights=TriangleWeights(), seeds=1)
    found = find_ties(earlier, limit=None)
    hidden = [each for each in found if each.ends in new]
    others = [each for each in found if each.ends not in new]

    def area(mine: list[Any], theirs: list[Any]) -> float:
        wins = [
            (a.score > b.score) + (a.score == b.score) / 2 for a in mine for b in theirs
        ]
        return sum(wins) / len(wins)

    assert len(new) == len(hidden) == report.examined["hidden"]
    assert len(found) == report.examined["pairs"]
    told = report.of("auc")
    assert told is not None
    assert pytest.approx(area(hidden, others), abs=1e-8) == told.value
    brokered = [each for each in hidden if each.brokers]
    assert len(brokered) == report.examined["hidden_brokered"]
    told = report.of("auc_brokered")
    assert told is not None
    expected = area(brokered, [each for each in others if each.brokers])
    assert pytest.approx(expected, abs=1e-8) == told.value
    told = report.of("precision_20")
    ranked = sorted(found, key=lambda each: (-each.score, each.ends))
    assert told is not None
    assert sum(each.ends in new for each in ranked[:20]) / 20 == told.value
    ties = sum(each.ties for each in report.calibration)
    assert (len(new), len(found)) == (ties, sum(e.pairs for e in report.calibration))


@pytest.mark.parametrize("score", CLASSICAL)
def test_classical_scores_equal_plain_loops(score: str) -> None:
    """Each classical score is that of its definition."""
    earlier, later, new = split()
    ties = {tuple(sorted(name.split("~"))) for name in earlier.agreements}
    near: dict[str, set[str]] = {id_: set() for id_ in earlier.territories}
    for a, b in ties:
        near[a].add(b)
        near[b].add(a)

    def value(a: str, b: str) -> float:
        common = near[a] & near[b]
        triples = [
            1 / math.sqrt(len(near[u]) * len(near[v]))
            for u in near[a]
            for v in near[b]
            if v in near[u] and u != b and v != a
        ]
        return {
            "common_neighbours": float(len(common)),
            "resource_allocation": sum(1 / len(near[z]) for z in common),
            "adamic_adar": sum(1 / math.log(len(near[z])) for z in common),
            "jaccard": len(common) / max(len(near[a] | near[b]), 1),
            "preferential_attachment": float(len(near[a]) * len(near[b])),
            "three_paths": sum(triples),
            "cannistraci_hebb": sum(
                (1 + len(near[z] & common)) / (1 + len(near[z] - common - {a, b}))
                for z in common
            ),
        }[score]

    values = {
        pair: round(value(*pair), 9)
        for pair in itertools.combinations(sorted(near), 2)
        if pair not in ties
    }
    wins = [
        (values[a] > values[b]) + (values[a] == values[b]) / 2
        for a in new
        for b in values.keys() - new
    ]
    report = backtest(earlier, later, weights=TriangleWeights(), seeds=1)
    told = report.of("auc", score)
    assert told is not None
    assert pytest.approx(sum(wins) / len(wins), abs=0.003) == told.value


def test_what_is_hidden_is_not_known() -> None:
    """Hidden ties are missing pairs of the run, and others are hidden in the next."""
    report = backtest(world(), hide=0.2, seeds=3)
    assert {"territories": 24, "ties": 60, "pairs": 228, "hidden": 12} == {
        name: report.examined[name]
        for name in ("territories", "ties", "pairs", "hidden")
    }
    told = report.of("auc")
    assert told is not None
    assert told.error is not None
    assert told.low < told.value < told.high
    assert "default" == report.parameters["weights"]
    assert report.to_json() == backtest(world(), hide=0.2, seeds=3).to_json()
    assert told != backtest(world(), hide=0.2, seeds=2).of("auc")


@pytest.mark.parametrize("kind", ["auc", "auc_matched", "precision_20"])
def test_seeds_are_no_ties(kind: str) -> None:
    """With a later edition, intervals stay as wide, however many runs there are."""
    earlier, later, _ = split()
    widths: list[float] = []
    for seeds in (1, 8):
        report = backtest(earlier, later, weights=TriangleWeights(), seeds=seeds)
        told = report.of(kind)
        assert told is not None
        assert told.low <= told.value <= told.high
        widths.append(told.high - told.low)
    assert pytest.approx(widths[0], rel=0.15) == widths[1]


def test_intervals_narrow_by_ties_that_no_other_run_has_hidden() -> None:
    """Forty runs that hide a fifth of the ties hide all of them, five times as many."""
    given: dict[str, Any] = {"hide": 0.2, "weights": TriangleWeights()}
    one, forty = (backtest(world(), seeds=seeds, **given) for seeds in (1, 40))
    told, much = one.of("precision_20"), forty.of("precision_20")
    assert told is not None
    assert much is not None
    assert wilson(much.value * 100, 100) == pytest.approx(
        (much.low, much.high), abs=1e-8
    )


def test_weights_are_fitted_to_what_is_left() -> None:
    """Where ties are enough, weights are fitted in each run; else the default."""
    registry = world(120, 36)
    report = backtest(registry, seeds=1)
    assert "fitted" == report.parameters["weights"]
    told = report.of("auc")
    assert told is not None
    assert told.error is None
    # Ties lie within countries: the score sees it, the numbers of ties do not.
    degrees = report.of("auc", "preferential_attachment")
    assert degrees is not None
    assert told.value > degrees.value
    given = backtest(registry, weights=TriangleWeights(), seeds=1)
    assert "given" == given.parameters["weights"]


def test_matched_pairs_take_the_numbers_of_ties_away() -> None:
    """Among pairs of as many ties, preferential attachment is no better than chance."""
    star = [Agreement(f"s{n}", parties=["t00", f"t{n:02}"]) for n in range(1, 23)]
    registry = world().combine(
        Registry.of(territories=list(world().territories.values()), agreements=star)
    )
    report = backtest(registry, hide=0.3, seeds=3, weights=TriangleWeights())
    free = report.of("auc", "preferential_attachment")
    matched = report.of("auc_matched", "preferential_attachment")
    assert free is not None
    assert matched is not None
    assert matched.value < free.value


def test_only_some_pairs_are_looked_at() -> None:
    """Fewer territories are drawn where pairs would be too many, or are named."""
    named = [f"t{number:02}" for number in range(12)]
    report = backtest(world(), among=named, weights=TriangleWeights(), hide=0.5)
    assert 12 == report.examined["territories"]
    report = backtest(world(), most=45, weights=TriangleWeights(), hide=0.5)
    assert 10 == report.examined["territories"]


def test_ties_without_any_broker_have_no_brokered_area() -> None:
    """What cannot be measured is left out, and nothing else."""
    towns = [Territory(x, name=x) for x in "abcdef"]
    ties = [Agreement(x, parties=list(x)) for x in ("ab", "cd", "ef")]
    registry = Registry.of(territories=towns, agreements=ties)
    report = backtest(registry, hide=0.4, seeds=1)
    assert report.of("auc_brokered") is None
    assert report.of("auc") is not None
    assert 0 == report.examined["hidden_brokered"]


@pytest.mark.parametrize(
    ("asked", "rule"),
    [
        ({"hide": 0}, "between 0 and 1"),
        ({"hide": 1.0}, "between 0 and 1"),
        ({"seeds": 0}, "from 1 to 100"),
        ({"seeds": 2.0}, "from 1 to 100"),
        ({"most": 0}, "from 1 up"),
        ({"weights": 3}, "weights"),
        ({"hide": 0.001}, "'60 ties': too few ties between territories are known"),
        ({"later": Registry()}, "'no new tie': at least one tie that is new in it"),
    ],
)
def test_senseless_parameters_are_refused(asked: dict[str, Any], rule: str) -> None:
    """A wrong argument is told with what is expected."""
    with pytest.raises(ParameterError, match=rule):
        backtest(world(), **asked)


def meetings(*groups: str, towns: str = "abcdefghijklmnopqr") -> Registry:
    """Make one agreement of each group of towns of one letter each."""
    return Registry.of(
        territories=[Territory(x, name=x) for x in towns],
        agreements=[Agreement(group, parties=[*group]) for group in groups],
    )


def draw_groups(seed: int) -> Registry:
    """Draw agreements of three to six of 300 towns, whichever they are."""
    rng = np.random.default_rng(seed)
    names = [f"t{number:03}" for number in range(300)]
    return Registry.of(
        territories=[Territory(name, name=name) for name in names],
        agreements=[
            Agreement(
                f"g{number:03}",
                parties=rng.choice(names, rng.integers(3, 7), replace=False).tolist(),
            )
            for number in range(260)
        ],
    )


def test_agreements_of_many_do_not_give_their_own_ties_away() -> None:
    """Where chance makes agreements of three to six, nothing is found again."""
    report = backtest(draw_groups(100), seeds=2)
    assert "fitted" == report.parameters["weights"]
    for score, kind in itertools.product(report.scores, ("auc", "auc_matched")):
        told = report.of(kind, score)
        assert told is not None
        assert pytest.approx(0.5, abs=0.05) == told.value
    for kind in ("auc", "auc_matched"):
        told = report.of(kind)
        assert told is not None
        assert told.low < 0.5 < told.high
    first = report.of("precision_100")
    assert first is not None
    assert first.value < 0.05


def test_a_tie_of_two_agreements_goes_with_both() -> None:
    """A tie that another agreement makes as well is not looked for."""
    registry = meetings("abc", "abcd", "ef", "gh", "ij", "kl", "mn", "op", "qr")
    scene = Scene.open(registry, level=None, as_of=None, statuses="live")
    found: set[frozenset[str]] = set()
    for seed in range(30):
        _, (left, right) = _split(scene, None, scene.nodes(None), 0.2, seed)
        ids = scene.network.ties.nodes.ids
        found.add(frozenset(ids[a] + ids[b] for a, b in zip(left, right, strict=True)))
    pairs = {"ef", "gh", "ij", "kl", "mn", "op", "qr"}
    mine = {each - pairs for each in found}
    assert {
        frozenset[str](),
        frozenset({"ad", "bd", "cd"}),  # abcd alone
        frozenset({"ab", "ac", "bc", "ad", "bd", "cd"}),
    } == mine
    # Thirteen ties, of which three are asked for: no more than go with the last.
    assert {3, 4, 5, 6, 7, 8} >= {len(each) for each in found} > {3}


@pytest.mark.parametrize(
    ("groups", "told"),
    [(("abcde",), "10 of 10 ties"), (("abcdef", "gh", "ij"), "1[567] of 17 ties")],
)
def test_what_would_hide_most_is_refused(groups: tuple[str, ...], told: str) -> None:
    """One record that holds most ties cannot be hidden whole."""
    with pytest.raises(ParameterError, match=f"{told} at once.*most parties"):
        backtest(meetings(*groups))


def test_runs_may_hide_different_numbers_of_ties() -> None:
    """Intervals of precisions follow the mean of what the runs hide."""
    registry = draw_groups(1)
    given: dict[str, Any] = {"weights": TriangleWeights(), "among": None}
    report = backtest(registry, seeds=2, hide=0.02, **given)
    scene = Scene.open(registry, level=None, as_of=None, statuses="live")
    nodes = scene.nodes(None)
    hidden = [_split(scene, None, nodes, 0.02, seed)[1] for seed in range(2)]
    size = scene.network.size
    codes = [left * size + right for left, right in hidden]
    assert len(codes[0]) != len(codes[1])
    lists = len(np.unique(np.concatenate(codes))) / np.mean([*map(len, codes)])
    told = report.of("precision_100")
    assert told is not None
    low, high = wilson(told.value * 100 * lists, 100 * lists)
    assert pytest.approx((low, high), abs=1e-8) == (told.low, told.high)


def test_without_other_pairs_there_is_nothing_to_tell() -> None:
    """Where every two towns are tied, in this edition or the later, it is refused."""
    every = ["".join(pair) for pair in itertools.combinations("abcdefgh", 2)]
    clique = meetings(*every, towns="abcdefgh")
    earlier = meetings(*every[4:], towns="abcdefgh")
    with pytest.raises(ParameterError, match=r"^registry='every pair is tied'"):
        backtest(clique)
    with pytest.raises(ParameterError, match=r"^later='every pair is tied'"):
        backtest(earlier, clique)


def test_actors_are_not_asked_about() -> None:
    """Where no actor has a seat, or actors are named, territories are spoken of."""
    groups = ["".join(pair) for pair in itertools.combinations("abcdefghijkl", 2)]
    seatless = Registry.of(
        actors=[Actor(x, name=x) for x in "abcdefghijkl"],
        agreements=[Agreement(group, parties=[*group]) for group in groups],
    )
    with pytest.raises(ParameterError, match="'0 ties': too few ties between terr"):
        backtest(seatless)
    with pytest.raises(ParameterError, match="give the ids of territories") as caught:
        backtest(seatless, among="a")
    assert "actors" not in str(caught.value)


def test_one_tie_is_called_so() -> None:
    """An error counts what there is, in words."""
    lone = Registry.of(
        territories=[Territory(x, name=x) for x in "ab"],
        agreements=[Agreement("ab", parties=["a", "b"])],
    )
    with pytest.raises(ParameterError, match="'1 tie': too few"):
        backtest(lone)


def test_a_share_may_come_from_numpy() -> None:
    """A number that numpy computed is a number."""
    given: dict[str, Any] = {"weights": TriangleWeights(), "seeds": 1}
    assert backtest(world(), hide=np.float64(0.2), **given) == backtest(
        world(), hide=0.2, **given
    )


# -- the counters


@pytest.mark.parametrize("seed", range(5))
def test_tallies_equal_plain_loops(seed: int) -> None:
    """Wins are counted in blocks as one by one, ties as halves."""
    rng = np.random.default_rng(seed)
    hidden = rng.integers(0, 6, 7) / 6
    others = rng.integers(0, 6, 40) / 6
    tally = Tally(hidden)
    for part in np.array_split(others, 4):
        tally.add(part)
    expected = [np.mean((h > others) + (h == others) / 2) for h in hidden]
    assert pytest.approx(expected) == tally.wins().tolist()
    assert 0 == len(Tally(hidden).wins())


def test_the_top_is_exact_over_blocks() -> None:
    """However pairs come in blocks, the first ones are those of all together."""
    rng = np.random.default_rng(0)
    scores = rng.integers(0, 50, 3000) / 50
    tied = rng.random(3000) < 0.1
    top = Top()
    for part in np.array_split(np.arange(3000), 7):
        top.add(scores[part], tied[part])
    order = np.argsort(-scores, kind="stable")
    assert {n: (int(tied[order[:n]].sum()), n) for n in (20, 100, 500)} == top.hits()
    few = Top()
    few.add(scores[:30], tied[:30])
    assert (int(tied[:30].sum()), 30) == few.hits()[100]


def test_a_histogram_holds_the_ends() -> None:
    """A score of 0 is in the first bin, and one of 1 in the last."""
    histogram = Histogram()
    histogram.add(np.array([0.0, 0.05, 1.0]), np.array([False, True, True]))
    assert [1, 1, 1] == histogram.pairs[[0, 1, -1]].tolist()
    assert [0, 1, 1] == histogram.ties[[0, 1, -1]].tolist()


def test_a_tie_of_many_runs_is_one_observation() -> None:
    """What ten runs say alike of the same ties is worth no more than one of them."""
    rng = np.random.default_rng(0)
    ties, values = np.arange(40), rng.random(40)
    low, high = Crossed.of([(ties, values)]).interval(same=True)
    assert low < values.mean() < high
    for same in (True, False):
        again = Crossed.of([(ties, values)] * 10).interval(same=same)
        assert pytest.approx(high - low, rel=0.1) == again[1] - again[0]


def test_other_ties_in_each_run_are_more_observations() -> None:
    """Four runs that hide four times as many ties halve the interval."""
    rng = np.random.default_rng(0)
    ties, values = np.arange(160), rng.random(160)
    parts = np.array_split(np.arange(160), 4)
    one = [Crossed.of([(ties[at], values[at])]).interval(same=False) for at in parts]
    width = sum(high - low for low, high in one) / 4
    low, high = Crossed.of([(ties[at], values[at]) for at in parts]).interval(
        same=False
    )
    assert pytest.approx(width / 2, rel=0.1) == high - low
    assert low < values.mean() < high


def test_runs_count_alike_however_few_ties_they_have() -> None:
    """The interval is that of the mean of the runs, which the value is too."""
    rare, many = np.array([0]), np.arange(1, 101)
    runs = [(rare, np.array([1.0])), (many, np.zeros(100))]
    low, high = Crossed.of(runs).interval(same=False)
    # Where the one tie is not drawn, its run says nothing.
    assert (0.0, 0.5) == (low, high)


def test_the_interval_holds_what_ties_come_to() -> None:
    """Drawn from a known mean, 95 of 100 sets of ties hold it, in any runs."""
    rng = np.random.default_rng(1)
    held = 0
    for _ in range(200):
        values = rng.random(60)
        hidden = [rng.choice(60, 20, replace=False) for _ in range(4)]
        low, high = Crossed.of([(at, values[at]) for at in hidden]).interval(same=False)
        held += low <= 0.5 <= high
    assert 0.9 < held / 200 <= 1.0


@pytest.mark.parametrize(("hits", "length"), [(0, 20), (3, 20), (100, 500), (9, 9)])
def test_wilson_is_that_of_scipy(hits: int, length: int) -> None:
    """The interval of a share equals an independent implementation."""
    expected = binomtest(hits, length).proportion_ci(method="wilson")
    assert pytest.approx(tuple(expected), abs=1e-9) == wilson(hits, length)


# -- what the report tells


def test_the_report_tells_all_scores() -> None:
    """Every score has every measure, in JSON and in records."""
    report = backtest(world(), hide=0.2, seeds=2)
    told = json.loads(report.to_json())
    assert (OURS, *CLASSICAL) == report.scores == tuple(told["scores"])
    kinds = {"auc", "auc_matched", "auc_brokered", "auc_brokered_matched"} | {
        f"precision_{length}" for length in (20, 100, 500)
    }
    assert all(kinds == set(each) for each in told["scores"].values())
    assert 7 * 8 == len(report.to_records())
    assert {"value", "error", "interval"} == set(told["scores"]["score"]["auc"])
    assert "hidden" == told["parameters"]["truth"]
    assert f"{report!r}".startswith("<BacktestReport: 8 scores: AUC 0.")


def test_the_report_explains_itself() -> None:
    """A sentence tells the areas, the precision, and the best classical score."""
    report = backtest(world(), hide=0.2, seeds=2)
    best = report.best("precision_100")
    assert best is not None
    english, french = report.explain("en"), report.explain("fr")
    assert "12 of 60 known ties were hidden" in english
    assert "12 liens connus sur 60 ont été cachés" in french
    assert "classical score" in english
    assert "score classique" in french
    assert "chance alone would give 50" in english
    earlier, later, _ = split()
    came = backtest(earlier, later, weights=TriangleWeights(), seeds=1)
    english, french = came.explain("en"), came.explain("fr")
    assert "ties came later" in english
    assert "A later tie scores above another pair" in english
    assert "Un lien ultérieur obtient" in french
    assert "hidden" not in english
    assert "caché" not in french
    assert "hide" not in came.parameters
    assert 0.2 == report.parameters["hide"]


@pytest.mark.parametrize(
    ("hidden", "truth", "lang", "expected"),
    [
        (1, "hidden", "en", "1 of 9 known ties was hidden"),
        (1, "hidden", "fr", "1 lien connu sur 9 a été caché"),
        (1, "later", "en", "1 tie came later"),
        (1, "later", "fr", "1 lien est venu plus tard"),
        (0, "later", "en", "0 ties came later"),
        (0, "later", "fr", "0 lien est venu plus tard"),
        (2, "later", "fr", "2 liens sont venus plus tard"),
    ],
)
def test_verbs_agree_with_what_is_counted(
    hidden: int, truth: str, lang: Lang, expected: str
) -> None:
    """In French, nothing is singular."""
    facts = {"truth": truth, "hidden": hidden, "ties": 9, "pairs": 3}
    assert backtest_text(facts, lang).startswith(expected)


def test_scores_are_called_by_their_french_names() -> None:
    """A score that has none, of another tool, stands as it is named."""
    facts = {"precision_100": 0.02, "best_precision": 0.01}
    told = {
        name: backtest_text(facts | {"best": name}, "fr")
        for name in ("three_paths", "mine", "")
    }
    assert "100 premières paires\xa0: 2\xa0; " in told["three_paths"]
    assert "(chemins de trois liens)\xa0: 1." in told["three_paths"]
    assert "(mine)" in told["mine"]
    assert "(…)" in told[""]


def test_a_report_is_a_value() -> None:
    """It is compared by what it holds, and can be pickled and copied."""
    report = backtest(world(), hide=0.2, seeds=1)
    again = backtest(world(), hide=0.2, seeds=1)
    assert report == again
    assert hash(report) == hash(again)
    copied = pickle.loads(pickle.dumps(report))  # noqa: S301 -- its own
    assert report == copied == copy.deepcopy(report)
    assert report != backtest(world(), hide=0.1, seeds=1)


def test_an_empty_report_still_speaks() -> None:
    """Without measures nothing is claimed."""
    empty = BacktestReport(
        measures=(),
        calibration=(),
        parameters={},
        examined={},
        provenance=Provenance.of(Registry()),
    )
    assert (None, None) == (empty.of("auc"), empty.best("auc"))
    assert "A likely tie is not a wanted one" in empty.explain("en")
    assert "<BacktestReport: 0 scores>" == repr(empty)
    with pytest.raises(ModelError, match="measures"):
        BacktestReport(
            measures=(1,),
            calibration=(),
            parameters={},
            examined={},
            provenance=Provenance.of(Registry()),
        )


def test_the_report_is_drawn(tmp_path: Path) -> None:
    """The plot shows each score by name, and is written where asked for."""
    report = backtest(world(), hide=0.2, seeds=2)
    figure = report.plot(str(tmp_path / "plot.png"))
    assert b"PNG" == (tmp_path / "plot.png").read_bytes()[1:4]
    areas, precisions = figure.axes
    labels = [text.get_text() for text in areas.get_yticklabels()]
    assert list(report.scores) == labels
    assert (2, 3) == (len(areas.containers), len(precisions.containers))
    bare = BacktestReport(
        measures=(Measure("score", "auc", value=0.5, error=None, low=0.4, high=0.6),),
        calibration=(),
        parameters={},
        examined={},
        provenance=Provenance.of(Registry()),
    )
    assert [1, 0] == [len(axes.containers) for axes in bare.plot().axes]


def test_drawing_needs_matplotlib(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is missing, the extra is named."""
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("matplotlib"):
            raise ImportError(name)
        return real(name, *rest, **more)

    report = backtest(world(), hide=0.2, seeds=1)
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtraError, match="plot"):
        report.plot()


def test_it_is_public() -> None:
    """The function and its report are on the public face."""
    assert isinstance(partnerlib.backtest(world(), seeds=1), partnerlib.BacktestReport)
