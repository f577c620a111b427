"""``haiti-digest completion``: prints what a shell needs to complete commands and options."""

import argparse

from haiti_digest.cli.arguments import Commands
from haiti_digest.cli.tell import FINE
from haiti_digest.errors import UsageError

DESCRIPTION = """\
Prints a script that lets a shell complete commands and options. For bash, once and for all:

  haiti-digest completion bash > ~/.local/share/bash-completion/completions/haiti-digest"""


def add(commands: Commands) -> None:
    """Adds the command."""
    command = commands.add_parser(
        "completion",
        help="print a script for completion in a shell",
        description=DESCRIPTION,
    )
    command.add_argument("shell", choices=["bash", "zsh", "tcsh"], help="the shell that will read it")
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from haiti_digest.cli.main import parser

    try:
        import shtab
    except ImportError:
        raise UsageError("completion", "needs a library", "install haiti-digest[completion]") from None
    print(shtab.complete(parser(), options.shell))
    return FINE
