"""What deserves an editor's eye in a digest, each with its place and an entry that changes it."""

from collections.abc import Iterator, Sequence, Set

from haiti_digest.correct.words import shown
from haiti_digest.desk.entries import FEW, anchor_lines, entry_for, quoted
from haiti_digest.desk.naming import Found, Kind, id_of, line_of, records_of, words_of
from haiti_digest.desk.naming import quoted as cut
from haiti_digest.records import Article, Digest, Passage, Record, Speaker, Tension
from haiti_digest.resolve.lookalikes import lookalike_names
from haiti_digest.site.measured import precision_of_rules
from haiti_digest.spans import Span
from haiti_digest.text.lookalikes import spelled, strangers

WEAK = 75
"""Per cent; a rule that was right less often is weak."""
JUDGED = 15
"""Records that must have been judged to say so."""


class Item(Record, frozen=True, kw_only=True):
    """Something to look at: ``place`` is file and line, ``entry`` the lines that would change it, if any do.

    ``sort`` is speaker (not determined), rule (a weak one), name (that may be another's), date (left open) or
    difference.
    """

    sort: str
    place: str
    id: str
    words: str
    told: str
    entry: tuple[str, ...] = ()


def review(digest: Digest, articles: Sequence[int], known: Set[str] | None = None) -> Iterator[Item]:
    """Everything in *articles* that deserves a look, sort by sort, in the order of the articles and of their text.

    Differences are listed that touch one of *articles*; where *known* gives the ids of those that were seen before,
    all others are, since an article may differ from one that came later.
    """
    for found in _speakers(digest, articles):
        said = digest.articles[found.article].statements[found.number or 0]
        yield _item(digest, found, "speaker", said.why, ("speaker: NAME", "hide: statement"))
    for found in _records(digest, articles):
        for told in _weak(digest.articles[found.article], found):
            yield _item(digest, found, "rule", told, _CHANGES[found.kind])
    wanted = frozenset(articles)
    yield from _names(digest, wanted)
    yield from _lookalikes(digest, articles)
    yield from _dates(digest, articles)
    for tension in digest.tensions:
        sides = {passage.article for passage in (*tension.one, *tension.two)}
        if (sides & wanted) if known is None else tension.id not in known:
            yield _difference(digest, tension)


_CHANGES: dict[Kind, tuple[str, ...]] = {
    "statement": ("hide: statement", "speaker: NAME", "clear: speaker"),
    "figure": ("hide: figure",),
    "date": ("date: YYYY-MM-DD", "clear: date", "hide: date"),
}


def _item(digest: Digest, found: Found, sort: str, told: str, changes: Sequence[str]) -> Item:
    article = digest.articles[found.article]
    return Item(
        sort=sort,
        place=line_of(article, found.span),
        id=id_of(digest, found),
        words=words_of(article, found),
        told=told,
        entry=tuple(entry_for(article, found, changes) or ()),
    )


def _records(digest: Digest, articles: Sequence[int]) -> Iterator[Found]:
    """The records of *articles* that nobody has changed by hand."""
    for at in articles:
        article = digest.articles[at]
        for found in records_of(article, at):
            if found.number is not None and article.edit_of(found.kind, found.span) is None:
                yield found


def _speakers(digest: Digest, articles: Sequence[int]) -> Iterator[Found]:
    for found in _records(digest, articles):
        if found.kind == "statement" and digest.articles[found.article].statements[found.number or 0].speaker is None:
            yield found


def _weak(article: Article, found: Found) -> Iterator[str]:
    """What the measurements say of the rules of a record that are weak."""
    number = found.number or 0
    if found.kind == "statement":
        said = article.statements[number]
        rules = [("statement", said.statement.rule), *([("speaker", said.rule)] if said.speaker is not None else [])]
    else:
        rules = [(found.kind, (article.figures if found.kind == "figure" else article.timexes)[number].rule)]
    for sort, rule in rules:
        measured = precision_of_rules().get((sort, rule))
        if measured and measured.judged >= JUDGED and measured.share < WEAK:
            yield f"{sort} by the rule “{rule}”, which was right in {measured.share} % of {measured.judged} judged"


