#!/usr/bin/env python3
"""What doubling each repeatable thing in a document costs `bindgen generate` and `bindgen diff`, in CPU time.

A linear step doubles; a quadratic one costs four times as much, and shows in documents that people write one day. For
each thing below, this makes a document large enough to measure, and one of twice the size, and fails where the second
costs more than 3 times the first. Each is measured again where it seems to, since other work on the machine counts, and
doubled once more: tables grow in steps, so that one doubling can cost a little more and the next a little less.

    swift build --product bindgen
    Benchmarks/growth.py .build/debug/bindgen [thing ...]
"""
import concurrent.futures
import itertools
import json
import os
import resource
import subprocess
import sys
import tempfile

MOST = 3.0
# Less than this is mostly the start of the process.
ENOUGH = 0.04
LARGEST = 1 << 21
TIME_LIMIT = 120


def document(schemas=None, paths=None, version="3.1.0", **others):
    components = {"schemas": schemas or {"Only": {"type": "string"}}}
    components.update(others.pop("components", {}))
    top = {"openapi": version, "info": {"title": "Growth", "version": "1"}, "paths": paths or {}}
    return {**top, "components": components, **others}


def ref(name):
    return {"$ref": f"#/components/schemas/{name}"}


def operation(**members):
    return {"responses": {"200": {"description": "ok"}}, **members}


def body(schema):
    return {"required": True, "content": {"application/json": {"schema": schema}}}


def used(schemas, *names):
    """The schemas, sent and received by one operation, so that they are compared in both directions."""
    union = {"type": "object", "properties": {f"p{i}": ref(name) for i, name in enumerate(names)}}
    call = operation(requestBody=body(union))
    call["responses"] = {"200": {"description": "ok", "content": {"application/json": {"schema": union}}}}
    return document(schemas, {"/a": {"post": call}})


STRING = {"type": "string"}
PAIR = {"type": "object", "properties": {"id": STRING, "name": STRING}}
LONG = 40  # with the schemas in between, well below the limit of 100


def chains(n, link):
    """n chains of schemas, so that a chain's length can be doubled below the limit."""
    return {f"C{c}x{i}": link(f"C{c}x{i + 1}", i) if i + 1 < LONG else PAIR for c in range(n) for i in range(LONG)}


def chain_length(length, link, copies=60):
    return {f"C{c}x{i}": link(f"C{c}x{i + 1}", i) if i + 1 < length else PAIR for c in range(copies) for i in range(length)}


THINGS = {}


def thing(start):
    def add(function):
        THINGS[function.__name__] = (start, function)
        return function
    return add


def signs(i):
    """A short unique string for each number, without a letter or digit."""
    return "".join("-_"[int(bit)] for bit in format(i + 1, "b"))


# A function takes the size and which side of a diff it is for: the sides differ in everything that can differ.

@thing(500)
def components(n, side):
    return used({f"S{i}": {"type": "object", "required": ["id"], "properties": {"id": STRING, f"v{side}": STRING}} for i in range(n)}, *[f"S{i}" for i in range(n)])

@thing(500)
def components_of_one_name(n, side):
    return document({f"s{signs(i)}": PAIR for i in range(n)})

@thing(500)
def components_renamed(n, side):
    return document({f"S{side}x{i}": PAIR for i in range(n)})

@thing(1000)
def properties(n, side):
    return used({"S": {"type": "object", "properties": {f"p{side}{i}" if i % 2 else f"p{i}": STRING for i in range(n)}}}, "S")

@thing(1000)
def required_properties(n, side):
    return used({"S": {"type": "object", "required": [f"p{i}" for i in range(side, n)], "properties": {f"p{i}": STRING for i in range(n)}}}, "S")

@thing(1000)
def properties_of_one_name(n, side):
    return used({"S": {"type": "object", "properties": {f"p{signs(i)}": STRING for i in range(n)}}}, "S")

@thing(2000)
def enum_values(n, side):
    return used({"E": {"type": "string", "enum": [f"v{side}{i}" for i in range(n)]}}, "E")

@thing(2000)
def enum_values_of_one_name(n, side):
    return used({"E": {"type": "string", "enum": [f"a{signs(i)}" for i in range(n)]}}, "E")

