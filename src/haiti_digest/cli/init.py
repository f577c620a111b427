"""``haiti-digest init``: starts a digest of a new story."""

import argparse
import shlex
from pathlib import Path

from haiti_digest.cli.arguments import Commands
from haiti_digest.cli.tell import FINE


def add(commands: Commands) -> None:
    """Adds the command."""
    command = commands.add_parser(
        "init",
        help="start a digest of a new story",
        description="Makes DIR the home of a new digest: digest.yml with every setting explained, a folder seeds/ for "
        "the articles with a note on what is read, and a .gitignore. Nothing that stands there is written over.",
    )
    command.add_argument(
        "folder", nargs="?", type=Path, default=Path(), metavar="DIR", help="the folder (default: this one)"
    )
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from haiti_digest.start.folder import start

    written, left = start(options.folder)
    for path in written:
        print(f"wrote {path}")
    for path in left:
        print(f"left {path} as it was")
    there = "" if options.folder == Path() else f"cd {shlex.quote(str(options.folder))}; "
    print(f"\nNext: {there}put articles into seeds/, or let haiti-digest add do it; then haiti-digest build")
    return FINE
