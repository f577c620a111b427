"""Which mention inside the words of a source names the speaker."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from haiti_digest.language.lexicon import together, without
from haiti_digest.records import Mention
from haiti_digest.resolve.vocabulary import Vocabulary, has_noun
from haiti_digest.spans import Span

NARROWING = (("body", "description"), ("described", "name"))


class Sources:
    """Finds the heads of sources in one article."""

    def __init__(self, mentions: Sequence[Mention], text: str, vocabulary: Vocabulary) -> None:
        self.mentions = mentions
        self.text = text
        self.vocabulary = vocabulary
        self._starts = [mention.span.start for mention in mentions]

    def head(self, source: Span) -> int | None:
        """The index of the mention that the source stands for; None where no mention does.

        A name beats a description beside it (``the spokesperson, Ann Lee``); an owner (``Lee’s lawyer``) and what
        hangs on a preposition (``a lawyer for Lee``) are not meant, but for a document it is its author.
        """
        inside = self.inside(source)
        free = [i for i in inside if not (self._hangs(self.mentions[i].span, source) or self._narrows(i, source))]
        if free and self.mentions[free[0]].span.start - source.start <= 4:
            return self._best(free, source)
        if self.is_document(source):
            return self._author(inside, source)
        return self._best(free, source) if free else None

    def inside(self, source: Span) -> list[int]:
        """The mentions that touch *source*, in order."""
        first = max(0, bisect_left(self._starts, source.start) - 1)
        end = bisect_left(self._starts, source.end, first)
        return [at for at in range(first, end) if self.mentions[at].span.overlaps(source)]

    def _best(self, free: list[int], source: Span) -> int:
        """A person's name that stands beside the first of *free* or is it; otherwise the first."""
        first = self.mentions[free[0]]
        if len(free) > 1 and self._is_told_by_name(first, self.mentions[free[1]]):
            return free[1]
        named = [i for i in free if self.mentions[i].form == "name" and self.mentions[i].kind == "person"]
        if named and named[0] != free[0] and self._is_titled(free[0], named[-1], source):
            return named[-1]
        if not named or named[0] == free[0]:
            ends = len(named) > 1 and (self._ends_with_office(named[-1], source) or self._ends_with_name(named, source))
            return named[-1] if ends else free[0]
        if first.kind == "body" or (first.form == "description" and first.plural):
            alone = named[-1] == free[-1] and "," not in source.of(self.text)
            return named[-1] if alone and not first.plural and self._free_of_links(first.span, named[-1]) else free[0]
        beside = next((i for i in named if self._stands_beside(first.span, i)), None)
        if beside is None and self._ends_with_office(named[-1], source) and self._free_of_links(first.span, named[-1]):
            return named[-1]  # the board’s chief medical adviser Ann Lee
        if beside is None and (self._bears_office(named[-1], source) or self._ends_phrase(first, named[-1], source)):
            return named[-1]
        if beside is None and self._ends_row(first.span, named[-1], source):
            return named[-1]
        return free[0] if beside is None else beside

    def _is_told_by_name(self, first: Mention, second: Mention) -> bool:
        """Whether a noun says only what the name right behind it is: ``rights group [Port Watch]``."""
        noun = first.span.of(self.text).rsplit(maxsplit=1)[-1]
        between = self.text[first.span.end : second.span.start]
        article = without(self.vocabulary.determiners, self.vocabulary.prepositions)  # no: un officier des Forces
        beside = not between.strip() or between.strip().lower() in article
        return noun.islower() and beside and second.form == "name" and second.kind != "place" and not first.plural

    def _ends_with_office(self, index: int, source: Span) -> bool:
        """Whether a name with its office ends the source: ``Blue Harbour [co-chair Ann Lee]``."""
        mention = self.mentions[index]
        return mention.span.end == source.end and mention.role is not None and "," not in source.of(self.text)

    def _ends_with_name(self, named: list[int], source: Span) -> bool:
        """Whether a plain noun stands between two names, of which the last ends the source: ``Lund winger [Bo]``."""
        one, two = self.mentions[named[-2]].span, self.mentions[named[-1]].span
        between = self.text[one.end : two.start].split()
        links = together(self.vocabulary.prepositions, self.vocabulary.together)
        plain = 0 < len(between) < 3 and all(word.isalpha() and word.islower() for word in between)
        return plain and two.end == source.end and links.isdisjoint(between) and " " in two.of(self.text)

    def _is_titled(self, first: int, index: int, source: Span) -> bool:
        """Whether a name with its office ends the source, and all before it only tells whose office it is:

        ``Norland Harbour Watch [spokesman Ann Lee]``.
        """
        one, two = self.mentions[first], self.mentions[index]
        start = min(two.span.start, two.role_span.start) if two.role_span else two.span.start
        between = self.text[one.span.end : start].split()
        links = together(self.vocabulary.prepositions, self.vocabulary.together)
        narrows = one.form == "name" and links.isdisjoint(word.lower() for word in between)
        return narrows and self._ends_with_office(index, source) and all(word[0].isupper() for word in between)

    def _stands_beside(self, first: Span, index: int) -> bool:
        """Whether the name stands right behind the description, or behind a comma (``the envoy in Rome, Ann Lee``)."""
        between = self.text[first.end : self.mentions[index].span.start].strip()
        aged = between.startswith(",") and between[1:].strip()[:1].isdigit() and " " not in between[1:].strip()
        last = between.rpartition(" ")[2].lower()
        if last in self.vocabulary.determiners:  # the head of the force, the general
            between = between[: -len(last)].rstrip()
        return not between or aged or between.endswith((",", "(", "–", "—"))

    def _bears_office(self, index: int, source: Span) -> bool:
        """Whether a name ends the source right behind the body it leads: ``the head of the UN [Ann Lee]``."""
        if not index:
            return False
        span, before = self.mentions[index].span, self.mentions[index - 1]
        if before.kind != "body" or before.span.start <= source.start or span.end != source.end:
            return False
        return " " in span.of(self.text) and not self.text[before.span.end : span.start].strip()

    def _ends_phrase(self, first: Mention, index: int, source: Span) -> bool:
        """Whether one plain word stands between an office and the name that ends the source: ``le député sortant [Jean
        Roe]``."""
        one, two = first.span, self.mentions[index].span
        between = self.text[one.end : two.start].split()
        links = together(self.vocabulary.prepositions, self.vocabulary.together, self.vocabulary.determiners)
        plain = len(between) == 1 and between[0].isalpha() and between[0].islower() and between[0] not in links
        return plain and two.end == source.end and one.start - source.start <= 1 and first.form == "description"

    def _ends_row(self, first: Span, index: int, source: Span) -> bool:
        """Whether a name with a courtesy title ends the source, and only the office’s body stands before it:

        ``The Secretary, Ministry of Ports and Trade, [Dr. Ann Lee]``.
        """
        mention, text = self.mentions[index], self.text[first.end : self.mentions[index].span.start]
        if mention.rule != "courtesy title and name" or mention.span.end != source.end or not text.startswith(","):
            return False
        links = together(self.vocabulary.prepositions, self.vocabulary.together, self.vocabulary.determiners)
        return all(word[0].isupper() or word in links for word in text.replace(",", " ").split())

    def _free_of_links(self, first: Span, index: int) -> bool:
        between = self.text[first.end : self.mentions[index].span.start].lower().split()
        links = together(self.vocabulary.prepositions, self.vocabulary.together)
        return links.isdisjoint(between)

    def _hangs(self, span: Span, source: Span) -> bool:
        """Whether the words of *span* belong to another noun of the source: an owner, or the end of a phrase."""
        if (self._owns(span) and span.end + 2 < source.end) or self._is_shortened_beside_office(span, source):
            return True
        if self._is_namesake(span, source):
            return True
        before = self._words_before(span, source)
        article = span.of(self.text).split(maxsplit=1)[0].lower()  # le syndicat [des marins]
        linked = article in self.vocabulary.prepositions and bool(before) and before[-1] not in self.vocabulary.together
        return linked or (bool(before) and before[-1] in self.vocabulary.prepositions)

    def _narrows(self, index: int, source: Span) -> bool:
        """Whether a place or a body's noun only narrows the noun behind it: ``a [Norland] fisher``."""
        mention = self.mentions[index]
        place = mention.kind == "place" or mention.name.lower() in self.vocabulary.nations  # the UN rights office
        narrowing = (mention.kind, mention.form) in NARROWING or place
        if not (narrowing and self.vocabulary.named_after):
            return False
        behind = self.text[mention.span.end : source.end]
        following = re.match(r" ([^\W\d_]{3,})\b(?![’'.])", behind)
        if following is None:
            return False
        word = following.group(1)
        if word.lower() in self.vocabulary.no_nouns or word.endswith(self.vocabulary.adverbial):
            return False
        return word.islower() or place

    def is_told_apart(self, head: int, source: Span) -> bool:
        """Whether a name beside the mention *head* of the source only tells it from others (``Lee aides``)."""
        beside = (self.mentions[at].span for at in (head - 1, head + 1) if 0 <= at < len(self.mentions))
        return any(span.overlaps(source) and self._is_namesake(span, source) for span in beside)

    def _is_namesake(self, span: Span, source: Span) -> bool:
        """Whether a name only tells whose people or body it is: ``the [Lee] family``, ``le clan [Lee]``."""
        known = self.vocabulary.named_after
        after = self.text[span.end : source.end].split(maxsplit=1)
        behind = bool(after) and has_noun(known, after[0])
        before = self.text[source.start : span.start].split()
        return behind or bool(
            before and before[-1].rpartition("’")[2].rpartition("'")[2] in self.vocabulary.before_name
        )

    def _is_shortened_beside_office(self, span: Span, source: Span) -> bool:
        """Whether a short form in brackets and then an office follow: ``the [Port Board] (PB) director, Ann Lee``."""
        short, bracket, behind = self.text[span.end : source.end].partition(")")
        words = behind.split(maxsplit=1)
        inside = short.lstrip().startswith("(") or (not short and self.text[span.start - 1 : span.start] == "(")
        return inside and bool(bracket and words) and words[0].strip(",").lower() in self.vocabulary.person

    def _owns(self, span: Span) -> bool:
        several = self.text[max(0, span.end - 1) : span.end + 1] in self.vocabulary.owning_several
        return several or self.text.startswith(self.vocabulary.owning, span.end)

    def _words_before(self, span: Span, source: Span) -> list[str]:
        """The words of the source before *span*, in lower case, without an article right before it."""
        before = self.text[source.start : span.start].lower().split()
        while before and before[-1] in self.vocabulary.determiners:
            before.pop()
        return before

    def is_document(self, source: Span) -> bool:
        """Whether the source is something written (``a statement by …``, ``Lee’s letter``)."""
        words = source.of(self.text).lower().split()[:6]
        noun = next((at for at, word in enumerate(words) if self._is_written(word.strip(","))), None)
        if noun is None or any(word in self.vocabulary.prepositions for word in words[:noun]):
            return False
        behind = words[noun + 1].removeprefix("co-") if noun + 1 < len(words) else ""
        return behind not in self.vocabulary.person  # study co-author Ann Lee

    def _is_written(self, noun: str) -> bool:
        return has_noun(self.vocabulary.documents, noun)

    def _author(self, inside: list[int], source: Span) -> int | None:
        """The mention that owns the document, or that follows ``by``, ``from`` or ``of``."""
        for i in inside:
            span = self.mentions[i].span
            before = self._words_before(span, source)
            if self.mentions[i].form == "name" and before and before[-1] in self.vocabulary.authors:
                if self._has_owner(span, source):
                    return None
                after = self.text[span.end : source.end].split(maxsplit=1)
                return None if after and after[0] in self.vocabulary.together else i
            if not before and self._owns(span):
                return i
        return None

    def _has_owner(self, span: Span, source: Span) -> bool:
        """Whether those whom the document is from stand before the name: ``figures from the union of the [Port]``."""
        words = [word.strip(",") for word in self.text[source.start : span.start].lower().split()]
        linked = [at for at, word in enumerate(words[:-1]) if word in self.vocabulary.authors]
        owners = together(self.vocabulary.person, self.vocabulary.body_nouns)
        return any(has_noun(owners, word) for at in linked for word in words[at + 1 : at + 3])

    def together(self, source: Span) -> bool:
        """Whether the source names two who speak as one (``Ann Lee and Bo Ray``)."""
        words = source.of(self.text).lower().split()
        if words[0] in self.vocabulary.neither:
            return True
        if self.vocabulary.together.isdisjoint(words):
            return False
        inside = [self.mentions[i] for i in self.inside(source)]
        several = [mention for mention in inside if mention.form != "description"]
        if self._is_explained(several, source):
            return False
        return self._joined_first(inside, source) or any(
            self._is_joined(one, two) and one.kind == two.kind
            for one, two in (*pairwise(several), *zip(several, several[2:], strict=False))
            if one.span.start <= source.start or not self._hangs(one.span, source)
        )

    def _is_explained(self, named: list[Mention], source: Span) -> bool:
        """Whether all behind the one comma only tells who opens the source: ``Ann Lee, head of Quays and Ferries``."""
        if not named or named[0].kind != "person" or named[0].span.start > source.start:
            return False
        behind = self.text[named[0].span.end : source.end]
        listed = len(named) > 1 and named[1].span.start <= named[0].span.end + 2
        return behind.startswith(",") and behind.count(",") == 1 and not listed

    def _is_joined(self, one: Mention, two: Mention) -> bool:
        """Whether *and*, with an article at most, stands between two names, or behind the place of the first:

        ``Ann Lee of Ohio and Bo Ray``.
        """
        between = self.text[one.span.end : two.span.start].split()
        if len(between) > 2 and between[0] in self.vocabulary.authors and "," not in "".join(between):
            named = all(word[0].isupper() for word in between[1:-1])
            return named and between[-1].lower() in self.vocabulary.together
        words = [word.lower() for word in between]
        return len(words) in (1, 2) and words[0] in self.vocabulary.together and self._are_articles(words[1:])

    def _are_articles(self, words: list[str]) -> bool:
        return all(word in self.vocabulary.determiners for word in words)

    def _joined_first(self, inside: list[Mention], source: Span) -> bool:
        """Whether the one who opens the source is joined to others in small letters: ``[Unions] and other groups``."""
        if not inside:
            return False
        first = inside[0]
        before = self.text[source.start : first.span.start].lower().split()
        if before and self._are_articles(before[:1]):
            before = before[1:]
        if before:
            return (
                len(before) == 2
                and before[1] in self.vocabulary.together
                and first.form == "description"
                and first.plural
            )
        after = self.text[first.span.end : source.end].split()
        small = [word.lower() for word in after[:3]]
        if first.form != "name" or len(small) < 2 or small[0] not in self.vocabulary.together:
            return False
        noun = after[2] if len(after) > 2 and self._are_articles(small[1:2]) else after[1]
        return noun.islower()
