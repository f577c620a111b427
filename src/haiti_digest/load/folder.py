"""Finds the files of a folder and reads each into seeds; a file that cannot be read becomes a problem."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from haiti_digest.load.plain import read_plain
from haiti_digest.records import Metadatum, Problem, Published, Seed
from haiti_digest.spans import Span
from haiti_digest.text.paragraphs import plain_paragraphs


def load(root: Path) -> Iterator[Seed | Problem]:
    """Every seed under *root* (a folder or one file) in the order of paths, and a problem for what cannot be read."""
    paths = sorted(p for p in root.rglob("*") if p.is_file()) if root.is_dir() else [root]
    for path in paths:
        name = path.relative_to(root).as_posix() if root.is_dir() else path.name
        if path.suffix == ".jsonl":
            yield from read_lines(name, path.read_bytes())
        elif path.suffix == ".txt":
            yield read_plain(name, path.read_bytes())


def read_lines(name: str, data: bytes) -> Iterator[Seed | Problem]:
    """The documents of a JSON Lines collection."""
    for line in data.splitlines():
        document = json.loads(line)
        text = document["text"]
        date = document.get("published") or document.get("reference_date")
        yield Seed(
            path=name,
            id=str(document.get("id") or document["doc_id"]),
            sha256=hashlib.sha256(line).hexdigest(),
            encoding="utf-8",
            text=text,
            paragraphs=plain_paragraphs(text, Span(0, len(text))),
            published=Published(value=date, precision="day", origin="collection", reason="given in the collection")
            if date
            else None,
            language=Metadatum(value=document.get("language") or "en", origin="default", reason="not given"),
        )
