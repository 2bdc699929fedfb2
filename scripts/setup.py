"""Prepare this machine for a command: virtual environment, locked packages, browser, checkers.

    scripts/run.sh setup            what a build of the site needs
    scripts/run.sh setup print      and what makes documents of it
    scripts/run.sh setup test       and the tests, browser included

A second run finds the stamps of the first and does nothing. Only the standard library is used.
"""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from machine import (
    CHROMIUM,
    FONTS,
    JAVA,
    LIBATOMIC,
    LIBLOUIS,
    NODE,
    PANGO,
    POPPLER,
    VENV,
    MissingPart,
    Part,
    find_chromium,
    install,
    is_debian,
    run,
    say,
    starts,
)

ROOT = Path(__file__).resolve().parents[1]
"""The project's folder."""
ENVIRONMENT = ROOT / ".venv"
"""The project's own Python and its packages."""
PYTHON = ENVIRONMENT / "bin" / "python"
"""The Python that all commands run in."""
LEVELS = ("site", "print", "check", "test", "verify")
"""What can be prepared: a build, documents, the lint, the tests, the checkers of pages."""

_SITE_LOCK = "requirements.txt"
_PRINT_LOCK = "requirements-print.txt"
_TEST_LOCK = "requirements-test.txt"
_LOCKS = (_SITE_LOCK, _PRINT_LOCK, _TEST_LOCK)
_FONTS = ("Noto Sans", "Noto Serif")
_PLAYWRIGHT_BROWSER = ENVIRONMENT / "alongside-browser.path"


def prepare(level: str) -> None:
    """Make everything ready that a level needs; raise `MissingPart` saying what to install."""
    with _one_at_a_time():
        _packages({"site": _SITE_LOCK, "print": _PRINT_LOCK}.get(level, _TEST_LOCK))
        if level in ("print", "test", "verify"):
            _print_parts()
        if level == "test":
            _need(POPPLER, lambda: starts(["pdftotext", "-v"]))
            _playwright()
            browser()
        elif level == "verify":
            _java()
            _checkers()


def enter(level: str) -> None:
    """Prepare a level, then go on in the project's own Python; end with a sentence if that fails.

    Call it first in a command, before importing anything that is not in the standard library.
    """
    try:
        prepare(level)
    except MissingPart as problem:
        sys.exit(str(problem))
    except subprocess.CalledProcessError as problem:
        sys.exit(f"The set-up failed at: {' '.join(map(str, problem.cmd))}\nIts message is above.")
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    if Path(sys.prefix) != ENVIRONMENT:
        os.execv(PYTHON, [str(PYTHON), *sys.argv])


def _print_parts() -> None:
    """Install what makes documents and is no Python package."""
    _need(PANGO, lambda: starts([str(PYTHON), "-c", "import weasyprint"]))
    _need(FONTS, _has_fonts)
    _need(LIBLOUIS, lambda: starts(["lou_translate", "--version"]))


def _need(part: Part, is_there: Callable[[], bool]) -> None:
    """Install a part if it is missing; raise `MissingPart` if it still is."""
    if not is_there():
        install(part)
        if not is_there():
            raise MissingPart(part.how_to_install())


def _has_fonts() -> bool:
    if not shutil.which("fc-match"):
        return False
    asked = (["fc-match", "--format", "%{family}", name] for name in _FONTS)
    found = (subprocess.run(each, capture_output=True, text=True, check=False) for each in asked)
    return all(done.stdout.startswith("Noto") for done in found)


def browser() -> str:
    """Give the path of a browser for the tests; install one where there is none."""
    found = find_chromium()
    if found is None and is_debian():
        install(CHROMIUM, also_on_kin=False)
        found = find_chromium()
    return found or _playwright_browser()


def _playwright() -> None:
    """Make sure that the program by which Playwright drives the browser starts."""
    drivers = list(ENVIRONMENT.glob("lib/python*/site-packages/playwright/driver/node"))
    if not all(starts([str(driver), "--version"]) for driver in drivers):
        # Its one need that a small Debian or Fedora may lack.
        install(LIBATOMIC)


