extension InboxPage {
    static let style = #"""

        :root {
          --back: #f4f5f7; --card: #fff; --text: #1a1f29; --soft: #5a6474; --line: #d9dde4; --accent: #0b5cad;
          --good: #0f6b3a; --good-back: #e0f3e8; --warn: #8a4b00; --warn-back: #fdeed3; --bad: #a3202c; --bad-back: #fbe3e5;
          --plain-back: #e9ecf1;
          --mono: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --back: #12151b; --card: #1b2029; --text: #e8ebf0; --soft: #a0a9b8; --line: #323a47; --accent: #7db8f5;
            --good: #7fd6a4; --good-back: #16362a; --warn: #f2bf6b; --warn-back: #3c2d12; --bad: #ff9aa3; --bad-back: #43202a;
            --plain-back: #2a313d;
          }
        }
        * { box-sizing: border-box; }
        [hidden] { display: none !important; }
        body { margin: 0; background: var(--back); color: var(--text); font: 15px/1.45 system-ui, sans-serif; }
        h1 { font-size: 1.15rem; margin: 0; }
        h2 { font-size: 1rem; margin: 0 0 .6rem; }
        p { margin: 0; }
        ul { list-style: none; margin: 0; padding: 0; }
        header { display: flex; flex-wrap: wrap; gap: .2rem 1.5rem; align-items: center; padding: .9rem 1.25rem .5rem; }
        #connection { margin-left: auto; color: var(--soft); }
        #connection.lost { color: var(--bad); font-weight: 600; }
        .label, .count, .empty, .soft { color: var(--soft); }
        .label { font-size: .85rem; }
        .count { font-weight: 400; }
        #now { font-variant-numeric: tabular-nums; }
        .controls { display: flex; flex-wrap: wrap; gap: .6rem 1.5rem; align-items: center; padding: .5rem 1.25rem .9rem;
          border-bottom: 1px solid var(--line); }
        .group { display: flex; flex-wrap: wrap; gap: .4rem; align-items: center; }
        #pending { flex-basis: 100%; color: var(--warn); font-size: .9rem; }
        button, select { font: inherit; color: var(--text); background: var(--card); border: 1px solid var(--line);
          border-radius: 6px; padding: .3rem .7rem; min-height: 2.1rem; max-width: 100%; }
        button { cursor: pointer; }
        button:hover, select:hover { border-color: var(--accent); }
        .danger { color: var(--bad); }
        :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
        main { display: grid; gap: 1.25rem; padding: 1.25rem; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
          align-items: start; max-width: 1500px; margin: 0 auto; }
        .accounts { padding: .7rem 1.25rem; border-bottom: 1px solid var(--line); }
        .accounts h2 { margin: 0; }
        #accounts { margin-top: .6rem; }
        .card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .7rem .9rem;
          margin-bottom: .6rem; }
        .row { display: flex; flex-wrap: wrap; gap: .2rem .8rem; align-items: baseline; }
        .row + .row, .row + .trace { margin-top: .25rem; }
        .accounts > dl { margin-top: .6rem; }
        .row.centre { align-items: center; }
        .push { margin-left: auto; }
        .otp { font: 600 1.6rem/1.2 var(--mono); letter-spacing: .08em; font-variant-numeric: tabular-nums; }
        .dead .otp { color: var(--soft); text-decoration: line-through; font-weight: 400; }
        .chip { font-size: .8rem; padding: .1rem .5rem; border-radius: 99px; background: var(--plain-back); white-space: nowrap; }
        .chip.good { color: var(--good); background: var(--good-back); }
        .chip.warn { color: var(--warn); background: var(--warn-back); }
        .chip.bad { color: var(--bad); background: var(--bad-back); }
        .left { font-variant-numeric: tabular-nums; }
        .trace, .mono { font-family: var(--mono); font-size: .85rem; overflow-wrap: anywhere; }
        summary { cursor: pointer; display: flex; flex-wrap: wrap; gap: .2rem .6rem; align-items: baseline; }
        summary::before { content: "▸"; color: var(--soft); }
        details[open] > summary::before { content: "▾"; }
        summary::-webkit-details-marker { display: none; }
        summary .name { font-weight: 600; }
        .calls .card { padding: .45rem .9rem; margin-bottom: .4rem; }
        .bodies { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: .6rem; margin: .5rem 0 .3rem; }
        pre { margin: .2rem 0 0; padding: .5rem .6rem; background: var(--back); border-radius: 6px; font: .8rem/1.4 var(--mono);
          white-space: pre-wrap; overflow-wrap: anywhere; }
        #accounts { display: grid; gap: .6rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); }
        #accounts .card { margin: 0; }
        h3 { font-size: .95rem; margin: 0 0 .4rem; }
        dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .15rem 1rem; margin: 0; }
        dt { color: var(--soft); }
        dd { margin: 0; font-family: var(--mono); font-size: .88rem; overflow-wrap: anywhere; }
        dialog { border: 1px solid var(--line); border-radius: 10px; background: var(--card); color: var(--text);
          max-width: 26rem; padding: 1.2rem; }
        dialog form { display: flex; gap: .5rem; justify-content: flex-end; margin-top: 1rem; }
        dialog::backdrop { background: rgb(0 0 0 / .5); }
        .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        @media (max-width: 800px) {
          header, .controls, .accounts, main { padding-left: .9rem; padding-right: .9rem; }
          header { display: grid; grid-template-columns: 1fr auto; }
          header p { grid-column: 1; }
          header button { grid-column: 2; grid-row: 1 / span 3; }
          #connection { margin-left: 0; }
          #fault-form { display: grid; grid-template-columns: minmax(0, 1fr) auto; }
          #fault-form > .label, #operation { grid-column: 1 / -1; }
          main { grid-template-columns: minmax(0, 1fr); }
          button, select { min-height: 2.75rem; }
          .group .label { flex-basis: 100%; }
          .group, .group select { flex-grow: 1; }
          .group button { flex-grow: 1; }
          .bodies { grid-template-columns: minmax(0, 1fr); }
        }

        """#
}
