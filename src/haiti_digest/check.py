"""Checks a built site against its articles, read anew: with ``check.py``, which every site holds, and our readers.

What ``check.py`` cannot do alone is to take the text out of a page, feed, archive or PDF; with it, every run of source
words of every article is compared.
"""

from pathlib import Path

from haiti_digest.config import Config
from haiti_digest.errors import UsageError
from haiti_digest.export.site_check import changed_files, compared, table
from haiti_digest.load.folder import Root, load
from haiti_digest.load.options import options_of
from haiti_digest.records import Problem, Seed
from haiti_digest.site.write import ours


def check_site(root: Root, out: Path, config: Config) -> tuple[int, list[Problem]]:
    """How many runs of source words were compared, on pages and in data files, and a problem for each that is wrong.

    UsageError where *out* is no site of ours.
    """
    if not ours(out):
        raise UsageError(str(out), "holds no built site", "run haiti-digest build first")
    problems = [_problem(place, what) for place, what in changed_files(out)]
    found = {seed.sha256: seed.text for seed in load(root, options_of(config)) if isinstance(seed, Seed)}
    texts: dict[str, str | None] = {sha256[:12]: text for sha256, text in found.items()}
    for row in table(out, "articles"):
        if row["sha256"] not in found:
            problems.append(_problem(row["path"], f"{row['document']} was changed or taken away after the build"))
        texts[row["id"]] = found.get(row["sha256"], "")
    checked = 0
    for place, wrong in compared(out, texts):
        checked += 1
        if wrong:
            problems.append(_problem(place, wrong))
    return checked, problems


def _problem(place: str, what: str) -> Problem:
    return Problem(place=place, severity="error", what=what, fix="build the site again")
