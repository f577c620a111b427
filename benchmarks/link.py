"""How long linking takes and how it grows: seconds and memory for each number of articles, and the exponents.

Each number runs in processes of its own. One makes the articles and their facts and writes them to files; another
links them from there, fetching articles and facts one by one, as a build does from its cache. The seconds are CPU time
of ``link`` alone, the memory is the most that the process held above what it had before, with the digest.
"""

import argparse
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from benchmarks.stories import articles
from haiti_digest.link.digest import link
from haiti_digest.link.facts import Traits
from haiti_digest.link.traits import traits_of
from haiti_digest.on_demand import OnDemand
from haiti_digest.records import Article

SIZES = [1000, 3000, 10000]
KILOBYTES = 1024
Kind = TypeVar("Kind")


class Kept(OnDemand[Kind]):
    """Records in a file, each decoded when it is asked for."""

    def __init__(self, file: Path, kind: type[Kind]) -> None:
        super().__init__(0)
        self._decoder = msgspec.msgpack.Decoder(kind)
        self._ends = array("Q", file.with_suffix(".ends").read_bytes())
        self._file = file.open("rb")

    @staticmethod
    def keep(file: Path, records: Iterable[object]) -> None:
        """Writes records to a file."""
        ends = array("Q")
        with file.open("wb") as opened:
            for record in records:
                opened.write(msgspec.msgpack.encode(record))
                ends.append(opened.tell())
        file.with_suffix(".ends").write_bytes(ends.tobytes())

    def __len__(self) -> int:
        return len(self._ends)

    def make(self, at: int) -> Kind:
        """A record, decoded."""
        start = self._ends[at - 1] if at else 0
        return self._decoder.decode(os.pread(self._file.fileno(), self._ends[at] - start, start))


def make(number: int, folder: Path) -> float:
    """Writes that many articles and their facts; CPU seconds for the facts."""
    made = articles(number)
    start = time.process_time()
    traits = [traits_of(article) for article in made]
    seconds = time.process_time() - start
    Kept.keep(folder / "articles", made)
    Kept.keep(folder / "traits", traits)
    return seconds


def measure(folder: Path) -> tuple[float, float, str]:
    """CPU seconds, megabytes and what was found in the articles of a folder."""
    made, traits = Kept(folder / "articles", Article), Kept(folder / "traits", Traits)
    before = _most()
    start = time.process_time()
    digest = link(made, traits=traits)
    seconds = time.process_time() - start
    found = f"{len(digest.threads)} threads, {len(digest.measures)} measures, {len(digest.tensions)} tensions"
    return seconds, _most() - before, f"{found}, {sum(len(family.others) for family in digest.copies)} copies"


def _most() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES


def main() -> None:
    """Prints the table, each size measured in fresh processes, and the exponents between the smallest and largest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--make", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.make:
        print(make(options.make, options.folder))
    elif options.folder:
        print(*measure(options.folder), sep="\t")
    else:
        _print_curve(options.sizes)


def _print_curve(sizes: Sequence[int]) -> None:
    print(f"{'articles':>9} {'facts s':>8} {'link s':>8} {'ms each':>8} {'MB':>7} {'KB each':>8}  found")
    curve: list[tuple[int, float, float]] = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            facts = float(_child("--make", str(size), "--folder", folder))
            seconds, memory, found = _child("--folder", folder).split("\t")
        took, held = float(seconds), float(memory)
        each = f"{1000 * took / size:>8.2f} {held:>7.0f} {held * KILOBYTES / size:>8.1f}"
        print(f"{size:>9,} {facts:>8.2f} {took:>8.2f} {each}  {found}", flush=True)
        curve.append((size, took, held))
    if len(curve) > 1:
        (small, first, _), (large, last, _) = curve[0], curve[-1]
        print(f"exponent of the seconds {math.log(last / first) / math.log(large / small):.2f}")


def _child(*options: str) -> str:
    command = [sys.executable, "-m", "benchmarks.link", *options]
    return subprocess.check_output(command, text=True).strip()


if __name__ == "__main__":
    main()
