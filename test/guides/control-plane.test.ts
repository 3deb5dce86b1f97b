import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { adminDocument } from '../../src/generated/admin/document.ts';
import { linesOf } from './curl.ts';

const lines = linesOf(readFileSync('docs/guides/control-plane.md', 'utf8'));

it('has an example of every call', () => {
  const tried = lines.map(({ command }) => callOf(command));
  const calls = Object.entries(adminDocument.paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => ({ method: method.toUpperCase(), path })),
  );
  const missing = calls.filter(
    ({ method, path }) => !tried.some((one) => one.method === method && templateOf(path).test(one.path)),
  );
  // the files of a page belong to that page
  expect(missing).toEqual([
    { method: 'GET', path: '/docs/{file}' },
    { method: 'GET', path: '/console/{file}' },
  ]);
});

/** Returns the control plane's call for a curl line. */
function callOf(command: string): { readonly method: string; readonly path: string } {
  const path = /\/__admin([^\s'?]*)/.exec(command)?.[1] ?? '';
  const method = /-X ([A-Z]+)/.exec(command)?.[1] ?? (/ -d /.test(command) ? 'POST' : 'GET');
  return { method, path };
}

function templateOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);
}
