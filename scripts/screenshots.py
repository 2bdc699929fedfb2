"""Take pictures of every kind of page, at three widths, in light and in dark.

    scripts/run.sh screenshots                       builds the site, writes to build/screenshots/
    scripts/run.sh screenshots --page stories/ --width 320 --look forced --piece 1400

Look at them before a change of styles is handed on: a test cannot say whether a page reads well.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lighthouse import served
from setup import PYTHON, ROOT, browser, enter

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAGES = (
    "",
    "find-your-track/",
    "tracks/",
    "tracks/people-manager/engineering/",
    "tracks/people-manager/engineering/stepping-in/",
    "modules/",
    "modules/stepping-in/",
    "stories/",
    "stories/google-walkout/",
    "stories/topic/hiring/",
    "sessions/",
    "sessions/ally-skills-workshop/",
    "sessions/ally-skills-workshop/participants/",
    "sessions/ally-skills-workshop/room/",
    "sessions/ally-skills-workshop/cards/",
    "plans/example-two-mornings/",
    "competencies/",
    "practices/",
    "glossary/",
    "sources/",
    "people/",
    "organisation/",
    "about/",
    "my-notes/",
    "what-is-kept/",
    "refresh/",
    "completion/",
    "share-a-story/",
    "add-your-perspective/",
    "how-to/adapt/",
    "how-to/contribute/",
    "reference/blocks/",
    "reference/rules/AL301/",
    "404.html",
)
"""One page of each kind, by its address below the site's root."""
WIDTHS = (320, 768, 1440)
"""A phone, a tablet, a laptop; in CSS pixels."""
LOOKS: dict[str, dict[str, str]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "contrast": {"color_scheme": "light", "contrast": "more"},
    "contrast-dark": {"color_scheme": "dark", "contrast": "more"},
    "forced": {"color_scheme": "dark", "forced_colors": "active"},
    "print": {"color_scheme": "dark", "media": "print"},
}
"""What the reader's system asks for, by the name of the look."""

_HEIGHT = 900
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def take(running: Browser, address: str, options: argparse.Namespace) -> int:
    """Take all pictures that the options ask for; give how many there are."""
    taken = 0
    for look in options.look:
        for width in options.width:
            context = running.new_context(
                viewport={"width": width, "height": _HEIGHT}, reduced_motion="reduce"
            )
            tab = context.new_page()
            tab.emulate_media(**_emulated(look))
            for path in options.page:
                tab.goto(address + path)
                name = path.strip("/").removesuffix(".html").replace("/", "-") or "home"
                for picture, clip in _pieces(tab, width, options.piece):
                    file = options.output / f"{name}.{width}.{look}{picture}.png"
                    tab.screenshot(path=file, full_page=True, clip=clip)
                    taken += 1
            context.close()
    return taken


def _emulated(look: str) -> dict[str, Any]:
    return {"reduced_motion": "reduce", **LOOKS[look]}


def _pieces(tab: Page, width: int, height: int) -> Iterator[tuple[str, dict[str, int] | None]]:
    """Give the stretches of a page to show in one picture each, with the end of their names."""
    if not height:
        yield "", None
        return
    whole = tab.evaluate("document.documentElement.scrollHeight")
    for number, top in enumerate(range(0, whole, height), start=1):
        size = {"x": 0, "y": top, "width": width, "height": min(height, whole - top)}
        yield f".{number}", size


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        default=ROOT / "build" / "screenshots",
        help="the folder to write; build/screenshots/ by default",
    )
    parser.add_argument(
        "-d", "--site-dir", type=Path, help="a site that is already built; else it is built first"
    )
    parser.add_argument("--page", action="append", help="an address, such as stories/; all of them")
    parser.add_argument("--width", action="append", type=int, help=f"in CSS pixels; {WIDTHS}")
    parser.add_argument(
        "--look", action="append", choices=LOOKS, help="light and dark if none is named"
    )
    parser.add_argument(
        "--piece", type=int, default=0, help="cut long pages into pictures of so many pixels"
    )
    options = parser.parse_args()
    options.page = [path.strip("/") for path in options.page or PAGES]
    options.page = [f"{path}/" if path and "." not in path else path for path in options.page]
    options.width = options.width or list(WIDTHS)
    options.look = options.look or ["light", "dark"]
    return options


def missing(site: Path, pages: Iterable[str]) -> list[str]:
    """Give the addresses that a built site has no page for."""
    files = {path: path if path.endswith(".html") else f"{path}index.html" for path in pages}
    return [path or "(home)" for path, file in files.items() if not (site / file).is_file()]


def main() -> None:
    """Build if need be, take the pictures, and say where they are."""
    options = _options()
    enter("test")
    from playwright.sync_api import sync_playwright

    site = (options.site_dir or ROOT / "site").resolve()
    if options.site_dir is None:
        # As a command: a folder build/, which this one makes, hides a module of that name.
        done = subprocess.run([str(PYTHON), str(ROOT / "scripts" / "build.py")], check=False)
        if done.returncode:
            sys.exit(done.returncode)
    if absent := missing(site, options.page):
        sys.exit(f"There is no such page in {site.name}/: {', '.join(absent)}.")
    options.output.mkdir(parents=True, exist_ok=True)
    # Only pictures of an earlier run: the folder may be the person's own.
    for old in options.output.glob("*.*.*.png"):
        old.unlink()
    path = os.environ.get("ALONGSIDE_CHROMIUM") or browser()
    with served(site) as address, sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(_ARGUMENTS))
        taken = take(running, address, options)
        running.close()
    print(f"Took {taken} pictures into {options.output}.")


if __name__ == "__main__":
    main()
