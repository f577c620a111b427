"""Whether there is anything to do: sums over everything that a build reads and over what it wrote.

Imports nothing that takes time, so that a build of an unchanged folder ends before the program is loaded.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from haiti_digest.cache.stats import program, stamps, sum_of
from haiti_digest.cache.store import FILE

NAME = "last build"
Stamps = Iterable[tuple[str, str | None]]


def inputs(
    seeds: str, files: Stamps, settings: Iterable[Path], templates: Path | None, others: Iterable[str]
) -> str | None:
    """A sum over all that a build reads: None where some of it may yet change.

    *seeds* is where the articles are, *files* are their stamps; *others* is what else decides what is made.
    """
    rows = [*files, *program(), *((f"{number}", word) for number, word in enumerate(others))]
    for path in (*settings, *([templates] if templates else [])):
        rows += [(str(path.absolute()), "named"), *stamps(path)]
    rows += stamps(Path(__file__).parents[3] / "templates")  # those of a checkout; an installed package holds its own
    return sum_of([("seeds", seeds), ("templates", str(templates)), *rows])


def outputs(out: Path, manifest: str, folders: Iterable[str]) -> str:
    """A sum over the output's manifest and folders: a page that was added or taken away is seen."""
    total = hashlib.sha256()
    for name in (manifest, *sorted(folders)):
        try:
            status = (out / name).stat()
        except OSError:
            return "gone"
        total.update(f"{name}\t{status.st_mtime_ns}\t{status.st_ino}\n".encode())
    return total.hexdigest()


def written(inputs: str, out: Path, manifest: str, paths: Iterable[str], report: object) -> bytes:
    """What to keep of a build: its inputs, its output and its report."""
    folders = sorted({path.rpartition("/")[0] for path in paths})
    sums = {"inputs": inputs, "manifest": manifest, "folders": folders, "outputs": outputs(out, manifest, folders)}
    return json.dumps({**sums, "site": site_sum(out / manifest), "report": report}).encode()


def again(found: Any, out: Path) -> bytes:
    """What to keep of a build whose output was put back."""
    return json.dumps({**found, "outputs": outputs(out, found["manifest"], found["folders"])}).encode()


def site_sum(manifest: Path) -> str:
    """A sum over what a manifest lists; empty where there is none."""
    try:
        return hashlib.sha256(manifest.read_bytes()).hexdigest()
    except OSError:
        return ""


def unchanged(folder: Path, now: str | None, out: Path) -> Any:
    """The report of the last build where its inputs and its output are as they were, else None."""
    found = of_inputs(folder, now)
    if found is None or found["outputs"] != outputs(out, found["manifest"], found["folders"]):
        return None
    return found["report"]


def of_inputs(folder: Path, now: str | None) -> Any:
    """What was kept of the last build where its inputs are as they were, else None."""
    path = folder / FILE
    if now is None or not path.is_file():
        return None
    try:
        base = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            row = base.execute("SELECT value FROM kept WHERE name = ?", (NAME,)).fetchone()
        finally:
            base.close()
        last = json.loads(row[0]) if row else {}
    except (sqlite3.Error, ValueError):
        return None  # whatever is wrong, the whole build tells it
    return last if last.get("inputs") == now else None
