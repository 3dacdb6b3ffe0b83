"""How well the ties of whole agreements are found: ``ranking_groups.py [WORLDS]``.

Agreements of three to six are drawn among 300 territories: by chance, so that nothing
can be foretold, or four of five within one of six groups. In each world whole
agreements are hidden; areas should be one half in the first kind, more in the second.
Not beside peers: no other library has such a test.
"""

import sys

import numpy as np

import partnerlib
from partnerlib import Agreement, Registry, Territory

TOWNS, AGREEMENTS, GROUPS = 300, 260, 6
WITHIN = 0.8
KINDS = ("auc", "auc_matched", "precision_20", "precision_100")


def draw(seed: int, *, grouped: bool) -> Registry:
    """Draw a world."""
    rng = np.random.default_rng(seed)
    names = np.array([f"t{number:03}" for number in range(TOWNS)])
    groups = rng.integers(0, GROUPS, TOWNS)
    agreements: list[Agreement] = []
    for number in range(AGREEMENTS):
        among = names
        if grouped and rng.random() < WITHIN:
            among = names[groups == rng.integers(GROUPS)]
        parties = rng.choice(among, rng.integers(3, 7), replace=False).tolist()
        agreements.append(Agreement(f"g{number:03}", parties=parties))
    return Registry.of(
        territories=[Territory(name, name=name) for name in names.tolist()],
        agreements=agreements,
    )


def main() -> None:
    """Print the means over worlds, with standard errors."""
    worlds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    for told, grouped in (("by chance", False), ("in groups", True)):
        reports = [
            partnerlib.backtest(draw(seed, grouped=grouped), seeds=2)
            for seed in range(worlds)
        ]
        for score in ("score", "cannistraci_hebb", "three_paths"):
            figures: list[str] = []
            for kind in KINDS:
                found = [report.of(kind, score) for report in reports]
                values = [each.value for each in found if each is not None]
                error = np.std(values, ddof=1) / np.sqrt(worlds)
                figures.append(f"{kind} {np.mean(values):.3f} ± {error:.3f}")
            print(f"{told}, {score}: {', '.join(figures)}")


if __name__ == "__main__":
    main()
