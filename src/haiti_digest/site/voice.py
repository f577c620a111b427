"""The two voices as HTML: words of an article with where they stand, and the tool's short phrases around them.

Made here and not in templates because every page holds hundreds of them. Templates know it as ``w``. What ``check``
reads, ``data-source``, is written here alone. The style sheet knows words of an article by it: only where it stands on
parts of them, or on none, the whole has the class ``source``.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial

from markupsafe import Markup

from haiti_digest.site.annotate import Stroke
from haiti_digest.site.cards import Card, Dating
from haiti_digest.site.labels import AsWritten
from haiti_digest.site.lines import ArticleLine, Moment, Who
from haiti_digest.site.markup import escaped, safe
from haiti_digest.site.pieces import Piece
from haiti_digest.site.told import Told
from haiti_digest.site.wording import Wording

Link = Callable[[str], str]


class Voice:
    """Draws words in the interface of one language; every method gives safe HTML."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        card = wording.pages["card"]
        self._undated = self.missing(card["undated"])
        self._nobody = self.missing(card["nobody"])
        self._narrator = self.missing(card["narrator"])
        self._paragraph = lru_cache(maxsize=512)(partial(_numbered, card["paragraph"]))
        self._quotes = (card["open"], card["close"])

    def missing(self, words: str) -> Markup:
        """What is not given or not determined."""
        return safe(f'<span class="missing">{escaped(words)}</span>')

    def source(self, pieces: Sequence[Piece], language: str) -> Markup:
        """Words of an article in its own voice."""
        if len(pieces) == 1 and pieces[0].kind == "text" and not pieces[0].marked:
            return safe(_text(pieces[0], "bdi", self._language(language)))
        return safe(f'<bdi class="source"{self._language(language)}>{self._pieces(pieces)}</bdi>')

    def own(self, text: str, language: str, place: str = "", around: tuple[str, str] = ("", "")) -> Markup:
        """Words of an article that label a record: a title, a role, a reporting word; *place* is where they stand.

        ``check`` compares them too, but they do not count as words shown, so they carry ``data-place``. *around* is
        what we put before and behind them.
        """
        if place and around == ("", ""):
            return safe(f'<bdi{self._language(language)} data-place="{place}">{escaped(text)}</bdi>')
        words = self.placed(text, place)
        return safe(f'<bdi class="source"{self._language(language)}>{around[0]}{words}{around[1]}</bdi>')

    def placed(self, text: str, place: str) -> Markup:
        """A label with where it stands, for ``check`` to compare."""
        return safe(f'<span data-place="{place}">{escaped(text)}</span>' if place else escaped(text))

    def label_of(self, words: AsWritten) -> Markup:
        """A role or a form of a name as an article writes it."""
        return self.own(words.text, words.language, words.source)

    def gap(self, blanks: str, words: int) -> Markup:
        """So many withheld words; *blanks* as in ``Piece``."""
        before, after = " " * ("<" in blanks), " " * (">" in blanks)
        return safe(f'{before}<span class="gap">[… {self.wording.count(words, "word")}]</span>{after}')

    def moment(self, when: Moment | None, missing: str | None = None) -> Markup:
        """A date; *missing* is said where there is none."""
        if when is None:
            return self._undated if missing is None else self.missing(missing)
        return _drawn(when)

    def when(self, one: Dating) -> Markup:
        """How a date was read and how exact it is, or how long a time; *not determined* where it is open."""
        precision = escaped(one.precision)
        if one.precision == self.wording.precision["unknown"]:
            return safe(precision)
        length = one.type == "DURATION"
        return self.moment(one.moment) if length else safe(f"{self.moment(one.moment)} ({precision})")

    def hedge(self, modifier: str) -> str:
        """The hedge of a figure, in our words."""
        return escaped(self.wording.pages["hedges"].get(modifier, modifier))

    def title(self, line: ArticleLine) -> Markup:
        """The headline, or the first words where there is none."""
        return self.own(line.title, line.language, line.title_source, ("", "" if line.titled else "…"))

    def called(self, line: ArticleLine) -> Markup:
        """What to call an article where there is little room."""
        if line.outlet:
            return safe(f"<bdi>{escaped(line.outlet)}</bdi>")
        return self.own(f"{self._quotes[0]}{line.called}{self._quotes[1]}", line.language)

    def name(self, link: Link, who: Who | None, missing: Markup | None = None) -> Markup:
        """A speaker, linked where there is a page."""
        if who is None:
            return missing or self._nobody
        if who.href:
            return safe(f'<a href="{link(who.href)}"><bdi>{escaped(who.name)}</bdi></a>')
        return safe(f"<bdi>{escaped(who.name)}</bdi>")

    def speaker(self, link: Link, one: Card) -> Markup:
        """Who says what a record holds: a speaker, nobody known, or the article itself."""
        return self.name(link, one.who, self._narrator if one.narrated else self._nobody)

    def paragraph(self, link: Link, line: ArticleLine, number: int, address: str) -> Markup:
        """A link to a place, called by article and paragraph."""
        return safe(f'<a href="{escaped(link(address))}">{self.called(line)}, {self._paragraph(number)}</a>')

    def place(self, link: Link, one: Card) -> Markup:
        """A link to a record's place."""
        return self.paragraph(link, one.place.article, one.place.paragraph, one.place.address)

    def where(self, link: Link, one: Card) -> Markup:
        """A link to a record's place, and the article's date."""
        return safe(f"{self.place(link, one)}{self.dated(one.place.article)}")

    def dated(self, line: ArticleLine) -> Markup:
        """The date of an article behind its name, whole on one line; the point stays at the end of the line before."""
        return safe(f"&nbsp;· {self.moment(line.published)}")

    def lines(self, link: Link, several: Iterable[Card]) -> Markup:
        """Figures or dates as items of a list: the words, how they were read, who says it, and the place."""
        return safe("\n".join([self._line(link, one) for one in several]))

    def _line(self, link: Link, one: Card) -> str:
        where = f"{self._read(one)}{self.speaker(link, one)} · {self.where(link, one)}"
        return f'<li><p class="words">{self.in_context(one)}</p><p class="where">{where}</p></li>'

    def _read(self, one: Card) -> str:
        """How a date was read; of a figure that stands without a word beside it, what it counts."""
        if one.date:
            return f"{self.when(one.date)} · " if one.date.moment else ""
        alone = all(piece.kind != "text" for piece in (*one.before, *one.after))
        return f"{escaped(one.figure.counts)} · " if alone and one.figure and one.figure.counts else ""

    def cards_of(self, line: ArticleLine) -> Markup:
        """Opens the list of an article's own cards: what a script needs to cite them is told once."""
        outlet = f' data-outlet="{escaped(line.outlet)}"' if line.outlet else ""
        day = f' data-day="{line.published.value[:10]}"' if line.published and line.published.value else ""
        return safe(f'<div class="cards"{outlet}{day}>')

    def number(self, one: Card) -> Markup:
        """A figure as written; where its words are withheld, its value in the tool's voice."""
        if one.figure is None:
            return self.source(one.words, one.place.article.language)
        withheld = one.words[0].kind == "gap"
        words = (
            escaped(self.wording.thousands(one.figure.value))
            if withheld
            else self.source(one.words, one.place.article.language)
        )
        return safe(f'<data value="{one.figure.value}">{words}</data>')

    def label(self, one: Card) -> Markup:
        """The record's kind, and for a reported statement the reporting word."""
        cue = one.trace.cue if one.kind in ("indirect", "mixed") else None
        said = f" · {self.own(cue, one.place.article.language, one.trace.cue_source)}" if cue else ""
        return safe(f'<span class="label">{escaped(one.label)}{said}</span>')

    def spoken(self, one: Card) -> Markup:
        """A record's words: a statement, or a figure or date with the words around it."""
        if one.figure or one.date:
            return self.in_context(one)
        words = self.passage(one.words, one.place.article.language)
        withheld = len(one.words) == 1 and one.words[0].kind == "gap"
        return safe(f"{self._quotes[0]}{words}{self._quotes[1]}") if one.kind == "direct" and not withheld else words

    def told(self, one: Told) -> Markup:
        """Words of one article beside those of others."""
        return self.spoken(one.card) if one.card else self.passage(one.words, one.article.language)

    def passage(self, pieces: Sequence[Piece], language: str) -> Markup:
        """Words of an article; where none of them are shown, how many they are."""
        if len(pieces) == 1 and pieces[0].kind == "gap":
            withheld = self.wording.say("card", "withheld", words=self.wording.count(pieces[0].words, "word"))
            return safe(f'<span class="withheld">{escaped(withheld)}</span>')
        return self.source(pieces, language)

    def in_context(self, one: Card) -> Markup:
        """A figure or date, marked, with the few words around it that are shown."""
        language = self._language(one.place.article.language)
        before, after = self._around(one.before, "before"), self._around(one.after, "after")
        words = (
            _text(one.words[0], "mark", f' class="{one.kind}"')
            if len(one.words) == 1 and one.words[0].kind == "text"
            else f'<mark class="{one.kind}">{self._around(one.words)}</mark>'
        )
        return safe(f'<bdi class="source"{language}>{before}{words}{after}</bdi>')

    def brief(self, one: Card) -> Markup:
        """As little as names a record: a figure or date alone, a statement in its words."""
        if one.figure:
            return self.number(one)
        return self.source(one.words, one.place.article.language) if one.date else self.spoken(one)

    def marked(self, strokes: Iterable[Stroke], language: str) -> Markup:
        """A paragraph of the reading view, with the marks around its records."""
        return safe(f'<bdi class="source"{self._language(language)}>{"".join(map(self._stroke, strokes))}</bdi>')

    def _stroke(self, stroke: Stroke) -> str:
        if stroke.kind == "open":
            name = f' id="{stroke.id}"' if stroke.id else ""
            return f'<mark class="{stroke.name}"{name}>'
        if stroke.kind == "close":
            return "</mark>"
        if stroke.kind == "gap":
            return self.gap(stroke.text, stroke.words)
        if stroke.kind == "control":
            return f'<span class="control">[{stroke.text}]</span>'
        if stroke.source and not stroke.text.isspace():
            return f'<span data-source="{stroke.source}">{escaped(stroke.text)}</span>'
        return stroke.text or " "

    def _language(self, language: str) -> str:
        return "" if language == self.wording.language else f' lang="{escaped(language)}"'

    def _pieces(self, pieces: Iterable[Piece]) -> str:
        return "".join(
            _text(piece)
            if piece.kind == "text"
            else self.gap(piece.text, piece.words)
            if piece.kind == "gap"
            else _control(piece)
            if piece.kind == "control"
            else " … "
            for piece in pieces
        )

    def _around(self, pieces: Sequence[Piece], side: str = "") -> str:
        """A figure or date (no *side*) or the words before or after it: what is withheld is a mere ellipsis."""
        drawn = []
        for number, piece in enumerate(pieces):
            if piece.kind == "text":
                drawn.append(_text(piece))
            elif piece.kind == "control":
                drawn.append(_control(piece))
            elif side == "before" and number == 0:
                drawn.append("… ")
            elif side == "after" and number == len(pieces) - 1:
                drawn.append("&nbsp;…")
            else:
                drawn.append("…" if len(pieces) == 1 else " … ")
        return "".join(drawn)


@lru_cache(maxsize=4096)
def _drawn(when: Moment) -> Markup:
    words = escaped(when.words)
    return safe(f'<time datetime="{when.datetime}">{words}</time>' if when.datetime else words)


def _numbered(phrase: str, number: int) -> str:
    return escaped(phrase.format(number=number))


def _text(piece: Piece, tag: str = "", attributes: str = "") -> str:
    """Words with where they stand, in an element of their own or in *tag*."""
    if not tag:
        tag, attributes = ("mark", ' class="adds"') if piece.marked else ("span", "")
    return f'<{tag}{attributes} data-source="{piece.source}">{escaped(piece.text)}</{tag}>'


def _control(piece: Piece) -> str:
    return f'<span class="control">[{piece.text}]</span>'
