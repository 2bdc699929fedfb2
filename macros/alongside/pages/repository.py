"""Where the repository shows, changes and takes in files: addresses that a reader can open."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from ..curriculum import Text
from .markdown_text import address, mail_in
from .site import Site

BRANCH = "main"
"""The branch of the repository that files are changed on, and added to."""


@dataclass(frozen=True)
class NewFile:
    """How to open a new file in the repository, with its name and its text filled in."""

    host: str
    """What the website is called: `GitHub` or `GitLab`."""
    address: str
    """The page for a new file, without what is filled in."""
    name: str
    """The part of the query that names the file."""
    text: str
    """The part of the query that holds its text."""


def new_file(site: Site) -> NewFile | None:
    """Give how to open a new file, if the organisation names a repository on the web."""
    repository = _repository(site)
    if not repository or not folder_of(site, ""):
        return None
    if _is_gitlab(repository):
        return NewFile("GitLab", f"{repository}/-/new/{BRANCH}", "file_name", "content")
    return NewFile("GitHub", f"{repository}/new/{BRANCH}", "filename", "value")


def folder_of(site: Site, kind: str) -> str | None:
    """Give the folder for new files of a kind, from the repository's top; nothing if outside it.

    It lies beside the file that says whose site it is, so that what people offer to a company stays
    in that company's own folder.
    """
    root = posixpath.dirname(site.library.organisation_document.path)
    if root.startswith(("/", "..")):
        return None
    return posixpath.join(root, kind)


def edit_address(site: Site, item: Text) -> str | None:
    """Give where an item's file can be edited, if the organisation names a repository."""
    repository = _repository(site)
    if not repository or not item.document.path:
        return None
    between = "-/edit" if _is_gitlab(repository) else "edit"
    return f"{repository}/{between}/{BRANCH}/{quote(item.document.path)}"


def problem_address(site: Site, item: Text) -> str | None:
    """Give where to report what is wrong on a page, with its title filled in.

    That is an issue in the repository, else an e-mail to whoever takes feedback, else to whoever
    runs the programme; nothing if the organisation has named none of these yet.
    """
    organisation = site.library.organisation
    title = quote(f"{item.title} ({item.document.path or item.id})", safe="")
    if repository := _repository(site):
        is_gitlab = _is_gitlab(repository)
        between, field = ("-/issues", "issue[title]") if is_gitlab else ("issues", "title")
        return f"{repository}/{between}/new?{quote(field)}={title}"
    mail = mail_in(organisation.feedback.contact) or mail_in(organisation.contact.email or "")
    return f"mailto:{mail}?subject={title}" if mail else None


def _repository(site: Site) -> str:
    return address(site.library.organisation.repository_url or "").rstrip("/")


def _is_gitlab(repository: str) -> bool:
    return "gitlab" in urlsplit(repository).netloc