@thing(2000)
def enum_of_numbers(n, side):
    return used({"E": {"type": "integer", "enum": [i * 2 + side for i in range(n)]}}, "E")

@thing(2000)
def extensible_enum_values(n, side):
    return used({"E": {"type": "string", "x-extensible-enum": [f"v{side}{i}" for i in range(n)]}}, "E")

@thing(500)
def enums_in_objects(n, side):
    return used({f"S{i}": {"type": "object", "properties": {"status": {"type": "string", "enum": [f"a{i}", f"b{side}"]}}} for i in range(n)}, *[f"S{i}" for i in range(n)])

@thing(500)
def defaults_of_one_enum(n, side):
    return used({"E": {"type": "string", "enum": [f"v{i}" for i in range(n)]}, "S": {"type": "object", "required": [f"p{i}" for i in range(n)], "properties": {f"p{i}": {"$ref": "#/components/schemas/E", "default": f"v{i}"} for i in range(n)}}}, "S")

@thing(500)
def values_of_any_type(n, side):
    return used({"E": {"enum": [[f"v{side}{i}"] if i % 2 else i for i in range(n)]}, "F": {"const": {f"k{i}": side for i in range(n)}}}, "E", "F")

@thing(500)
def references(n, side):
    return used({"T": PAIR, "S": {"type": "object", "properties": {f"p{side}{i}": ref("T") for i in range(n)}}}, "S")

@thing(16)
def reference_chain_length(n, side):
    return used(chain_length(min(n, LONG), lambda next, i: ref(next)), *[f"C{c}x0" for c in range(60)])

@thing(100)
def reference_chains(n, side):
    return used(chains(n, lambda next, i: ref(next)), *[f"C{c}x0" for c in range(n)])

@thing(16)
def array_chain_length(n, side):
    return used(chain_length(min(n, LONG), lambda next, i: {"type": "array", "items": ref(next), "minItems": side}), *[f"C{c}x0" for c in range(60)])

@thing(16)
def map_chain_length(n, side):
    return used(chain_length(min(n, LONG), lambda next, i: {"type": "object", "additionalProperties": ref(next)}), *[f"C{c}x0" for c in range(60)])

@thing(16)
def union_chain_length(n, side):
    return used(chain_length(min(n, LONG), lambda next, i: {"oneOf": [ref(next), {"type": "integer"}]}), *[f"C{c}x0" for c in range(60)])

@thing(500)
def property_chain_length(n, side):
    schemas = {f"S{i}": {"type": "object", "properties": {"next": ref(f"S{i + 1}"), "limited": {"type": "string", "maxLength": 5 + side}}} for i in range(n)}
    return used({**schemas, f"S{n}": PAIR}, "S0")

@thing(500)
def property_chain_with_checks_at_its_end(n, side):
    schemas = {f"S{i}": {"type": "object", "properties": {"next": ref(f"S{i + 1}")}} for i in range(n)}
    return used({**schemas, f"S{n}": {"type": "object", "properties": {"a": {"type": "string", "maxLength": 5 + side}}}}, "S0")

@thing(500)
def properties_that_lead_back(n, side):
    schemas = {f"S{i}": {"type": "object", "properties": {"next": ref(f"S{i + 1}"), "root": ref("S0")}} for i in range(n)}
    return used({**schemas, f"S{n}": {"type": "object", "properties": {"root": ref("S0")}}}, "S0")

@thing(500)
def unions_that_lead_back(n, side):
    schemas = {f"S{i}": {"oneOf": [{"type": "object", "required": ["n"], "properties": {"n": ref(f"S{i + 1}")}}, {"type": "object", "required": ["r"], "properties": {"r": ref("S0")}}]} for i in range(n)}
    return used({**schemas, f"S{n}": PAIR}, "S0")

@thing(8)
def composition_depth(n, side):
    """Each schema is composed of the next one twice."""
    n = min(n, LONG)
    return used({f"S{c}x{i}": {"allOf": [ref(f"S{c}x{i + 1}")] * 2} if i < n else PAIR for c in range(20) for i in range(n + 1)}, *[f"S{c}x0" for c in range(20)])

