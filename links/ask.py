"""Ask every page that the record links, once, whether it still answers, and print a report in Markdown.

Run with `PYTHONPATH=src .venv/bin/python links/ask.py > report.md`. A workflow does so each week; no build and no test asks
anything outside. The record is never changed by it: an editor reads the report and decides.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import requests
from urllib3.exceptions import MaxRetryError, NameResolutionError

from explainer.citing.source_html import archived
from explainer.record.dataset import Dataset
from explainer.record.loading import load
from explainer.record.sources import Source
from explainer.text.markup import escape

GROUPS = {
    "dead": "Dead: the host says that the page is gone",
    "moved": "Moved for good to another address",
    "failing": "Without a good answer this time",
    "refused": "Refused: a reader may still see the page",
    "fine": "Fine",
}
GONE = (404, 410)
REFUSED = (401, 402, 403, 405, 406, 418, 429, 451)
FOR_GOOD = (301, 308)
ALONE = 429  # a host that wants to be left alone


class Answer(NamedTuple):
    """What came of asking for a page: one of the groups, and the rest in words."""

    group: str
    says: str


def ask(url: str, limit: float) -> Answer:
    """Ask for the head of a page, and for the page where the head is refused, as many hosts do; no host is asked again that wants to be left alone."""
    agent = f"links-of-a-record/1 (+{os.environ.get('REPOSITORY_URL', 'a weekly check of cited pages')})"
    answer = Answer("failing", "not asked")
    with requests.Session() as session:
        session.headers["User-Agent"] = agent
        session.max_redirects = 10
        for method in ("HEAD", "GET"):
            try:
                with session.request(method, url, timeout=limit, allow_redirects=True, stream=True) as response:
                    answer = judge(response)
                    if response.status_code == ALONE:
                        break
            except requests.RequestException as error:
                answer = Answer("failing", failure(error))
            if answer.group in ("fine", "moved"):
                break
    return answer


def judge(response: requests.Response) -> Answer:
    """Return what an answer means, by its status and the redirects that led to it."""
    code = f"{response.status_code} {response.reason}".strip()
    if response.status_code in GONE:
        return Answer("dead", code)
    if response.status_code in REFUSED:
        return Answer("refused", code)
    if not response.ok:
        return Answer("failing", code)
    if any(step.status_code in FOR_GOOD for step in response.history):
        return Answer("moved", response.url)
    return Answer("fine", code)


def failure(error: requests.RequestException) -> str:
    """Return in a few words why there is no answer."""
    match error:
        case requests.exceptions.SSLError():
            return "the certificate is not accepted"
        case requests.Timeout():
            return "no answer in time"
        case requests.TooManyRedirects():
            return "redirects without an end"
        case requests.ConnectionError(args=(MaxRetryError(reason=NameResolutionError()), *_)):
            return "the name of the host is not known"
        case requests.ConnectionError():
            return "the connection was closed or refused"
        case _:
            return f"no address that can be asked ({type(error).__name__})"


def ask_all(sources: Iterable[Source], workers: int, pause: float, limit: float) -> dict[str, Answer]:
    """Ask for all pages, several hosts at a time and each host one page at a time with a pause. Return the answers by address."""
    hosts: dict[str, list[str]] = {}
    for url in dict.fromkeys(source.url for source in sources):
        hosts.setdefault(urlsplit(url).netloc, []).append(url)

    def of_host(urls: list[str]) -> dict[str, Answer]:
        found = {}
        for number, url in enumerate(urls):
            time.sleep(pause if number else 0)
            found[url] = ask(url, limit)
        return found

    with ThreadPoolExecutor(workers) as pool:  # the host with the most pages takes the longest, and begins first
        answers = pool.map(of_host, sorted(hosts.values(), key=len, reverse=True))
        return {url: answer for found in answers for url, answer in found.items()}


def report(dataset: Dataset, sources: Iterable[Source], answers: Mapping[str, Answer]) -> str:
    """Return the report: the numbers, then every page that is not fine with its line, its copy in the archive, and what rests on it."""
    groups: dict[str, list[Source]] = {group: [] for group in GROUPS}
    for source in sources:
        groups[answers[source.url].group].append(source)
    lines = ["# Links of the record", "", "| | pages |", "| --- | --- |", *(f"| {GROUPS[group]} | {len(found)} |" for group, found in groups.items())]
    resting = dataset.records_by_source
    for group, found in groups.items():
        if group == "fine" or not found:
            continue
        lines += ["", f"## {GROUPS[group]}", ""]
        for source in found:
            says = answers[source.url].says
            lines.append(
                f"- `{place(dataset, 'sources', source.id)}` [{source.id}](<{source.url}>): {escape(says)}. [Archived](<{archived(source)}>). "
                f"On it rest: {', '.join(f'`{place(dataset, table, record.id)}` {record.id}' for table, record in resting.get(source.id, ())) or 'no record'}."
            )
    return "\n".join(lines) + "\n"


def place(dataset: Dataset, table: str, id_: str) -> str:
    """Return the file and line of a record, as `path:line`."""
    path, line = dataset.file_and_line(table, id_)
    return f"{path}:{line}"


def main() -> int:
    """Ask and print. Return 0 whatever the answers are, and 1 where the record cannot be read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", nargs="?", type=Path, default=Path("docs/data"), help="folder of the dataset (docs/data)")
    parser.add_argument("--workers", type=int, default=8, help="hosts that are asked at the same time (8)")
    parser.add_argument("--pause", type=float, default=2, help="seconds between two pages of a host (2)")
    parser.add_argument("--limit", type=float, default=20, help="seconds to wait for an answer (20)")
    options = parser.parse_args()
    dataset = load(options.directory)
    if dataset.problems:
        print("\n".join(map(str, dataset.problems)), file=sys.stderr)
        return 1
    sources = [source for source in dataset.sources.values() if source.link]
    print(report(dataset, sources, ask_all(sources, options.workers, options.pause, options.limit)), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
