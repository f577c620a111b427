"""What was read of a file, as lines that can be read and compared: metadata with origin, paragraphs, left-out parts."""

from collections.abc import Iterator
from pathlib import Path

from haiti_digest.load.folder import load
from haiti_digest.records import Problem, Seed
from haiti_digest.spans import Span

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures" / "load"
EXPECTED = Path(__file__).resolve().parent.parent / "fixtures" / "load-expected"


def outline(item: Seed | Problem) -> str:
    """One seed or problem as text."""
    if isinstance(item, Problem):
        return f"{item.severity}: {item}\n"
    return "".join(f"{line}\n" for line in _seed_lines(item))


def outlines_of_folder() -> dict[str, str]:
    """For each fixture file, by its path, the outline of all that was read of it."""
    outlines: dict[str, str] = {}
    for item in load(FIXTURES):
        path = item.path if isinstance(item, Seed) else problem_path(item.place)
        outlines[path] = outlines.get(path, "") + outline(item)
    return outlines


def problem_path(place: str) -> str:
    """The file of a problem's place, relative to the fixtures."""
    return place.split(":")[0].split(" (")[0].removeprefix(f"{FIXTURES.name}/")


def _seed_lines(seed: Seed) -> Iterator[str]:
    yield f"article {seed.id} ({seed.encoding})"
    for name in ("headline", "outlet", "agency", "url", "language"):
        noted = getattr(seed, name)
        if noted:
            yield f"{name}: {noted.value} — {noted.origin}, {noted.reason}"
    for byline in seed.bylines:
        yield f"byline: {byline.value} — {byline.origin}"
    for name in ("published", "updated"):
        date = getattr(seed, name)
        if date:
            yield f"{name}: {date.value} ({date.precision}) — {date.origin}, {date.reason}"
    if seed.dateline:
        line = seed.dateline
        yield f"dateline: {line.place} / {line.agency or '-'} / {line.date or '-'}"
    for problem in seed.problems:
        yield f"{problem.severity}: {problem}"
    parts = [(p.span, f"  + {p.kind}: {visible(seed, p.span)}") for p in seed.paragraphs]
    parts += [(part.span, f"  - {part.what}: {shortened(part.span.of(seed.text))}") for part in seed.left_out]
    yield from (line for _, line in sorted(parts))


def visible(seed: Seed, span: Span) -> str:
    """The words of *span* on one line, hidden marks as dots."""
    marked = list(seed.text[span.start : span.end])
    for hidden in seed.hidden:
        for at in range(max(hidden.start, span.start), min(hidden.end, span.end)):
            marked[at - span.start] = "·"
    return shortened("".join(marked))


def shortened(words: str) -> str:
    """*words* on one line, the middle of long ones left out."""
    plain = words.replace("\r", "⏎").replace("\n", "⏎")
    return plain if len(plain) <= 110 else f"{plain[:60]} […] {plain[-40:]}"
