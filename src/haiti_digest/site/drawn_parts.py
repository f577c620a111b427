"""What pages hold dozens of as HTML: rows of figures, words of several articles side by side, paragraphs with notes.

Made here and not in templates for the time it takes; the templates under ``parts`` call it, and may be replaced.
"""

from collections.abc import Iterable

from markupsafe import Markup

from haiti_digest.site.figures import FigureLine
from haiti_digest.site.lines import ArticleLine
from haiti_digest.site.markup import as_templates_do, safe
from haiti_digest.site.reading_view import MarginNote, ReadingParagraph
from haiti_digest.site.told import Told
from haiti_digest.site.voice import Link, Voice

SAID = frozenset({"direct", "mixed", "indirect"})


class Parts:
    """Draws parts of pages in the wording of *voice*; templates know it as ``parts``."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        pages = voice.wording.pages
        self._figures = pages["figures"]
        self._no_hedge = pages["hedges"]["plain"]
        self._article = pages["article"]

    def told(self, link: Link, one: Told) -> Markup:
        """Words of one article beside those of others, and who says them where."""
        voice, who = self._voice, ""
        if one.card:
            label = "" if one.card.figure or one.card.date else f"{voice.label(one.card)} "
            who = f"{voice.speaker(link, one.card)} {label}· "
        place = f"{voice.paragraph(link, one.article, one.paragraph, one.address)}{voice.dated(one.article)}"
        words = f'<p class="words">{voice.told(one)}</p>'
        return safe(
            f'<blockquote cite="{as_templates_do(link(one.address))}">{words}</blockquote>\n'
            f'<p class="where">{who}{place}</p>'
        )

    def rows(self, link: Link, lines: Iterable[FigureLine], status: bool, hedged: bool) -> Markup:
        """Figures as rows of a table, with what becomes of them where *status* is asked for."""
        return safe("".join([self._row(link, line, status, hedged) for line in lines]))

    def _row(self, link: Link, line: FigureLine, status: bool, hedged: bool) -> str:
        voice, one = self._voice, line.card
        hedge = f'<td class="hedge">{self._hedge(line)}</td>\n' if hedged else ""
        gone = ' class="withdrawn"' if line.withdrawn else ""
        return (
            f"<tr{gone}>\n"
            f'<td class="figure-value">{voice.number(one)}</td>\n{hedge}'
            f'<td class="in-words">{voice.in_context(one)}</td>\n'
            f"<td>{voice.speaker(link, one)}</td>\n"
            f'<td>{voice.place(link, one)} <span class="note">{voice.moment(one.place.article.published)}</span></td>\n'
            f"{self._became(line) if status else self._measure(link, line)}</tr>\n"
        )

    def _hedge(self, line: FigureLine) -> str:
        if line.hedge == self._no_hedge:
            return ""
        return f'<span aria-hidden="true">{as_templates_do(line.glyph)}</span> {as_templates_do(line.hedge)}'

    def _became(self, line: FigureLine) -> str:
        """The day a figure holds for, and what became of it."""
        day = ""
        if line.as_of:
            how = self._figures["stated" if line.stated else "by_article"]
            day = f'{self._voice.moment(line.as_of)} <span class="note">{how}</span>'
        return f"<td>{day}</td>\n<td>{as_templates_do(line.status) if line.status else ''}</td>\n"

    def _measure(self, link: Link, line: FigureLine) -> str:
        if not line.measure:
            return "<td></td>\n"
        return f'<td><a href="{as_templates_do(link(line.measure))}">{self._figures["compared"]}</a></td>\n'

    def paragraphs(self, link: Link, several: Iterable[ReadingParagraph], line: ArticleLine) -> Markup:
        """The text of an article with its marks, and notes in the margin."""
        return safe("".join([self._paragraph(link, one, line.language) for one in several]))

    def _paragraph(self, link: Link, one: ReadingParagraph, language: str) -> str:
        named, href = f' id="p{one.number}"', f"#p{one.number}"
        if one.begun:
            named, href = "", as_templates_do(link(one.begun))
        number = f'<span class="unseen">{self._article["paragraph"]} </span>{one.number}'
        return (
            f'<div class="row"{named}>\n<p class="text {one.kind}"><a class="number" href="{href}">{number}</a>'
            f"{self._voice.marked(one.strokes, language)}</p>\n{self._notes(link, one, language)}</div>\n"
        )

    def _notes(self, link: Link, one: ReadingParagraph, language: str) -> str:
        if not one.notes:
            return ""
        label = self._article["records_in"].format(number=one.number)
        notes = "".join([self._note(link, note, language) for note in one.notes])
        return f'<ul class="margin" aria-label="{label}">\n{notes}</ul>\n'

    def _note(self, link: Link, note: MarginNote, language: str) -> str:
        words = ""
        if note.words:
            words = f" {self._voice.own(note.words, language)}"
        elif note.kind in SAID:
            words = f" <bdi>{as_templates_do(note.who)}</bdi>" if note.who else f" {self._article['nobody']}"
        href, label = as_templates_do(link(note.href)), as_templates_do(note.label)
        return f'<li class="{note.kind}"><a href="{href}">{label}</a>{words}</li>\n'
