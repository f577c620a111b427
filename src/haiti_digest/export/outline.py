"""An article's records as readable text, for the terminal."""

import textwrap
from collections.abc import Iterator

from haiti_digest.records import Article, Attribution, Edit, Figure, Metadatum, Published, Timex
from haiti_digest.spans import Span

WIDTH = 100


def article_outline(article: Article) -> str:
    """Metadata with where each value came from, then statements, figures and dates in the order of the text."""
    return "\n".join(
        [
            *_metadata(article),
            "",
            f"Statements ({len(article.statements)})",
            *(line for said in article.statements for line in _statement(article, said)),
            "",
            f"Figures ({len(article.figures)})",
            *(_figure(article, figure) for figure in article.figures),
            "",
            f"Dates ({len(article.timexes)})",
            *(_timex(article.seed.text, timex) for timex in article.timexes),
            "",
            *_edits(article),
        ]
    )


def _metadata(article: Article) -> Iterator[str]:
    seed = article.seed
    yield seed.path if seed.path.endswith(seed.id) else f"{seed.path} ({seed.id})"
    yield f"  {'digest':<10} {seed.sha256[:12]}"
    yield _noted("headline", seed.headline)
    for byline in seed.bylines:
        yield _noted("byline", byline)
    yield _noted("outlet", seed.outlet)
    yield _noted("published", seed.published)
    if seed.url:
        yield _noted("address", seed.url)
    yield _noted("language", seed.language)
    for part in seed.left_out:
        yield f"  {'left out':<10} {_cut(part.span.of(seed.text), 60)!r} ({part.what})"


def _noted(name: str, noted: Metadatum | Published | None) -> str:
    if noted is None:
        return f"  {name:<10} not given in the file"
    return f"  {name:<10} {noted.value}  ({noted.origin}: {noted.reason})"


def _statement(article: Article, said: Attribution) -> Iterator[str]:
    statement, text = said.statement, article.seed.text
    speaker = "speaker not determined" if said.speaker is None else article.entities[said.speaker].name
    yield f"  {_place(statement.span)}  {statement.kind}  {speaker}"
    words = " … ".join(piece.of(text) for piece in statement.content)
    if statement.kind == "direct":
        words = f"“{words}”"
    yield textwrap.fill(" ".join(words.split()), WIDTH, initial_indent=" " * 15, subsequent_indent=" " * 15)
    cue = f"cue “{statement.cue.of(text)}”; " if statement.cue else ""
    yield textwrap.fill(f"{cue}{said.why}", WIDTH, initial_indent=" " * 15, subsequent_indent=" " * 15)


def _figure(article: Article, figure: Figure) -> str:
    value = f"{figure.value:,f}" + (f" to {figure.upper:,f}" if figure.upper is not None else "")
    counts = " ".join(part for part in (figure.unit, figure.noun) if part)
    hedge = f"  [{figure.modifier.replace('_', ' ')}]" if figure.modifier else ""
    at = article.statement_at(figure.span)
    speaker = article.statements[at].speaker if at is not None else None
    who = article.entities[speaker].name if speaker is not None else "the article" if at is None else "not determined"
    return f"  {_place(figure.span)}  {_cut(figure.span.of(article.seed.text), 30)} = {value} {counts}{hedge}, {who}"


def _timex(text: str, timex: Timex) -> str:
    return f"  {_place(timex.span)}  {_cut(timex.span.of(text), 30)} = {timex.value or 'open'}  ({timex.reason})"


def _edits(article: Article) -> Iterator[str]:
    """What was changed by hand, where something was."""
    if article.edits:
        yield f"Changed by hand ({len(article.edits)})"
        yield from (_edit(edit) for edit in article.edits)
        yield ""


def _edit(edit: Edit) -> str:
    sides = " → ".join(filter(None, (edit.was, edit.now)))
    about = f"{edit.kind} {edit.action}" + (f": {sides}" if sides else "")
    return f"  {_place(edit.span)}  {about} ({edit.because}; {edit.place})"


def _place(span: Span) -> str:
    return f"{f'{span.start}–{span.end}':>11}"


def _cut(words: str, most: int) -> str:
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1] + "…"
