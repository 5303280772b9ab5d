extension InboxPage {
    /// Requests the state every second and shows it.
    ///
    /// Text from the server becomes text nodes, never markup.
    static let script = #"""

        "use strict";
        const token = document.querySelector('meta[name="inbox-token"]').content;
        const byId = (id) => document.getElementById(id);
        const shown = {};
        let lastMessage = null;

        function element(tag, className, ...children) {
          const made = document.createElement(tag);
          if (className) made.className = className;
          for (const child of children) if (child !== null && child !== undefined) made.append(child);
          return made;
        }

        function clockText(seconds, withDate) {
          const date = new Date(seconds * 1000);
          const time = date.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
          return withDate ? date.toLocaleDateString([], { dateStyle: "medium" }) + ", " + time : time;
        }

        function durationText(seconds) {
          const whole = Math.max(0, Math.ceil(seconds));
          return Math.floor(whole / 60) + ":" + String(whole % 60).padStart(2, "0");
        }

        async function ask(path, body) {
          const response = await fetch("/inbox/" + path, {
            method: "POST", cache: "no-store", credentials: "omit",
            headers: { "X-Inbox-Token": token, "Content-Type": "application/json" },
            body: JSON.stringify(body || {}),
          });
          if (response.status === 403) { location.reload(); throw new Error("another sandbox"); }
          if (!response.ok) throw new Error("status " + response.status);
          show(await response.json());
        }

        function connected(isConnected) {
          byId("connection").textContent = isConnected ? "Updates automatically" : "Cannot reach the sandbox";
          byId("connection").className = isConnected ? "" : "lost";
        }

        async function refresh() {
          try { await ask("state"); connected(true); } catch { connected(false); }
        }

        async function act(path, body, done) {
          try { await ask(path, body); announce(done); } catch { connected(false); }
        }

        function announce(text) { byId("announcement").textContent = text; }

        /* Builds a part anew only when what it shows has changed, so that focus and selection stay. */
        function part(name, value, build) {
          const text = JSON.stringify(value);
          if (shown[name] === text) return;
          shown[name] = text;
          build(value);
        }

        /* Keeps the list's elements by key; makes, renews, moves and removes what differs. */
        function list(target, values, keyOf, build) {
          const old = new Map([...target.children].map((child) => [child.dataset.key, child]));
          let place = target.firstElementChild;
          for (const value of values) {
            const key = String(keyOf(value));
            const text = JSON.stringify(value);
            let child = old.get(key);
            old.delete(key);
            if (!child || child.dataset.text !== text) {
              const made = build(value);
              made.dataset.key = key;
              made.dataset.text = text;
              if (child) { if (place === child) place = made; child.replaceWith(made); }
              child = made;
            }
            if (child === place) place = place.nextElementSibling;
            else target.insertBefore(child, place);
          }
          for (const child of old.values()) child.remove();
        }

        const states = {
          live: ["live", "good"], used: ["used", ""], exhausted: ["no attempts left", "bad"],
          expired: ["expired", "warn"], replaced: ["replaced", ""],
        };

        function messageCard(message) {
          const [label, tone] = states[message.state] || [message.state, ""];
          const copy = element("button", "", "Copy");
          copy.type = "button";
          copy.setAttribute("aria-label", "Copy password " + message.id);
          copy.addEventListener("click", async () => {
            try { await navigator.clipboard.writeText(message.otp); copy.textContent = "Copied"; }
            catch { copy.textContent = "Not allowed"; }
            setTimeout(() => { copy.textContent = "Copy"; }, 1500);
          });
          const left = element("span", "left soft");
          left.dataset.expires = message.state === "live" ? message.expiresAt : "";
          const card = element("li", "card" + (message.state === "live" ? "" : " dead"),
            element("div", "row centre",
              element("span", "otp", message.otp), element("span", "chip " + tone, label), left,
              element("span", "push"), message.state === "live" ? copy : null),
            element("div", "row soft",
              element("span", "", message.purpose || "customer OTP"),
              message.kitNo ? element("span", "", "kit " + message.kitNo) : null,
              element("span", "", (message.channel === "email" ? "e-mail for " : "to ") + message.mobileNumber),
              element("span", "", message.tenant),
              element("span", "", message.attemptsLeft === 1 ? "1 attempt left" : message.attemptsLeft + " attempts left"),
              element("span", "", clockText(message.sentAt))),
            message.traceNumber ? element("div", "trace soft", "trace " + message.traceNumber) : null);
          return card;
        }

        function callTone(call) {
          if (call.status === null || call.status >= 500) return "bad";
          return call.status >= 400 || (call.code && call.status === 200) ? "warn" : "good";
        }

        function body(title, text) {
          return element("div", "", element("span", "label", title), element("pre", "", text || "empty"));
        }

        function callCard(call) {
          const details = element("details", "",
            element("summary", "",
              element("span", "chip " + callTone(call), call.status === null ? "dropped" : String(call.status)),
              element("span", "name", call.operation || "unknown path"),
              call.code ? element("span", "mono", call.code) : null,
              call.fault ? element("span", "chip warn", "simulated: " + call.fault) : null,
              element("span", "push soft", clockText(call.receivedAt))),
            element("div", "bodies", body("Request", call.request), body("Response", call.response)),
            element("div", "trace soft", "request ID " + call.requestID));
          return element("li", "card", details);
        }

        function accountCard(account, pinKey) {
          const pairs = [
            ["User", account.username], ["Password", account.password], ["Client", account.clientId],
            ["Client secret", account.clientSecret], ["Mobile number", account.mobileNumber], ["Entity ID", account.entityId],
            ["Kit number", account.kitNo], ["Expiry", account.expiryDate], ["Date of birth", account.dob],
          ];
          if (pinKey) pairs.push(["PIN key", pinKey]);
          const terms = element("dl", "");
          for (const [name, value] of pairs) terms.append(element("dt", "", name), element("dd", "", value));
          return element("article", "card", element("h3", "", "Tenant " + account.tenant), terms);
        }

        function show(state) {
          byId("now").textContent = clockText(state.now, true);
          part("counts", [state.messageCount, state.callCount], ([messages, calls]) => {
            byId("message-count").textContent = messages || "";
            byId("call-count").textContent = calls || "";
            byId("no-messages").hidden = messages > 0;
          });
          byId("no-calls").hidden = state.calls.length > 0;
          list(byId("messages"), state.messages, (message) => message.id, messageCard);
          list(byId("calls"), state.calls, (call) => call.id, callCard);
          for (const left of document.querySelectorAll("[data-expires]")) {
            const expires = Number(left.dataset.expires);
            left.textContent = expires ? durationText(expires - state.now) + " left" : "";
          }
          part("base", state.baseURL, (base) => {
            for (const place of document.querySelectorAll("[data-base]")) place.textContent = base;
          });
          part("accounts", [state.accounts, state.pinKey], ([accounts, pinKey]) => {
            byId("accounts").replaceChildren(...accounts.map((account) => accountCard(account, pinKey)));
          });
          part("pending", state.pendingFaults, (pending) => {
            byId("pending").hidden = pending.length === 0;
            byId("pending").textContent = "Waiting: " + pending.join(" · ");
          });
          /* Before the first call, show an account to call with. */
          if (lastMessage === null) byId("accounts-box").open = state.calls.length === 0;
          const newest = state.messages.length ? state.messages[0].id : 0;
          if (lastMessage !== null && newest > lastMessage) announce("New message");
          lastMessage = newest;
        }

        for (const button of document.querySelectorAll("[data-advance]")) {
          button.addEventListener("click", () =>
            act("advance", { seconds: Number(button.dataset.advance) }, "Clock advanced by " + button.textContent));
        }
        byId("fault-form").addEventListener("submit", (event) => {
          event.preventDefault();
          act("fault", { fault: byId("fault").value, operation: byId("operation").value || null }, "The next call will fail");
        });
        byId("reset").addEventListener("click", () => byId("confirm").showModal());
        byId("confirm").addEventListener("close", () => {
          if (byId("confirm").returnValue === "yes") act("reset", {}, "Sandbox reset");
          byId("confirm").returnValue = "";
        });

        async function loop() {
          if (!document.hidden) await refresh();
          setTimeout(loop, 1000);
        }
        document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });
        loop();

        """#
}
