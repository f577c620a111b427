"""Gives a number behind a verb of change what grew or shrank: *job openings rose to 2.7 million*."""

from msgspec.structs import replace

from haiti_digest.extract.figures.draft import Draft
from haiti_digest.extract.figures.nouns import Counted
from haiti_digest.extract.figures.passage import Passage
from haiti_digest.extract.figures.plurals import is_plural, singular
from haiti_digest.spans import Span

LONGEST = 3
"""Words that what grew or shrank may have."""


def changing(p: Passage, draft: Draft) -> Draft | None:
    """The bare number with the plural that it tells the change of; None for sums, prices and points of a scale.

    The plural has to open its clause: what stands behind a preposition is not what grew.
    """
    verb = changes_at(p, draft)
    if verb < 0:
        return None
    i = verb - 1
    while i > p.lo and (p.lower[i] in p.lex.sets["context"]["auxiliaries"] or p.lower[i].endswith("ly")):
        i -= 1
    if not _counts(p, i):
        return None
    first = i
    while first > p.lo and i - first < LONGEST and _belongs(p, first - 1):
        first -= 1
    if not _opens_clause(p, first):
        return None
    while first < i and p.lower[first] in p.lex.drop_first:
        first += 1
    words = [p.lower[k] if k == p.lo else p.words[k] for k in range(first, i)]
    noun = " ".join([*words, singular(p.lower[i], p.lex)])
    counted = Counted(noun, Span(p.starts[first], p.ends[i]), draft.end, True)
    return replace(draft, counted=counted, rule="changing")


def changes_at(p: Passage, draft: Draft) -> int:
    """The token of the verb of change that leads to the number, past an amount between; -1 where none does."""
    sets, i = p.lex.sets, draft.first - 1
    if p.low(i) not in sets["context"]["changes_to"] or draft.value != int(draft.value):
        return -1
    i -= 1
    while i > p.lo and _amounts(p, i):
        i -= 1
    low = p.low(i)
    changes = low in sets["direction"]["up"] or low in sets["direction"]["down"]
    return i if changes and low not in sets["context"]["no_changes"] else -1


def _amounts(p: Passage, i: int) -> bool:
    """Whether token *i* belongs to an amount between the verb and the number: *grew by 1.4 million to* 45 million."""
    low, sets = p.lower[i], p.lex.sets
    percent = low in sets["percent"]["words"] or low in sets["percent"]["signs"]
    return low[0].isdigit() or percent or low in p.lex.scales or low in sets["context"]["changes_to"]


def _counts(p: Passage, i: int) -> bool:
    """Whether token *i* is a plural of things that are counted."""
    low = p.low(i)
    if not low.isalpha() or low in p.lex.sets["context"]["no_counts"] or low in p.lex.verbs or low in p.lex.stop:
        return False
    return is_plural(low, p.lex) and (p.words[i].islower() or i == p.lo)


def _belongs(p: Passage, i: int) -> bool:
    low = p.lower[i]
    if not low.isalpha() or low in p.lex.stop or low in p.lex.verbs or low.endswith("ly"):
        return False
    return p.words[i].islower() or i == p.lo


def _opens_clause(p: Passage, first: int) -> bool:
    determined = p.low(first - 1) in p.lex.sets["nouns"]["determiners"]
    at = first - 2 if determined else first - 1
    before, context = p.low(at), p.lex.sets["context"]
    return at < p.lo or before in context["clause_starts"] or before in context["clause_words"] or before in p.lex.verbs
