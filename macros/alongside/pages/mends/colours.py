"""Mend the choice of colours: a button that opens three choices, instead of one changing icon."""

from __future__ import annotations

import html as entities
import re

from .markup import Markup, expect
from .words import Words

_FORM = re.compile(
    r'<form class="md-header__option" data-md-component="palette">(.*?)</form>', re.S
)
_OPTION = re.compile(
    r'<input class="md-option"(?P<data> data-md-color-media="(?P<media>[^"]*)"[^>]*?)'
    r'\s+(?:aria-label="(?P<name>[^"]*)"|aria-hidden="true")\s+'
    r'type="radio" name="__palette" id="(?P<id>__palette_\d+)">\s*'
    r'(?:<label class="md-header__button md-icon" title="[^"]*" for="__palette_\d+" hidden>\s*'
    r"(?P<icon><svg.*?</svg>)\s*</label>)?",
    re.S,
)
_PANEL = "__palette_choices"


def mend_colours(page: Markup, words: Words) -> None:
    """Turn the theme's palette toggle into a choice; does nothing where there is none."""
    if 'data-md-component="palette"' not in page.html:
        return
    page.replace("the palette", _FORM, lambda form: _choice(form[1], words))


def _choice(options: str, words: Words) -> str:
    found = list(_OPTION.finditer(options))
    expect("choices of colours", len(found), options.count("<input"))
    icons = [option["icon"] for option in found if option["icon"]]
    expect("icons of the choice of colours", len(icons), range(1, 10))
    name = entities.escape(words.colours, quote=True)
    # The button stands outside of the form: the theme takes each Enter in it for a choice. Words
    # stand inside of the labels: the theme hides an element that comes right after an input.
    choices = "".join(
        f'<label><input type="radio" name="__palette" id="{option["id"]}"{option["data"]}> '
        f"{_name(option, words)}</label>"
        for option in found
    )
    return (
        '<div class="md-header__option shell-colours">'
        '<button type="button" class="md-header__button md-icon" data-opens="colours"'
        f' aria-expanded="false" aria-controls="{_PANEL}" aria-label="{name}" title="{name}">'
        f"{icons[0]}</button>"
        f'<form data-md-component="palette" id="{_PANEL}" hidden><fieldset>'
        f"<legend>{name}</legend>{choices}</fieldset></form></div>"
    )


def _name(option: re.Match[str], words: Words) -> str:
    """Name a choice by what it does; one that depends on nothing has the name in mkdocs.yml."""
    names = {
        "(prefers-color-scheme)": words.colours_of_device,
        "(prefers-color-scheme: light)": words.colours_light,
        "(prefers-color-scheme: dark)": words.colours_dark,
    }
    if option["media"] in names:
        return entities.escape(names[option["media"]])
    return option["name"] or option["id"]
