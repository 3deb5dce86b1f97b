import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readContract } from '../../../src/declared/contract/read-contract.ts';
import { memberOf, nodeAt } from '../../../src/declared/contract/pointer.ts';
import { folderWith } from './folder.ts';
import { createSocketFile } from '../../support/socket-file.ts';

const split = {
  'acme.yaml': `openapi: 3.0.3
info: { title: Acme, version: "1" }
paths:
  /login: { $ref: ./paths/login.yaml }
  /me:
    get:
      responses:
        "200": { description: ok, content: { application/json: { schema: { $ref: "schemas/user.json#/User" } } } }
components:
  schemas:
    Text: { type: string }
    Node: { type: object, properties: { next: { $ref: "#/components/schemas/Node" } } }
`,
  'paths/login.yaml': `post:
  operationId: login
  responses:
    "200": { description: ok, content: { application/json: { schema: { $ref: "../schemas/user.json#/User" } } } }
`,
  'schemas/user.json': JSON.stringify({
    User: {
      type: 'object',
      properties: {
        boss: { $ref: '#/User' },
        name: { $ref: '../acme.yaml#/components/schemas/Text' },
        value: { $ref: '#/User/properties/name' },
      },
      example: { $ref: 'not a reference' },
    },
  }),
};

const user = '#/x-referenced-files/.~1schemas~1user.json/User';

/** Files that contracts refer to by mistake. */
const referenced = {
  'inner/empty.yaml': '',
  'inner/text.yaml': 'just a text',
  'inner/number.yaml': '5',
  'inner/list.yaml': '[1]',
  'inner/true.yaml': 'true',
  'inner/circle.yaml': 'a: { $ref: "#/b" }\nb: { $ref: "#/a" }',
  'inner/sub/x.yaml': '{}',
};

test('joins the files of a contract in one document', async () => {
  const folder = folderWith(split);
  const { document, files, notes } = await readContract({ contract: join(folder, 'acme.yaml') });
  const content = { 'application/json': { schema: { $ref: user } } };
  expect(document['paths']).toEqual({
    '/login': { post: { operationId: 'login', responses: { 200: { description: 'ok', content } } } },
    '/me': { get: { responses: { 200: { description: 'ok', content } } } },
  });
  expect(nodeAt(document, user.slice(1))?.value).toEqual({
    type: 'object',
    properties: {
      boss: { $ref: user },
      name: { $ref: '#/components/schemas/Text' },
      value: { $ref: `${user}/properties/name` },
    },
    example: { $ref: 'not a reference' },
  });
  expect(files).toEqual(
    ['acme.yaml', 'paths/login.yaml', 'schemas/user.json'].map((path) => join(folder, path)),
  );
  expect(notes).toEqual([]);
});

test('locates nodes in the files from which they come', async () => {
  const folder = folderWith(split);
  const { locate } = await readContract({ contract: join(folder, 'acme.yaml') });
  const at = (...path: readonly string[]) => ({ path, atKey: false, message: path.join('.') });
  expect(
    await locate([
      at('paths', '/login', 'post', 'operationId'),
      at('paths', '/me', 'get'),
      at('info', 'title'),
    ]),
  ).toEqual([
    `${folder}/acme.yaml:2:16: info.title`,
    `${folder}/acme.yaml:7:7: paths./me.get`,
    `${folder}/paths/login.yaml:2:16: paths./login.post.operationId`,
  ]);
});

test('names only the file of a node if the file has changed since', async () => {
  const folder = folderWith(split);
  const { locate } = await readContract({ contract: join(folder, 'acme.yaml') });
  const { writeFileSync } = await import('node:fs');
  writeFileSync(join(folder, 'acme.yaml'), 'changed');
  expect(await locate([{ path: ['info'], atKey: false, message: 'wrong' }])).toEqual([
    `${folder}/acme.yaml: wrong`,
  ]);
});

const start = 'openapi: 3.1.0\ninfo: { title: A, version: "1" }\n';

