"""The versions of one article: where the others are, and which is the newest; and its copies."""

from typing import Literal

from haiti_digest.records import Copy, Record, Version
from haiti_digest.site.edition import Edition
from haiti_digest.site.lines import ArticleLine, Moment


class VersionLine(Record, frozen=True, kw_only=True):
    """A version in one line: its dates as the file gives them, and what ties it to the others; the newest has no tie.

    ``shared`` is per cent of the words; None where the texts are too short to tell.
    """

    line: ArticleLine
    published: Moment | None
    updated: Moment | None
    why: str | None
    shared: int | None
    here: bool


class CopyLine(Record, frozen=True, kw_only=True):
    """An article that repeats another, or the one that is repeated: how, and how much of its words in per cent."""

    line: ArticleLine
    published: Moment | None
    updated: Moment | None
    how: str
    shared: int


class VersionList(Record, frozen=True, kw_only=True):
    """All versions of one article, the newest first; ``newer`` is that one on the page of another."""

    lines: tuple[VersionLine, ...]
    by: Literal["updated", "published", "note", "undecided"]
    newer: VersionLine | None


def version_list(edition: Edition, at: int) -> VersionList | None:
    """The versions of an article, seen from one of them; None where it was read in one only."""
    versions = edition.versions(at)
    if versions is None:
        return None
    newest = _line(edition, versions.newest, None, here=at == versions.newest)
    older = [_line(edition, one.article, one, here=at == one.article) for one in reversed(versions.older)]
    return VersionList(lines=(newest, *older), by=versions.by, newer=None if newest.here else newest)


def earlier_versions(edition: Edition, at: int) -> list[VersionLine]:
    """The earlier versions of an article, the latest first; none for one that has none or is one itself."""
    versions = edition.versions(at)
    if versions is None or versions.newest != at:
        return []
    return [_line(edition, one.article, one, here=False) for one in reversed(versions.older)]


def copies_of(edition: Edition, at: int) -> list[CopyLine]:
    """The articles that repeat this one and are folded under it."""
    return [_copy(edition, one.article, one) for one in edition.copies(at)]


def original_of(edition: Edition, at: int) -> CopyLine | None:
    """The article under which this one is folded as a copy; None where it is none."""
    first = edition.copy_of(at)
    return None if first is None else _copy(edition, first, None)


def _copy(edition: Edition, at: int, copy: Copy | None) -> CopyLine:
    updated = edition.digest.articles[at].seed.updated
    return CopyLine(
        line=edition.lines[at],
        published=edition.lines[at].published,
        updated=edition.moment(updated.value if updated else None),
        how=edition.wording.pages["copies"][copy.how] if copy else "",
        shared=int(100 * copy.shared) if copy else 0,
    )


def _line(edition: Edition, at: int, version: Version | None, *, here: bool) -> VersionLine:
    seed = edition.digest.articles[at].seed
    return VersionLine(
        line=edition.lines[at],
        published=edition.lines[at].published,
        updated=edition.moment(seed.updated.value if seed.updated else None),
        why=edition.wording.pages["versions"][version.why] if version else None,
        shared=int(100 * version.shared) if version and version.shared is not None else None,
        here=here,
    )
