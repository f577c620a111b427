"""Looks for a step that runs away: hostile texts of two sizes, each step's CPU time, and how it grows.

Four times the text may take about four times as long. What grows faster than ``LIMIT``, or takes longer than
``PATIENCE`` CPU seconds, is printed, with exit 1.
"""

import argparse
import signal
import sys
import time
from collections.abc import Callable

from benchmarks.extract import seed
from haiti_digest.extract.compose import extract
from haiti_digest.extract.figures.find import find_figures
from haiti_digest.extract.mentions.find import find_mentions
from haiti_digest.extract.statements.find import find_statements
from haiti_digest.extract.times.find import find_times
from haiti_digest.records import Seed
from haiti_digest.resolve.article import resolve
from haiti_digest.text.reading import Reading

LIMIT = 9.0
PATIENCE = 30
NOTICEABLE = 0.25
PATTERNS = [
    *["a", " ", "\n", "A", "0", ",", ".", "-", "–", "(", "[", "“", '"', "'", "’", "«", "\u00a0", "\u202f", "é", "🙂"],
    *["1,", "1.", "1 ", "1-", "1/", "$1", "1% ", "1,000,", "one ", "million ", "one hundred and ", "half a ", "a "],
    *["the ", "of the ", "and ", ", and ", "who ", "that ", "A. ", "A B ", "Mr. ", "Ada ", "Ada Tamm, ", "van der "],
    *[
        "said ",
        "said that ",
        "he said ",
        "“a” ",
        "“a,” he said. ",
        '"a" said Ada. ',
        "“a ” ",
        "” “",
        "‘a’ ",
        "' ",
        "Ada: ",
    ],
    *["May ", "May 1, ", "1 May 2031 ", "Monday ", "last ", "10:30 ", "2031-", "in 11 days ", "the 1990s ", "may "],
    *["He said that she said that ", "according to ", ", adding that ", "minister of the ", "two of the ", "10 to 20 "],
    *[
        "(a ",
        "[a] ",
        "“a\n\n",
        "a.\n",
        "HARBOUR CITY, June 3 – ",
        "Said: “",
        "l’",
        "d'",
        "c’est-à-",
        "« a », a dit M. ",
    ],
]


class TooLongError(Exception):
    """A step has used up its time."""


def steps(given: Seed) -> dict[str, Callable[[], object]]:
    """Each step over one seed, in their order; ``speakers`` works on what the others found."""
    reading = Reading.of(given)
    return {
        "reading": lambda: Reading.of(given),
        "statements": lambda: find_statements(reading),
        "mentions": lambda: find_mentions(reading),
        "figures": lambda: find_figures(reading),
        "dates": lambda: find_times(reading),
        "all of it": lambda: resolve(given, reading, extract(reading)),
    }


def seconds(step: Callable[[], object]) -> float:
    """CPU seconds of a step; no more than ``PATIENCE``."""
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    start = time.process_time()
    try:
        step()
    except TooLongError:
        return float(PATIENCE)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - start


def give_up(*_: object) -> None:
    """Ends a step that takes too long."""
    raise TooLongError


def main() -> int:
    """Prints what is slow or grows too fast; gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=200_000, help="characters of the larger text")
    parser.add_argument("--only", help="only this step")
    options = parser.parse_args()
    signal.signal(signal.SIGVTALRM, give_up)
    bad = 0
    print(f"{'pattern':34} {'step':12} {'a quarter':>10} {'whole':>10} {'growth':>8}", flush=True)
    for pattern in PATTERNS:
        small, large = (
            steps(seed(0, (pattern * (size // len(pattern) + 1))[:size])) for size in (options.size // 4, options.size)
        )
        for name in small:
            if options.only in (None, name):
                bad += not grows_evenly(pattern, name, small[name], large[name])
    print(f"\n{bad} ran away" if bad else "\nnothing ran away")
    return 1 if bad else 0


def grows_evenly(pattern: str, name: str, small: Callable[[], object], large: Callable[[], object]) -> bool:
    """Whether a step takes a larger text in proportion; prints it when it does not, or when it is slow."""
    quarter, whole = seconds(small), seconds(large)
    growth = whole / max(quarter, 1e-6)
    runs_away = (whole > NOTICEABLE and growth > LIMIT) or whole >= PATIENCE
    if runs_away or whole > 10 * NOTICEABLE:
        mark = "  runs away" if runs_away else ""
        print(f"{pattern!r:34} {name:12} {quarter:10.2f} {whole:10.2f} {growth:8.1f}{mark}", flush=True)
    return not runs_away


if __name__ == "__main__":
    sys.exit(main())
