"""What was planted in a world: the keys that the findings about it should bear."""

import attrs

from partnerlib.registry import Registry


@attrs.frozen(kw_only=True)
class Truth:
    """The keys of the findings that a planted world holds by construction.

    All are sorted, and are those of findings made with default parameters (of
    `find_duplicates`, with every label asked for).

    Attributes
    ----------
    unmet : tuple of str
        Needs that nobody meets: *all* of the world.
    single_provider : tuple of str
        Needs that one actor alone meets: all of the world.
    short : tuple of str
        Those of them that are met in part: all of the world.
    unreached : tuple of str
        Territories without any cooperation: all of the world.
    underserved : tuple of str
        Themes that the many actors of a place leave out there, although they work
        on them elsewhere. Chance may add others.
    duplicates : tuple of str
        Pairs of actors that do the same in several places. Chance adds others, that
        mostly meet in one place only.
    complementary, coordinated : tuple of str
        Pairs that meet as often, but for different audiences, or under a common
        agreement.
    triangles : tuple of str
        Pairs of territories with a broker of their own, other common partners, and
        a need that the other answers. Chance adds many others.
    brokers : tuple of (str, str)
        The key of each of these, and the id of its best broker.
    """

    unmet: tuple[str, ...]
    single_provider: tuple[str, ...]
    short: tuple[str, ...]
    unreached: tuple[str, ...]
    underserved: tuple[str, ...]
    duplicates: tuple[str, ...]
    complementary: tuple[str, ...]
    coordinated: tuple[str, ...]
    triangles: tuple[str, ...]
    brokers: tuple[tuple[str, str], ...]


@attrs.frozen(kw_only=True)
class PlantedWorld:
    """A random world, and what is known to be in it.

    Attributes
    ----------
    registry : Registry
        The world.
    truth : Truth
        What was planted.
    """

    registry: Registry
    truth: Truth