def _names(digest: Digest, articles: frozenset[int]) -> Iterator[Item]:
    """Pairs of people whose names may be one, of whom one is in *articles*."""
    by_id = {speaker.id: speaker for speaker in digest.speakers}
    for speaker in digest.speakers:
        for one in speaker.alike:
            other = by_id[one.id]
            near = {voice.article for voice in (*speaker.voices, *other.voices)} & articles
            if one.how == "possible variant" and speaker.id < one.id and near:
                yield _pair(digest, speaker, other, one.why)


def _lookalikes(digest: Digest, articles: Sequence[int]) -> Iterator[Item]:
    """Names with letters that only look like Latin ones, also those that are nobody else's to the eye."""
    for at in articles:
        article = digest.articles[at]
        for name, start in lookalike_names(article.seed, article.mentions):
            letters = f"letters that only look like Latin ones: {spelled(strangers(name))}"
            yield Item(sort="name", place=line_of(article, Span(start, start)), id="", words=name, told=letters)


def _pair(digest: Digest, one: Speaker, two: Speaker, why: str) -> Item:
    (first, span), (second, other) = _named(digest, one), _named(digest, two)
    _, *rest = anchor_lines(second.seed, cut(second, other))
    there = ", ".join([f"file: {quoted(second.seed.path)}", *(line.strip() for line in rest)])
    entry = (*anchor_lines(first.seed, cut(first, span)), f"  same_as: {{{there}}}   # or not_same_as", "  reason: WHY")
    return Item(
        sort="name", place=line_of(first, span), id=one.id, words=f"{one.name} · {two.name}", told=why, entry=entry
    )


def _named(digest: Digest, speaker: Speaker) -> tuple[Article, Span]:
    """The first place with the longest form of a speaker's name."""
    best: tuple[int, Article, Span] | None = None
    for voice in speaker.voices:
        article = digest.articles[voice.article]
        for at in article.entities[voice.entity].mentions:
            mention = article.mentions[at]
            if mention.form == "name" and (best is None or len(mention.name) > best[0]):
                best = (len(mention.name), article, mention.span)
    if best:
        return best[1], best[2]
    article = digest.articles[speaker.voices[0].article]
    return article, article.seed.body


def _dates(digest: Digest, articles: Sequence[int]) -> Iterator[Item]:
    """Articles without a date of publication, and dates of days or months that stayed open."""
    for at in articles:
        article = digest.articles[at]
        if article.seed.published is None and article.seed.paragraphs:
            words = " ".join(shown(article.seed, article.seed.paragraphs[0].span).split()[:FEW])
            entry = (*anchor_lines(article.seed, words), "  published: YYYY-MM-DD", "  reason: WHY")
            told = "the article has no date" + (f"; {article.bounds.reason}" if article.bounds else "")
            yield Item(sort="date", place=article.seed.path, id="", words=words, told=told, entry=entry)
    for found in _records(digest, articles):
        if found.kind == "date":
            timex = digest.articles[found.article].timexes[found.number or 0]
            if timex.value is None and timex.type in ("DATE", "TIME") and timex.precision not in ("unknown", "about"):
                yield _item(digest, found, "date", timex.reason, _CHANGES["date"])


def _difference(digest: Digest, tension: Tension) -> Item:
    sides = [*tension.one[:1], *tension.two[:1]]
    first, mendable = sides[0], tension.kind in ("number", "date", "overlap")
    entry = next((lines for side in sides if (lines := _side_entry(digest, side))), ()) if mendable else ()
    return Item(
        sort="difference",
        place=line_of(digest.articles[first.article], first.span),
        id=tension.id,
        words=" · ".join(cut(digest.articles[side.article], side.span, 80) for side in sides),
        told=f"{tension.kind}, {tension.wording}: {tension.rule}",
        entry=entry,
    )


def _side_entry(digest: Digest, side: Passage) -> tuple[str, ...]:
    if side.ref is None:
        return ()
    article = digest.articles[side.article]
    found = next(
        (one for one in records_of(article, side.article) if (one.kind, one.number) == (side.ref.kind, side.ref.index)),
        None,
    )
    return tuple(entry_for(article, found, _CHANGES[found.kind]) or ()) if found else ()
