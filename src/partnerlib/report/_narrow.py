"""The findings that concern some territories or themes.

The whole data is looked at first. Asked of a part of it, the finders would call
missing what lies in the rest: a tie, a provider, a meeting of two actors.
"""

from collections.abc import Mapping
from typing import Any, TypeVar, cast

import attrs

from partnerlib.findings import Duplicate, Finding, Gap, Report, Triangle
from partnerlib.model import Action, Agreement
from partnerlib.registry import Registry

R = TypeVar("R", bound=Report[Any])


@attrs.frozen
class Narrowing:
    """What somebody asks about; empty means everything.

    Attributes
    ----------
    registry : Registry
        The data.
    places, themes : tuple of str
        Territories and themes; what lies inside them and narrower terms count.
    limit : int or None
        How many findings are listed at most.
    """

    registry: Registry
    places: tuple[str, ...]
    themes: tuple[str, ...]
    limit: int | None

    def __bool__(self) -> bool:
        return bool(self.places or self.themes)

    @property
    def asked(self) -> int | None:
        """How many findings to ask for: all, where some will be left out."""
        return None if self else self.limit

    def __call__(self, report: R) -> tuple[R, Mapping[str, int]]:
        """Keep the findings that concern what is asked about.

        Returns
        -------
        report : Report
            With at most ``limit`` findings; the same one where nothing is asked.
        counts : mapping of str to int
            How many of each kind concern it, listed or not, under the names of
            ``examined``; with the other counts, those of the whole data.
        """
        if not self:
            return report, report.examined
        kept = [each for each in report.findings if self.concerns(each)]
        counts = {
            name: 0 if name.startswith(("kind:", "label:")) else count
            for name, count in report.examined.items()
        }
        counts["pairs"] = len(kept)
        for finding in kept:
            for name in (f"kind:{finding.kind}", f"label:{finding.kind}"):
                counts[name] = counts.get(name, 0) + 1
        parameters = dict(report.parameters) | {"limit": self.limit}
        narrowed = attrs.evolve(
            report,
            findings=kept[: self.limit],
            parameters=tuple(parameters.items()),
        )
        return narrowed, counts

    def concerns(self, finding: Finding) -> bool:
        """Say whether a finding concerns one of the territories and themes."""
        here = any(place in finding.places for place in self.places)
        if not here and self.places:
            return False
        covers = self.registry.vocabularies["themes"].covers
        stated = self._themes(finding)
        return not self.themes or any(
            covers(broad, theme) for broad in self.themes for theme in stated
        )

    def _themes(self, finding: Finding) -> set[str]:
        """Give the themes of its cells, or of its need; of a triangle, of its ties."""
        if isinstance(finding, Gap):
            return {value for facet, value in finding.cell if facet == "theme"}
        if isinstance(finding, Duplicate):
            return {
                value
                for cell in finding.cells
                for facet, value in cell
                if facet == "theme"
            }
        if isinstance(finding, Triangle) and finding.theme:
            return {finding.theme}
        aside = {each.record for each in getattr(finding, "set_aside", ())}
        ties = [
            cast("Agreement | Action", self.registry.get(reference))
            for reference in finding.evidence
            if reference not in aside
        ]
        return {theme for tie in ties for theme in tie.scope.themes}
