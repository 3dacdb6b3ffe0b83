"""What a tie that could be says: who, why, and what the data holds already."""

from typing import Final

from partnerlib.wording._facts import Known
from partnerlib.wording._set_aside import is_inactive, set_aside_text
from partnerlib.wording._triangles import against, favours, unknown
from partnerlib.wording.grammar import MISSING, both, listed

_FREE: Final = both(
    "{one} and {other} have no known tie yet.",
    "{one} et {other} n'ont pas encore de lien connu.",
)
_INACTIVE: Final = both(
    "{one} and {other} have no active tie known at this date.",
    "{one} et {other} n'ont pas de lien actif connu à cette date.",
)
_ASIDE: Final = both(
    "{one} and {other} have no tie that counts here.",
    "{one} et {other} n'ont pas de lien qui compte ici.",
)
_TIED: Final = both(
    "{one} and {other} are tied already ({records}); this is how likely it would "
    "look if that were not known.",
    "{one} et {other} sont déjà liés ({records}) ; voici à quel point ce lien "
    "paraîtrait plausible si on l'ignorait.",
)
_THROUGH: Final = both(
    "{brokers} could bring them together.", "{brokers} pourrait les réunir."
)
_THROUGH_SEVERAL: Final = both(
    "{brokers} could bring them together.", "{brokers} pourraient les réunir."
)
_DIRECT: Final = both(
    "Nobody in the data is tied to both.",
    "Personne dans les données n'est lié aux deux.",
)


def tie_text(known: Known, lang: str) -> list[str]:
    """Say which two could be tied, through whom, and why."""
    one, other = [*known.texts("ends"), MISSING, MISSING][:2]
    brokers = known.texts("brokers")
    through = _THROUGH if len(brokers) == 1 else _THROUGH_SEVERAL
    said = through.say(lang, brokers=listed(list(brokers), lang, 3))
    return [
        *_opening(known, one, other, lang),
        said if brokers else _DIRECT.say(lang),
        *favours(known, lang),
        *against(known, lang),
        # Where nobody is tied to both, there are no ties that could be lived.
        *unknown(known, lang, but=() if brokers else ("liveliness",)),
    ]


def _opening(known: Known, one: str, other: str, lang: str) -> list[str]:
    records = known.texts("tied_by")
    if records:
        told = listed(list(records), lang, 3)
        return [_TIED.say(lang, one=one, other=other, records=told)]
    aside = set_aside_text(known, lang)
    opening = _FREE if not aside else _INACTIVE if is_inactive(known) else _ASIDE
    return [opening.say(lang, one=one, other=other), *aside]
