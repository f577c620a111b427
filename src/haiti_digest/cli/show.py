"""``haiti-digest show``: prints what was found in an article."""

import argparse
import sys

from haiti_digest.cli.arguments import Commands, add_as_read, add_config, corrections_of, root_of
from haiti_digest.cli.tell import print_all


def add(commands: Commands) -> None:
    """Adds the command."""
    command = commands.add_parser(
        "show",
        help="print what was found in an article",
        description="Prints the metadata and records of an article, with why each speaker was chosen, and what "
        "corrections.yml changed by hand.",
    )
    command.add_argument("path", type=root_of, metavar="SEED", help="a file (or a folder of files), or its address")
    add_config(command)
    add_as_read(command)
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from haiti_digest.config import read_config
    from haiti_digest.desk.printed import as_outlines

    shown = as_outlines([options.path], read_config(options.config), corrections_of(options), options.seeds)
    return print_all(shown, sys.stdout.buffer.write)
