"""The machine below the project: which system it is, and the parts the commands need of it.

Only the standard library is used here, since this runs before anything is installed.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_CHROMIUM_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
_CHROMIUM_APPS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


class MissingPart(Exception):
    """A part of the system is missing and could not be installed; the text says what to do."""


@dataclass(frozen=True)
class Part:
    """A part of the system that a command needs, and how each system gets it."""

    name: str
    """What people call it."""
    debian: tuple[str, ...]
    """Debian's packages."""
    fedora: tuple[str, ...]
    """Fedora's packages."""
    brew: str | None
    """What follows `brew install` on macOS; None where macOS always has the part."""

    def how_to_install(self) -> str:
        """Say how a person installs the part by hand."""
        lines = [
            f"{self.name} is missing. Install it, then run the command again:",
            f"  Debian, Ubuntu: sudo apt-get install {' '.join(self.debian)}",
            f"  Fedora:         sudo dnf install {' '.join(self.fedora)}",
        ]
        if self.brew:
            lines.append(f"  macOS:          brew install {self.brew}")
        return "\n".join(lines)


VENV = Part("Python's venv module", ("python3-venv",), ("python3",), "python")
CHROMIUM = Part("Chromium", ("chromium",), ("chromium",), "--cask google-chrome")
LIBATOMIC = Part(
    "The library libatomic, which Playwright uses,", ("libatomic1",), ("libatomic",), None
)
JAVA = Part("Java", ("default-jre-headless",), ("java-latest-openjdk-headless",), "--cask temurin")
PANGO = Part(
    "Pango, which sets the text of PDFs,",
    ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fontconfig"),
    ("pango", "fontconfig"),
    "pango",
)
FONTS = Part(
    "The typeface Noto",
    ("fonts-noto-core", "fonts-dejavu-core", "fontconfig"),
    ("google-noto-sans-fonts", "google-noto-serif-fonts", "dejavu-sans-fonts", "fontconfig"),
    "--cask font-noto-sans font-noto-serif font-dejavu",
)
LIBLOUIS = Part(
    "liblouis, which translates into braille,",
    ("liblouis-bin", "liblouis-data"),
    ("liblouis-utils",),
    "liblouis",
)
POPPLER = Part(
    "Poppler, by which the tests look at PDFs,", ("poppler-utils",), ("poppler-utils",), "poppler"
)
NODE = Part("npm, which comes with Node.js,", ("npm",), ("nodejs-npm",), "node")


def is_debian(*, and_kin: bool = False) -> bool:
    """Tell whether this is Debian; with `and_kin` also Ubuntu and others made from it."""
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return False
    names = {release.get("ID", "")}
    if and_kin:
        names |= set(release.get("ID_LIKE", "").split())
    return "debian" in names


def install(part: Part, *, also_on_kin: bool = True) -> None:
    """Install a part with apt-get where that needs no question, or raise `MissingPart`.

    `also_on_kin`: whether systems made from Debian have the part under the same package names.
    """
    prefix = _as_root()
    if prefix is None or not is_debian(and_kin=also_on_kin) or not shutil.which("apt-get"):
        raise MissingPart(part.how_to_install())
    say(f"Installing {' '.join(part.debian)} with apt-get.")
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    for step in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends"]):
        packages = part.debian if step[0] == "install" else ()
        # Its report of every file would hide the few lines that matter, unless it fails.
        done = subprocess.run(
            [*apt, *step, *packages], stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
        if done.returncode:
            report = (done.stdout + done.stderr).decode(errors="replace")
            raise MissingPart(f"{report}\napt-get failed.\n{part.how_to_install()}")


def find_chromium() -> str | None:
    """Give the path of a Chromium or Chrome that starts; `CHROMIUM` names one to take first."""
    wanted = os.environ.get("CHROMIUM")
    if wanted:
        path = shutil.which(wanted)
        if path is None or not starts([path, "--version"]):
            raise MissingPart(f"CHROMIUM names {wanted}, which is no browser that starts.")
        return path
    candidates = [shutil.which(name) for name in _CHROMIUM_NAMES]
    candidates += [path for path in _CHROMIUM_APPS if Path(path).exists()]
    return next((path for path in candidates if path and starts([path, "--version"])), None)


def starts(command: list[str]) -> bool:
    """Tell whether a program can be run: some systems put an empty shell in its place."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=60,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def run(command: list[str], **options: object) -> None:
    """Run a program with its messages on standard error; raise if it fails."""
    subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=True, **options)


def say(message: str) -> None:
    """Tell the person what is going on, without mixing into a command's own output."""
    print(message, file=sys.stderr, flush=True)


def _as_root() -> list[str] | None:
    """Give what makes a command run as root; None where that is not possible unasked."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    return [sudo] if sudo and starts([sudo, "-n", "true"]) else None
