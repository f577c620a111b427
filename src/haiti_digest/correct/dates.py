"""Sets and clears dates of an article."""

from typing import Literal

from msgspec.structs import replace

from haiti_digest.correct import found
from haiti_digest.correct.found import NotFoundError
from haiti_digest.correct.speakers import RULE, edited
from haiti_digest.corrections import Correction
from haiti_digest.records import Article, Edit, Precision, Published, Seed

PRECISION: dict[int, Literal["year", "month", "day"]] = {4: "year", 7: "month", 10: "day"}


def set_date(article: Article, entry: Correction) -> tuple[Article, Edit]:
    """The article with the entry's date, or with none, for the expression that its words lead to."""
    at = found.date(article, entry.anchor.words)
    before, value = article.timexes[at], entry.value or None
    if before.type in ("DURATION", "SET"):
        sort = "a length of time" if before.type == "DURATION" else "a repeated time"
        what = f"date: “{before.span.of(article.seed.text)}” is {sort}"
        raise NotFoundError(what, "set the date of an expression that names one")
    published = article.seed.published.value if article.seed.published else None
    precision: Precision = PRECISION[len(value)] if value else "unknown"
    edit = edited(entry, "date", before.span, was=before.value or "date open", now=value or "date open")
    after = replace(
        before,
        type="DATE" if value else before.type,
        value=value,
        precision=precision,
        mod=None,
        anchor=None,
        also=(),
        ahead=value > published[: len(value)] if value and published else before.ahead,
        past=value < published[: len(value)] if value and published else before.past,
        reason=("set " if value else "opened ") + edit.told,
        rule=RULE,
    )
    events = tuple(replace(event, ahead=after.ahead) if event.timex == at else event for event in article.events)
    timexes = (*article.timexes[:at], after, *article.timexes[at + 1 :])
    return replace(article, timexes=timexes, events=events), replace(edit, timex=before)


def dated(article: Article, entry: Correction) -> tuple[Seed, Edit]:
    """The article's seed with the entry's date of publication; the words that anchor it are any of the article's."""
    seed, place = article.seed, found.places_of(article, entry.anchor.words)[0]
    was = seed.published.value if seed.published else "date not given"
    edit = replace(edited(entry, "article", place, was=was, now=entry.value), published=seed.published)
    published = Published(value=entry.value, precision="day", origin="correction", reason=f"set {edit.told}")
    return replace(seed, published=published), edit
