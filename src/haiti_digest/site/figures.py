"""Figures by the thing counted, and for each thing and each measure a page with all values on one plot."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial

from haiti_digest.records import Measure, Measured, Record, Ref, Sum, Support
from haiti_digest.site import addresses
from haiti_digest.site.articles import month_of
from haiti_digest.site.cards import Card, card
from haiti_digest.site.edition import Edition
from haiti_digest.site.lines import Moment
from haiti_digest.site.looks import Numbered
from haiti_digest.site.outline import thing_of
from haiti_digest.site.page import Data, Page
from haiti_digest.site.plot import Dot, Shape, plot
from haiti_digest.site.shelves import Shelf, mark_of, shelves

MOST = 100
"""Figures a page."""
MOST_THINGS = 150
"""Things counted a page of their index."""
FEW = 3
"""Figures shown in the index of a thing that has no page."""
BUSIEST = 24
MOST_PLOTTED = 40
MOST_SUMS = 60
LONGEST_LABEL = 34
"""Characters beside a value of the plot, so that they have room on a telephone; the table has them whole."""
SHAPES: dict[str, Shape] = {
    "at_least": "more",
    "more_than": "more",
    "less_than": "less",
    "up_to": "less",
    "nearly": "less",
    "about": "ring",
}
COUNTED = ("count", "implied count")
"""Kinds of figures of one thing that stand on one plot; units alone (per cent, days) tell too little for that."""


class FigureLine(Record, frozen=True, kw_only=True, array_like=True):
    """A figure in a table: its hedge as sign and word, and within a measure the day it holds for and what became of it.

    ``measure`` leads to its measure, where it is part of one.
    """

    card: Card
    glyph: str
    hedge: str
    as_of: Moment | None
    stated: bool
    status: str | None
    withdrawn: bool
    measure: str | None


class Counted(Record, frozen=True, kw_only=True):
    """The figures of one thing counted, and its page where it has one."""

    name: str
    href: str | None
    figures: tuple[FigureLine, ...]
    total: int


class WorkedOut(Record, frozen=True, kw_only=True):
    """A number that no article states, with the sum that makes it; ``stated`` where one states it after all."""

    rule: str
    terms: tuple[str, ...]
    operation: str
    value: str
    counts: str | None
    inputs: tuple[Card, ...]
    stated: Card | None
    holds: bool | None


def figures_pages(edition: Edition) -> Iterator[Page]:
    """The pages of figures: all on one, or an index of the things counted where they are many; things and measures."""
    things = edition.things
    total = sum(map(len, (*things.figures.values(), *things.others.values())))
    if total <= MOST:
        yield Page(path=addresses.FIGURES, template="figures.html", data=partial(_all_figures, edition, total))
    else:
        yield from _index_pages(edition, total)
    for name in things.pages:
        yield from _thing_pages(edition, name)
    for number in range(len(edition.digest.measures)):
        yield from _measure_pages(edition, number)


def _all_figures(edition: Edition, total: int) -> Data:
    things = edition.things
    return {
        "total": total,
        "counted": [_counted(edition, name, things.figures[name]) for name in _by_number(things.figures)],
        "others": [_counted(edition, name, things.others[name]) for name in _by_number(things.others)],
        "sums": [worked_out(edition, one) for one in edition.digest.sums[:MOST_SUMS]],
        "more_sums": len(edition.digest.sums[MOST_SUMS:]),
    }


def _by_number(things: Mapping[str, Sequence[Ref]]) -> list[str]:
    """Things with the most figures first, equal ones by name."""
    return sorted(things, key=lambda name: (-len(things[name]), name.lower()))


def _counted(edition: Edition, name: str, refs: Sequence[Ref]) -> Counted:
    lines = tuple(figure_line(edition, ref) for ref in refs)
    return Counted(name=edition.wording.unit(name), href=edition.thing_page(name), figures=lines, total=len(lines))


def _index_pages(edition: Edition, total: int) -> Iterator[Page]:
    """Things by letter, numbers alone last; those counted once stand there with their figure."""
    things = edition.things
    names = sorted({*things.figures, *things.others}, key=lambda name: (_is_bare(name), addresses.slug(name), name))
    other = edition.wording.pages["shelves"]["other"]
    for shelf in shelves(names, lambda name: _letter(name, other), addresses.FIGURES, MOST_THINGS, mark=mark_of):
        yield Page(path=shelf.path, template="things.html", data=partial(_index, edition, shelf, total))


def _letter(name: str, other: str) -> tuple[str, str]:
    letter = "" if _is_bare(name) else addresses.slug(name)[:1]
    return (f"letter--{letter or 'other'}", letter.upper() or other)


def _is_bare(name: str) -> bool:
    """Whether numbers of this name count nothing that is named."""
    return name.startswith("(")


def _index(edition: Edition, shelf: Shelf[str], total: int) -> Data:
    things = edition.things
    rows = []
    for name in shelf.items:
        refs = [*things.figures.get(name, ()), *things.others.get(name, ())]
        shown = () if name in things.pages else tuple(figure_line(edition, ref) for ref in refs[:FEW])
        rows.append(
            Counted(name=edition.wording.unit(name), href=things.pages.get(name), figures=shown, total=len(refs))
        )
    first = shelf.path == addresses.FIGURES
    totals = {name: len(things.figures[name]) + len(things.others.get(name, ())) for name in things.pages}
    several = sorted((name for name in totals if not _is_bare(name)), key=lambda name: (-totals[name], name.lower()))
    busiest = several[:BUSIEST] if first else []
    return {
        "total": total,
        "busiest": [
            Counted(
                name=edition.wording.unit(name),
                href=things.pages[name],
                figures=(),
                total=totals[name],
            )
            for name in busiest
        ],
        "things": rows,
        "shelf": shelf,
    }


def _thing_pages(edition: Edition, name: str) -> Iterator[Page]:
    refs = [*edition.things.figures[name], *edition.things.others.get(name, ())]
    path = edition.things.pages[name]
    for shelf in shelves(refs, lambda ref: month_of(edition, ref.article), path, MOST, mark=edition.mark):
        yield Page(path=shelf.path, template="measure.html", data=partial(_thing, edition, name, shelf))


def _thing(edition: Edition, name: str, shelf: Shelf[Ref]) -> Data:
    lines = [figure_line(edition, ref) for ref in shelf.items]
    first = shelf.first
    sums = [worked_out(edition, one) for one in edition.sums_of(name)[:MOST_SUMS]] if first else []
    countable = [line for line in lines if line.card.figure and line.card.figure.kind in COUNTED]
    plotted = countable if len(countable) == shelf.total <= MOST_PLOTTED and shelf.of == 1 else []
    measures = edition.measures_of(name)[:MOST_THINGS] if first else []
    return {
        "name": edition.wording.unit(name),
        "support": None,
        "of_measure": False,
        "total": shelf.total,
        "lines": lines,
        "hedged": any(line.card.figure and (line.card.figure.modifier or line.card.figure.upper) for line in lines),
        "plot": _plot(edition, plotted, sums, name),
        "sums": sums,
        "measures": [_measure_line(edition, number) for number in measures],
        "shelf": shelf,
    }


class MeasureLine(Record, frozen=True, kw_only=True):
    """A measure in a list: its newest figure, and how many articles and independent sources give it."""

    card: Card
    href: str
    figures: int
    support: Support


def _measure_line(edition: Edition, number: int) -> MeasureLine:
    measure = edition.digest.measures[number]
    newest = card(edition, measure.figures[-1].figure)
    href = edition.measure_page(number)
    return MeasureLine(card=newest, href=href, figures=len(measure.figures), support=measure.support)


def _measure_pages(edition: Edition, number: int) -> Iterator[Page]:
    measure, path = edition.digest.measures[number], edition.measure_page(number)
    for shelf in shelves(
        measure.figures,
        lambda one: month_of(edition, one.figure.article),
        path,
        MOST,
        mark=lambda one: edition.mark(one.figure),
    ):
        data = partial(_measure, edition, Numbered("measure", number), shelf)
        yield Page(path=shelf.path, template="measure.html", data=data)


def _measure(edition: Edition, numbered: Numbered, shelf: Shelf[Measured]) -> Data:
    """A page of a measure; what is told of the whole measure stands on its first."""
    lines = [figure_line(edition, one.figure) for one in shelf.items]
    ref = shelf.items[0].figure
    name = thing_of(edition.digest.articles[ref.article].figures[ref.index])
    measure = edition.digest.measures[numbered.number] if shelf.first else None
    return {
        "name": edition.wording.unit(name),
        "support": measure and measure.support,
        "of_measure": True,
        "total": shelf.total,
        "lines": lines,
        "hedged": any(line.card.figure and (line.card.figure.modifier or line.card.figure.upper) for line in lines),
        "plot": _plot(edition, lines[-MOST_PLOTTED:], [], name),
        "sums": _sums_with(edition, name, measure) if measure else [],
        "measures": [],
        "shelf": shelf,
    }


def _sums_with(edition: Edition, name: str, measure: Measure) -> list[WorkedOut]:
    """The sums of a thing in which figures of one measure stand."""
    given = {one.figure for one in measure.figures}
    sums = edition.sums_of(name)
    return [worked_out(edition, one) for one in sums if given.intersection(one.inputs) or one.stated in given]


def figure_line(edition: Edition, ref: Ref) -> FigureLine:
    """A figure as a line of a table."""
    one = card(edition, ref)
    hedges, glyphs = edition.wording.pages["hedges"], edition.wording.pages["hedge_glyphs"]
    hedge = "range" if one.figure and one.figure.upper else (one.figure.modifier if one.figure else None) or "plain"
    page, measured = edition.measured(ref) or (None, None)
    return FigureLine(
        card=one,
        glyph=glyphs.get(hedge, glyphs["plain"]),
        hedge=hedges.get(hedge, hedge),
        as_of=edition.moment(measured.as_of) if measured else None,
        stated=bool(measured and measured.stated),
        status=edition.wording.pages["status"][measured.status] if measured else None,
        withdrawn=bool(measured and measured.status == "withdrawn"),
        measure=page,
    )


def _plot(edition: Edition, lines: Sequence[FigureLine], sums: Iterable[WorkedOut], name: str) -> Data | None:
    """The figures on one scale, largest first, and with them what is worked out for the same thing."""
    words = edition.wording
    dots = [_dot(edition, line) for line in lines if line.card.figure]
    derived = words.pages["status"]["derived"]
    dots += [
        Dot(value=Decimal(one.value), upper=None, words=words.thousands(one.value), beside=derived, shape="derived")
        for one in sums
        if one.counts == name
    ]
    made = plot(sorted(dots, key=lambda dot: dot.value, reverse=True))
    if made is None:
        return None
    told = "; ".join(f"{row.dot.words} ({row.dot.beside})" for row in made.rows)
    legend = [(shape, words.pages["shapes"][shape]) for shape in made.shapes]
    return {"plot": made, "told": told, "legend": legend}


def _dot(edition: Edition, line: FigureLine) -> Dot:
    figure, words = line.card.figure, edition.wording
    if figure is None:
        raise ValueError(f"no figure in {line.card.place.id}")
    shape: Shape = "cross" if line.withdrawn else "range" if figure.upper else SHAPES.get(figure.modifier or "", "dot")
    value = words.thousands(figure.value) + (f"–{words.thousands(figure.upper)}" if figure.upper else "")
    hedged = value if figure.modifier is None else f"{line.hedge} {value}"
    beside = _beside(edition, line.card)
    return Dot(
        value=Decimal(figure.value),
        upper=Decimal(figure.upper) if figure.upper else None,
        words=hedged,
        beside=_cut(beside if line.status is None else f"{beside}, {line.status}"),
        shape=shape,
        faded=line.status is not None and line.status == words.pages["status"]["earlier"],
    )


def _beside(edition: Edition, one: Card) -> str:
    """Who gives a value, and in which outlet; where an article tells it in its own words, the outlet alone."""
    outlet = one.place.article.outlet
    if one.narrated and outlet:
        return outlet
    narrator = edition.wording.pages["card"]["narrator" if one.narrated else "nobody"]
    who = one.who.name if one.who else narrator
    return f"{who}, {outlet}" if outlet else who


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST_LABEL else f"{words[: LONGEST_LABEL - 1]}…"


def worked_out(edition: Edition, one: Sum) -> WorkedOut:
    """A sum, ready to show."""
    stated = None if one.stated is None else card(edition, one.stated)
    return WorkedOut(
        rule=one.rule,
        terms=tuple(format(term, "f") for term in one.terms),
        operation=one.operation,
        value=format(one.value, "f"),
        counts=one.noun or (edition.wording.unit(one.unit) if one.unit else None),
        inputs=tuple(card(edition, ref) for ref in one.inputs),
        stated=stated,
        holds=one.holds,
    )
