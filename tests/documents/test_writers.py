"""Each form is written from one clean text: small texts show what becomes of what."""

from __future__ import annotations

import dataclasses
import io
import itertools
import re
import zipfile
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from docx import Document as WordDocument
from lxml import html as parser

from alongside.formats.documents import DocumentError, Form, Imprint, bind
from alongside.formats.documents.braille import CELLS, LINES, TABLES, translate, write_braille
from alongside.formats.documents.epub import write_epub
from alongside.formats.documents.keeping import Kept, key_of
from alongside.formats.documents.pdf import print_page, write_pdf
from alongside.formats.documents.plain_text import COLUMNS, silent, write_text
from alongside.formats.documents.word import write_word
from tests.documents.forms import heard

IMPRINT = Imprint(
    site_title="Alongside",
    organisation="Nguyễn & Söhne",
    language="en",
    locale="en-GB",
    paper="A4",
    site_url="https://learning.example.org/course/",
    gettext=str,
)
HEAD = (
    '<div class="page-head"><p class="eyebrow">Module</p><h1 id="top">{title}'
    '<a class="headerlink" href="#top">&para;</a></h1>'
    "<dl><dt>Time</dt><dd>5 minutes</dd></dl></div>"
)
TEXT = (
    HEAD.format(title="Tea at the airport")
    + """
<p data-a11y-screen-only>For the screen only.</p>
<h2 id="first">First</h2>
<p>Read <a href="../other/">the other one</a>, <a href="../../stories/kiln/">the kiln</a> and
<a href="#second">what comes</a>.</p>
<al-check class="practice" id="which" data-id="which"><p class="practice__kind">Check</p>
<fieldset><legend>Which one?</legend>
<ul class="options"><li><label><input type="radio" value="1"><span>This.</span></label></li>
<li><label><input type="radio" value="2"><span>That.</span></label></li></ul></fieldset>
<p class="practice__controls" hidden><button type="button">Check</button></p>
<details class="answers"><summary>Answers, with reasons</summary>
<ol><li><strong>Right:</strong> This, said Zoë.</li></ol></details></al-check>
<h2 id="second">Second</h2>
<details class="note"><summary>What folds</summary><p>Inside the fold.</p></details>
<div class="tabbed-set"><input checked type="radio">
<div class="tabbed-labels"><label>On a call</label>
</div><div class="tabbed-content"><div class="tabbed-block"><p>Mute yourself.</p></div></div></div>
<table><thead><tr><th>Name</th><th>Where</th></tr></thead>
<tbody><tr><td>Chinedu</td><td>Enugu</td></tr><tr><td>Min-ji</td><td>Jeju</td></tr></tbody></table>
<div class="ruled" aria-hidden="true"></div>
"""
)
OTHER = HEAD.format(title="The other one") + "<h2>Third</h2><p>Words of the other one.</p>"
ADDRESS, OTHER_ADDRESS = "modules/tea/", "modules/other/"


def single(text: str = TEXT, imprint: Imprint = IMPRINT):
    return bind("module", [(ADDRESS, text)], date(2027, 3, 4), imprint)


def book():
    cover = HEAD.format(title="For gardeners") + "<h2>Modules</h2><p>Two of them.</p>"
    texts = [("tracks/gardener/", cover), (ADDRESS, TEXT), (OTHER_ADDRESS, OTHER)]
    return bind("track", texts, date(2027, 3, 4), IMPRINT)


def plain(document) -> str:
    return write_text(document, silent()).decode()


def words(text: str) -> list[str]:
    """Give the words, without the marks of notes, references to pages and lines to write on."""
    bare = re.sub(r"\[\d+\]|\(page \d+\)|_{3,}|[☐•]", " ", text)
    return re.findall(r"[\w'-]+", bare)


def test_a_text_is_printed_open_with_its_answers_at_the_end() -> None:
    text = plain(single())
    assert "For the screen only" not in text
    assert text.index("Inside the fold") < text.index("Mute yourself")
    assert text.index("On a call") < text.index("Mute yourself")
    assert text.index("This, said Zoë.") > text.index("Jeju")
    assert "☐ This." in text.replace("\u00a0", " ")
    assert "Answers, with reasons: at the end" in text
    assert "Version of 4 March 2027 (" in text
    assert "¶" not in text


def test_links_lead_within_a_book_and_else_to_a_note_with_their_address() -> None:
    alone, bound = print_page(single()), print_page(book())
    assert 'href="https://learning.example.org/course/modules/other/"' in alone
    assert 'href="#modules-other"' in bound
    assert "learning.example.org/course/stories/kiln" in plain(single())
    for page in (alone, bound):
        tree = parser.document_fromstring(page)
        anchors = {each.get("id") for each in tree.iter() if each.get("id")}
        inside = [each.get("href")[1:] for each in tree.iter("a") if each.get("href")[0] == "#"]
        assert inside
        assert set(inside) <= anchors


