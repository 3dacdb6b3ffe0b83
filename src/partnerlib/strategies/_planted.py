"""Worlds in which something is known to be found."""

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from partnerlib.datasets import PlantedWorld, planted
from partnerlib.strategies._made import made

_FEWEST, _MOST = 200, 400


def planted_registries(
    *,
    seeds: SearchStrategy[int] | None = None,
    sizes: SearchStrategy[int] | None = None,
) -> SearchStrategy[PlantedWorld]:
    """Draw random worlds whose gaps, duplicates and triangles are known.

    Parameters
    ----------
    seeds : SearchStrategy of int, optional
        From 0 up; any up to 2 ** 32 by default.
    sizes : SearchStrategy of int, optional
        About how many records, from 200 up; up to 400 by default.

    Returns
    -------
    SearchStrategy of PlantedWorld
        The registry, and the keys of what was planted in it, as
        :func:`partnerlib.datasets.planted` makes them. Shrinks to the seed 0 and
        to the smallest world, and not record by record.

    Examples
    --------
    >>> from hypothesis import find, strategies as st
    >>> worlds = planted_registries(seeds=st.sampled_from([3, 1]), sizes=st.just(200))
    >>> find(worlds, lambda each: each.truth.triangles).registry.title
    'planted(3)'
    """
    return made(
        planted,
        {
            "seed": st.integers(0, 2**32) if seeds is None else seeds,
            "size": st.integers(_FEWEST, _MOST) if sizes is None else sizes,
        },
    )
