"""Runs the page's own script on vectors: in Node where there is one, else in Chromium."""

from __future__ import annotations

import json
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import plaintrial.web
from tools.chromium import find_chromium

SCRIPT = Path(plaintrial.web.__file__).parent / "static" / "web" / "check.js"
_WEIGH = """function weigh({ bundle, answers }) {
  const { known, outcome, aside, next } = weigher(bundle, answers);
  return [bundle.questions.map((_, q) => known(q)), bundle.studies.map(s => (s.criteria ?? []).map(outcome)),
    bundle.studies.map(aside), next()];
}
"""
_NODE = """const chunks = []; for await (const c of process.stdin) chunks.push(c);
const lines = Buffer.concat(chunks).toString().split("\\n").filter(Boolean);
for (const line of lines) console.log(JSON.stringify(weigh(JSON.parse(line))));
"""


def can_run() -> bool:
    """Whether there is anything to run it in."""
    return shutil.which("node") is not None or find_chromium() is not None


def weighed(lines: list[str], folder: Path) -> list[Any]:
    """What the script says of each vector."""
    source = SCRIPT.read_text(encoding="utf-8")
    node = shutil.which("node")
    if node is None:
        return in_chromium(lines)
    (folder / "check.mjs").write_text(source, encoding="utf-8")
    runner = 'import { weigher } from "./check.mjs";\n' + _WEIGH + _NODE
    (folder / "run.mjs").write_text(runner, encoding="utf-8")
    done = subprocess.run([node, str(folder / "run.mjs")], input="\n".join(lines), text=True, capture_output=True)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def in_chromium(lines: list[str]) -> list[Any]:
    """The same in a browser, driven from a thread of its own: other tests' browser holds this one's event loop."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(_in_chromium, lines).result()


def _in_chromium(lines: list[str]) -> list[Any]:
    from playwright.sync_api import sync_playwright

    source = (
        SCRIPT.read_text(encoding="utf-8").replace("if (globalThis.document)", "if (false)")
        + _WEIGH
        + "window.weigh = weigh;"
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--headless", "--no-sandbox"])
        try:
            page = browser.new_page()
            page.add_script_tag(type="module", content=source)
            page.wait_for_function("typeof window.weigh === 'function'")
            return list(page.evaluate("lines => lines.map(l => weigh(JSON.parse(l)))", lines))
        finally:
            browser.close()
