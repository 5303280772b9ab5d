#!/usr/bin/env python3
"""Uses the sandbox's inbox page in headless Chromium, against a running sandbox and with real calls.

    inbox-check.py M2P [SCREENSHOT_DIR]

M2P is the built executable. Needs `chromium` on the path, and no Python package: it speaks the DevTools protocol over
a pipe. Prints a line for each check, and ends with 1 where one fails.
"""
import base64
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

PATIENCE = 30  # seconds for whatever should happen by itself
HOSTILE = '<img src=x onerror="document.title=\'broken in\'"></pre><script>document.title="broken in"</script>&amp;\u202e'


class Browser:
    """One page in a headless Chromium."""

    def __init__(self, profile):
        # Chromium reads commands from descriptor 3 and writes to 4.
        to_browser, commands = os.pipe()
        answers, from_browser = os.pipe()

        def connect():
            # First out of the way: either may be 3 or 4 already.
            reading, writing = os.dup(to_browser), os.dup(from_browser)
            os.dup2(reading, 3)
            os.dup2(writing, 4)

        self.process = subprocess.Popen(
            ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
             "--disable-dev-shm-usage", "--disable-background-networking", f"--user-data-dir={profile}",
             "--window-size=1280,900", "--remote-debugging-pipe", "about:blank"],
            preexec_fn=connect, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.commands, self.answers = os.fdopen(commands, "wb", 0), os.fdopen(answers, "rb", 1 << 16)
        self.buffer, self.last, self.session, self.errors = b"", 0, None, []
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ["Page", "Runtime", "Log"]:
            self.send(f"{domain}.enable")

    def receive(self):
        while b"\0" not in self.buffer:
            part = os.read(self.answers.fileno(), 1 << 16)
            if not part:
                raise RuntimeError("chromium ended")
            self.buffer += part
        text, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(text)

    def send(self, method, **parameters):
        self.last += 1
        message = {"id": self.last, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        self.commands.write(json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("method") == "Runtime.exceptionThrown":
                self.errors.append(answer["params"]["exceptionDetails"].get("text", ""))
            if answer.get("method") == "Log.entryAdded" and answer["params"]["entry"]["level"] == "error":
                self.errors.append(answer["params"]["entry"]["text"])
            if answer.get("id") == self.last:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]

    def value(self, expression):
        result = self.send("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(f"{expression}: {result['exceptionDetails']['text']}")
        return result["result"].get("value")

    def eventually(self, expression):
        """Whether the expression becomes true by itself."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self.value(f"Boolean({expression})"):
                return True
            time.sleep(0.1)
        return False

    def key(self, name, code=None, shift=False):
        text = {"Enter": "\r", " ": " "}.get(name, "")
        virtual = {"Tab": 9, "Enter": 13, "Escape": 27, " ": 32, "ArrowDown": 40}[name]
        shared = {"key": name, "code": code or name, "windowsVirtualKeyCode": virtual, "modifiers": 8 if shift else 0}
        self.send("Input.dispatchKeyEvent", type="keyDown", text=text, **shared)
        self.send("Input.dispatchKeyEvent", type="keyUp", **shared)

    def screenshot(self, file):
        data = self.send("Page.captureScreenshot", format="png", captureBeyondViewport=False)["data"]
        file.write_bytes(base64.b64decode(data))

    def close(self):
        self.process.kill()
        self.process.wait()


class Service:
    """A sandbox on its own port."""

    def __init__(self, command):
        self.process = subprocess.Popen([command, "sandbox"], stdout=subprocess.PIPE, text=True)
        self.url = None
        for line in self.process.stdout:
            found = re.search(r"base URL\s+(http://\S+)", line)
            if found:
                self.url = found[1]
            if line.startswith("  -d") or "curl" in line:
                break
        self.token = None

    def call(self, path, body, **fields):
        headers = {"Content-Type": "application/json", "X-TENANT-ID": "ACME_CORP", "TENANT": "ACME_CORP", **fields}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        request = urllib.request.Request(self.url + path, json.dumps(body).encode(), headers)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as response:
                return response.status, json.load(response)
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def log_in(self):
        self.token = None
        status, body = self.call("/auth/login", {"username": "acme-operator", "password": "acme-password"})
        assert status == 200, status
        self.token = body["token"]

    def generate(self, purpose="SET_PIN", **fields):
        return self.call("/Yappay/otp-manager/generate", {"mobile": "9876543210", "purpose": purpose, "kitNo": "130005054"},
                         **fields)

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=PATIENCE)


class Checks:
    """What was found."""

    def __init__(self):
        self.failed = False

    def expect(self, name, found):
        self.failed = self.failed or not found
        print("ok  " if found else "FAIL", name, flush=True)


def check(browser, service, checks):
    cards = "document.querySelectorAll('#messages > li').length"
    browser.send("Page.navigate", url=service.url + "/")
    checks.expect("the page connects by itself",
                  browser.eventually("document.getElementById('connection')?.textContent === 'Updates automatically'"))
    checks.expect("it says so where nothing was sent", browser.value("!document.getElementById('no-messages').hidden"))
    checks.expect("the test accounts are open at first",
                  browser.value("document.getElementById('accounts-box').open")
                  and browser.value("document.getElementById('accounts').textContent.includes('acme-operator')"))

    # Messages.
    service.log_in()
    service.generate()
    checks.expect("a message appears by itself", browser.eventually(f"{cards} === 1"))
    otp = browser.value("document.querySelector('#messages .otp').textContent")
    checks.expect("it shows a password that works", re.fullmatch(r"\d{4,8}", otp or "") and service.call(
        "/Yappay/otp-manager/validate", {"mobile": "9876543210", "otp": otp, "purpose": "SET_PIN"})[0] == 200)
    checks.expect("a used one is marked", browser.eventually("document.querySelector('#messages .chip').textContent === 'used'"))
    service.generate("LOGIN")
    checks.expect("the newest is first", browser.eventually(f"{cards} === 2") and browser.value(
        "document.querySelector('#messages > li').textContent.includes('LOGIN')"))
    card = browser.value("document.querySelector('#messages > li').textContent")
    checks.expect("it tells attempts, time left and the number's last digits",
                  "3 attempts left" in card and re.search(r"\d:\d\d left", card) and "3210" in card
                  and "9876543210" not in card)

    # Text from outside.
    service.call("/Yappay/otp-manager/validate", {"mobile": HOSTILE, "otp": HOSTILE, "purpose": HOSTILE, HOSTILE: HOSTILE})
    service.call("/v1/otp/generate" + "/<b>x</b>", {"template": HOSTILE})
    service.call("/prepaid/customer/v1/otp/generate", {"mobileNumber": "9876543210", "template": HOSTILE},
                 **{"X-Request-ID": "<b>bold</b>"})
    checks.expect("hostile text stays text", browser.eventually(
        "[...document.querySelectorAll('#calls .trace')].some(e => e.textContent.includes('<b>bold</b>'))")
        and browser.value("document.title") == "M2P sandbox"
        and browser.value("document.querySelectorAll('#calls img, #calls script, #calls b, main img').length") == 0
        and browser.value("document.querySelector('#calls').textContent.includes('<img src=x')"))
    checks.expect("calls hide what is sensitive", otp not in browser.value("document.querySelector('#calls').textContent")
                  and not browser.value("document.querySelector('#calls').textContent.includes('acme-password')"))

    # Buttons.
    browser.value("document.querySelector('[data-advance=\"300\"]').click()")
    checks.expect("the clock can be advanced, and the password expires", browser.eventually(
        "document.querySelector('#messages .chip').textContent === 'expired' || "
        "[...document.querySelectorAll('#messages .chip')].some(e => e.textContent === 'expired')"))
    browser.value("document.getElementById('fault').selectedIndex = 0")
    browser.value("document.getElementById('operation').value = 'generatePurposeOtp'")
    browser.value("document.querySelector('#fault-form button').click()")
    checks.expect("a fault waits", browser.eventually("!document.getElementById('pending').hidden"))
    status = None
    try:
        status = service.generate()[0]
    except OSError:
        pass
    checks.expect("the next call fails, and says that it was simulated", status != 200 and browser.eventually(
        "document.getElementById('pending').hidden && document.querySelector('#calls').textContent.includes('simulated')"))

    # Keys.
    browser.value("document.activeElement.blur(); document.body.focus()")
    seen = []
    for _ in range(12):
        browser.key("Tab")
        seen.append(browser.value("document.activeElement.id || document.activeElement.dataset.advance || document.activeElement.tagName"))
    checks.expect("Tab reaches every control", {"reset", "60", "300", "3600", "86400", "operation", "fault"} <= set(seen))
    outline = browser.value("(() => { const b = document.getElementById('operation'); b.focus(); "
                            "const s = getComputedStyle(b); return s.outlineStyle + ' ' + s.outlineWidth; })()")
    checks.expect("focus can be seen", not outline.startswith("none") and not outline.endswith(" 0px"))
    browser.value("document.querySelector('#calls summary').focus()")
    browser.key("Enter")
    checks.expect("Enter opens a call", browser.value("document.querySelector('#calls details').open"))
    calls = browser.value("document.querySelectorAll('#calls > li').length")
    service.generate("LOGIN")
    checks.expect("an open call and the focus stay when the page renews itself",
                  browser.eventually(f"document.querySelectorAll('#calls > li').length > {calls}")
                  and browser.value("document.querySelectorAll('#calls details[open]').length") == 1
                  and browser.value("document.activeElement.tagName") == "SUMMARY")


def check_reset(browser, service, checks):
    browser.value("document.getElementById('reset').focus()")
    browser.key("Enter")
    checks.expect("reset asks first", browser.eventually("document.getElementById('confirm').open"))
    checks.expect("and starts at the harmless answer", browser.value("document.activeElement.value") == "no")
    browser.key("Escape")
    checks.expect("Escape keeps everything", browser.eventually("!document.getElementById('confirm').open")
                  and browser.value("document.querySelectorAll('#messages > li').length") > 0)
    browser.value("document.getElementById('reset').focus()")
    browser.key("Enter")
    browser.eventually("document.getElementById('confirm').open")
    browser.key("Tab")
    browser.key("Enter")
    checks.expect("reset forgets everything", browser.eventually(
        "document.querySelectorAll('#messages > li').length === 0 && document.querySelectorAll('#calls > li').length === 0"))
    checks.expect("the script met no error", not [error for error in browser.errors if "favicon" not in error])
    outside = browser.value("performance.getEntriesByType('resource').filter(e => !e.name.startsWith(location.origin)).length")
    checks.expect("nothing was fetched from elsewhere", outside == 0)


def shots(browser, folder, checks):
    for scheme in ["light", "dark"]:
        browser.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        for name, width in [("", 1280), ("-narrow", 390)]:
            browser.send("Emulation.setDeviceMetricsOverride", width=width, height=1000, deviceScaleFactor=1, mobile=False)
            checks.expect(f"nothing sticks out, {scheme} at {width}", browser.value(
                "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
            if folder:
                browser.screenshot(folder / f"{scheme}{name}.png")
        background = browser.value("getComputedStyle(document.body).backgroundColor") or ""
        levels = [int(level) for level in re.findall(r"\d+", background)[:3]]
        checks.expect(f"the background is {scheme}", levels and (sum(levels) > 384) == (scheme == "light"))


def main():
    folder = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
    checks = Checks()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        service = Service(sys.argv[1])
        browser = None
        try:
            browser = Browser(profile)
            check(browser, service, checks)
            shots(browser, folder, checks)
            check_reset(browser, service, checks)
        finally:
            if browser:
                browser.close()
            service.stop()
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
