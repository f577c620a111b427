"""Words without marks before a frame: a clause that is said, or only a phrase or clause of the narrator's in front."""

from haiti_digest.extract.statements.contents import Range, trimmed_range
from haiti_digest.extract.statements.lexicon import Words
from haiti_digest.extract.statements.place import Place
from haiti_digest.extract.statements.standing import is_past_verb, opens_with_participle
from haiti_digest.extract.statements.units import QUOTE
from haiti_digest.language.lexicon import together


def has_clause(place: Place, lead: Range, ranges: list[Range]) -> bool:
    """Whether unquoted words before a frame are more than an adverb or a fronted phrase of the narrator's."""
    unit, small = place.unit, place.small
    piece = trimmed_range(unit, *lead, small)
    if piece is None:
        return False
    first, end = piece
    # Two days later, the board agreed
    time = together(small.time, small.time_lead, small.time_spans, small.determiners)
    if unit.lower[end - 1] in small.time and time.issuperset(unit.lower[first:end]):
        return False
    if len(ranges) == 1 and unit.lower[first] in small.prepositions and not _holds_verb(place, first, end):
        return False
    if len(ranges) == 1 and unit.lower[first] in _fronting(place.small) and _verbs(place, first, end) < 2:
        return False  # Though many are calm, some responded with force
    if len(ranges) > 1:
        return end - first > 1 or not (unit.lower[first] in small.adverbs or unit.lower[first] in small.joiners)
    if unit.lower[first] == QUOTE and place.runs[unit.runs[first]].inner.of(place.text).count(" ") >= 3:
        return True  # “They will not buy” it
    return end - first >= 3


def is_adverb(place: Place, lead: Range) -> bool:
    """Whether the words before a frame are an adverb that only links the sentence: ``[Still], she said, it works``."""
    piece = trimmed_range(place.unit, *lead, place.small)
    return piece is not None and piece[1] - piece[0] == 1 and place.unit.lower[piece[0]] in place.small.adverbs


def acts_on(place: Place, lead: Range, rest: Range) -> bool:
    """Whether a second verb follows a fronted phrase and the first: ``In May, he asked about it, [called] her``."""
    unit, small = place.unit, place.small
    piece = trimmed_range(unit, *lead, small)
    fronted = piece is not None and unit.lower[piece[0]] in small.prepositions and not _holds_verb(place, *piece)
    return fronted and is_past_verb(unit, rest[0], small)


def is_main_clause(place: Place, first: int, end: int) -> bool:
    """Whether the words before a frame stand alone, so that an adjunct after its verb opens no clause of its own:

    ``[The bridge will open], he said during a visit to the town``. Leaves: ``When the storm came, he said in May …``.
    """
    unit, small = place.unit, place.small
    piece = trimmed_range(unit, first, end, small)
    if piece is None:
        return False
    first, end = piece
    word = unit.lower[first]
    if word in together(small.subordinators, small.prepositions, small.conditional, small.before_clause, small.as_):
        return False
    if first == 0 and opens_with_participle(unit, small):  # Asked if she had left, he said
        return False
    return not word.endswith(small.gerund_endings) and any(
        unit.lower[i] in small.finite or is_past_verb(unit, i, small) or unit.lower[i] == QUOTE
        for i in range(first, end)
    )


def _holds_verb(place: Place, first: int, end: int) -> bool:
    """Whether any of the words may be a finite verb: none is in ``In a long talk with the police, Roe confessed …``."""
    unit, small = place.unit, place.small
    finite = together(small.finite, small.pronouns, small.that)
    return any(
        unit.lower[i] in finite
        or unit.lower[i].endswith(small.contractions)
        or ((unit.lower[i].endswith(small.past_endings) or unit.lower[i] in small.past_verbs) and unit.is_word(i - 1))
        or unit.lower[i] == QUOTE
        or (unit.lower[i] == "," and _opens(place, i + 1))
        or (unit.words[i].isalpha() and unit.words[i].islower() and unit.lower[i].endswith(small.plural_endings))
        for i in range(first + 1, end)
    )


def _opens(place: Place, at: int) -> bool:
    """Whether a word behind a comma may go on with a clause: no name, number or past participle."""
    unit, small = place.unit, place.small
    word = unit.at(at)
    acts = word.endswith(small.past_endings) or word in small.past_verbs
    return unit.is_word(at) and unit.words[at].islower() and not acts


def _fronting(small: Words) -> frozenset[str]:
    """What opens a clause that is fronted, and stands for no one by itself."""
    return together(small.concessive, small.conditional, small.before_clause, small.as_) - small.determiners


def _verbs(place: Place, first: int, end: int) -> int:
    """How many words from *first* to *end* are verbs for sure, two as soon as a comma parts them."""
    unit, small = place.unit, place.small
    if "," in unit.lower[first:end]:
        return 2
    return sum(unit.lower[i] in small.finite or is_past_verb(unit, i, small) for i in range(first, end))
