"""Applies the corrections of one article, a pure function; those of several articles never look at each other."""

from collections.abc import Callable, Iterable, Sequence
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


def unread(corrections: Corrections, paths: Iterable[str]) -> list[Problem]:
    """A problem for each entry whose file is not among *paths*, those of the articles that were read."""
    known = set(paths)
    missing = [file for file in corrections.by_file if file not in known]
    close = {file: get_close_matches(file, sorted(known), 1) for file in missing}
    return [
        Problem(
            place=entry.place,
            severity="error",
            what=f"no article was read from {file}",
            fix=f"did you mean {close[file][0]}?" if close[file] else "write the path below the folder of articles",
        )
        for file in missing
        for entry in corrections.by_file[file]
    ]
