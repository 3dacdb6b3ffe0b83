"""A triangular twinning: three territories that could cooperate, or nearly do."""

from collections.abc import Mapping
from typing import Any, ClassVar, Final

import attrs

from partnerlib.findings._base import Finding, as_tuple, sorted_tuple, wrong
from partnerlib.findings._cell import is_pairs
from partnerlib.findings._report import Report
from partnerlib.findings._set_aside import SetAside, column, told
from partnerlib.model._rules import (
    Violations,
    check_choice,
    check_id,
    check_ids,
    check_instances,
    check_optional_id,
    check_required,
    check_text,
    check_texts,
    refuse,
    sorted_texts,
)
from partnerlib.typing import Lang
from partnerlib.wording import role_reason

ROLES: Final = ("facilitating", "pivotal", "beneficiary")
"""The three roles of the OECD in triangular co-operation."""

REASONS: Final = (
    "tied-to-both",
    "states-the-need",
    "answers-the-need",
    "either-could",
    "several-could",
    "any-of-them",
    "funds-the-theme",
    "gives-in-the-theme",
    "no-need-stated",
    "no-answer-stated",
    "no-match",
)
"""Why a territory is proposed for a role, or why none is."""


OF_PAIRS: Final = (
    "cannistraci_hebb",
    "resource_allocation",
    "three_paths",
    "neighbourhood_ties",
    "nearby_ties",
    "partners_nearby",
    "country_affinity",
    "country_leaning",
    "partner_countries",
    "size_similarity",
    "joint_size",
    "partner_sizes",
    "proximity",
    "shared_language",
    "shared_themes",
    "need_offer_fit",
    "liveliness",
)
"""The components of a pair without a tie: of an open triangle, and of a tie."""

_OF_THREE: Final = (
    "harmonic_strength",
    "geometric_strength",
    "arithmetic_strength",
    "ties_present",
    "capacity_fit",
)

_EXPECTED: Final = {
    "open": "pairs of the territories",
    "unsigned": "no pair and no broker, as all three are tied",
    "complementary": "one or two pairs of the territories, or none",
}


@attrs.frozen(weakref_slot=False)
class Role:
    """A proposed role in a triangle, with its reason.

    Attributes
    ----------
    role : {"facilitating", "pivotal", "beneficiary"}
        The role, after the OECD.
    territory : str
        Who could take it; empty is unknown.
    reason : str
        Why, or why nobody is proposed: ``tied-to-both`` (it has ties with the two
        others), ``states-the-need``, ``answers-the-need`` (an offer or a lived
        effort there covers it); ``either-could`` (each of two has a need that the
        other answers), ``several-could`` (needs are answered in several ways),
        ``any-of-them`` (each has ties with the two others), ``funds-the-theme`` and
        ``gives-in-the-theme`` (it has ties with one of the others, and is recorded as
        funder, or as giver of an exchange, in that theme), ``no-need-stated``,
        ``no-answer-stated`` (none states an offer or an effort with a theme),
        ``no-match`` (the needs and the answers are of other themes).
    evidence : tuple of str
        The records behind the reason, as ``kind/id``, sorted.
    """

    role: str
    territory: str = ""
    reason: str = attrs.field(kw_only=True)
    evidence: tuple[str, ...] = attrs.field(
        default=(), converter=sorted_texts, kw_only=True
    )

    def __attrs_post_init__(self) -> None:
        out: Violations = []
        check_choice(out, "role", self.role, ROLES)
        check_optional_id(out, "territory", self.territory)
        check_choice(out, "reason", self.reason, REASONS)
        check_texts(out, "evidence", self.evidence)
        refuse(self, out)


