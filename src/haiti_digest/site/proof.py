"""The trace of a record as HTML: where its words stand, why it is read so, and how to cite it."""

from collections.abc import Callable
from functools import lru_cache

from markupsafe import Markup

from haiti_digest.site.cards import Card
from haiti_digest.site.markup import escaped, safe
from haiti_digest.site.trace import ByHand, RuleLine, Trace
from haiti_digest.site.voice import Link, Voice

Draw = Callable[[Link, Card], Markup]


def tracer(voice: Voice) -> Draw:
    """What draws traces in the wording of *voice*. The ends of terms and of what they say are left to the browser."""
    pages = voice.wording.pages
    words = {name: escaped(phrase) for name, phrase in pages["card"].items()}
    words |= {"by_hand": escaped(pages["by_hand"]["label"]), "was": escaped(pages["by_hand"]["was"])}

    opened = f"<details><summary>{words['trace']}</summary><dl>"

    def trace(link: Link, one: Card) -> Markup:
        rows = "".join([f"<dt>{words[name]}{values}" for name, values in _rows(voice, words, link, one)])
        return safe(f"{opened}{rows}</dl></details>")

    return trace


def _rows(voice: Voice, words: dict[str, str], link: Link, one: Card) -> list[tuple[str, str]]:
    trace, language = one.trace, one.place.article.language
    rows = []
    if trace.why:
        rows.append(("why", f"<dd>{escaped(trace.why)}"))
    if trace.cue:
        rows.append(("cue", f"<dd>{voice.own(trace.cue, language, trace.cue_source)}"))
    if one.date or one.figure:
        rows.append(("read_as", f"<dd>{_reading(voice, words, one)}"))
    rows.append(("rule", "".join([f"<dd>{_rule(voice, rule)}" for rule in trace.rules])))
    if trace.by_hand:
        rows.append(("by_hand", f"<dd>{escaped(trace.by_hand.reason)}{_hand(voice, trace.by_hand)}"))
        rows.append(("was", f"<dd><bdi>{escaped(trace.by_hand.was)}</bdi>"))
    if trace.elsewhere:
        rows.append(("elsewhere", _elsewhere(voice, words, link, trace)))
    rows.append(("cite", f'<dd class="cite">{escaped(trace.cite)}'))
    if trace.publisher:
        rows.append(("publisher", f'<dd><a href="{escaped(trace.publisher)}" rel="external">{words["open_there"]}</a>'))
    return rows


@lru_cache(maxsize=1024)
def _rule(voice: Voice, one: RuleLine) -> str:
    """A rule by its name, which is English, and how often it was right."""
    name = escaped(one.rule) if voice.wording.language == "en" else f'<span lang="en">{escaped(one.rule)}</span>'
    return f"{name}{_soft('; '.join(one.measured))}"


def _reading(voice: Voice, words: dict[str, str], one: Card) -> str:
    """How a date or a figure was read."""
    if one.date:
        day = f"{voice.when(one.date)}: " if one.date.moment else ""
        anchor = f"; {words['counted_from']} {voice.moment(one.date.anchor)}" if one.date.anchor else ""
        other = f"; {words['other']} {' / '.join(map(voice.moment, one.date.other))}" if one.date.other else ""
        return f"{day}{escaped(one.date.reason)}{anchor}{other}"
    if one.figure is None:
        return ""
    thousands = voice.wording.thousands
    upper = f" {words['to']} {thousands(one.figure.upper)}" if one.figure.upper else ""
    counts = f" ({escaped(one.figure.counts)})" if one.figure.counts else ""
    hedge = one.figure.modifier
    hedged = f", {words['hedged']} {voice.hedge(hedge)}" if hedge else ""
    return f"{thousands(one.figure.value)}{upper}{counts}{hedged}"


def _hand(voice: Voice, edit: ByHand) -> str:
    """By whom and when something was edited, as far as that is told."""
    told = [escaped(edit.who)] if edit.who else []
    told += [voice.moment(edit.when)] if edit.when else []
    return f" ({', '.join(told)})" if told else ""


def _elsewhere(voice: Voice, words: dict[str, str], link: Link, trace: Trace) -> str:
    places = [
        f"<dd>{voice.paragraph(link, other.article, other.paragraph, other.address)}{_soft(other.how)}"
        for other in trace.elsewhere
    ]
    if trace.more and trace.agreement:
        more = words["more_elsewhere"].format(number=trace.more)
        places.append(f'<dd><a href="{link(trace.agreement)}">{more}</a>')
    return "".join(places)


def _soft(words: str) -> str:
    return words and f' <span class="soft">{escaped(words)}</span>'
