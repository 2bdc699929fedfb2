"""Turn the issue form for stories into the text of a story file.

What people wrote only ever becomes values of YAML and lines of Markdown, never a command.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any

import yaml

FIELDS: Mapping[str, str] = {
    "Short name": "id",
    "Title": "title",
    "Summary": "summary",
    "Organisation": "organisation",
    "Years": "years",
    "Outcome": "outcome",
    "Topics": "topics",
    "Modules": "modules",
    "Source keys": "sources",
    "Lesson": "lesson",
    "What to do differently": "do_differently",
}
"""The labels of the form, and the keys that they fill."""
LISTS = frozenset({"topics", "modules", "sources"})
"""Keys that hold several ids."""
QUESTIONS = ("First question to talk about", "Second question to talk about")
"""The labels of the questions."""
SECTIONS = ("What happened", "What people did, and did not do", "What followed")
"""The labels that become sections of the text."""
AGREEMENT = "What you agree to"
"""The label of the boxes that must all be ticked."""
LABEL = "story"
"""The label with which a maintainer asks for a file."""
_NONE = "_No response_"


class NotAStoryError(Exception):
    """Raised with a sentence that says why an event gives no story."""


def story_of(event: Mapping[str, Any], today: datetime.date) -> str:
    """Give the text of the story file that a labelled issue asks for."""
    issue = event.get("issue")
    if (event.get("label") or {}).get("name") != LABEL or not isinstance(issue, dict):
        raise NotAStoryError(f'Nothing to do: the label is not "{LABEL}".')
    answers = _answers(str(issue.get("body") or ""))
    boxes = re.findall(r"^- \[(.)\]", answers.get(AGREEMENT, ""), re.MULTILINE)
    if not boxes or any(box not in "xX" for box in boxes):
        raise NotAStoryError(
            f'The boxes under "{AGREEMENT}" are not all ticked. Ask the person to tick them.'
        )
    missing = [label for label in SECTIONS if not answers.get(label)]
    if missing:
        raise NotAStoryError(f'The issue has no "{missing[0]}". Fill in the form again.')
    data: dict[str, Any] = {"status": "draft", "provenance": "public-record"}
    for label, key in FIELDS.items():
        if value := answers.get(label):
            data[key] = _ids(value) if key in LISTS else " ".join(value.split())
    data["discussion"] = [" ".join(answers.get(label, "").split()) for label in QUESTIONS]
    data["review_due"] = (today + datetime.timedelta(days=365)).isoformat()
    front = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)
    body = "\n\n".join(f"## {label}\n\n{answers[label]}" for label in SECTIONS)
    return f"---\n{front}---\n\n{body}\n"


def answer_of(problems: str) -> str:
    """Give the comment that tells the person what keeps the issue from becoming a story.

    The problems quote what was written: as code, none of it becomes Markdown or calls anybody.
    """
    lines = (f"    {' '.join(line.split())}" for line in problems.splitlines() if line.strip())
    return (
        "Thank you for the story. It could not be made into a file yet, for these reasons:\n\n"
        + "\n".join(lines)
        + "\n\nEdit the text above to mend them. Then a maintainer sets the label again.\n"
    )


def _ids(value: str) -> list[str]:
    return [each.strip() for each in value.split(",") if each.strip()]


def _answers(body: str) -> dict[str, str]:
    """Give what stands below each label of the form; the first of two counts."""
    known = {*FIELDS, *QUESTIONS, *SECTIONS, AGREEMENT}
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in body.replace("\r\n", "\n").split("\n"):
        label = line.removeprefix("### ").strip()
        if line.startswith("### ") and label in known and label not in found:
            lines = found[label] = []
        else:
            lines.append(line)
    texts = {label: "\n".join(lines).strip() for label, lines in found.items()}
    return {label: text for label, text in texts.items() if text not in ("", _NONE)}
