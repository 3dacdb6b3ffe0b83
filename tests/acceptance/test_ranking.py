"""The quality of the ranking on twinnings of 2016, against the floors of the field."""

import csv
import warnings
from collections.abc import Callable
from pathlib import Path

import partnerlib
from partnerlib import Territory


def test_hidden_twinnings_are_found(shared_data: Callable[[str], Path]) -> None:
    """One tenth hidden: AUC 0.88, 0.76 matched by degree, precision as the best."""
    folder = shared_data("twin-towns-2016")
    with (folder / "attributes.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    names = sorted({row["country"] for row in rows})
    codes = {
        name: chr(65 + at // 26) + chr(65 + at % 26) for at, name in enumerate(names)
    }
    towns = [
        Territory(
            row["id"],
            name=row["label"] or row["id"],
            country=codes[row["country"]],
            population=int(float(row["population"])) if row["population"] else None,
            location=(float(row["lat"]), float(row["lon"])) if row["lat"] else None,
        )
        for row in rows
    ]
    text = (folder / "relations.tsv").read_text("utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", partnerlib.PartnerlibWarning)
        registry = partnerlib.from_statements(
            [tuple(line.split("\t")) for line in text.splitlines()], territories=towns
        )
    report = partnerlib.backtest(registry, among=[town.id for town in towns], seeds=1)
    area, matched = report.of("auc"), report.of("auc_matched")
    first, best = report.of("precision_100"), report.best("precision_100")
    assert area is not None
    assert matched is not None
    assert first is not None
    assert best is not None
    assert {"territories": 3883, "ties": 9114, "hidden": 911} == {
        name: report.examined[name] for name in ("territories", "ties", "hidden")
    }
    assert area.value >= 0.88
    assert matched.value >= 0.76
    assert first.value >= best.value
