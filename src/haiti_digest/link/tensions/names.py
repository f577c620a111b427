"""Names written in different ways: of one person or body, of two who may be one, and of what they lead."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from haiti_digest.link.facts import ArticleFacts
from haiti_digest.link.library import Library
from haiti_digest.link.passages import View
from haiti_digest.link.prose import Prose
from haiti_digest.link.tensions.record import tension
from haiti_digest.records import Passage, Speaker, Tension
from haiti_digest.spans import Span
from haiti_digest.text.names import Name, folded

FAR = 2
"""Letters that two spellings of one word may differ in; in words of under six letters one."""
SHORT = 6
LONG = 3
"""Words of a body's name that are compared when one form has more of them."""
LEAST = 4
"""Letters of a word that may be spelled in two ways."""


def name_tensions(
    articles: Sequence[ArticleFacts], library: Library, speakers: Sequence[Speaker], views: Iterable[View]
) -> Iterator[Tension]:
    """One person's or body's name in two spellings, two persons whose names differ in a few letters, compounds."""
    forms = _forms(library, speakers)
    for speaker in speakers:
        if speaker.id in forms:
            yield from _spellings(articles, speaker, forms.pop(speaker.id))
    yield from _variants(articles, library, [speaker for speaker in speakers if speaker.kind == "person"])
    yield from _compounds(articles, views)


def _forms(library: Library, speakers: Iterable[Speaker]) -> dict[str, dict[str, Passage]]:
    """The names of those who stand in several articles, each with its first place; article after article."""
    ids: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for speaker in speakers:
        if speaker.voices[0].article != speaker.voices[-1].article:
            for voice in speaker.voices:
                ids[voice.article].append((voice.entity, speaker.id))
    found: dict[str, dict[str, Passage]] = defaultdict(dict)
    for number in sorted(ids):
        names = library.names(number)
        for entity, speaker_id in sorted(ids.pop(number)):
            for name, span in names.entities[entity].names:
                if name not in found[speaker_id]:
                    found[speaker_id][name] = Passage(article=number, span=span)
    return found


def _spellings(articles: Sequence[ArticleFacts], speaker: Speaker, forms: Mapping[str, Passage]) -> Iterator[Tension]:
    """Names of one speaker with as many words, of which one differs, or that differ in accents and hyphens alone."""
    names = sorted(forms, key=lambda name: (forms[name].article, forms[name].span))
    for at, one in enumerate(names):
        for two in names[at + 1 :]:
            if forms[one].article != forms[two].article and _respelled(one, two, speaker.kind == "body"):
                yield tension(articles, "name", "differs", [forms[one]], [forms[two]], rule="one name, two spellings")
                return


def _respelled(one: str, two: str, body: bool) -> bool:
    """Whether two names are spelled differently; of bodies one may leave out last words (*Relief Board mission*).

    A person's must be alike in letters: *Ada Roe* and *Mary Roe* may both be short for *Ada Mary Roe*.
    """
    first, second = folded(one), folded(two)
    if first == second:
        return len(first) > 1 and one.casefold() != two.casefold() and _bare(one) != _bare(two)
    if len(first) != len(second) and not (body and min(len(first), len(second)) >= LONG):
        return False
    if min(len(first), len(second)) < 2:
        return False
    differing = [(a, b) for a, b in zip(first, second, strict=False) if a != b]
    return len(differing) == 1 and (body or _few_letters(*differing[0]))


def _bare(name: str) -> str:
    """Without what is no part of a spelling: stops, quotation marks, doubled blanks."""
    return " ".join("".join(c for c in name.casefold() if c not in ".’'“”\"()").split())


def _variants(articles: Sequence[ArticleFacts], library: Library, persons: Sequence[Speaker]) -> Iterator[Tension]:
    """Two persons, never named in one article, whose full names differ in a few letters of one word."""
    near: dict[tuple[int, Name], list[tuple[str, Speaker]]] = defaultdict(list)
    told: set[tuple[str, str]] = set()
    for speaker in persons:
        name = folded(speaker.name)
        if not 2 <= len(name) <= 5:
            continue
        for at, word in enumerate(name):
            key = (at, name[:at] + name[at + 1 :])
            for other_word, other in near[key][-8:]:
                pair = (other.id, speaker.id)
                if pair not in told and _few_letters(word, other_word) and not _together(speaker, other):
                    told.add(pair)
                    one, two = _first(articles, library, other), _first(articles, library, speaker)
                    yield tension(
                        articles, "name", "may be the same", [one], [two], rule="two names that differ in letters"
                    )
            near[key].append((word, speaker))


def _few_letters(one: str, two: str) -> bool:
    if min(len(one), len(two)) < LEAST or one == two:
        return False
    return distance(one, two, FAR) <= (1 if min(len(one), len(two)) < SHORT else FAR)


def distance(one: str, two: str, most: int) -> int:
    """Letters to put in, leave out or exchange to make *two* of *one*; ``most + 1`` where there are more."""
    if abs(len(one) - len(two)) > most or _other_letters(one, two) > most:
        return most + 1
    row = list(range(len(two) + 1))
    for i, letter in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(two, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (letter != other))
        if min(row) > most:
            return most + 1
    return row[-1]


def _other_letters(one: str, two: str) -> int:
    """Letters of either word that the other has nowhere: at least so many differ, which is told sooner."""
    first, second = frozenset(one), frozenset(two)
    return max(len(first - second), len(second - first))


def _together(one: Speaker, two: Speaker) -> bool:
    return bool({voice.article for voice in one.voices} & {voice.article for voice in two.voices})


def _first(articles: Sequence[ArticleFacts], library: Library, speaker: Speaker) -> Passage:
    wanted = folded(speaker.name)
    for voice in speaker.voices:
        for name, span in library.names(voice.article).entities[voice.entity].names:
            if folded(name) == wanted:
                return Passage(article=voice.article, span=span)
    voice = speaker.voices[0]
    first = library.names(voice.article).entities[voice.entity].first
    return Passage(article=voice.article, span=first or articles[voice.article].body)


def _compounds(articles: Sequence[ArticleFacts], views: Iterable[View]) -> Iterator[Tension]:
    """Compounds of a name and a word in two forms: *Norland-led*, *Norlander-led*."""
    forms: dict[str, dict[tuple[str, int], Passage]] = defaultdict(dict)
    for view in views:
        for word, stem, span in view.facts.compounds:
            forms[stem].setdefault((word, view.number), Passage(article=view.number, span=span))
    for stem in sorted(forms):
        if len({word.casefold() for word, _ in forms[stem]}) > 1:
            yield from _two_forms(articles, forms[stem])


def compounds_of(prose: Prose) -> Iterator[tuple[str, str, Span]]:
    """The compounds of a name and a word in an article, with their stem and place."""
    for at, word in enumerate(prose.words):
        if "-" in word and word[0].isupper() and word[-1].islower() and not word.istitle():
            yield word, prose.stems[at], prose.span(at, at + 1)


def _two_forms(articles: Sequence[ArticleFacts], forms: dict[tuple[str, int], Passage]) -> Iterator[Tension]:
    """The first two forms that stand in different articles."""
    ordered = sorted(forms, key=lambda key: (key[1], key[0]))
    for one in ordered:
        two = next((key for key in ordered if key[0].casefold() != one[0].casefold() and key[1] != one[1]), None)
        if two is not None:
            yield tension(articles, "name", "differs", [forms[one]], [forms[two]], rule="one compound, two forms")
            return
