"""A line to a server on this machine: it counts what travels on it, and can be cut."""

import socket
import threading
from contextlib import suppress

CHUNK = 1 << 18


class Relay:
    """Carries connections to a *port* of this machine, and counts the bytes ``there`` and ``back``.

    ``port`` is where it listens.
    """

    def __init__(self, port: int) -> None:
        self.there = self.back = 0
        self._to = port
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        """Ends it."""
        self._listening.close()

    def passes(self, data: bytes, there: bool) -> bool:
        """Counts *data*; gives whether it may go on: where not, the connection is cut. Here all may."""
        if there:
            self.there += len(data)
        else:
            self.back += len(data)
        return True

    def _serve(self) -> None:
        while True:
            try:
                near, _ = self._listening.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self._to))
            threading.Thread(target=self._carry, args=(near, far, True), daemon=True).start()
            threading.Thread(target=self._carry, args=(far, near, False), daemon=True).start()

    def _carry(self, source: socket.socket, sink: socket.socket, there: bool) -> None:
        with suppress(OSError):
            while (data := source.recv(CHUNK)) and self.passes(data, there):
                sink.sendall(data)
        for end in (source, sink):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                end.close()
