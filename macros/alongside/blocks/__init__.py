"""The Markdown that authors write beyond the ordinary: tailored passages and citations.

Named in `markdown_extensions` as `alongside.blocks`.
"""

from .citations import labels_cited
from .extension import AlongsideExtension, makeExtension

__all__ = [
    "AlongsideExtension",
    "labels_cited",
    "makeExtension",
]
