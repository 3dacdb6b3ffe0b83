"""What a command has to say, and how it is said to the outside."""

import os
from typing import Final, Literal, TextIO

import attrs

SOUND: Final = 0
FAULTY: Final = 1
MISUSED: Final = 2

ExitCode = Literal[0, 1, 2]


@attrs.frozen
class Outcome:
    """What a command came to.

    Attributes
    ----------
    code : {0, 1, 2}
        Sound, errors in the data, wrong usage.
    out : str
        For standard output.
    err : str
        For standard error.
    """

    code: ExitCode
    out: str = ""
    err: str = ""


def emit(stream: TextIO | None, text: str) -> None:
    """Write a text in UTF-8, whatever the locale says.

    Parameters
    ----------
    stream : text stream or None
        Standard output or error; None where the process has none.
    text : str
        What is no Unicode text (a file name of odd bytes) is escaped.

    Raises
    ------
    OSError
        If the stream does not take it, unless it is a pipe that nobody reads any
        more: who looks at ten lines has what was asked for.
    """
    if stream is None or not text:
        return
    data = text.encode("utf-8", "backslashreplace")
    try:
        stream.flush()
        binary = getattr(stream, "buffer", None)
        if binary is None:  # replaced by something that takes text alone
            stream.write(data.decode("utf-8"))
        else:
            binary.write(data)
            binary.flush()
    except BrokenPipeError:
        _forget(stream)
    except OSError:
        _forget(stream)
        raise


def _forget(stream: TextIO) -> None:
    """Keep Python from writing at exit what the stream did not take."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


__all__ = ["FAULTY", "MISUSED", "SOUND", "ExitCode", "Outcome", "emit"]
