"""The site built, and served as GitHub Pages does: below a path, compressed, to be cached for ten minutes, with a page for what is not found."""

import functools
import gzip
import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PREFIX = "line"
TEXT = (".html", ".css", ".js", ".json", ".svg", ".xml", ".csv", ".txt", ".ics")


@functools.cache
def packed(path: Path) -> bytes:
    """Return a file compressed. A host has it ready, so it is compressed once."""
    return gzip.compress(path.read_bytes(), 9)


class Host(http.server.SimpleHTTPRequestHandler):
    """Serve a folder over connections that stay open."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Send a file, compressed where it is text, or the page for what is not found."""
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        status = 200
        if not path.exists():
            path, status = Path(self.directory) / PREFIX / "404.html", 404
        if not path.is_file() or path.suffix not in TEXT:
            super().do_GET()
            return
        body = packed(path)
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        with suppress(ConnectionError):  # a browser that closes may still be fetching
            self.wfile.write(body)


class Server(http.server.ThreadingHTTPServer):
    """Accept as many connections at once as a browser opens."""

    request_queue_size = 128

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say what went wrong, unless a browser closed."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder while the block runs, and yield its address."""
    server = Server(("127.0.0.1", 0), functools.partial(Host, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def build(folder: Path, address: str) -> Path:
    """Build the site for its address below a served folder, and return its own folder."""
    site = folder / PREFIX
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": f"{address}{PREFIX}/"}
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", str(site)], cwd=ROOT, env=environment, check=True)
    return site


def chosen(site: Path) -> list[str]:
    """Return the addresses to look at: every page that stands alone, and of the pages of records and lists in a folder the heaviest."""
    groups: dict[str, list[Path]] = {}
    for path in sorted(site.rglob("*.html")):
        page = path.relative_to(site).as_posix().removesuffix("index.html")
        first, _, rest = page.partition("/")
        group = f"{first}/by" if rest.startswith("by-") else f"{first}/*" if rest else page
        groups.setdefault(group, []).append(path)
    heaviest = (max(paths, key=lambda path: len(packed(path))) for paths in groups.values())
    return sorted(path.relative_to(site).as_posix().removesuffix("index.html") for path in heaviest)
