"""The arguments that several commands share, so that one word means the same thing in each."""

import argparse
from pathlib import Path
from typing import TypeAlias

EPILOG = """\
exit codes: 0 fine; 1 something is wrong in the material (the rest went on); 2 wrong usage, nothing was changed"""

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # argparse gives the type no public name


def add_seeds(command: argparse.ArgumentParser) -> None:
    """The folder of articles."""
    command.add_argument(
        "seeds",
        nargs="?",
        type=Path,
        default=Path("seeds"),
        metavar="SEEDS",
        help="folder of articles (default: seeds)",
    )


def add_out(command: argparse.ArgumentParser, what: str) -> None:
    """The folder of the built site; *what* says what the command does with it."""
    command.add_argument("--out", type=Path, default=Path("build"), metavar="DIR", help=what)


def add_templates(command: argparse.ArgumentParser) -> None:
    """A folder of templates of one's own."""
    command.add_argument("--templates", type=Path, metavar="DIR", help="templates searched before the shipped ones")


def add_config(command: argparse.ArgumentParser) -> None:
    """The settings."""
    command.add_argument(
        "--config", type=Path, default=Path("digest.yml"), metavar="FILE", help="settings (default: digest.yml, if any)"
    )
