"""What is left of a story or a perspective that its teller took back."""

from __future__ import annotations

import datetime

from pydantic import ConfigDict

from .base import Identifier, Item


class Withdrawal(Item):
    """A story or a perspective that was taken back; nothing else of its file is used."""

    model_config = ConfigDict(extra="ignore")

    withdrawn: datetime.date
    """The day on which it was taken back."""
    aliases: tuple[Identifier, ...] = ()
    """Earlier ids; their addresses lead to the page that says so."""
