"""What the file of an article gives: every metadata value with where it came from."""

from haiti_digest.records import Metadatum, Published, Record
from haiti_digest.site import addresses
from haiti_digest.site.days import DaysCounted, days_counted
from haiti_digest.site.edition import Edition
from haiti_digest.site.lines import Moment


class Fact(Record, frozen=True, kw_only=True):
    """A metadata value with where it came from; None where the file does not give it."""

    name: str
    value: str | None
    moment: Moment | None = None
    href: str | None = None
    origin: str | None = None
    reason: str | None = None


class Estimate(Record, frozen=True, kw_only=True):
    """When an undated article may have been written, shown as an estimate with the sums or the reason behind it."""

    earliest: Moment | None
    latest: Moment | None
    sums: tuple[DaysCounted, ...] = ()
    reason: str | None = None


def facts_of(edition: Edition, at: int) -> list[Fact]:
    """The metadata of an article in the order to show them."""
    seed, names = edition.digest.articles[at].seed, edition.wording.pages["fields"]
    facts = [_fact(edition, "headline", seed.headline)]
    facts.append(_dated(edition, "published", seed.published))
    if seed.updated:
        facts.append(_dated(edition, "updated", seed.updated))
    facts.append(_fact(edition, "outlet", seed.outlet))
    facts += [_fact(edition, "byline", byline) for byline in seed.bylines] or [_fact(edition, "byline", None)]
    if seed.dateline:
        facts.append(Fact(name=names["dateline"], value=seed.dateline.span.of(seed.text), origin=names["as_written"]))
    if seed.agency:
        facts.append(_fact(edition, "agency", seed.agency))
    address = _fact(edition, "address", seed.url)
    facts.append(
        Fact(
            name=names["address"],
            value=address.value,
            href=addresses.safe_url(address.value),
            origin=address.origin,
            reason=address.reason,
        )
    )
    facts.append(_fact(edition, "language", seed.language))
    return facts


def estimate_of(edition: Edition, at: int) -> Estimate | None:
    """Between which days an undated article was written: by what others say, or by its own words."""
    seed_bounds, one = edition.digest.articles[at].bounds, edition.estimate(at)
    if one is not None:
        sums = tuple(made for made in (days_counted(edition, days) for days in one.sums) if made)
        return Estimate(earliest=edition.moment(one.earliest), latest=edition.moment(one.latest), sums=sums)
    if seed_bounds is None or not (seed_bounds.earliest or seed_bounds.latest):
        return None
    return Estimate(
        earliest=edition.moment(seed_bounds.earliest),
        latest=edition.moment(seed_bounds.latest),
        reason=edition.wording.reason(seed_bounds.reason),
    )


def _dated(edition: Edition, field: str, said: Published | None) -> Fact:
    name = edition.wording.pages["fields"][field]
    if said is None:
        return Fact(name=name, value=None)
    moment, reason = edition.moment(said.value), edition.wording.reason(said.reason)
    return Fact(name=name, value=said.value, moment=moment, origin=edition.wording.origins[said.origin], reason=reason)


def _fact(edition: Edition, field: str, noted: Metadatum | None) -> Fact:
    name = edition.wording.pages["fields"][field]
    if noted is None:
        return Fact(name=name, value=None)
    origin, reason = edition.wording.origins[noted.origin], edition.wording.reason(noted.reason)
    return Fact(name=name, value=noted.value, origin=origin, reason=reason)
