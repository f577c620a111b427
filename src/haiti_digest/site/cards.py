"""The record card: what is shown of a statement, figure or date wherever it appears, with its trace."""

from collections.abc import Iterator
from typing import Any

from haiti_digest.records import Attribution, Figure, Record, Ref, Statement
from haiti_digest.site.addresses import safe_url, text_fragment
from haiti_digest.site.budget import WORDS_AROUND
from haiti_digest.site.edition import Edition
from haiti_digest.site.excerpt import BREAK, CUT, Piece, place_of
from haiti_digest.site.lines import ArticleLine, Moment, Who
from haiti_digest.site.measured import precision_of_rules
from haiti_digest.spans import Span

MOST_ELSEWHERE = 4
"""Other places that a trace names."""


class Place(Record, frozen=True, kw_only=True):
    """Where a record stands: its id, the article, the paragraph's number from 1, and the address of the words."""

    id: str
    article: ArticleLine
    paragraph: int
    address: str


class ByHand(Record, frozen=True, kw_only=True):
    """A change made by hand: why, by whom and when, and what the rules had found."""

    reason: str
    who: str | None
    when: Moment | None
    was: str


class RuleLine(Record, frozen=True, kw_only=True):
    """A rule that had a part in a record, and how often it was right on marked articles, where that was judged."""

    rule: str
    measured: tuple[str, ...]


class Elsewhere(Record, frozen=True, kw_only=True):
    """Another place that tells the same, and how: in the same words, shortened, altered, reported …"""

    how: str
    article: ArticleLine
    paragraph: int
    address: str


class Trace(Record, frozen=True, kw_only=True):
    """How a record leads to its words: offsets are code points into the file's text, end exclusive.

    ``more`` counts the other places that ``elsewhere`` leaves out; all stand at ``agreement``.
    """

    start: int
    end: int
    file: str
    sha256: str
    cue: str | None
    cue_source: str
    why: str | None
    rules: tuple[RuleLine, ...]
    elsewhere: tuple[Elsewhere, ...]
    more: int
    agreement: str | None
    by_hand: ByHand | None
    cite: str
    publisher: str | None


class Counting(Record, frozen=True, kw_only=True):
    """What a figure says: ``value`` in digits, ``counts`` the thing counted."""

    value: str
    upper: str | None
    counts: str | None
    modifier: str | None
    kind: str


class Dating(Record, frozen=True, kw_only=True):
    """How a time expression was read; ``quoted`` when it stands inside quotation marks.

    ``other`` are readings that the words allow beside it.
    ``deadline`` when something ends or falls due then; ``differs`` when the articles give other days for it.
    """

    moment: Moment | None
    other: tuple[Moment, ...] = ()
    precision: str
    glyph: str
    reason: str
    anchor: Moment | None
    ahead: bool
    quoted: bool
    type: str
    deadline: bool
    differs: bool


class Card(Record, frozen=True, kw_only=True):
    """A record as a reader sees it: ``words`` are its own, ``before`` and ``after`` stand around a figure or date.

    ``narrated`` when the words are nobody's statement but the article's own.
    """

    place: Place
    kind: str
    label: str
    before: tuple[Piece, ...] = ()
    words: tuple[Piece, ...]
    after: tuple[Piece, ...] = ()
    who: Who | None
    role: str | None
    role_source: str = ""
    narrated: bool = False
    trace: Trace
    figure: Counting | None = None
    date: Dating | None = None

    @property
    def length(self) -> int:
        """Its words, shown or not."""
        return _length(self.words)

    @property
    def shown(self) -> float:
        """The part of its words that is shown, 0 to 1."""
        return shown_part(self.words)


def shown_part(words: tuple[Piece, ...]) -> float:
    """The part of words that is shown, 0 to 1."""
    withheld = sum(piece.words for piece in words if piece.kind == "gap")
    return 1 - withheld / max(1, _length(words))


def _length(words: tuple[Piece, ...]) -> int:
    return sum(piece.words if piece.kind == "gap" else len(piece.text.split()) for piece in words)


def card(edition: Edition, ref: Ref) -> Card:
    """The card of any record, made once however many pages show it."""
    make = {"statement": statement_card, "figure": figure_card, "date": date_card}[ref.kind]
    return edition.once(ref, lambda: make(edition, ref.article, ref.index))


