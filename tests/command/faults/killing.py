"""Kills builds at random moments: ``python -m tests.command.faults.killing FOLDER TIMES`` prints how many it killed.

A process of its own without threads, so that a fork of it begins a build at once.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

from haiti_digest.build import build_site
from haiti_digest.config import Config
from tests.command.faults.conftest import is_whole, write_news


def build(home: Path) -> int:
    """Begins a build in a process of its own and gives its number."""
    number = os.fork()
    if number == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        build_site(home / "seeds", home / "build", Config())
        os._exit(0)
    return number


def main(home: Path, times: int) -> int:
    """Builds, kills and looks; the number of builds that were killed. AssertionError where no whole site stands."""
    write_news(home / "seeds", range(1, 4))
    start = time.perf_counter()
    assert os.waitpid(build(home), 0)[1] == 0
    usual, chance, killed = time.perf_counter() - start, random.Random(7), 0
    for trial in range(times):
        write_news(home / "seeds", range(1, 4 + trial % 3))
        (home / "seeds" / f"day-{trial % 3 + 4}.txt").unlink(missing_ok=True)
        number = build(home)
        time.sleep(chance.uniform(0, usual))
        os.kill(number, signal.SIGKILL)
        killed += os.WIFSIGNALED(os.waitpid(number, 0)[1])
        out = home / "build"
        assert is_whole(out if out.exists() else home / ".build.old"), trial
    assert os.waitpid(build(home), 0)[1] == 0
    return killed


if __name__ == "__main__":
    print(main(Path(sys.argv[1]), int(sys.argv[2])))
