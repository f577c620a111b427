"""Firefox as a second reader's browser, told what to do over WebDriver BiDi, which it speaks without a driver."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")


class Firefox:
    """A running Firefox; ``events`` are what it has told since they were last taken."""

    def __init__(self, firefox: str, profile: Path) -> None:
        import websocket

        self.running = subprocess.Popen(
            [firefox, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"],
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
        )
        assert self.running.stderr
        address = next(found[1] for line in self.running.stderr if (found := LISTENING.search(line)))
        self.socket = websocket.create_connection(f"{address}/session", suppress_origin=True, timeout=60)
        self.asked = 0
        self.events: list[dict[str, Any]] = []
        self.command("session.new", capabilities={})
        self.command("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
        self.page = self.command("browsingContext.getTree")["contexts"][0]["context"]

    def close(self) -> None:
        """Ends the browser."""
        self.command("browser.close")
        self.socket.close()
        self.running.wait(30)

    def command(self, method: str, **params: Any) -> dict[str, Any]:
        """Sends a command; gives its result."""
        self.asked += 1
        self.socket.send(json.dumps({"id": self.asked, "method": method, "params": params}))
        while True:
            answer: dict[str, Any] = json.loads(self.socket.recv())
            if answer.get("id") != self.asked:
                self.events.append(answer)
            elif answer["type"] == "error":
                raise AssertionError(f"{method}: {answer['message']}")
            else:
                result: dict[str, Any] = answer["result"]
                return result

    def open(self, address: str, width: int = 1440) -> None:
        """Opens a page, in a window that wide."""
        self.command("browsingContext.setViewport", context=self.page, viewport={"width": width, "height": 900})
        self.events.clear()
        self.command("browsingContext.navigate", context=self.page, url=address, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """The value of an expression on the page: words, a number or a truth value."""
        told = self.command("script.evaluate", expression=expression, target={"context": self.page}, awaitPromise=True)
        if told["type"] == "exception":
            raise AssertionError(told["exceptionDetails"]["text"])
        return told["result"].get("value")

    def said(self) -> list[str]:
        """What the console said since the page was opened."""
        self.evaluate("0")
        return [str(event["params"].get("text")) for event in self.events if event["method"] == "log.entryAdded"]

    def requested(self) -> list[str]:
        """The addresses asked for since the page was opened, those from disk left out."""
        self.evaluate("0")
        found = [e["params"]["request"]["url"] for e in self.events if e["method"] == "network.beforeRequestSent"]
        return [address for address in found if not address.startswith(("file:", "data:"))]
