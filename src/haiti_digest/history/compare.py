"""Compares what two builds show, record by record."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import zip_longest

import msgspec

from haiti_digest.history.state import ArticleState, Before, Shown, read_line
from haiti_digest.records import Article, Change
from haiti_digest.spans import Span


def changes(before: Iterable[bytes], after: Iterable[bytes]) -> Iterator[Change]:
    """What was added, changed and withdrawn, article by article; lines that are the same are never read.

    An article that was added or withdrawn whole is one change, with the number of its records. An article that only
    moved to another file is the same one. Both are lines of a state, in any order.
    """
    old, new = _differing(before, after)
    for path in _moved(old, new):
        yield from _article_changes(old.pop(path[0]), new.pop(path[1]))
    for key in sorted({*old, *new}):
        yield from _article_changes(old.get(key), new.get(key))


def new_articles(before: Before, articles: Iterable[Article]) -> frozenset[int]:
    """The numbers of *articles* whose text the build *before* did not have, under whatever name."""
    known: set[str] = set()
    for line in before.lines():
        with suppress(msgspec.MsgspecError):
            known.add(read_line(line).sha256)
    return frozenset(at for at, one in enumerate(articles) if one.seed.sha256 not in known)


Key = tuple[str, str]
States = dict[Key, ArticleState]


def _differing(before: Iterable[bytes], after: Iterable[bytes]) -> tuple[States, States]:
    """The articles of both sides whose lines the other side has not; few lines are held where few differ."""
    gone: dict[bytes, None] = {}
    come: dict[bytes, None] = {}
    for one, two in zip_longest(before, after):
        if one == two:
            continue
        for line, mine, theirs in ((one, gone, come), (two, come, gone)):
            if line in theirs:
                del theirs[line]
            elif line is not None:
                mine[line] = None
    return _read(gone), _read(come)


def _read(lines: Iterable[bytes]) -> States:
    found: States = {}
    for line in lines:
        try:
            state = read_line(line)
        except msgspec.MsgspecError:
            continue  # a damaged line is one that was lost: its article counts as added
        found[state.key] = state
    return found


def _moved(old: States, new: States) -> list[tuple[Key, Key]]:
    """Articles of the same bytes that stand in another file now."""
    gone = {state.sha256: key for key, state in sorted(old.items()) if key not in new}
    pairs: dict[Key, Key] = {}
    for key, state in sorted(new.items()):
        if key not in old and state.sha256 in gone:
            pairs.setdefault(gone[state.sha256], key)
    return list(pairs.items())


def _article_changes(old: ArticleState | None, new: ArticleState | None) -> Iterator[Change]:
    if old is None or new is None:
        state = new or old
        if state is not None:
            yield _whole(state, added=new is not None)
        return
    if old.published != new.published:
        told = next((edit.told for edit in new.edits if edit.kind == "article"), "")
        was, now = (old.published or "",), (new.published or "",)
        yield Change(
            how="changed", kind="article", path=new.path, id=new.id, sha256=new.sha256, was=was, now=now, by_hand=told
        )
    yield from _record_changes(old, new)


def _whole(state: ArticleState, added: bool) -> Change:
    counts = [sum(one.kind == kind for one in state.records) for kind in ("statement", "figure", "date")]
    return Change(
        how="added" if added else "withdrawn",
        kind="article",
        path=state.path,
        id=state.id,
        sha256=state.sha256,
        counts=(counts[0], counts[1], counts[2]),
    )


def _record_changes(old: ArticleState, new: ArticleState) -> Iterator[Change]:
    """Records with the same words are the same, the first of them the first, wherever they stand in the text."""
    found = [
        *((one.span, 0, _change(new, one, was=before)) for before, one in _pairs(old.records, new.records)),
        *((one.span, 1, _change(new, one, was=None)) for one in _without(new.records, old.records)),
        *((one.span, 2, _withdrawn(old, new, one)) for one in _without(old.records, new.records)),
    ]
    yield from (change for *_, change in sorted(found, key=lambda one: (one[0], one[1], one[2].kind)))


Numbered = dict[tuple[str, int, int], Shown]


def _numbered(records: Sequence[Shown]) -> Numbered:
    seen: dict[tuple[str, int], int] = defaultdict(int)
    found: Numbered = {}
    for one in records:
        number = seen[one.kind, one.words]
        seen[one.kind, one.words] += 1
        found[one.kind, one.words, number] = one
    return found


def _pairs(old: Sequence[Shown], new: Sequence[Shown]) -> Iterator[tuple[Shown, Shown]]:
    """Records of both sides about which something changed."""
    before = _numbered(old)
    for key, one in _numbered(new).items():
        if key in before and before[key].what != one.what:
            yield before[key], one


def _without(records: Sequence[Shown], others: Sequence[Shown]) -> Iterator[Shown]:
    missing = _numbered(records).keys() - _numbered(others).keys()
    return (one for key, one in _numbered(records).items() if key in missing)


def _change(new: ArticleState, one: Shown, was: Shown | None) -> Change:
    return Change(
        how="added" if was is None else "changed",
        kind=one.kind,
        path=new.path,
        id=new.id,
        sha256=new.sha256,
        span=one.span,
        was=() if was is None else was.what,
        now=one.what,
        by_hand=_told(new, one.kind, one.span),
    )


def _withdrawn(old: ArticleState, new: ArticleState, one: Shown) -> Change:
    """Where the text is still the same, the place is one of the present text."""
    return Change(
        how="withdrawn",
        kind=one.kind,
        path=new.path,
        id=new.id,
        sha256=old.sha256,
        span=one.span,
        was=one.what,
        by_hand=_told(new, one.kind, one.span) if old.sha256 == new.sha256 else "",
    )


def _told(state: ArticleState, kind: str, span: Span) -> str:
    return next((edit.told for edit in state.edits if edit.kind == kind and edit.span == span), "")
