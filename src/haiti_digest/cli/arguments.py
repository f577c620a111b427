"""The arguments that several commands share, so that one word means the same thing in each."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from haiti_digest.corrections import Corrections

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


def add_corrections(command: argparse.ArgumentParser) -> None:
    """What was changed by hand."""
    command.add_argument(
        "--corrections",
        type=Path,
        metavar="FILE",
        help="what was changed by hand (default: corrections.yml beside the settings, if any)",
    )


def add_as_read(command: argparse.ArgumentParser) -> None:
    """Whether articles are printed with what was changed by hand, and whose changes those are."""
    add_corrections(command)
    command.add_argument(
        "--as-read", action="store_true", help="what the rules found, without what was changed by hand"
    )
    command.add_argument(
        "--seeds",
        type=Path,
        default=Path("seeds"),
        metavar="DIR",
        help="the folder of articles that corrections.yml is written for (default: seeds)",
    )


def corrections_of(options: argparse.Namespace) -> "Corrections":
    """The corrections of the file that the options name, or of the one beside the settings; none with --as-read."""
    from haiti_digest.corrections import NONE, read_corrections

    if getattr(options, "as_read", False):
        return NONE
    return read_corrections(corrections_file(options), named=options.corrections is not None)


def corrections_file(options: argparse.Namespace) -> Path:
    """The file of corrections, whether it is there or not."""
    named: Path | None = options.corrections
    settings: Path = options.config
    return named or settings.with_name("corrections.yml")
