extension HTMLReport {
    static let style = """
        :root { --ink: #1c2024; --soft: #5b636b; --paper: #fff; --card: #f7f8f9; --rule: #d9dde1; --breaking: #b42318;
          --caution: #8a5a00; --compatible: #1a7f37; --swift: #b3440e; --documentation: #2459a9; --accepted: #5b636b;
          --removed: #ffe1de; --added: #d9f5e0; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --soft: #a3abb3; --paper: #14171a; --card: #1d2125;
          --rule: #353b41; --breaking: #ff8a80; --caution: #f0b955; --compatible: #6fd08c; --swift: #ff9d66;
          --documentation: #8ab8ff; --accepted: #a3abb3; --removed: #4d2321; --added: #1d4129; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 76rem; padding: 1.25rem; background: var(--paper); color: var(--ink);
          font: 16px/1.5 system-ui, sans-serif; }
        h1 { margin: 0; font-size: 1.5rem; }
        h2 { margin: 1.6rem 0 .5rem; font-size: 1.15rem; }
        h3 { margin: 0 0 .25rem; font-size: 1.05rem; font-weight: 600; overflow-wrap: anywhere; }
        section:not(:has(.change:not([hidden]))) > h2 { display: none; }
        .reach { display: inline-block; vertical-align: top; } .reach summary { cursor: pointer; }
        .reach ul { margin: .2rem 0; padding-left: 1.2rem; }
        code, pre, .pointer { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: .85em; }
        .sides, .meta, .keys, figcaption { color: var(--soft); margin: .15rem 0 .5rem; overflow-wrap: anywhere; }
        .verdict { border-left: .3rem solid var(--accepted); background: var(--card); padding: .6rem .9rem; }
        .verdict.breaking { border-color: var(--breaking); } .verdict.caution { border-color: var(--caution); }
        .verdict.compatible { border-color: var(--compatible); }
        .complaint { color: var(--breaking); }
        nav { position: sticky; top: 0; display: flex; flex-wrap: wrap; gap: .4rem 1rem; align-items: center;
          padding: .6rem 0; background: var(--paper); border-bottom: 1px solid var(--rule); z-index: 1; }
        nav label { white-space: nowrap; } nav b { font-variant-numeric: tabular-nums; }
        nav .search input { font: inherit; width: 15rem; max-width: 60vw; padding: .15rem .4rem; color: inherit;
          background: var(--card); border: 1px solid var(--rule); border-radius: .3rem; }
        .keys { margin: 0; font-size: .85rem; } kbd { border: 1px solid var(--rule); border-radius: .2rem; padding: 0 .3rem; }
        .change { margin: .8rem 0; padding: .8rem 1rem; border: 1px solid var(--rule); border-left: .3rem solid var(--accepted);
          border-radius: .3rem; background: var(--card); scroll-margin-top: 5rem; }
        .change:focus { outline: 2px solid var(--documentation); }
        .badge { display: inline-block; padding: 0 .5rem; border-radius: 1rem; border: 1px solid currentColor;
          font-size: .75rem; font-weight: 600; vertical-align: .1em; }
        .change.breaking, nav .breaking b { border-left-color: var(--breaking); } .change.breaking .badge, nav .breaking b { color: var(--breaking); }
        .change.caution { border-left-color: var(--caution); } .change.caution .badge, nav .caution b { color: var(--caution); }
        .change.compatible { border-left-color: var(--compatible); } .change.compatible .badge, nav .compatible b { color: var(--compatible); }
        .change.documentation { border-left-color: var(--documentation); } .change.documentation .badge { color: var(--documentation); }
        .change.swift { border-left-style: double; }
        .tag { border: 1px solid var(--rule); border-radius: .3rem; padding: 0 .35rem; font-size: .8rem; }
        .tag.security { color: var(--breaking); border-color: currentColor; }
        .sides2 { display: grid; grid-template-columns: 1fr 1fr; gap: .8rem; }
        figure { margin: 0; min-width: 0; } figcaption { margin: 0 0 .2rem; font-size: .8rem; }
        .pointer { display: block; }
        figure.empty p { margin: 0; color: var(--soft); font-style: italic; }
        pre { margin: 0; overflow-x: auto; background: var(--paper); border: 1px solid var(--rule); border-radius: .3rem; padding: .3rem 0; }
        .line { display: block; padding: 0 .6rem; min-height: 1.5em; white-space: pre; width: max-content; min-width: 100%; }
        .line.removed { background: var(--removed); } .line.added { background: var(--added); }
        .number { display: inline-block; min-width: 2.5rem; margin-right: .6rem; text-align: right; color: var(--soft); user-select: none; }
        .line.removed .number::before { content: "− "; } .line.added .number::before { content: "+ "; }
        .advice { margin: .4rem 0 .6rem; }
        [hidden] { display: none !important; }
        @media (max-width: 50rem) { .sides2 { grid-template-columns: 1fr; } .keys { display: none; } }
        @media print { nav { display: none; } body { max-width: none; padding: 0; } .change { break-inside: avoid; background: none; }
          .line { white-space: pre-wrap; width: auto; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          .reach[open] summary { list-style: none; } h2 { break-after: avoid; } }
        """

    static let script = """
        (() => {
          const changes = [...document.querySelectorAll('.change')];
          const boxes = [...document.querySelectorAll('nav input[type=checkbox]')];
          const find = document.getElementById('find');
          const shown = document.getElementById('shown');
          const apply = () => {
            const kinds = new Set(boxes.filter(box => box.checked).map(box => box.dataset.kind));
            const words = find.value.trim().toLowerCase();
            let count = 0;
            for (const change of changes) {
              const isShown = kinds.has(change.dataset.kind) && (!words || change.textContent.toLowerCase().includes(words));
              change.hidden = !isShown;
              if (isShown) count += 1;
            }
            shown.textContent = `${count} of ${changes.length} shown`;
          };
          const go = step => {
            const list = changes.filter(change => !change.hidden);
            if (!list.length) return;
            const at = list.indexOf(document.activeElement.closest('.change'));
            const next = list[at < 0 ? (step > 0 ? 0 : list.length - 1) : Math.min(Math.max(at + step, 0), list.length - 1)];
            next.focus();
            next.scrollIntoView({ block: 'start' });
          };
          for (const box of boxes) box.addEventListener('change', apply);
          find.addEventListener('input', apply);
          document.addEventListener('keydown', event => {
            if (event.ctrlKey || event.metaKey || event.altKey) return;
            if (event.key === 'Escape') { find.value = ''; apply(); find.blur(); return; }
            if (event.target === find) return;
            if (event.key === 'j') go(1);
            else if (event.key === 'k') go(-1);
            else if (event.key === '/') { event.preventDefault(); find.focus(); }
          });
          // Printing shows the filtered changes, with every list expanded.
          window.addEventListener('beforeprint', () => {
            for (const list of document.querySelectorAll('details')) list.open = true;
          });
          apply();
        })();
        """
}
