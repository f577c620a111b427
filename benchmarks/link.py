"""How long linking takes and how it grows: seconds and memory for each number of articles, and the exponent.

Each number runs in a process of its own. Articles are made before the clock starts; the seconds are CPU time of
``link`` alone, the memory is the most that the process held, with all articles and the digest.
"""

import argparse
import math
import resource
import subprocess
import sys
import time

from benchmarks.stories import articles
from haiti_digest.link.digest import link

SIZES = [1000, 3000, 10000]
KILOBYTES = 1024


def measure(number: int) -> tuple[float, float, str]:
    """CPU seconds, megabytes and what was found for that many articles."""
    made = articles(number)
    start = time.process_time()
    digest = link(made)
    seconds = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES
    found = f"{len(digest.threads)} threads, {len(digest.measures)} measures, {len(digest.tensions)} tensions"
    return seconds, memory, f"{found}, {sum(len(family.others) for family in digest.copies)} copies"


def main() -> None:
    """Prints the table, each size measured in a fresh process, and the exponent between the smallest and largest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(*measure(options.one), sep="\t")
        return
    print(f"{'articles':>9} {'seconds':>8} {'MB':>7}  found")
    curve = []
    for size in options.sizes:
        command = [sys.executable, "-m", "benchmarks.link", "--one", str(size)]
        seconds, memory, found = subprocess.check_output(command, text=True).strip().split("\t")
        print(f"{size:>9,} {float(seconds):>8.2f} {float(memory):>7.0f}  {found}", flush=True)
        curve.append((size, float(seconds)))
    if len(curve) > 1:
        (small, first), (large, last) = curve[0], curve[-1]
        print(f"exponent {math.log(last / first) / math.log(large / small):.2f}")


if __name__ == "__main__":
    main()
