"""Quoted runs that no reporting verb of the list claimed: what stands beside them may still tell who speaks."""

from haiti_digest.extract.statements.draft import ALONE, Announcement
from haiti_digest.extract.statements.frames import Frame
from haiti_digest.extract.statements.kept import as_source
from haiti_digest.extract.statements.lending import main_subject
from haiti_digest.extract.statements.lexicon import Words
from haiti_digest.extract.statements.moments import past_time
from haiti_digest.extract.statements.phrases import phrase_after
from haiti_digest.extract.statements.place import Place
from haiti_digest.extract.statements.sources import is_subject
from haiti_digest.extract.statements.standing import in_fronted_clause, opens_with_participle
from haiti_digest.extract.statements.units import DASHES, QUOTE, SPEECH_END, Unit
from haiti_digest.language.lexicon import together, without

LEAST_WORDS = 4
SIGNATURE = 16
SIGNED = "quote signed"
LED_IN = "quote led in"
ANY_VERB = "quote, subject and verb"


def led_in(place: Place, i: int, frames: list[Frame]) -> tuple[tuple[int, int] | None, str]:
    """The source of the run at *i* and the rule that found it; None and the rule for a run alone otherwise.

    Finds: ``Roe had a last word: [“It works for me.”]`` · ``[“Go home,”] Roe grumbled``.
    Leaves: titles, terms and single words.
    """
    unit = place.unit
    inner = place.runs[unit.runs[i]].inner.of(place.text).strip()
    if inner.endswith(",") and i + 2 < len(unit.words):
        source = _subject_of_any_verb(place, i + 1)
        if source is not None and not any(frame.source and frame.source[0] == source[0] for frame in frames):
            return source, ANY_VERB
    turned = _turned_verb(place, i, inner)
    if turned is not None:
        return turned, ANY_VERB
    signed = _signed(place, i + 1)
    if signed is not None:
        return signed, SIGNED
    viewed = _in_the_view_of(place, i, inner)
    if viewed is not None:
        return viewed, LED_IN
    before = unit.at(i - 1)
    sentence = inner[:1].isupper() and inner.count(" ") + 1 >= LEAST_WORDS
    if i > 0 and sentence and (before == ":" or (before == "," and inner[-1:] in ".?!")):
        source = _leading(place, i, frames)
        if source is not None:
            return source, LED_IN
    return None, ALONE


def _in_the_view_of(place: Place, i: int, inner: str) -> tuple[int, int] | None:
    """Whose view the run at *i* is, which opens the sentence with *for* or *to*: ``For [Jane Roe], “it was a shame.”``

    Leaves: ``For years, “it works” …``, titles.
    """
    unit, small = place.unit, place.small
    if not (unit.lower[0] in small.viewing and unit.at(i - 1) == "," and inner.count(" ") + 1 >= LEAST_WORDS):
        return None
    last = i - 2
    titled = unit.at(1) in small.determiners and (unit.lower[last] in small.role_nouns or unit.is_capital(last))
    named = unit.is_capital(1) or unit.at(1) in small.objects or titled
    whole = phrase_after(unit, 1, small, i) == i - 1 and is_subject(unit, 1, i - 1, small)
    return (1, i - 1) if named and whole and (inner[0].islower() or inner[-1] in ".?!,") else None


def _leading(place: Place, i: int, frames: list[Frame]) -> tuple[int, int] | None:
    """Who leads up to the run at *i*: a name between a dash and a colon, who spoke last, or the sentence's subject.

    None behind a passive (``was asked by her host, “…”``): somebody else may be the one to speak.
    """
    unit, small = place.unit, place.small
    earlier = [frame for frame in frames if frame.source is not None and frame.source[1] <= i]
    named = _named_before_colon(place, i - 1)
    if named is not None:
        return named
    if any(frame.passive for frame in earlier):
        return None
    spoken = [f.source for f in earlier if f.source is not None and not in_fronted_clause(unit, f.source[0], small)]
    source = spoken[-1] if spoken else main_subject(unit, 0, i, small)
    asked = opens_with_participle(unit, small) and unit.at(1) != ":"  # Asked about it,
    if source is not None and source[0] == 0 and asked:
        return None
    loose = source is not None and unit.lower[source[1] - 1].endswith(small.adverb_endings)
    return None if loose or (source is not None and unit.words[source[1] - 1] == ".") else source


def _named_before_colon(place: Place, colon: int) -> tuple[int, int] | None:
    """The name that stands alone between a dash and a colon: ``The tide turns – [Jane Roe]: “…”``.

    Or behind what it was asked: ``Asked about the tide, [Jane Roe]: “…”``.
    """
    unit, small = place.unit, place.small
    first = colon
    while first > 0 and (unit.is_capital(first - 1) or unit.lower[first - 1] in small.joiners):
        first -= 1
    asked = unit.at(first - 1) == "," and unit.lower[0].endswith(small.past_endings)
    apart = unit.at(colon) == ":" and first > 0 and (unit.words[first - 1] in DASHES or asked)
    return (first, colon) if apart and unit.is_capital(first) and colon - first < SIGNATURE else None


