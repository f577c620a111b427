"""Articles at an address: in a store on loopback, on an SFTP server, in memory; the same seeds as from a folder."""

import os
import socket
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from haiti_digest.errors import DigestError, UsageError
from haiti_digest.load.folder import FoundFile, list_files, load
from haiti_digest.load.options import Limits, LoadOptions
from haiti_digest.load.remote import Remote, stamp_of
from haiti_digest.records import Problem, Seed
from tests.stores import Line

FILES = {
    "harbour.txt": b"HARBOUR CITY, June 3 \xe2\x80\x93\n\nThe dredging will go on, said Ada Brightwater, the mayor.\n",
    "east/a b#1 [old]*.txt": b"The bridge will be repaired, the mayor said.\n",
    "east/empty.txt": b"",
    "picture.png": b"\x89PNG",
    ".hidden/no.txt": b"No.\n",
    "digest.yml": b"title: No\n",
}


def folder(tmp_path: Path) -> Path:
    for name, data in FILES.items():
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return tmp_path / "news"


@pytest.fixture
def memory() -> Iterator[str]:
    """The address of a folder in memory."""
    fsspec = pytest.importorskip("fsspec")
    system = fsspec.filesystem("memory")
    system.pipe({f"/a/news/{name}": data for name, data in FILES.items()})
    yield "memory://a/news"
    system.rm("/a", recursive=True)


def test_an_address_gives_what_the_folder_gives(tmp_path: Path, memory: str) -> None:
    here = list(load(folder(tmp_path)))
    assert list(load(Remote(memory))) == here
    assert list(load(Remote(memory + "/"))) == here
    assert {type(one) for one in here} == {Seed, Problem}


def test_one_file_and_chosen_files(tmp_path: Path, memory: str) -> None:
    assert list(load(Remote(f"{memory}/harbour.txt"))) == list(load(folder(tmp_path) / "harbour.txt"))
    assert [one.path for one in load(Remote(memory), only={"harbour.txt"}) if isinstance(one, Seed)] == ["harbour.txt"]


def test_too_large_a_file_is_told_and_not_brought(memory: str) -> None:
    options = LoadOptions(limits=Limits(article=50))
    told = [one.what for one in load(Remote(memory), options) if isinstance(one, Problem)]
    assert sum("more than" in what for what in told) == 1


def test_a_file_that_goes_while_the_others_are_read_is_told(memory: str) -> None:
    import fsspec

    root = Remote(memory)
    listed = list_files(root)
    fsspec.filesystem("memory").rm("/a/news/harbour.txt")
    told = {one.place: one.what for one in load(root) if isinstance(one, Problem)}
    assert "cannot be opened" in told["news/harbour.txt"]
    assert sum(isinstance(one, FoundFile) for one in listed) == 3


@pytest.mark.usefixtures("line")
def test_a_store_lists_brings_and_tells_what_changed(tmp_path: Path) -> None:
    import boto3

    client = boto3.client("s3")
    for name, data in FILES.items():
        client.put_object(Bucket="news", Key=f"digest/{name}", Body=data)
    client.put_object(Bucket="news", Key="digest/", Body=b"")
    client.put_object(Bucket="news", Key="digest2/other.txt", Body=b"Another folder.")
    here = list(load(folder(tmp_path).rename(tmp_path / "digest")))
    assert list(load(Remote("s3://news/digest"))) == here
    before = dict(Remote("s3://news/digest").stamps())
    assert None not in before.values()
    client.put_object(Bucket="news", Key="digest/harbour.txt", Body=FILES["harbour.txt"].replace(b"3", b"4"))
    after = dict(Remote("s3://news/digest").stamps())
    assert [place for place in after if after[place] != before[place]] == ["s3://news/digest/harbour.txt"]


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("s3://no-such-bucket/seeds", "does not exist (The specified bucket does not exist)"),
        ("s3://news/no-such-folder", "does not exist"),
        ("nonsense://a/b", "is no place that is known"),
        ("https://news.example/seeds", "haiti-digest add"),
    ],
)
@pytest.mark.usefixtures("line")
def test_what_is_not_there_is_one_line(address: str, why: str) -> None:
    with pytest.raises(UsageError) as error:
        list_files(Remote(address))
    assert why in str(error.value)
    assert str(error.value).startswith(address)
    assert "\n" not in str(error.value)


