"""Serves a folder on this machine, as the host of the site does or as any other does."""

import functools
import http.server
import threading
from contextlib import contextmanager

PREFIX = "repo"  # as in the address for which the site is built


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@contextmanager
def served(root):
    """Serve a folder, at a port of its own; give its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=root))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@contextmanager
def hosted(root, site):
    """Serve a site below the path prefix for which it is built, as GitHub Pages does; give its address."""
    (root / PREFIX).symlink_to(site)
    with served(root) as found:
        yield f"{found}{PREFIX}/"
