import datetime as dt

import pytest

from partnerlib.errors import ParameterError
from partnerlib.model import (
    Action,
    Actor,
    Agreement,
    Concept,
    Exchange,
    Need,
    Offer,
    PartialDate,
    Party,
    Period,
    Record,
    Source,
    Territory,
)
from partnerlib.registry import Registry
from partnerlib.sparse._time import (
    Liveness,
    denies_life,
    latest_mention,
    resolve_as_of,
    states_life,
)

ACTORS = (Actor("a", name="A"), Actor("b", name="B"))
DAY = dt.date(2016, 7, 4)


def registry_of(*records: Record) -> Registry:
    """Make a registry of two actors and some records."""
    return Registry.from_records([*ACTORS, *records])


@pytest.mark.parametrize(
    "record",
    [
        Agreement("g", parties=["a", "b"], period="2016-07-04/2020"),
        Action("x", title="X", parties=["a"], period="2016-07-04/.."),
        Need("n", actor="a", period="2016-07-04/"),
        Offer("o", actor="a", period="2016-07-04"),
        Exchange("e", giver="a", receiver="b", period="2016-07-04~/2018"),
        Agreement("g", parties=[Party("a", during="2016-07-04/2019"), "b"]),
        Action("x", title="X", parties=[Party("a", during="2016-07-04?/2019")]),
        Agreement("g", parties=["a", "b"], last_activity="2016-07-04"),
        Territory("t", name="T", sources=[Source(date="2016-07-04")]),
        Offer("o", actor="a", sources=[Source(date="2016-07-04")]),
    ],
)
def test_default_day_is_mentioned(record: Record) -> None:
    """A start, a last activity and a source date each are a day; ends are none."""
    assert DAY == resolve_as_of(registry_of(record), None)


def test_default_day_is_the_latest() -> None:
    """The default day is the latest of all, a year meaning its last day."""
    registry = registry_of(
        Action("x", title="X", parties=["a"], period="2016-07-04/2040"),
        Agreement("g", parties=["a", "b"], last_activity="2016"),
        Territory("t", name="T", sources=[Source(date="2015-02")]),
    )
    assert dt.date(2016, 12, 31) == resolve_as_of(registry, None)


@pytest.mark.parametrize("status", ["planned", "promised"])
def test_what_is_planned_does_not_set_the_day(status: str) -> None:
    """A start in the future, or a mistyped one, of what is planned is no date."""
    registry = registry_of(
        Action("x", title="X", parties=["a"], period="2031/2040", status=status),
        Agreement(
            "g", parties=[Party("a", during="2204"), "b"], period="2031", status=status
        ),
    ).with_terms({"statuses": [Concept("promised", broader="planned")]})

    assert None is resolve_as_of(registry, None)
    assert None is latest_mention(registry)
    stated = registry.with_agreements(
        Agreement("h", parties=["a", "b"], last_activity="2016-07-04", status=status)
    )
    assert (DAY, "agreement/h") == latest_mention(stated)


def test_the_first_record_that_mentions_the_day_is_named() -> None:
    """Of those that mention the day alike, the first kind and id is told."""
    registry = registry_of(
        Offer("o", actor="a", period="2016-07-04"),
        Action("y", title="Y", parties=["a"], period="2016-07-04~/2020"),
        Action("x", title="X", parties=["a"], period="2016-07-04"),
        Action("w", title="W", parties=["a"], period="../2040"),
    )

    found = latest_mention(registry)

    assert (DAY, "action/x") == found


@pytest.mark.parametrize(
    "record",
    [
        Action("x", title="X", parties=["a"], period="../2011"),
        Action("x", title="X", parties=["a"]),
        Territory("t", name="T", valid="1999/"),
    ],
)
def test_nothing_mentioned_means_no_day(record: Record) -> None:
    """Open dates, ends and the validity of territories mention no day."""
    assert resolve_as_of(registry_of(record), None) is None


@pytest.mark.parametrize(
    ("given", "day"),
    [
        (DAY, DAY),
        ("2016-07-04", DAY),
        ("2016", dt.date(2016, 12, 31)),
        ("2016-02", dt.date(2016, 2, 29)),
        (PartialDate(2016, month=7), dt.date(2016, 7, 31)),
    ],
)
def test_day_as_given(given: object, day: dt.date) -> None:
    """A day, a month or a year is taken, whatever the registry mentions."""
    assert day == resolve_as_of(Registry(), given)


