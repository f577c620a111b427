"""To whom an achievement is credited."""

from collections.abc import Iterable, Iterator, Sequence

from haiti_digest.link.agreement import difference
from haiti_digest.link.bodies import small_words
from haiti_digest.link.facts import ArticleFacts
from haiti_digest.link.passages import Telling
from haiti_digest.link.prose import Prose
from haiti_digest.link.tensions.record import tension
from haiti_digest.link.threads import REPEATED, Strand
from haiti_digest.records import Statement, Tension
from haiti_digest.text.names import folded

SUBJECT = 4
"""Content words from the start of a statement that hold its subject."""


def credit_tensions(articles: Sequence[ArticleFacts], strands: Iterable[Strand]) -> Iterator[Tension]:
    """Of two passages that agree, one credits somebody (*credited the crews for …*) whom the other does not begin with.

    The other tells it of a subject of its own, or credits another one. The same quotation given to two named speakers
    is a difference of credit too.
    """
    for strand in strands:
        again = next((other for other in strand.others if _given_to_another(strand.first, other)), None)
        if again:
            sides = ([strand.first.passage], [again.passage])
            yield tension(articles, "credit", "differs", *sides, rule="same words, two speakers")
        tellings = [strand.first, *strand.others]
        credited = [(telling, agent) for telling in tellings if (agent := _credited(telling))]
        for telling, agent in credited[:1]:
            for other in tellings:
                if other.article != telling.article and not agent & (
                    _credited(other) or _subject(other) | _names(other)
                ):
                    yield tension(
                        articles,
                        "credit",
                        "differs",
                        [telling.passage],
                        [other.passage],
                        rule="credited to one, told of another",
                    )
                    break


def _given_to_another(one: Telling, two: Telling) -> bool:
    """Whether two articles quote the same words of two persons or two bodies that have names."""
    speakers = {one.speaker, two.speaker}
    if None in speakers or len(speakers) == 1 or not (one.quoted and two.quoted):
        return False
    return len(one.stems) >= SUBJECT and difference(one, two).how in REPEATED and not _may_be_one(one, two)


def _may_be_one(one: Telling, two: Telling) -> bool:
    """Whether two speakers may be one: who is only described, a person and the body spoken for, names of which one has
    all words of the other."""
    (kind, name), (other_kind, other) = _named(one), _named(two)
    return kind != other_kind or kind == "described" or name <= other or other <= name


def _named(telling: Telling) -> tuple[str, frozenset[str]]:
    """What kind a telling's speaker is, and the words of the name without small words and initials."""
    names = telling.view.library.names(telling.view.number)
    assert telling.facts.speaker is not None  # who is known across articles is somebody there
    entity, small = names.entities[telling.facts.speaker], small_words(names.locale)
    return entity.kind, frozenset(word for word in folded(entity.name) if len(word) > 1 and word not in small)


def credited(prose: Prose, end: int, statement: Statement) -> frozenset[str]:
    """The stems of whom a statement of credit names, up to the *for* before token *end*; empty for other statements."""
    if statement.cue is None:
        return frozenset()
    if statement.cue.of(prose.article.seed.text).lower() not in prose.listed("credit", "cues"):
        return frozenset()
    ends = prose.listed("credit", "for")
    first = prose.token_at(statement.content[0].start)
    stop = next((i for i in range(first, end) if prose.low[i] in ends), end)
    return frozenset(stem for stem in prose.stems[first:stop] if stem)


def _credited(telling: Telling) -> frozenset[str]:
    return frozenset(telling.credited)


def _subject(telling: Telling) -> frozenset[str]:
    """The stems with which a statement's content begins."""
    ref, view = telling.passage.ref, telling.view
    first = telling.first
    if ref:
        first = view.token_at(view.article.statements[ref.index].statement.content[0].start)
    found = [stem for stem in view.stems[first : telling.end] if stem]
    return frozenset(found[:SUBJECT])


def _names(telling: Telling) -> frozenset[str]:
    """The stems of the names in a passage that praises somebody too, in words that are not on the list."""
    return telling.names if telling.speaker else frozenset()
