"""Partnerships told by each side: what is exchanged, and where stories differ.

After the page of a consultancy; all records are examples. Run it with
``python examples/reciprocity.py``; it answers in French, the language of the text.
"""

from collections import Counter
from itertools import combinations

import partnerlib
from partnerlib import Agreement

WORLD = partnerlib.datasets.reciprocity()
GAPS = partnerlib.find_gaps(WORLD)
DUPLICATES = partnerlib.find_duplicates(WORLD)
TRIANGLES = partnerlib.find_triangles(WORLD)
PAIR = 2
COMPARED = {
    "status": "état",
    "period": "période",
    "motives": "motivations",
    "scope": "objet",
}


def flows(giver: str, receiver: str) -> Counter[str]:
    """Count what goes from a territory to another, by kind of exchange."""
    seat = {id_: actor.territory for id_, actor in WORLD.actors.items()}
    return Counter(
        exchange.kind
        for exchange in WORLD.exchanges.values()
        if (seat[exchange.giver], seat[exchange.receiver]) == (giver, receiver)
    )


def immaterial(kinds: Counter[str]) -> int:
    """Count the exchanges that are immaterial."""
    covers = WORLD.vocabularies["exchange-kinds"].covers
    return sum(n for kind, n in kinds.items() if covers("immaterial", kind))


def actors_of(agreement: Agreement) -> set[str]:
    """Give the actors of an agreement, whatever their roles."""
    return {party.actor for party in agreement.parties}


def stated_by(agreement: Agreement) -> set[str]:
    """Give those who state an agreement."""
    return {source.stated_by for source in agreement.sources if source.stated_by}


def told_twice() -> list[tuple[Agreement, Agreement, list[str]]]:
    """List pairs of records of one tie, told by other sides, and how they differ."""
    return [
        (one, other, [name for name in COMPARED if differ(one, other, name)])
        for one, other in combinations(WORLD.agreements.values(), 2)
        if one.kind == other.kind
        and actors_of(one) == actors_of(other)
        and stated_by(one).isdisjoint(stated_by(other))
    ]


def differ(one: Agreement, other: Agreement, field: str) -> bool:
    """Say whether two agreements state different things in a field."""
    return bool(getattr(one, field) != getattr(other, field))


def one_sided() -> list[str]:
    """List agreements that a party leaves unsaid, though it states others."""
    speaking = {side for each in WORLD.agreements.values() for side in stated_by(each)}
    twice = {id_ for one, other, _ in told_twice() for id_ in (one.id, other.id)}
    return [
        id_
        for id_, agreement in WORLD.agreements.items()
        if stated_by(agreement)
        and id_ not in twice
        and (actors_of(agreement) & speaking) - stated_by(agreement)
    ]


def answers() -> dict[str, list[str]]:
    """Answer the questions of the text with ids and keys."""
    there = flows("port-nord", "port-sud")
    back = flows("port-sud", "port-nord")
    return {
        "what the north gives": [f"{kind}: {n}" for kind, n in sorted(there.items())],
        "what the south gives": [f"{kind}: {n}" for kind, n in sorted(back.items())],
        "how much of each is immaterial": [
            f"north: {immaterial(there)} of {there.total()}",
            f"south: {immaterial(back)} of {back.total()}",
        ],
        "who sits at one table": [
            f"{id_}: {len(actors_of(agreement))}"
            for id_, agreement in WORLD.agreements.items()
            if len(actors_of(agreement)) > PAIR
        ],
        "which tie is told in two ways": [
            f"{one.id} / {other.id}: {', '.join(fields)}"
            for one, other, fields in told_twice()
        ],
        "which tie is told by one side only": one_sided(),
        "which needs are unmet": sorted(
            {need for gap in GAPS if gap.kind == "unmet" for need in gap.needs}
        ),
        "which needs hang on one actor": sorted(
            f"{need} by {gap.providers[0]}"
            for gap in GAPS
            if gap.kind == "single-provider"
            for need in gap.needs
        ),
        "who does the same without coordination": [pair.key for pair in DUPLICATES],
        "which triangles are open": sorted(
            f"{triangle.key} by {triangle.broker}" for triangle in TRIANGLES
        ),
    }


def words(fields: list[str]) -> str:
    """Name fields in French."""
    return ", ".join(COMPARED[field] for field in fields)


def main() -> None:
    """Print the answers for people."""
    found = answers()

    def show(question: str, lines: list[str]) -> None:
        print(question)
        for line in lines or ["aucun"]:
            print("  -", line)

    for giver, receiver in (("port-nord", "port-sud"), ("port-sud", "port-nord")):
        kinds = flows(giver, receiver)
        name = WORLD.label("territory", giver, "fr")
        terms = WORLD.vocabularies["exchange-kinds"]
        show(
            f"Ce que donne {name} (immatériel pour {immaterial(kinds)} sur "
            f"{kinds.total()})",
            [f"{n} × {terms.label(kind, 'fr')}" for kind, n in sorted(kinds.items())],
        )
    show(
        "Les accords qui réunissent plus de deux acteurs",
        [
            WORLD.label("agreement", line.partition(":")[0], "fr")
            for line in found["who sits at one table"]
        ],
    )
    show(
        "Les liens que leurs deux parties racontent autrement",
        [
            f"{one.label('fr')} / {other.label('fr')} ({words(fields)})"
            for one, other, fields in told_twice()
        ],
    )
    show(
        "Les liens qu'une seule partie raconte",
        [
            WORLD.label("agreement", id_, "fr")
            for id_ in found["which tie is told by one side only"]
        ],
    )
    show(
        "Les besoins sans réponse, ou qui ne tiennent qu'à un acteur",
        [gap.explain("fr") for gap in GAPS if gap.kind in {"unmet", "single-provider"}],
    )
    show(
        "Ceux qui font la même chose sans coordination",
        [pair.explain("fr") for pair in DUPLICATES],
    )
    show(
        "Les jumelages triangulaires ouverts",
        [triangle.explain("fr") for triangle in TRIANGLES],
    )


if __name__ == "__main__":
    main()
