"""The subject of a verb that goes on with another clause: that of the frame before, or of the sentence."""

from msgspec.structs import replace

from haiti_digest.extract.statements.according import ACCORDING
from haiti_digest.extract.statements.contents import after_dateline
from haiti_digest.extract.statements.frames import Frame
from haiti_digest.extract.statements.lexicon import Words
from haiti_digest.extract.statements.moments import past_opening_time
from haiti_digest.extract.statements.phrases import phrase_after
from haiti_digest.extract.statements.sources import is_subject
from haiti_digest.extract.statements.standing import PARTICIPLE, is_past_verb, opens_with_participle
from haiti_digest.extract.statements.units import HARD, Unit
from haiti_digest.language.lexicon import together, without


def lend_subjects(unit: Unit, frames: list[Frame], small: Words) -> list[Frame]:
    """The frames with the subject of the clause they go on with: that of the frame before, or of the sentence. An
    infinitive with a subject that nothing tells from its verb is left out.
    """
    lent: list[Frame] = []
    for frame in frames:
        if not frame.borrows:
            lent.append(frame)
            continue
        told = [f for f in lent if f.source is not None and ACCORDING not in f.verb.frames]
        joined = frame.verb.form == "past" and unit.at(frame.first - 1) in small.joiners
        apart = [f for f in told if not _is_told_of(unit, f, told, small)] if joined else []
        earlier = [f.source for f in apart or told]
        opening = max((f.fronted for f in lent if f.fronted is not None and f.fronted < frame.first), default=None)
        if opening is not None and not any(f.source is not None and f.cue[0] > opening for f in lent):
            earlier = []
        singular = frame.verb.form == "s"
        source = earlier[-1] if earlier else main_subject(unit, opening or 0, frame.first, small, singular)
        follows = source is not None and unit.at(frame.first) in small.before_clause  # , avant d’ajouter que
        alone = PARTICIPLE in small.grammar and frame.verb.form == "base" and not follows
        if alone and not _has_acted(unit, source, frame, small):
            continue
        lent.append(replace(frame, source=source))
    return lent


def _is_told_of(unit: Unit, frame: Frame, told: list[Frame], small: Words) -> bool:
    """Whether a pronoun right behind another verb is the subject of what is said: ``Roe said [he] recalled it``."""
    pronoun = frame.source is not None and unit.lower[frame.source[0]] in without(small.pronouns, small.who)
    return pronoun and any(other.end == frame.first and not other.opened for other in told)


def _has_acted(unit: Unit, source: tuple[int, int] | None, frame: Frame, small: Words) -> bool:
    """Whether an auxiliary tells the subject of an infinitive from its verb, and the verb is not denied:

    ``La mairie a saisi l’occasion [pour] dire que``. Leaves: ``La mairie saisit l’occasion pour dire que``.
    """
    if source is None or not small.denying.isdisjoint(unit.lower[source[1] : frame.first]):
        return False
    return unit.at(source[1]) in small.auxiliaries or unit.at(source[0]) in small.pronouns


def main_subject(unit: Unit, first: int, limit: int, small: Words, singular: bool = False) -> tuple[int, int] | None:
    """The noun phrase that opens the sentence, after fronted phrases that a comma ends; *singular* is its verb."""
    i = max(first, after_dateline(unit)) if first == 0 else first
    links = together(small.joiners, without(small.adverbs, small.quantifiers))
    while i < limit and (unit.lower[i] in links or not unit.is_word(i)):
        if unit.lower[i] in HARD and i > first:
            break
        i += 1
    if i + 1 < limit and unit.lower[i].endswith(small.adverb_endings):
        after = i + 1 + (unit.lower[i + 1] in small.time_from)
        if unit.at(after) == ",":  # Ultimately, he; Shortly after, he
            i = after + 1
    i = past_opening_time(unit, i, limit, small)
    i = _past_fronted(unit, i, limit, small)
    end = phrase_after(unit, i, small, limit, apposition=False)
    timed = end < limit and (unit.lower[end - 1] in small.time or unit.lower[end] in small.time)
    timed = timed and not any(is_past_verb(unit, k, small) for k in range(i + 1, end))  # The board replied Friday,
    comma = end + (end < limit and unit.lower[end] in small.time)
    if timed and unit.at(comma) == ",":  # A month later, he
        i = comma + 1
        end = phrase_after(unit, i, small, limit, apposition=False)
    verb = next((k for k in range(i + 1, end) if _is_its_verb(unit, k, small)), end)
    named = _named_behind(unit, i, end, limit, small) if verb == end else None
    if named is not None:
        return i, named
    if verb == end:
        verb = (_before_present if singular else _before_plural_present)(unit, i, end, small)
    return (i, verb) if is_subject(unit, i, verb, small) or _is_he(unit, i, verb, small) else None


def _past_fronted(unit: Unit, i: int, limit: int, small: Words) -> int:
    """Past the phrases and clauses in front that begin at word *i*, each with its comma: ``[In May, while others left,]
    the mayor``, ``[At a rally in Ostend, Norland,] the mayor``.
    """
    first = i
    while i < limit and _is_in_front(unit, i, small) and (i == first or _is_next_in_front(unit, i, small)):
        comma = next((k for k in range(i, limit) if unit.lower[k] == ","), limit)
        i = comma + 1
        further = next((k for k in range(i, limit) if not unit.is_capital(k) and unit.words[k] != "."), limit)
        if unit.is_capital(comma - 1) and i < further < limit and _is_place(unit, further, small):
            i = further + 1
    return i


