"""What a back-test says: how far the ranking can be trusted on some data."""

from typing import Final

from partnerlib.wording._facts import Facts, Known
from partnerlib.wording.grammar import MISSING, both, number, typeset

_HIDDEN: Final = (
    both(
        "{hidden} of {ties} known ties was hidden, and looked for among {pairs} pairs.",
        "{hidden} lien connu sur {ties} a été caché, puis cherché parmi {pairs} "
        "paires.",
    ),
    both(
        "{hidden} of {ties} known ties were hidden, and looked for among {pairs} "
        "pairs.",
        "{hidden} liens connus sur {ties} ont été cachés, puis cherchés parmi {pairs} "
        "paires.",
    ),
)
_LATER: Final = (
    both(
        "{hidden} tie came later, and was looked for among {pairs} pairs.",
        "{hidden} lien est venu plus tard, et a été cherché parmi {pairs} paires.",
    ),
    both(
        "{hidden} ties came later, and were looked for among {pairs} pairs.",
        "{hidden} liens sont venus plus tard, et ont été cherchés parmi {pairs} "
        "paires.",
    ),
)
_HIDDEN_AREA: Final = both(
    "A hidden tie scores above another pair {area} times out of 100.",
    "Un lien caché obtient un score plus élevé qu'une autre paire {area} fois sur 100.",
)
_LATER_AREA: Final = both(
    "A later tie scores above another pair {area} times out of 100.",
    "Un lien ultérieur obtient un score plus élevé qu'une autre paire {area} fois sur "
    "100.",
)
_MATCHED: Final = both(
    "Among territories with as many partners, it does so {area} times out of 100; "
    "chance alone would give 50.",
    "Entre territoires ayant autant de partenaires, c'est {area} fois sur 100 ; le "
    "hasard seul donnerait 50.",
)
_PRECISION: Final = both(
    "Such ties among the first 100 pairs: {found}; by the best classical score "
    "({best}): {other}.",
    "Liens de ce type parmi les 100 premières paires : {found} ; avec le meilleur "
    "score classique ({best}) : {other}.",
)
_SCORES: Final = {
    "cannistraci_hebb": both("Cannistraci-Hebb", "Cannistraci-Hebb"),
    "resource_allocation": both("resource allocation", "allocation de ressources"),
    "adamic_adar": both("Adamic-Adar", "Adamic-Adar"),
    "common_neighbours": both("common neighbours", "voisins communs"),
    "three_paths": both("paths of three ties", "chemins de trois liens"),
    "jaccard": both("Jaccard", "Jaccard"),
    "preferential_attachment": both(
        "preferential attachment", "attachement préférentiel"
    ),
}
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
    came = known.text("truth") == "later"
    opening = _LATER if came else _HIDDEN
    lead = _LATER_AREA if came else _HIDDEN_AREA
    counts = {name: known.count(name) for name in ("hidden", "ties", "pairs")}
    is_one = counts["hidden"] == 1 or (lang == "fr" and counts["hidden"] == 0)
    numbers = {name: number(count, lang) for name, count in counts.items()}
    said = [opening[0 if is_one else 1].say(lang, **numbers)]
    area, matched = known.number("auc"), known.number("auc_matched")
    found, other = known.number("precision_100"), known.number("best_precision")
    if area is not None:
        said.append(lead.say(lang, area=round(100 * area)))
    if matched is not None:
        said.append(_MATCHED.say(lang, area=round(100 * matched)))
    if found is not None and other is not None:
        name = known.text("best")
        best = _SCORES[name].say(lang) if name in _SCORES else name or MISSING
        told = {"found": round(100 * found), "other": round(100 * other)}
        said.append(_PRECISION.say(lang, best=best, **told))
    said.append(_CAUTION.say(lang))
    return " ".join(typeset(each) if lang == "fr" else each for each in said)
