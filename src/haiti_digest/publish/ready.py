"""Whether a built site may be published: whole, as it was built, meant for the public, every word traced."""

import hashlib
import re
from pathlib import Path
from typing import NamedTuple

from haiti_digest.check import check_site
from haiti_digest.config import Config
from haiti_digest.errors import UsageError
from haiti_digest.load.folder import Root
from haiti_digest.site.write import ours

NOINDEX = re.compile(rb'<meta name="robots" content="[^"]*noindex')


class Ready(NamedTuple):
    """The digests of the site's files as they are, and why it should not be published, if anything speaks against."""

    files: dict[str, str]
    against: tuple[str, ...]


def ready(seeds: Root, out: Path, config: Config) -> Ready:
    """Looks at the site at *out*; UsageError where there is none of ours."""
    told = ours(out)
    if not told:
        raise UsageError(str(out), "holds no built site", "run haiti-digest build first")
    files = {path: digest for path in told if (digest := _digest(out / path))}
    against = []
    missing = [path for path in told if path not in files]
    if missing or "index.html" not in files:
        against.append(f"{out}: is unfinished: {(missing or ['index.html'])[0]} is missing; build it again")
    changed = [path for path, digest in files.items() if digest != told[path]]
    if changed:
        against.append(f"{out}: {changed[0]} was changed after it was built ({len(changed)} in all); build it again")
    if config.publish == "private" or NOINDEX.search(_front(out)):
        against.append(f"{out}: shows whole articles (publish: private); set excerpt or facts, and build it again")
    if not missing:
        checked, problems = check_site(seeds, out, config)
        if problems:
            against.append(f"{problems[0]} ({len(problems)} of {checked} words shown are not traced)")
    return Ready(files, tuple(against))


def _front(out: Path) -> bytes:
    try:
        return (out / "index.html").read_bytes()
    except OSError:
        return b""


def _digest(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None