@pytest.mark.usefixtures("line")
def test_missing_credentials_and_a_silent_host_are_told_without_secrets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import s3fs

    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
    s3fs.S3FileSystem.clear_instance_cache()
    with pytest.raises(UsageError, match="cannot be read") as silent:
        list_files(Remote("s3://news"))
    assert "a-secret-key" not in str(silent.value)
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    s3fs.S3FileSystem.clear_instance_cache()
    with pytest.raises(UsageError, match="redentials"):
        list_files(Remote("s3://news"))


@pytest.mark.parametrize(
    ("address", "extra"), [("s3://bucket/seeds", "[remote]"), ("sftp://me:s3cret@host/seeds", "[sftp]")]
)
def test_a_missing_library_says_what_to_install(address: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(UsageError) as error:
        list_files(Remote(address))
    assert extra in str(error.value)
    assert "s3cret" not in str(error.value)


def test_a_missing_library_of_one_store_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("fsspec")
    monkeypatch.setitem(sys.modules, "s3fs", None)
    from fsspec.registry import _registry

    monkeypatch.delitem(_registry, "s3", raising=False)
    with pytest.raises(UsageError, match=r"install haiti-digest\[remote\]"):
        list_files(Remote("s3://bucket/seeds"))


def test_a_server_with_ssh_is_read_and_its_password_never_shown(tmp_path: Path) -> None:
    pytest.importorskip("paramiko")
    from tests.publish.sftp import PASSWORD, USER, sftp_server

    here = folder(tmp_path)
    long_ago = datetime(2031, 1, 1, tzinfo=UTC).timestamp()
    port, listening = sftp_server(tmp_path)
    try:
        root = Remote(f"sftp://{USER}:{PASSWORD}@127.0.0.1:{port}/news")
        assert list(load(root)) == list(load(here))
        for path in here.rglob("*.*"):
            os.utime(path, (long_ago, long_ago))
        stamps = dict(Remote(f"sftp://{USER}:{PASSWORD}@127.0.0.1:{port}/news").stamps())
        assert PASSWORD not in str(root) + "".join(stamps)
        with pytest.raises(UsageError, match="does not exist") as error:
            list_files(Remote(f"sftp://{USER}:{PASSWORD}@127.0.0.1:{port}/nowhere"))
        assert PASSWORD not in str(error.value)
    finally:
        listening.close()


def test_a_place_that_answers_no_more_ends_the_reading(line: Line) -> None:
    import boto3

    for number in range(3):
        boto3.client("s3").put_object(Bucket="news", Key=f"seeds/{number}.txt", Body=b"The mayor said no.\n")
    root = Remote("s3://news/seeds")
    assert len(list_files(root)) == 3
    line.after = 2
    with pytest.raises(DigestError, match="broke off while it was read"):
        list(load(root))


def test_stamps_tell_by_tag_or_by_a_time_some_time_ago() -> None:
    now = 1_000_000_000.0
    when = datetime.fromtimestamp(now - 100, UTC)
    assert stamp_of({"size": 1, "ETag": "x", "LastModified": when}, now) == f"1-x-{now - 100}"
    assert stamp_of({"size": 1, "ETag": "x", "LastModified": datetime.fromtimestamp(now, UTC)}, now) == f"1-x-{now}"
    assert stamp_of({"size": 1, "mtime": now - 1}, now) is None
    assert stamp_of({"size": 1, "mtime": int(now) - 9}, now) is not None
    assert stamp_of({"size": 1}, now) is None
