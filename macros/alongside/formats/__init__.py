"""From pages to other forms."""

from .beside import write_beside
from .search_index import SEARCH_FOLDER, SearchIndexError, SearchPage, write_search_index
from .search_pages import SearchPages

__all__ = [
    "SEARCH_FOLDER",
    "SearchIndexError",
    "SearchPage",
    "SearchPages",
    "write_beside",
    "write_search_index",
]
