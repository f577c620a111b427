"""Versions of one article: told again at one address, or by one outlet under one headline in much the same words."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Literal, NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

import msgspec

from haiti_digest.link.copies import Families, shingles_of
from haiti_digest.link.courses import Memory
from haiti_digest.link.headlines import headline_of
from haiti_digest.link.passages import View
from haiti_digest.link.shingles import shared_part
from haiti_digest.records import Published, Seed, Speaker, Version, Versions

Why = Literal["same address", "same outlet and headline"]

EVERY = "copies of every version"
SOME = Decimal("0.1")
"""What two texts at one address must share: a section's address, given to many articles, makes no versions of them."""
MOST_WORDS = Decimal("0.6")
"""What two texts of one outlet and headline must share."""
APART = 7
"""Days that may lie between them; a headline that comes back later heads another article."""
BACK = 12
"""How many of the articles before it, by date, an article is compared with."""
TRACKING = re.compile(
    r"(?:utm|mc|at|pk|hsa)_.+|wt\..+|(?:fb|g|d|y|tw)clid|msclkid|igshid|cmp(?:id)?|campaign|ref(?:_src|errer)?|smid|ftag|ocid",
    re.IGNORECASE,
)
"""Names of query fields that tell how a reader came to a page, not which page it is."""
NOTES = frozenset({"correction", "update"})
"""Left-out parts that tell of a change."""


class Draft(NamedTuple):
    """An article made ready to be compared, in the order of time: ``stands`` sorts, the latest last."""

    view: View
    words: str
    shingles: Sequence[int]
    stands: tuple[str, str, int, str, str]


class Tie(NamedTuple):
    """Two articles that are versions of one, by number."""

    one: int
    two: int
    why: Why
    shared: Decimal | None


def find_versions(views: Sequence[View]) -> tuple[Versions, ...]:
    """Every article that was read in several versions, by the number of the newest.

    What has the very words of the newest is a copy of it and no version.
    """
    drafts: dict[int, Draft] = {}
    ties: list[Tie] = []
    for why, group in _candidates(views):
        ready = sorted((drafts.setdefault(view.number, _draft(view)) for view in group), key=lambda one: one.stands)
        for at, two in enumerate(ready):
            ties += [tie for one in ready[max(0, at - BACK) : at] if (tie := _tie(one, two, why))]
    tied: dict[int, Tie] = {}
    for tie in ties:
        tied.setdefault(tie.one, tie)
        tied.setdefault(tie.two, tie)
    found = (_versions([drafts[number] for number in group], tied) for group in _groups(ties))
    return tuple(sorted((one for one in found if one), key=lambda one: one.newest))


def without_older(views: Sequence[View], versions: Iterable[Versions]) -> list[View]:
    """The views without those of earlier versions."""
    older = {version.article for one in versions for version in one.older}
    return [view for view in views if view.number not in older]


def families_of(every: Sequence[View], versions: Sequence[Versions], memory: Memory | None = None) -> Families:
    """The copies among all views but earlier versions; what repeats one of those is folded under the newest.

    So an outlet that took a report over before it was changed is no second source of it.
    """
    families = Families(without_older(every, versions), memory)
    before = Families(every, memory, EVERY) if versions else families
    views = {view.number: view for view in every}
    for one in versions:
        newest = families.first[one.newest]
        texts = {before.first[version.article]: version.article for version in one.older}
        for number in sorted(families.first):
            text = texts.get(before.first[number])
            if text is not None and families.first[number] == number != newest:
                shared = shared_part(shingles_of(views[number]), shingles_of(views[text]))
                families.fold_under(number, newest, Decimal(1) if shared is None else shared)
    return families


def speakers_of(speakers: Iterable[Speaker], views: Iterable[View]) -> tuple[Speaker, ...]:
    """The speakers with their voices in *views*; those without one are left out."""
    numbers = {view.number for view in views}
    kept = (
        msgspec.structs.replace(one, voices=tuple(voice for voice in one.voices if voice.article in numbers))
        for one in speakers
    )
    return tuple(one for one in kept if one.voices)