def statement_card(edition: Edition, article: int, index: int) -> Card:
    """The card of a statement."""
    said = edition.digest.articles[article].statements[index]
    ref = Ref(article=article, kind="statement", index=index)
    words = _joined(edition, article, said.statement)
    return Card(
        place=_place(edition, ref, said.statement.content[0], words),
        kind=said.statement.kind,
        label=edition.wording.kinds[said.statement.kind],
        words=words,
        who=edition.who(article, said.speaker),
        **_role(edition, article, said),
        trace=_trace(edition, ref, said.statement.rule, words, said),
    )


def figure_card(edition: Edition, article: int, index: int) -> Card:
    """The card of a figure, with at most twelve words around it."""
    figure = edition.digest.articles[article].figures[index]
    ref = Ref(article=article, kind="figure", index=index)
    return _in_context(edition, ref, figure.rule, figure=_counting(edition, figure))


def date_card(edition: Edition, article: int, index: int) -> Card:
    """The card of a date or time expression, with at most twelve words around it."""
    timex = edition.digest.articles[article].timexes[index]
    ref = Ref(article=article, kind="date", index=index)
    return _in_context(edition, ref, timex.rule, date=_dating(edition, article, index))


def _in_context(
    edition: Edition, ref: Ref, rule: str, figure: Counting | None = None, date: Dating | None = None
) -> Card:
    span = edition.span(ref)
    said = _statement_around(edition, ref.article, span)
    words = edition.excerpts[ref.article].pieces(span)
    before, after = _around(edition, ref.article, span)
    return Card(
        place=_place(edition, ref, span, words),
        kind=ref.kind,
        label=edition.wording.kinds[ref.kind],
        before=before,
        words=words,
        after=after,
        who=edition.who(ref.article, said.speaker) if said else None,
        **_role(edition, ref.article, said),
        narrated=said is None,
        trace=_trace(edition, ref, rule, words, said),
        figure=figure,
        date=date,
    )


def _counting(edition: Edition, figure: Figure) -> Counting:
    return Counting(
        value=format(figure.value, "f"),
        upper=None if figure.upper is None else format(figure.upper, "f"),
        counts=figure.noun or (edition.wording.unit(figure.unit) if figure.unit else None),
        modifier=figure.modifier,
        kind=figure.kind,
    )


def _dating(edition: Edition, article: int, index: int) -> Dating:
    record = edition.digest.articles[article]
    timex = record.timexes[index]
    said = _statement_around(edition, article, timex.span)
    precision = "unknown" if timex.value is None else timex.precision
    return Dating(
        moment=edition.moment(timex.value),
        other=tuple(moment for value in timex.also if (moment := edition.moment(value))),
        precision=edition.wording.precision[precision],
        glyph=edition.wording.glyphs[precision],
        reason=edition.wording.reason(timex.reason),
        anchor=edition.moment(timex.anchor),
        ahead=timex.ahead,
        quoted=said is not None and said.statement.kind == "direct",
        type=timex.type,
        deadline=any(event.kind == "deadline" and event.timex == index for event in record.events),
        differs=Ref(article=article, kind="date", index=index) in edition.days_that_differ,
    )


def _statement_around(edition: Edition, article: int, span: Span) -> Attribution | None:
    record = edition.digest.articles[article]
    at = record.statement_at(span)
    return None if at is None else record.statements[at]


def _place(edition: Edition, ref: Ref, span: Span, words: tuple[Piece, ...]) -> Place:
    first = next((piece.text for piece in words if piece.kind == "text"), "")
    return Place(
        id=edition.record_id(ref),
        article=edition.lines[ref.article],
        paragraph=edition.paragraph(ref.article, span),
        address=edition.record_address(ref) + text_fragment(first),
    )


def _joined(edition: Edition, article: int, statement: Statement) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    excerpt = edition.excerpts[article]
    for number, span in enumerate(shown_content(statement, excerpt.seed.text)):
        pieces += [BREAK] if number else []
        pieces += excerpt.pieces(span)
    return tuple(pieces)


def shown_content(statement: Statement, text: str) -> tuple[Span, ...]:
    """The content without a comma before the closing mark, which belongs to the sentence around."""
    *firsts, last = statement.content
    if statement.kind == "direct" and text[last.end - 1] == "," and len(last) > 1:
        last = Span(last.start, last.end - 1)
    return (*firsts, last)


def _around(edition: Edition, article: int, span: Span) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    excerpt = edition.excerpts[article]
    paragraph = excerpt.seed.paragraphs[edition.paragraph(article, span) - 1].span
    wide = excerpt.around(span, paragraph, WORDS_AROUND)
    before = excerpt.pieces(Span(wide.start, span.start)) if wide.start < span.start else ()
    after = excerpt.pieces(Span(span.end, wide.end)) if span.end < wide.end else ()
    if excerpt.cut_before(wide.start, paragraph) and (not before or before[0].kind != "gap"):
        before = (CUT, *before)
    if excerpt.cut_after(wide.end, paragraph) and (not after or after[-1].kind != "gap"):
        after = (*after, CUT)
    return before, after


