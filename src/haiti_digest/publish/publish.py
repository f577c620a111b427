"""Publishes a built site: looks whether it may be, finds out what has changed, brings it there."""

from pathlib import Path
from typing import NamedTuple

from haiti_digest.config import Config
from haiti_digest.errors import DigestError, UsageError
from haiti_digest.load.folder import Root
from haiti_digest.publish.address import Target
from haiti_digest.publish.folder import Folder
from haiti_digest.publish.git import foreign, publish_to_branch
from haiti_digest.publish.host import Host
from haiti_digest.publish.plan import Plan, plan, read_manifest
from haiti_digest.publish.ready import ready
from haiti_digest.publish.send import Sending, tried
from haiti_digest.publish.store import Store
from haiti_digest.site.write import MANIFEST


class Site(NamedTuple):
    """What is published: the articles and settings that it was made from, to check it, and the built folder."""

    seeds: Root
    out: Path
    config: Config


class Published(NamedTuple):
    """What was done, or would be, and what spoke against it but was overruled."""

    plan: Plan
    overruled: tuple[str, ...]


def publish(site: Site, target: Target, force: bool = False, dry: bool = False) -> Published:
    """Brings *site* to *target*, or only finds out what that would do.

    DigestError where the site is unfinished, private or not traced, where files of others stand in the way, unless it
    is to be done by *force*; and where the place cannot be reached.
    """
    state = ready(site.seeds, site.out, site.config)
    if state.against and not force:
        place, _, rest = state.against[0].partition(": ")
        lines = [rest, *state.against[1:]]
        raise DigestError(place, "\n".join(lines), "add --force to publish all the same")
    if target.kind == "git":
        return Published(publish_to_branch(target, site.out, state.files, force, dry), state.against)
    return Published(_to_host(site.out, target, state.files, force, dry), state.against)


def _to_host(out: Path, target: Target, files: dict[str, str], force: bool, dry: bool) -> Plan:
    host = _host(out, target)
    try:
        there = read_manifest(tried(lambda: host.read(MANIFEST)), target.shown)
        todo = plan(files, there)
        clash = sorted(tried(lambda: host.taken(sorted(todo.new))))
    except DigestError:
        if not force:
            raise
        there, clash = {}, []
        todo = plan(files, there)
    except OSError as error:
        raise DigestError(target.shown, f"cannot be reached ({error.strerror or error})", "look at it") from None
    if clash and not force:
        raise foreign(target, clash)
    if not dry and (todo.send or todo.remove):
        Sending(host, target.shown, out, files, there).run(todo)
    return todo


def _host(out: Path, target: Target) -> Host:
    if target.kind == "store":
        return Store(target.place)
    folder = Path(target.place)
    if folder.resolve() == out.resolve() or out.resolve().is_relative_to(folder.resolve()):
        raise UsageError(str(folder), "holds the built site itself", "name another folder")
    return Folder(folder)
