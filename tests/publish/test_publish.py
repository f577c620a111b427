"""Publishing for real: to a folder, a git repository, an S3 server; what is there is read back and compared."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from haiti_digest.build import build_site
from haiti_digest.config import Config
from haiti_digest.errors import DigestError, UsageError
from haiti_digest.publish.address import Target, target_of
from haiti_digest.publish.publish import Site, publish
from haiti_digest.site.write import MANIFEST, ours
from tests.publish.conftest import NEWS, files
from tests.stores import Line


class Place:
    """A place to publish to: its target, what it holds, and how somebody else puts a file there."""

    def __init__(
        self, target: Target, holds: Callable[[], dict[str, bytes]], put: Callable[[str, bytes], object]
    ) -> None:
        self.target = target
        self.holds = holds
        self.put = put


def git(*arguments: str, at: Path) -> bytes:
    """What git prints."""
    named = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    return subprocess.run(["git", *named, *arguments], cwd=at, check=True, capture_output=True).stdout


def branch_of(tmp_path: Path) -> Place:
    bare, clone = tmp_path / "site.git", tmp_path / "clone"
    git("init", "-q", "--bare", str(bare), at=tmp_path)

    def holds() -> dict[str, bytes]:
        names = git("ls-tree", "-r", "-z", "--name-only", "gh-pages", at=bare).decode().split("\0")
        return {name: git("cat-file", "blob", f"gh-pages:{name}", at=bare) for name in names if name}

    def put(path: str, data: bytes) -> None:
        shutil.rmtree(clone, ignore_errors=True)
        git("clone", "-q", str(bare), str(clone), at=tmp_path)
        known = b"origin/gh-pages" in git("branch", "-r", at=clone)
        git("checkout", "-q", *([] if known else ["--orphan"]), "gh-pages", at=clone)
        (clone / path).parent.mkdir(parents=True, exist_ok=True)
        (clone / path).write_bytes(data)
        git("add", "-A", at=clone)
        git("commit", "-q", "-m", "mine", at=clone)
        git("push", "-q", "origin", "gh-pages", at=clone)

    return Place(target_of(f"git:{bare}"), holds, put)


def folder_of(tmp_path: Path) -> Place:
    www = tmp_path / "www"

    def put(path: str, data: bytes) -> None:
        (www / path).parent.mkdir(parents=True, exist_ok=True)
        (www / path).write_bytes(data)

    return Place(target_of(str(www)), lambda: files(www), put)


def bucket_of(_: Path) -> Place:
    import boto3

    def holds() -> dict[str, bytes]:
        client = boto3.client("s3")
        listed = client.list_objects_v2(Bucket="news", Prefix="digest/").get("Contents", [])
        return {
            one["Key"].removeprefix("digest/"): client.get_object(Bucket="news", Key=one["Key"])["Body"].read()
            for one in listed
        }

    def put(path: str, data: bytes) -> None:
        boto3.client("s3").put_object(Bucket="news", Key=f"digest/{path}", Body=data)

    return Place(target_of("s3://news/digest"), holds, put)


@pytest.fixture(params=[folder_of, branch_of, bucket_of], ids=["folder", "branch", "bucket"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Each kind of place in turn."""
    if request.param is bucket_of:
        request.getfixturevalue("line")
    made: Place = request.param(tmp_path)
    return made


def shown(site: Site) -> dict[str, bytes]:
    """The files that the build made for readers."""
    return {path: data for path, data in files(site.out).items() if path in ours(site.out)}


def pages(place: Place) -> dict[str, bytes]:
    """What the place shows, without the manifest."""
    return {path: data for path, data in place.holds().items() if path != MANIFEST}


def test_what_is_published_is_the_site_to_the_byte(site: Site, place: Place) -> None:
    tried = publish(site, place.target, dry=True)
    done = publish(site, place.target)
    assert tried.plan == done.plan
    assert pages(place) == shown(site)
    assert set(done.plan.send) == set(shown(site))
    again = publish(site, place.target)
    assert again.plan.send == ()
    assert again.plan.same == len(shown(site))


def test_only_what_changed_travels_and_others_files_stay(site: Site, place: Place) -> None:
    publish(site, place.target)
    place.put("CNAME", b"news.example\n")
    place.put("articles/mine.html", b"mine")
    (site.seeds / "harbour.txt").unlink()
    build_site(site.seeds, site.out, site.config)
    done = publish(site, place.target)
    assert pages(place) == {**shown(site), "CNAME": b"news.example\n", "articles/mine.html": b"mine"}
    assert "articles/harbour.html" in done.plan.remove
    assert 0 < len(done.plan.send) < len(shown(site))


def test_a_place_of_somebody_else_is_left_alone(site: Site, place: Place) -> None:
    place.put("index.html", b"theirs")
    with pytest.raises(DigestError, match=r"not written by haiti-digest: index\.html"):
        publish(site, place.target)
    assert place.holds() == {"index.html": b"theirs"}
    publish(site, place.target, force=True)
    assert pages(place) == shown(site)


def test_a_dry_run_changes_nothing(site: Site, place: Place) -> None:
    place.put("theirs.txt", b"theirs")
    publish(site, place.target, dry=True)
    assert place.holds() == {"theirs.txt": b"theirs"}


