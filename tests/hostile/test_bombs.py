"""Files that would grow, nest or repeat without end: each is read or refused, and nothing of the machine is read.

How much memory a process may take is bounded here, so that one that expands what it should not is ended.
"""

import json
import os
import resource
import subprocess
import sys

import pytest

from tests.conftest import ROOT

MEMORY = 2 << 30
SECRET = "the secret of this machine"
WORDS = "The council has closed the pier, said Ada Tamm on Monday."
TEN = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 13))
LAUGHS = f'<!DOCTYPE x [<!ENTITY l0 "lol">{TEN}]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY l12 SYSTEM "SECRET">]>'
PAGE = f"<html><body><article><p>{WORDS} &l12;</p><p>{WORDS}</p></article></body></html>"
FEED = (
    f'<rss version="2.0"><channel><item><title>&l12;</title><description>{WORDS}</description></item></channel></rss>'
)
ALIASES = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{after}: &{after} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, after in zip("abcdefghij", "bcdefghijk", strict=True)
)
BOMBS = {
    "laughs.xml": f'<?xml version="1.0"?>{LAUGHS}{FEED}',
    "outside.xml": f'<?xml version="1.0"?>{OUTSIDE}{FEED}',
    "laughs.html": f"{LAUGHS}{PAGE}",
    "laughs.xhtml": f'<?xml version="1.0"?>{LAUGHS}{PAGE}',
    "outside.xhtml": f'<?xml version="1.0"?>{OUTSIDE}{PAGE}',
    "aliases.md": f"---\n{ALIASES}---\n\n{WORDS}\n",
    "flow.md": f"---\ntitle: {'[' * 50_000}\n---\n\n{WORDS}\n",
    "deep.html": f"<html><body>{'<div>' * 100_000}<p>{WORDS}</p></body></html>",
    "deep.xml": f"<rss><channel>{'<a>' * 100_000}</channel></rss>",
    "deep.jsonl": f'{{"id": "a", "text": {"[" * 100_000}}}\n{json.dumps({"id": "b", "text": WORDS})}\n',
    "deep.md": f"{'> ' * 20_000}{WORDS}\n\n{'[' * 20_000}x{']' * 20_000}\n\n{WORDS}\n",
    "crowded.html": f"<html><body><p {' '.join(f'a{n}=1' for n in range(300_000))}>{WORDS}</p></body></html>",
    "wide.csv": f"{','.join(f'c{n}' for n in range(50_000))}\n{','.join('x' * 50_000)}\n",
    "open.csv": f'id,text\na,"{WORDS}\n' + "x\n" * 100_000,
}
READ = """\
import sys
from haiti_digest.load.given import InputFile
from haiti_digest.load.read import read_file
from haiti_digest.records import Seed
from haiti_digest.work.articles import make_article
name = sys.argv[1]
items = list(read_file(InputFile(name, name, sys.stdin.buffer.read())))
for item in items:
    print(make_article(item).seed.text if isinstance(item, Seed) else item)
"""


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_read_or_refused_in_bounded_memory(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    secret = tmp_path_factory.mktemp("machine") / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", READ, name],
        input=BOMBS[name].replace("SECRET", secret.as_uri()),
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.strip()
    assert SECRET not in done.stdout
    assert "lollol" not in done.stdout
    assert len(done.stdout) < len(BOMBS[name]) + 2000
