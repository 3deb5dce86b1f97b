import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { parse } from 'yaml';
import { adminDocument } from '../../src/generated/admin/document.ts';
import { builtInProviders } from '../../src/providers/index.ts';
import { serve, sendRaw } from '../support/server.ts';
import { testApp } from '../support/app.ts';

const app = testApp();
const names = builtInProviders
  .flatMap(({ id, profiles }) => Object.keys(profiles).map((profile) => `${id}/${profile}`))
  .sort();

it.each(names)('serves the contract %s unchanged', async (name) => {
  const { url, close } = await serve(app);
  const response = await fetch(`${url}/__admin/openapi/${name}.yaml`);
  const text = await response.text();
  await close();
  expect({ status: response.status, type: response.headers.get('content-type'), text }).toEqual({
    status: 200,
    type: 'text/yaml; charset=utf-8',
    text: readFileSync(join(__dirname, '../../openapi', `${name}.yaml`), 'utf8'),
  });
});

it("serves the control plane's contract as a single file", async () => {
  const { url, close } = await serve(app);
  const response = await fetch(`${url}/__admin/openapi/admin.yaml`);
  const contract: unknown = parse(await response.text());
  await close();
  expect({ status: response.status, type: response.headers.get('content-type'), contract }).toEqual({
    status: 200,
    type: 'text/yaml; charset=utf-8',
    contract: adminDocument,
  });
  expect(JSON.stringify(contract)).not.toMatch(/"\$ref":"[^#]/);
});

it.each(['nobody/documented', 'interserver/imagined', 'interserver/..%2Fadmin', '..%2F..%2Fpackage/x'])(
  'lists the contracts when there is no contract %s',
  async (name) => {
    const response = await request(app).get(`/__admin/openapi/${name}.yaml`);
    expect({
      status: response.status,
      type: response.type,
      body: JSON.parse(response.text) as unknown,
    }).toEqual({
      status: 404,
      type: 'application/problem+json',
      body: {
        type: 'about:blank',
        code: 'contract-not-found',
        title: 'Not found',
        status: 404,
        detail: `contract ${decodeURIComponent(name)} doesn't exist; expected one of ${names.join(', ')}`,
      },
    });
  },
);

it.each([
  ...['/../package.json', '/../../package.yaml', '/interserver/../../redocly.yaml', '/%2e%2e/redocly.yaml'],
  ...['/..%2fredocly.yaml', '/interserver/..%5c..%5credocly.yaml', '/interserver/%00.yaml', '//etc/passwd'],
])('serves no other files: %s', async (path) => {
  const { port, close } = await serve(app);
  const answer = await sendRaw(port, `GET /__admin/openapi${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  await close();
  expect(answer.split('\r\n')[0]).toBe('HTTP/1.1 404 Not Found');
});
