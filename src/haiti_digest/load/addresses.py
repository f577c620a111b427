"""Dates in addresses and file names, and the outlet that an address belongs to."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from haiti_digest.config import Outlet
from haiti_digest.load.dates import PrintedDate, date_at, iso_day
from haiti_digest.load.given import DateSaid
from haiti_digest.records import Metadatum

IN_PATH = re.compile(
    r"/((?:19|20)\d\d)/(\d\d?)(?:/(\d\d?))?(?=/|$)|[/-]((?:19|20)\d\d)-(\d\d)-(\d\d)(?=\D|$)|/((?:20)\d\d)([01]\d)([0-3]\d)(?=/|$)"
)
DAY_IN_NAME = re.compile(r"(?<!\d)(?:19|20)\d\d[-_.]?\d\d[-_.]?\d\d(?!\d)")


def date_in_address(address: str) -> DateSaid | None:
    """The day or month in an address's path (``/2025/09/23/``)."""
    found = IN_PATH.search(_path_of(address))
    if not found:
        return None
    year, month, day = (
        found[1] or found[4] or found[7],
        found[2] or found[5] or found[8],
        found[3] or found[6] or found[9],
    )
    if day and (value := iso_day(int(year), int(month), int(day))):
        return DateSaid(
            value=value, precision="day", origin="address", reason=f"the address has “{found[0].strip('/-')}”"
        )
    if 1 <= int(month) <= 12:
        value = f"{int(year):04d}-{int(month):02d}"
        return DateSaid(
            value=value, precision="month", origin="address", reason=f"the address has “{found[0].strip('/-')}”"
        )
    return None


def _path_of(address: str) -> str:
    """The path of an address; empty where it is none."""
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def date_in_name(path: str) -> DateSaid | None:
    """The whole date in a file's name (``2025-09-23-landing.txt``)."""
    name = path.rsplit("/", 1)[-1]
    found = DAY_IN_NAME.search(name)
    date = _read(found[0]) if found else None
    if found is None or date is None:
        return None
    return DateSaid(value=date.value, precision="day", origin="file name", reason=f"the file name has “{found[0]}”")


def _read(words: str) -> PrintedDate | None:
    digits = re.sub(r"\D", "", words)
    return date_at(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}", 0)


def outlet_of(address: str, registry: Sequence[Outlet]) -> Metadatum | None:
    """The registered outlet of an address, by the longest domain that fits; None for an unknown one."""
    try:
        host = (urlsplit(address).hostname or "").lower().removeprefix("www.")
    except ValueError:
        return None
    fitting = [o for o in registry if host == o.domain or host.endswith(f".{o.domain}")]
    if not fitting:
        return None
    best = max(fitting, key=lambda outlet: len(outlet.domain))
    return Metadatum(value=best.name, origin="address", reason=f"the address belongs to {best.domain}")
