"""Finds the figures of a reading: numbers with what they count, sentence by sentence."""

from haiti_digest.extract.figures.counts import counts
from haiti_digest.extract.figures.draft import Draft
from haiti_digest.extract.figures.implied import implied_counts
from haiti_digest.extract.figures.lexicon import Lexicon, lexicon
from haiti_digest.extract.figures.passage import Passage
from haiti_digest.extract.figures.plurals import unelided
from haiti_digest.extract.figures.record import record
from haiti_digest.extract.figures.shared import share
from haiti_digest.records import Figure
from haiti_digest.text.reading import Reading
from haiti_digest.text.tokens import places_of


def find_figures(reading: Reading) -> tuple[Figure, ...]:
    """Every figure of the reading, sorted by span.

    Finds: ``At least twenty-seven families fled`` (27, family, at least); ``US$1.4bn``; ``15 to 20 gunmen``.
    Leaves: years, days, clock times, numbers in names, ordinals, scores, *one* as a pronoun.
    """
    lex = lexicon(reading.language)
    tokens = reading.tokens
    met = set(tokens.lower)
    wanted = met & lex.starters | {word for word in met if not word.isalpha() and starts_figure(word, lex)}
    places = places_of(tokens.lower, wanted)
    figures: list[Figure] = []
    at = 0
    for lo, hi in reading.sentences:
        first = at
        while at < len(places) and places[at] < hi:
            at += 1
        if at > first:
            p = Passage(reading.text, tokens.words, tokens.lower, tokens.starts, tokens.ends, lo, hi, lex)
            figures += in_sentence(p, places[first:at])
    return tuple(figures)


def starts_figure(word: str, lex: Lexicon) -> bool:
    """Whether a token in lower case can begin a figure or imply one."""
    if word in lex.starters or "0" <= word[0] <= "9":
        return True
    if "-" in word:
        return word.partition("-")[0] in lex.triggers
    if "0" <= unelided(word, lex)[0] <= "9":  # d'1,5 million
        return True
    if not (word[-1].isdigit() or word[-1] in lex.scale_ends):
        return False
    front = word.rstrip(lex.scale_letters)
    return front[-1:].isdigit() and front.rstrip("0123456789") in lex.prefixes


def in_sentence(p: Passage, places: list[int]) -> list[Figure]:
    """The figures of one sentence, of which *places* are the tokens that may begin one."""
    drafts: list[Draft] = share(p, counts(p, places))
    drafts += implied_counts(p, places, drafts)
    drafts.sort(key=lambda draft: draft.start)
    return [record(p, drafts, k) for k in range(len(drafts))]
