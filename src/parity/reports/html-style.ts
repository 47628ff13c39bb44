/** The style sheet of the page. */
export const HTML_STYLE = `
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --card: #fff; --line: #dfe3e8; --text: #1b2330; --soft: #5b6676;
  --same: #1a7f4b; --words: #8a6d00; --differs: #c2410c; --failed: #b42318; --na: #6b7280;
  --mark: #ffedd5; --mark-edge: #ea580c; --code: #f3f5f8; --link: #1d5fd1;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #10141a; --card: #181e27; --line: #2c3542; --text: #e4e9f0; --soft: #98a4b5;
    --same: #4cc38a; --words: #e0b93a; --differs: #fb923c; --failed: #f97066; --na: #8b97a8;
    --mark: #47270f; --mark-edge: #fb923c; --code: #11161d; --link: #7aaefc;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', sans-serif; }
main { max-width: 1120px; margin: 0 auto; padding: 32px 20px 80px; }
h1 { font-size: 26px; line-height: 1.25; margin: 0 0 4px; letter-spacing: -.01em; }
h2 { font-size: 18px; margin: 40px 0 12px; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
code, pre { font: 12.5px/1.55 ui-monospace, 'SF Mono', Menlo, Consolas, monospace; }
.soft { color: var(--soft); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(130px, 1fr)); gap: 12px; margin: 24px 0 0; }
.tile { background: var(--card); border: 1px solid var(--line); border-top: 3px solid var(--tone); border-radius: 8px; padding: 12px 16px; }
.tile b { display: block; font-size: 28px; line-height: 1.2; font-variant-numeric: tabular-nums; }
.tile span { color: var(--soft); font-size: 13px; }
.same { --tone: var(--same); } .otherWords { --tone: var(--words); } .differs { --tone: var(--differs); }
.failed { --tone: var(--failed); } .notApplicable { --tone: var(--na); }
.drift { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--tone); border-radius: 8px; padding: 12px 16px; margin-top: 16px; }
.drift p { margin: 0; } .drift ul { margin: 6px 0 0; padding-left: 20px; columns: 320px; }
.groups { background: var(--card); border: 1px solid var(--line); border-radius: 8px; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: 5px 12px; text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
th { font-weight: 600; font-size: 12px; color: var(--soft); position: sticky; top: 0; background: var(--card); border-bottom: 1px solid var(--line); }
th:first-child, td:first-child { text-align: left; }
tbody tr:nth-child(even) { background: color-mix(in srgb, var(--line) 22%, transparent); }
tfoot td { border-top: 1px solid var(--line); font-weight: 600; }
td.zero { color: color-mix(in srgb, var(--soft) 45%, transparent); }
td.n { color: var(--tone); font-weight: 600; }
.bar { display: flex; width: 120px; height: 8px; border-radius: 4px; overflow: hidden; background: var(--line); }
.bar i { background: var(--tone); }
.filters { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 8px; align-items: center; background: var(--page); padding: 12px 0; }
.filters input[type=search] { flex: 1 1 220px; min-width: 0; }
.filters input[type=search], .filters select { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 7px 12px; }
.filters label { display: inline-flex; gap: 6px; align-items: center; border: 1px solid var(--line); border-radius: 99px; background: var(--card); padding: 5px 12px; font-size: 13px; cursor: pointer; }
.filters label:has(:checked) { border-color: var(--tone); box-shadow: inset 0 0 0 1px var(--tone); }
.filters input[type=checkbox] { accent-color: var(--tone); margin: 0; }
details { background: var(--card); border: 1px solid var(--line); border-radius: 8px; margin: 8px 0; }
details[open] { box-shadow: 0 1px 6px rgb(0 0 0 / .06); }
summary { display: grid; grid-template-columns: 104px 1fr auto; gap: 4px 12px; align-items: baseline; padding: 9px 14px; cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary code { color: var(--soft); grid-column: 2; overflow-wrap: anywhere; }
.badge { color: var(--tone); font-size: 12px; font-weight: 650; white-space: nowrap; }
.badge::before { content: ''; display: inline-block; width: 8px; height: 8px; border-radius: 50%; background: var(--tone); margin-right: 7px; }
.evidence { font-size: 12px; color: var(--soft); white-space: nowrap; }
.inside { border-top: 1px solid var(--line); padding: 12px 14px 14px; }
.inside p { margin: 0 0 10px; }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; }
.sides h3 { font-size: 12px; font-weight: 600; color: var(--soft); margin: 0 0 4px; }
pre { margin: 0; padding: 8px 0; background: var(--code); border: 1px solid var(--line); border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere; }
pre span { display: block; padding: 0 12px; border-left: 3px solid transparent; }
pre .d { background: var(--mark); border-left-color: var(--mark-edge); }
.one { grid-template-columns: 1fr; }
#none { padding: 24px 0; }
@media (max-width: 640px) {
  main { padding: 20px 14px 60px; }
  .sides { grid-template-columns: 1fr; }
  summary { grid-template-columns: 1fr auto; }
  summary .says, summary code { grid-column: 1 / -1; }
  summary .says { order: 2; } summary code { order: 3; }
  .filters { position: static; }
  th, td { padding: 5px 7px; }
  th:nth-child(2), td:nth-child(2) { display: none; }
}
@media print {
  :root { --page: #fff; --card: #fff; --code: #fff; }
  body { font-size: 11px; } main { max-width: none; padding: 0; } .filters { display: none; }
  details, tr { break-inside: avoid; } th { position: static; }
  .bar i, .badge::before, pre .d { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
