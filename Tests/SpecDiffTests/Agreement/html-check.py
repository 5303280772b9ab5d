#!/usr/bin/env python3
"""Uses the HTML report in headless Chromium: the filters, the search, the keys, both color schemes, printing.

    html-check.py BINDGEN BASE REVISION [SCREENSHOT_DIR]

BASE and REVISION must differ by changes of at least two levels. Needs `chromium` on the path.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

STEPS = """
<script>
addEventListener('load', () => setTimeout(() => {
  const shown = () => document.querySelectorAll('.change:not([hidden])').length;
  const key = name => document.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));
  const result = { all: shown(), total: document.querySelectorAll('.change').length };
  const box = document.querySelector('nav input[data-kind=breaking]');
  const breaking = document.querySelectorAll('.change[data-kind=breaking]').length;
  box.click(); result.withoutBreaking = shown(); result.breaking = breaking; box.click();
  const find = document.getElementById('find');
  find.value = 'no such text anywhere'; find.dispatchEvent(new Event('input')); result.found = shown();
  find.value = ''; find.dispatchEvent(new Event('input')); result.cleared = shown();
  key('j'); const first = document.activeElement; key('j'); const second = document.activeElement; key('k');
  result.moves = first !== second && document.activeElement === first && first.classList.contains('change');
  key('/'); result.finds = document.activeElement === find;
  result.outside = [...document.querySelectorAll('[src],link,iframe')].length;
  result.wide = document.documentElement.scrollWidth <= document.documentElement.clientWidth;
  document.body.dataset.result = JSON.stringify(result);
}, 50));
</script>
"""


def chromium(*arguments):
    return subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", *arguments],
        capture_output=True, timeout=120).stdout.decode(errors="replace")


def main():
    bindgen, base, revision = sys.argv[1:4]
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder) / "report.html"
        subprocess.run(
            [bindgen, "diff", base, revision, "--fail-on", "never", "--format", "html", "--output", str(page)], check=True)
        text = page.read_text()
        page.write_text(text.replace("</body>", STEPS + "</body>"))
        dom = chromium("--virtual-time-budget=3000", "--window-size=1280,900", "--dump-dom", page.as_uri())
        found = re.search(r'data-result="([^"]*)"', dom)
        if not found:
            print("the page's script did not end")
            return 1
        result = json.loads(found[1].replace("&quot;", '"'))
        checks = {
            "what is not documentation only is shown at first": 0 < result["all"] <= result["total"],
            "the filter hides its level": result["withoutBreaking"] == result["all"] - result["breaking"] and result["breaking"] > 0,
            "the search hides the rest": result["found"] == 0 and result["cleared"] == result["all"],
            "j and k move": result["moves"], "/ finds": result["finds"],
            "nothing comes from elsewhere": result["outside"] == 0, "nothing sticks out": result["wide"],
        }
        for name, is_so in checks.items():
            print("ok  " if is_so else "FAIL", name)
        page.write_text(text)
        if len(sys.argv) > 4:
            target = pathlib.Path(sys.argv[4])
            target.mkdir(parents=True, exist_ok=True)
            dark = "--blink-settings=preferredColorScheme=0"
            for name, extra in [("light", ["--window-size=1280,1400"]), ("dark", ["--window-size=1280,1400", dark]), ("narrow", ["--window-size=420,1400"])]:
                chromium(*extra, f"--screenshot={target / (name + '.png')}", page.as_uri())
            chromium(f"--print-to-pdf={target / 'print.pdf'}", page.as_uri())
        return 0 if all(checks.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
