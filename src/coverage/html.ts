import type { Coverage, CoverageEntry } from './document.ts';
import { calledOf, type Group, summaryOf } from './summary.ts';
import { text } from './markup.ts';

/** Formats coverage as a self-contained page without scripts, images or requests. */
export function htmlOf(coverage: Coverage): string {
  const { called, others } = calledOf(coverage);
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<title>login-emulator coverage</title>',
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<h1>login-emulator coverage</h1>',
    `<p>${text(summaryOf(coverage))}</p>`,
    ...called.map(section),
    ...others.map((line) => `<p>${text(line)}</p>`),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function section({ title, entries, met }: Group): string {
  return [
    '<section>',
    `<h2>${text(title)}: ${met} of ${entries.length}</h2>`,
    '<table>',
    '<thead><tr><th scope="col">Status</th><th scope="col">Outcome</th><th scope="col">Evidence</th><th scope="col">Reached</th></tr></thead>',
    '<tbody>',
    ...entries.map(row),
    '</tbody>',
    '</table>',
    '</section>',
  ].join('\n');
}

function row({ status, outcome, provenance, count }: CoverageEntry): string {
  const cells = [String(status), outcome, provenance, count === 0 ? 'not reached' : `${count} ×`];
  return `<tr class="${count === 0 ? 'unmet' : 'met'}">${cells.map((cell) => `<td>${text(cell)}</td>`).join('')}</tr>`;
}

const style = [
  'body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#1b1b1b;background:#fff}',
  'h2{font-size:1.1rem;margin:2rem 0 .5rem}',
  'table{border-collapse:collapse;width:100%}',
  'th,td{text-align:left;padding:.25rem .75rem;border-bottom:1px solid #ddd}',
  '.unmet td:last-child{color:#a40000;font-weight:600}',
  '.met td:last-child{color:#0a5c1f}',
].join('');
