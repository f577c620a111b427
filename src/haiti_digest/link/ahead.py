"""Days that lie ahead of the reports: deadlines, votes, the end of a mandate."""

from collections import defaultdict
from collections.abc import Sequence

from haiti_digest.link.wording import words_before
from haiti_digest.records import Article, DateAhead, Ref, Timex


def dates_ahead(articles: Sequence[Article]) -> tuple[DateAhead, ...]:
    """Days named as ahead in at least one article and later than the newest article, earliest first.

    A day that is stated comes before one that was counted (``in 11 days``). Where two articles, or two places of
    one, give different days for what the words before them call the same event, each names the other as differing.
    """
    newest = max((a.seed.published.value[:10] for a in articles if a.seed.published), default="")
    days: dict[str, list[Ref]] = defaultdict(list)
    for number, article in enumerate(articles):
        for index, timex in enumerate(article.timexes):
            if _is_ahead(timex, newest):
                days[(timex.value or "")[:10]].append(Ref(article=number, kind="date", index=index))
    for refs in days.values():
        refs.sort(key=lambda ref: (_timex(articles, ref).anchor is not None, ref.article, ref.index))
    return tuple(
        DateAhead(
            value=value,
            dates=tuple(refs),
            differs=tuple(
                other
                for day, others in sorted(days.items())
                if day != value
                for other in others
                if any(_same_event(articles, ref, other) for ref in refs)
            ),
        )
        for value, refs in sorted(days.items())
    )


def _is_ahead(timex: Timex, newest: str) -> bool:
    fixed = timex.type in ("DATE", "TIME") and timex.value is not None and timex.precision in ("day", "minute")
    return fixed and timex.ahead and (timex.value or "")[:10] > newest


def _timex(articles: Sequence[Article], ref: Ref) -> Timex:
    return articles[ref.article].timexes[ref.index]


def _same_event(articles: Sequence[Article], one: Ref, two: Ref) -> bool:
    """Whether the words before two dates end in the same word and share another one.

    ``… the mission's mandate expires on 3 May`` and ``… whose mandate expires in nine days`` speak of one event.
    """
    before = [words_before(articles[ref.article], _timex(articles, ref).span) for ref in (one, two)]
    if not all(before) or before[0][-1] != before[1][-1]:
        return False
    return len(set(before[0]) & set(before[1])) >= 2
