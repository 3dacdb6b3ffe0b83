"""Bad input costs no more than its size: the calls made are counted."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import FrameType

import pytest

from partnerlib.io import check
from tests.unit.io.tables import TOWNS, put

Tables = Callable[[int], dict[str, str]]


def calls_of(run: Callable[[], object]) -> int:
    """Count the calls of functions written in Python."""
    count = 0

    def note(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        run()
    finally:
        sys.setprofile(before)
    return count


def unknown(n: int) -> str:
    """Name actors that nobody knows."""
    return "; ".join(f"{at}{'x' * 40}" for at in range(n))


def rows(n: int, row: str) -> str:
    """Repeat a row with another number each time."""
    return "".join(row.replace("#", str(at)) + "\n" for at in range(n))


CASES: dict[str, Tables] = {
    "a cell of unknown parties": lambda n: {
        "agreements": f"id,kind,parties\ng,pact,evry; there; {unknown(n)}\n",
    },
    "a table of unknown parties": lambda n: {
        "agreements": "id,kind\ng,pact\n",
        "parties": "record,actor\n" + rows(n, "agreement/g,p#"),
    },
    "repetitions with unknown parties": lambda n: {
        "agreements": "id,kind,parties\n" + 2 * f"g,pact,evry; there; {unknown(n)}\n",
    },
    "one id with other sources": lambda n: {
        "agreements": "id,kind,parties,source\n" + rows(n, "g,pact,evry; there,s#"),
    },
    "one id with other contents": lambda n: {
        "agreements": "id,kind,parties,title\n" + rows(n, "g,pact,evry; there,t#"),
    },
    "one term with other contents": lambda n: {
        "terms": "vocabulary,id,label_en\n" + rows(n, "themes,t,t#"),
    },
}


@pytest.mark.parametrize("strict", [None, False])
@pytest.mark.parametrize("case", CASES)
def test_twice_the_mistakes_are_twice_the_calls(
    tmp_path: Path, case: str, *, strict: bool | None
) -> None:
    """Of very many mistakes each costs the same."""
    once = put(tmp_path / "1", territories=TOWNS, **CASES[case](400))
    twice = put(tmp_path / "2", territories=TOWNS, **CASES[case](800))
    check(once)  # what is made but once
    calls = [calls_of(partial(check, at, strict=strict)) for at in (once, twice)]

    assert calls[1] < 2.5 * calls[0]


def test_a_second_source_is_united_once(tmp_path: Path) -> None:
    """However often it states what the first one does."""
    head = "id,kind,parties,source\n"
    first = put(
        tmp_path / "0", territories=TOWNS, agreements=f"{head}g,pact,evry; there,s\n"
    )
    others = [
        put(tmp_path / str(n), agreements=head + rows(n, "g,pact,evry; there,s#"))
        for n in (400, 800)
    ]
    check(first, others[0])
    calls = [calls_of(partial(check, first, other)) for other in others]

    assert calls[1] < 2.5 * calls[0]
