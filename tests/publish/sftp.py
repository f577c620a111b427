"""An SFTP server on loopback over a folder, with one user and password."""

import os
import socket
import threading
from pathlib import Path

import paramiko

USER, PASSWORD = "me", "s3cret"


class Server(paramiko.ServerInterface):
    """Lets the one user in."""

    def check_auth_password(self, username: str, password: str) -> int:
        known = (username, password) == (USER, PASSWORD)
        return paramiko.AUTH_SUCCESSFUL if known else paramiko.AUTH_FAILED

    def check_channel_request(self, *_: object) -> int:
        return paramiko.OPEN_SUCCEEDED


class Handle(paramiko.SFTPHandle):
    """An open file."""

    def stat(self) -> paramiko.SFTPAttributes:
        return paramiko.SFTPAttributes.from_stat(os.fstat(self.readfile.fileno()))


class Folder(paramiko.SFTPServerInterface):
    """The files of a folder; *root* is set by ``sftp_server``."""

    root = Path()

    def _at(self, path: str) -> Path:
        return self.root / path.lstrip("/")

    def list_folder(self, path: str) -> list[paramiko.SFTPAttributes] | int:
        try:
            return [paramiko.SFTPAttributes.from_stat(entry.stat(), entry.name) for entry in os.scandir(self._at(path))]
        except OSError as error:
            return paramiko.SFTPServer.convert_errno(error.errno or 0)

    def stat(self, path: str) -> paramiko.SFTPAttributes | int:
        try:
            return paramiko.SFTPAttributes.from_stat(self._at(path).stat())
        except OSError as error:
            return paramiko.SFTPServer.convert_errno(error.errno or 0)

    lstat = stat

    def open(self, path: str, flags: int, attr: object) -> Handle | int:  # noqa: ARG002
        try:
            number = os.open(self._at(path), flags, 0o644)
        except OSError as error:
            return paramiko.SFTPServer.convert_errno(error.errno or 0)
        handle = Handle(flags)
        handle.readfile = handle.writefile = os.fdopen(number, "r+b" if flags & (os.O_WRONLY | os.O_RDWR) else "rb")
        return handle

    def remove(self, path: str) -> int:
        self._at(path).unlink()
        return paramiko.SFTP_OK

    def rename(self, oldpath: str, newpath: str) -> int:
        self._at(oldpath).rename(self._at(newpath))
        return paramiko.SFTP_OK

    posix_rename = rename

    def mkdir(self, path: str, attr: object) -> int:  # noqa: ARG002
        self._at(path).mkdir()
        return paramiko.SFTP_OK


def sftp_server(root: Path) -> tuple[int, socket.socket]:
    """The port of a server of *root* that runs until the socket is closed."""
    listening = socket.create_server(("127.0.0.1", 0))
    key = paramiko.RSAKey.generate(2048)
    kind = type("Rooted", (Folder,), {"root": root})

    def serve() -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            transport = paramiko.Transport(connection)
            transport.add_server_key(key)
            transport.set_subsystem_handler("sftp", paramiko.SFTPServer, kind)
            transport.start_server(server=Server())

    threading.Thread(target=serve, daemon=True).start()
    return listening.getsockname()[1], listening
