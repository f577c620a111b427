"""How long the preview takes from a saved file to the new page: ``python -m benchmarks.serve [ARTICLES ...]``.

The preview is run as a user runs it. Each change is written to the disk, and the clock stopped when a page that listens
is told of the new build, so that noticing is counted as well as building.
"""

import os
import queue
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.build.corpus import write_articles
from benchmarks.build.scenarios import ADDED

ROOT = Path(__file__).resolve().parents[1]
SIZES = [30, 100, 1000]
TIMES = 5
PATIENCE = 900


def main() -> None:
    """Measures the seeds and made-up articles, and prints a line a change."""
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    with tempfile.TemporaryDirectory() as name:
        for size in [0, *sizes]:
            home = Path(name) / str(size)
            if size:
                write_articles(home / "seeds", size)
            else:
                shutil.copytree(ROOT / "seeds", home / "seeds")
            measure(home, f"{size:,} articles" if size else "the seeds")


def measure(home: Path, what: str) -> None:
    """Prints for each sort of change the median and the longest time in seconds."""
    with preview(home) as (address, said):
        print(f"{what}: the first build {said.get(timeout=PATIENCE).split(',')[0]}", flush=True)
        for name, change in changes(home).items():
            times = []
            for number in range(TIMES):
                start = wait_for_news(address, lambda number=number, change=change: change(number))
                times.append(start)
            print(f"  {name:<26} {statistics.median(times):6.2f} s, at most {max(times):6.2f} s", flush=True)


def changes(home: Path) -> dict[str, Callable[[int], object]]:
    """What a user does, by what it is called; each is given how often it was done before."""
    files = sorted(path for path in (home / "seeds").iterdir() if path.suffix in (".txt", ".md"))
    one, added = files[len(files) // 2], home / "seeds" / "added.md"

    def edit(number: int) -> None:
        with one.open("a", encoding="utf-8") as stream:
            stream.write(f"\nKeeper Ole Brandt said that {number + 40} lamps had been lit.\n")

    def add(number: int) -> None:
        if number % 2:
            added.unlink()
        else:
            added.write_text(ADDED, encoding="utf-8")

    def correct(number: int) -> None:
        entry = (
            f"- {{file: {one.name}, words: Keeper Ole Brandt said that 40 lamps, hide: figure, reason: try {number}}}\n"
        )
        (home / "corrections.yml").write_text(entry, encoding="utf-8")

    def rename(number: int) -> None:
        (home / "digest.yml").write_text(f"title: Digest {number}\n", encoding="utf-8")

    return {
        "an article edited": edit,
        "an article added or removed": add,
        "a correction": correct,
        "the title of the site": rename,
    }


@contextmanager
def preview(home: Path) -> Iterator[tuple[str, "queue.Queue[str]"]]:
    """A running preview: its address, and the lines that it says from the end of the first build on."""
    command = [sys.executable, "-m", "haiti_digest", "serve", "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    process = subprocess.Popen(command, cwd=home, env=environment, stdout=subprocess.PIPE, encoding="utf-8")
    said: queue.Queue[str] = queue.Queue()
    lines = process.stdout
    assert lines
    threading.Thread(
        target=lambda: [said.put(line) for line in lines if "Open" in line or "built" in line], daemon=True
    ).start()
    try:
        found = re.search(r"http://\S+/", said.get(timeout=30))
        assert found
        yield found[0], said
    finally:
        process.kill()
        process.wait()


def wait_for_news(address: str, change: Callable[[], object]) -> float:
    """Seconds from a change on the disk until a listening page is told to load itself anew."""
    with urllib.request.urlopen(address) as page:
        found = re.search(rb'data-number="(\d+)"', page.read())
    assert found
    with urllib.request.urlopen(f"{address}__preview__/events?after={found[1].decode()}", timeout=PATIENCE) as events:
        start = time.perf_counter()
        change()
        for line in events:
            if line.startswith(b"data: "):
                break
        return time.perf_counter() - start


if __name__ == "__main__":
    main()
