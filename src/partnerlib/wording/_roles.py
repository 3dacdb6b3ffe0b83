"""Who could take which role in a triangle, and why, or why nobody is proposed."""

from typing import Final

from partnerlib.wording._facts import Known
from partnerlib.wording.grammar import MISSING, Text, both, listed, semicolon

_ROLES: Final = {
    "facilitating": both("facilitating", "facilitateur"),
    "pivotal": both("pivotal", "pivot"),
    "beneficiary": both("beneficiary", "bénéficiaire"),
}
_PROPOSED: Final = both(
    "Possible roles: {proposals}.", "Rôles envisageables : {proposals}."
)
_PROPOSAL: Final = both(
    "{role} – {territory} ({reason})", "{role} – {territory} ({reason})"
)
_UNDECIDED: Final = both(
    "{roles} – to be settled ({reason})", "{roles} – à préciser ({reason})"
)
_ROLE_REASONS: Final = {
    "tied-to-both": both("it has ties with both", "en lien avec les deux autres"),
    "states-the-need": both(
        "a need is stated there that the other answers",
        "un besoin y est exprimé, auquel l'autre répond",
    ),
    "answers-the-need": both(
        "an offer or an effort from there answers the need of the other",
        "une offre ou une intervention de ce territoire répond au besoin de l'autre",
    ),
    "either-could": both(
        "each has a need that the other answers",
        "chacun a un besoin auquel l'autre répond",
    ),
    "several-could": both(
        "needs are answered in several ways",
        "des besoins ont plusieurs réponses possibles",
    ),
    "any-of-them": both(
        "each has ties with the two others",
        "chacun est en lien avec les deux autres",
    ),
    "funds-the-theme": both(
        "it has ties with one of the two and funds this theme",
        "coopère avec l'un des deux et finance ce thème",
    ),
    "gives-in-the-theme": both(
        "it has ties with one of the two and gives in this theme",
        "coopère avec l'un des deux et donne dans ce thème",
    ),
    "no-need-stated": both(
        "neither states a need with a theme",
        "aucun des deux n'exprime de besoin avec un thème",
    ),
    "no-answer-stated": both(
        "neither states an offer or an effort with a theme",
        "aucun des deux n'indique d'offre ni d'intervention avec un thème",
    ),
    "no-match": both(
        "the stated needs and what is offered are of different themes",
        "les besoins exprimés et ce qui est proposé sont de thèmes différents",
    ),
}

# Where it may be any of three, and not one of the two that a broker brings together.
_AMONG_THREE: Final = {
    "tied-to-both": both(
        "the two others need and answer, and it has ties with both",
        "en lien avec les deux autres, dont l'un répond au besoin de l'autre",
    ),
    "either-could": both(
        "two of them each have a need that the other answers",
        "deux d'entre eux ont chacun un besoin auquel l'autre répond",
    ),
    "states-the-need": both(
        "a need is stated there that another of them answers",
        "un besoin y est exprimé, auquel un autre répond",
    ),
    "answers-the-need": both(
        "an offer or an effort from there answers the need of another of them",
        "une offre ou une intervention de ce territoire répond au besoin d'un autre",
    ),
    "no-need-stated": both(
        "none of the three states a need with a theme",
        "aucun des trois n'exprime de besoin avec un thème",
    ),
    "no-answer-stated": both(
        "none of the three states an offer or an effort with a theme",
        "aucun des trois n'indique d'offre ni d'intervention avec un thème",
    ),
}


def role_reason(reason: str, lang: str, kind: str = "open") -> str:
    """Say why a territory is proposed for a role, or why none is.

    Examples
    --------
    >>> role_reason("tied-to-both", "en")
    'it has ties with both'
    """
    return _reason(reason, kind).say(lang)


def _reason(reason: str, kind: str) -> Text:
    if kind == "unsigned" and reason in _AMONG_THREE:
        return _AMONG_THREE[reason]
    return _ROLE_REASONS[reason]


def roles_text(known: Known, lang: str) -> list[str]:
    """Say who could take which role, and why; one sentence or none."""
    proposals: list[str] = []
    undecided: dict[str, list[str]] = {}
    for role, word in _ROLES.items():
        reason = known.text(f"{role}_reason")
        why = MISSING
        if reason in _ROLE_REASONS:
            why = role_reason(reason, lang, known.text("kind"))
        territory = known.text(role)
        if territory:
            proposals.append(
                _PROPOSAL.say(
                    lang, role=word.say(lang), territory=territory, reason=why
                )
            )
        elif reason:
            undecided.setdefault(why, []).append(word.say(lang))
    proposals += [
        _UNDECIDED.say(lang, roles=listed(roles, lang), reason=why)
        for why, roles in undecided.items()
    ]
    if not proposals:
        return []
    return [_PROPOSED.say(lang, proposals=semicolon(lang).join(proposals))]


__all__ = ["role_reason", "roles_text"]