def announcement(place: Place, frames: list[Frame]) -> Announcement | None:
    """The speaker whom a paragraph announces that ends with a colon (``Roe wrote to the council:``), or with a comma
    right behind the verb (``Roe stated,``).
    """
    unit = place.unit
    saying = [frame for frame in frames if frame.source is not None and not frame.passive]
    if unit.words[-1] == "," and not (saying and saying[-1].cue[1] == len(unit.words) - 1):
        return None
    if saying:
        last = saying[-1]
        assert last.source is not None
        return Announcement(unit.paragraph, unit.span(*last.source), unit.span(*last.cue))
    source = main_subject(unit, 0, len(unit.words), place.small)
    return Announcement(unit.paragraph, unit.span(*source), None) if source else None


def _signed(place: Place, dash: int) -> tuple[int, int] | None:
    """The name that stands below or after a run, behind a dash: ``“It works.” — Jane Roe``."""
    unit = place.unit
    while unit.at(dash) in (".", ","):
        dash += 1
    if unit.at(dash) not in ("—", "–", "-", "―") or not unit.is_capital(dash + 1):
        return None
    end = phrase_after(unit, dash + 1, place.small, len(unit.words))
    return (dash + 1, end) if end >= len(unit.words) - 1 and end - dash < SIGNATURE else None


def _turned_verb(place: Place, i: int, inner: str) -> tuple[int, int] | None:
    """The subject behind any verb that stands behind the words spoken, where languages turn all such verbs round:

    ``« Le port ferme », [peste] Jean Roe.`` · ``« Le port ferme », s’est époumoné lundi le maire.`` Leaves: what is
    said of a title: ``« Le vent du nord », écrit par Jean Roe``.
    """
    unit, small = place.unit, place.small
    opens = i == 0 or set(unit.lower[:i]) <= {QUOTE}
    if not opens or not inner[:1].isupper() or inner.count(" ") + 1 < LEAST_WORDS:
        return None
    first = i + 2 if unit.at(i + 1) == "," else i + 1 if inner[-1] in SPEECH_END else len(unit.words)
    verb = _any_verb(unit, first, small)
    if verb is None:
        return None
    at = verb + 1
    if unit.at(at) in without(small.pronouns, small.who) and place.text[unit.starts[at] - 1] == "-":  # accuse-t-il
        return at, at + 1
    at = past_time(unit, at, small)
    named = unit.is_capital(at) or unit.at(at) in small.determiners
    end = phrase_after(unit, at, small, len(unit.words), inverted=True)
    follows = unit.at(end)
    ends = not unit.is_word(end) or follows in together(small.prepositions, small.time, small.who, small.subordinators)
    return as_source(unit, at, end, small) if named and ends and is_subject(unit, at, end, small) else None


def _any_verb(unit: Unit, first: int, small: Words) -> int | None:
    """The verb that may begin at word *first* with its auxiliary: ``[peste]``, ``a [pesté]``, ``s’est [emporté]``."""
    verb = first
    while unit.at(verb) in small.auxiliaries or unit.at(verb) in small.adverbs:
        verb += 1
    if not unit.is_word(verb) or not unit.words[verb].islower() or not unit.words[verb].isalpha():
        return None
    word = unit.lower[verb]
    if verb > first and unit.at(verb - 1) not in small.reflexive:
        return verb if word.endswith(small.past_endings) else None
    apart = together(
        small.prepositions, small.determiners, small.subordinators, small.joiners, small.who, small.role_nouns
    )
    adverb = word.endswith(small.adverb_endings)
    return verb if word.endswith(small.present_endings) and word not in apart and not adverb else None


def _subject_of_any_verb(place: Place, first: int) -> tuple[int, int] | None:
    unit, small = place.unit, place.small
    if unit.at(first).endswith(small.past_endings) and unit.words[first].islower():  # “…,” exhorted Jane Roe
        end = phrase_after(unit, first + 1, small, len(unit.words), inverted=True)
        named = unit.is_capital(first + 1) or unit.at(first + 1) in small.determiners
        return (first + 1, end) if named and is_subject(unit, first + 1, end, small) else None
    named = unit.is_capital(first) or ((near := unit.at(first)) in small.pronouns or near in small.determiners)
    end = phrase_after(unit, first, small, len(unit.words), apposition=False)
    verb = unit.at(end)
    if not named or not is_subject(unit, first, end, small) or not verb.endswith(small.past_endings):
        return None
    return first, end
