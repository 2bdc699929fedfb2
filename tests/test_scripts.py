"""What the scripts do: serve through broken code, look up links, count errors in pages."""

from __future__ import annotations

import http.server
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.support.projects import REPOSITORY
from tests.support.servers import PATIENCE_SECONDS, LiveServer, serving

SCRIPTS = REPOSITORY / "scripts"

SERVER = """
import http.server, pathlib, sys
sys.path.insert(0, "code")
from answer import TEXT
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(TEXT.encode())
    def log_message(self, *_):
        pass
class Server(http.server.ThreadingHTTPServer):
    allow_reuse_address = True
try:
    Server(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
except KeyboardInterrupt:
    pass
"""
KEEP_SERVING = """
import sys
from pathlib import Path
import serve
serve.end_on_signals()
here = Path.cwd()
command = [sys.executable, "-B", "server.py", sys.argv[1]]
serve.keep_serving(command, here, [here / "code"], [here / "code", here / "pages"])
"""


def with_scripts(code: str, *arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    """Run Python code that uses the scripts as modules."""
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, "PYTHONPATH": str(SCRIPTS)},
        capture_output=True,
        text=True,
        check=False,
        **options,
    )


def wait_for_words(server: LiveServer, words: str, times: int = 1) -> None:
    """Look at what a server says until the words are there as often as wanted."""
    end = time.monotonic() + PATIENCE_SECONDS
    while server.log.read_text().count(words) < times:
        assert time.monotonic() < end, server.log.read_text()
        time.sleep(0.2)


@pytest.fixture
def live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LiveServer]:
    """Keep a small server running whose code is in `code/`."""
    (tmp_path / "code").mkdir()
    (tmp_path / "pages").mkdir()
    (tmp_path / "code/answer.py").write_text("TEXT = 'one'\n")
    (tmp_path / "server.py").write_text(SERVER)
    monkeypatch.setenv("PYTHONPATH", str(SCRIPTS))
    with serving(["-c", KEEP_SERVING, "PORT"], tmp_path, tmp_path / "log") as server:
        server.wait_for("", lambda page: page == "one")
        yield server


def test_a_change_of_code_starts_the_server_anew(live: LiveServer, tmp_path: Path) -> None:
    (tmp_path / "code/answer.py").write_text("TEXT = 'two words'\n")
    live.wait_for("", lambda page: page == "two words")
    assert "The code has changed: starting again." in live.log.read_text()


def test_broken_code_is_waited_for_until_it_is_mended(live: LiveServer, tmp_path: Path) -> None:
    (tmp_path / "code/answer.py").write_text("TEXT = 'not closed\n")
    wait_for_words(live, "The server stopped; its last message says why.")
    assert "SyntaxError" in live.log.read_text()
    (tmp_path / "code/answer.py").write_text("TEXT = 'mended'\n")
    live.wait_for("", lambda page: page == "mended")


def test_a_stopped_server_starts_on_a_change_of_content_too(
    live: LiveServer, tmp_path: Path
) -> None:
    (tmp_path / "code/answer.py").write_text("raise SystemExit(0 if TEXT else 1)\n")
    wait_for_words(live, "The server stopped")
    seen = live.log.read_text().count("NameError")
    (tmp_path / "pages/index.md").write_text("# Home\n")
    wait_for_words(live, "NameError", times=seen + 1)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_end_by_hand_leaves_nothing_running(live: LiveServer, number: int) -> None:
    live.process.send_signal(number)
    assert live.process.wait(timeout=30) == 0
    assert live.get() == ""
    assert "Traceback" not in live.log.read_text()


