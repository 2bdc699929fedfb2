"""From built pages to documents: PDF, EPUB, plain text, braille and DOCX.

Not imported by a build of the site: what writes documents is installed for `make print` alone.
"""

from .binding import Document, Imprint, bind
from .cleaning import DocumentError, article_of, clean
from .plans import DOWNLOADS, Form, Plan, Sort, plans
from .printing import Printed, imprint_of, print_site

__all__ = [
    "DOWNLOADS",
    "Document",
    "DocumentError",
    "Form",
    "Imprint",
    "Plan",
    "Printed",
    "Sort",
    "article_of",
    "bind",
    "clean",
    "imprint_of",
    "plans",
    "print_site",
]