test.each([
  ['swagger: "2.0"', 'a.yaml:1:1: this is Swagger 2.0; expected OpenAPI 3.0 or 3.1: convert it once'],
  ['openapi: 3.2.0', "a.yaml:1:1: OpenAPI 3.2 isn't supported; expected 3.0 or 3.1"],
  ['openapi: 3.1', 'a.yaml:1:1: openapi is 3.1; expected a text such as "3.0.3" or "3.1.0"'],
  ['openapi: 4.0.0', 'a.yaml:1:1: openapi is "4.0.0"; expected a text'],
  ['info: {}', 'a.yaml:1:1: openapi is missing; expected openapi: 3.0.x or 3.1.x'],
  ['', 'a.yaml:1:1: the contract has no keys; expected an OpenAPI document'],
  ['- a', 'a.yaml:1:1: the contract has no keys; expected an OpenAPI document'],
  [start, 'a.yaml:1:1: paths is missing in the contract; expected the paths of its operations'],
  [`${start}paths: [1]`, 'a.yaml:3:8: paths is not an object'],
  [`${start}paths:\n  login: {}`, 'a.yaml:4:3: the path login has no slash at its start; expected /login'],
  [`${start}paths:\n  /a:\n    get: 1`, 'a.yaml:5:10: get is not an object; expected one'],
  [
    `${start}paths:\n  /a:\n    get: { parameters: {} }`,
    'a.yaml:5:24: parameters is not a list; expected one',
  ],
  [
    `${start}paths:\n  /a: { get: { responses: { "200": { $ref: "#/components/responses/Okay" } } } }\ncomponents: { responses: { Okey: {} } }`,
    'a.yaml:4:44: the $ref "#/components/responses/Okay" leads nowhere: there is no Okay; did you mean Okey?',
  ],
  [
    `${start}paths: { /a: { $ref: "b.yaml" } }`,
    'a.yaml:3:22: the $ref "b.yaml" leads to a file that doesn\'t exist: ',
  ],
  [
    `${start}paths: { /a: { $ref: "https://example.com/b.yaml#/x" } }`,
    'a.yaml:3:22: the $ref "https://example.com/b.yaml#/x" leads to the network; expected a file: save it',
  ],
  [
    `${start}paths: { /a: { $ref: "../b.yaml" } }`,
    'a.yaml:3:22: the $ref "../b.yaml" leads outside the contract\'s folder; move the file there, or set allowOutside',
  ],
  [
    `${start}paths: { /a: { $ref: "#/paths/~1b" }, /b: { $ref: "#/paths/~1a" } }`,
    'a.yaml:3:22: the $ref "#/paths/~1b" leads in a circle; expected a part of the contract',
  ],
  [
    `${start}paths: { /a: { $ref: "" } }`,
    'a.yaml:3:22: the $ref is empty; expected a file, or a part of this one such as #/components/schemas/User',
  ],
  [
    `${start}paths:\n  /a/{x}: { get: {} }\n  /a/{y}: { post: {}, get: {} }`,
    'a.yaml:5:23: GET /a/{y} has the same path as /a/{x}; remove one of them',
  ],
  [`${start}paths: { /a: { $ref: 5 } }`, 'a.yaml:3:22: the $ref is 5; expected a text'],
  ...[
    ['empty.yaml', 'an empty part'],
    ['text.yaml', 'the text "just a text"'],
    ['number.yaml', 'the number 5'],
    ['list.yaml', 'a list'],
    ['true.yaml', 'the boolean true'],
  ].map(([file, what]) => [
    `${start}paths: { /a: { $ref: ${file} } }`,
    `a.yaml:3:22: the $ref "${file}" leads to ${what}; expected an object`,
  ]),
  [
    `${start}paths: { /a: { get: { responses: { "200": { $ref: "text.yaml" } } } } }`,
    'a.yaml:3:51: the $ref "text.yaml" leads to the text "just a text"; expected an object',
  ],
  [
    `${start}paths: { /a: { get: { responses: { "200": { $ref: "circle.yaml#/a" } } } } }`,
    'a.yaml:3:51: the $ref "circle.yaml#/a" leads in a circle; expected a part of the contract',
  ],
  [
    `${start}paths: { /a: { $ref: sub } }`,
    'a.yaml:3:22: the $ref "sub" leads to {folder}/inner/sub, which is a folder; expected a file',
  ],
  [
    `${start}paths: { /a: { $ref: socket.yaml } }`,
    'a.yaml:3:22: the $ref "socket.yaml" leads to {folder}/inner/socket.yaml, which is not a regular file; save its content as one',
  ],
  [
    `${start}paths: { /a: { $ref: latin1.yaml } }`,
    'a.yaml:3:22: the $ref "latin1.yaml" leads to {folder}/inner/latin1.yaml, which is not UTF-8; save it as UTF-8',
  ],
])('rejects %j with its place', async (text, message) => {
  const folder = folderWith({ 'inner/a.yaml': text, 'b.yaml': '{}', ...referenced });
  await createSocketFile(join(folder, 'inner/socket.yaml'));
  writeFileSync(join(folder, 'inner/latin1.yaml'), Buffer.from([0x61, 0xe9]));
  const reading = readContract({ contract: join(folder, 'inner/a.yaml') });
  await expect(reading).rejects.toThrow(`${folder}/inner/${message.replaceAll('{folder}', folder)}`);
});

test('accepts a schema that is true, and the plain value of an example, in other files', async () => {
  const schema = '{ schema: { $ref: true.yaml }, examples: { one: { $ref: list.yaml } } }';
  const folder = folderWith({
    'inner/a.yaml': `${start}paths: { /a: { get: { responses: { "200": { content: { application/json: ${schema} } } } } } }`,
    ...referenced,
  });
  const { notes } = await readContract({ contract: join(folder, 'inner/a.yaml') });
  expect(notes).toEqual([]);
});