@attrs.frozen(kw_only=True, weakref_slot=False)
class Triangle(Finding):
    """Three territories of which some pairs cooperate and some do not yet.

    Attributes
    ----------
    kind : str
        ``open``: A and C have no tie, and a broker has ties with both.
        ``unsigned``: all three are tied two by two, and no live record holds them all.
        ``complementary``: one states a need, another answers it, and a third could
        facilitate; no live record holds them all.
    territories : tuple of str
        The three, sorted.
    actors : tuple of str
        The actors seated there that hold the ties of the evidence, sorted.
    broker : str
        The territory that could bring the others together. Empty where `unsigned`:
        nobody has to be brought together, and each of the three could call the others.
    brokers : tuple of str
        Every territory that has ties with both, the best first; none where `unsigned`.
    missing : tuple of (str, str)
        The pairs without a tie; none where `unsigned`, two at most where
        `complementary`.
    theme, function : str
        What is needed, where `complementary`; a function only if the need states it.
    roles : tuple of Role
        Facilitating, pivotal and beneficiary: who could take each, and why.
    set_aside : tuple of SetAside
        The records that hold both of the missing pair and make no tie, whatever
        their status; where `complementary`, of the pair of who needs and who answers.
        Where these, or all three, are tied: those that hold all three and are not live.
        They stand in the evidence too. Empty: the data knows none.

    See Also
    --------
    Finding : the fields that every finding has.
    """

    family: ClassVar[str] = "triangle"
    kinds: ClassVar[tuple[str, ...]] = ("open", "unsigned", "complementary")
    own_columns: ClassVar[Mapping[str, type]] = {
        "territory_1": str,
        "territory_2": str,
        "territory_3": str,
        "actors": str,
        "broker": str,
        "brokers": str,
        "missing": str,
        "theme": str,
        "function": str,
        **dict.fromkeys(ROLES, str),
        "set_aside": str,
    }
    component_names: ClassVar[tuple[str, ...]] = (*OF_PAIRS, *_OF_THREE)

    territories: tuple[str, ...] = attrs.field(converter=sorted_texts)
    actors: tuple[str, ...] = attrs.field(default=(), converter=sorted_texts)
    broker: str = ""
    brokers: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    missing: tuple[tuple[str, str], ...] = attrs.field(
        default=(), converter=sorted_tuple
    )
    theme: str = ""
    function: str = ""
    roles: tuple[Role, ...] = attrs.field(default=(), converter=as_tuple)
    set_aside: tuple[SetAside, ...] = attrs.field(default=(), converter=as_tuple)

    def _check(self, out: Violations) -> None:
        check_ids(out, "territories", self.territories)
        check_ids(out, "actors", self.actors)
        alone = self.kind == "unsigned"
        (check_optional_id if alone else check_id)(out, "broker", self.broker)
        check_ids(out, "brokers", self.brokers)
        stated = check_required if self.kind == "complementary" else check_text
        stated(out, "theme", self.theme)
        check_text(out, "function", self.function)
        check_instances(out, "roles", self.roles, Role)
        check_instances(out, "set_aside", self.set_aside, SetAside)
        if not is_pairs(self.missing):
            out.append(wrong("missing", "pairs of territories", self.missing))
        if out:
            return
        if len(self.territories) != len(ROLES):
            out.append(wrong("territories", "three territories", self.territories))
        elif not self._fits():
            out.append(wrong("missing", _EXPECTED[self.kind], self.missing))
        if self.broker not in (self.brokers or ("",)):
            out.append(wrong("brokers", "the broker among them", self.brokers))

    def _fits(self) -> bool:
        """Say whether the missing pairs and the broker go with the three."""
        named = {self.broker, *(id_ for pair in self.missing for id_ in pair)}
        if self.kind == "unsigned":
            return named == {""}
        if self.kind == "open":
            return named == set(self.territories)
        return named <= set(self.territories) and len(self.missing) < len(ROLES)

    def role(self, role: str) -> Role | None:
        """Give the proposal for a role; None if the finding has none."""
        return next((each for each in self.roles if each.role == role), None)

    def _own(self, lang: Lang) -> dict[str, Any]:
        return {
            "territories": list(self.territories),
            "actors": list(self.actors),
            "broker": self.broker,
            "brokers": list(self.brokers),
            "missing": [list(pair) for pair in self.missing],
            "theme": self.theme,
            "function": self.function,
            "roles": [
                {
                    "role": each.role,
                    "territory": each.territory,
                    "reason": each.reason,
                    "text": role_reason(each.reason, lang, self.kind),
                    "evidence": list(each.evidence),
                }
                for each in self.roles
            ],
            "set_aside": [each.to_dict() for each in self.set_aside],
        }

    def _row(self) -> dict[str, Any]:
        one, two, three = self.territories
        proposed = {each.role: each.territory for each in self.roles}
        return {
            "territory_1": one,
            "territory_2": two,
            "territory_3": three,
            "actors": ";".join(self.actors),
            "broker": self.broker,
            "brokers": ";".join(self.brokers),
            "missing": ";".join(id_ for pair in self.missing for id_ in pair),
            "theme": self.theme,
            "function": self.function,
            **{role: proposed.get(role, "") for role in ROLES},
            "set_aside": column(self.set_aside),
        }

    def _facts(self, lang: Lang) -> dict[str, Any]:
        facts: dict[str, Any] = {
            "territories": tuple(
                self.name_of("territory", id_, lang) for id_ in self.territories
            ),
            "missing": tuple(
                self.name_of("territory", id_, lang)
                for pair in self.missing
                for id_ in pair
            ),
            "pairs": tuple(
                tuple(self.name_of("territory", id_, lang) for id_ in pair)
                for pair in self.missing
            ),
            "theme": self.theme and self.name_of("theme", self.theme, lang),
            "function": self.function and self.name_of("function", self.function, lang),
            "broker": self.broker and self.name_of("territory", self.broker, lang),
            "brokers": tuple(
                self.name_of("territory", id_, lang) for id_ in self.brokers
            ),
            "actors": tuple(self.name_of("actor", id_, lang) for id_ in self.actors),
            "set_aside": told(self, self.set_aside, lang),
            "bent_low": self._bent_low(),
        }
        for name in self.component_names:
            facts[name] = self.measure(name)
        for each in self.roles:
            name = self.name_of("territory", each.territory, lang)
            facts[each.role] = name if each.territory else ""
            facts[f"{each.role}_reason"] = each.reason
        return facts


@attrs.frozen(kw_only=True, repr=False)
class TriangleReport(Report[Triangle]):
    """The triangular twinnings of a registry.

    See Also
    --------
    Report : what every report has.
    partnerlib.find_triangles : what makes it.
    """

    finding: ClassVar[type[Finding]] = Triangle
