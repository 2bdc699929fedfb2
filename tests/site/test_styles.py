"""The stylesheets that a visitor loads: few, short, and the same rules as in the sources."""

from __future__ import annotations

import gzip
import re

import pytest
from mkdocs.config import load_config

from alongside.pages.styles import JOINED, shortened
from alongside.pages.theme_styles import PARTS
from tests.support.projects import REPOSITORY, Project

LIMIT = 12_000
"""How many bytes the site's own styles may take, compressed; the theme's come on top."""


@pytest.mark.parametrize(
    ("css", "short"),
    [
        ("a {\n  color: red;\n}\n\nb,\ni { margin: 0 }", "a{color: red;}b, i{margin: 0}"),
        ("/* why; { */ a { top: 0 } /* and */", "a{top: 0}"),
        ('a::after { content: " ; /* no */ { " ; }', 'a::after{content: " ; /* no */ { ";}'),
        (
            "a { background: url(\"data:,<svg a='b,  c'/>\"); }",
            "a{background: url(\"data:,<svg a='b,  c'/>\");}",
        ),
        ("a { content: 'it\\'s ; ' }", "a{content: 'it\\'s ; '}"),
        ("a > b + c :hover { width: calc(1px + 2px) }", "a > b + c :hover{width: calc(1px + 2px)}"),
        ("a/**/b { top: 0 }", "a b{top: 0}"),
        ("", ""),
    ],
)
def test_comments_and_needless_spaces_go_and_strings_stay(css: str, short: str) -> None:
    assert shortened(css) == short


def test_pages_load_one_stylesheet_of_the_site_after_the_mends(built: Project) -> None:
    page = (built.site / "modules" / "stepping-in" / "index.html").read_text("utf-8")
    loaded = re.findall(r'<link rel="stylesheet" href="([^"]*)"', page)
    own = [path for path in loaded if not re.search(r"/(main|palette)\.\w+\.min\.css$", path)]
    assert own == ["../../assets/stylesheets/mends.css", f"../../{JOINED}"]


def test_the_one_stylesheet_holds_the_named_ones_in_their_order(built: Project) -> None:
    configuration = (REPOSITORY / "mkdocs.yml").read_text("utf-8")
    names = re.findall(r"- (assets/stylesheets/[\w-]+\.css)", configuration)
    texts = [(REPOSITORY / "docs" / name).read_text("utf-8") for name in names]
    assert len(texts) > 1
    expected = "\n".join(shortened(text) for text in texts)
    assert (built.site / JOINED).read_text("utf-8") == expected
    assert not any((built.site / name).exists() for name in names)


def test_addresses_in_stylesheets_lead_to_files(built: Project) -> None:
    addresses = [
        path.parent / address
        for path in (built.site / JOINED).parent.rglob("*.css")
        for address in re.findall(r'url\("([^"]*)"\)', path.read_text("utf-8"))
        if not address.startswith("data:")
    ]
    assert addresses
    for address in addresses:
        assert address.resolve().is_file(), address


def test_the_sites_own_styles_stay_within_their_budget(built: Project) -> None:
    own = [built.site / JOINED, built.site / "assets" / "stylesheets" / "mends.css"]
    assert sum(len(gzip.compress(path.read_bytes(), 9)) for path in own) <= LIMIT


def test_a_stylesheet_of_another_folder_keeps_its_place(project: Project) -> None:
    project.write("docs/assets/company/brand.css", "/* ours */\nbody { color: red; }\n")
    project.edit(
        "mkdocs.yml",
        "extra_css:\n",
        "extra_css:\n  - assets/company/brand.css\n",
    )
    done = project.build()
    assert done.returncode == 0, done.stdout + done.stderr
    page = (project.site / "index.html").read_text("utf-8")
    assert page.index(f'href="{JOINED}"') < page.index('href="assets/company/brand.css"')
    assert (project.site / "assets/company/brand.css").read_text("utf-8") == "body{color: red;}"


def test_no_page_uses_what_is_left_out_of_the_themes_styles(built: Project) -> None:
    configuration = load_config(str(built.folder / "mkdocs.yml"))
    off = [part for part in PARTS if not part.is_on(configuration)]
    used = {
        name
        for page in built.site.rglob("*.html")
        for names in re.findall(r'\bclass="([^"]*)"', page.read_text("utf-8"))
        for name in names.split()
    }
    assert "md-header" in used
    for part in off:
        assert not [name for name in used if re.search(part.pattern, f".{name}")], part.name
