"""A built site, whoever built it, made ready to publish: modules and stylesheets joined, names kept on one line, and a content security policy on every page."""

import re
import shutil
from functools import cache
from pathlib import Path

from explainer.site import scripts, stylesheet
from explainer.site.content_security_policy import with_policy
from explainer.site.material_repairs import repaired
from explainer.site.unbroken_names import kept_whole

THEIRS = "assets/javascripts"  # the theme's own scripts, which no page fetches: src/theme/assets/theme/theme.js
CLASSES_AND_IDS = re.compile(r"""\s(?:class|id)=(?:"([^"]*)"|([^\s>"']+))""")


def finish(folder: Path) -> None:
    """Finish every page below a folder; a second run changes nothing. Raises OSError where a file cannot be read or written."""
    scripts.join(folder)
    shutil.rmtree(folder / THEIRS, ignore_errors=True)
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.html"))}
    names = {name for html in pages.values() for found in CLASSES_AND_IDS.findall(html) for name in "".join(found).split()}
    for script in (folder / "assets").rglob("*.js"):
        if not script.name.startswith("plotly"):
            names.update(re.findall(r"[A-Za-z_][\w-]*", script.read_text(encoding="utf-8")))

    @cache
    def joined(sheets: tuple[str, ...]) -> str:
        return stylesheet.join_stylesheets(folder, sheets, names)

    for path, html in pages.items():
        finished = with_policy(repaired(kept_whole(stylesheet.one_sheet(html, joined))))
        if finished != html:
            path.write_text(finished, encoding="utf-8")
