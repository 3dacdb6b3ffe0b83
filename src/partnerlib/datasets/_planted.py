"""Random worlds in which something is known to be found."""

from collections.abc import Iterator
from itertools import islice
from typing import Final, Literal

from partnerlib.datasets._planted_ground import Ground
from partnerlib.datasets._planted_plan import CROWD, Plan, plan
from partnerlib.datasets._truth import PlantedWorld, Truth
from partnerlib.errors import ParameterError
from partnerlib.findings import key_about, key_between
from partnerlib.registry import Registry

_MEETINGS: Final = 3  # cells in which a planted pair meets
_WITNESSES: Final = 2  # common partners of a planted triangle besides its broker
_AUDIENCES: Final = ("children", "older-people")  # of a complementary pair
_PEOPLE: Final = ("unit", "people")  # in which every need is counted


def planted(
    seed: int = 0,
    *,
    size: Literal["small", "medium", "large"] | int = "small",
    territories: int | None = None,
    actors: int | None = None,
    themes: int | None = None,
    agreements: int | None = None,
    actions: int | None = None,
    unmet: int | None = None,
    served: int | None = None,
    unreached: int | None = None,
    duplicates: int | None = None,
    triangles: int | None = None,
    underserved: int | None = None,
) -> PlantedWorld:
    """Make a random world, and tell which findings were planted in it.

    For tests, benchmarks and measures of how well the finders find: municipalities
    that mostly tie with their neighbours, associations with a few themes and places
    each, and among them gaps, duplicated efforts and open triangles that are there by
    construction.

    Parameters
    ----------
    seed : int, default 0
        From 0 up. The same arguments give the same world in every process.
    size : {"small", "medium", "large"} or int, default "small"
        About how many records (300, 5,000 and 100,000), from 200 up. What follows
        takes its default from it.
    territories, actors : int
        Municipalities, and associations beside their town halls.
    themes : int, default 12
        How many themes of the built-in vocabulary are used, from 4 up.
    agreements, actions : int
        Twinnings and projects by chance; what is planted adds some.
    unmet, served, unreached, duplicates, triangles, underserved : int
        How much is planted: needs that nobody meets; needs that one actor meets, half
        of them in part; silent municipalities; pairs of actors (as many again are
        complementary, and as many coordinated); open triangles, each with an unmet
        need besides; themes left out by a crowd of 60 actors, by default none below
        4,000 records.

    Returns
    -------
    PlantedWorld
        The registry and the truth. Every record is an example, and says so.

    Raises
    ------
    ParameterError
        If a number is none, or what is planted does not fit.

    Notes
    -----
    Linear in the number of records. Every effort states its theme and its place, so
    that nothing but the registry's own structure lowers the confidence of a finding.
    A tie that is planted as missing has a broker that is tied to nobody else, by two
    agreements on each side.

    Examples
    --------
    >>> world = planted(seed=1)
    >>> world == planted(seed=1)
    True
    >>> len(world.truth.duplicates)
    3
    >>> world.truth.brokers[0][0] in world.truth.triangles
    True
    """
    if type(seed) is not int or seed < 0:
        raise ParameterError("seed", seed, "give a whole number from 0 up")
    stated: dict[str, object] = {
        "territories": territories,
        "actors": actors,
        "themes": themes,
        "agreements": agreements,
        "actions": actions,
        "unmet": unmet,
        "served": served,
        "unreached": unreached,
        "duplicates": duplicates,
        "triangles": triangles,
        "underserved": underserved,
    }
    made = plan(size, stated)
    garden = _Garden(made, seed)
    garden.plant()
    ground = garden.ground
    registry = Registry.of(
        territories=ground.territories.values(),
        actors=ground.actors.values(),
        agreements=ground.agreements.values(),
        actions=ground.actions.values(),
        needs=ground.needs.values(),
        offers=ground.offers.values(),
        title=f"planted({seed})",
    )
    return PlantedWorld(registry=registry, truth=garden.truth())


