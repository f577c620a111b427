"""What can go wrong for a user, as one line: where, what, why, what to do."""


class DigestError(Exception):
    """A run or a file cannot go on; ``str(error)`` is the line for the user.

    All parts go to ``Exception.__init__`` by position, so that the error survives a process pool.
    """

    def __init__(self, place: str, what: str, fix: str = "") -> None:
        super().__init__(place, what, fix)
        self.place = place
        self.what = what
        self.fix = fix

    def __str__(self) -> str:
        line = f"{self.place}: {self.what}"
        return f"{line}; {self.fix}" if self.fix else line


class UsageError(DigestError):
    """The command was called in a way that cannot work (exit code 2)."""
