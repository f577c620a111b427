"""What the preview puts into a page on its way to the browser; the built files stay free of it."""

import html
import re

from haiti_digest.preview.state import Shown

PLACE = "__preview__"
"""The folder, under the site's base, of the preview's own files."""
POLICY = re.compile(rb'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(")', re.IGNORECASE)
END = re.compile(rb"</body\s*>", re.IGNORECASE)
SCRIPT = b"""\
"use strict";
(() => {
  const script = document.currentScript, number = script.dataset.number, events = script.dataset.events;
  let source = null;
  const listen = () => {
    if (document.visibilityState !== "visible") { source?.close(); source = null; return; }
    if (source) return;
    source = new EventSource(`${events}?after=${number}&page=${encodeURIComponent(decodeURI(location.pathname))}`);
    source.onmessage = () => { source.close(); location.reload(); };
  };
  // A tab in the background holds no connection: a browser allows six of them to one host.
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => { source?.close(); source = null; });
  addEventListener("pageshow", listen);
  listen();
})();
"""
STYLE = b"""\
.haiti-digest-preview { position: sticky; inset-block-end: 0; z-index: 9; margin: 0; padding: .75rem 1rem;
  max-block-size: 40vh; overflow: auto; font: 14px/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff4ce;
  border-block-start: 3px solid #b38600; }
.haiti-digest-preview.failed { background: #fde7e9; border-color: #b3261e; }
.haiti-digest-preview pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font: 13px/1.5 monospace; }
.haiti-digest-preview p { margin: 0 0 .25rem; font-weight: 600; }
"""


def with_preview(page: bytes, base: str, shown: Shown) -> bytes:
    """The page with the script that reloads it, the problems of the last build, and a policy that lets them work."""
    added = _added(base, shown).encode()
    page = POLICY.sub(_widened, page, count=1)
    ends = list(END.finditer(page))
    at = ends[-1].start() if ends else len(page)
    return page[:at] + added + page[at:]


def bare_page(title: str, base: str, shown: Shown) -> bytes:
    """A page of the preview's own, where the site has none to show."""
    words = html.escape(title)
    page = f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{words}</title></head>'
    return with_preview(f"{page}<body><h1>{words}</h1></body></html>".encode(), base, shown)


def _widened(found: re.Match[bytes]) -> bytes:
    """The policy with leave to listen for changes on the same host."""
    if b"connect-src" in found[2]:
        return found[0]
    return found[1] + found[2].rstrip(b"; ") + b"; connect-src 'self'" + found[3]


def _added(base: str, shown: Shown) -> str:
    place = html.escape(f"{base}{PLACE}", quote=True)
    lines = [shown.failure] if shown.failure else []
    lines += shown.problems
    panel = ""
    if lines:
        title = "The last change could not be built; the page is as it was before." if shown.failure else "Problems"
        kind = "haiti-digest-preview failed" if shown.failure else "haiti-digest-preview"
        said = html.escape("\n".join(lines))
        panel = f'<aside class="{kind}" role="status"><p>{title}</p><pre>{said}</pre></aside>'
    return (
        f'<link rel="stylesheet" href="{place}/preview.css">{panel}'
        f'<script src="{place}/preview.js" data-number="{shown.number}" data-events="{place}/events"></script>'
    )
