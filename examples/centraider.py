"""The regional agency, the networks and the young: who supports whom.

After the opinion of the associations' group of a regional council. Run it with
``python examples/centraider.py``; it answers in French, the language of the text.
"""

import partnerlib

WORLD = partnerlib.datasets.centraider()
GAPS = partnerlib.find_gaps(WORLD)
DUPLICATES = partnerlib.find_duplicates(WORLD)
TRIANGLES = partnerlib.find_triangles(WORLD)


def answers() -> dict[str, list[str]]:
    """Answer the questions of the text with ids and keys."""
    unrecognised = [gap for gap in GAPS if gap.kind == "unrecognised"]
    unmet = [gap for gap in GAPS if gap.kind == "unmet"]
    return {
        "who supports the young": sorted(
            {actor for gap in unrecognised for actor in gap.providers}
        ),
        "what is done without being recognised": sorted(
            dict(gap.cell)["function"] for gap in unrecognised
        ),
        "what is still missing": sorted(gap.key for gap in unmet),
        "whom the meetings leave out": sorted(
            dict(gap.cell)["audience"]
            for gap in unmet
            if dict(gap.cell)["function"] == "meeting-organisation"
        ),
        "whose roles overlap": sorted("~".join(pair.actors) for pair in DUPLICATES),
        "who should meet": [
            "+".join(cluster.actors) for cluster in DUPLICATES.clusters()
        ],
        "which triangles are open": [triangle.key for triangle in TRIANGLES],
    }


def main() -> None:
    """Print the answers for people."""

    def actor(id_: str) -> str:
        return WORLD.label("actor", id_, "fr")

    found = answers()
    print("Ceux qui informent, orientent et accompagnent les jeunes")
    for id_ in found["who supports the young"]:
        print("  -", actor(id_))
    print("Ce qui se fait sans être reconnu")
    for function in found["what is done without being recognised"]:
        print("  -", WORLD.label("function", function, "fr"))
    print("Les vides à combler")
    for gap in GAPS:
        if gap.kind == "unmet":
            print("  -", gap.explain("fr"))
    print("Les publics absents des rencontres régionales")
    for audience in found["whom the meetings leave out"]:
        print("  -", WORLD.label("audience", audience, "fr"))
    print("Ceux dont les rôles se recouvrent, et qui devraient se réunir")
    for cluster in DUPLICATES.clusters():
        print("  -", ", ".join(actor(id_) for id_ in cluster.actors))
    print("Les jumelages triangulaires ouverts")
    for triangle in TRIANGLES:
        print("  -", triangle.explain("fr"))
    if not len(TRIANGLES):
        print("  - aucun, faute de liens entre territoires")


if __name__ == "__main__":
    main()
