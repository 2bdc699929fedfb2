"""Documents that people print, hand on and listen to hold what the pages hold, for everybody."""

from __future__ import annotations

import itertools
import re
import shutil
import subprocess
from pathlib import Path

import outloud
import page
import pikepdf
import pytest
from docx import Document as WordDocument

from alongside.formats.documents import Imprint, article_of, bind
from alongside.formats.documents.pdf import write_pdf
from tests.documents.conftest import ARGUMENTS, Documents, print_documents
from tests.support.pages import BuiltPage, page_of, words_of
from tests.support.projects import Project

MODULE = "modules/start-here/start-here"
GUIDE = "sessions/peer-circle/peer-circle"
HANDOUT = "sessions/peer-circle/peer-circle-handout"
CARDS = "sessions/peer-circle/peer-circle-cards"
SHEET = "share-a-story/share-a-story"
TRACK = "tracks/recruiter/design/recruiter-design"
PDFS = tuple(
    f"{name}{size}.pdf"
    for name, sizes in (
        (MODULE, ("",)),
        (GUIDE, ("", "-large-print")),
        (HANDOUT, ("", "-large-print")),
        (CARDS, ("", "-large-print")),
        (SHEET, ("",)),
        (TRACK, ("", "-large-print")),
    )
    for size in sizes
)
each_pdf = pytest.mark.parametrize("name", PDFS)
LEAST_LARGE_PRINT = 18
"""Points: the least size of letters in large print."""


def _pdf_text(path: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["pdftotext", *arguments, str(path), "-"], capture_output=True, text=True, check=True
    )
    return done.stdout


@each_pdf
def test_every_pdf_passes_two_checkers_of_pdf_ua(documents: Documents, name: str) -> None:
    path = documents.path(name)
    report = page.validate_pdf(path, profile="ua1")
    assert report.is_compliant, [each.message for each in report.failures]
    heard = outloud.check(str(path))
    assert [each.message for each in heard.findings if each.severity == "error"] == []


@each_pdf
def test_every_pdf_has_title_language_bookmarks_and_embedded_fonts(
    documents: Documents, name: str
) -> None:
    with pikepdf.open(documents.path(name)) as pdf:
        assert str(pdf.Root.Lang).startswith("en")
        assert "Alongside" in str(pdf.docinfo["/Title"])
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.Root.MarkInfo.Marked
        with pdf.open_outline() as outline:
            assert len(outline.root) >= 1
    fonts = subprocess.run(
        ["pdffonts", str(documents.path(name))], capture_output=True, text=True, check=True
    ).stdout.splitlines()[2:]
    assert fonts
    for line in fonts:
        assert re.search(r"\byes\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$", line), line


def _tags(path: Path) -> list[str]:
    done = subprocess.run(
        ["pdfinfo", "-struct", str(path)], capture_output=True, text=True, check=True
    )
    return re.findall(r"^\s*(\w+)", done.stdout, re.MULTILINE)


