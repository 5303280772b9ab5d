/// The page's HTML with its style and script.
///
/// It needs no other file and no network.
enum InboxPage {
    /// Inserts the variable parts.
    ///
    /// Both values are hexadecimal digits, which need no escaping.
    static func html(nonce: String, token: String) -> [UInt8] {
        let faults = InboxFault.allCases.map { "<option value=\"\($0.rawValue)\">\($0.label)</option>" }
        let operations = Sandbox.Operation.allCases.map { "<option>\($0.rawValue)</option>" }
        return Array(
            """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="inbox-token" content="\(token)">
            <title>M2P sandbox</title>
            <link rel="icon" href="data:,">
            <style nonce="\(nonce)">\(style)</style>
            </head>
            <body>
            <header>
              <h1>M2P sandbox</h1>
              <p class="clock"><span class="label">Sandbox time</span> <time id="now">…</time></p>
              <p id="connection" role="status">Connecting…</p>
              <button type="button" id="reset" class="danger">Reset</button>
            </header>
            <section class="controls" aria-label="Controls">
              <div class="group" role="group" aria-labelledby="advance-label">
                <span class="label" id="advance-label">Advance clock</span>
                <button type="button" data-advance="60">1 min</button>
                <button type="button" data-advance="300">5 min</button>
                <button type="button" data-advance="3600">1 h</button>
                <button type="button" data-advance="86400">24 h</button>
              </div>
              <form class="group" id="fault-form">
                <span class="label">Fail next call</span>
                <select id="operation" aria-label="Operation to fail"><option value="">any operation</option>\(operations.joined())</select>
                <select id="fault" aria-label="Fault">\(faults.joined())</select>
                <button type="submit">Add</button>
              </form>
              <p id="pending" hidden></p>
            </section>
            <details id="accounts-box" class="accounts">
              <summary><h2>Test accounts</h2></summary>
              <dl>
                <dt>Customer API</dt><dd><span data-base></span>/prepaid/customer</dd>
                <dt>Card API and tokens</dt><dd data-base></dd>
              </dl>
              <div id="accounts"></div>
            </details>
            <main>
              <section aria-labelledby="messages-title" class="messages">
                <h2 id="messages-title">Messages <span class="count" id="message-count"></span></h2>
                <p class="empty" id="no-messages" hidden>Nothing sent yet. A password appears here when generateOtp or \
            generatePurposeOtp is called.</p>
                <ul id="messages"></ul>
              </section>
              <section aria-labelledby="calls-title" class="calls">
                <h2 id="calls-title">Calls <span class="count" id="call-count"></span></h2>
                <p class="empty" id="no-calls" hidden>No call yet.</p>
                <ul id="calls"></ul>
              </section>
            </main>
            <p id="announcement" class="unseen" role="status" aria-live="polite"></p>
            <dialog id="confirm" aria-labelledby="confirm-title">
              <h2 id="confirm-title">Reset the sandbox?</h2>
              <p>Messages, calls, tokens, PINs and waiting faults are forgotten, and the clock goes back to now.</p>
              <form method="dialog">
                <button value="no" autofocus>Keep</button>
                <button value="yes" class="danger">Reset</button>
              </form>
            </dialog>
            <script nonce="\(nonce)">\(script)</script>
            </body>
            </html>
            """.utf8
        )
    }
}
