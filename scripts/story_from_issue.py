"""Write the story that a labelled issue offers: scripts/run.sh story_from_issue.

Reads the event from the file that GITHUB_EVENT_PATH names. Says what it wrote in the file that
GITHUB_OUTPUT names: `path`, `id` and `number`, none of which people can fill with other characters
than letters, digits, hyphens, full stops and slashes. Where there is no story to write, it says
why, and writes an answer for the issue to the file that REFUSAL names.
"""

from __future__ import annotations

import datetime
import json
import os
import sys
import tempfile
from pathlib import Path

from setup import ROOT, enter


def main() -> None:
    """Read the event, take the story in, and say where it is."""
    enter("site")
    from alongside.curriculum import ContentError
    from alongside.intake import take_in
    from alongside.issue_story import NotAStoryError, answer_of, story_of
    from alongside.settings import read_project

    config = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "mkdocs.yml"
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text("utf-8"))
    today = datetime.date.today()
    with tempfile.TemporaryDirectory() as folder:
        offered = Path(folder) / "issue.md"
        try:
            offered.write_text(story_of(event, today), "utf-8")
            taken = take_in(read_project(config), offered, today)
        except (NotAStoryError, ContentError) as error:
            if refusal := os.environ.get("REFUSAL"):
                Path(refusal).write_text(answer_of(str(error)), "utf-8")
            sys.exit(str(error))
    path = taken.path.resolve().relative_to(config.resolve().parent).as_posix()
    lines = f"path={path}\nid={taken.path.stem}\nnumber={int(event['issue']['number'])}\n"
    if output := os.environ.get("GITHUB_OUTPUT"):
        with Path(output).open("a", encoding="utf-8") as file:
            file.write(lines)
    print(f"{path} is written.")


if __name__ == "__main__":
    main()
