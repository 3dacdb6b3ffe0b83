"""What each component adds: ``python bench/ranking_parts.py [SEEDS] [FOLDER]``.

Ties are hidden, weights are fitted within what is left, once with all components and
once without each; areas are measured against 60,000 drawn pairs, and against 20 pairs
for each hidden tie whose ends have as many ties.
"""

import sys
from pathlib import Path

import numpy as np
from ranking import FOLDER, read

from partnerlib.analysis._shared.tie_score import (
    COMPONENTS,
    Scene,
    candidates,
    free_pairs,
    in_order,
    matched_pairs,
    score,
    shaped,
)
from partnerlib.analysis._shared.tie_score._fit import fitted
from partnerlib.analysis._shared.tie_score._learn import hidings
from partnerlib.synthesis._tally import Tally

Pairs = tuple[np.ndarray, np.ndarray]


def areas(
    scene: Scene, everything: Scene, nodes: np.ndarray, chosen: np.ndarray, seed: int
) -> dict[str, tuple[float, float]]:
    """Give both areas with all components, and without each."""
    rng = np.random.default_rng(seed)
    ties, size = everything.network.ties, scene.network.size
    hidden = ties.left[chosen], ties.right[chosen]
    drawn = free_pairs(everything, nodes, 60_000, rng)
    matched = matched_pairs(scene, hidden, nodes, 20, rng)
    free = everything.is_free(*matched)
    groups = [
        pairs[0] * size + pairs[1]
        for pairs in (hidden, drawn, (matched[0][free], matched[1][free]))
    ]
    codes = np.unique(np.concatenate(groups))
    blocks = scene.measure(*in_order(codes // size, codes % size, size))
    measures = np.concatenate([values for _, values in blocks])
    places = [np.searchsorted(codes, each) for each in groups]
    rounds = list(hidings(scene, nodes, 5, rng))
    known = np.concatenate([each.measures for each in rounds])
    tied = np.concatenate([each.tied for each in rounds])
    found: dict[str, tuple[float, float]] = {}
    for name in ("", *COMPONENTS):
        seen = known.copy()
        if name:
            seen[:, COMPONENTS.index(name)] = np.nan
            if np.isnan(known[:, COMPONENTS.index(name)]).all():
                continue
        weights = fitted(seen, tied, seed).weights
        scores = score(shaped(measures, weights), weights)
        both = []
        for others in places[1:]:
            tally = Tally(scores[places[0]])
            tally.add(scores[others])
            both.append(float(tally.wins().mean()))
        found[name or "all"] = both[0], both[1]
    return found


def main() -> None:
    """Print a table: what is lost without each component, in the mean of the runs."""
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    registry, among = read(Path(sys.argv[2]) if len(sys.argv) > 2 else FOLDER)  # noqa: PLR2004
    scene = Scene.open(registry, level=None, as_of=None, statuses="live")
    nodes = scene.nodes(among)
    known = candidates(scene, nodes)
    runs = []
    for seed in range(seeds):
        rng = np.random.default_rng(seed)
        chosen = np.sort(rng.choice(known, round(0.1 * len(known)), replace=False))
        runs.append(areas(scene.without(chosen), scene, nodes, chosen, seed))
    whole = np.mean([run["all"] for run in runs], axis=0)
    for name in runs[0]:
        mean = np.mean([run[name] for run in runs], axis=0)
        print(f"{name:20} {mean.round(4)} {(mean - whole).round(4)}")


if __name__ == "__main__":
    main()
