"""Connections that go where they were checked to go, and end in time.

A name is resolved once; the addresses are checked, and the connection is made to one of these very addresses, so that
a second answer of the name server changes nothing. Proxies of the environment are not used, since they would resolve
the name again.
"""

import io
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable
from http.client import HTTPConnection
from typing import Any, NamedTuple

from haiti_digest.errors import DigestError

Reachable = Callable[[str], bool]
"""Whether a numeric address may be connected to."""


class Target(NamedTuple):
    """Where a request goes: ``https`` or not, the host as it is written in the request, port, path with query."""

    secure: bool
    host: str
    port: int
    path: str
    address: str

    @property
    def origin(self) -> str:
        """What the ``Host`` field says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == (443 if self.secure else 80) else f"{host}:{self.port}"


class Deadline:
    """The time that is left for all of an exchange."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self, at_most: float) -> float:
        """Seconds left, *at_most* so many; TimeoutError when none are."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return min(left, at_most)


class Connection(HTTPConnection):
    """A connection to one of the checked addresses of *target*; every wait on it is bounded twice.

    One wait takes at most *wait* seconds, all together last until *deadline*.
    """

    def __init__(self, target: Target, deadline: Deadline, wait: float, reachable: Reachable) -> None:
        super().__init__(target.host, target.port)
        self._target = target
        self._deadline = deadline
        self._wait = wait
        self._reachable = reachable
        self._open: socket.socket | None = None

    def connect(self) -> None:
        """Resolves, checks, connects; DigestError where no address may be reached, OSError where none answers."""
        failed: OSError = ConnectionRefusedError("no address")
        for family, address in self._addresses():
            try:
                self._open = self._connected(family, address)
            except OSError as error:
                failed = error
                continue
            self.sock: Any = _Timed(self._open, self._deadline, self._wait)
            return
        raise failed

    def end(self) -> None:
        """Closes the socket; ``close`` does not, since it is called while the answer is still to be read."""
        self.close()
        if self._open is not None:
            self._open.close()

    def _addresses(self) -> list[tuple[int, tuple[Any, ...]]]:
        found = _resolved(self._target.host, self._target.port, self._deadline.left(self._wait))
        allowed = [(family, address) for family, address in found if self._reachable(address[0])]
        if not allowed:
            raise DigestError(
                self._target.address,
                f"{self._target.host} is not an address of the public internet ({found[0][1][0]})",
                "add --allow-private if it is yours",
            )
        return allowed

    def _connected(self, family: int, address: tuple[Any, ...]) -> socket.socket:
        made = socket.socket(family, socket.SOCK_STREAM)
        try:
            made.settimeout(self._deadline.left(self._wait))
            made.connect(address)
            if self._target.secure:
                made.settimeout(self._deadline.left(self._wait))
                made = ssl.create_default_context().wrap_socket(made, server_hostname=self._target.host)
        except BaseException:
            made.close()
            raise
        return made


class _Timed:
    """A socket as ``http.client`` uses it, each wait on it bounded."""

    def __init__(self, made: socket.socket, deadline: Deadline, wait: float) -> None:
        self._socket = made
        self._deadline = deadline
        self._wait = wait

    def sendall(self, data: bytes) -> None:
        self._socket.settimeout(self._deadline.left(self._wait))
        self._socket.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Stream(self._socket, self._deadline, self._wait))

    def close(self) -> None:
        """Nothing: the answer may still be read; ``Connection.end`` closes the socket."""


class _Stream(io.RawIOBase):
    def __init__(self, made: socket.socket, deadline: Deadline, wait: float) -> None:
        super().__init__()
        self._socket = made
        self._deadline = deadline
        self._wait = wait

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._socket.settimeout(self._deadline.left(self._wait))
        return self._socket.recv_into(buffer)


def _resolved(host: str, port: int, seconds: float) -> list[tuple[int, tuple[Any, ...]]]:
    """The addresses of *host*; looked up beside, since the system's look-up knows no time limit."""
    answers: queue.SimpleQueue[list[Any] | OSError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except OSError as error:
            answers.put(error)
        except UnicodeError as error:
            answers.put(OSError(str(error)))

    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty:
        raise TimeoutError from None
    if isinstance(answer, OSError):
        raise answer
    return [(family, address) for family, _, _, _, address in answer]
