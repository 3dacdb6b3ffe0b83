"""Writing that leaves either the old file or the new one, never half of one."""

import contextlib
import errno
import os
import secrets
import shutil
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from pathlib import Path

from partnerlib.errors import ParameterError


def write_file(target: Path, chunks: Iterable[bytes]) -> None:
    """Write a file beside its place, then put it there in one step.

    Raises
    ------
    ParameterError
        If it cannot be written; what was there before is untouched.
    """
    with _told(target):
        place = Path(os.path.realpath(target))  # a link stays a link
        new = place.with_name(_temporary_name())
        try:
            _fill(new, chunks)
            if place.exists():
                shutil.copymode(place, new)
            new.replace(place)
        finally:
            new.unlink(missing_ok=True)


def write_folder(
    target: Path, files: Mapping[str, Iterable[bytes]], stale: Iterable[str]
) -> None:
    """Write files into a folder, all of them or none.

    Parameters
    ----------
    target : Path
        The folder; it is made if it is not there. Files of other names in it stay.
    files : mapping of str to iterable of bytes
        The contents by name, in the order in which they are put into place.
    stale : iterable of str
        Names of files that an earlier writing left and this one does not replace.

    Raises
    ------
    ParameterError
        If it cannot be written; what was there before is put back.
    """
    with _told(target):
        place = Path(os.path.realpath(target))
        is_new = not place.exists()
        new = (place.parent if is_new else place) / _temporary_name()
        new.mkdir()
        try:
            for name, chunks in files.items():
                _fill(new / name, chunks)
            if is_new:
                new.replace(place)
            else:
                _exchange(place, new, list(files), list(stale))
        finally:
            shutil.rmtree(new, ignore_errors=True)


def _exchange(place: Path, new: Path, names: list[str], stale: list[str]) -> None:
    """Put new files in the place of old ones; undo it all if one cannot be."""
    old = new / "old"
    old.mkdir()
    with contextlib.ExitStack() as undo:
        for name in [*names, *stale]:
            if (place / name).is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            if (place / name).exists():
                (place / name).replace(old / name)
                undo.callback((old / name).replace, place / name)
            if name in names:
                (new / name).replace(place / name)
                undo.callback((place / name).unlink)
        undo.pop_all()


def _fill(path: Path, chunks: Iterable[bytes]) -> None:
    with path.open("xb") as stream:
        for chunk in chunks:
            stream.write(chunk)
        stream.flush()
        os.fsync(stream.fileno())


def _temporary_name() -> str:
    return f".partnerlib-{secrets.token_hex(4)}.tmp"


@contextmanager
def _told(target: Path) -> Generator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        rule = f"it cannot be written: {reason}"
        raise ParameterError("target", str(target), rule) from error


__all__ = ["write_file", "write_folder"]
