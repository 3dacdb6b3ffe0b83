"""Reading without the collector of cycles: the choice of whoever owns the process."""

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Generator[None]:
    """Pause Python's collector of cyclic garbage.

    It goes through all records again and again while they are made, and finds
    nothing: they hold no cycles. A million agreements are read in about three
    quarters of the time without it. It is paused for all threads of the process,
    which is why `read` does not do so by itself; the command ``partnerlib`` does.

    Notes
    -----
    However the block ends, the collector is afterwards as it was before.

    Examples
    --------
    >>> from partnerlib.datasets import essonne
    >>> from partnerlib.io import read, without_collecting, write
    >>> write(essonne(), "essonne.jsonl")
    >>> with without_collecting():
    ...     registry = read("essonne.jsonl")
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


__all__ = ["without_collecting"]
