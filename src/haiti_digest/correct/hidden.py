"""Takes records out of an article."""

from msgspec.structs import replace

from haiti_digest.correct import found
from haiti_digest.correct.speakers import edited
from haiti_digest.corrections import Correction
from haiti_digest.records import Article, Edit


def hide(article: Article, entry: Correction) -> tuple[Article, Edit]:
    """The article without the record of the entry's kind that its words lead to; the edit keeps it."""
    words = entry.anchor.words
    if entry.kind == "statement":
        at = found.statement(article, words)
        said = article.statements[at]
        statements = article.statements[:at] + article.statements[at + 1 :]
        return replace(article, statements=statements), edited(entry, "statement", said.statement.said, statement=said)
    if entry.kind == "figure":
        at = found.figure(article, words)
        figure = article.figures[at]
        figures = article.figures[:at] + article.figures[at + 1 :]
        return replace(article, figures=figures), edited(entry, "figure", figure.span, figure=figure)
    at = found.date(article, words)
    timex = article.timexes[at]
    return _without_date(article, at), edited(entry, "date", timex.span, timex=timex)


def _without_date(article: Article, gone: int) -> Article:
    """The article without the date at *gone*, without the events that it dates and the estimate that rests on it."""

    def moved(at: int) -> int:
        return at - (at > gone)

    events = tuple(
        replace(event, timex=moved(event.timex), until=None if event.until is None else moved(event.until))
        for event in article.events
        if gone not in (event.timex, event.until)
    )
    bounds = article.bounds
    if bounds is not None:
        kept = gone not in bounds.evidence
        bounds = replace(bounds, evidence=tuple(map(moved, bounds.evidence))) if kept else None
    timexes = article.timexes[:gone] + article.timexes[gone + 1 :]
    return replace(article, timexes=timexes, events=events, bounds=bounds)
