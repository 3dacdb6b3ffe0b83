"""What the data holds of a pair that has no tie: sleeping, over, or something else."""

from typing import Final

from partnerlib.wording._facts import Known
from partnerlib.wording.days import date_text, period_text
from partnerlib.wording.grammar import both, count, uncapital
from partnerlib.wording.labels import UNKNOWN_STATUS

# No French word here agrees with the kind of record, of which the gender is unknown.
_WHY: Final = {
    "dormant": both(
        "Their {record} is dormant: wake it?",
        "Leur {record} est en sommeil : à réveiller ?",
    ),
    "suspended": both(
        "Their {record} is suspended: resume it?",
        "Leur {record} est en suspens : à reprendre ?",
    ),
    "planned": both(
        "Their {record} is planned: conclude it?",
        "Leur {record} est en projet : à faire aboutir ?",
    ),
    "completed": both(
        "Their {record} is completed: follow it up?",
        "Leur {record} est à son terme : à prolonger ?",
    ),
    "ended": both(
        "Their {record} has ended: renew it?",
        "Leur {record} a pris fin : à renouveler ?",
    ),
    "over": both(
        "Their {record} is over by its dates: renew it?",
        "Leur {record} a pris fin, d'après ses dates : à renouveler ?",
    ),
    "later": both(
        "Their {record} begins after this date.",
        "Leur {record} commence après cette date.",
    ),
    "other-status": both(
        "Their {record} has another status than those asked for: {status}.",
        "Leur {record} a un autre statut que ceux demandés : {status}.",
    ),
    "absent": both(
        "By dates of its own, one of them is not in their {record} at this date.",
        "D'après ses propres dates, l'un d'eux n'est pas partie à leur {record} à "
        "cette date.",
    ),
    "supporting": both(
        "In their {record} one of the two only funds or observes.",
        "Dans leur {record}, l'un des deux ne fait que financer ou observer.",
    ),
    "elsewhere": both(
        "Their {record} is about another theme, place or time.",
        "Leur {record} porte sur un autre thème, lieu ou moment.",
    ),
    "large": both(
        "Their {record} binds too many territories to be a tie of the two.",
        "Leur {record} réunit trop de territoires pour être un lien des deux.",
    ),
    "exchange": both(
        "Something was given from one to the other: {record}.",
        "L'un a donné quelque chose à l'autre : {record}.",
    ),
}
_OTHER: Final = both(
    "The data holds their {record}.", "Les données contiennent leur {record}."
)
_INACTIVE: Final = frozenset(
    (
        *("dormant", "suspended", "planned", "completed", "ended"),
        *("over", "later", "absent"),
    )
)
# Of these it would be odd to say since when they are there.
_GONE: Final = frozenset(("completed", "ended", "over", "planned", "later"))

_RECORD: Final = both("{noun} ({details})", "{noun} ({details})")
_TITLE: Final = both("“{title}”", "« {title} »")
_START: Final = both("start: {date}", "début : {date}")
_SEEN: Final = both("last activity: {date}", "dernière activité : {date}")
_MORE: Final = both("{records} more hold both.", "{records} de plus les réunissent.")
_ONE_MORE: Final = both("{records} more holds both.", "{records} de plus les réunit.")
_MORE_THREE: Final = both(
    "{records} more hold all three.", "{records} de plus les réunissent à trois."
)
_ONE_MORE_THREE: Final = both(
    "{records} more holds all three.", "{records} de plus les réunit à trois."
)
_NOUNS: Final = {
    "agreement": both("agreement", "accord"),
    "action": both("action", "action"),
    "exchange": both("exchange", "échange"),
}
_NO_NOUN: Final = ("Other", "Autre")  # the label of a kind that tells none
_SHOWN: Final = 2


def set_aside_text(known: Known, lang: str, *, three: bool = False) -> list[str]:
    """Say which records hold both of a pair, or three, and why they do not count."""
    records = known.each("set_aside")
    said = [_one(each, lang) for each in records[:_SHOWN]]
    more = len(records) - len(said)
    if more > 0:
        one, several = (_ONE_MORE_THREE, _MORE_THREE) if three else (_ONE_MORE, _MORE)
        template = one if more == 1 else several
        said.append(template.say(lang, records=count(more, "record", lang)))
    return said


def is_inactive(known: Known) -> bool:
    """Say whether all that holds both is not active at the day."""
    return all(each.text("reason") in _INACTIVE for each in known.each("set_aside"))


def _one(each: Known, lang: str) -> str:
    noun = _NOUNS.get(each.text("family"))
    kind = each.text("kind")
    if not kind or kind in _NO_NOUN:
        kind = noun.say(lang) if noun else each.text("family")
    record = _RECORD.say(lang, noun=uncapital(kind), details=_details(each, lang))
    status = each.text("status") or UNKNOWN_STATUS.say(lang)
    template = _WHY.get(each.text("reason"), _OTHER)
    return template.say(lang, record=record, status=uncapital(status))


def _details(each: Known, lang: str) -> str:
    title, seen = each.text("title"), each.text("last_activity")
    return ", ".join(
        part
        for part in (
            _TITLE.say(lang, title=title) if title else "",
            _when(each, lang),
            _SEEN.say(lang, date=date_text(seen, lang)) if seen else "",
            each.text("record"),
        )
        if part
    )


def _when(each: Known, lang: str) -> str:
    period = each.text("period")
    start, _, end = period.partition("/")
    if each.text("reason") in _GONE and start and end in ("", ".."):
        return _START.say(lang, date=date_text(start, lang))
    return period_text(period, lang)


__all__ = ["is_inactive", "set_aside_text"]
