"""Joins what belongs together: quotes over several paragraphs, later pieces of a quote, quotes that stand alone."""

from haiti_digest.extract.statements.draft import Draft
from haiti_digest.text.reading import Reading

SENTENCE_END = ".!?…"
NESTED_END = "'’”\" "
LEAST_WORDS = 4
"""A run alone with fewer words is no statement: titles, nicknames and coined terms are short."""


def joined(drafts: list[Draft], reading: Reading) -> list[Draft]:
    """The drafts that are statements, each run in one of them only."""
    kept: list[Draft] = []
    last: Draft | None = None
    for draft in drafts:
        if not draft.alone:
            carried = _carried(draft, last, reading)
            if carried is not None and last is not None:
                last.content += draft.content
                last.runs += draft.runs
                if last.cue is None:
                    last.cue, last.source, last.rule = draft.cue, draft.source, draft.rule
                continue
            kept.append(draft)
            if draft.runs:
                last = draft
            continue
        if last is not None and (_carried(draft, last, reading) is not None or _goes_on_beside(draft, last, reading)):
            last.content += draft.content
            last.runs += draft.runs
        elif _speaks(draft, reading):
            if last is not None and draft.paragraph - last.paragraph <= 1 and draft.source is None:
                draft.source = last.source
                draft.rule = "quote alone, running speaker"
            kept.append(draft)
            last = draft
    return kept


def _carried(draft: Draft, last: Draft | None, reading: Reading) -> int | None:
    """The run of *draft* that carries on the last run of *last* in the next paragraph."""
    if last is None or not draft.runs or not last.runs:
        return None
    first = min(draft.runs)
    return first if reading.quotes[first].goes_on and max(last.runs) == first - 1 else None


def _goes_on_beside(draft: Draft, last: Draft, reading: Reading) -> bool:
    """A later piece: a run that fills its sentence, in the paragraph of the quote before it."""
    if draft.paragraph != last.paragraph or max(last.runs) != draft.runs[0] - 1:
        return False
    return draft.fills or (draft.leads and _is_sentence(draft, reading))


def _speaks(draft: Draft, reading: Reading) -> bool:
    """Whether a run without a cue is somebody's words: whole sentences of some length."""
    return (draft.fills or draft.leads) and _is_sentence(draft, reading)


def _is_sentence(draft: Draft, reading: Reading) -> bool:
    inner = draft.content[0].of(reading.text).strip().rstrip(NESTED_END)
    return inner[-1:] in SENTENCE_END and inner[:1].isupper() and inner.count(" ") + 1 >= LEAST_WORDS
