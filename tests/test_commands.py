"""The commands: two to start with, set up by themselves, the same with make and without."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.projects import REPOSITORY

LOCKS = {"requirements.in": "requirements.txt", "requirements-test.in": "requirements-test.txt"}
RUN = ["sh", "scripts/run.sh"]


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in the project's folder, as if no make had called the tests."""
    inherited = {
        key: value
        for key, value in os.environ.items()
        if key != "ARGS" and not key.startswith(("MAKE", "MFLAGS"))
    }
    return subprocess.run(
        command,
        cwd=REPOSITORY,
        env={**inherited, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def targets() -> list[str]:
    """Give the commands that the Makefile has."""
    lines = (REPOSITORY / "Makefile").read_text("utf-8").splitlines()
    return [line.split(":")[0] for line in lines if re.match(r"[\w-]+:", line)]


def requirements(name: str) -> dict[str, str]:
    """Give each locked package's lines by its name, marker and version left in the lines."""
    text = (REPOSITORY / name).read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    found: dict[str, str] = {}
    for line in lines:
        key = re.match(r"[\w.-]+", line)
        assert key, line
        found[key[0]] = found.get(key[0], "") + line
    return found


def test_make_alone_lists_every_command() -> None:
    listed = re.findall(r"^make (\S+)", run("make").stdout, re.MULTILINE)
    assert sorted(listed) == sorted(targets())
    assert run("make", "help").stdout == run("make").stdout


@pytest.mark.parametrize("target", [name for name in targets() if name != "help"])
def test_every_command_is_a_script_that_runs_without_make(target: str) -> None:
    assert (REPOSITORY / "scripts" / f"{target}.py").is_file()
    shown = run("make", "--dry-run", target).stdout.split()
    assert shown == [*RUN, target]


@pytest.mark.parametrize("name", ["serve", "build", "check", "verify", "bench", "links", "setup"])
def test_a_script_says_what_it_does(name: str) -> None:
    done = run(*RUN, name, "--help")
    assert done.returncode == 0, done.stderr
    assert "usage:" in done.stdout


def test_an_unknown_command_is_answered_with_a_sentence() -> None:
    done = run(*RUN, "dance")
    assert done.returncode == 2
    assert (
        done.stderr == "There is no command \"dance\" in scripts/. Type 'make help' for the list.\n"
    )


def test_the_readme_starts_with_exactly_two_commands() -> None:
    text = (REPOSITORY / "README.md").read_text("utf-8")
    assert re.findall(r"^```sh\n(.*?)\n```$", text, re.MULTILINE | re.DOTALL) == [
        "make serve",
        "make test",
    ]
    assert set(re.findall(r"\bmake [a-z]+(?=`|$)", text, re.MULTILINE)) == {
        "make serve",
        "make test",
    }


@pytest.mark.parametrize("level", ["site", "check", "test"])
def test_a_second_set_up_has_nothing_to_do(level: str) -> None:
    stamps = sorted((REPOSITORY / ".venv").glob("alongside-*.stamp"))
    before = [path.stat().st_mtime_ns for path in stamps]
    done = run(*RUN, "setup", level)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"Ready for: {level}.\n")
    assert stamps
    assert [path.stat().st_mtime_ns for path in stamps] == before


def test_a_machine_without_python_gets_it_or_is_told_how(tmp_path: Path) -> None:
    for name in ("sh", "dirname", "cat", "id", "env"):
        (tmp_path / name).symlink_to(str(shutil.which(name)))
    calls = tmp_path / "calls"
    for name in ("apt-get", "sudo"):
        (tmp_path / name).write_text(f'#!/bin/sh\necho "{name} $*" >>"{calls}"\nexit 1\n')
        (tmp_path / name).chmod(0o755)
    done = run(*RUN, "check", PATH=str(tmp_path))
    assert done.returncode == 1
    assert "Python 3.11 or newer is missing." in done.stderr
    for system in ("Debian", "Fedora", "macOS"):
        assert re.search(rf"^  {system}.*: +\S+", done.stderr, re.MULTILINE), system
    asked = calls.read_text() if calls.exists() else ""
    if Path("/etc/debian_version").exists():
        assert asked.startswith("apt-get update" if os.geteuid() == 0 else "sudo -n true")
    else:
        assert asked == ""


def test_a_missing_part_is_named_with_its_command_on_each_system(tmp_path: Path) -> None:
    script = tmp_path / "tell.py"
    script.write_text(
        "import machine\n"
        "for part in vars(machine).values():\n"
        "    if isinstance(part, machine.Part):\n"
        "        print(part.how_to_install())\n"
    )
    text = run(sys.executable, str(script), PYTHONPATH="scripts").stdout
    parts = re.split(r"^(?=\S)", text, flags=re.MULTILINE)[1:]
    assert len(parts) >= 5
    for part in parts:
        assert "is missing. Install it, then run the command again:" in part
        assert re.search(r"^  Debian, Ubuntu: sudo apt-get install \S+", part, re.MULTILINE)
        assert re.search(r"^  Fedora: +sudo dnf install \S+", part, re.MULTILINE)
        assert re.search(r"^  macOS: +brew install \S+", part, re.MULTILINE) or "libatomic" in part


@pytest.mark.parametrize("lock", LOCKS.values())
def test_each_locked_package_has_a_version_and_hashes_and_no_address(lock: str) -> None:
    text = (REPOSITORY / lock).read_text("utf-8")
    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text
    for name, lines in requirements(lock).items():
        assert re.search(r"==\S+", lines), name
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", lines), name


@pytest.mark.parametrize(("wanted", "lock"), LOCKS.items())
def test_each_dependency_is_locked_and_has_its_reason(wanted: str, lock: str) -> None:
    lines = (REPOSITORY / wanted).read_text("utf-8").splitlines()
    locked = requirements(lock)
    for before, line in zip(["", *lines], lines, strict=False):
        if re.match(r"\w", line):
            assert re.match(r"[\w-]+", line)[0].lower() in locked
            assert before.startswith("# "), f"{line} has no reason above it"


def test_the_tests_run_with_the_versions_that_the_site_is_built_with() -> None:
    tested = requirements("requirements-test.txt")
    for name, lines in requirements("requirements.txt").items():
        assert tested[name] == lines


def test_the_page_checkers_are_locked_without_an_address() -> None:
    text = (REPOSITORY / "package-lock.json").read_text("utf-8")
    assert '"integrity"' in text
    assert '"resolved"' not in text
    assert "://" not in text


def test_no_committed_file_names_a_package_registry_or_a_place_on_one_machine() -> None:
    hosts = (
        "pypi" + ".org",
        "files.python" + "hosted",
        "registry.npm" + "js",
        "deb.debian" + ".org",
    )
    places = ("/wo" + "rk/", "/ro" + "ot/", "/home/" + "[a-z]")
    words = [argument for word in (*hosts, *places) for argument in ("-e", word)]
    done = run("git", "grep", "-I", "--line-number", *words)
    assert (done.returncode, done.stdout) == (1, "")
