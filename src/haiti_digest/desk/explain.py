"""Why a record reads as it does, step by step: found, said by whom, told elsewhere, changed by hand."""

from collections.abc import Iterable, Iterator

from haiti_digest.desk.entries import entry_for
from haiti_digest.desk.naming import Found, id_of, line_of, quoted, words_of
from haiti_digest.records import Article, Digest, Figure, Passage, Record, Ref, Timex
from haiti_digest.site.measured import precision_of_rules
from haiti_digest.spans import Span

MOST = 12
"""Other places that are named one by one."""


class Step(Record, frozen=True, kw_only=True):
    """One step of the reasoning: what it is about, and what there is to say."""

    title: str
    lines: tuple[str, ...]


def explain(digest: Digest, found: Found, corrections_file: str) -> list[Step]:
    """The steps for a record, in the order in which the tool took them."""
    article = digest.articles[found.article]
    steps = [_place(digest, article, found)]
    if found.number is None:
        return [*steps, _by_hand(article, found)]
    ref = Ref(article=found.article, kind=found.kind, index=found.number)
    steps += {"statement": _statement, "figure": _figure, "date": _date}[found.kind](digest, ref)
    steps += [_elsewhere(digest, ref, found.span), _measured(digest, ref), _differences(digest, ref)]
    steps += [_by_hand(article, found)] if article.edit_of(found.kind, found.span) else []
    steps.append(Step(title=f"To change it, put into {corrections_file}", lines=tuple(_entry(article, found))))
    return [step for step in steps if step.lines]


def _place(digest: Digest, article: Article, found: Found) -> Step:
    span = found.span
    return Step(
        title=f"{found.kind.capitalize()} {id_of(digest, found)}",
        lines=(
            f"“{words_of(article, found)}”",
            f"{line_of(article, span)}, characters {span.start}–{span.end}; file digest {article.seed.sha256[:16]}…",
        ),
    )


def _rule(sort: str, rule: str) -> str:
    """A rule with how often it was right, where that was measured."""
    measured = precision_of_rules().get((sort, rule))
    return f"rule “{rule}”" + (f" (right {measured.share} % of {measured.judged} judged)" if measured else "")


def _statement(digest: Digest, ref: Ref) -> list[Step]:
    article = digest.articles[ref.article]
    said = article.statements[ref.index]
    statement = said.statement
    found = [f"{statement.kind}, by the {_rule('statement', statement.rule)}"]
    found += [f"cue “{quoted(article, statement.cue)}” ({_at(statement.cue)})"] if statement.cue else ["no cue word"]
    found += [f"source “{quoted(article, statement.source)}” ({_at(statement.source)})"] if statement.source else []
    found += [] if statement.source else ["no source beside it"]
    steps = [Step(title="Found", lines=tuple(found))]
    steps.append(Step(title="Speaker", lines=(said.why, f"by the {_rule('speaker', said.rule)}")))
    if said.speaker is not None:
        steps.append(Step(title="Across articles", lines=tuple(_identity(digest, ref.article, said.speaker))))
    return steps


def _identity(digest: Digest, article: int, entity: int) -> Iterator[str]:
    """Who the speaker is in other articles, and why."""
    speaker = digest.speaker_by_voice().get((article, entity))
    if speaker is None:
        return
    articles = {voice.article for voice in speaker.voices}
    yield f"{speaker.name} (people/{speaker.id}.html), articles: {len(articles)}"
    yield from speaker.why
    for one in speaker.alike[:MOST]:
        yield f"{one.how}: {one.name} ({one.why})"


def _figure(digest: Digest, ref: Ref) -> list[Step]:
    article = digest.articles[ref.article]
    figure = article.figures[ref.index]
    return [Step(title="Found", lines=tuple(_figure_lines(article, figure))), *_around(digest, ref, figure.span)]


def _figure_lines(article: Article, figure: Figure) -> Iterator[str]:
    value = f"{figure.value:f}" + (f" to {figure.upper:f}" if figure.upper is not None else "")
    yield f"{figure.kind} {value}, by the {_rule('figure', figure.rule)}"
    if figure.counted:
        yield f"counts “{quoted(article, figure.counted)}” ({_at(figure.counted)})"
    for name in ("noun", "unit", "modifier", "role", "direction", "measure"):
        told = getattr(figure, name)
        if told:
            yield f"{name}: {told}"
    if not figure.key:
        yield "kept out of lists of key figures"