def _role(edition: Edition, article: int, said: Attribution | None) -> dict[str, Any]:
    """The speaker's role as the article has it, and where it stands."""
    roles = edition.entity(article, said.speaker).roles if said and said.speaker is not None else ()
    if not roles:
        return {"role": None}
    seed = edition.digest.articles[article].seed
    return {"role": roles[0].text, "role_source": place_of(seed, roles[0].span, roles[0].text)}


def _trace(edition: Edition, ref: Ref, rule: str, words: tuple[Piece, ...], said: Attribution | None) -> Trace:
    seed = edition.digest.articles[ref.article].seed
    span = edition.span(ref)
    cue = said.statement.cue if said and ref.kind == "statement" else None
    thread = edition.thread_of.get(ref)
    elsewhere = list(_elsewhere(edition, ref, thread)) if thread is not None else []
    return Trace(
        start=span.start,
        end=span.end,
        file=seed.path,
        sha256=seed.sha256,
        cue=cue.of(seed.text) if cue else None,
        cue_source=place_of(seed, cue, cue.of(seed.text)) if cue else "",
        why=edition.wording.reason(said.why) if said else None,
        rules=_rules(edition, ref, rule, said),
        elsewhere=tuple(elsewhere[:MOST_ELSEWHERE]),
        more=len(elsewhere[MOST_ELSEWHERE:]),
        agreement=None if thread is None else edition.agreements.get(edition.digest.threads[thread].id),
        by_hand=_by_hand(edition, ref),
        cite=_citation(edition, ref),
        publisher=_at_publisher(seed.url.value if seed.url else None, words),
    )


def _by_hand(edition: Edition, ref: Ref) -> ByHand | None:
    article = edition.digest.articles[ref.article]
    if not article.edits:
        return None
    place = article.statements[ref.index].statement.said if ref.kind == "statement" else edition.span(ref)
    edit = article.edit_of(ref.kind, place)
    if edit is None:
        return None
    return ByHand(reason=edit.reason, who=edit.who, when=edition.moment(edit.when), was=edit.was)


def _rules(edition: Edition, ref: Ref, rule: str, said: Attribution | None) -> tuple[RuleLine, ...]:
    if said is None or ref.kind != "statement":
        return (_rule_line(edition, rule, ref.kind),)
    return (_rule_line(edition, rule, "statement", "source"), _rule_line(edition, said.rule, "speaker"))


def _rule_line(edition: Edition, rule: str, *sorts: str) -> RuleLine:
    precise, wording = precision_of_rules(), edition.wording
    found = [precise[sort, rule] for sort in sorts if (sort, rule) in precise]
    told = (
        wording.say(
            "card",
            "measured",
            sort=wording.pages["sorts"][one.sort],
            share=one.share,
            judged=wording.thousands(one.judged),
        )
        for one in found
    )
    return RuleLine(rule=rule, measured=tuple(told))


def _elsewhere(edition: Edition, ref: Ref, thread: int) -> Iterator[Elsewhere]:
    for variant in edition.digest.threads[thread].variants:
        passage = variant.passage
        if passage.ref == ref:
            continue
        number = edition.paragraph(passage.article, passage.span)
        line = edition.lines[passage.article]
        address = (
            edition.record_address(passage.ref) if passage.ref else edition.paragraph_address(passage.article, number)
        )
        how = edition.wording.pages["how"][variant.how]
        yield Elsewhere(how=how, article=line, paragraph=number, address=address)


def _citation(edition: Edition, ref: Ref) -> str:
    seed = edition.digest.articles[ref.article].seed
    span, line = edition.span(ref), edition.lines[ref.article]
    return edition.wording.say(
        "card",
        "citation",
        source=line.source,
        date=line.published.words if line.published else edition.wording.pages["card"]["undated_citation"],
        paragraph=edition.paragraph(ref.article, span),
        start=span.start,
        end=span.end,
        file=seed.path,
        digest=seed.sha256[:12],
        record=edition.record_id(ref),
        title=edition.config.title,
    )


def _at_publisher(url: str | None, words: tuple[Piece, ...]) -> str | None:
    address = safe_url(url)
    first = next((piece.text for piece in words if piece.kind == "text"), "")
    if address is None or not first:
        return address
    return f"{address.partition('#')[0]}#{text_fragment(first)}"
