"""Joins what belongs together: quotes over several paragraphs, later pieces of a quote, quotes that stand alone."""

from haiti_digest.extract.statements.draft import Draft
from haiti_digest.extract.statements.lexicon import closed_classes
from haiti_digest.text.reading import Reading

SENTENCE_END = ".!?…"
NESTED_END = "'’”\" "
SAME_PARAGRAPH = "running speaker, same paragraph"
NEXT_PARAGRAPH = "running speaker, next paragraph"
NESTED_START = "'‘“\"[(… "
GUILLEMET = "»"
"""The mark behind which languages put the stop of a whole sentence."""
LONGEST_TITLE = 5
"""Words of a title that may stand alone before a stop."""
LEAST_WORDS = 4
"""A run alone with fewer words is no statement: titles, nicknames and coined terms are short."""


def joined(drafts: list[Draft], reading: Reading) -> list[Draft]:
    """The drafts that are statements, each run in one of them only."""
    kept: list[Draft] = []
    quoted: Draft | None = None
    for draft in drafts:
        if quoted is not None and _belongs(draft, quoted, kept[-1], reading):
            _add(draft, quoted)
            continue
        if draft.alone:
            if not _speaks(draft, reading):
                continue
            _give_running_speaker(draft, kept)
        kept.append(draft)
        if draft.runs:
            quoted = draft
    return kept


def _belongs(draft: Draft, quoted: Draft, last: Draft, reading: Reading) -> bool:
    """Whether *draft* is a later piece of *quoted*; a run alone is not once somebody else was the *last* to speak."""
    if _carried(draft, quoted, reading) is not None:
        return True
    return draft.alone and _same_speaker(last, quoted, reading) and _goes_on_beside(draft, quoted, reading)


def _same_speaker(last: Draft, quoted: Draft, reading: Reading) -> bool:
    """Whether the *last* to speak may be whom *quoted* names: by the same words, their last one, or a pronoun."""
    if last is quoted or last.source is None or quoted.source is None or last.source == quoted.source:
        return True
    words = last.source.of(reading.text).split()
    pronoun = len(words) == 1 and words[0].lower() in closed_classes(reading.language).pronouns
    return pronoun or words[-1] in quoted.source.of(reading.text).split()


def _add(draft: Draft, quoted: Draft) -> None:
    """Make *draft* a later piece of the statement before it."""
    quoted.content += draft.content
    quoted.runs += draft.runs
    if quoted.cue is None and draft.cue is not None:
        quoted.cue, quoted.source, quoted.rule = draft.cue, draft.source, draft.rule


def _give_running_speaker(draft: Draft, kept: list[Draft]) -> None:
    """The source of the statement before, where the run follows it closely."""
    last = next((d for d in reversed(kept) if d.source is not None), None)
    if last is None or last is not kept[-1]:
        return
    distance = draft.paragraph - last.paragraph
    if distance == 0:
        draft.source, draft.rule = last.source, SAME_PARAGRAPH
    elif distance == 1 and last.runs and draft.fills:
        draft.source, draft.rule = last.source, NEXT_PARAGRAPH


def _carried(draft: Draft, last: Draft | None, reading: Reading) -> int | None:
    """The run of *draft* that carries on the last run of *last* in the next paragraph."""
    if last is None or not draft.runs or not last.runs:
        return None
    first = draft.runs[0]
    return first if reading.quotes[first].goes_on and last.runs[-1] == first - 1 else None


def _goes_on_beside(draft: Draft, last: Draft, reading: Reading) -> bool:
    """A later piece: a run that fills its sentence, in the paragraph of the quote before it."""
    if draft.paragraph != last.paragraph or last.runs[-1] != draft.runs[0] - 1:
        return False
    return draft.fills or (draft.leads and _is_sentence(draft, reading))


def _speaks(draft: Draft, reading: Reading) -> bool:
    """Whether a run without a cue is somebody's words: whole sentences of some length, or where verbs are not known
    any words of some length.
    """
    if draft.unread:
        return draft.content[0].of(reading.text).count(" ") + 1 >= LEAST_WORDS
    return (draft.fills or draft.leads) and _is_sentence(draft, reading)


def _is_sentence(draft: Draft, reading: Reading) -> bool:
    """Whether a run is a sentence by its stop; one behind the marks counts after more words, as titles have one too."""
    inner = draft.content[0].of(reading.text).strip().rstrip(NESTED_END).lstrip(NESTED_START)
    words = inner.count(" ") + 1
    behind = reading.quotes[draft.runs[-1]].outer.end if draft.fills and draft.runs else len(reading.text)
    closed = reading.text[behind - 1 : behind] == GUILLEMET
    stopped = closed and words > LONGEST_TITLE and reading.text[behind : behind + 1] in tuple(SENTENCE_END)
    return (inner[-1:] in SENTENCE_END or stopped or draft.trails) and inner[:1].isupper() and words >= LEAST_WORDS
