"""The command line."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from haiti_digest import __version__


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; gives the exit code: 0 fine, 1 something wrong in the material, 2 wrong usage."""
    parser = argparse.ArgumentParser(prog="haiti-digest", description="Turns a folder of news articles into a site.")
    parser.add_argument("--version", action="version", version=f"haiti-digest {__version__}")
    commands = parser.add_subparsers(dest="command", required=True)
    extract = commands.add_parser("extract", help="write the records of articles as JSON Lines")
    extract.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    extract.add_argument("--out", type=Path, help="the file to write (standard output without it)")
    options = parser.parse_args(arguments)
    return _extract(options.paths, options.out)


def _extract(paths: list[Path], out: Path | None) -> int:
    from haiti_digest.build import read_articles
    from haiti_digest.export import article_line
    from haiti_digest.records import Problem

    stream = out.open("wb") if out else sys.stdout.buffer
    code = 0
    for path in paths:
        for item in read_articles(path):
            if isinstance(item, Problem):
                print(item, file=sys.stderr)
                code = 1
            else:
                stream.write(article_line(item))
    stream.flush()
    return code