class _Garden:
    """Plants findings in a ground, before chance fills it, and remembers them.

    All cells that have to stay free are staked out first: whatever is planted or
    grows afterwards keeps off them.
    """

    def __init__(self, made: Plan, seed: int) -> None:
        self.ground = Ground(made, seed)
        self._plan = made
        self._keys: dict[str, list[str]] = {}
        self._brokers: list[tuple[str, str]] = []
        # Territories of their own for what must not disturb one another.
        alone = made.unmet + made.served + made.underserved
        sites = iter(
            self.ground.rng.sample(self.ground.towns, alone + 2 * made.triangles)
        )
        self._unmet = self._staked(sites, made.unmet)
        self._served = self._staked(sites, made.served)
        self._underserved = self._staked(sites, made.underserved)
        self._triangles = [
            (end, theme, next(sites))
            for end, theme in self._staked(sites, made.triangles)
        ]
        for end, _, other in self._triangles:
            self.ground.keep_apart(end, other)

    def _staked(self, sites: Iterator[str], count: int) -> list[tuple[str, str]]:
        return [(site, self.ground.keep_free(site)) for site in islice(sites, count)]

    def plant(self) -> None:
        """Plant what is planned, then let chance add the rest."""
        for number, (place, theme) in enumerate(self._unmet):
            self._plant_unmet(place, theme, over=number % 2 == 1)
        for number, (place, theme) in enumerate(self._served):
            self._plant_served(place, theme, short=number % 2 == 0)
        for place, theme in self._underserved:
            self._plant_underserved(place, theme)
        for end, theme, other in self._triangles:
            self._plant_triangle(end, theme, other)
        for label in ("duplicate", "complementary", "coordinated"):
            for _ in range(self._plan.duplicates):
                self._plant_pair(label)
        for _ in range(self._plan.unreached):
            self._note("unreached", ("place", self.ground.add_town("s")))
        self.ground.grow_ties(self._plan.agreements)
        self.ground.grow_efforts(self._plan.actors, self._plan.actions)

    def truth(self) -> Truth:
        """Give what was planted."""

        def keys(kind: str) -> tuple[str, ...]:
            return tuple(sorted(self._keys.get(kind, ())))

        return Truth(
            unmet=keys("unmet"),
            single_provider=keys("single-provider"),
            short=keys("short"),
            unreached=keys("unreached"),
            underserved=keys("underserved"),
            duplicates=keys("duplicate"),
            complementary=keys("complementary"),
            coordinated=keys("coordinated"),
            triangles=keys("open"),
            brokers=tuple(sorted(self._brokers)),
        )

    def _note(self, kind: str, *about: tuple[str, str]) -> None:
        self._keys.setdefault(kind, []).append(key_about(kind, about))

    def _note_pair(self, kind: str, one: str, other: str) -> str:
        key = key_between(kind, *sorted((one, other)))
        self._keys.setdefault(kind, []).append(key)
        return key

    def _plant_unmet(self, place: str, theme: str, *, over: bool) -> None:
        ground = self.ground
        ground.want(place, theme, ground.rng.randint(20, 5_000), None)
        self._note("unmet", ("theme", theme), ("place", place), _PEOPLE)
        if over:  # somebody used to
            helper = ground.add_association(ground.any_town())
            ground.act(helper, theme, place, over=True)

    def _plant_served(self, place: str, theme: str, *, short: bool) -> None:
        ground = self.ground
        quantity = ground.rng.randint(20, 5_000)
        percent = ground.rng.randint(10, 90) if short else 100
        ground.want(place, theme, quantity, quantity * percent // 100)
        ground.act(ground.add_association(ground.any_town()), theme, place)
        about = (("theme", theme), ("place", place), _PEOPLE)
        self._note("single-provider", *about)
        if short:
            self._note("short", *about)

    def _plant_underserved(self, place: str, theme: str) -> None:
        ground = self.ground
        others = [each for each in ground.themes if each != theme]
        for _ in range(CROWD):
            actor = ground.add_association(ground.any_town())
            for other in ground.rng.sample(others, 2):
                ground.act(actor, other, place)
            ground.act(actor, theme, ground.town_free_for(theme))
        self._note("underserved", ("theme", theme), ("place", place))

    def _plant_pair(self, label: str) -> None:
        ground = self.ground
        seat = ground.any_town()
        pair = [ground.add_association(seat), ground.add_association(seat)]
        audiences = _AUDIENCES if label == "complementary" else ("", "")
        *meetings, one, other = ground.rng.sample(ground.towns, _MEETINGS + 2)
        for place in meetings:
            theme = ground.free_theme(place)
            for actor, audience in zip(pair, audiences, strict=True):
                ground.act(actor, theme, place, audience=audience)
        for actor, place in zip(pair, (one, other), strict=True):
            ground.act(actor, ground.free_theme(place), place)
        if label == "coordinated":
            ground.coordinate(*pair)
        self._note_pair(label, *pair)

    def _plant_triangle(self, end: str, theme: str, other: str) -> None:
        ground = self.ground
        self._plant_unmet(end, theme, over=False)
        ground.offer(ground.add_association(other), theme)
        broker = ground.add_town("b")
        witnesses = [ground.any_town() for _ in range(_WITNESSES)]
        for territory in (end, other):
            # Two agreements: at equal degree, more records make the better broker.
            ground.tie(broker, territory)
            ground.tie(broker, territory)
            for witness in witnesses:
                ground.try_tie(witness, territory)
        key = self._note_pair("open", end, other)
        self._brokers.append((key, broker))