@each_pdf
def test_headings_of_a_pdf_skip_no_level_and_tables_have_headers(
    documents: Documents, name: str
) -> None:
    tags = _tags(documents.path(name))
    levels = [int(tag[1]) for tag in tags if re.fullmatch(r"H[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    for before, after in itertools.pairwise(levels):
        assert after <= before + 1
    assert tags.count("Table") == 0 or "TH" in tags
    assert "L" in tags


def test_a_book_has_contents_with_the_right_page_numbers_and_running_heads(
    documents: Documents,
) -> None:
    path = documents.path(f"{TRACK}.pdf")
    contents = _pdf_text(path, "-layout", "-f", "2", "-l", "2")
    listed = re.findall(r"^\s*(\S.*?)\s{2,}(\d+)\s*$", contents, re.MULTILINE)
    titles = [title for title, _ in listed]
    assert "Noticing everyday exclusion" in titles
    assert titles.index("Purpose, respect and ground rules") < titles.index(
        "Noticing everyday exclusion"
    )
    assert titles[-1] == "Answers"
    for title, number in listed:
        text = " ".join(_pdf_text(path, "-f", number, "-l", number).split())
        assert title in text, (title, number)
    middle = " ".join(_pdf_text(path, "-f", "12", "-l", "12").split())
    assert "Page 12 of" in middle
    assert "Recruiters in Design · Version" in middle


def test_large_print_is_large_throughout(documents: Documents) -> None:
    for name in (GUIDE, TRACK):
        path = documents.path(f"{name}-large-print.pdf")
        done = subprocess.run(
            ["pdftotext", "-bbox-layout", "-l", "12", str(path), "-"],
            capture_output=True,
            text=True,
            check=True,
        )
        heights = [
            float(found[2]) - float(found[1])
            for found in re.finditer(
                r'<line xMin="[^"]*" yMin="([^"]*)" xMax="[^"]*" yMax="([^"]*)"', done.stdout
            )
        ]
        assert heights
        # A line is higher than its letters: what is lower than the size itself would be smaller.
        assert min(heights) >= LEAST_LARGE_PRINT


def test_nothing_runs_over_the_edge_and_no_card_is_torn(documents: Documents) -> None:
    for name in PDFS:
        done = subprocess.run(
            ["pdftotext", "-bbox", str(documents.path(name)), "-"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for found in re.finditer(
            r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', done, re.DOTALL
        ):
            width, height = float(found[1]), float(found[2])
            for word in re.finditer(
                r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.]+)" yMax="([\d.]+)"', found[3]
            ):
                assert float(word[1]) >= 0
                assert float(word[3]) <= width + 1, name
                assert float(word[4]) <= height + 1, name
    pages = _pdf_text(documents.path(f"{CARDS}.pdf")).split("\f")
    for first, last in (("My last plan", "Nobody collects it"), ("No name, please", "Change")):
        holding = [text for text in pages if first in text]
        assert holding
        assert all(last in " ".join(text.split()) for text in holding)


def test_as_many_cards_lie_on_a_sheet_as_the_list_of_materials_says(documents: Documents) -> None:
    listed = page_of(documents.project, "sessions/peer-circle/cards").article.select("tbody tr")
    on_a_sheet = {words_of(row.td): int(words_of(row.select("td")[3])) for row in listed}
    assert on_a_sheet == {"Commitment card": 2, "Story card": 2, "Minute card": 4}
    sheets = _pdf_text(documents.path(f"{CARDS}.pdf")).split("\f")
    for title, begins in (
        ("Commitment card", "My last plan."),
        ("Story card", "Story (title"),
        ("Minute card", "No name, please."),
    ):
        found = [text.count(begins) for text in sheets if begins in text]
        assert found == [on_a_sheet[title]], title


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_handouts_take_the_sheets_that_are_listed_on_both_papers(
    documents: Documents, paper: str
) -> None:
    site = documents.project.site
    imprint = Imprint("Site", "Company", "en", "en-GB", paper, "https://example.org/", str)
    folders = sorted(path.parent for path in site.glob("sessions/*/cards/index.html"))
    assert len(folders) >= 4
    for folder in folders:
        address = f"{folder.relative_to(site).as_posix()}/"
        listed = page_of(documents.project, address.rstrip("/")).article.select("tbody")[0]
        rows = [[words_of(cell) for cell in row("td")] for row in listed("tr")]
        # A set of cards fills as many sheets as it needs; several copies of one card share theirs.
        sheets = [-(-int(cards) // int(on_a_sheet)) for _, _, cards, on_a_sheet, _ in rows if cards]
        text = article_of((folder / "index.html").read_text("utf-8"), address)
        made = write_pdf(bind("cards", [(address, text)], None, imprint), site)
        assert made.pages == 1 + sum(sheets), address


def test_a_run_sheet_lies_on_one_page_with_its_title(documents: Documents) -> None:
    steps = page_of(documents.project, "sessions/peer-circle").article.select("tr[data-step]")
    pages = _pdf_text(documents.path(f"{GUIDE}.pdf")).split("\f")
    (sheet,) = [text for text in pages if "From the start" in " ".join(text.split())]
    assert "Run sheet" in sheet
    assert all(str(step["data-title"]) in " ".join(sheet.split()) for step in steps)


def test_gaps_are_said_aloud_and_are_lines_in_a_word_processor(documents: Documents) -> None:
    text = documents.path(f"{HANDOUT}.txt").read_text("utf-8")
    assert "What happened then? [gap to fill in]" in " ".join(text.split())
    paragraphs = WordDocument(str(documents.path(f"{HANDOUT}.docx"))).paragraphs
    (own,) = [each.text for each in paragraphs if each.text.startswith("What happened then?")]
    assert own.splitlines()[1] == "_" * 60


def test_plain_text_is_wrapped_and_braille_has_its_page(documents: Documents) -> None:
    for line in documents.path(f"{MODULE}.txt").read_text("utf-8").splitlines():
        assert len(line) <= 72 or " " not in line.strip(), line
    braille = documents.path(f"{MODULE}.brf").read_bytes().decode("ascii")
    assert "\\x" not in braille
    for sheet in braille.split("\f"):
        lines = sheet.strip("\r\n").splitlines()
        assert len(lines) <= 25
        assert all(len(line) <= 40 for line in lines)


def test_a_handout_can_be_filled_in_with_a_word_processor(documents: Documents) -> None:
    document = WordDocument(str(documents.path(f"{HANDOUT}.docx")))
    styles = [each.style.name for each in document.paragraphs]
    assert any(style.startswith(("Heading", "Title")) for style in styles)
    assert document.core_properties.language.startswith("en")
    assert "Peer circle" in " ".join(each.text for each in document.paragraphs)


def test_a_form_is_a_sheet_with_room_to_write_in_a_word_processor(documents: Documents) -> None:
    sheet = WordDocument(str(documents.path(f"{SHEET}.docx")))
    lines = [each.text.strip() for each in sheet.paragraphs]
    question = lines.index("What happened?")
    assert any("____" in line for line in lines[question + 1 : question + 4])
    assert "☐ It worked" in lines
    assert not any("Check it, and show the file" in line for line in lines)


def test_pages_offer_each_form_with_size_and_pages(documents: Documents) -> None:
    site = documents.project.site
    row = BuiltPage(site, site / "sessions/peer-circle/index.html")
    links = row.article.select("a[href*='downloads/']")
    assert len(links) >= 6
    for link in links:
        target = (site / "sessions/peer-circle" / link["href"]).resolve()
        assert target.is_file()
    assert re.search(r"PDF.*\d+ pages", row.text)
    plain = (site / "sessions/meetings-clinic/index.html").read_text("utf-8")
    assert "downloads/" not in plain


def test_only_what_changed_is_made_again_and_bytes_stay(
    documents: Documents, tmp_path: Path
) -> None:
    assert "kept 0" in documents.said
    again = Project(tmp_path / "again")
    shutil.copytree(documents.project.folder, again.folder, ignore=shutil.ignore_patterns("site"))
    built = again.build()
    assert built.returncode == 0, built.stdout + built.stderr
    said = print_documents(again, *ARGUMENTS)
    assert "Made 0 documents" in said
    assert _downloads(again) == _downloads(documents.project)
    shutil.rmtree(again.folder / ".cache")
    built = again.build()
    assert built.returncode == 0, built.stdout + built.stderr
    said = print_documents(again, "--only", "sessions/peer-circle")
    assert "kept 0" in said
    made = _downloads(again)
    assert len(made) >= 8
    assert made.items() <= _downloads(documents.project).items()


def _downloads(project: Project) -> dict[str, bytes]:
    folder = project.site / "downloads"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_an_unknown_track_or_page_is_answered_with_those_that_exist(documents: Documents) -> None:
    wrong = documents.project.run("alongside.printing", "--track", "people-manger")
    assert wrong.returncode == 1
    assert 'there is no track "people-manger"' in wrong.stderr
    assert "people-manager" in wrong.stderr
    other = documents.project.run("alongside.printing", "--only", "modules/nothing")
    assert other.returncode == 1
    assert 'no documents of "modules/nothing"' in other.stderr
