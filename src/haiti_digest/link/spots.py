"""Figures in their sentences: what they count, of what they are told, and what the words around them say of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from haiti_digest.link.corrections import withdrawn_in
from haiti_digest.link.facts import FigureFacts, ValueFacts
from haiti_digest.link.prose import Prose
from haiti_digest.link.values import Counted, counted
from haiti_digest.link.wording import holds, stemmed
from haiti_digest.records import Figure
from haiti_digest.spans import Span

KINDS = frozenset({"count", "implied count", "percent", "money", "distance", "weight", "area", "volume"})
"""Kinds of figures that can be compared; a ratio is kept beside them for the sums."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A figure with its sentence as a range of tokens, and the tokens of the figure itself."""

    index: int
    figure: Figure
    counts: Counted
    first: int
    end: int
    at: int
    after: int
    sentence: Span


def figure_facts(prose: Prose, places: Mapping[str, int]) -> Iterator[FigureFacts]:
    """The figures of an article that can be compared with those of others, with what their sentences tell of them."""
    spots = list(_spots(prose))
    complete = _complete_ones(prose, spots)
    taken_back = withdrawn_in(prose) if spots else set()
    sources = sorted([said.statement.source for said in prose.article.statements if said.statement.source])
    source_starts = [source.start for source in sources]
    before, parts = prose.listed("figures", "parts_before"), prose.listed("figures", "parts_after")
    for one in spots:
        figure, first, end = one.figure, one.first, one.end
        said = prose.statement_at(figure.span)
        context = {stem for stem in set(prose.telling[first:end]) if _tells(stem, one.counts)}
        here = slice(bisect_left(source_starts, one.sentence.start), bisect_left(source_starts, one.sentence.end))
        names = prose.names_in(first, end) - _sources(prose, sources[here], one.sentence)
        is_ratio = figure.kind == "ratio" or figure.noun == "time"
        yield FigureFacts(
            index=one.index,
            figure=value_of(figure),
            sentence=one.sentence,
            counts=one.counts,
            context=tuple(sorted([places[stem] for stem in context])),
            names=tuple(sorted([places[stem] for stem in names])),
            speaker=None if said is None else prose.article.statements[said].speaker,
            part=holds(prose.lower(max(first, one.at - 1), one.at), before)
            or holds(prose.lower(one.after, min(one.after + 2, end)), parts),
            taken_back=figure.span in taken_back,
            as_of=_stated_day(prose, one.sentence),
            days=prose.days_in(one.sentence),
            kinds=tuple(sorted(set(stemmed(prose.article, figure.counted)) - {one.counts[2]}))
            if figure.counted
            else (),
            whole=holds(prose.lower(one.after, min(one.after + 5, end)), prose.listed("sums", "wholes")),
            total=holds(prose.lower(max(first, one.at - 3), one.at), prose.listed("sums", "total")),
            completes=one.index in complete,
            behind=_names_behind(prose, one, places) if is_ratio else (),
        )


def value_of(figure: Figure) -> ValueFacts:
    """What of a figure is compared."""
    return ValueFacts(
        figure.span,
        figure.value,
        figure.upper,
        figure.kind,
        figure.unit,
        figure.noun,
        figure.modifier,
        figure.role,
        figure.key,
    )


def _spots(prose: Prose) -> Iterator[Spot]:
    language = prose.language
    starts = [prose.starts[first] for first, _ in prose.sentences]
    for index, figure in enumerate(prose.article.figures):
        place = bisect_right(starts, figure.span.start) - 1
        if (figure.kind not in KINDS and figure.kind != "ratio") or place < 0:
            continue
        first, end = prose.sentences[place]
        at, after = prose.token_at(figure.span.start), prose.token_at(figure.span.end)
        yield Spot(index, figure, counted(figure, language), first, end, at, after, prose.span(first, end))


def _sources(prose: Prose, sources: Sequence[Span], sentence: Span) -> set[str]:
    """The stems of the words that name who speaks in a sentence, of *sources* that begin in it."""
    found: set[str] = set()
    for source in sources:
        if sentence.covers(source):
            found.update(prose.stems[prose.token_at(source.start) : prose.token_at(source.end)])
    return found


def _tells(stem: str, counts: Counted) -> bool:
    return stem != "" and not stem[0].isdigit() and stem != counts[2]


def _stated_day(prose: Prose, sentence: Span) -> str | None:
    """The day that the sentence states its figures for (*as of 3 May*)."""
    markers = prose.listed("figures", "as_of")
    for timex in (prose.article.timexes[number] for number in prose.timexes_inside(sentence)):
        if timex.type == "DATE" and timex.value:
            text = prose.article.seed.text[max(sentence.start, timex.span.start - 8) : timex.span.start]
            if "_".join(text.lower().split()[-2:]) in markers:
                return timex.value[:10]
    return None


def _names_behind(prose: Prose, ratio: Spot, places: Mapping[str, int]) -> tuple[int, ...]:
    """The words with a capital behind a ratio, in its sentence: what it is a ratio to."""
    after = range(ratio.after, ratio.end)
    behind = {prose.stems[i] for i in after if prose.stems[i] and prose.words[i][0].isupper()}
    return tuple(sorted(places[stem] for stem in behind))


def _complete_ones(prose: Prose, spots: Sequence[Spot]) -> set[int]:
    """The counts that make a whole with the next one of their sentence."""
    counts = [spot for spot in spots if spot.figure.kind == "count" and spot.figure.upper is None]
    return {one.index for one, two in pairwise(counts) if one.sentence == two.sentence and _complete(prose, one, two)}


def _complete(prose: Prose, one: Spot, two: Spot) -> bool:
    """Whether the words behind two figures are a pair that makes a whole, joined by *and*."""
    first, second = prose.token_at(one.figure.number.start), prose.token_at(two.figure.number.start)
    between = prose.lower(first + 1, second)
    behind = prose.lower(second + 1, min(second + 4, two.end))
    if not between or not holds(between[-2:], prose.listed("sums", "and")):
        return False
    for pair in sorted(prose.listed("sums", "complements")):
        left, right = pair.split("+")
        if (left in between and right in behind) or (right in between and left in behind):
            return True
    return False
