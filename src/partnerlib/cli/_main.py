"""From arguments to an exit code."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from importlib.util import find_spec
from typing import Final

from partnerlib.cli._arguments import parse
from partnerlib.cli._outcome import FAULTY, MISUSED, Outcome, emit
from partnerlib.errors import DocumentError, IntegrityError, PartnerlibError
from partnerlib.progress import bar
from partnerlib.typing import Lang
from partnerlib.wording.usage import CANNOT_PRINT, FAILED

_INTERRUPTED: Final = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command.

    Parameters
    ----------
    argv : sequence of str or None, default None
        The arguments without the name of the command; None means those of this
        process.

    Returns
    -------
    int
        0: sound. 1: errors in the data. 2: wrong usage, or nothing could be
        written. Problems and failures are on standard error; on errors nothing is
        on standard output.
    """
    try:
        options = parse(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        outcome = _run(options)
    except KeyboardInterrupt:
        return _INTERRUPTED
    try:
        emit(sys.stderr, outcome.err)
        emit(sys.stdout, outcome.out)
    except OSError as error:
        return _unprinted(error, options)
    return outcome.code


def _run(options: Namespace) -> Outcome:
    # The finders bring numpy and more: `--help` and `--version` do without.
    from partnerlib.cli._commands import COMMANDS
    from partnerlib.cli._problems import error_text, failure_text
    from partnerlib.io import without_collecting

    try:
        # The process is the command's own.
        with _progress(options.lang), without_collecting():
            return COMMANDS[options.command](options)
    except (DocumentError, IntegrityError) as error:
        return Outcome(FAULTY, err=error_text(error.problems, options.lang))
    except PartnerlibError as error:
        return Outcome(MISUSED, err=failure_text(error, options.lang))


def _progress(lang: Lang) -> AbstractContextManager[None]:
    """Show a bar on a terminal, where tqdm is installed."""
    return bar(lang=lang) if find_spec("tqdm") else nullcontext()


def _unprinted(error: OSError, options: Namespace) -> int:
    reason = error.strerror or str(error)
    message = CANNOT_PRINT.say(options.lang, reason=reason)
    emit(sys.stderr, FAILED.say(options.lang, message=message) + "\n")
    return MISUSED


__all__ = ["main"]
