"""How often each rule is right: its records against the marked ones, counted here and not by the scorers.

A statement is right when its content shares at least half of its characters with a marked one; a source when it is
that one's as written; a speaker when one name ends in a word of the other; a figure or a date when it
overlaps a marked one with the same value. Where the marking cannot decide, the record is not judged.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from quality.gold import Documents

HALF = 0.5
PRONOUNS = frozenset(["he", "she", "they", "we", "i", "it", "you", "who", "which", "that", "this", "others", "many"])
Item = dict[str, Any]
Verdict = tuple[str, bool | None]


@dataclass
class Tally:
    """What became of the records of each rule of a kind."""

    found: Counter[str] = field(default_factory=Counter)
    judged: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def add(self, verdict: Verdict) -> None:
        """Counts one record."""
        rule, right = verdict
        self.found[rule] += 1
        if right is not None:
            self.judged[rule] += 1
            self.right[rule] += right

    def rows(self) -> list[tuple[str, int, int, int]]:
        """Rule, records, records judged, records right; the most frequent rule first."""
        return [(rule, self.found[rule], self.judged[rule], self.right[rule]) for rule, _ in self.found.most_common()]


def tallies(kind: str, gold: Documents, articles: Documents) -> dict[str, Tally]:
    """A tally for each sort of rule that a set of the given kind can judge."""
    judges = {
        "quotes": {"statement": judge_statements, "source": judge_sources, "speaker": judge_speakers},
        "figures": {"figure": judge_figures},
        "dates": {"date": judge_dates},
    }[kind]
    counted = {name: Tally() for name in judges}
    for name, judge in judges.items():
        for key, marked in gold.items():
            if key in articles:
                for verdict in judge(marked, articles[key]):
                    counted[name].add(verdict)
    return counted


def characters(spans: list[list[int]]) -> set[int]:
    """The offsets that the spans cover."""
    return {at for start, end in spans for at in range(start, end)}


def pairs(marked: Item, article: Item) -> Iterator[tuple[Item, Item | None]]:
    """Each statement outside ignored stretches, with the marked quotation that it is; None where it is none."""
    wanted = [(quote, characters(quote.get("spans") or [[quote["start"], quote["end"]]])) for quote in marked["quotes"]]
    ignored = characters(marked.get("ignore", []))
    for said in article["statements"]:
        own = characters(said["spans"])
        near = max(wanted, key=lambda pair: len(own & pair[1]) / len(own | pair[1]), default=None)
        if near and len(own & near[1]) >= HALF * len(own | near[1]):
            yield said, near[0]
        elif len(own & ignored) <= HALF * len(own):
            yield said, None


def judge_statements(marked: Item, article: Item) -> Iterator[Verdict]:
    """Whether each statement is one."""
    for said, quote in pairs(marked, article):
        yield said["rule"], quote is not None


def judge_sources(marked: Item, article: Item) -> Iterator[Verdict]:
    """Whether each source is the one that is marked."""
    for said, quote in pairs(marked, article):
        if said["source"] is not None:
            yield said["rule"], same_source(said["source"], quote) if quote and quote.get("speaker_text") else None


def same_source(source: Item, quote: Item) -> bool:
    """Whether the source stands where the marked one stands, or ends in the same word."""
    if quote.get("speaker_start") is not None and overlap(source, quote, "speaker_"):
        return True
    return last_word(source["text"]) == last_word(quote["speaker_text"])


def judge_speakers(marked: Item, article: Item) -> Iterator[Verdict]:
    """Whether each speaker is the person or body that the marked names name."""
    for said, quote in pairs(marked, article):
        if said["speaker"] is None or quote is None:
            yield said["speaker_rule"], None
            continue
        names = quote.get("speaker_names") or own_name(quote.get("speaker_text") or "")
        yield said["speaker_rule"], any(same_name(said["speaker"]["name"], name) for name in names) if names else None


def own_name(mention: str) -> list[str]:
    """The mention where it is a name that can be compared: not a pronoun, a role or an acronym."""
    last = re.sub(r"['’]s\Z", "", mention).split()[-1:]
    named = last and last[0][0].isupper() and not last[0].isupper() and last[0].casefold() not in PRONOUNS
    return [mention] if named else []


def same_name(one: str, two: str) -> bool:
    """Whether one name ends in a word of the other."""
    return last_word(one) in words(two) or last_word(two) in words(one)


def judge_figures(marked: Item, article: Item) -> Iterator[Verdict]:
    """Whether each figure stands at a marked one and has its value."""
    for figure in article["figures"]:
        values = {float(figure[bound]) for bound in ("value", "upper") if figure.get(bound) is not None}
        wanted = [gold["value"] for gold in marked["figures"] if gold.get("start") is None or overlap(figure, gold)]
        yield figure["rule"], any(values == set(v if isinstance(v, list) else [v]) for v in wanted)


def judge_dates(marked: Item, article: Item) -> Iterator[Verdict]:
    """Whether each date stands at a marked one and has its value."""
    for date in article["dates"]:
        wanted = [gold for gold in marked["dates"] if overlap(date, gold)]
        yield date["rule"], any(date["value"] in (gold["value"], *gold.get("also", [])) for gold in wanted)


def overlap(one: Item, two: Item, prefix: str = "") -> bool:
    """Whether two records share a character."""
    start, end = two[prefix + "start"], two[prefix + "end"]
    return bool(one["start"] < end and start < one["end"])


def words(text: str) -> list[str]:
    """The words of a name in lower case, without a possessive ending."""
    return re.findall(r"\w+", re.sub(r"['’]s\b", "", text.casefold()))


def last_word(text: str) -> str:
    """The last word of a name."""
    return (words(text) or [""])[-1]
