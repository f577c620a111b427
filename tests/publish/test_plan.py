"""What travels, and in which order: laws for any site and any earlier one."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.errors import DigestError, UsageError
from haiti_digest.places import without_secrets
from haiti_digest.publish.address import Target, target_of
from haiti_digest.publish.plan import PENDING, manifest, on_the_way, plan, read_manifest

PATHS = st.sampled_from(
    ["index.html", "quotes.html", "people/index.html", "a/b.html", "site.css", "data/x.json", "x.xml"]
)
DIGESTS = st.dictionaries(PATHS, st.sampled_from(["1", "2", PENDING]))


@given(DIGESTS, DIGESTS)
def test_after_a_plan_the_host_holds_the_site(files: dict[str, str], there: dict[str, str]) -> None:
    files = {path: digest or "3" for path, digest in files.items()}
    todo = plan(files, there)
    after = {path: digest for path, digest in there.items() if path not in todo.remove}
    after |= {path: files[path] for path in todo.send}
    assert after == files
    assert len(todo.send) + todo.same == len(files)
    assert all(there.get(path) != files[path] for path in todo.send)


@given(DIGESTS, DIGESTS)
def test_pages_come_after_what_they_need(files: dict[str, str], there: dict[str, str]) -> None:
    send = plan({path: digest or "3" for path, digest in files.items()}, there).send
    kinds = [2 if path == "index.html" else int(path.endswith(".html")) for path in send]
    assert kinds == sorted(kinds)
    pages = [path not in there for path in send if path.endswith(".html") and path != "index.html"]
    assert pages == sorted(pages, reverse=True)  # a new page is there before a changed one links to it


@given(DIGESTS, DIGESTS)
def test_what_is_on_the_way_is_known_as_ours(files: dict[str, str], there: dict[str, str]) -> None:
    files = {path: digest or "3" for path, digest in files.items()}
    todo = plan(files, there)
    for arrived in range(len(todo.send) + 1):
        done = {path: files[path] for path in todo.send[:arrived]}
        told = read_manifest(on_the_way(files, there, done), "x")
        assert set(told) == set(files) | set(there)
        again = plan(files, told)
        assert set(again.send) == set(todo.send[arrived:])
        assert again.remove == todo.remove


@pytest.mark.parametrize("path", ["../x", "/etc/passwd", "a/../../x", "a//b", "", "a\\..\\x", "C:/x", "a/\0", "."])
def test_a_manifest_that_leads_out_of_the_site_is_refused(path: str) -> None:
    with pytest.raises(DigestError, match="is damaged"):
        read_manifest(manifest({path: "1"}), "s3://bucket")


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b'{"files": 3}', b"\xff", b"[" * 100_000])
def test_a_damaged_manifest_is_refused(data: bytes) -> None:
    with pytest.raises(DigestError, match="is damaged"):
        read_manifest(data, "s3://bucket")


def test_a_manifest_is_that_of_a_built_site() -> None:
    assert set(json.loads(manifest({"index.html": "1"}))) == {"generator", "format", "files"}
    assert read_manifest(None, "x") == {}


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("/srv/www", Target("folder", "/srv/www")),
        ("file:///srv/www", Target("folder", "/srv/www")),
        ("s3://bucket/digest/", Target("store", "s3://bucket/digest")),
        ("git:origin", Target("git", "origin", "gh-pages")),
        ("git:https://host.example/me/site.git#pages", Target("git", "https://host.example/me/site.git", "pages")),
        ("git+ssh://git@host.example/me/site.git#a/b", Target("git", "ssh://git@host.example/me/site.git", "a/b")),
    ],
)
def test_targets(words: str, target: Target) -> None:
    assert target_of(words) == target


@pytest.mark.parametrize("words", ["", "git:", "git:--upload-pack=x", "git:origin#-x", "git:origin#a b"])
def test_no_targets(words: str) -> None:
    with pytest.raises(UsageError):
        target_of(words)


@pytest.mark.parametrize(
    "words",
    ["https://me:s3cret@host/x", "https://s3cret@host/x", "sftp://me:s3cret@host", "https://host/x?token=s3cret&a=b",
     "fatal: could not read https://me:s3cret@host/x: no", "git+https://x:s3cret@host/site.git#pages"],
)  # fmt: skip
def test_secrets_are_not_shown(words: str) -> None:
    assert "s3cret" not in without_secrets(words)
    assert "host" in without_secrets(words)
