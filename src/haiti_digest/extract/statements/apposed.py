"""Subjects with what is set beside them: *Jane Roe, a lawyer for the city,* said."""

from haiti_digest.extract.statements.lexicon import Words
from haiti_digest.extract.statements.moments import past_time
from haiti_digest.extract.statements.names import before_row, row_start, with_nickname
from haiti_digest.extract.statements.standing import PARTICIPLE
from haiti_digest.extract.statements.starts import REACH, is_opening, phrase_start
from haiti_digest.extract.statements.units import Unit
from haiti_digest.language.lexicon import together


def with_more_before(unit: Unit, first: int, end: int, floor: int, small: Words) -> int:
    """Where the subject begins whose last words are *first* to *end*."""
    nick = with_nickname(unit, first, floor, small)
    if nick < first:
        return nick
    row = before_row(unit, first, end, floor, small)
    if row is not None:
        start = phrase_start(unit, row, floor, small)
        return first if start is None else start
    if unit.words[first][0].isdigit() and end - first > 1:  # In Ostend, 85 of the owners
        return first
    at_home = _before_country(unit, first, end, floor, small)
    if at_home is not None:
        return at_home
    start = row_start(unit, first, end, floor, small)
    if start < first:
        return start
    return _with_name_before(unit, first, floor, small)


def _before_country(unit: Unit, first: int, end: int, floor: int, small: Words) -> int | None:
    """Where a subject begins whose town's country ends without its comma: ``[Judge Jane Roe in Ostend,] Norland said``.

    None where any word in small letters but the preposition stands before the comma, such as a verb.
    """
    town = first - 2
    if end - first != 1 or not unit.is_capital(first) or town - 3 < floor or unit.lower[first - 1] != ",":
        return None
    while unit.is_capital(town - 1):
        town -= 1
    start = unit.stretch_start(town - 1, floor)
    named = all(unit.is_capital(k) for k in range(start, town - 1)) and town - 1 - start > 1
    placed = unit.is_capital(town) and unit.lower[town - 1] in small.prepositions
    leads = together(small.prepositions, small.subordinators, small.before_clause, small.determiners)
    return start if named and placed and is_opening(unit, start) and unit.lower[start] not in leads else None


def _with_name_before(unit: Unit, first: int, floor: int, small: Words) -> int:
    """``Jane Roe, spokeswoman for the city [said]``: the apposition's closing comma is often left out."""
    lower = unit.lower
    if first - 2 < floor or lower[first - 1] != ",":
        return first
    before = phrase_start(unit, first - 2, floor, small)
    named = unit.is_capital(first) and lower[first] not in small.determiners
    if before is not None and named and lower[first - 2] in small.role_nouns and is_opening(unit, before):
        return before
    office = any(
        lower[i] in small.role_nouns and lower[i + 1] in small.of
        for i in range(first, min(first + 5, len(unit.words) - 1))
    )
    if office and before is not None and first - before > 2 and is_opening(unit, before):
        return before if all(unit.is_capital(i) or unit.words[i] == "." for i in range(before, first - 1)) else first
    if lower[first] not in small.appositive_leads and not unit.words[first][0].isdigit():
        return first
    adverb = before is not None and lower[before].endswith(small.adverb_endings) and first - before == 2
    if before is None or adverb or lower[before] in small.adverbs or past_time(unit, before, small) == first - 1:
        return first
    if lower[before] in small.time or not is_opening(unit, before) or _ends_fronted(unit, before, first, floor, small):
        return first
    names = (
        unit.is_capital(i) or unit.words[i] == "." or (unit.lower[i] in small.of and unit.is_capital(i + 1))
        for i in range(before, first - 1)
    )
    return before if all(names) else first


def _ends_fronted(unit: Unit, name: int, first: int, floor: int, small: Words) -> bool:
    """Whether the name between commas at word *name* belongs to the phrase that opens the sentence, not to the subject
    at *first*: ``In Ostend, [Norland], the envoy said`` · ``Dans une lettre au ministre, [Jean Roe], le bureau note``.
    """
    if name - 2 < floor or unit.lower[name - 1] != ",":
        return False
    start = unit.stretch_start(name - 2, floor)
    opening = unit.lower[start]
    leads = together(small.prepositions, small.before_clause)
    held = opening.endswith(small.past_endings) or opening in small.past_verbs  # After a meeting, held in Ostend
    inner = held and (unit.lower[0] in leads or unit.lower[0].endswith(small.gerund_endings))
    if opening not in small.prepositions and not opening.endswith(small.gerund_endings) and not inner:
        return False
    place = first - name == 2 and unit.is_capital(name - 2)  # one word, behind another name
    return place or any(word in small.role_nouns for word in unit.lower[start + 1 : name - 1])


def with_pronoun_before(unit: Unit, first: int, floor: int, small: Words) -> int:
    """``[He and] Jane Roe``: where a pronoun joined to the subject begins, which opens its clause."""
    joined = first - 2 >= floor and unit.lower[first - 1] in small.joiners and unit.lower[first - 2] in small.pronouns
    return first - 2 if joined and unit.lower[first - 2] not in small.who and is_opening(unit, first - 2) else first


