"""The published figures of two real networks of twinned towns."""

from collections.abc import Callable
from pathlib import Path

import partnerlib


def test_sister_cities_as_tables_have_the_known_triads(
    tmp_path: Path, shared_data: Callable[[str], Path]
) -> None:
    """20,573 pairs of towns make 151,464 open and 6,327 closed triads."""
    lines = (shared_data("konect-twin") / "out.twin").read_text("utf-8").splitlines()
    pairs = [line.split() for line in lines if not line.startswith("%")]
    towns = sorted({town for pair in pairs for town in pair})
    (tmp_path / "territoires.csv").write_text(
        "identifiant;nom;niveau\n"
        + "".join(f"{town};Ville {town};commune\n" for town in towns),
        "utf-8",
    )
    (tmp_path / "accords.csv").write_text(
        "identifiant,nature,partenaires\n"
        + "".join(
            f"g{number},jumelage,{one};{other}\n"
            for number, (one, other) in enumerate(pairs)
        ),
        "utf-8",
    )
    report = partnerlib.find_triangles(partnerlib.read(tmp_path), limit=10)
    assert 20_573 == report.examined["agreements"]
    assert 151_464 == report.examined["open_triads"]
    assert 6_327 == report.examined["closed_triads"]
    assert 130_396 == report.examined["pairs"]
    assert 10 == len(report)


def test_statements_of_twinning_have_the_known_counts(
    shared_data: Callable[[str], Path],
) -> None:
    """34,182 rows are 17,401 agreements, of which both sides state 16,777."""
    text = (shared_data("twin-towns-2016") / "relations.tsv").read_text("utf-8")
    rows = [tuple(line.split("\t")) for line in text.splitlines()]
    assert 34_182 == len(rows)
    registry = partnerlib.from_statements(rows)
    counts = registry.describe()
    assert 34_178 == counts["statements"]
    assert 17_401 == counts["agreements"]
    assert 16_777 == counts["stated_by_all"]
    assert 624 == counts["stated_by_some"]
    report = partnerlib.find_triangles(registry, limit=1)
    assert 141_098 == report.examined["open_triads"]
