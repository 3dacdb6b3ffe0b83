"""The likeliest ties of a registry: the time of `find_ties`, bounded and not.

Without a folder the towns of `ranking` (Wikidata, 2016), else tables such as
`planet.py` writes. ``--all`` measures every pair, as is done without a limit; the
digest tells that the findings are the same. ``--fitted`` takes weights that are fitted
before the clock runs, ``--first`` the pairs of so many territories only, ``--limit 0``
gives all pairs as findings. Not beside peers: no other library ranks pairs by such a
score.

    python bench/ties.py --all
    python bench/ties.py --fitted
    python bench/ties.py --first 1000 --limit 0
    python bench/ties.py ../planet --limit 1000
"""

import argparse
import hashlib
import resource
import time
from contextlib import nullcontext
from pathlib import Path
from unittest.mock import patch

import ranking

import partnerlib
from partnerlib.analysis.ties import _find


def main() -> None:
    """Print what was found, and what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--limit", type=int, default=1000)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--fitted", action="store_true")
    parser.add_argument("--first", type=int)
    asked = parser.parse_args()
    if asked.folder is None:
        registry, known = ranking.read(Path(ranking.FOLDER))
    else:
        registry, known = partnerlib.read(asked.folder), None
    weights = None
    if asked.fitted:
        fitted = partnerlib.fit_weights(registry, among=known, statuses="any")
        weights = fitted.weights
    measured = patch.object(_find, "_FEW", 10**18) if asked.all else nullcontext()
    began = time.process_time()
    with measured:
        report = partnerlib.find_ties(
            registry,
            among=[*registry.territories][: asked.first] if asked.first else None,
            statuses="any",
            weights=weights,
            limit=asked.limit or None,
        )
    took = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    digest = hashlib.sha256(report.to_json().encode()).hexdigest()[:16]
    print(f"{took:.1f} s of CPU, {peak} MB, findings {digest}")
    print(dict(report.examined))


if __name__ == "__main__":
    main()
