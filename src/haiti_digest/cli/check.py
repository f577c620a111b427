"""``haiti-digest check``: compares every word shown on the site with the articles."""

import argparse

from haiti_digest.cli.arguments import Commands, add_config, add_out, add_seeds
from haiti_digest.cli.tell import FINE, MATERIAL, tell


def add(commands: Commands) -> None:
    """Adds the command."""
    command = commands.add_parser(
        "check",
        help="compare every word shown on the site with the articles",
        description="Checks that each run of source words on the built pages stands in SEEDS at the place it names.",
    )
    add_seeds(command)
    add_out(command, "the built site (default: build)")
    add_config(command)
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from haiti_digest.check import check_site
    from haiti_digest.config import read_config

    checked, problems = check_site(options.seeds, options.out, read_config(options.config))
    for problem in problems:
        tell(str(problem))
    print(f"{checked} runs of source words checked, {len(problems)} problems")
    return MATERIAL if problems else FINE
