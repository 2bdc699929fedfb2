"""The Markdown that authors write beyond the ordinary: tailored passages, practice and citations.

Named in `markdown_extensions` as `alongside.blocks`.
"""

from .citations import labels_cited
from .extension import AlongsideExtension, makeExtension
from .practice import practice_words
from .settings import NAME, settings_used

__all__ = [
    "NAME",
    "AlongsideExtension",
    "labels_cited",
    "makeExtension",
    "practice_words",
    "settings_used",
]
