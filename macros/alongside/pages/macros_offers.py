"""What authors call for the pages on which people offer a story or a perspective."""

from __future__ import annotations

from .here import Here, pick
from .markdown_text import Markdown
from .offer_templates import OFFERED, template_path, template_text
from .offers import form_values


def offer_form(here: Here, kind: str) -> Markdown:
    """Show the form in which people offer `stories` or `perspectives`.

    It writes the file in the browser. Nothing leaves it before the person decides how.
    """
    pick(dict.fromkeys(OFFERED, kind), kind, "form")
    return here.html(f"offer_{kind}", **form_values(here.site, kind))


def offer_template(here: Here, kind: str) -> Markdown:
    """Show the template of a file for `stories` or `perspectives`, to copy and to download."""
    pick(dict.fromkeys(OFFERED, kind), kind, "template")
    path = template_path(kind)
    name = path.rpartition("/")[2].replace(".txt", ".md")
    text = template_text(here.site, kind)
    return here.html("offer_template", address=path, name=name, text=text)