def test_headings_of_a_book_go_down_one_level_at_a_time_below_one_title() -> None:
    tree = parser.document_fromstring(print_page(book()))
    levels = [int(each.tag[1]) for each in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_plain_text_says_what_shape_shows_and_keeps_to_its_lines() -> None:
    text = write_text(single()).decode()
    assert "Title: Tea at the airport" in text
    assert "Section: First" in text
    assert "Table with 2 columns and 2 rows:\nRow 1:\nName: Chinedu\nWhere: Enugu\n" in text
    assert "1 of 2: [box to tick]" in text
    assert "Box: What folds" in text
    assert all(len(line) <= COLUMNS or " " not in line for line in text.splitlines())


def test_all_forms_hold_the_same_words_in_the_same_order(tmp_path: Path) -> None:
    document = book()
    expected = words(plain(document))
    with zipfile.ZipFile(io.BytesIO(write_epub(document))) as opened:
        names = sorted(name for name in opened.namelist() if re.search(r"/\d{3}-", name))
        pages = [parser.fromstring(opened.read(name)).find("body") for name in names]
        # Terms and what is said of them are joined by a colon in lines.
        assert words(" ".join(" ".join(page.itertext()) for page in pages)) == expected
    pdf = tmp_path / "book.pdf"
    pdf.write_bytes(write_pdf(document, tmp_path).content)
    spoken = " ".join(heard(pdf))
    contents = [title for _, title in document.contents]
    begin, _, rest = spoken.partition(" Contents ")
    # The last entry of the contents list ends with the number of its page.
    after = re.sub(r"^\d+ ", "", rest.split(f" {contents[-1]} ", 1)[1])
    # Styles write small titles in capitals.
    assert "".join(words(f"{begin} {after}")).casefold() == "".join(expected).casefold()


def test_the_parts_of_a_parted_table_are_heard_as_one(tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>Row {number}</td><td>Text</td></tr>" for number in range(90))
    head = "<thead><tr><th>Number</th><th>What</th></tr></thead>"
    table = f"<h2>Long</h2><table>{head}<tbody>{rows}</tbody></table>"
    made = write_pdf(single(HEAD.format(title="Tables") + table), tmp_path)
    assert made.pages > 2
    with pikepdf.open(io.BytesIO(made.content)) as pdf:
        kinds = [
            str(each.get("/S", "")) for each in pdf.objects if isinstance(each, pikepdf.Dictionary)
        ]
    path = tmp_path / "table.pdf"
    path.write_bytes(made.content)
    said = heard(path)
    assert kinds
    assert said.count("Number") == 1
    assert [each for each in said if each.startswith("Row ")] == [f"Row {n}" for n in range(90)]


def test_braille_keeps_to_its_cells_and_lines_and_can_be_read_back() -> None:
    names = TEXT.replace("Chinedu", "Nguyễn → ☐ 中")
    made = write_braille(single(names))
    text = made.content.decode("ascii")
    pages = text.split("\f")
    assert len(pages) == made.pages
    for page in pages:
        lines = page.removesuffix("\r\n").split("\r\n")
        assert len(lines) == LINES
        assert all(len(line) <= CELLS for line in lines)
    assert not re.search(r"'\\[xX][0-9a-fA-F]+'", text)
    lines = [line.strip() for line in text.replace("\f", "\r\n").split("\r\n") if line.strip()]
    back = " ".join(translate(lines, TABLES["en"], back=True))
    assert "Tea at the airport" in back
    assert "Mute yourself" in back


def test_a_word_file_has_styles_a_header_row_and_room_to_write() -> None:
    made = WordDocument(io.BytesIO(write_word(single())))
    styles = [each.style.name for each in made.paragraphs]
    assert styles.count("Title") == 1
    assert "Heading 1" in styles
    assert made.core_properties.language == "en-GB"
    assert made.core_properties.title == "Tea at the airport"
    assert "w:tblHeader" in made.tables[0].rows[0]._tr.xml
    assert any("____" in each.text for each in made.paragraphs)


def test_letter_and_right_to_left_are_laid_out_as_asked(tmp_path: Path) -> None:
    imprint = dataclasses.replace(IMPRINT, paper="Letter", language="ar")
    page = print_page(single(imprint=imprint))
    assert 'dir="rtl"' in page
    assert "@bottom-right { width" in page
    with pikepdf.open(io.BytesIO(write_pdf(single(imprint=imprint), tmp_path).content)) as pdf:
        assert [float(side) for side in pdf.pages[0].mediabox] == [0, 0, 612, 792]


def test_pictures_come_from_the_site_alone(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "secret.svg").write_text("<svg/>")
    text = HEAD.format(title="A") + '<p><img src="/../secret.svg" alt="What it shows"></p>'
    made = write_pdf(single(text), tmp_path / "site").content
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert not any(len(page.Resources.get("/XObject", {})) for page in pdf.pages)


def test_the_same_text_gives_the_same_bytes_and_another_one_another_name(tmp_path: Path) -> None:
    writers = (write_epub, write_word, write_text, lambda each: write_pdf(each, tmp_path).content)
    for write in writers:
        assert write(book()) == write(book())
    assert key_of(Form.PDF, "engine", ["a"]) != key_of(Form.PDF, "engine", ["b"])
    assert key_of(Form.PDF, "engine", ["a"]) != key_of(Form.EPUB, "engine", ["a"])


def test_what_no_run_uses_any_more_is_forgotten(tmp_path: Path) -> None:
    Kept(tmp_path).keep("old", b"text", 3)
    later = Kept(tmp_path)
    assert later.find("other") is None
    later.keep("new", b"other text", None)
    later.prune()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new", "new.json"]
    (tmp_path / "new").write_bytes(b"half")
    assert Kept(tmp_path).find("new") is None


def test_a_page_without_a_text_is_named() -> None:
    from alongside.formats.documents import article_of

    with pytest.raises(DocumentError, match='"modules/tea/" holds no article'):
        article_of("<html></html>", ADDRESS)
