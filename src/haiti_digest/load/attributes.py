"""Whether a page has a tag with more attributes than any page has: reading it takes the square of their number.

libxml2 looks for each attribute of a tag among those before it, so that a page of some megabytes could keep it busy for
days. The look at a page here takes time in proportion to it, whatever it holds.
"""

import re

MOST = 500
OPENING = re.compile(r"<([A-Za-z][^\s/>]*+)")
ATTRIBUTE = r"""[\s/]*+[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+"""
FEW = re.compile(f"(?:{ATTRIBUTE}){{0,{MOST}}}+")
ONE_MORE = re.compile(ATTRIBUTE)
UNPARSED = frozenset({"script", "style", "textarea", "title", "xmp"})
"""Elements whose content is no markup."""


def has_crowded_tag(markup: str) -> bool:
    """Whether a tag of the page has more than ``MOST`` attributes."""
    at = 0
    while opening := OPENING.search(markup, at):
        few = FEW.match(markup, opening.end())
        at = few.end() if few else opening.end()
        if ONE_MORE.match(markup, at):
            return True
        name = opening[1].lower()
        if name in UNPARSED:
            end = re.compile(f"</{name}", re.IGNORECASE).search(markup, at)
            at = end.end() if end else len(markup)
    return False
