#!/usr/bin/env python3
"""Compares each document of a folder with itself, rewritten: nothing may be found.

    no-false-alarm.py BINDGEN FOLDER

Rewritten: the same file; keys reversed; JSON for YAML; component schemas renamed; component schemas inlined.
Documents that cannot be read (exit code 4) are counted apart. Needs PyYAML.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import yaml


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """YAML 1.2's core schema, nearly: no dates, no `yes`."""


Loader.yaml_implicit_resolvers = {
    key: [(tag, regexp) for tag, regexp in resolvers
          if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool", "tag:yaml.org,2002:int")]
    for key, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
import re  # noqa: E402
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))
Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?(?:0|[1-9]\d*)$"), list("-+0123456789"))


def texts(node):
    """Keys as texts, as JSON has them."""
    if isinstance(node, dict):
        return {("null" if k is None else str(k).lower() if isinstance(k, bool) else str(k)): texts(v) for k, v in node.items()}
    return [texts(v) for v in node] if isinstance(node, list) else node


def reverse(node):
    if isinstance(node, dict):
        return {k: reverse(v) for k, v in reversed(node.items())}
    return [reverse(v) for v in node] if isinstance(node, list) else node


PREFIX = "#/components/schemas/"


def rename(node, path=()):
    if isinstance(node, dict):
        keys = (lambda k: k + "Renamed") if path == ("components", "schemas") else (lambda k: k)
        return {keys(k): rename(v, path + (k,)) for k, v in node.items()}
    if isinstance(node, list):
        return [rename(v, path + ("",)) for v in node]
    is_reference = path[-1:] == ("$ref",) or path[-2:-1] == ("mapping",)
    if isinstance(node, str) and node.startswith(PREFIX) and is_reference:
        name, slash, rest = node[len(PREFIX):].partition("/")
        return f"{PREFIX}{name}Renamed{slash}{rest}"
    return node


def inline(node, root, depth=0, budget=None):
    budget = budget or [20000]
    if isinstance(node, dict):
        target = node.get("$ref")
        if set(node) == {"$ref"} and isinstance(target, str) and target.startswith(PREFIX) and depth < 3 and budget[0] > 0:
            found = root.get("components", {}).get("schemas", {}).get(target[len(PREFIX):])
            if isinstance(found, dict):
                budget[0] -= 1
                return inline(found, root, depth + 1, budget)
        return {k: inline(v, root, depth, budget) for k, v in node.items()}
    return [inline(v, root, depth, budget) for v in node] if isinstance(node, list) else node


def diff(bindgen, base, revision):
    run = subprocess.run(
        [bindgen, "diff", str(base), str(revision), "--format", "json", "--fail-on", "never"], capture_output=True, timeout=120)
    if run.returncode != 0:
        return run.returncode, run.stderr.decode(errors="replace")
    report = json.loads(run.stdout)
    return 0, report["changes"] + report["documentation"]


def main():
    bindgen, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    files = sorted(f for f in folder.rglob("*") if f.suffix in (".yaml", ".yml", ".json") and f.name != "index.json")
    unread, alarms, compared = 0, 0, 0
    for file in files:
        code, found = diff(bindgen, file, file)
        if code == 4:
            unread += 1
            continue
        pairs = [("itself", code, found)]
        try:
            root = texts(yaml.load(file.read_text(), Loader))
            variants = {"reversed": reverse(root), "json": root, "renamed": rename(root), "inlined": inline(root, root)}
        except Exception as error:  # what PyYAML does not take is not this script's matter
            print(f"skip {file}: {str(error).splitlines()[0]}")
            variants = {}
        for name, tree in variants.items():
            with tempfile.NamedTemporaryFile("w", suffix=".json", dir=file.parent if False else None) as other:
                json.dump(tree, other)
                other.flush()
                pairs.append((name, *diff(bindgen, file, other.name)))
        for name, code, found in pairs:
            compared += 1
            if code == 4 and name != "itself":
                continue
            if code != 0 or found:
                alarms += 1
                print(f"ALARM {file} {name}: {code} {len(found) if isinstance(found, list) else found[:200]}")
                for change in found[:4] if isinstance(found, list) else []:
                    print("   ", change["level"], change["rule"], change["message"][:160])
    print(f"{len(files)} documents, {unread} not readable, {compared} comparisons, {alarms} with false alarms")
    return 1 if alarms else 0


if __name__ == "__main__":
    sys.exit(main())
