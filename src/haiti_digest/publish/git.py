"""A branch of a git repository, as GitHub, GitLab and Codeberg publish it: one commit, made without a work tree."""

import os
import re
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from haiti_digest.errors import DigestError, UsageError
from haiti_digest.places import without_secrets
from haiti_digest.publish.address import Target
from haiti_digest.publish.plan import Plan, manifest, plan, read_manifest
from haiti_digest.site.write import MANIFEST

NOUGHT = "0" * 40


class Branch:
    """A branch as it is at the remote, in a repository of its own that is thrown away afterwards.

    Only what changed is sent; what others put on the branch stays. A push that comes after another's is refused.
    """

    def __init__(self, target: Target, home: Path) -> None:
        self._target = target
        self._home = home
        self._remote = _remote(target.place)
        self._ref = f"refs/heads/{target.branch}"
        self._git("init", "--quiet", "--bare", str(home))
        self._parent = self._fetched()

    def there(self) -> dict[str, str]:
        """The digests of what we left there; empty for a branch that is new or not ours."""
        if not self._parent or MANIFEST not in self.paths():
            return {}
        return read_manifest(self._git("cat-file", "blob", f"{self._parent}:{MANIFEST}"), self._target.shown)

    def paths(self) -> frozenset[str]:
        """Every path on the branch."""
        if not self._parent:
            return frozenset()
        listed = self._git("ls-tree", "-r", "-z", "--name-only", self._parent).decode("utf-8", "surrogateescape")
        return frozenset(listed.split("\0")) - {""}

    def publish(self, out: Path, files: Mapping[str, str], todo: Plan) -> None:
        """Commits the site at *out* on top of the branch and pushes it; DigestError where the remote refuses it."""
        if self._parent:
            self._git("read-tree", self._parent)
        names = "".join(f"{(out / path).resolve()}\n" for path in todo.send)
        ids = self._git("hash-object", "-w", "--no-filters", "--stdin-paths", given=names.encode()).decode().split()
        told = self._git("hash-object", "-w", "--stdin", given=manifest(files)).decode().strip()
        entries = [f"100644 {id}\t{path}" for id, path in zip((*ids, told), (*todo.send, MANIFEST), strict=True)]
        entries += [f"0 {NOUGHT}\t{path}" for path in todo.remove]
        self._git("update-index", "-z", "--index-info", given="\0".join([*entries, ""]).encode())
        tree = self._git("write-tree").decode().strip()
        after = ["-p", self._parent] if self._parent else []
        message = f"Publish the digest: {len(todo.send)} files changed, {len(todo.remove)} taken away\n"
        commit = self._git("commit-tree", tree, *after, given=message.encode()).decode().strip()
        self._git("push", "--quiet", self._remote, f"{commit}:{self._ref}")

    def _fetched(self) -> str:
        """The commit that the branch is at, its trees fetched; empty where there is no such branch."""
        if not self._git("ls-remote", "--heads", self._remote, self._ref).strip():
            return ""
        self._git("fetch", "--quiet", "--no-tags", "--depth=1", self._remote, self._ref)
        return self._git("rev-parse", "FETCH_HEAD").decode().strip()

    def _git(self, *arguments: str, given: bytes = b"") -> bytes:
        try:
            done = subprocess.run(
                ["git", *arguments], input=given, capture_output=True, check=False, env=self._environment()
            )
        except FileNotFoundError:
            raise UsageError("git", "is not installed", "install git, or publish to a folder") from None
        if done.returncode:
            said = [line for line in done.stderr.decode("utf-8", "replace").splitlines() if line.strip()]
            why = next(
                (line for line in said if re.match(r"fatal|error|remote:| ! ", line)), (said or ["no reason"])[0]
            )
            fix = "look at the address and your rights" if arguments[0] != "push" else "publish again"
            raise DigestError(self._target.shown, f"git {arguments[0]}: {without_secrets(why.strip())}", fix)
        return done.stdout

    def _environment(self) -> dict[str, str]:
        """What git is told: the user's own settings for access, never to ask for a password, a name if none is set."""
        kept = dict(os.environ)
        kept |= {"GIT_DIR": str(self._home), "GIT_INDEX_FILE": str(self._home / "index"), "LC_ALL": "C"}
        kept |= {"GIT_TERMINAL_PROMPT": "0"}
        for role in ("AUTHOR", "COMMITTER"):
            kept.setdefault(f"GIT_{role}_NAME", "haiti-digest")
            kept.setdefault(f"GIT_{role}_EMAIL", "haiti-digest@localhost")
        return kept


def _remote(place: str) -> str:
    """The repository that is meant: a remote of the repository we are in, by its name, else the address or folder."""
    if re.fullmatch(r"[\w.-]+", place) and not Path(place).exists():
        found = subprocess.run(["git", "remote", "get-url", place], capture_output=True, check=False)
        if found.returncode:
            raise UsageError(f"git:{place}", "is no remote and no folder", "write git:ADDRESS#BRANCH")
        return found.stdout.decode().strip()
    return str(Path(place).resolve()) if Path(place).exists() else place


def publish_to_branch(target: Target, out: Path, files: Mapping[str, str], force: bool, dry: bool) -> Plan:
    """Brings the site to the branch, unless it is to be tried only; gives what was, or would be, done."""
    with tempfile.TemporaryDirectory(prefix="haiti-digest-") as home:
        branch = Branch(target, Path(home))
        todo = plan(files, branch.there())
        clash = sorted(todo.new & branch.paths())
        if clash and not force:
            raise foreign(target, clash)
        if not dry and (todo.send or todo.remove):
            branch.publish(out, files, todo)
        return todo


def foreign(target: Target, clash: list[str]) -> DigestError:
    """That files of somebody else stand where ours would go."""
    what = f"holds files that were not written by haiti-digest: {', '.join(clash[:3])} ({len(clash)} in all)"
    return DigestError(target.shown, what, "choose an empty place, or add --force to replace them")
