"""A build of an unchanged folder says what the last one said, before it loads the program."""

import subprocess
import sys
from pathlib import Path

from tests.command.test_killed import ENVIRONMENT
from tests.test_build_cache import seeds

SLOW = ("jinja2", "markdown_it", "yaml", "msgspec", "tqdm", "haiti_digest.build")
LOADED = """
import sys, time
from haiti_digest.cli.main import main
code = main(sys.argv[1:])
print("loaded", *sorted(set(sys.modules) & set({slow!r})), file=sys.stderr)
sys.exit(code)
"""


def run(folder: Path, *options: str) -> tuple[str, list[str]]:
    command = [sys.executable, "-c", LOADED.format(slow=SLOW), "build", str(folder), "--out", "site", "--json"]
    done = subprocess.run([*command, *options], cwd=folder.parent, env=ENVIRONMENT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout, done.stderr.splitlines()[-1].split()[1:]


def test_an_unchanged_folder_loads_nothing_that_takes_time(tmp_path):
    folder = seeds(tmp_path / "seeds", 2)
    first, _ = run(folder)
    second, loaded = run(folder)
    if loaded:  # the articles were written within a tick of the clock before the first build
        second, loaded = run(folder)
    assert loaded == []
    counts = [text.partition('"files_changed"')[0] for text in (first, second)]
    assert counts[0] == counts[1]
    assert '"files_changed": 0' in second


def test_an_edit_and_a_page_taken_away_are_seen(tmp_path):
    folder = seeds(tmp_path / "seeds", 2)
    run(folder)
    (tmp_path / "site" / "about.html").unlink()
    assert run(folder)[1]
    assert (tmp_path / "site" / "about.html").is_file()
    (folder / "lamp-0.md").write_text("The lamp burned on Monday, the keeper said.", encoding="utf-8")
    assert run(folder)[1]


def test_without_a_cache_every_build_loads_the_program(tmp_path):
    folder = seeds(tmp_path / "seeds", 1)
    run(folder, "--no-cache")
    assert run(folder, "--no-cache")[1]
