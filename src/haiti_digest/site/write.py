"""Writes the site: the new tree beside the old one, then one swap, so that readers meet the old site or the new.

The one place that touches the output. A manifest in the output names what we wrote; by it a later build knows that
the folder is ours and which files to take away. Files that somebody else put there are carried over untouched.
"""

import contextlib
import ctypes
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from haiti_digest.errors import UsageError

MANIFEST = ".haiti-digest.json"
FORMAT = 1
AT_FDCWD = -100
RENAME_EXCHANGE = 2


def write_site(files: Mapping[str, bytes], out: Path) -> int:
    """Makes *out* hold exactly *files* (relative POSIX paths) and what others put there; gives how many changed.

    A file whose bytes stay the same keeps its modification time. UsageError where *out* is not ours, not a folder or
    cannot be written; then nothing has changed.
    """
    old = ours(out)
    new = out.with_name(f".{out.name}.new")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        if new.exists():
            shutil.rmtree(new)  # left by a build that was killed
        new.mkdir()
        changed = _fill(new, files, out, old)
        _carry_over(new, out, old)
        _swap(new, out)
    except OSError as error:
        shutil.rmtree(new, ignore_errors=True)
        raise UsageError(
            str(out), f"cannot write the site here: {error.strerror or error}", "name another folder with --out"
        ) from None
    return changed


def ours(out: Path) -> dict[str, str]:
    """The manifest of an earlier build at *out*: path to SHA-256; empty where there is nothing yet."""
    _restore(out)
    if not out.exists() and not out.is_symlink():
        return {}
    if not out.is_dir():
        raise UsageError(str(out), "is a file, not a folder", "name another folder with --out")
    manifest = out / MANIFEST
    try:
        listed = json.loads(manifest.read_bytes())["files"]
        return {str(path): str(digest) for path, digest in listed.items()}
    except FileNotFoundError:
        if not any(out.iterdir()):
            return {}
        raise UsageError(
            str(out), "is not empty and was not made by haiti-digest, so it is left alone", "name another with --out"
        ) from None
    except PermissionError:
        raise UsageError(str(out), "cannot be read: permission denied", "name another folder with --out") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UsageError(
            str(manifest), "is damaged, so the folder may hold files of others", "move the folder away and build again"
        ) from None


def _fill(new: Path, files: Mapping[str, bytes], out: Path, old: Mapping[str, str]) -> int:
    digests: dict[str, str] = {}
    changed = 0
    made: set[Path] = {new}
    for path in sorted(files):
        digests[path] = hashlib.sha256(files[path]).hexdigest()
        target = new / path
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        if old.get(path) != digests[path] or not _link_same(out / path, target, files[path]):
            target.write_bytes(files[path])
            changed += 1
    manifest = json.dumps({"generator": "haiti-digest", "format": FORMAT, "files": digests}, indent=0)
    (new / MANIFEST).write_text(manifest + "\n", encoding="utf-8")
    return changed + sum(path not in digests for path in old)


def _link_same(before: Path, target: Path, data: bytes) -> bool:
    """Links the file of the last build where it still holds *data*; an edited one is written anew."""
    try:
        if before.is_symlink() or before.read_bytes() != data:
            return False
        os.link(before, target)
    except OSError:
        return False
    return True


def _carry_over(new: Path, out: Path, old: Mapping[str, str]) -> None:
    """Brings along what somebody else put into the output; where names clash, the site's page wins."""
    if not out.is_dir():
        return
    for folder, folders, names in os.walk(out):
        inside = Path(folder).relative_to(out)
        links = [name for name in folders if (Path(folder) / name).is_symlink()]
        for name in [*names, *links]:
            path = inside / name
            if path.as_posix() in old or path.as_posix() == MANIFEST or (new / path).exists():
                continue
            (new / inside).mkdir(parents=True, exist_ok=True)
            try:
                os.link(out / path, new / path, follow_symlinks=False)
            except OSError:
                shutil.copy2(out / path, new / path, follow_symlinks=False)
        for name in folders:
            if name not in links and not any((out / inside / name).iterdir()):
                (new / inside / name).mkdir(parents=True, exist_ok=True)


def _swap(new: Path, out: Path) -> None:
    if not out.exists():
        new.rename(out)
        return
    if not _exchange(new, out):
        aside = _aside(out)
        out.rename(aside)
        new.rename(out)
        new = aside
    shutil.rmtree(new, ignore_errors=True)


def _exchange(one: Path, two: Path) -> bool:
    """Swaps two folders in one step where the system can (Linux: renameat2)."""
    if not sys.platform.startswith("linux"):
        return False
    with contextlib.suppress(AttributeError, OSError):
        call = ctypes.CDLL(None, use_errno=True).renameat2
        return bool(call(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(two), RENAME_EXCHANGE) == 0)
    return False


def _aside(out: Path) -> Path:
    return out.with_name(f".{out.name}.old")


def _restore(out: Path) -> None:
    """Puts the old site back where a build was killed between the two renames of a swap."""
    aside = _aside(out)
    if aside.exists():
        if out.exists():
            shutil.rmtree(aside, ignore_errors=True)
        else:
            aside.rename(out)
