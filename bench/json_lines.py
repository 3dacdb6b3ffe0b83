"""Read a million agreements from JSON Lines, beside pydantic.

The file holds a header, places, actors and agreements of three parties, with two
themes, a place and two years each, as this library writes them. We read it into a
registry; how much of the time its own checks take (references, circles, terms) is
told apart. pydantic validates the same lines into frozen models of the same fields,
in Rust but for periods, which are parsed once for each distinct text. ``orjson`` only
decodes. Each runs with Python's collector of cycles as it is delivered, and paused::

    python bench/json_lines.py --world 1000000 --repeat 5
"""

import gc
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any

import numpy as np
from harness import main

from partnerlib.vocabularies import builtin

Job = tuple[Callable[[], Path], Callable[[Path], Any]]
_ACTORS_OF, _PLACES_OF, _THEMES = 0.3, 0.06, 40


def path_of(count: int) -> Path:
    """Write the file once; all processes read the same."""
    path = Path(tempfile.gettempdir()) / f"partnerlib-bench-{count}.jsonl"
    if not path.exists():
        fresh = path.with_suffix(".part")
        with fresh.open("w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines(count))
        fresh.replace(path)
    return path


def lines(count: int) -> Iterator[str]:
    """Draw the same records each time."""
    rng = np.random.default_rng(0)
    actors, places = max(int(count * _ACTORS_OF), 9), max(int(count * _PLACES_OF), 3)
    yield '{"partnerlib":1,"title":"A world of the benchmarks"}'
    for number in range(places):
        yield f'{{"territory":{{"id":"t{number}","name":"Town {number}"}}}}'
    for number in range(actors):
        yield (
            f'{{"actor":{{"id":"a{number}","name":"Actor {number}",'
            f'"kind":"association","territory":"t{number % places}"}}}}'
        )
    terms = [concept.id for concept in builtin()["themes"].concepts[:_THEMES]]
    first = rng.integers(0, actors, count)
    step = rng.integers(1, actors // 3, (count, 2))
    party = np.stack((first, first + step[:, 0], first + step.sum(axis=1)), axis=1)
    theme = rng.integers(0, _THEMES, count)
    other = (theme + rng.integers(1, _THEMES, count)) % _THEMES
    rows = zip(
        (party % actors).tolist(),
        theme.tolist(),
        other.tolist(),
        rng.integers(0, places, count).tolist(),
        rng.integers(1990, 2021, count).tolist(),
        rng.integers(1, 11, count).tolist(),
        strict=True,
    )
    for number, (parties, one, two, place, start, years) in enumerate(rows):
        stated = ",".join(f'{{"actor":"a{each}"}}' for each in parties)
        yield (
            f'{{"agreement":{{"id":"g{number}","kind":"partnership",'
            f'"parties":[{stated}],'
            f'"scope":{{"themes":["{terms[one]}","{terms[two]}"],'
            f'"places":["t{place}"]}},"period":"{start}/{start + years}"}}}}'
        )


def ours(world: str, *, collects: bool) -> Job:
    """Read into a registry."""
    from partnerlib import io
    from partnerlib.io import _lenient

    spent: list[float] = []
    assemble = _lenient.assemble

    def timed(*args: Any, **options: Any) -> Any:
        begin = time.process_time()
        found = assemble(*args, **options)
        spent.append(time.process_time() - begin)
        return found

    _lenient.assemble = timed

    def job(path: Path) -> Any:
        _collect(collects)
        registry = io.check(path).sound()
        counts = registry.describe()
        names = ("territories", "actors", "agreements")
        remark = f"of these, checks of the registry {sum(spent):.2f} s"
        return lambda: ([counts[name] for name in names], remark)

    return lambda: path_of(int(world)), job


def pydantic(world: str, *, collects: bool) -> Job:
    """Validate into equivalent models."""
    from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

    nothing: Any = {}

    class Model(BaseModel):
        model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    class PartialDate(Model):
        year: int = Field(ge=1, le=9999)
        month: int | None = None
        day: int | None = None

    class Period(Model):
        start: PartialDate | None = None
        end: PartialDate | None = None

    def parsed_date(text: str) -> PartialDate | None:
        parts = [int(part) for part in text.split("-")] if text else [None]
        return PartialDate(**dict(zip(("year", "month", "day"), parts, strict=False)))

    @lru_cache(maxsize=65_536)
    def parsed_period(text: str) -> Period:
        start, _, end = text.partition("/")
        return Period(start=parsed_date(start), end=parsed_date(end))

    class Party(Model):
        actor: str = Field(min_length=1, max_length=200)
        role: str = ""
        during: Period = Period()

    class Scope(Model):
        themes: tuple[str, ...] = ()
        places: tuple[str, ...] = ()
        audiences: tuple[str, ...] = ()
        functions: tuple[str, ...] = ()

    class Record(Model):
        id: str = Field(min_length=1, max_length=200)
        names: dict[str, str] = nothing
        description: str = ""
        url: str = ""
        codes: tuple[tuple[str, str], ...] = ()
        sources: tuple[dict[str, Any], ...] = ()
        extra: dict[str, str] = nothing

    class Territory(Record):
        name: str
        level: str = "unknown"
        parent: str = ""
        country: str = ""

    class Actor(Record):
        name: str
        kind: str = "unknown"
        territory: str = ""
        themes: tuple[str, ...] = ()

    class Agreement(Record):
        kind: str = "unknown"
        parties: tuple[Party, ...] = Field(min_length=2)
        title: str = ""
        scope: Scope = Scope()
        period: Annotated[Period, BeforeValidator(parsed_period)] = Period()
        status: str = ""
        last_activity: Annotated[PartialDate | None, BeforeValidator(parsed_date)] = (
            None
        )
        parent: str = ""
        derived_from: str = ""
        amount: float | None = None
        currency: str = ""
        motives: tuple[str, ...] = ()

    class Line(Model):
        territory: Territory | None = None
        actor: Actor | None = None
        agreement: Agreement | None = None

    def job(path: Path) -> Any:
        _collect(collects)
        read = Line.model_validate_json
        found: dict[str, list[Any]] = {"territory": [], "actor": [], "agreement": []}
        with path.open("rb") as file:
            next(file)
            for line in file:
                row = read(line)
                kind = next(iter(row.model_fields_set))
                found[kind].append(getattr(row, kind))
        return [len(records) for records in found.values()]

    return lambda: path_of(int(world)), job


def orjson(world: str, *, collects: bool) -> Job:
    """Decode, and no more."""
    import orjson as peer

    def job(path: Path) -> Any:
        _collect(collects)
        with path.open("rb") as file:
            kept = [peer.loads(line) for line in file]
        return lambda: (None, f"{len(kept):,} lines")

    return lambda: path_of(int(world)), job


def _collect(collects: bool) -> None:  # noqa: FBT001
    if not collects:
        gc.disable()


PEERS = {
    f"{name}{', paused' if not collects else ''}": (
        lambda world, peer=peer, collects=collects: peer(world, collects=collects)
    )
    for name, peer in (("ours", ours), ("pydantic", pydantic), ("orjson", orjson))
    for collects in (True, False)
}

if __name__ == "__main__":
    main("JSON Lines into a registry.", PEERS, ["1000000", "100000"])
