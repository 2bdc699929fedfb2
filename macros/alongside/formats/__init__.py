"""From pages to other forms."""

from .search_index import SEARCH_FOLDER, SearchIndexError, SearchPage, write_search_index
from .search_pages import SearchPages

__all__ = [
    "SEARCH_FOLDER",
    "SearchIndexError",
    "SearchPage",
    "SearchPages",
    "write_search_index",
]