@thing(8)
def union_depth(n, side):
    n = min(n, LONG)
    return used({f"S{c}x{i}": {"oneOf": [ref(f"S{c}x{i + 1}"), {"allOf": [ref(f"S{c}x{i + 1}"), {"type": "object", "properties": {f"p{i}{side}": STRING}}]}]} if i < n else PAIR for c in range(4) for i in range(n + 1)}, *[f"S{c}x0" for c in range(4)])

@thing(500)
def members_of_all_of(n, side):
    return used({"S": {"allOf": [{"type": "object", "properties": {f"p{side}{i}": STRING}} for i in range(n)]}}, "S")

@thing(500)
def members_of_all_of_by_reference(n, side):
    return used({**{f"M{i}": {"type": "object", "properties": {f"p{i}": STRING}} for i in range(n)}, "S": {"allOf": [ref(f"M{i}") for i in range(side, n)]}}, "S")

@thing(200)
def patterns_in_all_of(n, side):
    return used({"S": {"allOf": [{"type": "string"}] + [{"pattern": f"^a{side}{i}"} for i in range(n)]}}, "S")

@thing(500)
def heirs(n, side):
    pet = {"type": "object", "required": ["kind"], "properties": {"kind": STRING}, "discriminator": {"propertyName": "kind"}}
    return used({"Pet": pet, **{f"P{i}": {"allOf": [ref("Pet"), {"type": "object", "properties": {f"p{side}": STRING}}]} for i in range(n)}}, "Pet")

@thing(500)
def members_of_one_of(n, side):
    return used({**{f"M{i}": {"type": "object", "required": [f"p{i}"], "properties": {f"p{i}": STRING}} for i in range(n)}, "U": {"oneOf": [ref(f"M{i}") for i in range(side, n)]}}, "U")

