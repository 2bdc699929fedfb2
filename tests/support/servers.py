"""Run the live-reloading server of a project, and read what it answers."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE_SECONDS = 90.0
"""How long to wait for a page to change before the test gives up."""


class LiveServer:
    """A server under test."""

    def __init__(self, process: subprocess.Popen[str], port: int, log: Path) -> None:
        """Keep the process and where it listens."""
        self.process = process
        self.address = f"http://127.0.0.1:{port}/"
        self.log = log

    def get(self, path: str = "") -> str:
        """Give a page's HTML, be it found or not; nothing if there is no answer."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=30) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.read().decode()
        except OSError:
            return ""

    def wait_for(self, path: str, condition: Callable[[str], bool]) -> str:
        """Ask for a page again and again until it is as wanted, and give it."""
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            assert self.process.poll() is None, f"the server stopped:\n{self.log.read_text()}"
            page = self.get(path)
            if page and condition(page):
                return page
            time.sleep(0.2)
        raise AssertionError(f"{path or '/'} did not change as wanted:\n{self.log.read_text()}")


@contextmanager
def serving(command: list[str], folder: Path, log: Path) -> Iterator[LiveServer]:
    """Start a server with `PORT` in its command replaced, and stop it afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    filled = [part.replace("PORT", str(port)) for part in command]
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, *filled],
            cwd=folder,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            stdout=output,
            stderr=subprocess.STDOUT,
            text=True,
        )
    try:
        yield LiveServer(process, port, log)
    finally:
        process.terminate()
        process.wait(timeout=30)
