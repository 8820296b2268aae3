"""The weekly look for dead links, against a server on this machine with every kind of answer; and the archived link beside each live one."""

import http.server
import os
import re
import shutil
import socket
import ssl
import struct
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
import yaml

from explainer.citing.source_html import WEB_ARCHIVE, reference

ROOT = Path(__file__).parent.parent
GOOD = Path(__file__).parent / "data" / "good"
# The path on the server, the group of the report, and what it says.
CASES = {
    "200": ("fine", ""),
    "no-head": ("fine", ""),  # answers GET only
    "302": ("fine", ""),
    "301": ("moved", r"http://127.0.0.1:\d+/200"),
    "308": ("moved", r"http://127.0.0.1:\d+/200"),
    "404": ("dead", "404 Not Found"),
    "410": ("dead", "410 Gone"),
    "to-404": ("dead", "404 Not Found"),
    "403": ("refused", "403 Forbidden"),
    "429": ("refused", "429 Too Many Requests"),
    "500": ("failing", "500 Internal Server Error"),
    "slow": ("failing", "no answer in time"),
    "reset": ("failing", "the connection was closed or refused"),
    "loop": ("failing", "redirects without an end"),
    "tls": ("failing", "the certificate is not accepted"),
    "name": ("failing", "the name of the host is not known"),
}
HEADINGS = {"dead": "Dead", "moved": "Moved", "failing": "Without a good answer", "refused": "Refused"}


class Host(http.server.BaseHTTPRequestHandler):
    asked: list[tuple[str, str, str, float]]

    def do_GET(self):
        name = self.path.strip("/")
        self.asked.append((self.command, name, self.headers["User-Agent"], time.monotonic()))
        if name == "slow":
            self.server.closing.wait(60)
        elif name == "reset":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            return
        where = {"301": "/200", "308": "/200", "302": "/200", "to-404": "/404", "loop": "/loop"}.get(name)
        code = {"to-404": 301, "loop": 302, "slow": 200, "no-head": 405 if self.command == "HEAD" else 200}.get(name) or int(name)
        self.send_response(code)
        if where:
            self.send_header("Location", where)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET  # noqa: N815

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    """Holds the answers of a slow host back until it closes."""

    closing = threading.Event()

    def handle_error(self, *_):
        """A client that goes away is part of the test."""


