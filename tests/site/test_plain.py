from typing import NamedTuple

from msgspec.structs import replace

from haiti_digest.records import Event, Measured, Passage, Ref, Support
from haiti_digest.site.looks import Numbered
from haiti_digest.site.plain import Plain, encode
from haiti_digest.site.shelves import Shelf
from haiti_digest.spans import Span

SUPPORT = Support(articles=1, speakers=0, sources=1, copies=0)
REF = Ref(article=1, kind="date", index=2)
EVENT = Event(
    id="e-1",
    value="2031-02-03",
    precision="day",
    latest=None,
    passages=(Passage(article=1, span=Span(3, 9), ref=REF),),
    dates=(REF,),
    differs=(),
    ahead=False,
    support=SUPPORT,
)
BEFORE = Plain(["a.html", "b.html"], {"event": ["e-0", "e-1"]})
AFTER = Plain(["new.html", "a.html", "b.html"], {"event": ["e-1"]})


def moved(ref: Ref) -> Ref:
    return replace(ref, article=ref.article + 1)


def test_what_shifts_when_an_article_is_added_stays_the_same() -> None:
    later = replace(
        EVENT, passages=(replace(EVENT.passages[0], article=2, ref=moved(REF)),), dates=tuple(map(moved, EVENT.dates))
    )
    assert encode(BEFORE(EVENT)) == encode(AFTER(later))
    assert BEFORE(Numbered("event", 1)) == AFTER(Numbered("event", 0))


def test_another_article_or_another_span_is_told() -> None:
    others = [
        replace(EVENT, dates=(replace(REF, article=0),)),
        replace(EVENT, dates=(replace(REF, index=3),)),
        replace(EVENT, passages=(replace(EVENT.passages[0], span=Span(3, 10)),)),
    ]
    made = {encode(BEFORE(one)) for one in (EVENT, *others)}
    assert len(made) == 4


def test_the_items_of_a_shelf_are_told_with_the_addresses_of_their_articles() -> None:
    shelf = Shelf(label="", path="x.html", items=(REF,), total=1)
    later = Shelf(label="", path="x.html", items=(moved(REF),), total=1)
    assert encode(BEFORE(shelf)) == encode(AFTER(later))


class Entry(NamedTuple):
    event: Numbered | None
    date: Ref | None
    day: str


def test_items_of_several_kinds_are_told_apart_and_stay_the_same_when_numbers_shift() -> None:
    def shelf(*items: object) -> Shelf[object]:
        return Shelf(label="", path="x.html", items=items, total=1)

    told, other = Entry(Numbered("event", 1), None, "1"), Entry(None, REF, "1")
    now, later = Entry(Numbered("event", 0), None, "1"), Entry(None, moved(REF), "1")
    assert encode(BEFORE(shelf(told, other))) == encode(AFTER(shelf(now, later)))
    several = [shelf(told, other), shelf(other, told), shelf(told), shelf(other), shelf(told, other._replace(day="2"))]
    assert len({encode(BEFORE(one)) for one in several}) == len(several)


def test_figures_of_a_measure_are_told_with_all_their_fields() -> None:
    one = Measured(figure=REF, as_of=None, stated=True, status="current")
    later, other = replace(one, figure=moved(REF)), replace(one, status="earlier")
    assert encode(BEFORE((one, one))) == encode(AFTER([later, later]))
    assert encode(BEFORE((one, other))) != encode(BEFORE((other, one)))
