"""The launcher, tried on a copy of it beside a made-up .venv whose Python tells how it was called."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BASH = shutil.which("bash") or ""
TOOLS = (
    "bash",
    "cat",
    "cksum",
    "dirname",
    "flock",
    "grep",
    "mkdir",
    "readlink",
    "rm",
    "tail",
    "touch",
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the launcher is a shell script")

TELLING = """\
#!/bin/sh
case " $* " in *" -m reader.system_libraries "*) exit "${LIBRARIES_STATUS:-0}" ;; esac
printf '%s|' "$PWD" "$@"
"""
"""Stands for .venv's Python: answers for the libraries, and prints where and how it was called."""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a checkout, its path with spaces, whose environment was made by its pyproject.toml."""
    root = tmp_path / "a place with  spaces"
    root.mkdir()
    shutil.copy(ROOT / "senja", root)
    shutil.copy(ROOT / "pyproject.toml", root)
    write_program(root / ".venv/bin/python", TELLING)
    stamp = subprocess.run(
        [BASH, "-c", 'source "$0/senja"; stamp_of "$0/pyproject.toml"', str(root)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    (root / ".venv/program.stamp").write_text(stamp)
    (root / ".venv/libraries.stamp").touch()
    return root


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a folder that is all of the path: the tools of a shell, and no Python."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        if found:
            (folder / tool).symlink_to(found)
    return folder


def write_program(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)


def start(
    launcher: Path, *arguments: str, cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [launcher, *arguments],
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def test_a_second_start_hands_every_argument_on_as_it_is(checkout: Path, tmp_path: Path) -> None:
    done = start(checkout / "senja", "add", "two words", "", "*", cwd=tmp_path)
    assert done.stdout == f"{tmp_path}|-P|-m|reader|add|two words||*|"
    assert done.stderr == ""


def test_a_second_start_without_arguments_starts_the_window(checkout: Path) -> None:
    assert start(checkout / "senja", cwd=checkout).stdout == f"{checkout}|-P|-m|reader|"


def test_a_second_start_needs_no_python_but_the_environments(checkout: Path, path: Path) -> None:
    done = start(checkout / "senja", "--version", PATH=str(path))
    assert done.stdout.endswith("|-m|reader|--version|")


def test_a_chain_of_links_leads_to_the_checkout(checkout: Path, tmp_path: Path) -> None:
    bin_folder = tmp_path / "bin of mine"
    bin_folder.mkdir()
    (tmp_path / "first").symlink_to(checkout / "senja")
    (bin_folder / "senja").symlink_to("../first")
    done = start(bin_folder / "senja", "list", cwd=bin_folder)
    assert done.stdout == f"{bin_folder}|-P|-m|reader|list|"


def test_a_checkout_that_was_moved_is_set_up_again(checkout: Path, path: Path) -> None:
    moved = checkout.rename(checkout.with_name("elsewhere"))
    done = start(moved / "senja", PATH=str(path))
    assert "setting up in" in done.stderr


def test_a_changed_pyproject_brings_the_environment_up_to_date(checkout: Path) -> None:
    with (checkout / "pyproject.toml").open("a") as file:
        file.write("# changed\n")
    first = start(checkout / "senja", "list")
    assert first.stderr.count("setting up in") == 1
    assert first.stdout.endswith("|-m|reader|list|")
    assert not (checkout / ".venv/half-made").exists()
    assert start(checkout / "senja", "list").stderr == ""


def test_an_environment_left_half_made_is_thrown_away(checkout: Path, path: Path) -> None:
    (checkout / ".venv/program.stamp").unlink()
    (checkout / ".venv/half-made").touch()
    leftover = checkout / ".venv/leftover"
    leftover.touch()
    write_program(
        path / "python3.12",
        # As `python -m venv FOLDER`, the only call with these words, it copies the telling Python.
        f'#!/bin/sh\n[ "$2" = venv ] || exit 0\n"{shutil.which("mkdir")}" -p "$3/bin"\n'
        f'"{shutil.which("cp")}" "{checkout}/telling" "$3/bin/python"\n',
    )
    write_program(checkout / "telling", TELLING)
    done = start(checkout / "senja", "list", PATH=str(path))
    assert done.stdout.endswith("|-m|reader|list|"), done.stderr
    assert not leftover.exists()
    assert not (checkout / ".venv/half-made").exists()


def test_missing_libraries_end_the_start_and_are_asked_for_again(checkout: Path) -> None:
    (checkout / ".venv/libraries.stamp").unlink()
    refused = start(checkout / "senja", LIBRARIES_STATUS="1")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert start(checkout / "senja").returncode == 0
    assert (checkout / ".venv/libraries.stamp").exists()


def one_sentence(done: subprocess.CompletedProcess[str]) -> str:
    """Return the last line of what was said, after the line that says what is being done."""
    assert done.returncode == 1
    assert done.stdout == ""
    *doing, said = done.stderr.splitlines()
    assert len(doing) <= 1
    return said


def without_environment(checkout: Path) -> Path:
    shutil.rmtree(checkout / ".venv")
    return checkout / "senja"


def test_a_machine_without_python_is_told_which_one_is_needed(checkout: Path, path: Path) -> None:
    done = start(without_environment(checkout), PATH=str(path))
    assert "Python 3.11 or newer is needed" in one_sentence(done)


def test_a_python_too_old_and_a_shim_without_a_python_count_as_none(
    checkout: Path, path: Path
) -> None:
    write_program(path / "python3", "#!/bin/sh\nexit 1\n")
    write_program(path / "python3.13", "#!/bin/sh\necho 'no such version' >&2\nexit 127\n")
    done = start(without_environment(checkout), PATH=str(path))
    assert "Python 3.11 or newer is needed" in one_sentence(done)


def test_a_python_without_venv_is_told_with_debians_package(checkout: Path, path: Path) -> None:
    write_program(path / "python3.11", "#!/bin/sh\ncase $2 in *venv*) exit 1 ;; esac\n")
    assert "python3-venv" in one_sentence(start(without_environment(checkout), PATH=str(path)))


@pytest.mark.parametrize(
    ("complaint", "sentence"),
    [
        ("OSError: [Errno 28] No space left on device", "the disk is full"),
        ("Temporary failure in name resolution", "is there a network?"),
        ("PermissionError: [Errno 13] Permission denied: '.venv'", "cannot be written"),
        ("noise\nERROR: No matching distribution found\nnoise", "No matching distribution found"),
    ],
)
def test_a_set_up_that_fails_says_why_in_one_sentence(
    checkout: Path, path: Path, tmp_path: Path, complaint: str, sentence: str
) -> None:
    write_program(
        path / "python3.11",
        '#!/bin/sh\n[ "$1" = -c ] && exit 0\nprintf \'%s\' "$COMPLAINT" >&2\nexit 1\n',
    )
    done = start(
        without_environment(checkout), PATH=str(path), COMPLAINT=complaint, TMPDIR=str(tmp_path)
    )
    assert sentence in one_sentence(done)


def test_a_failed_set_up_is_tried_again_from_nothing(checkout: Path, path: Path) -> None:
    failing = '#!/bin/sh\n[ "$1" = -c ] && exit 0\nexit 1\n'
    write_program(path / "python3.11", failing)
    launcher = without_environment(checkout)
    for _ in range(2):
        assert start(launcher, PATH=str(path)).returncode == 1
        assert (checkout / ".venv/half-made").exists()


def test_a_lock_whose_holder_is_gone_does_not_hold_where_flock_is_missing(
    checkout: Path, path: Path, tmp_path: Path
) -> None:
    (path / "flock").unlink(missing_ok=True)
    (path / "tr").symlink_to(shutil.which("tr") or "")
    locks = tmp_path / "locks"
    locks.mkdir()
    name = subprocess.run(
        [BASH, "-c", 'printf %s "$0" | cksum | tr -d " "', str(checkout)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    lock = locks / f"senja-{name}.lock"
    lock.mkdir()
    ended = subprocess.Popen([BASH, "-c", ":"])
    ended.wait()
    (lock / "pid").write_text(f"{ended.pid}\n")
    (checkout / ".venv/libraries.stamp").unlink()
    done = start(checkout / "senja", PATH=str(path), TMPDIR=str(locks))
    assert done.returncode == 0, done.stderr
    assert not lock.exists()
