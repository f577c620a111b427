"""Block quotations: paragraphs set apart as quoted, introduced by a line that names their speaker."""

from collections.abc import Mapping

from haiti_digest.extract.statements.draft import Announcement, Draft
from haiti_digest.extract.statements.labels import MARKS
from haiti_digest.spans import trimmed
from haiti_digest.text.reading import Reading

BLOCK = "block quotation"


def block_quotations(reading: Reading, announced: Mapping[int, Announcement]) -> list[Draft]:
    """A draft for each run of quoted paragraphs whose speaker the paragraph before announces with a colon.

    Leaves: quoted paragraphs without such a line: an excerpt that the page repeats, a remark of the editor's.
    """
    paragraphs = reading.paragraphs
    drafts: list[Draft] = []
    for number, paragraph in enumerate(paragraphs):
        if paragraph.kind != "quote":
            continue
        if number and paragraphs[number - 1].kind == "quote":
            if drafts and drafts[-1].paragraphs.stop == number:
                drafts[-1].content.append(trimmed(reading.text, paragraph.span, MARKS))
                drafts[-1].paragraphs = range(drafts[-1].paragraphs.start, number + 1)
            continue
        told = announced.get(number - 1)
        if told is not None:
            drafts.append(
                Draft(
                    content=[trimmed(reading.text, paragraph.span, MARKS)],
                    cue=told.cue,
                    source=told.source,
                    rule=BLOCK,
                    runs=[],
                    paragraph=number,
                    alone=False,
                    paragraphs=range(number, number + 1),
                )
            )
    return drafts