def _playwright_browser() -> str:
    """Let Playwright fetch its own Chromium, once."""
    if _PLAYWRIGHT_BROWSER.exists():
        path = _PLAYWRIGHT_BROWSER.read_text("utf-8")
        if Path(path).exists():
            return path
    say("Found no Chromium or Chrome: Playwright fetches its own.")
    ask = (
        "from playwright.sync_api import sync_playwright as start\n"
        "with start() as playwright: print(playwright.chromium.executable_path)"
    )
    try:
        run([str(PYTHON), "-m", "playwright", "install", "chromium"])
        path = subprocess.check_output([str(PYTHON), "-c", ask], text=True).strip()
    except subprocess.CalledProcessError as error:
        raise MissingPart(CHROMIUM.how_to_install()) from error
    if not starts([path, "--version"]):
        raise MissingPart(CHROMIUM.how_to_install())
    _PLAYWRIGHT_BROWSER.write_text(path, "utf-8")
    return path


def _packages(lock: str) -> None:
    """Make the environment, and install what a lock file names and the project itself."""
    version = _python_version()
    stamps = {name: _fingerprint(version, name) for name in _LOCKS}
    # Each lock holds all that those before it hold.
    for name in _LOCKS[_LOCKS.index(lock) :]:
        if version and _stamp(name).exists() and _stamp(name).read_text() == stamps[name]:
            return
    say("Setting up: this takes a minute or two, once.")
    if not version:
        _make_environment()
        stamps[lock] = _fingerprint(_python_version(), lock)
    pip = [str(PYTHON), "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input"]
    run([*pip, "install", "--require-hashes", "--requirement", str(ROOT / lock)])
    # Second and without its dependencies: a folder has no hash, and all it needs is there.
    run([*pip, "install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
    _stamp(lock).write_text(stamps[lock])


def _make_environment() -> None:
    if importlib.util.find_spec("ensurepip") is None:  # Debian ships Python without it.
        install(VENV)
    if ENVIRONMENT.exists():
        shutil.rmtree(ENVIRONMENT)
    # In a process of its own: this one may have started before the part was installed.
    run([sys.executable, "-m", "venv", str(ENVIRONMENT)])


def _python_version() -> str:
    """Give the version of the environment's Python; nothing if it is not there or broken."""
    if not PYTHON.exists():
        return ""
    here = [str(PYTHON), "-c", "import sys; print(sys.version)"]
    if Path(sys.prefix) == ENVIRONMENT:
        return sys.version
    done = subprocess.run(here, capture_output=True, text=True, check=False)
    packages = f"python{done.stdout[:4].rstrip('.')}"
    fits = done.returncode == 0 and (ENVIRONMENT / "lib" / packages / "site-packages").is_dir()
    return done.stdout.strip() if fits else ""


def _fingerprint(version: str, lock: str) -> str:
    """Sum up what an installation depends on, the project's place included."""
    digest = hashlib.sha256(f"{version}\0{ROOT}\0".encode())
    names = ["pyproject.toml", "requirements.in", _SITE_LOCK]
    for name in dict.fromkeys([*names, lock]):
        digest.update((ROOT / name).read_bytes() + b"\0")
    return digest.hexdigest()


def _stamp(lock: str) -> Path:
    return ENVIRONMENT / f"alongside-{lock}.stamp"


def _java() -> None:
    _need(JAVA, _starts_java)


def _starts_java() -> bool:
    # macOS has a `java` that only opens a web page.
    return bool(shutil.which("java")) and starts(["java", "-version"])


def _checkers() -> None:
    """Install the page checkers that come from npm, as locked."""
    digest = hashlib.sha256((ROOT / "package.json").read_bytes())
    digest.update((ROOT / "package-lock.json").read_bytes())
    stamp = ROOT / "node_modules" / "alongside.stamp"
    if stamp.exists() and stamp.read_text() == digest.hexdigest():
        return
    if not shutil.which("npm"):
        install(NODE)
    say("Installing the page checkers.")
    # No scripts: a package's files are all that is needed, and its script would fetch a Java.
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    run(["npm", "ci", *options], cwd=ROOT)
    stamp.write_text(digest.hexdigest())


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Let a second command wait while the first one sets up."""
    with (ROOT / "pyproject.toml").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def main() -> None:
    """Prepare the level named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("level", nargs="?", choices=LEVELS, default="site")
    level = parser.parse_args().level
    enter(level)
    say(f"Ready for: {level}.")


if __name__ == "__main__":
    main()
