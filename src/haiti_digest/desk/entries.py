"""Entries of ``corrections.yml`` ready to be filled in, and a file that they are added to without touching the rest."""

import json
import shutil
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from haiti_digest.correct import found as words_lead
from haiti_digest.correct.found import NotFoundError
from haiti_digest.correct.words import shown
from haiti_digest.desk.naming import Found
from haiti_digest.errors import UsageError
from haiti_digest.records import Article, Seed
from haiti_digest.spans import Span
from haiti_digest.text.tokens import TOKEN

FEW = 6
"""Words of a statement that mostly tell it from others, and words beside a figure or date that do."""
HEAD = "# Changes made by hand: an article, words of it, one change, the reason. Take the # away if it shall hold.\n"


def entry_for(article: Article, found: Found, changes: Sequence[str]) -> list[str] | None:
    """The lines of an entry for the record: its anchor, the changes to choose from, and a reason to give.

    None where no words of the article lead to the record alone.
    """
    words = anchor_of(article, found)
    if words is None or not changes:
        return None
    first, *others = changes
    choice = f"   # or {', '.join(others)}" if others else ""
    return [*anchor_lines(article.seed, words), f"  {first}{choice}", "  reason: WHY"]


def anchor_lines(seed: Seed, words: str) -> list[str]:
    """The lines that name the article and its words."""
    stem = seed.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    one_of_many = [f"  id: {quoted(seed.id)}"] if seed.id != stem else []
    return [f"- file: {quoted(seed.path)}", *one_of_many, f"  words: {quoted(words)}"]


def quoted(words: str) -> str:
    """*words* as YAML reads them again, on one line."""
    return json.dumps(" ".join(words.split()), ensure_ascii=False)


def anchor_of(article: Article, record: Found) -> str | None:
    """The fewest words, from those of the record on, that lead to it and to no other."""
    lead = {"statement": words_lead.statement, "figure": words_lead.figure, "date": words_lead.date}[record.kind]
    for span in _tries(article, record):
        words = shown(article.seed, span)
        with suppress(NotFoundError):
            if words.strip() and lead(article, words) == record.number:
                return words
    return None


def _tries(article: Article, record: Found) -> Iterable[Span]:
    if record.kind == "statement" and record.number is not None:
        piece = article.statements[record.number].statement.content[0]
        tokens = _words_in(article, piece)
        return [Span(tokens[0].start, tokens[min(count, len(tokens)) - 1].end) for count in (FEW, 2 * FEW, len(tokens))]
    around = _words_in(article, _paragraph(article, record.span))
    before = [word.start for word in around if word.end <= record.span.start][-FEW:]
    after = [word.end for word in around if word.start >= record.span.end][:FEW]
    wider = [Span(record.span.start, end) for end in after]
    wider += [Span(start, record.span.end) for start in reversed(before)]
    return [record.span, *wider, *(Span(before[0], end) for end in after if before)]


def _words_in(article: Article, span: Span) -> list[Span]:
    return [Span(*match.span()) for match in TOKEN.finditer(article.seed.text, span.start, span.end)]


def _paragraph(article: Article, span: Span) -> Span:
    return next((one.span for one in article.seed.paragraphs if one.span.covers(span)), span)


def append(file: Path, blocks: Iterable[tuple[str, Sequence[str]]]) -> int:
    """Adds entries as comments behind what *file* holds, each under a line that tells what it is about.

    An entry whose anchor the file has already, also as a comment, is not added again. Gives how many were added;
    UsageError where the file cannot be written, which then is as it was.
    """
    try:
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        added, number = "", 0
        for about, lines in blocks:
            anchor = [line.lstrip("- ") for line in lines if line.lstrip("- ").startswith(("file:", "words:"))]
            if _has(before + added, anchor):
                continue
            added += "\n" + "".join(f"# {line}\n" for line in (about, *lines))
            number += 1
        if added:
            gap = "" if not before or before.endswith("\n") else "\n"
            _replace(file, (before or HEAD) + gap + added)
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise UsageError(str(file), f"cannot be written: {reason}", "name another file with --corrections") from None
    return number


def _has(text: str, anchor: Sequence[str]) -> bool:
    """Whether the lines of an anchor stand together in *text*, whatever marks of lists and comments are before them."""
    lines = [line.lstrip("#- ") for line in text.splitlines()]
    return any(lines[at] == anchor[0] and set(anchor[1:]) <= set(lines[at + 1 : at + 3]) for at in range(len(lines)))


def _replace(file: Path, text: str) -> None:
    """Writes the whole file anew in one step: what stood there stands until the new one is whole."""
    real = file.resolve()
    beside = real.with_name(f".{real.name}.new")
    try:
        beside.write_text(text, encoding="utf-8")
        if real.exists():
            shutil.copymode(real, beside)
        beside.replace(real)
    finally:
        with suppress(OSError):
            beside.unlink()
