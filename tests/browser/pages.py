"""Chromium as a reader's browser: one page at a time, with scripts on or off, in either scheme, at any width."""

import base64
import json
import time
from pathlib import Path
from typing import Any

FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
]


KEYS = {"Tab": ("Tab", 9, ""), "Enter": ("Enter", 13, "\r"), " ": ("Space", 32, " ")}


def page_files(site: Path) -> list[Path]:
    """Every page of a site, in order."""
    return sorted(site.rglob("*.html"))


def page_types(site: Path) -> list[Path]:
    """One page of each kind: the top pages, and of each folder its index and its largest other page."""
    chosen = list(site.glob("*.html"))
    for folder in sorted({page.parent for page in page_files(site)} - {site}):
        pages = [page for page in folder.glob("*.html") if page.name != "index.html"]
        chosen += [page for page in [folder / "index.html"] if page.is_file()]
        chosen += sorted(pages, key=lambda page: (page.stat().st_size, page.name))[-1:]
    return sorted(chosen)


class Browser:
    """A running Chromium; what it says on its console is kept per page."""

    def __init__(self, chromium: str, driver: str, profile: Path) -> None:
        from selenium import webdriver
        from selenium.webdriver.chrome.service import Service

        options = webdriver.ChromeOptions()
        options.binary_location = chromium
        for flag in [*FLAGS, f"--user-data-dir={profile}"]:
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service(driver))

    def close(self) -> None:
        """Ends the browser."""
        self.driver.quit()

    def command(self, name: str, **arguments: Any) -> dict[str, Any]:
        """Sends a command of the DevTools protocol."""
        answer: dict[str, Any] = self.driver.execute_cdp_cmd(name, arguments)
        return answer

    def open(self, page: Path | str, *, scripts: bool = True, width: int = 1440, dark: bool = False) -> list[str]:
        """Opens a page from disk or by its address; gives what the console said while it loaded."""
        self.command("Emulation.setScriptExecutionDisabled", value=not scripts)
        self.resize(width)
        self.scheme("dark" if dark else "light")
        self.console()
        self.requested()
        self.driver.get(page if isinstance(page, str) else page.as_uri())
        return self.console()

    def requested(self) -> list[str]:
        """The addresses that pages asked for since this was last read."""
        told = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        return [one["params"]["request"]["url"] for one in told if one["method"] == "Network.requestWillBeSent"]

    def loaded(self, before: str = "Infinity") -> int:
        """The bytes that the open page is made of, with all that it had loaded *before* a number of milliseconds."""
        sizes: int = self.evaluate(
            "['navigation', 'resource'].flatMap(type => performance.getEntriesByType(type))"
            f".filter(one => one.responseEnd <= {before}).reduce((sum, one) => sum + one.decodedBodySize, 0)"
        )
        return sizes

    def resize(self, width: int) -> None:
        """Makes the window that wide."""
        self.command(
            "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 600
        )

    def scheme(self, name: str) -> None:
        """Asks for the light or the dark scheme."""
        self.command("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": name}])

    def console(self) -> list[str]:
        """What the console has said since it was last read."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def evaluate(self, expression: str) -> Any:
        """The value of an expression on the page, also where the page's own scripts are off."""
        answer = self.command("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise AssertionError(json.dumps(answer["exceptionDetails"])[:2000])
        return answer["result"].get("value")

    def press(self, key: str) -> None:
        """Presses Tab, Enter or Space, or another key by the letter it writes."""
        code, number, text = KEYS.get(key, ("", 0, key))
        pressed = {"key": key, "code": code, "windowsVirtualKeyCode": number}
        self.command("Input.dispatchKeyEvent", type="keyDown", **pressed, **({"text": text} if text else {}))
        self.command("Input.dispatchKeyEvent", type="keyUp", **pressed)

    def write(self, words: str) -> None:
        """Writes *words* where the focus is."""
        self.command("Input.insertText", text=words)

    def wait(self, condition: str) -> Any:
        """The value of an expression as soon as it holds; None where it does not within ten seconds."""
        end = time.monotonic() + 10
        while time.monotonic() < end:
            if value := self.evaluate(condition):
                return value
            time.sleep(0.02)
        return None

    def overflow(self) -> list[str]:
        """The elements that stick out of the window's right edge, when the page can be scrolled sideways."""
        found: list[str] = self.evaluate(
            """(() => {
              const page = document.documentElement;
              if (page.scrollWidth <= page.clientWidth) return [];
              return [...document.querySelectorAll('body *')]
                .filter(e => e.getBoundingClientRect().right > page.clientWidth + 0.5)
                .map(e => e.outerHTML.slice(0, 120)).slice(0, 5).concat(['page is ' + page.scrollWidth + ' px wide']);
            })()"""
        )
        return found

    def violations(self, axe: str) -> list[str]:
        """What axe-core finds wrong with the open page as it stands; axe itself needs scripts, so they go on for it."""
        self.command("Emulation.setScriptExecutionDisabled", value=False)
        self.evaluate(axe + "; void 0")
        found: list[str] = self.evaluate(
            """axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}})
              .then(result => result.violations.map(
              v => v.id + ': ' + v.help + ' ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 200)).join(' | ')))"""
        )
        return found

    def printed(self) -> bytes:
        """The open page as a PDF."""
        return base64.b64decode(self.command("Page.printToPDF", printBackground=False)["data"])
