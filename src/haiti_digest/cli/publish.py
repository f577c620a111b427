"""``haiti-digest publish``: brings the built site to its readers."""

import argparse
from typing import TYPE_CHECKING

from haiti_digest.cli.arguments import (
    Commands,
    add_config,
    add_out,
    add_seeds,
)
from haiti_digest.cli.tell import FINE, tell

if TYPE_CHECKING:
    from haiti_digest.publish.publish import Published

DESCRIPTION = """\
Brings the built site to TARGET, and only what changed since the last time. TARGET is

  a folder                          /srv/www/digest
  a branch of a git repository      git:origin#gh-pages  git:https://host/me/site.git#pages
  an address that fsspec knows      s3://bucket/digest  sftp://me@host/www/digest

Pages go after what they need, the front page last, and only then are old pages taken away, so that no reader meets a
broken link. What others put there stays. A run that was broken off is taken up again by the same command.

The site is refused where it is unfinished, was changed after it was built, shows whole texts (publish: private), or
holds a word that cannot be traced to an article, unless --force is given. Passwords and keys come from the usual
places of git, ssh and the store; they are never printed or kept."""


def add(commands: Commands) -> None:
    """Adds the command."""
    command = commands.add_parser(
        "publish",
        help="bring the built site to a folder, a git branch or an object store",
        description=DESCRIPTION,
    )
    command.add_argument("target", metavar="TARGET", help="where to")
    add_seeds(command)
    add_out(command, "the built site (default: build)")
    add_config(command)
    command.add_argument("--dry-run", action="store_true", help="list what would be done, and do nothing")
    command.add_argument("--force", action="store_true", help="publish though something speaks against it")
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from haiti_digest.config import read_config
    from haiti_digest.publish.address import target_of
    from haiti_digest.publish.publish import Site, publish

    site = Site(options.seeds, options.out, read_config(options.config))
    target = target_of(options.target)
    done = publish(site, target, options.force, options.dry_run)
    for line in done.overruled:
        tell(line)
    if options.dry_run:
        _list(done)
    would = "would be " if options.dry_run else ""
    todo = done.plan
    print(f"{target.shown}: {len(todo.send)} files {would}sent, {len(todo.remove)} taken away, {todo.same} unchanged")
    return FINE


def _list(done: "Published") -> None:
    for path in done.plan.send:
        print(f"{'new' if path in done.plan.new else 'changed':<8} {path}")
    for path in done.plan.remove:
        print(f"{'remove':<8} {path}")
