"""Reads the arguments, runs the command that they name, and turns its errors into one line and an exit code."""

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from haiti_digest import __version__
from haiti_digest.cli import add, build, check, completion, diff, explain, extract, init, publish, review, serve, show
from haiti_digest.cli.arguments import Commands
from haiti_digest.cli.manual import Wrapped, add_manuals, main_manual
from haiti_digest.cli.tell import FINE, MATERIAL, STOPPED, USAGE, tell
from haiti_digest.errors import DigestError, UsageError


class Command(Protocol):
    """A module of this package that holds a command; it imports what the command needs only once it runs."""

    def add(self, commands: Commands) -> None:
        """Adds the command's parser, with the default ``run``: from the options to the exit code."""


COMMANDS: tuple[Command, ...] = (
    init,
    add,
    build,
    serve,
    check,
    publish,
    review,
    explain,
    diff,
    show,
    extract,
    completion,
)
"""In the order of ``--help``: that of a day's work."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; gives the exit code: 0 fine, 1 something wrong in the material, 2 wrong usage."""
    _print_anywhere()
    given = sys.argv[1:] if arguments is None else arguments
    options = parser(manuals=any(one.startswith(("-h", "--h")) for one in given)).parse_args(given)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        code = run(options)
        sys.stdout.flush()
    except UsageError as error:
        tell(str(error))
        return USAGE
    except DigestError as error:
        tell(str(error))
        return MATERIAL
    except BrokenPipeError:  # the reader of a pipe has gone: `haiti-digest extract seeds | head`
        _print_nowhere()
        return FINE
    except OSError as error:  # of the terminal, or of the file that what is printed goes to
        tell(f"{error.filename or 'standard output'}: {error.strerror or error}; look at the disk and its permissions")
        _print_nowhere()
        return USAGE
    except KeyboardInterrupt:
        tell("stopped; what stood before still stands")
        return STOPPED
    return code


def _print_nowhere() -> None:
    """Lets go what could not be printed, so that Python does not try it again when it ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _print_anywhere() -> None:
    """Lets every word be printed, escaped where the terminal's encoding has no letter for it; or be lost with no one.

    A process may be started with its output closed.
    """
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def parser(manuals: bool = True) -> argparse.ArgumentParser:
    """The parser of the whole command line; without its *manuals* it is made sooner."""
    made = argparse.ArgumentParser(
        prog="haiti-digest",
        description="Turns a folder of news articles into web pages in which every quote, figure and date leads to "
        "the exact words that it came from.",
        epilog=main_manual() if manuals else None,
        formatter_class=Wrapped,
    )
    made.add_argument("--version", action="version", version=f"haiti-digest {__version__}")
    commands = made.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add(commands)
    if manuals:
        add_manuals(commands.choices)
    return made
