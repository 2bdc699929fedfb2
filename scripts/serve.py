"""Show the site at http://127.0.0.1:8000/ and show each change as you save it.

MkDocs rebuilds on a change of content, pages or templates. A change in `macros/` is code that is
already loaded: for that, the server is started anew.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from setup import PYTHON, ROOT, enter

_SECONDS_BETWEEN_LOOKS = 0.5
_SECONDS_TO_END = 10
_NEVER_WATCHED = ("__pycache__", ".egg-info")


def keep_serving(command: list[str], folder: Path, code: list[Path], all_parts: list[Path]) -> None:
    """Run a server until interrupted, and start it anew when its code changes.

    `code`: what it loads once, so that a change needs a new start. `all_parts`: what may have
    stopped it; if it ends by itself, the next change in any of these starts it again.
    """
    while True:
        # Looked at before the start, so that a change while it starts is not missed.
        code_before, parts_before = _look(code), _look(all_parts)
        child = subprocess.Popen(command, cwd=folder, start_new_session=True)
        try:
            while child.poll() is None and _look(code) == code_before:
                time.sleep(_SECONDS_BETWEEN_LOOKS)
            if child.poll() is None:
                _say("The code has changed: starting again.")
                continue
            _say("The server stopped; its last message says why. Save a change to start it again.")
            while _look(all_parts) == parts_before:
                time.sleep(_SECONDS_BETWEEN_LOOKS)
        finally:
            _end(child)


def _look(places: list[Path]) -> dict[str, tuple[int, int]]:
    """Give when each file was last changed, and its size."""
    seen = {}
    for place in places:
        for path in [place, *place.rglob("*")] if place.is_dir() else [place]:
            if any(part.endswith(_NEVER_WATCHED) for part in path.parts):
                continue
            # Editors save through files that are gone a moment later.
            with contextlib.suppress(OSError):
                state = path.stat()
                if not path.is_dir():
                    seen[str(path)] = (state.st_mtime_ns, state.st_size)
    return seen


def _end(child: subprocess.Popen[bytes]) -> None:
    """End the server and whatever it started."""
    for number in (signal.SIGINT, signal.SIGKILL):
        if child.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child.pid, number)
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(timeout=_SECONDS_TO_END)


def end_on_signals() -> None:
    """End this process, and its server first, on Ctrl+C, a plain `kill` or a closed terminal."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(0))


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def _is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def main() -> None:
    """Serve the site that the command line names until Ctrl+C."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--host", default="127.0.0.1", help="127.0.0.1: seen by this machine only")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument(
        "-f",
        "--config-file",
        type=Path,
        default=ROOT / "mkdocs.yml",
        help="the MkDocs configuration; your own one for an overlay",
    )
    options = parser.parse_args()
    enter("site")
    if not _is_free(options.host, options.port):
        sys.exit(
            f"Port {options.port} is in use by another program. "
            f"Take another one: make serve ARGS='--port {options.port + 1}'"
        )
    configuration = options.config_file.resolve()
    if not configuration.is_file():
        sys.exit(f"There is no file {options.config_file}: name your mkdocs.yml after -f.")
    home = configuration.parent
    # Strict is for builds: here a warning is printed, and the page is shown all the same.
    command = [str(PYTHON), "-m", "mkdocs", "serve", "--livereload", "--no-strict"]
    command += ["--config-file", str(configuration)]
    command += ["--dev-addr", f"{options.host}:{options.port}"]
    code = [ROOT / "macros"]
    parts = [*code, configuration, ROOT / "mkdocs.yml"]
    parts += [
        folder / name for folder in {ROOT, home} for name in ("curricula", "docs", "overrides")
    ]
    end_on_signals()
    keep_serving(command, home, code, parts)


if __name__ == "__main__":
    main()
