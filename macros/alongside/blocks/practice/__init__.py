"""The blocks with which a module becomes something to do: decide, recall, write, plan."""

from . import cards, check, notes, scenario, sheets
from .levels import HeadingLevels
from .paper import AnswersOnPaper
from .words import ENGLISH, practice_words

BLOCKS = (
    *check.BLOCKS,
    *scenario.BLOCKS,
    *notes.BLOCKS,
    *cards.BLOCKS,
    *sheets.BLOCKS,
)
"""Every practice block, and every part of one."""

__all__ = ["BLOCKS", "ENGLISH", "AnswersOnPaper", "HeadingLevels", "practice_words"]
