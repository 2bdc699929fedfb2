"""Change HTML by patterns that must be found as often as expected."""

from __future__ import annotations

import re
from collections.abc import Callable

Replacement = str | Callable[[re.Match[str]], str]
"""What stands in a pattern's place; a text may refer to groups of the pattern."""

ANY = range(1_000_000)
"""For what may stand on a page any number of times, or not at all."""
OPTIONAL = range(2)
"""For what stands on a page once or not at all."""

_NAV = re.compile(r"<(/?)nav\b([^>]*)>")


class ThemeChanged(ValueError):
    """Raised where a page does not hold what the mends look for; the message says what to do."""

    def __init__(self, what: str, found: int, expected: str) -> None:
        """Say what was looked for, how often it was found and how often it should have been."""
        super().__init__(
            f"{what}: found {found} times on a page, expected {expected}. The theme's HTML has "
            "changed, or a feature of it is switched on that has no mend yet: switch it off, "
            "take the theme's version in requirements.txt, or adapt alongside/pages/mends/."
        )


def expect(what: str, found: int, times: int | range) -> None:
    """Raise `ThemeChanged` if something was not found as often as it must be."""
    if isinstance(times, int):
        if found != times:
            raise ThemeChanged(what, found, str(times))
    elif found not in times:
        raise ThemeChanged(what, found, f"{times.start} to {times.stop - 1}")


class Markup:
    """A stretch of HTML while it is being changed."""

    def __init__(self, html: str) -> None:
        """Begin with the HTML as the theme printed it."""
        self.html = html

    def swap(self, what: str, old: str, new: str, times: int | range = 1) -> None:
        """Replace a text; `what` names it in the message if it is not there as expected."""
        expect(what, self.html.count(old), times)
        self.html = self.html.replace(old, new)

    def replace(
        self,
        what: str,
        pattern: re.Pattern[str],
        replacement: Replacement,
        times: int | range = 1,
    ) -> None:
        """Replace what a pattern matches; `what` names it in the message."""
        self.html, found = pattern.subn(replacement, self.html)
        expect(what, found, times)

    def take(self, what: str, pattern: re.Pattern[str], times: int | range = 1) -> str:
        """Cut out what a pattern matches, and give it."""
        taken = [match[0] for match in pattern.finditer(self.html)]
        self.replace(what, pattern, "", times)
        return "".join(taken)

    def turn_navs_into_divs(self, is_wanted: Callable[[str, int], bool]) -> None:
        """Turn those `nav` elements into `div` that `is_wanted(attributes, depth)` names.

        `depth` is the number of `nav` elements around one.
        """
        open_names: list[str] = []

        def renamed(tag: re.Match[str]) -> str:
            if tag[1]:
                return f"</{open_names.pop()}>"
            name = "div" if is_wanted(tag[2], len(open_names)) else "nav"
            open_names.append(name)
            return f"<{name}{tag[2]}>"

        expect("</nav>", self.html.count("</nav>"), len(re.findall(r"<nav\b", self.html)))
        self.html = _NAV.sub(renamed, self.html)
