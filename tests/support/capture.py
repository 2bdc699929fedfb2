"""Keep the Markdown of every page as it is converted: macros run, head and foot around it."""

from __future__ import annotations

from pathlib import Path

HOOK = """
from pathlib import Path
from mkdocs.plugins import event_priority


@event_priority(-200)
def on_page_markdown(markdown, page, config, **_):
    path = Path(config.config_file_path).parent / "captured" / page.file.src_uri
    path.parent.mkdir(parents=True, exist_ok=True)
    title = str(page.meta.get("title", "")).replace("'", "''")
    path.write_text(f"---\\ntitle: '{title}'\\n---\\n{markdown}", "utf-8")
"""


def capture(folder: Path) -> Path:
    """Let builds of a project keep their Markdown, and give the folder where it will be."""
    (folder / "capture.py").write_text(HOOK, "utf-8")
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("\nhooks: [capture.py]\n")
    return folder / "captured"