test('names the column of the first line without its byte order mark', async () => {
  const folder = folderWith({ 'a.yaml': '\ufeff{ openapi: 3.1.0, paths: 1 }' });
  await expect(readContract({ contract: join(folder, 'a.yaml') })).rejects.toThrow(
    'a.yaml:1:26: paths is not an object',
  );
});

test('reports all broken references at once', async () => {
  const folder = folderWith({
    'a.yaml': `${start}paths:\n  /a: { get: { x: { $ref: "#/a" }, y: { $ref: "#/b" } } }`,
  });
  await expect(readContract({ contract: join(folder, 'a.yaml') })).rejects.toMatchObject({
    lines: [expect.stringContaining('"#/a" leads nowhere'), expect.stringContaining('"#/b" leads nowhere')],
  });
});

test('reads a file outside the folder if that is allowed', async () => {
  const folder = folderWith({
    'inner/a.yaml': `${start}paths: { /a: { $ref: "../b.yaml" } }`,
    'b.yaml': 'get: {}',
  });
  const { document } = await readContract({ contract: join(folder, 'inner/a.yaml'), allowOutside: true });
  expect(document['paths']).toEqual({ '/a': { get: {} } });
});

test('rejects a link that leads outside the folder', async () => {
  const folder = folderWith({
    'inner/a.yaml': `${start}paths: { /a: { $ref: "b.yaml" } }`,
    'b.yaml': 'get: {}',
  });
  const { symlinkSync } = await import('node:fs');
  symlinkSync(join(folder, 'b.yaml'), join(folder, 'inner/b.yaml'));
  await expect(readContract({ contract: join(folder, 'inner/a.yaml') })).rejects.toThrow('leads outside');
});

test('follows an anchor and keeps text that looks like a variable', async () => {
  const text = `${start}paths: {}\ncomponents: { schemas: { A: { $anchor: first, default: "\${HOME}" }, B: { $ref: "#first" } } }`;
  const folder = folderWith({ 'a.yaml': text });
  const { document } = await readContract({ contract: join(folder, 'a.yaml') });
  expect(nodeAt(document, '/components/schemas')?.value).toEqual({
    A: { $anchor: 'first', default: '${HOME}' },
    B: { $ref: '#/components/schemas/A' },
  });
});

test('notes a misspelt method', async () => {
  const folder = folderWith({ 'a.yaml': `${start}paths: { /a: { psot: {} } }` });
  const { notes } = await readContract({ contract: join(folder, 'a.yaml') });
  expect(notes).toEqual([`${folder}/a.yaml:3:16: psot isn't a method; did you mean put or post?`]);
});

test('finds no inherited member', () => {
  expect(memberOf({}, 'constructor')).toBeUndefined();
  expect(memberOf([], 'length')).toBeUndefined();
  expect(nodeAt({ a: {} }, '/a/__proto__')).toBeUndefined();
});

test('rejects a contract that is not a regular file, or is too large, at once', async () => {
  const folder = folderWith({ 'large.yaml': '' });
  truncateSync(join(folder, 'large.yaml'), 64 * 2 ** 20 + 1);
  await createSocketFile(join(folder, 'socket.yaml'));
  for (const [contract, message] of [
    [join(folder, 'large.yaml'), 'has 65 MB; expected at most 64 MB'],
    [join(folder, 'socket.yaml'), 'is not a regular file; save its content as one'],
    ['/dev/zero', 'is not a regular file; save its content as one'],
    [folder, 'is a folder; expected a file'],
  ] as const)
    await expect(readContract({ contract })).rejects.toThrow(`${contract}: ${message}`);
});

test.each([
  ['[{ url: 5 }]', 'a.yaml:3:18: the server has no url; the base path is /'],
  ['[{}]', 'a.yaml:3:11: the server has no url; the base path is /'],
  [
    '[{ url: "https://{host}/v1" }]',
    'a.yaml:3:18: the server has the variable host without a default; the base path is /v1',
  ],
  [
    '[{ url: "http://[bad" }]',
    "a.yaml:3:18: the server has the address http://[bad, which isn't a URL; the base path is /",
  ],
])('notes the servers %s', async (servers, note) => {
  const folder = folderWith({ 'a.yaml': `${start}servers: ${servers}\npaths: {}` });
  const { notes } = await readContract({ contract: join(folder, 'a.yaml') });
  expect(notes).toEqual([`${folder}/${note}`]);
});

test('notes the servers of a path and of an operation, and accepts usable ones', async () => {
  const usable = '[{ url: "https://{host}/v1", variables: { host: { default: example.com } } }, { url: 5 }]';
  const folder = folderWith({
    'a.yaml': `${start}servers: ${usable}\npaths:\n  /a: { servers: [{ url: 1 }], get: { servers: [{ url: 2 }] } }\n  /b: { servers: [{ url: /v2 }] }`,
  });
  const { notes } = await readContract({ contract: join(folder, 'a.yaml') });
  expect(notes.map((note) => note.replace(`${folder}/`, ''))).toEqual([
    'a.yaml:5:26: the server has no url; the base path is /',
    'a.yaml:5:56: the server has no url; the base path is /',
  ]);
});
