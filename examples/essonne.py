"""A département and its partners: what is missing, and who should meet.

After the meeting of 4 July 2016 in Essonne. Run it with
``python examples/essonne.py``; it answers in French, the language of the text.
"""

import partnerlib

WORLD = partnerlib.datasets.essonne()
GAPS = partnerlib.find_gaps(WORLD)
COUNTRIES = partnerlib.find_gaps(WORLD, kinds="unreached", level="country")
DUPLICATES = partnerlib.find_duplicates(WORLD)
TRIANGLES = partnerlib.find_triangles(WORLD)
HORIZONS = {"short": "court terme", "medium": "moyen terme", "long": "long terme"}


def unmet_needs(horizon: str) -> list[str]:
    """List the needs that nobody meets, by horizon; empty means none is stated."""
    unmet = {need for gap in GAPS if gap.kind == "unmet" for need in gap.needs}
    return sorted(id_ for id_ in unmet if WORLD.needs[id_].horizon == horizon)


def idle(actor: str) -> bool:
    """Say whether an actor takes part in nothing that the world knows of."""
    return not (WORLD.agreements_of(actor) or WORLD.actions_of(actor))


def answers() -> dict[str, list[str]]:
    """Answer the questions of the text with ids and keys."""
    kinds = WORLD.vocabularies["actor-kinds"]
    resources = ("academic", "company", "diaspora")
    return {
        "which needs are unmet at short term": unmet_needs("short"),
        "which needs are unmet at medium term": unmet_needs("medium"),
        "which needs are unmet at long term": unmet_needs("long"),
        "which needs are unmet without a horizon": unmet_needs(""),
        "which needs hang on one actor": sorted(
            f"{need} by {gap.providers[0]}"
            for gap in GAPS
            if gap.kind == "single-provider"
            for need in gap.needs
        ),
        "which needs are met in part": [
            f"{gap.needs[0]}: {gap.reached} of {gap.quantity}"
            for gap in GAPS
            if gap.kind == "short"
        ],
        "which projects have no known funder": sorted(
            {id_ for gap in GAPS if gap.kind == "unfunded" for id_ in gap.evidence}
        ),
        "who does the same": ["~".join(pair.actors) for pair in DUPLICATES],
        "who should twin with whom": sorted(
            f"{'~'.join(triangle.missing[0])} by {triangle.broker}"
            for triangle in TRIANGLES
        ),
        "in which roles, for the best": [
            f"{role.role}: {role.territory}" for role in TRIANGLES.top(1)[0].roles
        ],
        "which countries are not reached": sorted(
            place for gap in COUNTRIES for facet, place in gap.cell if facet == "place"
        ),
        "which cooperations sleep": [
            id_
            for id_, agreement in WORLD.agreements.items()
            if agreement.status == "dormant"
        ],
        "which resources take no part": [
            id_
            for id_, actor in WORLD.actors.items()
            if idle(id_) and any(kinds.covers(kind, actor.kind) for kind in resources)
        ],
    }


def main() -> None:
    """Print the answers for people."""
    found = answers()

    def show(question: str, kind: str, ids: list[str]) -> None:
        print(question)
        for id_ in ids:
            print("  -", WORLD.label(kind, id_, "fr"))

    for horizon, words in HORIZONS.items():
        needs = found[f"which needs are unmet at {horizon} term"]
        show(f"Les besoins sans réponse, à {words}", "need", needs)
    show(
        "Les besoins sans réponse, sans échéance dite",
        "need",
        found["which needs are unmet without a horizon"],
    )
    print("Les besoins qui ne tiennent qu'à un acteur, ou couverts en partie")
    for gap in GAPS:
        if gap.kind in {"single-provider", "short"}:
            print("  -", gap.explain("fr"))
    print("Les projets sans financeur connu")
    for reference in found["which projects have no known funder"]:
        print("  -", WORLD.get(reference).label("fr"))
    print("Les associations de même nature qui pourraient mutualiser")
    for pair in DUPLICATES:
        print("  -", pair.explain("fr"))
    print("Les jumelages triangulaires ouverts")
    for triangle in TRIANGLES:
        print("  -", triangle.explain("fr"))
    show(
        "Les pays sans coopération, ou qui n'en ont plus",
        "territory",
        found["which countries are not reached"],
    )
    show(
        "Les coopérations en sommeil",
        "agreement",
        found["which cooperations sleep"],
    )
    show(
        "Les ressources du territoire qui ne prennent part à rien",
        "actor",
        found["which resources take no part"],
    )


if __name__ == "__main__":
    main()
