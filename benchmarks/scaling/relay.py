"""A line to a scheduler that counts what travels on it."""

import socket
import threading

CHUNK = 1 << 18


class Relay:
    """Carries connections to a port of this machine, and counts the bytes there and back."""

    def __init__(self, port: int) -> None:
        self.there = self.back = 0
        self._to = port
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"tcp://127.0.0.1:{self._listening.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        """Ends it."""
        self._listening.close()

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
        try:
            while data := source.recv(CHUNK):
                if there:
                    self.there += len(data)
                else:
                    self.back += len(data)
                sink.sendall(data)
        except OSError:
            pass
        finally:
            for end in (source, sink):
                end.close()
