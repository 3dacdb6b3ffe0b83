"""How well hidden twinnings are found: ``python bench/ranking.py [SEEDS] [DATA]``.

The data (Wikidata, 2016) lies beside the repository, in ``../shared/data``. Another
folder of this kind may be named, or a file of edges as KONECT writes them: then nothing
but the ties is known, and all towns are asked about.
"""

import csv
import sys
import warnings
from pathlib import Path

import partnerlib
from partnerlib import Registry, Territory

FOLDER = Path(__file__).parents[2] / "shared" / "data" / "twin-towns-2016"


def read(folder: Path) -> tuple[Registry, list[str] | None]:
    """Read the ties of all towns, and the ids of those of which more is known."""
    if folder.is_file():
        lines = folder.read_text("utf-8").splitlines()
        rows = [line.split() for line in lines if not line.startswith("%")]
        return partnerlib.from_statements([(row[0], row[1]) for row in rows]), None
    with (folder / "attributes.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    names = sorted({row["country"] for row in rows})
    # The file has names of countries; any code will do that is one for each.
    codes = {
        name: chr(65 + place // 26) + chr(65 + place % 26)
        for place, name in enumerate(names)
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
    statements = [tuple(line.split("\t")) for line in text.splitlines()]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", partnerlib.PartnerlibWarning)
        registry = partnerlib.from_statements(statements, territories=towns)
    return registry, [town.id for town in towns]


def main() -> None:
    """Print the report as JSON, and its sentence."""
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    registry, among = read(Path(sys.argv[2]) if len(sys.argv) > 2 else FOLDER)  # noqa: PLR2004
    report = partnerlib.backtest(registry, among=among, seeds=seeds)
    print(report.to_json())
    print(report.explain("en"))


if __name__ == "__main__":
    main()
