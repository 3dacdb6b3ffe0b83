"""What finders make is gone when they are done, though nobody collects circles."""

import gc
from collections.abc import Callable

import pytest

from partnerlib.analysis import find_duplicates, find_gaps, find_triangles
from partnerlib.datasets import load
from partnerlib.registry import Registry


def lists(find: Callable[..., object], registry: Registry) -> None:
    """Ask a question, and let go of the answer."""
    find(registry, statuses="any")


@pytest.mark.parametrize("find", [find_gaps, find_duplicates, find_triangles])
def test_finders_leave_no_circles(find: Callable[..., object]) -> None:
    """The command pauses the collector: what is in a circle would stay to the end."""
    registry = load("essonne")
    lists(find, registry)
    gc.collect()
    gc.disable()
    try:
        lists(find, registry)
        gc.set_debug(gc.DEBUG_SAVEALL)
        gc.collect()
        left = {type(each).__module__ for each in gc.garbage}
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()

    assert not [name for name in left if name.startswith("partnerlib.")]
