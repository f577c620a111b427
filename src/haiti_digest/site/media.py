"""The media type under which each kind of file of the site is sent, whatever the machine would guess."""

MEDIA = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jsonl": "application/x-ndjson; charset=utf-8",
    ".jsonld": "application/ld+json",
    ".csv": "text/csv; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".xml": "application/xml",
    ".atom": "application/atom+xml",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".bib": "application/x-bibtex; charset=utf-8",
    ".ris": "application/x-research-info-systems; charset=utf-8",
    ".zip": "application/zip",
    ".gz": "application/gzip",
    ".parquet": "application/vnd.apache.parquet",
    ".woff2": "font/woff2",
}
UNKNOWN = "application/octet-stream"


def media_type(path: str) -> str:
    """The media type of the file at *path*, by its ending."""
    name = path.rsplit("/", 1)[-1].lower()
    return MEDIA.get("." + name.rsplit(".", 1)[1], UNKNOWN) if "." in name.lstrip(".") else UNKNOWN
