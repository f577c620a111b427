"""Quoted words that hang on a noun of saying: ``Roe’s promise to “rebuild it”``, ``chants of “Open the gate”``."""

from haiti_digest.extract.statements.draft import Draft
from haiti_digest.extract.statements.lexicon import Words
from haiti_digest.extract.statements.place import Place
from haiti_digest.extract.statements.starts import phrase_start
from haiti_digest.extract.statements.units import QUOTE, Unit
from haiti_digest.spans import Span

OWNED = "noun of saying"
REACH = 10
"""Words between the noun and the words in marks."""


def on_noun(place: Place, i: int, number: int) -> Draft | None:
    """The statement that the run at *i* makes with a noun of saying before it; None where none stands there.

    Finds: ``his claim that the gate [“never failed”]``. Leaves: nouns without an owner, but for what crowds call out.
    """
    unit, small = place.unit, place.small
    link = i - 1
    while link > 0 and i - link < REACH and unit.lower[link - 1] not in small.saying_nouns:
        if not unit.is_word(link) or unit.lower[link] in small.joiners:
            return None
        link -= 1
    noun = link - 1
    if noun < 0 or unit.lower[noun] not in small.saying_nouns:
        return None
    if (near := unit.lower[link]) not in small.that and near not in small.infinitive and near not in small.noun_links:
        return None
    owner = _owner(unit, noun, small)
    if owner is None and not (unit.lower[noun] in small.crowd_nouns and link == i - 1):
        return None
    first = link if unit.lower[link] in small.infinitive else link + 1
    whole = first < i and (unit.lower[link] in small.that or unit.lower[link] in small.infinitive)
    run = place.runs[number]
    return Draft(
        content=[unit.span(first, i + 1) if whole else run.inner],
        cue=unit.span(noun, noun + 1),
        source=owner,
        rule=OWNED,
        runs=[number],
        paragraph=unit.paragraph,
        alone=False,
    )


def _owner(unit: Unit, noun: int, small: Words) -> Span | None:
    """Whose the noun is: a pronoun, or a name or noun without its possessive ending."""
    at = noun - 1
    while (
        at > 0
        and noun - at < 3
        and unit.is_word(at)
        and unit.words[at] == unit.lower[at]
        and not _owns(unit, at, small)
    ):
        at -= 1
    if at < 0 or not _owns(unit, at, small):
        return None
    if unit.lower[at] in small.owners:
        return unit.span(at, at + 1)
    first = phrase_start(unit, at, 0, small)
    if first is None:
        return None
    ending = next(e for e in small.possessive_endings if unit.lower[at].endswith(e))
    cut = len(ending) if ending[-1] == "s" else 1
    return Span(unit.starts[first], unit.ends[at] - cut)


def _owns(unit: Unit, at: int, small: Words) -> bool:
    word = unit.lower[at]
    return word in small.owners or (word.endswith(small.possessive_endings) and word != QUOTE and len(word) > 3)
