"""The parts of records: scopes, parties, sources, and own terms."""

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from partnerlib.model import ROLE_CLASSES, Concept, Party, Period, Scope, Source
from partnerlib.strategies._made import made
from partnerlib.strategies._texts import free_terms, ids, terms, texts
from partnerlib.strategies._times import partial_dates, periods

MOST_COUNT = 2**53


def subsets(elements: SearchStrategy[str], most: int = 2) -> SearchStrategy[list[str]]:
    """Draw a few distinct texts; none where nothing can be drawn."""
    if elements.is_empty:
        return st.just([])
    return st.lists(elements, max_size=most, unique=True)


def scopes(
    *,
    themes: SearchStrategy[str] | None = None,
    places: SearchStrategy[str] | None = None,
    audiences: SearchStrategy[str] | None = None,
    functions: SearchStrategy[str] | None = None,
    max_size: int = 2,
) -> SearchStrategy[Scope]:
    """Draw scopes: what, where, for whom, doing what.

    Parameters
    ----------
    themes, audiences, functions : SearchStrategy of str, optional
        The terms of a facet; by default those of the built-in vocabulary and some
        that no vocabulary knows. ``st.nothing()`` keeps a facet empty.
    places : SearchStrategy of str, optional
        The ids of territories; any id by default.
    max_size : int
        The most values of one facet.

    Returns
    -------
    SearchStrategy of Scope
        Shrinks to the scope of which nothing is known.

    Examples
    --------
    >>> from hypothesis import find
    >>> find(scopes(), lambda scope: not scope.is_empty).functions
    ('information',)
    """
    return made(
        Scope,
        {
            "themes": subsets(_or_terms(themes, "themes"), max_size),
            "places": subsets(ids() if places is None else places, max_size),
            "audiences": subsets(_or_terms(audiences, "audiences"), max_size),
            "functions": subsets(_or_terms(functions, "functions"), max_size),
        },
    )


def _or_terms(
    elements: SearchStrategy[str] | None, vocabulary: str
) -> SearchStrategy[str]:
    return terms(vocabulary) | free_terms() if elements is None else elements


def parties(
    *,
    actors: SearchStrategy[str] | None = None,
    roles: SearchStrategy[str] | None = None,
    during: SearchStrategy[Period] | None = None,
) -> SearchStrategy[Party]:
    """Draw parties: an actor in a role, dated.

    Parameters
    ----------
    actors : SearchStrategy of str, optional
        Ids of actors, or of territories; any id by default.
    roles : SearchStrategy of str, optional
        Terms; by default none, a built-in one of any class, or an unknown one.
    during : SearchStrategy of Period, optional
        When the actor was in the role; any period by default.

    Returns
    -------
    SearchStrategy of Party
        Shrinks to an actor without role and without dates.

    Examples
    --------
    >>> from hypothesis import find, strategies as st
    >>> find(parties(actors=st.just("batik")), lambda party: True)
    Party(actor='batik', role='', during=Period.parse(''))
    """
    return made(
        Party,
        {
            "actor": ids() if actors is None else actors,
            "role": some_roles() if roles is None else roles,
            "during": periods() if during is None else during,
        },
    )


def some_roles() -> SearchStrategy[str]:
    """Draw no role, a built-in one, or one that no vocabulary knows."""
    return st.just("") | terms("roles") | free_terms()


def sources(*, stated_by: SearchStrategy[str] | None = None) -> SearchStrategy[Source]:
    """Draw sources: who stated a record, where and when.

    Parameters
    ----------
    stated_by : SearchStrategy of str, optional
        Ids of actors or territories; any id by default.

    Returns
    -------
    SearchStrategy of Source
        Shrinks to a source of which nothing is known.

    Examples
    --------
    >>> from hypothesis import find
    >>> find(sources(), lambda source: source.row is not None).row
    0
    """
    return made(
        Source,
        {
            "stated_by": st.just("") | (ids() if stated_by is None else stated_by),
            "title": texts(max_size=40),
            "url": st.just("")
            | st.just("https://example.org/a?b=1;c#d")
            | texts(max_size=40),
            "date": st.none() | partial_dates(),
            "file": st.just("") | st.just("actors.csv") | texts(max_size=40),
            "row": st.none() | st.integers(0, MOST_COUNT),
        },
    )


def concepts(
    *,
    ids: SearchStrategy[str] | None = None,
    broader: SearchStrategy[str] | None = None,
) -> SearchStrategy[Concept]:
    """Draw concepts: terms that a registry brings itself.

    Parameters
    ----------
    ids : SearchStrategy of str, optional
        Their ids; any id by default.
    broader : SearchStrategy of str, optional
        The ids of wider terms; none by default.

    Returns
    -------
    SearchStrategy of Concept
        Shrinks to a concept that has nothing but an id.

    Examples
    --------
    >>> from hypothesis import find
    >>> find(concepts(), lambda concept: concept.role_class == "funds").id
    '0'
    """
    labels = texts(max_size=40)
    return made(
        Concept,
        {
            "id": any_ids() if ids is None else ids,
            "label_en": labels,
            "label_fr": labels,
            "broader": st.just("") if broader is None else st.just("") | broader,
            "matches": pairs(),
            "aliases": subsets(texts(min_size=1, max_size=20)),
            "rank": st.none() | st.integers(0, 100) | st.integers(0, MOST_COUNT),
            "role_class": st.sampled_from(["", *ROLE_CLASSES]),
        },
    )


def any_ids() -> SearchStrategy[str]:
    """Draw any id, where an argument hides the name of the strategy."""
    return ids()


def pairs() -> SearchStrategy[list[tuple[str, str]]]:
    """Draw a few pairs of texts, such as codes in a scheme."""
    stated = texts(min_size=1, max_size=20)
    return st.lists(st.tuples(stated, stated), max_size=2)
