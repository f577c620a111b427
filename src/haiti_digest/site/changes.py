"""Changes: what the last builds added, changed and withdrew, what articles took back, what was changed by hand."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from haiti_digest.records import Change, Edit, Record, Ref, Round
from haiti_digest.site import addresses
from haiti_digest.site.cards import Card, card
from haiti_digest.site.edition import Edition
from haiti_digest.site.lines import ArticleLine, Moment
from haiti_digest.site.page import Data, Page
from haiti_digest.site.shelves import Shelf, shelves
from haiti_digest.spans import Span

MOST = 120
"""Changes a page, and edits a page."""
MOST_BACK = 40
"""Figures that articles took back, on the page."""
FIRST_EDITS = 20
"""Edits on the page of changes; where there are more, all stand on pages of their own."""


class ChangeLine(Record, frozen=True, kw_only=True):
    """One change: ``how`` and ``kind`` are those of the record, in the language of the site.

    ``article`` is None where the article is gone; ``card`` is the record where it still stands. ``pairs`` are what
    stood there and what stands there now; a side is empty where nothing was or is determined. ``was`` is what was told
    of a record that is withdrawn.
    """

    how: str
    kind: str
    article: ArticleLine | None
    file: str
    card: Card | None
    paragraph: int | None
    pairs: tuple[tuple[str, str], ...]
    was: tuple[str, ...]
    counts: tuple[int, int, int] | None
    by_hand: str


class RoundLine(Record, frozen=True, kw_only=True):
    """A round of changes by its number and counts."""

    number: int
    newest: Moment | None
    added: int
    changed: int
    withdrawn: int
    left_out: int


class EditLine(Record, frozen=True, kw_only=True):
    """A change made by hand: ``card`` is the record as it stands now, None where it was hidden or is no record."""

    action: str
    article: ArticleLine
    card: Card | None
    paragraph: int
    was: str
    now: str
    reason: str
    who: str | None
    when: Moment | None


Told = tuple[RoundLine, Change]
Edited = tuple[str, int]
"""The page of an article, and the number of an edit in it."""
BY_HAND = "changes/by-hand.html"


class First(NamedTuple):
    """What the first page shows beside its changes: whether earlier builds are known, some of all edits, and what
    articles took back."""

    known: bool
    edits: tuple[Edited, ...]
    all_edits: int
    taken_back: tuple[Ref, ...]


def changes_pages(edition: Edition) -> Iterator[Page]:
    """What changed, newest round first, in several pages where it is much; and all edits, where they are many."""
    edits = [
        (edition.pages[at], index)
        for at in edition.digest.edited
        for index in range(len(edition.digest.articles[at].edits))
    ]
    rounds = edition.digest.rounds
    flat = [(line, change) for one, line in ((one, _round(edition, one)) for one in rounds) for change in one.changes]
    first = First(bool(rounds), tuple(edits[:FIRST_EDITS]), len(edits), tuple(_taken_back(edition)))
    other = First(bool(rounds), (), 0, ())
    group = partial(_name_of_round, edition)
    for number, shelf in enumerate(shelves(flat, group, addresses.CHANGES, MOST)):
        data = partial(_changes, edition, shelf, other if number else first)
        yield Page(path=shelf.path, template="changes.html", data=data)
    if len(edits) > FIRST_EDITS:
        label = edition.wording.pages["changes"]["by_hand"]
        for many in shelves(edits, lambda _: ("edits", label), BY_HAND, MOST):
            yield Page(path=many.path, template="edits.html", data=partial(_edits, edition, many, len(edits)))


def last_round(edition: Edition) -> RoundLine | None:
    """The counts of the last round; None where no earlier build is known or nothing has changed since."""
    rounds = edition.digest.rounds
    return _round(edition, rounds[0]) if rounds else None


def _name_of_round(edition: Edition, one: Told) -> tuple[str, str]:
    line, words = one[0], edition.wording.pages["changes"]
    label = words["round"].format(number=line.number)
    return (f"round-{line.number}", label)


def _round(edition: Edition, one: Round) -> RoundLine:
    return RoundLine(
        number=one.number,
        newest=edition.moment(one.newest),
        added=one.added,
        changed=one.changed,
        withdrawn=one.withdrawn,
        left_out=one.added + one.changed + one.withdrawn - len(one.changes),
    )


def _changes(edition: Edition, shelf: Shelf[Told], beside: First) -> Data:
    """The page of a shelf, with what stands beside it."""
    numbers = _article_numbers(edition, [change for _, change in shelf.items])
    rounds: dict[int, tuple[RoundLine, list[ChangeLine]]] = {}
    for one, change in shelf.items:
        lines = rounds.setdefault(one.number, (one, []))[1]
        lines.append(_line(edition, change, numbers.get((change.path, change.id))))
    return {
        "rounds": list(rounds.values()),
        "known": beside.known,
        "shelf": shelf,
        "edits": [_edit(edition, *one) for one in beside.edits],
        "all_edits": beside.all_edits,
        "edits_page": BY_HAND,
        "taken_back": [card(edition, ref) for ref in beside.taken_back],
    }


def _edits(edition: Edition, shelf: Shelf[Edited], total: int) -> Data:
    return {"edits": [_edit(edition, *one) for one in shelf.items], "total": total, "shelf": shelf}


def _article_numbers(edition: Edition, changes: Sequence[Change]) -> Mapping[tuple[str, str], int]:
    """The numbers of the changed articles that are there now."""
    wanted = {(change.path, change.id) for change in changes}
    there = [(path, at) for path in dict.fromkeys(path for path, _ in wanted) for at in edition.read_from(path)]
    found = {(path, edition.outlines[at].id): at for path, at in there}
    return {key: at for key, at in found.items() if key in wanted}


def _line(edition: Edition, change: Change, at: int | None) -> ChangeLine:
    was, now = _in_words(edition, change, change.was), _in_words(edition, change, change.now)
    same_text = at is not None and edition.digest.articles[at].seed.sha256 == change.sha256
    ref = _ref(edition, change, at) if at is not None and same_text and change.how != "withdrawn" else None
    return ChangeLine(
        how=change.how,
        kind=change.kind,
        article=edition.lines[at] if at is not None else None,
        file=change.path,
        card=card(edition, ref) if ref else None,
        paragraph=edition.paragraph(at, change.span) if at is not None and same_text and change.span else None,
        pairs=tuple(pair for pair in zip(was, now, strict=True) if pair[0] != pair[1])
        if change.how == "changed"
        else (),
        was=tuple(filter(None, was)) if change.how == "withdrawn" else (),
        counts=change.counts,
        by_hand=change.by_hand,
    )


def _in_words(edition: Edition, change: Change, what: Sequence[str]) -> list[str]:
    """What a change tells of a record, in the language of the site."""
    if change.kind == "statement" and what:
        return [edition.wording.kinds[what[0]], *what[1:]]
    if change.kind == "figure" and what:
        return ["–".join(map(edition.wording.thousands, what[0].split("–"))), *what[1:]]
    if change.kind in ("date", "article"):
        return [moment.words if (moment := edition.moment(one or None)) else "" for one in what]
    return list(what)


def _ref(edition: Edition, change: Change, at: int) -> Ref | None:
    """The record of a change as it stands now; None where it does not."""
    return None if change.span is None or change.kind == "article" else _ref_at(edition, at, change.kind, change.span)


def _ref_at(edition: Edition, at: int, kind: str, span: Span) -> Ref | None:
    article = edition.digest.articles[at]
    match kind:
        case "statement":
            spans = [said.statement.said for said in article.statements]
            return Ref(article=at, kind="statement", index=spans.index(span)) if span in spans else None
        case "figure":
            spans = [figure.span for figure in article.figures]
            return Ref(article=at, kind="figure", index=spans.index(span)) if span in spans else None
        case "date":
            spans = [timex.span for timex in article.timexes]
            return Ref(article=at, kind="date", index=spans.index(span)) if span in spans else None
        case _:
            return None


def _taken_back(edition: Edition) -> list[Ref]:
    """Figures that articles themselves took back in a correction."""
    refs = [one.figure for measure in edition.digest.measures for one in measure.figures if one.status == "withdrawn"]
    return refs[:MOST_BACK]


def _edit(edition: Edition, page: str, index: int) -> EditLine:
    at = edition.article_at[page]
    edit = edition.digest.articles[at].edits[index]
    ref = None if edit.action == "hidden" else _ref_at(edition, at, edit.kind, edit.span)
    return EditLine(
        action=_action(edit),
        article=edition.lines[at],
        card=card(edition, ref) if ref else None,
        paragraph=edition.paragraph(at, edit.span),
        was=_side(edition, edit, edit.was),
        now=_side(edition, edit, edit.now),
        reason=edit.reason,
        who=edit.who,
        when=edition.moment(edit.when),
    )


def _action(edit: Edit) -> str:
    """The name of the phrase that tells the action."""
    if edit.action in ("hidden", "date"):
        return f"hidden_{edit.kind}" if edit.action == "hidden" else "date_set"
    return edit.action.replace(" ", "_")


def _side(edition: Edition, edit: Edit, value: str) -> str:
    moment = edition.moment(value or None) if edit.kind in ("date", "article") and value[:1].isdigit() else None
    return moment.words if moment else value