def _date(digest: Digest, ref: Ref) -> list[Step]:
    article = digest.articles[ref.article]
    timex = article.timexes[ref.index]
    events = tuple(
        f"{event.kind}: “{quoted(article, event.span)}”" for event in article.events if event.timex == ref.index
    )
    steps = [Step(title="Found", lines=tuple(_date_lines(timex))), Step(title="Dates the event", lines=events)]
    return [*steps, *_around(digest, ref, timex.span)]


def _date_lines(timex: Timex) -> Iterator[str]:
    yield f"{timex.type} {timex.value or 'left open'} ({timex.precision}), by the {_rule('date', timex.rule)}"
    yield timex.reason
    if timex.anchor:
        yield f"counted from {timex.anchor}"
    if timex.also:
        yield f"may also be read as {', '.join(timex.also)}"


def _around(digest: Digest, ref: Ref, span: Span) -> list[Step]:
    """Whose words the record stands in."""
    article = digest.articles[ref.article]
    at = article.statement_at(span)
    if at is None:
        return [Step(title="Said by", lines=("the narrator: it stands in nobody's statement",))]
    said = article.statements[at]
    where = Found(ref.article, "statement", at, said.statement.said)
    return [Step(title="Said by", lines=(said.why, f"in the statement {id_of(digest, where)}"))]


def _elsewhere(digest: Digest, ref: Ref, span: Span) -> Step:
    lines: list[str] = []
    for thread in digest.threads:
        passages = [variant.passage for variant in thread.variants]
        if any(_is(passage, ref, span) for passage in passages):
            support = thread.support
            lines.append(
                f"the same {thread.kind}: {support.articles} articles, {support.speakers} speakers, "
                f"{support.sources} independent sources"
            )
            lines += [
                f"{v.how}: {_told(digest, v.passage)}" for v in thread.variants[:MOST] if not _is(v.passage, ref, span)
            ]
    return Step(title="Told elsewhere", lines=tuple(lines))


def _measured(digest: Digest, ref: Ref) -> Step:
    lines: list[str] = []
    for measure in digest.measures:
        for one in measure.figures:
            if one.figure == ref:
                lines.append(
                    f"{one.status}, as of {one.as_of or 'no known day'}; {len(measure.figures)} figures in all"
                )
    for total in digest.sums:
        if ref in total.inputs or ref == total.stated:
            terms = f" {total.operation} ".join(f"{term:f}" for term in total.terms)
            lines.append(f"{total.rule}: {terms} = {total.value:f}")
    return Step(title="Measure and sums", lines=tuple(lines))


def _differences(digest: Digest, ref: Ref) -> Step:
    lines: list[str] = []
    for tension in digest.tensions:
        if any(passage.ref == ref for passage in (*tension.one, *tension.two)):
            lines.append(f"{tension.kind}, {tension.wording} ({tension.rule})")
            others = [passage for passage in (*tension.one, *tension.two) if passage.ref != ref]
            lines += [f"  {_told(digest, passage)}" for passage in others[:MOST]]
    return Step(title="Differences", lines=tuple(lines))


def _is(passage: Passage, ref: Ref, span: Span) -> bool:
    return passage.ref == ref or (passage.ref is None and passage.article == ref.article and passage.span == span)


def _told(digest: Digest, passage: Passage) -> str:
    article = digest.articles[passage.article]
    return f"“{quoted(article, passage.span, 80)}” ({line_of(article, passage.span)})"


def _by_hand(article: Article, found: Found) -> Step:
    edit = found.hidden or article.edit_of(found.kind, found.span)
    if edit is None:
        return Step(title="By hand", lines=())
    told = [f"{edit.action}, {edit.told} ({edit.place})"]
    told += [f"before: {edit.was}"] if edit.was else []
    return Step(title="By hand", lines=tuple(told))


def _entry(article: Article, found: Found) -> Iterable[str]:
    changes = {
        "statement": ("speaker: NAME", "clear: speaker", "hide: statement"),
        "figure": ("hide: figure",),
        "date": ("date: YYYY-MM-DD", "clear: date", "hide: date"),
    }
    return entry_for(article, found, changes[found.kind]) or ()


def _at(span: Span) -> str:
    return f"{span.start}–{span.end}"
