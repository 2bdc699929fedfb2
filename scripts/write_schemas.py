"""Write `curricula/.schema/` and the mapping of editors from the models of the curriculum.

Run it after a change of a model, as: scripts/run.sh write_schemas
"""

from __future__ import annotations

import json

from setup import ROOT, enter

CONTENT = "curricula"
SETTINGS = ROOT / ".vscode" / "settings.json"


def as_json(data: object) -> str:
    """Give the text of a JSON file."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    """Write the files; schemas of kinds that are gone are deleted."""
    enter("site")
    from alongside.curriculum.schema import FOLDER, all_schemas, editor_mapping

    folder = ROOT / CONTENT / FOLDER
    folder.mkdir(exist_ok=True)
    schemas = all_schemas()
    for path in folder.glob("*.json"):
        if path.name not in schemas:
            path.unlink()
    for name, schema in schemas.items():
        (folder / name).write_text(as_json(schema), "utf-8")
    SETTINGS.parent.mkdir(exist_ok=True)
    settings = json.loads(SETTINGS.read_text("utf-8")) if SETTINGS.exists() else {}
    settings["yaml.schemas"] = editor_mapping(CONTENT)
    SETTINGS.write_text(as_json(settings), "utf-8")
    print(f"Wrote {len(schemas)} schemas to {CONTENT}/{FOLDER}/.")


if __name__ == "__main__":
    main()
