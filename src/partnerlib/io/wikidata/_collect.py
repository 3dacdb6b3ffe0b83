"""From what rows and entities tell to territories and twinnings."""

from partnerlib.codes import country_if_known
from partnerlib.errors import Problem
from partnerlib.io._reading import Reading, Spot
from partnerlib.io.wikidata._items import Item
from partnerlib.io.wikidata._ties import Claim, Tie


class Collector:
    """Takes what is told, item by item and claim by claim."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._items: dict[str, Item] = {}
        self._ties: dict[tuple[str, str], Tie] = {}
        self._selves: set[str] = set()

    def item(self, id_: str, spot: Spot) -> Item:
        """Give an item, made where it is first named."""
        item = self._items.get(id_)
        if item is None:
            item = self._items[id_] = Item(id_, spot)
        return item

    def country(self, id_: str, spot: Spot) -> Item:
        """Give an item that is a country."""
        item = self.item(id_, spot)
        item.level = "country"
        return item

    def tie(self, claim: Claim, partner: str, spot: Spot) -> Tie | None:
        """Take a claim; None where an item says to be twinned with itself."""
        subject = claim.stated_by
        if subject == partner:
            if subject not in self._selves:
                self._selves.add(subject)
                told = Problem.of("self-statement", value=subject)
                self.problems.append(spot.locate(told))
            return None
        pair = (subject, partner) if subject < partner else (partner, subject)
        tie = self._ties.setdefault(pair, Tie())
        tie.add(claim, spot)
        return tie

    def reading(self) -> Reading:
        """Give all of it as records."""
        reading = Reading(problems=self.problems)
        for _, item in sorted(self._items.items()):
            item.alpha2 = item.alpha2 or self._alpha_2(item)
            territory, problems = item.territory(self._parent(item))
            reading.add(territory, item.spot)
            reading.problems.extend(problems)
        for pair, tie in sorted(self._ties.items()):
            agreement, problems = tie.agreement(pair)
            reading.add(agreement, tie.spot)
            reading.problems.extend(problems)
        return reading

    def _alpha_2(self, item: Item) -> str:
        """Give the code of the country of an item, if it is in one that is known."""
        countries = [item.id] if item.level == "country" else [*item.countries]
        if len(countries) != 1:
            return ""
        whole = self._items[countries[0]]
        names = (name for several in whole.names.values() for name in several)
        stated = (whole.alpha2, *map(country_if_known, (whole.id, *names)))
        return next(filter(None, stated), "")

    def _parent(self, item: Item) -> str:
        """Give what contains an item: the nearest of which anything is known."""
        for each in item.parents:
            if each != item.id and self._items[each].is_described:
                return each
        return next((each for each in item.countries if each != item.id), "")


__all__ = ["Collector"]
