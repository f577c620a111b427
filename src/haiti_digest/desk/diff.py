"""What changed between two builds, told for an editor."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from haiti_digest.errors import UsageError
from haiti_digest.history.compare import changes
from haiti_digest.history.state import STATE, Before
from haiti_digest.records import Change, Seed

SIGNS = {"added": "+", "changed": "~", "withdrawn": "-"}
OPEN = "not determined"
FEW = 100
"""Characters of a record's words in a line."""


def compare_builds(old: Path, new: Path) -> list[Change]:
    """Everything that the build at *new* shows and that at *old* does not, and the other way round.

    UsageError where one of them is no build, or one whose state is lost.
    """
    states = [Before(folder) for folder in (old, new)]
    for folder, state in zip((old, new), states, strict=True):
        if state.head is None:
            if state.trouble:
                raise UsageError(str(state.path), state.trouble, "build that site again with this haiti-digest")
            what = f"holds no state of a build ({STATE})"
            raise UsageError(str(folder), what, "name the folder of a site, and build it again if it is an old one")
    return list(changes(states[0].lines(), states[1].lines()))


def files_of(found: Iterable[Change]) -> set[str]:
    """The paths of the articles whose text tells the words of the changed records."""
    return {change.path for change in found if change.span}


def lines(found: Iterable[Change], seeds: Iterable[Seed]) -> Iterator[str]:
    """A line for each change; with the words where one of *seeds* has them."""
    texts = {seed.sha256: seed.text for seed in seeds}
    for change in found:
        yield f"{SIGNS[change.how]} {_place(change)}  {change.kind}{_what(change)}{_words(change, texts)}"
        if change.by_hand:
            yield f"    by hand: {change.by_hand}"


def _place(change: Change) -> str:
    name = change.path if change.path.rsplit(".", 1)[0].endswith(change.id) else f"{change.path} {change.id}"
    return f"{name}:{change.span.start}-{change.span.end}" if change.span else name


def _what(change: Change) -> str:
    if change.counts:
        return " with {} statements, {} figures, {} dates".format(*change.counts)
    if change.how == "changed":
        sides = zip(change.was, change.now, strict=False)
        return ": " + ", ".join(f"{was or OPEN} → {now or OPEN}" for was, now in sides if was != now)
    told = [part or (OPEN if change.kind != "figure" else "") for part in change.now or change.was]
    return ": " + ", ".join(filter(None, told))


def _words(change: Change, texts: dict[str, str]) -> str:
    text = texts.get(change.sha256)
    if text is None or change.span is None:
        return ""
    words = " ".join(change.span.of(text).split())
    return f"  “{words if len(words) <= FEW else words[: FEW - 1] + '…'}”"
