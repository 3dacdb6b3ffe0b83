"""How far long work has come: shown as a bar, or told to a function.

Nothing is shown unless it is asked for: what runs inside `bar` or `told_to` tells
its stages, whoever calls it, without a parameter for it anywhere.
"""

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final, TextIO, TypeAlias

from partnerlib.errors import MissingExtraError
from partnerlib.typing import Lang
from partnerlib.wording.stages import stage_label

Progress: TypeAlias = Callable[[str, int, int], None]
"""Told the stage, how much of it is done, and of how much; 0 is not known."""

_LISTENER: Final[ContextVar[Progress | None]] = ContextVar("listener", default=None)


@contextmanager
def told_to(listener: Progress) -> Generator[None]:
    """Tell a function how far the work inside has come.

    Parameters
    ----------
    listener : callable
        Called with the stage (``"triangles"``), how much of it is done and of how
        much (0 where that is not known): once as it begins, and after each part.
        What it raises goes through to the caller of the work: this is how work is
        cancelled, and it leaves nothing behind.

    See Also
    --------
    bar : Shows it on a terminal.

    Examples
    --------
    >>> import partnerlib
    >>> from partnerlib.datasets import load
    >>> stages = set()
    >>> with told_to(lambda stage, done, total: stages.add(stage)):
    ...     _ = partnerlib.find_duplicates(load("essonne"))
    >>> sorted(stages)
    ['duplicates']
    """
    before = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(before)


@contextmanager
def bar(
    file: TextIO | None = None, *, lang: Lang = "en", always: bool = False
) -> Generator[None]:
    """Show how far the work inside has come, as a bar that goes when it is done.

    Parameters
    ----------
    file : text file, optional
        Where to; by default standard error.
    lang : {"en", "fr"}, default "en"
        The language of the stages.
    always : bool, default False
        Show it also where the file is no terminal, such as in a notebook. By
        default nothing is shown there, and never where there is no standard error.

    Raises
    ------
    MissingExtraError
        If tqdm is not installed, and a bar has to be shown.

    Examples
    --------
    >>> from partnerlib import find_gaps
    >>> from partnerlib.datasets import load
    >>> with bar():
    ...     gaps = find_gaps(load("essonne"))
    """
    # There is no standard error in a program without a console.
    stream: TextIO | None = sys.stderr if file is None else file
    if stream is None or not (always or stream.isatty()):
        yield
        return
    try:
        from tqdm import tqdm
    except ImportError as error:
        raise MissingExtraError("progress", "tqdm") from error
    shown = _Bar(tqdm, stream, lang)
    try:
        with told_to(shown):
            yield
    finally:
        shown.close()


def track(stage: str, total: int = 0) -> Callable[[int], None]:
    """Begin a stage; give what to call with how much more is done.

    Parameters
    ----------
    stage : str
        The stage, such as ``"triangles"``, or what you call one of your own: a bar
        shows it as it is.
    total : int, default 0
        How much there is to do, in whatever unit; 0 is not known.

    Returns
    -------
    callable
        Takes a number of further units.
    """
    listener = _LISTENER.get()
    if listener is None:
        return _nobody
    listener(stage, 0, total)
    done = 0

    def advance(more: int) -> None:
        nonlocal done
        done += more
        listener(stage, done, total)

    return advance


def _nobody(_: int) -> None:
    return None


class _Bar:
    """One bar at a time, of the latest stage."""

    def __init__(self, make: Callable[..., Any], stream: TextIO, lang: Lang) -> None:
        self._make = make
        self._stream = stream
        self._lang = lang
        self._shown: Any = None

    def __call__(self, stage: str, done: int, total: int) -> None:
        if done == 0:
            self.close()
            self._shown = self._make(
                total=total or None,
                desc=stage_label(stage, self._lang),
                file=self._stream,
                leave=False,
                dynamic_ncols=True,
            )
        if self._shown is not None:
            self._shown.update(done - self._shown.n)

    def close(self) -> None:
        if self._shown is not None:
            self._shown.close()
            self._shown = None


__all__ = ["Progress", "bar", "told_to", "track"]