def _is_in_front(unit: Unit, i: int, small: Words) -> bool:
    """Whether word *i* opens a phrase or clause in front of the main one."""
    word = unit.lower[i]
    front = word in small.prepositions or word in small.subordinators or word.endswith(small.gerund_endings)
    return front or _is_asked(unit, i, small)


def _is_next_in_front(unit: Unit, i: int, small: Words) -> bool:
    """Whether word *i*, which may open a phrase, is no name and no hedge before a number: ``about 20 sailors``."""
    return unit.words[i].islower() and not unit.at(i + 1)[:1].isdigit() and PARTICIPLE not in small.grammar


def _is_place(unit: Unit, comma: int, small: Words) -> bool:
    """Whether the names that end at *comma* tell where a place is, since the subject follows, and no others in a row:

    ``In Ostend, Norland[,] the mayor`` against ``In Ostend, Jane Roe[,] a clerk, …``, ``Jane Roe[,] Ann Lee and Ed``.
    """
    if PARTICIPLE in small.grammar or unit.lower[comma] != "," or unit.at(comma + 1) in small.appositive_leads:
        return False
    behind = comma + 1
    while unit.is_capital(behind) or unit.at(behind) == ".":
        behind += 1
    row = unit.at(behind) in small.joiners or unit.at(behind) == ","
    opens = without(together(small.prepositions, small.pronouns), small.who)
    return (behind > comma + 1 and not row) or unit.at(comma + 1) in opens


def _is_he(unit: Unit, i: int, end: int, small: Words) -> bool:
    """Whether a pronoun that may stand for nobody has done something: ``Il a ouvert``, no ``il y a``."""
    if PARTICIPLE not in small.grammar or end != i + 1 or unit.at(i) not in small.pronouns:
        return False
    k = i + 1
    while unit.at(k) in small.negation:
        k += 1
    done = unit.at(k) in small.finite and unit.at(k) not in small.be
    return done and unit.at(k + 1) not in small.be and unit.at(k + 1) not in small.impersonal


def _named_behind(unit: Unit, first: int, end: int, limit: int, small: Words) -> int | None:
    """The end of the name between commas behind an office: ``The envoy to the board, [Jane Roe], welcomed it``."""
    if unit.at(end) != "," or small.role_nouns.isdisjoint(unit.lower[first:end]):
        return None
    comma = end + 1
    while comma < limit and (unit.is_capital(comma) or unit.words[comma] == "."):
        comma += 1
    named = comma - end > 2 and unit.at(comma) == "," and unit.lower[end + 1] not in small.role_nouns
    return comma if named and unit.lower[end + 1] not in small.determiners else None


def _is_asked(unit: Unit, i: int, small: Words) -> bool:
    """Whether *i* is a participle that tells what the subject was asked: ``Asked about it, she praised him``."""
    return (
        i == 0
        and opens_with_participle(unit, small)
        and together(small.prepositions, small.time, small.conditional).issuperset([unit.at(1)])
    )


def _is_its_verb(unit: Unit, k: int, small: Words) -> bool:
    """Whether word *k* of a noun phrase is rather the verb that follows it: ``His mother [spoke]``."""
    before = unit.lower[k - 1]
    noun = before not in small.adverbs and not before.endswith(small.adverb_endings)
    return noun and is_past_verb(unit, k, small)


def _before_present(unit: Unit, first: int, end: int, small: Words) -> int:
    """Where a singular subject ends that was read together with its verb: ``The senator [opposes] the plan``.

    Its verb stands inside where an object or adjunct follows: it is the last word that ends like a plural.
    """
    follows = unit.at(end)
    adjunct = follows in small.prepositions and unit.at(end + 1) not in small.time
    if PARTICIPLE in small.grammar or not (follows in small.determiners or follows in small.joiners or adjunct):
        return end
    k = next((k for k in range(end - 1, first, -1) if _ends_in_s(unit, k, small)), end)
    opens = together(small.determiners, small.prepositions)
    while k < end and k - 1 > first and _ends_in_s(unit, k - 1, small) and unit.lower[k - 2] not in opens:
        k -= 1
    return end if unit.lower[k - 1] in small.determiners else k


def _before_plural_present(unit: Unit, first: int, end: int, small: Words) -> int:
    """Where a plural subject ends that was read together with its verb before an object: ``[All men] oppose``."""
    several = unit.at(first) in without(small.quantifiers, small.single)
    if PARTICIPLE in small.grammar:
        return end
    for k in range(first + 1, end):
        noun = unit.words[k - 1].islower() or k - 1 == first
        plural = unit.lower[k - 1].endswith(small.plural_endings) or unit.lower[k - 1] in small.plurals
        acts = unit.words[k].islower() and not unit.lower[k].endswith(small.plural_endings)
        follows = k + 1 == end and unit.at(end) in together(small.determiners, small.objects)
        if noun and plural and acts and k > first + 1 and (follows or (several and unit.is_capital(k + 1))):
            return k
    return end


def _ends_in_s(unit: Unit, k: int, small: Words) -> bool:
    word = unit.words[k]
    return word.islower() and word.endswith(small.plural_endings) and word not in small.prepositions
