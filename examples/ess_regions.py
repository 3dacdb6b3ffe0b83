"""Regions and the social economy: who operates, what spread, what could open.

After a decoding of 2015 on decentralised cooperation. Run it with
``python examples/ess_regions.py``; it answers in French, the language of the text.
"""

from collections import Counter

import partnerlib

WORLD = partnerlib.datasets.ess_regions()
GAPS = partnerlib.find_gaps(WORLD)
DUPLICATES = partnerlib.find_duplicates(WORLD)
TRIANGLES = partnerlib.find_triangles(WORLD)
BETWEEN_COUNTRIES = partnerlib.find_triangles(WORLD, level="country")


def carried_out() -> list[tuple[str, str, str]]:
    """List third-party operators, their actions, and the authority behind each.

    The authority is the one that funds or leads the action, else the one of the
    operator's own country in the convention above it.
    """
    roles, kinds = WORLD.vocabularies["roles"], WORLD.vocabularies["actor-kinds"]
    found: list[tuple[str, str, str]] = []
    for action in WORLD.actions.values():
        behind = [
            party.actor
            for party in action.parties
            if roles.role_class(party.role) in {"funds", "leads"}
        ]
        if action.agreement and not behind:
            behind = [
                party.actor
                for party in WORLD.agreements[action.agreement].parties
                if WORLD.country_of(WORLD.actors[party.actor].territory) == "FR"
            ]
        found += [
            (party.actor, action.id, authority)
            for party in action.parties
            for authority in behind
            if roles.role_class(party.role) == "provides"
            and kinds.covers("authority", WORLD.actors[authority].kind)
        ]
    return sorted(found)


def replications() -> list[tuple[str, str]]:
    """List what replicates an action: country, and status where one is stated."""
    return [
        (place, action.status)
        for action in WORLD.actions.values()
        if action.derived_from
        for place in action.scope.places or ("",)
    ]


def answers() -> dict[str, list[str]]:
    """Answer the questions of the text with ids and keys."""
    spread = Counter(place for place, status in replications() if not status)
    return {
        "who operates for whom": [
            f"{operator} for {authority}: {action}"
            for operator, action, authority in carried_out()
        ],
        "under which convention": sorted(
            f"{action.id} under {action.agreement}"
            for action in WORLD.actions.values()
            if action.agreement
        ),
        "what was replicated where": [
            f"{place}: {count}" for place, count in sorted(spread.items())
        ],
        "what is under study": sorted(
            id_
            for id_, action in WORLD.actions.items()
            if action.status == "under-study"
        ),
        "where is no funder named": sorted(
            {id_ for gap in GAPS if gap.kind == "unfunded" for id_ in gap.evidence}
        ),
        "who does the same": ["~".join(pair.actors) for pair in DUPLICATES],
        "which triangles are open": [
            f"{triangle.key} by {triangle.broker}" for triangle in TRIANGLES
        ],
        "which triangles of countries are open": [
            f"{triangle.key} by {triangle.broker}" for triangle in BETWEEN_COUNTRIES
        ],
        "which territories were succeeded": [
            f"{id_} by {', '.join(territory.successors)}"
            for id_, territory in WORLD.territories.items()
            if territory.successors
        ],
        "which successors have no cooperation": sorted(
            place for gap in GAPS if gap.kind == "unreached" for _, place in gap.cell
        ),
    }


def main() -> None:
    """Print the answers for people."""

    def label(kind: str, id_: str) -> str:
        return WORLD.label(kind, id_, "fr")

    found = answers()
    print("Les tiers qui agissent, et pour quelle collectivité")
    for operator, action, authority in carried_out():
        print(
            f"  - {label('actor', operator)}, pour {label('actor', authority)} "
            f"({label('action', action)})"
        )
    print("Ce qui a été reproduit, et où")
    spread = Counter(place for place, status in replications() if not status)
    for place, count in sorted(spread.items()):
        print(f"  - {label('territory', place)} ({count})")
    print(f"  - à l'étude ({len(found['what is under study'])})")
    print("Les actions sans financeur nommé")
    for reference in found["where is no funder named"]:
        print("  -", WORLD.get(reference).label("fr"))
    print("Ceux qui font la même chose au même endroit")
    for pair in DUPLICATES:
        print("  -", pair.explain("fr"))
    if not len(DUPLICATES):
        print("  - personne")
    print("Les jumelages triangulaires ouverts")
    for triangle in (*TRIANGLES, *BETWEEN_COUNTRIES):
        print("  -", triangle.explain("fr"))
    print("Les territoires qui ont changé depuis, et ceux qui leur succèdent")
    for id_, territory in WORLD.territories.items():
        if territory.successors:
            names = ", ".join(label("territory", each) for each in territory.successors)
            print(f"  - {label('territory', id_)} → {names}")


if __name__ == "__main__":
    main()
