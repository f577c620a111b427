"""The trace of a record: how it leads to the words it came from, why it is read so, and how to cite it."""

from functools import lru_cache

from haiti_digest.records import Attribution, Record, Ref, Variant
from haiti_digest.site.dossier import Dossier
from haiti_digest.site.edition import Edition
from haiti_digest.site.lines import ArticleLine, Moment
from haiti_digest.site.measured import precision_of_rules
from haiti_digest.site.pieces import Pieces, place_of
from haiti_digest.site.wording import Wording
from haiti_digest.spans import Span

MOST_ELSEWHERE = 4
"""Other places that a trace names."""


class ByHand(Record, frozen=True, kw_only=True, array_like=True):
    """A change made by hand: why, by whom and when, and what the rules had found."""

    reason: str
    who: str | None
    when: Moment | None
    was: str


class RuleLine(Record, frozen=True, kw_only=True, array_like=True):
    """A rule that had a part in a record, and how often it was right on marked articles, where that was judged."""

    rule: str
    measured: tuple[str, ...]


class Elsewhere(Record, frozen=True, kw_only=True, array_like=True):
    """Another place that tells the same, and how: in the same words, shortened, altered, reported …"""

    how: str
    article: ArticleLine
    paragraph: int
    address: str


class Trace(Record, frozen=True, kw_only=True, array_like=True):
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


def trace_of(
    edition: Edition,
    ref: Ref,
    dossier: Dossier,
    name: str,
    span: Span,
    paragraph: int,
    rule: str,
    shown: str,
    said: Attribution | None,
) -> Trace:
    """The trace of the record at *span* in a *paragraph*, whose id is *name*; *shown* is the directive that shows its
    words, *said* the statement that it is or stands in."""
    seed = dossier.article.seed
    cue = said.statement.cue if said and ref.kind == "statement" else None
    thread = edition.thread_with(ref)
    others = (
        [] if thread is None else [one for one in edition.digest.threads[thread].variants if one.passage.ref != ref]
    )
    return Trace(
        start=span.start,
        end=span.end,
        file=seed.path,
        sha256=seed.sha256,
        cue=cue.of(seed.text) if cue else None,
        cue_source=place_of(seed, cue, cue.of(seed.text)) if cue else "",
        why=edition.wording.reason(said.why) if said else None,
        rules=_rules(edition.wording, ref.kind, rule, said),
        elsewhere=tuple([_elsewhere(edition, one) for one in others[:MOST_ELSEWHERE]]),
        more=len(others[MOST_ELSEWHERE:]),
        agreement=None if thread is None else edition.agreements.get(edition.digest.threads[thread].id),
        by_hand=_by_hand(edition, dossier, ref, span) if dossier.article.edits else None,
        cite=dossier.citation(paragraph, span, name),
        publisher=_at_publisher(dossier.url, shown),
    )


def first_words(words: Pieces) -> str:
    """The first stretch of words that is shown; empty where none is."""
    return next((piece.text for piece in words if piece.kind == "text"), "")


def _by_hand(edition: Edition, dossier: Dossier, ref: Ref, span: Span) -> ByHand | None:
    place = dossier.article.statements[ref.index].statement.said if ref.kind == "statement" else span
    edit = dossier.article.edit_of(ref.kind, place)
    if edit is None:
        return None
    return ByHand(reason=edit.reason, who=edit.who, when=edition.moment(edit.when), was=edit.was)


def _rules(wording: Wording, kind: str, rule: str, said: Attribution | None) -> tuple[RuleLine, ...]:
    if said is None or kind != "statement":
        return (_rule_line(wording, rule, kind),)
    return (_rule_line(wording, rule, "statement", "source"), _rule_line(wording, said.rule, "speaker"))


@lru_cache(maxsize=1024)
def _rule_line(wording: Wording, rule: str, *sorts: str) -> RuleLine:
    precise = precision_of_rules()
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


def _elsewhere(edition: Edition, variant: Variant) -> Elsewhere:
    passage = variant.passage
    number = edition.paragraph(passage.article, passage.span)
    address = edition.record_address(passage.ref) if passage.ref else edition.paragraph_address(passage.article, number)
    return Elsewhere(
        how=edition.wording.pages["how"][variant.how],
        article=edition.lines[passage.article],
        paragraph=number,
        address=address,
    )


def _at_publisher(url: str | None, shown: str) -> str | None:
    return f"{url.partition('#')[0]}#{shown}" if url and shown else url
