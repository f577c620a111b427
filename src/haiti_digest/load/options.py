"""What a user may say about the input: outlets by address, the columns of tables, and how much is too much."""

from collections.abc import Mapping

from haiti_digest.config import Config, Outlet
from haiti_digest.records import Record

MEGABYTE = 1 << 20


class Limits(Record, frozen=True, kw_only=True):
    """Sizes in bytes above which a file is told and left; ``unpacked`` is for all that one archive holds."""

    article: int = 20 * MEGABYTE
    collection: int = 400 * MEGABYTE
    record: int = 10 * MEGABYTE
    unpacked: int = 2000 * MEGABYTE
    ratio: int = 400
    """An archive that unpacks to more than so many times its own size is refused."""


class LoadOptions(Record, frozen=True, kw_only=True):
    """The registry of outlets, the columns of tables (our field to their column), and the limits."""

    outlets: tuple[Outlet, ...] = ()
    columns: Mapping[str, str] = {}
    limits: Limits = Limits()


DEFAULT = LoadOptions()


def options_of(config: Config) -> LoadOptions:
    """What the settings of a site say about its input."""
    return LoadOptions(outlets=config.outlets, columns=config.columns)
