"""Builds that end badly: each is a child that is killed, or refused by the system, at one of its acts on the disk.

Works in the current folder, reads trials as lines of JSON and answers each with a line. An act is an audit event of
Python that changes the disk: https://docs.python.org/3.11/library/audit_events.html
"""

import errno
import json
import os
import signal
import sys
import traceback
from pathlib import Path

import mkdocs.commands.build  # noqa: F401  # before the trials, so that no child needs to
from mkdocs.__main__ import cli

from explainer.__main__ import main
from explainer.site import scripts

ROOM = {"open", "os.mkdir", "os.rename"}  # what a full disk or a read-only one refuses
ACTS = {*ROOM, "os.remove", "os.rmdir"}
SWAP = "the old folder steps aside"  # the act after it is the one by which the new folder takes its place


def watch(at, end):
    """Note the acts; end this process by a signal before the one of number `at`, or refuse that one and all later ones with an error."""
    acts = []

    def hook(event, arguments):
        if event not in ACTS or (event == "open" and not arguments[2] & (os.O_WRONLY | os.O_RDWR)):
            return
        acts.append(SWAP if event == "os.rename" and os.fspath(arguments[1]).endswith("site.old") else event)
        if end.startswith("SIG") and len(acts) == at:
            os.kill(os.getpid(), getattr(signal, end))
        elif end.startswith("E") and len(acts) >= at and event in ROOM:
            number = getattr(errno, end)
            raise OSError(number, os.strerror(number), *arguments[:1])

    sys.addaudithook(hook)
    return acts


def run(command, at, end, counted):
    """Do one trial in a child, as Python would do it from the command line."""
    said = os.open("said.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(said, 1)
    os.dup2(said, 2)
    scripts.plotly_js = lambda: b"4.8 MB that would only take time"
    acts = watch(at, end)
    code = 0
    try:
        code = main(command[1:]) if command[0] == "explainer" else cli(command[1:])
    except SystemExit as error:
        code = error.code or 0
    except BaseException:  # noqa: BLE001
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os.pwrite(counted, json.dumps({"acts": len(acts), "swap": acts.index(SWAP) + 1 if SWAP in acts else 0}).encode(), 0)
    os._exit(code)


if __name__ == "__main__":
    for line in sys.stdin:
        with open("acts.txt", "w+b") as counted:  # noqa: PTH123
            if (child := os.fork()) == 0:
                run(**json.loads(line), counted=counted.fileno())
            code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            answer = {"code": code, "said": Path("said.txt").read_text(), **json.loads(counted.read() or "{}")}
        print(json.dumps(answer), flush=True)
