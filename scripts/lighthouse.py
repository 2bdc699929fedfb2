"""Let Lighthouse audit one page of each kind of a built site, served on this machine."""

from __future__ import annotations

import functools
import gzip
import json
import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PAGES = (
    "",
    "find-your-track/",
    "modules/",
    "modules/stepping-in/",
    "tracks/people-manager/engineering/stepping-in/",
    "stories/google-walkout/",
    "sessions/ally-skills-workshop/",
)
"""Addresses of the pages that are audited, relative to the site's root."""
WHOLE = ("accessibility", "best-practices")
"""The categories that must reach 100 of 100."""
_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
)
_SECONDS = 300
_TEXTS = frozenset((".html", ".css", ".js", ".json", ".svg", ".txt", ".xml"))


@dataclass(frozen=True)
class Audit:
    """What Lighthouse says of one page."""

    page: str
    """The page's address, relative to the site's root."""
    scores: dict[str, int]
    """Points of 100 by category."""
    findings: tuple[str, ...]
    """Ids of the audits that the page does not pass."""

    def misses(self) -> tuple[str, ...]:
        """Name the categories that had to be whole and are not."""
        return tuple(name for name in WHOLE if self.scores.get(name, 100) < 100)


def audit(site: Path, program: Path, chromium: str, categories: tuple[str, ...]) -> Iterator[Audit]:
    """Audit each of `PAGES` with the mobile preset; raise if Lighthouse itself fails."""
    with served(site) as address:
        for page in PAGES:
            yield _audit(address, page, program, chromium, categories)


def _audit(
    address: str, page: str, program: Path, chromium: str, categories: tuple[str, ...]
) -> Audit:
    command = [str(program), address + page, "--quiet", "--output=json", "--output-path=stdout"]
    command += [f"--only-categories={','.join(categories)}", f"--chrome-flags={_FLAGS}"]
    done = subprocess.run(
        command,
        env={**os.environ, "CHROME_PATH": chromium},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"Lighthouse could not look at /{page}:\n{done.stderr[-2000:]}")
    found = json.loads(done.stdout)
    scores = {name: round(100 * each["score"]) for name, each in found["categories"].items()}
    wanted = {
        reference["id"]
        for name in WHOLE
        if name in found["categories"]
        for reference in found["categories"][name]["auditRefs"]
        if reference["weight"]
    }
    failed = [name for name in wanted if found["audits"][name]["score"] not in (None, 1)]
    return Audit(page, scores, tuple(sorted(failed)))


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder on this machine only, compressed as web hosts do, and give its address."""
    handler = functools.partial(_QuietHandler, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


class _QuietHandler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with text compressed, for a browser that says that it can read that."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() and self.path.endswith("/") else path
        readable = "gzip" in self.headers.get("Accept-Encoding", "")
        if not (readable and path.suffix in _TEXTS and path.is_file()):
            super().do_GET()
            return
        content = gzip.compress(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Keep the command's output free of requests."""
