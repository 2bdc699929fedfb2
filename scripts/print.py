"""Build the site, then make its documents: PDF, large print, EPUB, plain text, braille and DOCX.

They lie in `site/downloads/`, and the pages offer them. Only what changed is made again.

    scripts/run.sh print                                     all but pairs
    scripts/run.sh print --track people-manager/engineering  those of one track, such as a pair
    scripts/run.sh print --only sessions/peer-circle         those of one module, session or kit
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

from setup import PYTHON, enter

from build import add_places, build, places


def main() -> None:
    """Build and print the site that the command line names; the project's own by default."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add_places(parser)
    parser.add_argument(
        "-t",
        "--track",
        action="append",
        # `make print TRACK=people-manager/engineering` hands it on in the environment.
        default=[os.environ["TRACK"]] if os.environ.get("TRACK") else [],
        metavar="ROLE/DEPARTMENT",
        help="make the documents of this track only; may be given several times",
    )
    parser.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="KIND/ID",
        help="make the documents of this module, session or kit only, such as sessions/peer-circle",
    )
    options = parser.parse_args()
    enter("print")
    configuration, site = places(options)
    if build(configuration, site):
        sys.exit(1)
    command = [str(PYTHON), "-m", "alongside.printing", "--config", str(configuration)]
    command += ["--site-dir", str(site)]
    for track in options.track:
        command += ["--track", track]
    for address in options.only:
        command += ["--only", address]
    sys.exit(subprocess.run(command, cwd=configuration.parent, check=False).returncode)


if __name__ == "__main__":
    main()
