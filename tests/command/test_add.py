"""`haiti-digest add` as a user meets it, with a host that lies: what is kept, what is told, what is left alone."""

import gzip
import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from haiti_digest.load.folder import load
from haiti_digest.records import Seed
from tests.conftest import ROOT, Run
from tests.intake.host import PAGE, answer, host, redirect

NEWS = "HARBOUR CITY, June 3 –\n\n“The dredging will go on,” said Ada Brightwater, who leads the Harbour Board.\n"


def everything(folder: Path) -> dict[str, bytes]:
    """Every file below *folder*."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_page_is_fetched_and_kept_with_its_story(run: Run, tmp_path: Path) -> None:
    with host({"/short": redirect("/long/2031/harbour?utm_source=x"), "/long/2031/harbour?utm_source=x": answer(
        gzip.compress(PAGE), Content_Encoding="gzip", ETag='"v1"'
    )}) as (at, _):  # fmt: skip
        done = run("add", f"{at}/short", "--allow-private", cwd=tmp_path, SOURCE_DATE_EPOCH="1900000000")
    assert done.returncode == 0, done.stderr
    seeds = tmp_path / "seeds"
    assert sorted(everything(seeds)) == [
        ".originals/harbour-board-reopens-the-channel.html",
        ".originals/harbour-board-reopens-the-channel.json",
        "harbour-board-reopens-the-channel.md",
    ]
    story = json.loads((seeds / ".originals" / "harbour-board-reopens-the-channel.json").read_bytes())
    assert story["asked"] == f"{at}/short"
    assert story["address"] == f"{at}/long/2031/harbour?utm_source=x"
    assert story["retrieved"] == "2030-03-17T17:46:40Z"
    assert story["sha256"] == hashlib.sha256(PAGE).hexdigest()
    assert story["headers"] == {"ETag": '"v1"'}
    (seed,) = (item for item in load(seeds) if isinstance(item, Seed))
    assert seed.url
    assert seed.url.value == f"{at}/long/2031/harbour?utm_source=x"
    assert seed.published
    assert seed.published.value == "2031-06-03"
    assert seed.outlet
    assert seed.outlet.value == "The Gazette"


def test_a_page_cannot_claim_the_address_of_another_host(run: Run, tmp_path: Path) -> None:
    claiming = PAGE.replace(b"<head>", b'<head><link rel="canonical" href="https://trusted.example/story">')
    with host({"/x": answer(claiming)}) as (at, _):
        assert run("add", f"{at}/x", "--allow-private", cwd=tmp_path).returncode == 0
    (seed,) = (item for item in load(tmp_path / "seeds") if isinstance(item, Seed))
    assert seed.url
    assert seed.url.value == f"{at}/x"


def test_a_text_in_another_encoding_is_read_as_the_host_says(run: Run, tmp_path: Path) -> None:
    news = "Совет порта\n\nСовет порта решил в понедельник открыть канал для всех судов, сообщила его глава."
    plain = answer(news.encode("koi8-r"), Content_Type="text/plain; charset=koi8-r")
    with host({"/x": plain}) as (at, _):
        done = run("add", f"{at}/x", "--allow-private", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (seed,) = (item for item in load(tmp_path / "seeds") if isinstance(item, Seed))
    assert "Совет порта решил" in seed.text
    assert seed.url


@pytest.mark.parametrize(
    ("given_answer", "why"),
    [
        (answer(b"\x89PNG\r\n\x1a\n" + bytes(99)), "is a picture"),
        (answer(b"\x89PNG\r\n\x1a\n" + bytes(99), Content_Type="image/png"), "is image/png"),
        (answer(b'<?xml version="1.0"?><rss><channel/></rss>', Content_Type="text/html"), "holds many articles"),
        (answer(b"PK\x03\x04" + bytes(99), Content_Type="text/plain"), "zip archive"),
        (answer(b"<html><body></body></html>"), "no article"),
        (answer(b"\x1f\x8b" + bytes(99), Content_Type="text/plain"), "compressed by gzip"),
        (answer(b"{}", Content_Type="application/json"), "is application/json"),
    ],
    ids=["picture as page", "picture", "feed as page", "archive as text", "empty page", "gzip as text", "json"],
)
def test_what_is_no_article_leaves_nothing(run: Run, tmp_path: Path, given_answer: bytes, why: str) -> None:
    with host({"/x": given_answer}) as (at, _):
        done = run("add", f"{at}/x", "--allow-private", cwd=tmp_path)
    assert done.returncode == 1
    assert why in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert everything(tmp_path) == {}


def test_a_page_under_a_wrong_type_is_read_as_what_it_is(run: Run, tmp_path: Path) -> None:
    with host({"/x": answer(PAGE, Content_Type="application/octet-stream")}) as (at, _):
        done = run("add", f"{at}/x", "--allow-private", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "seeds" / ".originals" / "harbour-board-reopens-the-channel.html").read_bytes() == PAGE


def test_a_private_address_is_told_with_what_to_do(run: Run, tmp_path: Path) -> None:
    with host({"/x": answer(PAGE)}) as (at, asked):
        done = run("add", f"{at}/x", cwd=tmp_path)
    assert done.returncode == 1
    assert "add --allow-private if it is yours" in done.stderr
    assert asked == []
    assert everything(tmp_path) == {}


def test_what_is_known_is_told_and_not_added(run: Run, tmp_path: Path) -> None:
    later = PAGE.replace(b"11 days", b"12 days")
    with host({"/x": answer(PAGE), "/y": answer(PAGE), "/x?utm_source=z": answer(later)}) as (at, _):
        assert run("add", f"{at}/x", "--allow-private", cwd=tmp_path).returncode == 0
        before = everything(tmp_path)
        for path, how in (
            ("x", "word for word"),
            ("y", "word for word"),
            ("x?utm_source=z", "from the same address, in other words"),
        ):
            done = run("add", f"{at}/{path}", "--allow-private", cwd=tmp_path)
            assert done.returncode == 1
            assert f"seeds/harbour-board-reopens-the-channel.md, {how}" in done.stderr
            assert everything(tmp_path) == before
        again = run("add", f"{at}/x?utm_source=z", "--allow-private", "--again", cwd=tmp_path)
    assert again.returncode == 0
    after = everything(tmp_path)
    assert {name: after[name] for name in before} == before
    assert "seeds/harbour-board-reopens-the-channel-2.md" in after


def test_standard_input_may_hold_an_article(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "haiti_digest", "add", "-"], input=NEWS.encode(), cwd=tmp_path, capture_output=True,
        env={"PYTHONPATH": str(ROOT / "src")}, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (seed,) = (item for item in load(tmp_path / "seeds") if isinstance(item, Seed))
    assert "The dredging will go on" in seed.text