def before_apposition(unit: Unit, comma: int, floor: int, small: Words) -> int | None:
    """The start of ``Jane Roe, a lawyer, of Ohio`` given its closing comma: the leftmost stretch that can be a head."""
    segments: list[int] = []
    edge = comma
    best: int | None = None
    while edge > floor and comma - edge < REACH and len(segments) < 9:
        start = unit.stretch_start(edge - 1, floor)
        segments.append(start)
        opening = unit.lower[start]
        head = phrase_start(unit, edge - 1, floor, small)
        if head is not None and head > start and opening in small.determiners and _is_inside(unit, head, small):
            head = start
        adjunct = opening in small.prepositions
        if len(segments) > 1 and head is not None and _is_in_front(unit, start, head, edge, small):
            return segments[-2] if best is None else best
        inside = opening in small.of or opening in small.listing  # of Ohio, including Ohio
        inserted = adjunct and opening not in small.of and head == start + 1
        if (inside or (inserted and best is None)) and start > floor and unit.lower[start - 1] == ",":
            best = None if opening in small.listing else best
            edge = start - 1
            continue
        complement = 0 < start <= floor and unit.is_word(start - 1)  # echoing the call, Jane Roe said
        fronted = start == 0 and (adjunct or opening.endswith(small.gerund_endings))  # In a letter, the mayor,
        if best is not None and (fronted or complement or (unit.is_capital(best) and adjunct)):
            break
        clause = not small.past_verbs.isdisjoint(unit.lower[start:edge])  # the remark came late, Roe, the mayor, said
        if len(segments) > 1 and head is not None and not clause and _is_head(unit, head, edge, small):
            tail = best is not None and _is_marked(unit, best, small) and not _is_marked(unit, head, small)
            best = best if tail else head
        stopped = head is None or head > start or adjunct
        if len(segments) > 1 and stopped and best is not None:
            break
        if len(segments) > 1 and adjunct:
            break
        if start == 0 or start <= floor or unit.lower[start - 1] != ",":
            break
        edge = start - 1
    return best


def _is_in_front(unit: Unit, start: int, head: int, comma: int, small: Words) -> bool:
    """Whether a phrase from *start* to a comma stands before the subject, which has its article, so that no noun in it,
    as at *head*, is the subject: ``Mercredi au port[,] le maire, Jean Roe,`` · ``Par ailleurs[,] le maire,``.
    """
    if PARTICIPLE not in small.grammar or head == start or (start > 0 and unit.lower[start - 1] != ","):
        return False
    opens = unit.lower[comma + 1] in small.determiners and unit.lower[comma + 1] not in small.quantifiers
    linked = not small.prepositions.isdisjoint(unit.lower[start:head])
    return opens and linked and unit.lower[start] not in small.of


def _is_inside(unit: Unit, first: int, small: Words) -> bool:
    """Whether the words at *first* go on with a phrase, behind a *to* that is no infinitive’s or a word for *that*:

    ``the sister of the heir to [the throne]`` · ``The firm that [runs the port], Tide Inc., said``.
    """
    before = unit.at(first - 1)
    noun = unit.lower[first] in small.determiners
    if before in together(small.relative, small.that):
        return not noun and not unit.is_capital(first)
    return noun and before in small.infinitive


def apposed_end(unit: Unit, first: int, comma: int, small: Words) -> int:
    """The end of the descriptions after a name; remarks of time, place or manner do not belong to the source."""
    for i in range(first + 1, comma - 1):
        if unit.lower[i] != ",":
            continue
        word = unit.lower[i + 1]
        remark = word in small.subordinators or word in small.who or word.endswith(small.gerund_endings)
        if remark or (word in small.prepositions and word not in small.of) or word in small.joiners:
            return i
    return comma


def before_relative(unit: Unit, comma: int, floor: int, small: Words) -> tuple[int | None, int]:
    """The subject of a verb behind a relative clause that only a comma ends: ``[An officer] who asked not to be named,
    said``; and where it ends."""
    start = unit.stretch_start(comma - 1, floor)
    for at in range(start + 1, comma - 1):
        if unit.lower[at] in small.who:
            return phrase_start(unit, at - 1, floor, small), at
    return None, comma


def _is_head(unit: Unit, first: int, end: int, small: Words) -> bool:
    word = unit.lower[first]
    if word in small.prepositions or word in small.adverbs or word in small.time:
        return False
    if word.endswith(small.gerund_endings) and (unit.words[first].islower() or first == 0):
        return False
    if all(unit.lower[i] in small.time or not unit.words[i][0].isalpha() for i in range(first, end)):
        return False
    return _is_marked(unit, first, small) or end - first <= 3


def _is_marked(unit: Unit, first: int, small: Words) -> bool:
    """Whether a name, an article or an office opens a phrase; else it may be the tail of a clause: ``will [open soon],
    Jane Roe, a lawyer, said``."""
    return unit.is_capital(first) or unit.lower[first] in together(small.determiners, small.role_nouns)
