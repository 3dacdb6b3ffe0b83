"""The two words in which the built-in schemes are written: term and branch."""

import attrs

from partnerlib.model import Concept
from partnerlib.wording.grammar import apostrophes


def term(
    term_id: str,
    label_en: str,
    label_fr: str,
    also: str = "",
    match: str = "",
    *,
    rank: int | None = None,
    role_class: str = "",
) -> Concept:
    """Make a concept from one compact line of data.

    Parameters
    ----------
    term_id : str
        The id: English, kebab-case.
    label_en, label_fr : str
        The labels.
    also : str
        The aliases, with ``;`` between them.
    match : str
        The exact matches as ``scheme:value``, with ``;`` between them.
    rank : int or None
        Levels only: the smaller, the higher.
    role_class : str
        Roles only.

    Returns
    -------
    Concept
        A top term; `branch` puts it under another.

    Examples
    --------
    >>> water = term("water", "Water", "Eau", "WASH; EHA", "sdg:6; dac:140")
    >>> water.aliases, water.matches
    (('EHA', 'WASH'), (('dac', '140'), ('sdg', '6')))
    """
    return Concept(
        term_id,
        label_en=label_en,
        label_fr=apostrophes(label_fr),
        matches=tuple(_pair(text) for text in _parts(match)),
        aliases=_parts(also),
        rank=rank,
        role_class=role_class,
    )


def _parts(text: str) -> tuple[str, ...]:
    return tuple(text.split("; ")) if text else ()


def _pair(text: str) -> tuple[str, str]:
    scheme, _, value = text.partition(":")
    return scheme, value


def branch(
    parent: Concept, *children: Concept | tuple[Concept, ...]
) -> tuple[Concept, ...]:
    """Put terms, or the branches that stand on them, under a broader term.

    Parameters
    ----------
    parent : Concept
        The broader term.
    *children : Concept or tuple of Concept
        Narrower terms; a tuple is a branch, and only its first term moves.

    Returns
    -------
    tuple of Concept
        The parent, then every term below it in the order given.

    Examples
    --------
    >>> water = term("water", "Water", "Eau")
    >>> [c.id + "<" + c.broader for c in branch(water, term("well", "Well", "Puits"))]
    ['water<', 'well<water']
    """
    terms = [parent]
    for child in children:
        root, *below = child if isinstance(child, tuple) else (child,)
        terms += [attrs.evolve(root, broader=parent.id), *below]
    return tuple(terms)
