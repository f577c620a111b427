"""Applies the corrections of one article, a pure function; those of several articles never look at each other."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches

from msgspec.structs import replace

from haiti_digest.correct import found
from haiti_digest.correct.dates import dated, set_date
from haiti_digest.correct.found import NotFoundError
from haiti_digest.correct.hidden import hide
from haiti_digest.correct.speakers import clear_speaker, edited, owner_of, part_mentions, set_speaker
from haiti_digest.corrections import Correction, Corrections
from haiti_digest.records import Article, Edit, EditAction, Problem, Seed

ORDER: Sequence[EditAction] = ("published", "speaker", "no speaker", "date", "no date", "apart", "same", "hidden")
"""The date of publication comes first, since others are counted from it; what is hidden is found before it goes."""


def corrected(article: Article, corrections: Corrections, remake: Callable[[Seed], Article]) -> Article:
    """The article as a person corrected it: its ``edits`` tell what, and keep what the rules had made.

    *remake* reads a seed anew: with another date of publication the dates that were counted from it are others. An
    entry that leads to no record changes nothing and is a problem of the article that names the nearest words.
    """
    entries = corrections.of(article.seed.path, article.seed.id)
    if not entries:
        return article
    edits: list[Edit] = []
    problems: list[Problem] = []
    for entry in sorted(entries, key=lambda entry: ORDER.index(entry.action)):
        try:
            if entry.action == "published":
                seed, edit = dated(article, entry)
                _refuse_second(edit, edits)
                article = remake(seed)
            else:
                changed, edit = _changed(article, entry, edits)
                _refuse_second(edit, edits)
                article = changed
            edits.append(edit)
        except NotFoundError as error:
            problems.append(
                Problem(place=entry.place, severity="error", what=error.args[0], fix="".join(error.args[1:]))
            )
    edits.sort(key=lambda edit: (edit.span, edit.kind, edit.action, edit.side))
    return replace(article, edits=tuple(edits), problems=(*article.problems, *problems))


def _changed(article: Article, entry: Correction, edits: Sequence[Edit]) -> tuple[Article, Edit]:
    match entry.action:
        case "speaker":
            return set_speaker(article, entry)
        case "no speaker":
            return clear_speaker(article, entry)
        case "date" | "no date":
            return set_date(article, entry)
        case "hidden":
            return hide(article, entry)
        case _:
            return _name(article, entry, edits)


def _name(article: Article, entry: Correction, edits: Sequence[Edit]) -> tuple[Article, Edit]:
    """One end of two names that are one, or are not; within one article the second end of *apart* is parted there."""
    mentions = found.names(article, entry.anchor.words)
    owner = owner_of(article, mentions[0])
    first = next((edit.entity for edit in edits if edit.place == entry.place), None)
    if entry.action == "apart" and first == owner:
        article = part_mentions(article, mentions)
        owner = owner_of(article, mentions[0])
    name = article.entities[owner].name
    return article, edited(entry, "name", article.mentions[mentions[0]].span, entity=owner, was=name, now=name)


def _refuse_second(edit: Edit, edits: Iterable[Edit]) -> None:
    for other in edits:
        if (other.kind, other.span) == (edit.kind, edit.span) and edit.kind != "name":
            raise NotFoundError(
                f"the same {edit.kind} is changed by {other.place} already", "keep one of the two entries"
            )


def unread(corrections: Corrections, articles: Iterable[tuple[str, str]]) -> list[Problem]:
    """A problem for each entry that means none of *articles*, the paths and ids of those that were read."""
    ids: dict[str, list[str]] = defaultdict(list)
    for path, id in articles:
        ids[path].append(id)
    return [
        _unread(entry, ids)
        for file, entries in corrections.by_file.items()
        for entry in entries
        if not any(entry.anchor.means(id) for id in ids.get(file, ()))
    ]


def _unread(entry: Correction, ids: Mapping[str, Sequence[str]]) -> Problem:
    file, id = entry.anchor.file, entry.anchor.id
    if file in ids:
        close = get_close_matches(id or "", ids[file], 1) or ids[file][:1]
        what = f"no article of {file} has the id “{id}”" if id else f"{file} holds articles with ids of their own"
        return Problem(place=entry.place, severity="error", what=what, fix=f"write “id: …”, for example {close[0]}")
    near = get_close_matches(file, sorted(ids), 1)
    fix = f"did you mean {near[0]}?" if near else "write the path below the folder of articles"
    return Problem(place=entry.place, severity="error", what=f"no article was read from {file}", fix=fix)
