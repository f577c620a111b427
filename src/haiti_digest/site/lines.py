"""An article in one line, a date and a speaker: what every page shows of them."""

from haiti_digest.records import Record

BRIEF_WORDS = 4


class Moment(Record, frozen=True, kw_only=True, array_like=True):
    """A date to show: words for the reader, ``datetime`` for machines where HTML allows the value."""

    words: str
    datetime: str | None
    value: str | None


class ArticleLine(Record, frozen=True, kw_only=True, array_like=True):
    """An article in one line: its title, and whether the file gives it as a headline (``titled``).

    ``called`` is what to call it where there is little room: the outlet, or the first words where none is given.
    """

    href: str
    title: str
    titled: bool
    called: str
    outlet: str | None
    published: Moment | None
    file: str
    language: str
    title_source: str = ""
    """Where the title stands, as in ``Piece.source``; empty where it is not as in the file."""

    @property
    def source(self) -> str:
        """The outlet, or the file's name where no outlet is given."""
        return self.outlet or self.file


class Who(Record, frozen=True, kw_only=True, array_like=True):
    """A speaker to show: the name, and the page where there is one."""

    name: str
    href: str | None = None
    id: str | None = None


def beginning(title: str) -> str:
    """The first words of a title."""
    words = title.split()
    return title if len(words) <= BRIEF_WORDS else " ".join(words[:BRIEF_WORDS]) + "…"
