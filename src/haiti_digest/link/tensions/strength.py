"""The same matter told more or less firmly: *may be reversed*, *would be reversed*; *no support*, *limited support*."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from haiti_digest.link.agreement import same_speaker
from haiti_digest.link.facts import ArticleFacts
from haiti_digest.link.passages import Telling, View
from haiti_digest.link.prose import Prose
from haiti_digest.link.story import Stories
from haiti_digest.link.tensions.record import tension
from haiti_digest.link.threads import Strand
from haiti_digest.records import Passage, Tension

REACH = 3
"""Tokens before a word in which what weakens or strengthens it stands."""

SCALES = {"strength": ("possible", "certain"), "degree": ("none", "little")}

Grades = dict[str, str]


def strength_tensions(articles: Sequence[ArticleFacts], strands: Iterable[Strand]) -> Iterator[Tension]:
    """Passages that agree and share a verb which one calls possible and the other certain."""
    for strand in strands:
        for other in strand.others:
            if other.article == strand.first.article or not same_speaker(strand.first, other):
                continue
            if not strand.first.graded or not other.graded:
                continue
            mine, theirs = _strength(strand.first), _strength(other)
            if any(mine[stem] != theirs[stem] for stem in mine.keys() & theirs.keys()):
                yield tension(
                    articles,
                    "wording",
                    "differs",
                    [strand.first.passage],
                    [other.passage],
                    rule="possible against certain",
                )


def degree_tensions(articles: Sequence[ArticleFacts], stories: Stories) -> Iterator[Tension]:
    """One speaker, in articles of one story, who has none of a thing in one and little of it in the other."""
    graded: dict[int, dict[tuple[str, str], dict[str, Passage]]] = {}
    for one, two in stories.pairs(least=2):
        for number in (one, two):
            if number not in graded:
                graded[number] = _by_degree(stories.views[number])
        first, second = graded[one], graded[two]
        for key in sorted(first.keys() & second.keys()):
            for grade, passage in sorted(first[key].items()):
                for other_grade, other in sorted(second[key].items()):
                    if grade != other_grade and grade not in second[key] and other_grade not in first[key]:
                        yield tension(
                            articles,
                            "wording",
                            "differs",
                            [passage],
                            [other],
                            rule="none against little",
                        )


def _by_degree(view: View) -> dict[tuple[str, str], dict[str, Passage]]:
    found: dict[tuple[str, str], dict[str, Passage]] = {}
    for at in view.graded:
        one = view.passages[at]
        speaker = view.voice(one.speaker)
        if speaker is not None:
            for place, grade in one.graded:
                if grade in SCALES["degree"]:
                    found.setdefault((speaker, view.stemmed[place]), {}).setdefault(grade, view.passage(at))
    return found


def _strength(telling: Telling) -> Grades:
    """The stems that a passage calls possible or certain."""
    return {stem: grade for stem, grade in telling.graded if grade in SCALES["strength"]}


def grading_words(prose: Prose, scale: str) -> list[tuple[int, str]]:
    """The tokens that are a word of a scale, each with its grade, in order."""
    return sorted([(at, grade) for grade in SCALES[scale] for at in prose.places(scale, grade)])


def graded(prose: Prose, first: int, end: int, scale: Sequence[tuple[int, str]]) -> Grades:
    """The stems that a word of the scale stands before, with its grade; the nearest word counts.

    *scale* are the words of a scale, see `grading_words`.
    """
    found: Grades = {}
    inside = scale[bisect_left(scale, (first, "")) : bisect_left(scale, (end, ""))]
    words = {at for at, _ in inside}
    for at, grade in inside:
        following = range(at + 1, min(at + 1 + REACH, end))
        for stem in [prose.stems[i] for i in following if prose.stems[i] and i not in words][:2]:
            found[stem] = grade
    return found
