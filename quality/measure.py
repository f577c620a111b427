"""Measures every marked set of the data folder, beside the figures that were kept; see docs/quality.md.

Exit 1 when a figure is worse than the kept one. ``--keep`` keeps what was measured: ``quality/kept.json`` as the new
floor, and ``src/haiti_digest/measured.json`` for the About page. A floor rises and does not fall: with a figure that
is worse nothing is kept, unless ``--lower`` says that the loss is meant.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from quality.gold import data_folder, extract, marked_articles, marked_sets
from quality.rules import Tally, tallies
from quality.scores import Figures, fewer_is_better, score, score_articles, unit

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "quality" / "kept.json"
MEASURED = ROOT / "src" / "haiti_digest" / "measured.json"
ABOUT = ROOT / "quality" / "sets.json"
TOLERANCE = 0.05
FEW = 5


def main() -> int:
    """Prints the tables and the changes; gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", action="store_true", help="keep the figures as the new floor")
    parser.add_argument("--lower", action="store_true", help="keep also what is worse than before")
    parser.add_argument("--only", help="measure only the sets whose name holds this")
    options = parser.parse_args()
    measured = measure(data_folder(), options.only or "")
    if not measured:
        raise SystemExit("the data folder holds no marked set of that name")
    kept = read(KEPT)
    worse = show_changes(kept, measured)
    if options.keep and (options.lower or not worse):
        keep(kept, measured)
        return 0
    return 1 if worse else 0


def measure(folder: Path, only: str) -> dict[str, dict[str, Any]]:
    """What each set of the folder gives: documents, figures and a tally for each sort of rule."""
    measured: dict[str, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as place:
        scratch = Path(place)
        for marked in marked_sets(folder):
            if only in marked.name:
                articles = extract(marked.path, scratch / "articles.jsonl")
                table, figures = score(marked, scratch / "articles.jsonl", scratch)
                rules = tallies(marked.kind, marked.documents(), articles)
                measured[marked.name] = {"documents": len(articles), "figures": figures, "rules": rules}
                show(marked.name, table, rules)
        for gold in marked_articles(folder):
            name, source = f"articles/{gold.stem}", ROOT / gold.stem
            if only in name and source.is_dir():
                articles = extract(source, scratch / "articles.jsonl")
                table, figures, totals = score_articles(gold, scratch / "articles.jsonl")
                measured[name] = {"documents": len(articles), "figures": figures, "rules": {}, "totals": totals}
                show(name, table, {})
    return measured


def show(name: str, table: str, rules: dict[str, Tally]) -> None:
    """Prints a set's tables."""
    print(f"\n=== {name}\n\n{table.rstrip()}")
    for sort, tally in rules.items():
        print(f"\n{'rule of a ' + sort:40} {'records':>8} {'judged':>8} {'right':>8} {'precision':>10}")
        for rule, found, judged, right in tally.rows():
            print(
                f"{rule:40} {found:8} {judged:8} {right:8} {right / judged:10.1%}" if judged else f"{rule:40} {found:8}"
            )


def show_changes(kept: dict[str, Figures], measured: dict[str, dict[str, Any]]) -> list[str]:
    """Prints every figure beside the kept one; gives those that fell below it."""
    worse = []
    print(f"\n=== against the kept figures\n\n{'set':24} {'figure':44} {'now':>7} {'kept':>7} {'change':>7}")
    for name, found in measured.items():
        for figure, value in found["figures"].items():
            floor = kept.get(name, {}).get(figure)
            fell = floor is not None and (floor - value) * (-1 if fewer_is_better(figure) else 1) > TOLERANCE
            beside = "" if floor is None else f"{floor:7.1f} {value - floor:+7.1f}{' worse' if fell else ''}"
            print(f"{name:24} {figure:44} {value:7.1f} {beside}".rstrip())
            if fell:
                worse.append(f"{name}: {figure}")
    for name in sorted(kept.keys() - measured.keys()):
        print(f"{name:24} not in this data folder or not asked for")
    print(f"\n{len(worse)} worse than kept" if worse else "\nnothing is worse than kept")
    return worse


def keep(kept: dict[str, Figures], measured: dict[str, dict[str, Any]]) -> None:
    """Writes the floors, and the data file of the About page."""
    write(KEPT, dict(sorted((kept | {name: found["figures"] for name, found in measured.items()}).items())))
    before = {row["name"]: row for row in read(MEASURED).get("sets", [])}
    rows = before | {name: about(name, found) for name, found in measured.items()}
    write(MEASURED, {"sets": [rows[name] for name in sorted(rows)]})


def about(name: str, found: dict[str, Any]) -> dict[str, Any]:
    """A set as the About page shows it; rules that were judged only a few times have no precision."""
    return {
        "name": name,
        **read(ABOUT)[name],
        "documents": found["documents"],
        "figures": [
            {"figure": figure, "value": value, "unit": unit(figure, name), "of": found.get("totals", {}).get(figure)}
            for figure, value in found["figures"].items()
        ],
        "rules": [
            {"sort": sort, "rule": rule, "judged": judged, "right": right}
            for sort, tally in found["rules"].items()
            for rule, _, judged, right in tally.rows()
            if judged >= FEW
        ],
    }


def read(path: Path) -> dict[str, Any]:
    """A JSON file; empty where there is none."""
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return content


def write(path: Path, content: dict[str, Any]) -> None:
    """Writes a JSON file that reads well in a difference."""
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
