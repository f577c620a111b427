"""The record card: what is shown of a statement, figure or date wherever it appears, with its trace."""

from collections.abc import Callable, Mapping
from functools import partial

from haiti_digest.records import Attribution, Figure, Record, Ref, Timex, record_id
from haiti_digest.site.addresses import text_fragment
from haiti_digest.site.dossier import Dossier
from haiti_digest.site.edition import Edition
from haiti_digest.site.lines import ArticleLine, Moment, Who
from haiti_digest.site.pieces import Pieces
from haiti_digest.site.said_words import said_pieces
from haiti_digest.site.trace import Trace, first_words, trace_of
from haiti_digest.spans import Span


class Place(Record, frozen=True, kw_only=True, array_like=True):
    """Where a record stands: its id, the article, the paragraph's number from 1, and the address of the words, where
    the mark of the record begins, with the directive that shows them."""

    id: str
    article: ArticleLine
    paragraph: int
    address: str


class Counting(Record, frozen=True, kw_only=True, array_like=True):
    """What a figure says: ``value`` in digits, ``counts`` the thing counted."""

    value: str
    upper: str | None
    counts: str | None
    modifier: str | None
    kind: str


class Dating(Record, frozen=True, kw_only=True, array_like=True):
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


class Card(Record, frozen=True, kw_only=True, array_like=True):
    """A record as a reader sees it: ``words`` are its own, ``before`` and ``after`` stand around a figure or date.

    ``narrated`` when the words are nobody's statement but the article's own.
    """

    place: Place
    kind: str
    label: str
    before: Pieces = ()
    words: Pieces
    after: Pieces = ()
    who: Who | None
    role: str | None
    role_source: str = ""
    narrated: bool = False
    trace: Trace
    figure: Counting | None = None
    date: Dating | None = None


def card(edition: Edition, ref: Ref) -> Card:
    """The card of any record, made once however many pages show it."""
    return edition.once(ref, partial(MAKERS[ref.kind], edition, ref.article, ref.index))


def statement_card(edition: Edition, article: int, index: int) -> Card:
    """The card of a statement."""
    dossier = edition.dossier(article)
    said = dossier.article.statements[index]
    ref = Ref(article=article, kind="statement", index=index)
    words = said_pieces(dossier.excerpt, said.statement)
    shown = text_fragment(first_words(words))
    content, span = said.statement.content, said.statement.span
    name = record_id(dossier.article.seed.sha256, "statement", said.statement.said)
    place = Place(
        id=name,
        article=dossier.line,
        paragraph=dossier.paragraph(content[0]),
        address=f"{edition.page_at(article, min(content).start)}#{name}{shown}",
    )
    paragraph = place.paragraph if span.start == content[0].start else dossier.paragraph(span)
    role, role_source = dossier.role(said.speaker)
    return Card(
        place=place,
        kind=said.statement.kind,
        label=edition.wording.kinds[said.statement.kind],
        words=words,
        who=_who(edition, dossier, article, said.speaker),
        role=role,
        role_source=role_source,
        trace=trace_of(edition, ref, dossier, name, span, paragraph, said.statement.rule, shown, said),
    )


def figure_card(edition: Edition, article: int, index: int) -> Card:
    """The card of a figure, with at most twelve words around it."""
    dossier = edition.dossier(article)
    figure = dossier.article.figures[index]
    ref = Ref(article=article, kind="figure", index=index)
    said = dossier.statement_around(figure.span)
    return _in_context(edition, ref, dossier, figure.span, figure.rule, said, figure=_counting(edition, figure))


def date_card(edition: Edition, article: int, index: int) -> Card:
    """The card of a date or time expression, with at most twelve words around it."""
    dossier = edition.dossier(article)
    timex = dossier.article.timexes[index]
    ref = Ref(article=article, kind="date", index=index)
    said = dossier.statement_around(timex.span)
    date = _dating(edition, ref, timex, said, index in dossier.deadlines)
    return _in_context(edition, ref, dossier, timex.span, timex.rule, said, date=date)


def _in_context(
    edition: Edition,
    ref: Ref,
    dossier: Dossier,
    span: Span,
    rule: str,
    said: Attribution | None,
    figure: Counting | None = None,
    date: Dating | None = None,
) -> Card:
    paragraph = dossier.paragraph(span)
    before, words, after = dossier.in_context(span, paragraph)
    shown = text_fragment(first_words(words))
    name = record_id(dossier.article.seed.sha256, ref.kind, span)
    address = f"{edition.page_at(ref.article, span.start)}#{name}{shown}"
    role, role_source = dossier.role(said.speaker if said else None)
    return Card(
        place=Place(id=name, article=dossier.line, paragraph=paragraph, address=address),
        kind=ref.kind,
        label=edition.wording.kinds[ref.kind],
        before=before,
        words=words,
        after=after,
        who=_who(edition, dossier, ref.article, said.speaker) if said else None,
        role=role,
        role_source=role_source,
        narrated=said is None,
        trace=trace_of(edition, ref, dossier, name, span, paragraph, rule, shown, said),
        figure=figure,
        date=date,
    )


def _who(edition: Edition, dossier: Dossier, article: int, speaker: int | None) -> Who | None:
    if speaker is None:
        return None
    if speaker not in dossier.names:
        dossier.names[speaker] = edition.who(article, speaker)
    return dossier.names[speaker]


def _counting(edition: Edition, figure: Figure) -> Counting:
    return Counting(
        value=format(figure.value, "f"),
        upper=None if figure.upper is None else format(figure.upper, "f"),
        counts=figure.noun or (edition.wording.unit(figure.unit) if figure.unit else None),
        modifier=figure.modifier,
        kind=figure.kind,
    )


def _dating(edition: Edition, ref: Ref, timex: Timex, said: Attribution | None, deadline: bool) -> Dating:
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
        deadline=deadline,
        differs=edition.differs(ref),
    )


MAKERS: Mapping[str, Callable[[Edition, int, int], Card]] = {
    "statement": statement_card,
    "figure": figure_card,
    "date": date_card,
}
"""What makes the card of a record of each kind."""