def test_a_port_in_use_is_named_with_a_way_out() -> None:
    with http.server.HTTPServer(("127.0.0.1", 0), http.server.SimpleHTTPRequestHandler) as other:
        port = other.server_port
        done = subprocess.run(
            [sys.executable, str(SCRIPTS / "serve.py"), "--port", str(port)],
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == (
        f"Port {port} is in use by another program. "
        f"Take another one: make serve ARGS='--port {port + 1}'\n"
    )


def test_outside_links_that_are_gone_are_told_from_closed_doors() -> None:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            wanted = self.path.strip("/")
            self.send_response(int(wanted) if wanted.isdigit() else 404)
            self.send_header("Content-Type", "text/html")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Keep the tests' output free of requests."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    code = (
        "import json, sys, links\n"
        "found = links.look_up(sys.argv[1:])\n"
        "print(json.dumps({each.address: each.is_gone for each in found}))"
    )
    answers = [f"{address}/{number}" for number in (200, 403, 404, 410, 500)]
    done = with_scripts(code, *answers, "http://nowhere.invalid/")
    server.shutdown()
    assert json.loads(done.stdout) == {
        f"{address}/403": False,
        f"{address}/404": True,
        f"{address}/410": True,
        f"{address}/500": False,
        "http://nowhere.invalid/": True,
    }


def test_outside_addresses_are_read_from_the_pages_and_the_sources(tmp_path: Path) -> None:
    page = (
        '<p><a href="https://a.test/x#part">A</a> <a href="../b/">B</a>'
        '<a href="https://programme.example.org/">C</a> <a href="mailto:a@b.test">D</a></p>'
    )
    (tmp_path / "index.html").write_text(page)
    code = (
        "import json, sys, pathlib, links\n"
        "print(json.dumps([sorted(links.addresses_of(pathlib.Path(sys.argv[1]))),"
        " sorted(links.addresses_of_sources())]))"
    )
    on_pages, of_sources = json.loads(with_scripts(code, str(tmp_path)).stdout)
    assert on_pages == ["https://a.test/x"]
    sources = yaml.safe_load((REPOSITORY / "curricula/sources.yml").read_text("utf-8"))
    assert {each["url"] for each in sources if "url" in each} <= set(of_sources)
    assert {f"https://doi.org/{each['doi']}" for each in sources if "doi" in each} <= set(
        of_sources
    )


def test_an_html_error_is_counted_and_fails_the_verification() -> None:
    code = (
        "import verify\n"
        "errors = [verify.HtmlError('Bad nesting.', f'{name}.html:2:3') for name in 'abcd']\n"
        "print(verify.report([], 1))\n"
        "print(verify.report(errors, 2))"
    )
    assert with_scripts(code).stdout.splitlines() == [
        "Checked the HTML of 1 pages: 0 errors.",
        "False",
        "4 x Bad nesting.",
        "    a.html:2:3",
        "    b.html:2:3",
        "    c.html:2:3",
        "Checked the HTML of 2 pages: 4 errors.",
        "True",
    ]


WORKFLOWS = sorted((REPOSITORY / ".github/workflows").glob("*.yml"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_may_read_and_no_more_unless_a_job_says_so(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text("utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        allowed = {"contents", "pages", "id-token"}
        if path.stem == "story-from-issue":
            # It opens a pull request, and runs only when a maintainer sets a label.
            assert set(workflow[True]) == {"issues"}
            allowed = {"contents", "issues", "pull-requests"}
        assert set(job.get("permissions", {})) <= allowed
        for step in job["steps"]:
            assert re.fullmatch(r"actions/[\w-]+@v\d+", step.get("uses", "actions/none@v1"))


def test_each_change_is_tested_main_is_published_and_outside_links_are_seen_weekly() -> None:
    # YAML reads the key `on` as the word for true.
    found = {path.stem: yaml.safe_load(path.read_text("utf-8"))[True] for path in WORKFLOWS}
    assert "pull_request" in found["test"]
    assert found["publish"]["push"] == {"branches": ["main"]}
    assert "pull_request" not in found["publish"]
    assert len(found["links"]["schedule"][0]["cron"].split()) == 5
    on_gitlab = yaml.safe_load((REPOSITORY / ".gitlab-ci.yml").read_text("utf-8"))
    assert {"test", "pages", "outside-links"} <= set(on_gitlab)
