"""Mend what the theme does wrong, on pages that it has rendered, in one layer.

The theme's templates are not copied: what they print is looked for by patterns, and each pattern
must be found as often as the page has what it stands for. A release of the theme that prints
something else ends the build with a message, instead of leaving a page half mended.
"""

from .chrome import mended, mended_missing_page
from .content import mended_content
from .markup import ThemeChanged
from .needed import only_needed
from .words import Words, words

__all__ = [
    "ThemeChanged",
    "Words",
    "mended",
    "mended_content",
    "mended_missing_page",
    "only_needed",
    "words",
]
