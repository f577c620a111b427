"""``haiti-digest extract``: writes the records as JSON Lines."""

import argparse
import contextlib
import sys
from pathlib import Path

from haiti_digest.cli.arguments import Commands, add_as_read, add_config, corrections_of, root_of
from haiti_digest.cli.tell import print_all
from haiti_digest.errors import UsageError


def add(commands: Commands) -> None:
    """Adds the command."""
    command = commands.add_parser(
        "extract",
        help="write the records as JSON Lines",
        description="Writes one article a line: text, metadata, statements, figures, dates, mentions, with offsets, "
        "and what corrections.yml changed by hand.",
    )
    command.add_argument(
        "paths",
        nargs="+",
        type=root_of,
        metavar="PATH",
        help="files, folders or .jsonl collections, or their addresses",
    )
    command.add_argument("--out", type=Path, metavar="FILE", help="the file to write (default: standard output)")
    add_config(command)
    add_as_read(command)
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from haiti_digest.config import read_config
    from haiti_digest.desk.printed import as_lines

    lines = as_lines(options.paths, read_config(options.config), corrections_of(options), options.seeds)
    if options.out is None:
        return print_all(lines, sys.stdout.buffer.write)
    unfinished = options.out.with_name(f".{options.out.name}.new")
    try:
        with unfinished.open("wb") as stream:
            code = print_all(lines, stream.write)
        unfinished.replace(options.out)
    except OSError as error:
        raise UsageError(str(options.out), f"cannot be written: {error.strerror}", "name another file") from None
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink()
    return code