def page_address(address: str) -> str | None:
    """What tells a page from others: host, path and query without scheme, fragment and tracking; None for a host alone.

    ``https://www.gazette.example/a/?utm_source=x#top`` is ``gazette.example/a``.
    """
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    fields = [
        (name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not TRACKING.fullmatch(name)
    ]
    path = unquote(parts.path).rstrip("/")
    if not host or not (path or fields):
        return None
    query = "&".join(f"{name}={value}" for name, value in sorted(fields))
    return f"{host}{path}?{query}" if query else f"{host}{path}"


def _candidates(views: Iterable[View]) -> Iterator[tuple[Why, list[View]]]:
    """Articles with one address, then those with one outlet and headline."""
    by_address: dict[str, list[View]] = defaultdict(list)
    by_headline: dict[tuple[str, str], list[View]] = defaultdict(list)
    for view in views:
        facts = view.facts
        if facts.address:
            by_address[facts.address].append(view)
        if facts.headline:
            by_headline[facts.outlets[0], facts.headline].append(view)
    yield from (("same address", group) for group in by_address.values() if len(group) > 1)
    yield from (("same outlet and headline", group) for group in by_headline.values() if len(group) > 1)


def _draft(view: View) -> Draft:
    seed = view.article.seed
    stands = (instant(seed.updated or seed.published), instant(seed.published), _notes(seed), seed.path, seed.id)
    return Draft(view, view.facts.text, shingles_of(view), stands)


def _notes(seed: Seed) -> int:
    """How much tells of a change: notes left out of the body, and the mark at the headline with its number."""
    return sum(part.what in NOTES for part in seed.left_out) + headline_of(seed).change


def instant(said: Published | None) -> str:
    """A date for comparison: a time with a zone in UTC, anything else as it is; empty where there is none."""
    if said is None:
        return ""
    try:
        time = datetime.fromisoformat(said.value)
        return said.value if time.tzinfo is None else time.astimezone(UTC).isoformat()[:19]
    except (ValueError, OverflowError):
        return said.value


def _tie(one: Draft, two: Draft, why: Why) -> Tie | None:
    """The tie of two articles that *why* speaks for, if their words do too; None for the very same words.

    Texts too short to tell are tied by address and headline together.
    """
    if one.words == two.words:
        return None
    shared = shared_part(one.shingles, two.shingles)
    first, second = one.view.article.seed, two.view.article.seed
    if why == "same address" and shared is None:
        headline = headline_of(first).letters
        tied = headline != "" and headline == headline_of(second).letters
    elif why == "same address":
        tied = shared is not None and shared >= SOME
    else:
        tied = shared is not None and shared >= MOST_WORDS and _days_apart(first, second) <= APART
    return Tie(one.view.number, two.view.number, why, shared) if tied else None


def _days_apart(one: Seed, two: Seed) -> int:
    """Days between two dates of publication; 0 where one is open."""
    if one.published is None or two.published is None:
        return 0
    try:
        return abs((date.fromisoformat(one.published.value[:10]) - date.fromisoformat(two.published.value[:10])).days)
    except ValueError:
        return 0


def _groups(ties: Iterable[Tie]) -> list[set[int]]:
    """The articles that ties hold together."""
    group_of: dict[int, set[int]] = {}
    for tie in ties:
        merged = group_of.get(tie.one, {tie.one}) | group_of.get(tie.two, {tie.two})
        group_of.update(dict.fromkeys(merged, merged))
    return list({id(group): group for group in group_of.values()}.values())


def _versions(drafts: Iterable[Draft], tied: Mapping[int, Tie]) -> Versions | None:
    """The record of one group; None where all its texts but the newest are copies of that."""
    ordered = sorted(drafts, key=lambda one: one.stands)
    newest = ordered[-1]
    older = [one for one in ordered[:-1] if one.words != newest.words]
    if not older:
        return None
    return Versions(
        newest=newest.view.number,
        older=tuple(
            Version(article=number, why=tied[number].why, shared=tied[number].shared)
            for number in (one.view.number for one in older)
        ),
        by=_newer_by(older[-1].view.article.seed, newest.view.article.seed),
    )


def _newer_by(before: Seed, newest: Seed) -> Literal["updated", "published", "note", "undecided"]:
    """What tells that one version is newer than another: dates that differ as far as both are told, or a note."""
    last = before.updated or before.published
    if newest.updated and (_differ(last, newest.updated) or (last and not before.updated)):
        return "updated"
    if not newest.updated and _differ(last, newest.published):
        return "published"
    return "note" if _notes(newest) > _notes(before) else "undecided"


def _differ(one: Published | None, two: Published | None) -> bool:
    """Whether two dates differ as far as both go: a day and a time on it do not."""
    first, second = instant(one), instant(two)
    length = min(len(first), len(second))
    return length > 0 and first[:length] != second[:length]
