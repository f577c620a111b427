"""Runs the scorers of a data folder as they are and reads the figures off what they print."""

import json
import sys
from pathlib import Path

from quality.gold import KINDS, MarkedSet, run

Figures = dict[str, float]
Totals = dict[str, int]

# How the columns of the scorers' tables are kept; what they do not name is printed and not kept.
COLUMNS = {
    "figures": {"value P/R/F1": "value F1", "+unit P/R/F1": "value and unit F1", "+head P/R/F1": "value and head F1"},
    "dates": {
        "relaxed P/R/F1": "found F1",
        "strict": "exact span F1",
        "value": "value F1",
        "interval P/R/F1": "interval F1",
        "day P/R/F1": "day F1",
    },
}
FEWER_IS_BETTER = ("false alarms", "speaker wrong", "extra")


def fewer_is_better(figure: str) -> bool:
    """Whether the figure counts mistakes."""
    return any(word in figure for word in FEWER_IS_BETTER)


def unit(figure: str, name: str) -> str:
    """Whether a set's figure is a percentage or a count."""
    return "count" if name.startswith("articles/") or fewer_is_better(figure) else "percent"


def score(marked: MarkedSet, articles: Path, scratch: Path) -> tuple[str, Figures]:
    """What the set's scorer prints, and its figures in percent or counts."""
    predicted = scratch / "predicted.jsonl"
    run([sys.executable, str(marked.folder / "adapt.py"), KINDS[marked.kind], str(articles), str(predicted)])
    scorer = [sys.executable, str(marked.folder / marked.kind / "score.py"), str(marked.path), str(predicted)]
    if marked.kind == "quotes":
        return score_quotes(scorer)
    table, groups = run([*scorer, "--md"]), run([*scorer, "--md", "--groups"])
    figures = read_row(table, COLUMNS[marked.kind])
    figures["false alarms in traps"] = alarms(groups)
    return table + "\nby phenomenon: found / right / marked + false alarms\n" + groups, figures


def score_quotes(scorer: list[str]) -> tuple[str, Figures]:
    """Both tracks of the quotation scorer."""
    printed, figures = "", {}
    for track in ("quoted", "speech"):
        printed += run([*scorer, "--track", track])
        found = json.loads(run([*scorer, "--track", track, "--json"]))
        figures[f"{track}: words and speaker F1"] = percent(found["joint"][2])
        figures[f"{track}: words F1"] = percent(found["span_overlap"][2])
        figures[f"{track}: speaker"] = percent(found["speaker_head"])
        if track == "quoted" and found["speaker_resolved_n"]:
            figures["quoted: speaker named"] = percent(found["speaker_resolved"])
    return printed, figures


def score_articles(gold: Path, articles: Path) -> tuple[str, Figures, Totals]:
    """What the scorer of whole marked articles prints, its counts, and how many could be reached of each."""
    scorer = [sys.executable, str(gold.parent / "score.py"), str(gold), "--articles", str(articles)]
    found = json.loads(run([*scorer, "--json"]))
    rows = [
        ("direct quotes found", found["direct_found"], found["direct"]),
        ("direct quotes with the right speaker", found["direct_right"], found["direct"]),
        ("reported statements with the right speaker", found["reported_right"], found["reported"]),
        ("speaker wrong", found["direct_wrong"] + found["reported_wrong"], None),
        ("key figures with what is counted", found["figures_counted"], found["figures"]),
        ("dates right", found["dates_right"], found["dates"]),
        ("extra records", sum(found[f"extra_{kind}"] for kind in ("direct", "reported", "figures", "dates")), None),
    ]
    totals = {figure: total for figure, _, total in rows if total is not None}
    return run(scorer), {figure: float(count) for figure, count, _ in rows}, totals


def percent(share: float) -> float:
    """A share as a percentage with one decimal."""
    return round(100 * share, 1)


def cells(line: str) -> list[str]:
    """The cells of a row of a Markdown table."""
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def read_row(table: str, columns: dict[str, str]) -> Figures:
    """The named columns of a table's only row; of ``P/R/F1`` the last."""
    titles, _, row = (cells(line) for line in table.strip().splitlines())
    found = dict(zip(titles, row, strict=True))
    return {name: float(found[title].split("/")[-1].replace("-", "0")) for title, name in columns.items()}


def alarms(groups: str) -> float:
    """How many records were found in the groups of traps, where nothing may be found."""
    rows = [cells(line) for line in groups.strip().splitlines()[2:]]
    return float(sum(int(row[1].rpartition("+")[2]) for row in rows if row[0].endswith("-trap")))
