"""Lays out the folder of a new digest; nothing that stands there is ever written over."""

import os
from pathlib import Path

from haiti_digest.errors import UsageError
from haiti_digest.start.settings import new_settings

NOTE = """\
# Articles go here

Every file in this folder, and in folders within it, is read as an article, but for this note and for names that begin
with a dot. The forms can be mixed:

- plain text, `.txt`: the headline, who wrote it and when, a blank line, the text;
- Markdown, `.md`: with or without a head of `name: value` lines between two lines of `---`, as below;
- saved web pages, `.html` or `.mhtml`, and PDF files;
- collections: `.csv` and `.tsv` tables, `.jsonl`, feeds, `.warc` and `.wacz` archives.

`haiti-digest add FILE` and `haiti-digest add ADDRESS` put an article here as Markdown; what it was made from is kept
in `.originals/`. A head looks like this; every line may be left out:

    ---
    title: "Harbour Board reopens the channel"
    author: "Renzo Tamm"
    outlet: "The Example"
    published: 2031-06-03
    url: "https://example.org/harbour"
    language: en
    ---
"""

IGNORED = """\
# What haiti-digest makes from the articles; it can be made again.
/build/
/.build.*
/.haiti-digest/
"""


def start(folder: Path) -> tuple[list[Path], list[Path]]:
    """Makes *folder* the home of a new digest; gives the files it wrote and those that stood there and were left.

    UsageError, before anything is written, where *folder* has settings already or is none.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(str(folder), "is a file, not a folder", "name a folder, new or empty")
    settings = folder / "digest.yml"
    if os.path.lexists(settings):
        raise UsageError(str(settings), "stands there already, and nothing is written over", "name another folder")
    wanted = {settings: new_settings(), folder / "seeds" / "README.md": NOTE, folder / ".gitignore": IGNORED}
    written: list[Path] = []
    left: list[Path] = []
    for path, text in wanted.items():
        (written if _written(path, text) else left).append(path)
    return written, left


def _written(path: Path, text: str) -> bool:
    """Whether *path* was new and holds *text* now; UsageError where it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        if path.parent.is_dir():
            return False
        raise UsageError(str(path.parent), "is a file, not a folder", "name another folder") from None
    except OSError as error:
        raise UsageError(str(path), f"cannot be written: {error.strerror}", "name another folder") from None
    return True
