"""Prepare this machine for a command: virtual environment, locked packages, browser, checkers.

    scripts/run.sh setup            what a build of the site needs
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
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from machine import (
    CHROMIUM,
    JAVA,
    LIBATOMIC,
    NODE,
    VENV,
    MissingPart,
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
LEVELS = ("site", "check", "test", "verify")
"""What can be prepared: a build, the lint of code and content, the tests, the page checkers."""

_SITE_LOCK = "requirements.txt"
_TEST_LOCK = "requirements-test.txt"
_PLAYWRIGHT_BROWSER = ENVIRONMENT / "alongside-browser.path"


def prepare(level: str) -> None:
    """Make everything ready that a level needs; raise `MissingPart` saying what to install."""
    with _one_at_a_time():
        _packages(_SITE_LOCK if level == "site" else _TEST_LOCK)
        if level == "test":
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
    stamps = {name: _fingerprint(version, name) for name in (_SITE_LOCK, _TEST_LOCK)}
    # What the tests need holds all that a build needs.
    for name in {lock, _TEST_LOCK}:
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
    if not _starts_java():
        install(JAVA)
        if not _starts_java():
            raise MissingPart(JAVA.how_to_install())


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