@pytest.mark.parametrize("given", ["yesterday", "..", 2016, "", dt.timedelta(1)])
def test_no_day_is_refused(given: object) -> None:
    """What is no day is refused by the name of the parameter."""
    with pytest.raises(ParameterError) as caught:
        resolve_as_of(Registry(), given)
    assert ("as_of", given) == (caught.value.parameter, caught.value.value)


@pytest.mark.parametrize(
    ("status", "period", "counts"),
    [
        ("", "", True),
        ("active", "", True),
        ("ongoing", "2010/2020", True),
        ("frozen solid", "", True),
        ("", "2017/2020", False),
        ("", "2010/2016-07-03", False),
        ("", "2016/2020", True),
        ("", "../2016~", True),
        ("planned", "", False),
        ("under-study", "", False),
        ("suspended", "", False),
        ("dormant", "", False),
        ("completed", "2010/2020", False),
        ("expired", "", False),
    ],
)
def test_live(status: str, period: str, counts: bool) -> None:
    """Live is what is not stated to be over and not known to be at another time."""
    live = Liveness.of(Registry(), "live", DAY)
    assert counts == live(status, Period.parse(period).span)


def test_live_without_day_filters_no_time() -> None:
    """Where no day is known, only statuses count."""
    live = Liveness.of(Registry(), "live", None)
    assert live("active", Period.parse("1900/1901").span)
    assert not live("ended", Period.parse("1900/1901").span)


def test_any_filters_nothing() -> None:
    """With any, neither status nor time counts."""
    everything = Liveness.of(Registry(), "any", DAY)
    assert "any" == everything.kept
    assert everything("cancelled", Period.parse("1900/1901").span)


def test_terms_keep_narrower_ones_at_any_time() -> None:
    """Terms keep themselves and narrower ones, whatever the time."""
    ended = Liveness.of(Registry(), ("ended", "Planned"), DAY)
    span = Period.parse("1900/1901").span
    found = {s for s in ("ended", "expired", "under-study", "active") if ended(s, span)}
    assert ("ended", "planned") == ended.kept
    assert {"ended", "expired", "under-study"} == found
    assert not ended("", span)


def test_unknown_means_no_status() -> None:
    """The word unknown asks for what states no status."""
    unknown = Liveness.of(Registry(), "unknown", DAY)
    assert ("unknown",) == unknown.kept
    assert unknown.keeps("")
    assert not unknown.keeps("active")


def test_own_status_is_known() -> None:
    """A term of the registry itself may be asked for, and its broader term counts."""
    frozen = Concept("frozen-out", label_en="Frozen out", broader="suspended")
    registry = Registry.of(terms={"statuses": [frozen]})
    assert ("frozen-out",) == Liveness.of(registry, "Frozen out", None).kept
    assert not Liveness.of(registry, "live", None).keeps("frozen-out")


@pytest.mark.parametrize(
    "statuses", ["alive and well", ("active", "nope"), (), 3, (3,)]
)
def test_unknown_status_is_refused(statuses: object) -> None:
    """A status that no vocabulary knows is refused."""
    with pytest.raises(ParameterError) as caught:
        Liveness.of(Registry(), statuses, DAY)  # type: ignore[arg-type]
    assert "statuses" == caught.value.parameter


@pytest.mark.parametrize(
    ("status", "lived"),
    [
        ("active", True),
        ("ongoing", True),
        ("", False),
        ("odd", False),
        ("ended", False),
    ],
)
def test_life_is_stated_or_not(status: str, lived: bool) -> None:
    """Only a status that is active or narrower states that a record is lived."""
    assert lived == states_life(Registry().vocabularies["statuses"], status)


@pytest.mark.parametrize(
    ("status", "denied"),
    [
        ("active", False),
        ("ongoing", False),
        ("", False),
        ("odd", False),
        ("planned", True),
        ("dormant", True),
        ("ended", True),
    ],
)
def test_life_is_denied_or_not(status: str, denied: bool) -> None:
    """Only a status that is not live states that a record is not lived."""
    assert denied == denies_life(Registry().vocabularies["statuses"], status)
