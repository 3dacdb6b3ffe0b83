"""What all tests share: how far Hypothesis searches, and where real data lies."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# `ci` is what runs unless another is asked for: everybody, a newcomer on the first
# day among them, runs the same examples and gets the same answer. `dev` searches
# afresh at every run, `thorough` for long.
# It does not judge the speed of the machine: that is no property of the code.
settings.register_profile(
    "ci",
    deadline=None,
    derandomize=True,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("dev", deadline=None, max_examples=50)
settings.register_profile("thorough", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

SHARED_DATA_VARIABLE = "PARTNERLIB_SHARED_DATA"
BESIDE_REPOSITORY = Path(__file__).parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Callable[[str], Path]:
    """Return a function from the name of a real data set to where it lies.

    Real data is too large, or not ours, to be kept in the repository. It is looked
    for beside it, in ``../shared/data``, or where PARTNERLIB_SHARED_DATA says; a
    test that asks for an absent set is skipped.
    """
    root = Path(os.environ.get(SHARED_DATA_VARIABLE, BESIDE_REPOSITORY))

    def locate(name: str) -> Path:
        path = root / name
        if not path.exists():
            pytest.skip(
                f"real data {name!r} is absent from {root}; "
                f"{SHARED_DATA_VARIABLE} names another folder"
            )
        return path

    return locate


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse names of tests that another process would spell in another way.

    Workers of pytest-xdist that collect different names run nothing at all, and
    whether they do is a matter of chance: sets are printed in the order of hashes,
    objects with where they lie in memory.
    """
    unstable = []
    for item in items:
        parameters = item.callspec.params if hasattr(item, "callspec") else {}
        sets = [
            value
            for value in parameters.values()
            if isinstance(value, set | frozenset) and len(value) > 1
        ]
        if " at 0x" in item.name or any(repr(value) in item.name for value in sets):
            unstable.append(item.nodeid)
    if unstable:
        names = "\n".join(unstable)
        raise pytest.UsageError(f"give these an id that is the same anywhere:\n{names}")
