"""Articles and megabytes a second of each form that is read, and the memory that a folder of articles takes.

CPU time of one process over files that hold the same articles in every form; the memory is the peak of a process of
its own that reads the folder and keeps nothing, for a small folder and a large one.
"""

import argparse
import csv
import html
import io
import json
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

from benchmarks.corpus import texts
from haiti_digest.load.folder import load
from haiti_digest.load.given import InputFile
from haiti_digest.load.read import read_file
from haiti_digest.records import Seed

MEGABYTE = 1 << 20
Made = list[tuple[str, bytes]]


def plain(articles: list[str]) -> Made:
    return [(f"{n}.txt", text.encode()) for n, text in enumerate(articles)]


def markdown(articles: list[str]) -> Made:
    head = "---\ntitle: Article {}\ndate: 2031-05-12\n---\n\n"
    return [(f"{n}.md", (head.format(n) + text).encode()) for n, text in enumerate(articles)]


def page(number: int, text: str) -> bytes:
    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())
    head = f"<title>Article {number}</title><meta property='article:published_time' content='2031-05-12'>"
    menu = "<nav><a href='/'>Home</a></nav>"
    body = f"<body>{menu}<article>{paragraphs}</article></body>"
    return f"<!doctype html><html lang=en><head>{head}</head>{body}</html>".encode()


def pages(articles: list[str]) -> Made:
    return [(f"{n}.html", page(n, text)) for n, text in enumerate(articles)]


def json_lines(articles: list[str]) -> Made:
    return [("c.jsonl", "".join(json.dumps({"id": n, "text": t}) + "\n" for n, t in enumerate(articles)).encode())]


def table(articles: list[str]) -> Made:
    out = io.StringIO()
    csv.writer(out).writerows([("title", "date", "text"), *((n, "2031-05-12", t) for n, t in enumerate(articles))])
    return [("t.csv", out.getvalue().encode())]


def feed(articles: list[str]) -> Made:
    items = (
        f"<item><title>{n}</title><description>{escape(escape(t))}</description></item>" for n, t in enumerate(articles)
    )
    return [("f.rss", f"<rss><channel><title>A feed</title>{''.join(items)}</channel></rss>".encode())]


def archive(articles: list[str]) -> Made:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for number, text in enumerate(articles):
        answer = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        address = f"https://news.example/{number}"
        body = io.BytesIO(page(number, text))
        writer.write_record(writer.create_warc_record(address, "response", payload=body, http_headers=answer))
    return [("a.warc.gz", out.getvalue())]


def packed_archive(articles: list[str]) -> Made:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("archive/data.warc.gz", archive(articles)[0][1])
    return [("a.wacz", out.getvalue())]


FORMS: list[tuple[str, Callable[[list[str]], Made], int]] = [
    ("plain text", plain, 1),
    ("Markdown", markdown, 2),
    ("JSON Lines", json_lines, 1),
    ("CSV", table, 1),
    ("feed", feed, 1),
    ("web page", pages, 10),
    ("web archive", archive, 10),
    ("packed web archive", packed_archive, 10),
]
"""Each form with what makes it, and how many times fewer articles it is measured on."""


def measured(files: Made) -> tuple[int, float]:
    """How many articles were read of *files*, and the CPU seconds that it took."""
    start = time.process_time()
    count = sum(isinstance(item, Seed) for name, data in files for item in read_file(InputFile(name, name, data)))
    return count, time.process_time() - start


def peak_of(articles: int, form: str) -> float:
    """The peak memory in MB of a process that reads a folder of so many articles and keeps none."""
    call = [sys.executable, "-m", "benchmarks.load", "--peak", str(articles), "--form", form]
    return float(subprocess.run(call, check=True, capture_output=True, text=True).stdout)


def print_peak(articles: int, form: str) -> None:
    """Makes the folder in another process, so that only reading it counts, and prints the peak."""
    make = next(make for name, make, _ in FORMS if name == form)
    with tempfile.TemporaryDirectory() as folder:
        for start in range(0, articles, 1000):
            for name, data in make(texts(1000)[: articles - start]):
                (Path(folder) / f"{start}-{name}").write_bytes(data)
        for item in load(Path(folder)):
            del item
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main() -> None:
    """Prints the two tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--peak", type=int)
    parser.add_argument("--form", default="plain text")
    options = parser.parse_args()
    if options.peak is not None:
        print_peak(options.peak, options.form)
        return
    corpus = texts(options.articles)
    print(f"{'form':20} {'articles':>9} {'articles/s':>11} {'MB/s':>7}")
    for name, make, fewer in FORMS:
        files = make(corpus[: max(options.articles // fewer, 1)])
        measured(make(corpus[:2]))
        count, seconds = measured(files)
        size = sum(len(data) for _, data in files) / MEGABYTE
        print(f"{name:20} {count:9} {count / seconds:11.0f} {size / seconds:7.2f}")
    print(f"\n{'peak memory, MB':20} {'1,000':>9} {'10,000':>11} articles")
    for name in ("plain text", "JSON Lines"):
        print(f"{name:20} {peak_of(1000, name):9.0f} {peak_of(10000, name):11.0f}")


if __name__ == "__main__":
    main()
