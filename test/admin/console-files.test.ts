import { gunzipSync } from 'node:zlib';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import { testApp } from '../support/app.ts';

const at = '/__admin/console';
const app = testApp();

/** The names of the page's files; `npm test` builds them. */
const names = readdirSync('dist/console').map((name) => name.replace(/\.gz$/, ''));

const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
    "worker-src 'self'; manifest-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
    "require-trusted-types-for 'script'; trusted-types default",
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-cache',
};

it.each(names)('serves %s with headers that restrict it to this page', async (name) => {
  const { status, headers: received } = await request(app).get(`${at}/${name}`);
  expect({ status, ...received }).toMatchObject({ status: 200, ...headers });
});

it.each([
  ['localhost:4010', 'same-origin'],
  ['w1.localhost:4010', 'same-origin'],
  ['[::1]:4010', 'same-origin'],
  ['192.0.2.2:4010', undefined],
])(
  'sends the policy of openers at %s as %s, because browsers complain of it where they ignore it',
  async (host, sent) => {
    const local = testApp({ allowedHosts: ['192.0.2.2'] });
    const { status, headers: received } = await request(local).get(at).set('Host', host);
    expect([status, received['cross-origin-opener-policy']]).toEqual([200, sent]);
  },
);

it('serves the page itself, which refers to its files by relative URLs', async () => {
  const { status, type, headers: received, text } = await request(app).get(at);
  expect({ status, type, ...received }).toMatchObject({ status: 200, type: 'text/html', ...headers });
  const linked = [...text.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, url = '']) => url);
  expect(linked).toContain('console/console.js');
  expect(linked.filter((url) => !names.includes(url.replace(/^console\//, '')))).toEqual([]);
});

it('has no inline script, no inline style, no data URL and no absolute URL in the page', async () => {
  const { text } = await request(app).get(at);
  expect(text).not.toMatch(/<script(?![^>]* src=)|<style|\sstyle=|\son\w+=|data:|https?:\/\/|"\//);
});

it.each(names)('has no data URL and no address of another host in %s', (name) => {
  const addresses = [...builtFile(name).matchAll(/["'`(](data:[^"'`)]*|https?:\/\/[^"'`)$]+)/g)].map(
    ([, address = '']) => address,
  );
  // names of the SVG and MathML namespaces are never fetched
  expect(addresses.filter((address) => !address.startsWith('http://www.w3.org/'))).toEqual([]);
});

it('bundles no source map, and names no file by a hash', () => {
  expect(names.filter((name) => !/^[a-z]+(-[a-z]+)*\.(html|js|css|svg)$/.test(name))).toEqual([]);
  for (const name of names) expect(builtFile(name)).not.toContain('sourceMappingURL');
});

it.each([
  ['', 'text/html; charset=utf-8'],
  ['/console.js', 'text/javascript; charset=utf-8'],
  ['/icon.svg', 'image/svg+xml'],
])('sends the media type of /__admin/console%s', async (path, type) => {
  const { headers: received } = await request(app).get(`${at}${path}`);
  expect(received['content-type']).toBe(type);
});

it('sends a file compressed if the client accepts gzip', async () => {
  const get = (accepted: string) => request(app).get(`${at}/console.js`).set('Accept-Encoding', accepted);
  const compressed = await get('br, gzip');
  const plain = await get('identity');
  const said = [compressed, plain].map(({ headers: received }) => ({
    encoding: received['content-encoding'],
    vary: received['vary'],
    length: Number(received['content-length']),
  }));
  const built = builtFile('console.js');
  expect(said).toEqual([
    { encoding: 'gzip', vary: 'Accept-Encoding', length: readFileSync('dist/console/console.js.gz').length },
    { encoding: undefined, vary: 'Accept-Encoding', length: Buffer.byteLength(built) },
  ]);
  expect([compressed.text, plain.text]).toEqual([built, built]);
});

it('answers 304 to a browser with a cached file', async () => {
  const first = await request(app).get(`${at}/console.js`);
  const again = await request(app)
    .get(`${at}/console.js`)
    .set('If-None-Match', first.headers['etag'] ?? '');
  expect({ status: again.status, text: again.text }).toEqual({ status: 304, text: '' });
});

it('redirects a trailing slash to the page', async () => {
  const { status, headers: received } = await request(app).get(`${at}/`);
  expect({ status, location: received['location'] }).toEqual({ status: 302, location: '../console' });
});

it.each([
  ['behind the prefix of a namespace', '/@w1', app],
  ['mounted in Express', '/vendors', express().use('/vendors', app)],
])('works %s', async (_, prefix, served) => {
  const page = await request(served).get(`${prefix}${at}`);
  const script = await request(served).get(`${prefix}${at}/console.js`);
  expect([page.status, page.type]).toEqual([200, 'text/html']);
  expect([script.status, script.type]).toEqual([200, 'text/javascript']);
});

it('has no console without a control plane', async () => {
  const without = testApp({ admin: false });
  const { status, text } = await request(without).get(at);
  expect([status, text.includes('console.js')]).toEqual([404, false]);
});

it.each([
  ...['package.json', 'main.tsx', 'console', '..%2Fdocs.ts', '..%2f..%2f..%2f..%2fpackage.json', '%00'],
  ...['__proto__', 'constructor', 'index.html.gz', 'content.json', 'Console.js'],
])('answers 404 for the file %s', async (name) => {
  const { status, type, text } = await request(app).get(`${at}/${name}`);
  expect({ status, type, isMissing: text.includes('file-not-found') }).toEqual({
    status: 404,
    type: 'application/problem+json',
    isMissing: true,
  });
});

it('answers 404 for a file below the folder', async () => {
  const { status, type } = await request(app).get(`${at}/a/console.js`);
  expect({ status, type }).toEqual({ status: 404, type: 'application/problem+json' });
});

function builtFile(name: string): string {
  return gunzipSync(readFileSync(`dist/console/${name}.gz`)).toString();
}
