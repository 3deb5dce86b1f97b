import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchContract } from '../../src/cli/fetch-contract.ts';

const contract = 'openapi: 3.0.3\ninfo: { title: Acme, version: "1" }\npaths: {}\n';
const folder = mkdtempSync(join(tmpdir(), 'adopt-address-'));
const seen: (string | undefined)[] = [];

const answers: Readonly<Record<string, readonly [number, Record<string, string>, string | Buffer]>> = {
  '/contract': [200, {}, contract],
  '/moved': [302, { location: '/contract' }, ''],
  '/elsewhere': [302, { location: 'http://elsewhere.test/contract?token=x' }, ''],
  '/loop': [302, { location: '/loop' }, ''],
  '/latin': [200, {}, Buffer.from(contract.replace('Acme', 'Acm\u00E9'), 'latin1')],
  '/text': [200, {}, 'hello'],
  '/page': [200, {}, '<html></html>'],
  '/refused': [403, {}, ''],
  '/large': [200, {}, Buffer.alloc(50_000_001, ' ')],
  '/cut': [200, { 'content-length': '9999' }, 'openapi: 3.0.3'],
};

function start(): Server {
  return createServer(({ url = '', headers }, response) => {
    seen.push(headers.authorization);
    const [status, fields, body] = answers[url] ?? [404, {}, ''];
    response.writeHead(status, fields);
    if (url === '/cut') response.write(body, () => response.destroy());
    else response.end(body);
  });
}

const server = start();
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

function addressOf(path: string, user = ''): string {
  return `http://${user}127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
}

it('fetches a contract, also behind a redirect of the same host', async () => {
  const expected = { text: contract, host: '127.0.0.1' };
  expect(await fetchContract(addressOf('/contract'))).toEqual(expected);
  expect(await fetchContract(addressOf('/moved'))).toEqual(expected);
});

it.each([
  ['/elsewhere', /redirects to http:\/\/elsewhere\.test\/contract; if you trust/],
  ['/loop', /redirects more than 5 times/],
  ['/latin', /is not UTF-8/],
  ['/text', /has no key openapi/],
  ['/page', /is a page/],
  ['/refused', /answers 403/],
  ['/large', /more than 50000000 bytes/],
  ['/cut', /cannot be fetched/],
])('refuses %s in one sentence', async (path, sentence) => {
  const refused = fetchContract(addressOf(path));
  await expect(refused).rejects.toThrow(sentence);
  await expect(refused).rejects.toMatchObject({ name: 'UsageError' });
});

it('sends the credentials of an address, and shows them nowhere', async () => {
  await fetchContract(addressOf('/contract', 'jane:hunter2@'));
  expect(seen.at(-1)).toBe(`Basic ${Buffer.from('jane:hunter2').toString('base64')}`);
  const refused = fetchContract(addressOf('/refused', 'jane:hunter2@'));
  await expect(refused).rejects.not.toThrow(/hunter2/);
});