def spoiled(site: Site, way: str) -> Site:
    """The site with something that speaks against publishing it."""
    page = site.out / "quotes.html"
    if way == "unfinished":
        page.unlink()
    elif way == "changed":
        page.write_bytes(page.read_bytes() + b" ")
    elif way == "private":
        return site._replace(config=Config(publish="private"))
    elif way == "private before":
        build_site(site.seeds, site.out, Config(publish="private"))
    else:
        for name, text in NEWS.items():
            (site.seeds / name).write_text(text.replace("HARBOUR", "HARBOR"), encoding="utf-8")
    return site


@pytest.mark.parametrize(
    ("way", "why"),
    [
        ("unfinished", "is unfinished"),
        ("changed", "was changed after it was built"),
        ("private", "publish: private"),
        ("private before", "publish: private"),
        ("untraced", "not traced"),
    ],
)
def test_what_should_not_be_published_is_refused_unless_forced(site: Site, tmp_path: Path, way: str, why: str) -> None:
    place = folder_of(tmp_path)
    site = spoiled(site, way)
    with pytest.raises(DigestError, match=why):
        publish(site, place.target)
    assert not (tmp_path / "www").exists()
    assert any(why in line for line in publish(site, place.target, force=True).overruled)
    assert pages(place) == shown(site)


def test_no_site_and_a_target_around_the_site_are_refused_even_by_force(site: Site, tmp_path: Path) -> None:
    for target in (site.out, site.out.parent):
        with pytest.raises(UsageError, match="holds the built site itself"):
            publish(site, target_of(str(target)), force=True)
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match="holds no built site"):
        publish(site._replace(out=tmp_path / "empty"), target_of(str(tmp_path / "www")), force=True)


def test_a_branch_gets_one_commit_and_keeps_its_history(site: Site, tmp_path: Path) -> None:
    place = branch_of(tmp_path)
    place.put("CNAME", b"news.example\n")
    publish(site, place.target)
    publish(site, place.target)
    log = git("log", "--format=%s", "gh-pages", at=tmp_path / "site.git").decode().splitlines()
    assert len(log) == 2
    assert log[0].startswith("Publish the digest: ")


def test_a_repository_that_is_not_there_is_one_line_without_secrets(site: Site, tmp_path: Path) -> None:
    for place in (f"git:{tmp_path}/nowhere.git", "git:https://me:s3cret@127.0.0.1:9/site.git", "git:nowhere"):
        with pytest.raises(DigestError) as error:
            publish(site, target_of(place))
        assert "\n" not in str(error.value)
        assert "s3cret" not in str(error.value)


def test_files_in_a_bucket_say_what_they_are(site: Site, tmp_path: Path, line: Line) -> None:
    import boto3

    publish(site, bucket_of(tmp_path).target)
    heads = {path: boto3.client("s3").head_object(Bucket="news", Key=f"digest/{path}") for path in shown(site)}
    assert heads["index.html"]["ContentType"] == "text/html; charset=utf-8"
    assert heads["site.css"]["ContentType"] == "text/css; charset=utf-8"
    assert heads["index.html"]["CacheControl"] == "no-cache"
    assert heads["icon.svg"]["CacheControl"] == "public, max-age=86400"
    order = [path.rsplit("/digest/", 1)[-1] for path in line.puts if not path.endswith(MANIFEST)]
    assert order[-1] == "index.html"
    first_page = next(number for number, path in enumerate(order) if path.endswith(".html"))
    assert all(path.endswith(".html") for path in order[first_page:])


def test_a_broken_connection_is_taken_up_where_it_broke(site: Site, tmp_path: Path, line: Line) -> None:
    place = bucket_of(tmp_path)
    line.after = 40
    with pytest.raises(DigestError, match=r"broke off after \d+ of \d+ files .*run it again") as error:
        publish(site, place.target)
    assert "a-secret-key" not in str(error.value)
    assert "\n" not in str(error.value)
    line.after = None
    there = place.holds()
    assert "index.html" not in there  # no front page that leads nowhere
    assert len(there) > 10
    line.puts.clear()
    done = publish(site, place.target)
    assert pages(place) == shown(site)
    assert len(done.plan.send) <= len(shown(site))
    assert len(publish(site, place.target).plan.send) == 0


def test_a_connection_that_breaks_for_a_moment_is_not_noticed(
    site: Site, tmp_path: Path, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = bucket_of(tmp_path)
    line.after = 5
    import time

    waited: list[float] = []

    def mend(seconds: float) -> None:
        waited.append(seconds)
        line.after = None

    monkeypatch.setattr(time, "sleep", mend)
    publish(site, place.target)
    assert pages(place) == shown(site)


def test_a_store_that_is_not_known_is_told(site: Site) -> None:
    with pytest.raises(UsageError, match="is no place that is known"):
        publish(site, target_of("nonsense://x/y"))


def test_a_server_with_ssh_holds_the_site(site: Site, tmp_path: Path) -> None:
    pytest.importorskip("paramiko")
    from tests.publish.sftp import PASSWORD, USER, sftp_server

    www = tmp_path / "www"
    www.mkdir()
    port, listening = sftp_server(www)
    target = target_of(f"sftp://{USER}:{PASSWORD}@127.0.0.1:{port}/digest")
    assert PASSWORD not in target.shown
    try:
        (www / "digest").mkdir()
        (www / "digest" / "CNAME").write_bytes(b"theirs")
        publish(site, target)
        there = files(www / "digest")
        assert {path: data for path, data in there.items() if path not in (MANIFEST, "CNAME")} == shown(site)
        assert there["CNAME"] == b"theirs"
        assert publish(site, target).plan.send == ()
    finally:
        listening.close()
