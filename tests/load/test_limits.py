"""Archives that unpack to far more than they weigh, and libraries that are not installed."""

import io
import zipfile

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from haiti_digest.load import archive, pdf, web
from haiti_digest.load.given import InputFile
from haiti_digest.load.options import Limits, LoadOptions, Outlet
from haiti_digest.load.read import read_file
from haiti_digest.records import Problem, Seed
from tests.load.outline import FIXTURES

PAGE = b"<html><body><article><p>The council has closed the pier.</p></article></body></html>"


def web_archive(*pages: bytes) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for number, page in enumerate(pages):
        answer = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        address = f"https://news.example/{number}"
        writer.write_record(
            writer.create_warc_record(address, "response", payload=io.BytesIO(page), http_headers=answer)
        )
    return out.getvalue()


def told(name: str, data: bytes, limits: Limits) -> list[str]:
    items = read_file(InputFile(name, name, data, LoadOptions(limits=limits)))
    return [str(item) for item in items if isinstance(item, Problem)]


def test_an_archive_that_unpacks_to_far_more_than_it_weighs_is_left():
    data = web_archive(PAGE + b" " * 3_000_000)
    limits = Limits(record=100_000, ratio=20)
    assert len(data) < 20_000
    (line,) = told("a.warc.gz", data, limits)
    assert "too large" in line
    (line,) = told("a.warc.gz", web_archive(*[PAGE + b" " * 90_000] * 40), limits)
    assert line == "a.warc.gz: unpacks to more than 20 times its size; the rest is not read; unpack it"


def test_a_zip_entry_is_measured_before_it_is_unpacked():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("archive/a.warc", b" " * 5_000_000)
    (line,) = told("a.wacz", out.getvalue(), Limits(record=100_000, ratio=20))
    assert "unpacks to more than 20 times its size" in line


def test_a_record_of_a_collection_has_a_limit():
    line = b'{"id": "a", "text": "' + b"a" * 2000 + b'"}'
    assert told("a.jsonl", line, Limits(record=1000)) == [
        "a.jsonl:1: is too long for one article; split it into articles"
    ]


@pytest.mark.parametrize(
    ("module", "name", "extra"),
    [
        (web, "page-json-ld.html", "html"),
        (web, "page-saved.mhtml", "html"),
        (archive, "archive.warc.gz", "archive,html"),
        (archive, "archive.wacz", "archive,html"),
        (pdf, "report.pdf", "pdf"),
    ],
)
def test_a_missing_library_is_told_with_the_words_to_type(module, name, extra, monkeypatch):
    monkeypatch.setattr(module, "find_spec", lambda _: None)
    (item,) = read_file(InputFile(name, name, (FIXTURES / name).read_bytes()))
    assert str(item) == f"{name}: needs a library to be read; install haiti-digest[{extra}]"


def test_an_address_gives_the_outlet_of_the_registry():
    registry = LoadOptions(outlets=(Outlet(domain="courier.example", name="The Courier"),))
    data = b"URL: https://www.courier.example/a/b\n\nThe council has closed the pier, it said on Monday.\n"
    (seed,) = read_file(InputFile("a.txt", "a.txt", data, registry))
    assert isinstance(seed, Seed)
    assert seed.outlet is not None
    assert (seed.outlet.value, seed.outlet.origin) == ("The Courier", "address")


def test_columns_can_be_named():
    options = LoadOptions(columns={"text": "Inhalt", "title": "Zeile"})
    data = b"Zeile;Inhalt\nPier closed;The council has closed the pier.\n"
    (seed,) = read_file(InputFile("a.csv", "a.csv", data, options))
    assert isinstance(seed, Seed)
    assert seed.headline is not None
    assert (seed.headline.value, seed.text) == ("Pier closed", "The council has closed the pier.")
