"""The Markdown extension `alongside.blocks`."""

from __future__ import annotations

from typing import Any

from markdown import Markdown
from pymdownx.blocks import BlocksExtension, BlocksProcessor

from . import practice
from .citations import CitationProcessor
from .paper import PaperProcessor
from .sessions import SESSION_BLOCKS
from .spacing import SpacingPreprocessor
from .versions import ForBlock, VersionsBlock

BLOCKS = (VersionsBlock, ForBlock, *practice.BLOCKS, *SESSION_BLOCKS)
"""Every block that authors can write; a new kind of block is a class here."""
_AFTER_CODE_AND_ESCAPES = 175
_AFTER_FENCED_CODE = 24
_BEFORE_INLINE = 25
_AFTER_INLINE = 15
_AFTER_ATTRIBUTES = 6


class AlongsideExtension(BlocksExtension):
    """Adds the blocks, the citations and the blanks to fill in.

    Settings: `labels`, the text for each source's key; `sources`, the page that lists the sources,
    as a path in the docs folder; `words`, the words that practice blocks add, by key; `roles`, the
    title of each role by id; `surveys`, the items and the scale of each survey by id.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Set the defaults, then what the configuration says."""
        self.config = {
            "labels": [{}, "The text that stands for each source, by key."],
            "sources": ["sources.md", "The page that lists the sources."],
            "words": [{}, "The words that practice blocks add, by key; English by default."],
            "roles": [{}, "The title of each role, by id."],
            "surveys": [{}, "The items and the scale of each survey, by id."],
        }
        super().__init__(*args, **kwargs)

    def extendMarkdownBlocks(  # noqa: N802, the library's name
        self, md: Markdown, block_mgr: BlocksProcessor
    ) -> None:
        """Register blocks, citations and blanks with one converter."""
        for block in BLOCKS:
            block_mgr.register(block, self.getConfigs())
        md.preprocessors.register(SpacingPreprocessor(md), "alongside_spacing", _AFTER_FENCED_CODE)
        citations = CitationProcessor(md, self.getConfig("labels"), self.getConfig("sources"))
        levels = practice.HeadingLevels(md)
        md.treeprocessors.register(levels, "alongside_levels", _BEFORE_INLINE)
        answers = practice.AnswersOnPaper({**practice.ENGLISH, **self.getConfig("words")})
        md.treeprocessors.register(answers, "alongside_answers", _AFTER_INLINE)
        md.treeprocessors.register(PaperProcessor(md), "alongside_paper", _AFTER_ATTRIBUTES)
        md.inlinePatterns.register(citations, "alongside_citations", _AFTER_CODE_AND_ESCAPES)


def makeExtension(**settings: Any) -> AlongsideExtension:  # noqa: N802, Python-Markdown's name
    """Make the extension."""
    return AlongsideExtension(**settings)
