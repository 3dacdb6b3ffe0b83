"""What a back-test says: how far the ranking can be trusted on some data."""

from typing import Final

from partnerlib.wording._facts import Facts, Known
from partnerlib.wording.grammar import both, typeset

_HIDDEN: Final = both(
    "{hidden} of {ties} known ties were hidden, and looked for among {pairs} pairs.",
    "{hidden} des {ties} liens connus ont été cachés, puis cherchés parmi {pairs} "
    "paires.",
)
_LATER: Final = both(
    "{hidden} ties came later, and were looked for among {pairs} pairs.",
    "{hidden} liens sont venus plus tard, et ont été cherchés parmi {pairs} paires.",
)
_AREA: Final = both(
    "A hidden tie scores above another pair {area} times out of 100.",
    "Un lien caché obtient un score plus élevé qu'une autre paire {area} fois sur 100.",
)
_MATCHED: Final = both(
    "Among territories with as many partners, it does so {area} times out of 100; "
    "chance alone would give 50.",
    "Entre territoires ayant autant de partenaires, c'est {area} fois sur 100 ; le "
    "hasard seul donnerait 50.",
)
_PRECISION: Final = both(
    "Of the first 100 pairs, {found} were such ties; the best classical score "
    "({best}) found {other}.",
    "Parmi les 100 premières paires, {found} étaient de tels liens ; le meilleur "
    "score classique ({best}) en a trouvé {other}.",
)
_CAUTION: Final = both(
    "A likely tie is not a wanted one, and what the data does not know cannot rank.",
    "Un lien plausible n'est pas un lien voulu, et ce que les données ignorent ne "
    "peut pas compter.",
)


def backtest_text(facts: Facts, lang: str) -> str:
    """Say how well known ties were found.

    Parameters
    ----------
    facts : mapping
        ``truth``, counts, and the measures of our score by kind. Any may be
        missing.
    lang : {"en", "fr"}
        The language.
    """
    known = Known(facts)
    opening = _LATER if known.text("truth") == "later" else _HIDDEN
    counts = {name: known.count(name) for name in ("hidden", "ties", "pairs")}
    said = [opening.say(lang, **counts)]
    area, matched = known.number("auc"), known.number("auc_matched")
    found, other = known.number("precision_100"), known.number("best_precision")
    if area is not None:
        said.append(_AREA.say(lang, area=round(100 * area)))
    if matched is not None:
        said.append(_MATCHED.say(lang, area=round(100 * matched)))
    if found is not None and other is not None:
        said.append(
            _PRECISION.say(
                lang,
                found=round(100 * found),
                other=round(100 * other),
                best=known.text("best").replace("_", " "),
            )
        )
    said.append(_CAUTION.say(lang))
    return " ".join(typeset(each) if lang == "fr" else each for each in said)
