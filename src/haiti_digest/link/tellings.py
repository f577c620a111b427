"""Which words of an article are its passages: statements, and sentences of the narrator."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from haiti_digest.link.corrections import corrects
from haiti_digest.link.facts import AsideFacts, HeldFacts, PassageFacts
from haiti_digest.link.prose import Prose
from haiti_digest.link.short import Weights, leans
from haiti_digest.link.tensions.credit import credited
from haiti_digest.link.tensions.strength import SCALES, graded, grading_words
from haiti_digest.records import Statement
from haiti_digest.spans import Span

FEW = 3
"""Content words below which a passage says too little to be compared."""


class Range(NamedTuple):
    """A passage by its tokens, with its content words and the number of the statement that it is."""

    first: int
    end: int
    words: frozenset[str]
    statement: int | None
    quoted: bool


ENOUGH = 6
"""Content words of a statement that is compared apart from a sentence in which the narrator tells more."""


def passage_facts(prose: Prose, places: Mapping[str, int]) -> Iterator[PassageFacts]:
    """The passages of an article in the order of its text; *places* tells the place of each stem in its list."""
    weights, scales = Weights(prose), [grading_words(prose, scale) for scale in SCALES]
    for one in sorted(_ranges(prose), key=lambda one: (prose.starts[one.first], prose.ends[one.end - 1], one.end)):
        yield _facts(prose, one, places, weights, scales)


def aside_facts(prose: Prose, passages: Sequence[PassageFacts]) -> Iterator[AsideFacts]:
    """The statements that are no passage and share no word with one: *passages* come in the order of the text."""
    starts = [passage.span.start for passage in passages]
    ends = list(accumulate((passage.span.end for passage in passages), max))
    for number, one in enumerate(prose.article.statements):
        said = one.statement.said
        before = bisect_left(starts, said.end)
        if not before or ends[before - 1] <= said.start:
            yield AsideFacts(number, said.of(prose.article.seed.text), held_facts(prose, said))


def held_facts(prose: Prose, span: Span) -> HeldFacts:
    """The figures and dates in the words of a passage."""
    return HeldFacts(tuple(prose.figures_inside(span)), tuple(prose.timexes_inside(span)))


def _facts(
    prose: Prose, one: Range, places: Mapping[str, int], weights: Weights, scales: Iterable[Sequence[tuple[int, str]]]
) -> PassageFacts:
    article, first, end = prose.article, one.first, one.end
    span = prose.span(first, end)
    said = None if one.statement is None else article.statements[one.statement]
    grades = [item for scale in scales if scale for item in graded(prose, first, end, scale).items()]
    return PassageFacts(
        first=first,
        end=end,
        span=span,
        statement=one.statement,
        speaker=said.speaker if said else None,
        quoted=one.quoted,
        words=_placed(one.words, places),
        names=_placed(prose.names_in(first, end), places),
        days=prose.days_in(span),
        numbers=tuple([number for number, figure in prose.figures_in(span) if figure.kind != "ordinal"]),
        negated=len(prose.places_in(first, end, "negations")) % 2 == 1,
        corrects=corrects(prose, first, end),
        future=bool(prose.places_in(first, end, "acts", "future")),
        telling=None if one.statement is None else weights.of(one.statement, len(one.words)),
        leans=leans(prose, first, said.statement if said else None),
        graded=tuple([(places[stem], grade) for stem, grade in sorted(grades)]),
        credited=_placed(credited(prose, end, said.statement), places) if said else (),
    )


def _placed(stems: Iterable[str], places: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(sorted([places[stem] for stem in stems]))


class Said(NamedTuple):
    """A statement by the span of its content and its number."""

    content: Span
    number: int
    statement: Statement


def _ranges(prose: Prose) -> Iterator[Range]:
    statements = [one.statement for one in prose.article.statements]
    said = [Said(one.said, number, one) for number, one in enumerate(statements)]
    said.sort(key=lambda one: one[:2])
    at = 0
    done = 0
    for first, end in prose.sentences:
        begin, stop = prose.starts[first], prose.ends[end - 1]
        inside: list[Said] = []
        while at < len(said) and said[at].content.start < stop:
            inside.append(said[at])
            at += 1
        long = [one for one in inside if one.content.end > stop or one.statement.kind == "direct"]
        for one in long:
            yield from _statement(prose, one)
            done = max(done, one.content.end)
        if not long and begin >= done:
            yield from _sentence(prose, first, end, inside)


def _sentence(prose: Prose, first: int, end: int, inside: Sequence[Said]) -> Iterator[Range]:
    """The sentence, as the longest statement in it; what stands apart from that one is a passage of its own."""
    if not inside:
        yield from _if_telling(prose, range(first, end), Range(first, end, frozenset(), None, False))
        return
    main, *others = sorted(inside, key=lambda one: (-len(one.content), one.number))
    cue_and_source = (main.statement.cue, main.statement.source)
    drop = {i for span in cue_and_source if span for i in prose.tokens(span)}
    kept = [i for i in range(first, end) if i not in drop]
    told = _outside(prose, kept, main)
    if told is not None:  # She opened the bridge and met the council, adding that it is safe
        if len(_stems(prose, _content(prose, main))) < ENOUGH:
            yield from _if_telling(prose, range(first, end), Range(first, end, frozenset(), None, False))
            return
        yield from _statement(prose, main)
        yield from _if_telling(prose, told, Range(told.start, told.stop, frozenset(), None, False))
        kept = []
    yield from _if_telling(prose, kept, Range(first, end, frozenset(), main.number, False))
    for one in others:
        if not one.content.overlaps(main.content):
            yield from _statement(prose, one)


def _content(prose: Prose, said: Said) -> list[int]:
    return [i for piece in said.statement.content for i in prose.tokens(piece)]


def _stems(prose: Prose, tokens: Iterable[int]) -> frozenset[str]:
    return frozenset([prose.stems[i] for i in tokens]) - {""}


def _outside(prose: Prose, kept: Sequence[int], main: Said) -> range | None:
    """The tokens before or behind a statement in which the narrator tells more than is said in it; None for less."""
    content = _content(prose, main)
    if not content:
        return None
    before, behind = [i for i in kept if i < content[0]], [i for i in kept if i > content[-1]]
    longest = max(before, behind, key=len)
    more = len(_stems(prose, longest)) > max(len(_stems(prose, content)), FEW)
    return range(longest[0], longest[-1] + 1) if more else None


def _statement(prose: Prose, said: Said) -> Iterator[Range]:
    tokens = _content(prose, said)
    if tokens:
        one = Range(tokens[0], tokens[-1] + 1, frozenset(), said.number, said.statement.kind != "indirect")
        yield from _if_telling(prose, tokens, one)


def _if_telling(prose: Prose, tokens: Sequence[int], one: Range) -> Iterator[Range]:
    """The range with the content words of *tokens*, if they are enough."""
    telling = prose.telling
    words = frozenset([telling[i] for i in tokens]) - {""}
    if len(words) >= FEW:
        yield one._replace(words=words)
