"""``haiti-digest serve``: shows the site on this machine while it is worked on."""

import argparse
import sys
from pathlib import Path

from haiti_digest.cli.arguments import (
    Commands,
    add_config,
    add_corrections,
    add_seeds,
    add_templates,
    corrections_file,
)
from haiti_digest.cli.tell import FINE

DESCRIPTION = """\
Builds the site, shows it under an address of this machine, and builds it again whenever an article, a setting, a
correction or a template changes; open pages reload themselves. What goes wrong is shown in the page, and the site
stays as it was. Nobody else in the network can see it, and the built files hold nothing of the preview."""


def add(commands: Commands) -> None:
    """Adds the command."""
    command = commands.add_parser(
        "serve",
        help="show the site on this machine; build again on every change",
        description=DESCRIPTION,
    )
    add_seeds(command, near=True)
    command.add_argument(
        "--out",
        type=Path,
        default=Path(".haiti-digest", "preview"),
        metavar="DIR",
        help="folder to write (default: .haiti-digest/preview, which leaves the site in build as it was)",
    )
    add_templates(command)
    add_config(command)
    add_corrections(command)
    command.add_argument("--port", type=int, default=8000, help="port on this machine; 0 for any (default: 8000)")
    command.add_argument(
        "--base-path", default="/", metavar="PATH", help="show it below this path, as a host will (default: /)"
    )
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from haiti_digest.preview.serve import Preview, serve

    preview = Preview(
        options.seeds,
        options.out,
        options.config,
        corrections_file(options),
        options.templates,
        options.port,
        options.base_path,
    )
    serve(preview, _say)
    return FINE


def _say(line: str) -> None:
    print(line, flush=True, file=sys.stdout)