@thing(500)
def members_of_one_of_alike(n, side):
    return used({**{f"M{i}": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string", "enum": [f"k{i}"]}, f"v{side}": STRING}} for i in range(n)}, "U": {"anyOf": [ref(f"M{i}") for i in range(n)]}}, "U")

@thing(200)
def inline_members_of_one_of(n, side):
    return used({"U": {"oneOf": [{"type": "object", "required": ["kind"], "properties": {"kind": {"const": f"k{i}"}, f"v{side}": STRING}} for i in range(n)]}}, "U")

@thing(500)
def discriminator_mappings(n, side):
    members = {f"M{i}": {"type": "object", "required": ["kind"], "properties": {"kind": STRING}} for i in range(n)}
    union = {"oneOf": [ref(f"M{i}") for i in range(n)], "discriminator": {"propertyName": "kind", "mapping": {f"k{side}{i}": f"#/components/schemas/M{i}" for i in range(n)}}}
    return used({**members, "U": union}, "U")

@thing(200)
def conditions(n, side):
    return used({"S": {"type": "object", "properties": {"a": STRING}, "allOf": [{"if": {"properties": {"a": {"const": f"{i}"}}}, "then": {"required": ["a"], "properties": {f"b{side}{i}": STRING}}} for i in range(n)]}}, "S")

@thing(200)
def dependent_schemas(n, side):
    return used({"S": {"type": "object", "properties": {"a": STRING}, "dependentSchemas": {f"d{i}": {"properties": {f"b{side}{i}": STRING}} for i in range(n)}, "dependentRequired": {f"d{i}": [f"e{i}"] for i in range(n)}}}, "S")

@thing(200)
def pattern_properties(n, side):
    return used({"S": {"type": "object", "patternProperties": {f"^x{i}": {"type": "string", "maxLength": 3 + side} for i in range(n)}}}, "S")

@thing(200)
def tuple_items(n, side):
    return used({"S": {"type": "array", "prefixItems": [{"type": "string", "maxLength": 3 + side}] * n}}, "S")

@thing(20)
def nesting_of_properties(n, side):
    n = min(n, 2 * LONG)
    def nested(i):
        return {"type": "object", "properties": {f"p{i}": nested(i + 1), "q": STRING}} if i < n else {"type": "string", "maxLength": 4 + side}
    return used({f"S{c}": nested(0) for c in range(20)}, *[f"S{c}" for c in range(20)])

@thing(20)
def nesting_of_arrays(n, side):
    n = min(n, 2 * LONG)
    def nested(i):
        return {"type": "array", "items": nested(i + 1)} if i < n else PAIR
    return used({f"S{c}": nested(0) for c in range(40)}, *[f"S{c}" for c in range(40)])

@thing(20)
def nesting_of_values(n, side):
    n = min(n, 400)
    def nested(i):
        return [nested(i + 1), side] if i < n else []
    return used({f"S{c}": {"const": nested(0)} for c in range(20)}, *[f"S{c}" for c in range(20)])

@thing(200)
def paths(n, side):
    return document(paths={f"/a/{i}/{{id}}": {"get": operation(operationId=f"get{i}", parameters=[{"name": "id", "in": "path", "required": True, "schema": {"type": "string", "maxLength": 4 + side}}])} for i in range(n)})

@thing(200)
def operations_of_one_name(n, side):
    return document(paths={f"/a{signs(i)}": {"get": operation()} for i in range(n)})

@thing(500)
def parameters(n, side):
    return document(paths={"/a": {"get": operation(parameters=[{"name": f"p{i}", "in": "query", "schema": {"type": "string", "maxLength": 4 + side}} for i in range(n)])}})

@thing(500)
def path_parameters(n, side):
    return document(paths={"/" + "/".join(f"{{p{i}}}" for i in range(n)): {"get": operation(parameters=[{"name": f"p{i}", "in": "path", "required": True, "schema": STRING} for i in range(n)])}})

@thing(500)
def header_parameters(n, side):
    return document(paths={"/a": {"get": operation(parameters=[{"name": f"X-{side}-{i}", "in": "header", "schema": STRING} for i in range(n)])}})

@thing(20)
def responses(n, side):
    return document(paths={f"/a{j}": {"get": {"responses": {str(200 + i): {"description": f"r{side}", "content": {"application/json": {"schema": PAIR}}} for i in range(min(n, 400))}}} for j in range(10)})

@thing(100)
def response_headers(n, side):
    return document(paths={"/a": {"get": {"responses": {"200": {"description": "ok", "headers": {f"X-{i}": {"schema": {"type": "string", "maxLength": 4 + side}} for i in range(n)}}}}}})

@thing(100)
def media_types(n, side):
    return document(paths={"/a": {"get": {"responses": {"200": {"description": "ok", "content": {f"application/x{side}{i}+json": {"schema": PAIR} for i in range(n)}}}}}})

@thing(100)
def error_codes(n, side):
    codes = {f"E{i}": {"name": f"failure{i}", "summary": f"s{side} {i}"} for i in range(n)}
    content = {"application/json": {"schema": {"type": "object", "required": ["code"], "properties": {"code": STRING}}}}
    return document(paths={"/a": {"get": {"responses": {"200": {"description": "ok"}, "400": {"description": "no", "x-error-codes": {"at": "/code", "codes": codes}, "content": content}}}}})

@thing(100)
def callbacks(n, side):
    return document(paths={"/a": {"post": operation(callbacks={f"on{i}": {"{$request.body#/url}": {"post": operation(requestBody=body({"type": "string", "maxLength": 5 + side}))}} for i in range(n)})}})

@thing(100)
def webhooks(n, side):
    return document(webhooks={f"w{i}": {"post": operation(requestBody=body({"type": "string", "maxLength": 5 + side}))} for i in range(n)})

@thing(500)
def tags(n, side):
    return document(tags=[{"name": f"t{i}", "description": f"{side}"} for i in range(n)], paths={f"/a{i}": {"get": operation(tags=[f"t{i}"])} for i in range(n // 4)})

@thing(200)
def servers(n, side):
    return document(servers=[{"url": f"https://{i}.example.com/{side}", "description": f"s{i}"} for i in range(n)], paths={"/a": {"get": operation()}})

@thing(200)
def security_schemes(n, side):
    schemes = {f"s{side}{i}": {"type": "apiKey", "in": "header", "name": f"X-{i}"} for i in range(n)}
    return document(paths={"/a": {"get": operation(security=[{name: []} for name in schemes])}}, components={"securitySchemes": schemes})

@thing(500)
def examples(n, side):
    return document(paths={"/a": {"post": operation(requestBody={"content": {"application/json": {"schema": PAIR, "examples": {f"e{i}": {"value": {"id": f"{side}"}} for i in range(n)}}}})}})

@thing(500)
def extensions(n, side):
    return document({"S": {**PAIR, **{f"x-e{i}": side for i in range(n)}}})

@thing(10000)
def length_of_texts(n, side):
    text = ("one word after another, `code` and 'quotes'. " * (n // 40))
    return used({"S": {"type": "object", "description": text, "properties": {"p": {"type": "string", "description": text + str(side), "pattern": "a" * n}}}}, "S")

@thing(2000)
def faults(n, side):
    return document({"S": {"type": "object", "required": [i for i in range(n)]}})

@thing(2000)
def unknown_keywords(n, side):
    return document({"S": {"type": "string", **{f"unknown{i}": 1 for i in range(n)}}})

@thing(1000)
def dangling_references(n, side):
    return document({f"S{i}": ref(f"Missing{i}") for i in range(n)})

@thing(2000)
def flat_mapping(n, side):
    return {f"key{i}": "value" for i in range(n)}


def cost(command):
    """The CPU seconds of a command; infinite where it takes too long."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        code = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=TIME_LIMIT).returncode
    except subprocess.TimeoutExpired:
        return float("inf")
    if code < 0:
        sys.exit(f"{' '.join(command)} was ended by signal {-code}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


class Bench:
    def __init__(self, bindgen, folder):
        self.bindgen, self.folder = bindgen, folder
        self.start = {verb: min(self.run(verb, lambda n, side: document(), 1) for _ in range(3)) for verb in VERBS}

    def run(self, verb, function, size):
        for side in (1, 2):
            with open(f"{self.folder}/{side}.json", "w") as file:
                json.dump(function(size, side), file)
        with open(f"{self.folder}/bindings.json", "w") as file:
            json.dump({"spec": "1.json", "client": "GrowthClient"}, file)
        return cost([self.bindgen] + [word.replace("DIR", self.folder) for word in VERBS[verb]])

    def ratio(self, verb, function, size):
        """The size at which a thing costs enough to be measured, and what doubling it costs."""
        small = 0.0
        while True:
            small = self.run(verb, function, size) - self.start[verb]
            if small >= ENOUGH or function(size, 1) == function(2 * size, 1) or size > LARGEST:
                break
            size *= 2 if small > ENOUGH / 4 else 4
        large = self.run(verb, function, 2 * size) - self.start[verb]
        for _ in range(6):
            if large <= MOST * small:
                break
            small = min(small, self.run(verb, function, size) - self.start[verb])
            large = min(large, self.run(verb, function, 2 * size) - self.start[verb])
        # What is over before it can be measured grows too slowly to matter.
        ratio = large / small if small > ENOUGH / 10 else large / ENOUGH
        if ratio > MOST and function(2 * size, 1) != function(4 * size, 1):
            larger = min(self.run(verb, function, 4 * size) - self.start[verb] for _ in range(2))
            ratio = min(ratio, (larger / small) ** 0.5)
        return size, small, large, ratio


VERBS = {
    "generate": ["generate", "--config", "DIR/bindings.json", "--output", "DIR/out"],
    "diff": ["diff", "DIR/1.json", "DIR/2.json", "--format", "json", "--output", "DIR/report"],
}


def measure(bindgen, name):
    """The lines of a thing, and which of its verbs cost too much."""
    lines, failed = [], []
    start, function = THINGS[name]
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(os.path.abspath(bindgen), folder)
        for verb in VERBS:
            size, small, large, ratio = bench.ratio(verb, function, start)
            mark = "" if ratio <= MOST else "  TOO MUCH"
            lines.append(f"{name:40} {verb:9} {size:9} {small * 1000:9.0f} ms {large * 1000:9.0f} ms {ratio:6.2f}{mark}")
            if mark:
                failed.append(f"{name} ({verb})")
    return lines, failed


def main(bindgen, names):
    failed = []
    # A process for each: what the children of one cost is known only in sum.
    with concurrent.futures.ProcessPoolExecutor() as pool:
        for lines, more in pool.map(measure, itertools.repeat(bindgen), names or THINGS):
            print(*lines, sep="\n", flush=True)
            failed += more
    if failed:
        sys.exit(f"doubling costs more than {MOST} times: {', '.join(failed)}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
