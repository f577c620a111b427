"""The data folder: which marked sets it holds, and what was extracted from each.

A data folder has ``adapt.py`` and the folders ``quotes``, ``figures`` and ``dates``, each with a ``score.py`` and any
number of marked sets ``NAME.jsonl``; and perhaps ``gold``, inside it or beside it, with whole articles marked.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

VARIABLE = "HAITI_DIGEST_DATA"
KINDS = {"quotes": "statements", "figures": "figures", "dates": "dates"}
Documents = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class MarkedSet:
    """One file of marked documents."""

    folder: Path
    kind: str
    """``quotes``, ``figures`` or ``dates``."""
    path: Path

    @property
    def name(self) -> str:
        """The set's name, as it is kept: ``figures/challenge``."""
        return f"{self.kind}/{self.path.stem}"

    def documents(self) -> Documents:
        """The marked documents by their id."""
        with self.path.open(encoding="utf-8") as lines:
            return {row["doc_id"]: row for row in map(json.loads, lines)}


def data_folder() -> Path:
    """The folder that the environment names; stops with a plain word where it names none."""
    named = os.environ.get(VARIABLE)
    if not named:
        raise SystemExit(f"{VARIABLE} names no folder of marked articles, so nothing was measured; see docs/quality.md")
    folder = Path(named).resolve()
    if not (folder / "adapt.py").is_file():
        raise SystemExit(f"{VARIABLE}: {named} has no adapt.py, so it is no folder of marked articles")
    return folder


def marked_sets(folder: Path) -> list[MarkedSet]:
    """Every marked set of the folder, by kind and name."""
    return [MarkedSet(folder, kind, path) for kind in KINDS for path in sorted((folder / kind).glob("*.jsonl"))]


def marked_articles(folder: Path) -> list[Path]:
    """The files of whole marked articles; empty where there are none."""
    places = [folder / "gold", folder.parent / "gold"]
    return next((sorted(place.glob("*.json")) for place in places if (place / "score.py").is_file()), [])


def extract(source: Path, out: Path) -> Documents:
    """Runs the project's own ``extract`` over *source* into *out*; gives the articles by their id."""
    run([sys.executable, "-m", "haiti_digest", "extract", str(source), "--out", str(out)])
    with out.open(encoding="utf-8") as lines:
        return {row["id"]: row for row in map(json.loads, lines)}


def run(command: list[str]) -> str:
    """What a command prints; its errors end the measurement."""
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return done.stdout
