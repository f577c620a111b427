"""Words and characters a second of each extractor and of the whole way, beside other extractors in one run.

CPU time of one process, the median of several runs. A peer is measured when its environment is there
(``make bench-peers`` makes them), on the first texts of the same corpus, and so are we beside it.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.corpus import texts
from haiti_digest.build import make_article
from haiti_digest.export.lines import article_line
from haiti_digest.extract.compose import extract
from haiti_digest.extract.figures.find import find_figures
from haiti_digest.extract.mentions.find import find_mentions
from haiti_digest.extract.statements.find import find_statements
from haiti_digest.extract.times.find import find_times
from haiti_digest.records import Metadatum, Published, Seed
from haiti_digest.resolve.article import resolve
from haiti_digest.spans import Span
from haiti_digest.text.paragraphs import plain_paragraphs
from haiti_digest.text.reading import Reading

HERE = Path(__file__).resolve().parent
ENVIRONMENTS = HERE.parent / ".venv-peers"
ADDRESS_BITS = 64


@dataclass(frozen=True)
class Peer:
    """Another extractor: its environment's name, its script, and which of our steps do the same."""

    name: str
    script: str
    ours: tuple[str, ...]


PEERS = [
    Peer("textacy", "statements_textacy.py", ("reading", "statements", "mentions", "speakers")),
    Peer("quantulum3", "figures_quantulum3.py", ("reading", "figures")),
    Peer("dateparser", "dates_dateparser.py", ("reading", "dates")),
]


def seed(number: int, text: str) -> Seed:
    """A text as a seed, published on one day."""
    return Seed(
        path=f"{number}.txt",
        id=str(number),
        sha256="0" * ADDRESS_BITS,
        encoding="utf-8",
        text=text,
        paragraphs=plain_paragraphs(text, Span(0, len(text))),
        language=Metadatum(value="en", origin="default", reason="given"),
        published=Published(value="2031-06-04", precision="day", origin="collection", reason="given"),
    )


def measure(step: Callable[[], int], runs: int) -> tuple[float, int]:
    """The median CPU seconds of a step and how many records it made."""
    spent = []
    for _ in range(runs):
        start = time.process_time()
        records = step()
        spent.append(time.process_time() - start)
    return statistics.median(spent), records


def measure_steps(corpus: list[str], runs: int) -> dict[str, tuple[float, int]]:
    """CPU seconds and records of each of our steps over a corpus."""
    seeds = [seed(number, text) for number, text in enumerate(corpus)]
    readings = [Reading.of(one) for one in seeds]
    found = [extract(reading) for reading in readings]
    finders: dict[str, Callable[[Reading], tuple[Any, ...]]] = {
        "statements": find_statements,
        "mentions": find_mentions,
        "figures": find_figures,
        "dates": find_times,
    }
    steps: dict[str, Callable[[], int]] = {"reading": lambda: sum(len(Reading.of(one).sentences) for one in seeds)}
    for name, find in finders.items():
        steps[name] = lambda find=find: sum(len(find(reading)) for reading in readings)  # type: ignore[misc]
    steps["speakers"] = lambda: sum(len(resolve(*each).statements) for each in zip(seeds, readings, found, strict=True))
    steps["all of it"] = lambda: sum(len(make_article(one).statements) for one in seeds)
    steps["all, written"] = lambda: sum(len(article_line(make_article(one))) > 0 for one in seeds)
    return {name: measure(step, runs) for name, step in steps.items()}


def size(corpus: list[str]) -> tuple[int, int]:
    """Words and characters of a corpus."""
    return sum(len(text.split()) for text in corpus), sum(map(len, corpus))


def show_ours(corpus: list[str], runs: int) -> None:
    """Prints the speed of our steps."""
    words, characters = size(corpus)
    print(f"{len(corpus)} articles, {words:,} words, {characters:,} characters; median of {runs} runs, one core\n")
    print(f"{'step':16} {'words a second':>16} {'characters a second':>20} {'records':>10}")
    for name, (seconds, records) in measure_steps(corpus, runs).items():
        print(f"{name:16} {words / seconds:16,.0f} {characters / seconds:20,.0f} {records:10,}")


def show_peers(corpus: list[str], runs: int) -> None:
    """Prints each peer that is installed beside us, on the same texts."""
    installed = [peer for peer in PEERS if (ENVIRONMENTS / peer.name).is_dir()]
    if not installed:
        print("\nno peer is installed; `make bench-peers` installs them")
        return
    words, characters = size(corpus)
    ours = measure_steps(corpus, max(runs, 5))
    print(f"\nbeside peers, on {len(corpus)} of the articles ({words:,} words)\n")
    print(f"{'peer':16} {'words a second':>16} {'characters a second':>20} {'ours':>16} {'ratio':>8}   our steps")
    for peer in installed:
        seconds = run_peer(peer, corpus, runs)
        own = sum(ours[step][0] for step in peer.ours)
        speeds = f"{words / seconds:16,.0f} {characters / seconds:20,.0f} {words / own:16,.0f} {seconds / own:8.1f}"
        print(f"{peer.name:16} {speeds}   {' + '.join(peer.ours)}")


def run_peer(peer: Peer, corpus: list[str], runs: int) -> float:
    """The median CPU seconds of a peer over a corpus, in its own environment."""
    python = ENVIRONMENTS / peer.name / ("Scripts" if os.name == "nt" else "bin") / "python"
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as handed:
        json.dump(corpus, handed)
        handed.flush()
        command = [str(python), str(HERE / "peers" / peer.script), handed.name, str(runs)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(f"{peer.name} failed:\n{done.stderr}")
    spent: list[float] = json.loads(done.stdout.splitlines()[-1])
    return statistics.median(spent)


def show_memory(articles: int) -> None:
    """Prints how much memory `extract` takes for a collection and for one four times as large."""
    print(f"\n{'collection':>16} {'peak memory':>16}")
    with tempfile.TemporaryDirectory() as place:
        for count in (articles, 4 * articles):
            collection = Path(place) / "collection.jsonl"
            with collection.open("w", encoding="utf-8") as lines:
                for number, text in enumerate(texts(count)):
                    lines.write(json.dumps({"id": str(number), "text": text}) + "\n")
            print(f"{count:7} articles {peak_memory(collection):12} MiB")


def peak_memory(collection: Path) -> int:
    """The most memory that a process of its own took to extract a collection, in MiB."""
    code = (
        "import os, resource, sys; from haiti_digest.cli.main import main;"
        "main(['extract', sys.argv[1], '--out', os.path.join(os.path.dirname(sys.argv[1]), 'out.jsonl')]);"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(collection)], capture_output=True, text=True, check=True)
    return int(done.stdout.splitlines()[-1])


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--peer-articles", type=int, default=30)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--no-memory", action="store_true", help="leave out how much memory a collection takes")
    options = parser.parse_args()
    show_ours(texts(options.articles), options.runs)
    if not options.no_memory:
        show_memory(options.articles)
    show_peers(texts(options.peer_articles), min(options.runs, 3))


if __name__ == "__main__":
    main()
