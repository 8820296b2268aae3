"""Folders and files that come whole or not at all: each is made beside the old one, and takes its place by being renamed."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Yield an empty folder that takes the place of `target` when the block ends well, and is deleted when it does not.

    Raises OSError, which names `target` where the system names nothing: a full disk has no file name.
    """
    try:
        fresh = beside(target)
        try:
            yield fresh
            replace(target, fresh)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    except OSError as error:
        error.filename = error.filename or str(target)
        raise


def beside(target: Path) -> Path:
    """Return an empty folder for the next state of `target`, after clearing what interrupted runs left beside it.

    The name holds the number of the process, so that two runs at once do not write into each other's folder. Raises OSError.
    """
    target = target.resolve()
    if target.exists() and not target.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(target))
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "folder is not writable", str(target))
    aside = _aside(target)
    if aside.exists() and not target.exists():
        aside.rename(target)
    for left in target.parent.glob(f"{target.name}.new-*"):
        if not _runs(left.name.rpartition("-")[2]):
            shutil.rmtree(left, ignore_errors=True)
    shutil.rmtree(aside, ignore_errors=True)
    fresh = target.with_name(f"{target.name}.new-{os.getpid()}")
    fresh.mkdir(parents=True)
    return fresh


def replace(target: Path, fresh: Path) -> None:
    """Let `fresh` take the place of `target`, and delete the old state; its hidden files are kept, since nothing here made them.

    The old one steps aside first. A run that is killed between the two renames leaves both whole, and the next one puts the old one back.
    """
    target = target.resolve()
    if not target.exists():
        fresh.rename(target)
        return
    for hidden in target.glob(".*"):
        if hidden.is_dir():
            shutil.copytree(hidden, fresh / hidden.name, symlinks=True, dirs_exist_ok=True)
        elif not (fresh / hidden.name).exists():
            shutil.copy2(hidden, fresh / hidden.name, follow_symlinks=False)
    aside = _aside(target)
    target.rename(aside)
    try:
        fresh.rename(target)
    except BaseException:  # an interruption from the keyboard too
        aside.rename(target)
        raise
    try:
        shutil.rmtree(aside, ignore_errors=True)
    finally:
        shutil.rmtree(aside, ignore_errors=True)  # what an interruption left


def write(path: Path, content: str | bytes) -> None:
    """Write a file, and the folders above it, beside its old state, which it then replaces. Raises OSError, which names the file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.new-{os.getpid()}")
    try:
        fresh.write_bytes(content if isinstance(content, bytes) else content.encode())
        fresh.replace(path)
    except OSError as error:
        error.filename = str(path)
        fresh.unlink(missing_ok=True)
        raise


def _aside(target: Path) -> Path:
    return target.with_name(f"{target.name}.old")


def _runs(process: str) -> bool:
    """Return whether another process of that number runs."""
    with suppress(ValueError, ProcessLookupError):
        try:
            os.kill(int(process), 0)
        except PermissionError:
            return True
        return int(process) != os.getpid()
    return False
