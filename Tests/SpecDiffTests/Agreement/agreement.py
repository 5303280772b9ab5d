#!/usr/bin/env python3
"""Checks `bindgen diff` against the verdicts of another tool.

    agreement.py BINDGEN CASES_DIR [--list]

CASES_DIR has a cases.json: a list of {base, revision, verdict, verdict_exact, expected}. Its documents belong to others
and are read from there; none is copied. `breaking` must be breaking here, `warning` caution or breaking, and `info` and
`not-breaking` nothing breaking. Exits with 1 where less than 95 % of the exact verdicts agree.
"""
import json
import pathlib
import subprocess
import sys


def judge(bindgen, base, revision):
    run = subprocess.run(
        [bindgen, "diff", str(base), str(revision), "--format", "json", "--fail-on", "never"],
        capture_output=True, timeout=60)
    if run.returncode != 0:
        return None, run.stderr.decode(errors="replace").strip()
    report = json.loads(run.stdout)
    levels = [change["level"] for change in report["changes"]]
    verdict = "breaking" if "breaking" in levels else "warning" if "caution" in levels else "fine"
    return verdict, [(c["level"], c["rule"], c["message"]) for c in report["changes"]]


def agrees(theirs, ours):
    if theirs == "breaking":
        return ours == "breaking"
    if theirs == "warning":
        return ours in ("breaking", "warning")
    return ours in ("fine", "warning")


def main():
    bindgen, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    cases = json.loads((folder / "cases.json").read_text())
    counts = {True: [0, 0], False: [0, 0]}
    for case in cases:
        ours, detail = judge(bindgen, folder / case["base"], folder / case["revision"])
        exact = bool(case["verdict_exact"])
        ok = ours is not None and agrees(case["verdict"], ours)
        counts[exact][0] += ok
        counts[exact][1] += 1
        if not ok or "--list" in sys.argv:
            mark = "ok  " if ok else "DIFF"
            print(f"{mark} {'exact' if exact else 'other'} theirs={case['verdict']} ours={ours} {case['base']} -> {case['revision']}")
            if not ok:
                print("     theirs:", ", ".join(f"{e['level']} {e['id']}" for e in case["expected"]) or "nothing")
                lines = detail if isinstance(detail, list) else [detail]
                for line in lines[:12]:
                    print("     ours:  ", *line if isinstance(line, tuple) else [line])
    for exact, (good, total) in counts.items():
        share = 100 * good / total if total else 100
        print(f"{'exact' if exact else 'other'} verdicts: {good} of {total} agree ({share:.1f} %)")
    good, total = counts[True]
    return 0 if total == 0 or good >= 0.95 * total else 1


if __name__ == "__main__":
    sys.exit(main())
