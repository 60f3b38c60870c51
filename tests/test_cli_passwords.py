"""Protected feeds on the command line: the password asked for, kept in the keyring, never shown."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import guards
from tests.conftest import PATIENCE, Senja
from tests.feeds import RSS, item, rss
from tests.file_keyring import BACKEND, PLACE, kept_in
from tests.web_site import Answer, WebSite

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def keyring(senja: Senja, tmp_path: Path) -> Path:
    """Return the file of the keyring that the program has."""
    file = tmp_path / "keyring.json"
    senja.environment |= {"PYTHON_KEYRING_BACKEND": BACKEND, PLACE: str(file)}
    return file


@pytest.fixture
def url(site: WebSite) -> str:
    """Return the address of a feed that ann may read."""
    guard = guards.basic("ann", "sea blue")
    site.pages["/feed"] = Answer(rss([item(2), item(1)]), RSS, guard=guard)
    return f"{site.address}/feed"


@pytest.fixture
def run(senja: Senja) -> Run:
    """Return what runs a command with a line on its standard input."""

    def command(*arguments: str, line: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*senja.command, *arguments],
            cwd=senja.home.parent,
            env=senja.environment,
            input=line,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    return command


def test_a_password_is_read_from_standard_input_and_kept(
    senja: Senja, keyring: Path, url: str, run: Run
) -> None:
    done = senja("subscribe", url)
    assert done.returncode == 1
    assert "wants a name and password; give them and look again. (With --user" in done.stderr
    done = run("subscribe", "--json", "--user", "ann", url, line="wrong\n")
    assert (done.returncode, done.stdout) == (1, "")
    assert "refused the name and password" in done.stderr
    done = run("subscribe", "--json", "--user", "ann", url, line="sea blue\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["access"] == "password"
    assert kept_in(keyring) == {url: {"user": "ann", "secret": "sea blue", "header": ""}}
    assert senja("refresh").stdout.endswith("1 feeds, 2 new articles, 0 failed\n")
    told = senja("feeds", "--json").stdout
    assert json.loads(told)["access"] == "password"
    assert "sea blue" not in told
    # Another password for a feed that is followed.
    keyring.unlink()
    assert "keyring no longer has the name and password" in senja("refresh").stderr
    assert run("subscribe", "--user", "ann", url, line="sea blue").returncode == 0
    assert senja("refresh").returncode == 0


def test_a_token_is_read_likewise_and_forgotten(
    senja: Senja, keyring: Path, site: WebSite, run: Run
) -> None:
    guard = guards.token("X-Auth-Token", "abc123")
    site.pages["/feed"] = Answer(rss([item(1)]), RSS, guard=guard)
    url = f"{site.address}/feed"
    done = run("subscribe", "--json", "--header", "X-Auth-Token", url, line="abc123\n")
    assert json.loads(done.stdout)["access"] == "X-Auth-Token"
    assert kept_in(keyring) == {url: {"user": "", "secret": "abc123", "header": "X-Auth-Token"}}
    assert senja("unsubscribe", "1").returncode == 0
    assert url in kept_in(keyring)
    senja("unsubscribe", "--forget", "1")
    assert kept_in(keyring) == {}


def test_without_a_keyring_nothing_is_followed_or_written(
    senja: Senja, url: str, run: Run, tmp_path: Path
) -> None:
    senja.environment["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    done = run("subscribe", "--user", "ann", url, line="sea blue\n")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "This computer has no keyring that keeps passwords, so the password was not" in (
        done.stderr
    )
    assert senja("feeds").stdout == ""
    for file in tmp_path.rglob("*"):
        assert not file.is_file() or b"sea blue" not in file.read_bytes()


def test_a_password_in_the_address_is_not_said_back(
    senja: Senja, keyring: Path, url: str, site: WebSite
) -> None:
    typed = url.replace("http://", "http://ann:sea%20blue@")
    done = senja("subscribe", "--json", typed)
    assert json.loads(done.stdout)["url"] == url
    assert url in kept_in(keyring)
    done = senja("subscribe", typed.replace("sea%20blue", "red"))
    assert done.returncode == 1
    assert (url in done.stderr, "red@" in done.stderr) == (True, False)
    assert "ann" not in senja("feeds", "--json").stdout
    del site.pages["/feed"]
    assert "sea" not in senja("subscribe", typed).stderr


@pytest.mark.parametrize("more", [["{}/other"], ["feeds.opml"]])
def test_a_password_goes_with_one_address(
    senja: Senja, url: str, run: Run, more: list[str], site: WebSite
) -> None:
    places = [each.format(site.address) for each in more]
    done = run("subscribe", "--user", "ann", url, *places, line="sea blue\n")
    assert done.returncode == 1
    assert "one address" in done.stderr
    assert senja("feeds").stdout == ""
    assert run("subscribe", "--header", "Host", url, line="x").returncode == 1
    assert run("subscribe", "--user", "ann", "--header", "X", url, line="x").returncode == 2
    assert site.asked == []


_TERMINAL = """
import os, pty, sys
process, terminal = pty.fork()
if not process:
    os.execv(sys.executable, [sys.executable, "-m", "reader", *sys.argv[1:]])
said = b""
while b"Password of ann: " not in said:
    said += os.read(terminal, 1000)
os.write(terminal, b"sea blue\\n")
try:
    while more := os.read(terminal, 1000):
        said += more
except OSError:  # its end
    pass
sys.stdout.buffer.write(said)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
def test_on_a_terminal_it_is_asked_for_and_not_shown(senja: Senja, keyring: Path, url: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _TERMINAL, "subscribe", "--user", "ann", url],
        cwd=senja.home.parent,
        env=senja.environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "sea blue" not in done.stdout
    assert url in kept_in(keyring)
