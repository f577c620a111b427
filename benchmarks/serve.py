"""How long the preview takes from a saved file to the new page: ``python -m benchmarks.serve [ARTICLES ...]``.

The preview is run as a user runs it. Each change is written to the disk, and the clock stopped when the open page is
told to load itself anew, so that noticing is counted as well as building; and once more when the whole site is built.
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
    """Prints for each sort of change the median and the longest times in seconds."""
    with preview(home) as (address, said):
        print(f"{what}: the first build {said.get(timeout=PATIENCE).split(',')[0]}", flush=True)
        for name, change in changes(home).items():
            seen, built = zip(*(timed(address, said, change, number) for number in range(TIMES)), strict=True)
            print(f"  {name:<26}  seen after {shown(seen)}, the whole site built after {shown(built)}", flush=True)


def shown(times: tuple[float, ...]) -> str:
    """Several times in words."""
    return f"{statistics.median(times):.2f} s (at most {max(times):.2f} s)"


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
    threading.Thread(target=listen, args=(process, said), daemon=True).start()
    try:
        found = re.search(r"http://\S+/", said.get(timeout=30))
        assert found
        yield found[0], said
    finally:
        process.kill()
        process.wait()


def listen(process: "subprocess.Popen[str]", said: "queue.Queue[str]") -> None:
    """Passes on where the preview is and when it has built."""
    for line in process.stdout or ():
        if "Open" in line or "built" in line:
            said.put(line)


def timed(address: str, said: "queue.Queue[str]", change: Callable[[int], object], number: int) -> tuple[float, float]:
    """Seconds from a change on the disk until the open front page is told to reload, and until all is built."""
    with urllib.request.urlopen(address) as page:
        found = re.search(rb'data-number="(\d+)"', page.read())
    assert found
    news = f"{address}__preview__/events?after={found[1].decode()}&page=/"
    with urllib.request.urlopen(news, timeout=PATIENCE) as events:
        start = time.perf_counter()
        change(number)
        for line in events:
            if line.startswith(b"data: "):
                break
        seen = time.perf_counter() - start
    said.get(timeout=PATIENCE)
    return seen, time.perf_counter() - start


if __name__ == "__main__":
    main()
