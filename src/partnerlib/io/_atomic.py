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
from partnerlib.io._paths import reason_of, shown


def write_file(target: Path, chunks: Iterable[bytes]) -> None:
    """Write a file beside its place, then put it there in one step.

    A symbolic link stays: the file that it leads to is replaced. What is no file, a
    device or a pipe, stays too, and is written to as it is.

    Raises
    ------
    ParameterError
        If it cannot be written; what was there before is untouched.
    """
    with telling(target):
        place = _place(target)
        if place.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if _is_special(target):
            with target.open("wb") as stream:
                stream.writelines(chunks)
            return
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
        A symbolic link to a folder stays; one in it is replaced by the file.
    files : mapping of str to iterable of bytes
        The contents by name, in the order in which they are put into place.
    stale : iterable of str
        Names of files that an earlier writing left and this one does not replace.

    Raises
    ------
    ParameterError
        If it cannot be written; what was there before is put back.
    """
    with telling(target):
        place = _place(target)
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
            if _is_special(place / name):
                raise FileExistsError(errno.EEXIST, f"{name} is no file")
            if os.path.lexists(place / name):
                (place / name).replace(old / name)
                undo.callback((old / name).replace, place / name)
            if name in names:
                (new / name).replace(place / name)
                undo.callback((place / name).unlink)
        undo.pop_all()


def _is_special(path: Path) -> bool:
    """Tell whether something is there that is neither file nor folder."""
    return path.exists() and not (path.is_file() or path.is_dir())


def _fill(path: Path, chunks: Iterable[bytes]) -> None:
    with path.open("xb") as stream:
        for chunk in chunks:
            stream.write(chunk)
        stream.flush()
        os.fsync(stream.fileno())


def _temporary_name() -> str:
    return f".partnerlib-{secrets.token_hex(4)}.tmp"


@contextmanager
def telling(target: Path) -> Generator[None]:
    """Turn what the system refuses into an error about the target.

    Raises
    ------
    ParameterError
        With the reason.
    """
    try:
        yield
    except OSError as error:
        rule = f"it cannot be written: {reason_of(error)}"
        raise ParameterError("target", shown(target), rule) from error


def _place(target: Path) -> Path:
    """Give the place that a path means: a link stays a link."""
    try:
        with contextlib.suppress(FileNotFoundError):
            target.stat()  # which refuses links that lead to themselves
        return Path(os.path.realpath(target))
    except ValueError as error:
        raise OSError(errno.EINVAL, str(error)) from error


__all__ = ["telling", "write_file", "write_folder"]