@pytest.fixture(scope="module")
def hosts(tmp_path_factory):
    """Two servers, one of them with a certificate that nobody vouches for."""
    folder = tmp_path_factory.mktemp("tls")
    asked = []
    handler = type("Asked", (Host,), {"asked": asked})
    plain, secret = Server(("127.0.0.1", 0), handler), Server(("127.0.0.1", 0), handler)
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        "key.pem",
        "-out",
        "cert.pem",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
    ]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    secret.socket = context.wrap_socket(secret.socket, server_side=True, do_handshake_on_connect=False)
    threads = [threading.Thread(target=server.serve_forever, daemon=True) for server in (plain, secret)]
    for thread in threads:
        thread.start()
    yield plain.server_port, secret.server_port, asked
    Server.closing.set()
    for server, thread in zip((plain, secret), threads, strict=True):
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="module")
def printed(hosts, tmp_path_factory):
    """The report on a record whose sources stand on those servers, and what was asked."""
    plain, secret, asked = hosts
    data = tmp_path_factory.mktemp("record") / "docs" / "data"
    shutil.copytree(GOOD, data)
    path = data / "sources" / "all.yml"
    (first,) = [part for part in re.split(r"^(?=- id: )", path.read_text(), flags=re.MULTILINE) if part.startswith("- id: herald-2015\n")]
    addresses = {name: f"http://127.0.0.1:{plain}/{name}" for name in CASES} | {
        "tls": f"https://127.0.0.1:{secret}/tls",
        "name": "http://no.invalid/",
    }
    made = [re.sub("url: .*", f"url: {address}", first.replace("herald-2015", f"case-{name}")) for name, address in addresses.items()]
    made[0] += "\n" + re.sub("url: .*", f"url: {addresses['404']}", first.replace("herald-2015", "case-unlinked")).rstrip() + "\n  link: false\n"
    path.write_text("\n".join([path.read_text(), *made]))
    events = data / "events" / "2018.yml"
    events.write_text(events.read_text().replace("sources: [herald-2015]", "sources: [herald-2015, case-404]", 1))
    # The record's own sources are no part of this: nothing outside may be asked.
    path.write_text(re.sub(r"url: https?://(?!127|no\.invalid).*", f"url: http://127.0.0.1:{plain}/200", path.read_text()))
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "NO_PROXY": "*", "REPOSITORY_URL": "https://code.example/repo"}
    command = [sys.executable, str(ROOT / "links" / "ask.py"), "docs/data", "--limit", "1", "--pause", "0.05"]
    done = subprocess.run(command, cwd=data.parent.parent, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout, list(asked)


@pytest.mark.parametrize("name", CASES)
def test_every_answer_stands_in_its_group(printed, name):
    group, says = CASES[name]
    text, _ = printed
    parts = {part.split(":")[0].split("\n")[0]: part for part in text.split("\n## ")[1:]}
    found = [heading for heading, part in parts.items() if f"[case-{name}]" in part]
    if group == "fine":
        assert found == []
    else:
        assert [heading.startswith(HEADINGS[group]) for heading in found] == [True], found
        (line,) = [line for line in parts[found[0]].splitlines() if f"[case-{name}]" in line]
        line = re.sub("&#([0-9]+);", lambda match: chr(int(match[1])), line)
        assert re.search(rf"`docs/data/sources/all\.yml:\d+` \[case-{name}\]\(<[^>]+>\): {says}\. \[Archived\]\(<{WEB_ARCHIVE}/\d+/http", line), line


def test_a_dead_page_names_what_rests_on_it_with_its_line(printed):
    assert re.search(r"\[case-404\].* On it rest: `docs/data/events/2018\.yml:\d+` airliner-incident-2018\.", printed[0])
    assert re.search(r"\[case-410\].* On it rest: no record\.", printed[0])


def test_the_numbers_stand_at_the_head(printed):
    head = printed[0].split("\n## ")[0]
    assert "| Dead: the host says that the page is gone | 3 |" in head
    assert "| Moved for good to another address | 2 |" in head
    assert "| Without a good answer this time | 6 |" in head
    assert "| Refused: a reader may still see the page | 2 |" in head


def test_each_page_is_asked_once_and_politely(printed):
    _, asked = printed
    direct = [(method, name) for method, name, _, _ in asked]
    for name in ("403", "500", "no-head", "410"):
        assert direct.count(("HEAD", name)) == direct.count(("GET", name)) == 1, name
    assert direct.count(("GET", "429")) == 0, "a host that wants to be left alone is"
    assert direct.count(("GET", "200")) == 0
    assert {agent for _, _, agent, _ in asked} == {"links-of-a-record/1 (+https://code.example/repo)"}
    assert "case-unlinked" not in printed[0]


def test_a_record_with_a_mistake_is_named(tmp_path):
    shutil.copytree(GOOD, tmp_path / "data")
    (tmp_path / "data" / "actors.yml").write_text("- [")
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        [sys.executable, str(ROOT / "links" / "ask.py"), "data"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert re.match(r"data/actors\.yml:\d+: ", done.stderr)


def test_an_archived_link_stands_beside_every_live_one(real):
    shown = 0
    for source in real.dataset.sources.values():
        links = re.findall('<a (?:class="([^"]+)" )?href="([^"]+)"', reference(source))
        if source.link:
            shown += 1
            assert [kind for kind, _ in links] == ["", "archived"], source.id
            live, copy = (re.sub("&#([0-9]+);", lambda match: chr(int(match[1])), address) for _, address in links)
            assert live == source.url
            assert re.fullmatch(rf"{re.escape(WEB_ARCHIVE)}/\d+/{re.escape(source.url)}", copy), source.id
        else:
            assert links == [], source.id
    assert shown


WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_do_little_and_pins_what_it_uses(path):
    workflow = yaml.safe_load(path.read_text())
    assert workflow["permissions"] in ({}, {"contents": "read"})
    for used in re.findall(r"uses: (.*)", path.read_text()):
        assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", used), used
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 120
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), "a value goes in by the environment"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_is_started_by_nothing_that_a_stranger_can_fill(path):
    workflow = yaml.safe_load(path.read_text())
    assert not {"workflow_run", "pull_request_target", "issue_comment"} & set(workflow[True]), "YAML reads `on` as true"
    assert "group" in workflow["concurrency"]


def test_an_edition_starts_the_deployment_and_may_do_so():
    keep = yaml.safe_load((ROOT / ".github/workflows/edition.yml").read_text())["jobs"]["keep"]
    assert keep["steps"][-1]["run"] == "gh workflow run pages.yml"
    assert keep["permissions"]["actions"] == "write"
    assert "workflow_dispatch" in yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text())[True]


def test_a_new_version_of_a_package_waits_a_week():
    updates = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text())["updates"]
    assert [update["cooldown"] for update in updates] == [{"default-days": 7}] * len(updates)
