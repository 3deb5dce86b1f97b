import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readContract, type LoadedContract } from '../../../src/declared/contract/read-contract.ts';
import { folderWith } from './folder.ts';

const contract = `openapi: 3.0.3
info: { title: Acme, version: "1" }
tags: [{ name: a }]
paths:
  /login:
    post:
      operationId: login
      parameters: [{ name: a, in: query }, { name: b, in: query }, { name: c, in: query }]
      responses: {}
  /it's:
    get: { operationId: quoted, responses: {} }
`;

function overlaid(actions: string, version = '1.0.0', more = ''): Promise<LoadedContract> {
  const overlay = `overlay: ${version}\ninfo: { title: O, version: "1" }\n${more}actions:\n${actions}`;
  const folder = folderWith({ 'acme.yaml': contract, 'o.yaml': overlay });
  return readContract({ contract: join(folder, 'acme.yaml'), overlay: join(folder, 'o.yaml') });
}

/** Returns the lines of the error of an overlay, without its folder. */
async function problemsOf(actions: string, version?: string): Promise<readonly string[]> {
  try {
    await overlaid(actions, version);
  } catch (error) {
    return String(error)
      .replace('FileError: ', '')
      .split('\n')
      .map((line) => line.replace(/^\/.*\/(?=[a-z]+\.yaml:)/, ''));
  }
  throw new Error('the overlay was accepted');
}

test.each([
  ['$', ['x-login']],
  ["$.paths['/login'].post", ['paths', '/login', 'post', 'x-login']],
  ["$..[?@.operationId=='login']", ['paths', '/login', 'post', 'x-login']],
  ["$.paths['/it\\'s'].get", ['paths', "/it's", 'get', 'x-login']],
])('merges into %s, and locates the new members in the overlay', async (target, path) => {
  const quoted = `"${target.replaceAll('\\', '\\\\')}"`;
  const { document, locate } = await overlaid(
    `  - target: ${quoted}\n    update: { x-login: { act: sign-in } }`,
  );
  expect(path.reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], document)).toEqual({
    act: 'sign-in',
  });
  expect(await locate([{ path: [...path, 'act'], atKey: false, message: 'here' }])).toEqual([
    expect.stringMatching(/o\.yaml:5:31: here$/),
  ]);
});

test('merges objects, replaces single values and appends to lists', async () => {
  const { document } = await overlaid(`  - target: $
    update:
      info: { title: New, contact: { name: N } }
      tags: [{ name: b }]
  - target: $.tags
    update: { name: c }`);
  expect(document['info']).toEqual({ title: 'New', version: '1', contact: { name: 'N' } });
  expect(document['tags']).toEqual([{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
});

test('appends a list as one entry in version 1.0 with a note, and its entries in 1.1', async () => {
  const action = '  - target: $.tags\n    update: [{ name: b }, { name: c }]';
  const older = await overlaid(action);
  expect(older.document['tags']).toEqual([{ name: 'a' }, [{ name: 'b' }, { name: 'c' }]]);
  expect(older.notes).toEqual([
    expect.stringMatching(/o\.yaml:5:13: Overlay 1\.0 appends this list as one entry/),
  ]);
  const newer = await overlaid(action, '1.1.0');
  expect(newer.document['tags']).toEqual([{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
  expect(newer.notes).toEqual([]);
});

test('replaces a single value and copies a node in version 1.1', async () => {
  const { document, locate } = await overlaid(
    `  - target: $.info.title
    update: New
  - target: $.paths['/login']
    update: { put: {} }
  - target: $.paths['/login'].put
    copy: $.paths['/login'].post`,
    '1.1.0',
  );
  expect(document['info']).toEqual({ title: 'New', version: '1' });
  const { post, put } = (document['paths'] as Record<string, Record<string, unknown>>)['/login'] ?? {};
  expect(put).toEqual(post);
  expect(put).not.toBe(post);
  const path = ['paths', '/login', 'put', 'operationId'];
  expect(await locate([{ path, atKey: false, message: 'here' }])).toEqual([
    expect.stringMatching(/acme\.yaml:7:20: here$/),
  ]);
});

test('applies actions in their order, and locates entries after removed ones', async () => {
  const { document, locate } =
    await overlaid(`  - target: $.paths['/login'].post.parameters[?@.name=='a' || @.name=='b']
    remove: true
  - target: $.paths['/login'].post.parameters
    update: { name: d, in: query }
  - target: $.paths['/login'].post.parameters[?@.name=='d']
    update: { required: true }
  - target: $.paths["/it's"]
    remove: true`);
  const { parameters } = (document['paths'] as { '/login': { post: Record<string, unknown> } })['/login']
    .post;
  expect(parameters).toEqual([
    { name: 'c', in: 'query' },
    { name: 'd', in: 'query', required: true },
  ]);
  const at = (...rest: readonly (string | number)[]) => ({
    path: ['paths', '/login', 'post', 'parameters', ...rest],
    atKey: false,
    message: rest.join('.'),
  });
  expect(await locate([at(0, 'name'), at(1, 'name'), at(1, 'required')])).toEqual([
    expect.stringMatching(/acme\.yaml:8:76: 0\.name$/),
    expect.stringMatching(/o\.yaml:7:21: 1\.name$/),
    expect.stringMatching(/o\.yaml:9:25: 1\.required$/),
  ]);
  expect(Object.keys(document['paths'] as object)).toEqual(['/login']);
});

test('applies one update to each node that matches, without sharing it', async () => {
  const { document } = await overlaid(`  - target: $.paths.*.*
    update: { x-login: { a: 1 } }
  - target: $.paths['/login'].post['x-login']
    update: { a: 2 }`);
  const paths = document['paths'] as Record<string, Record<string, Record<string, unknown>>>;
  expect(paths['/login']?.['post']?.['x-login']).toEqual({ a: 2 });
  expect(paths["/it's"]?.['get']?.['x-login']).toEqual({ a: 1 });
});

test.each([
  [
    "$.paths['/logn'].post",
    "o.yaml:4:13: $.paths['/logn'].post matches nothing: $.paths has no /logn; did you mean /login?",
  ],
  [
    "$.paths['/login'].pst",
    "o.yaml:4:13: $.paths['/login'].pst matches nothing: $.paths['/login'] has no pst; did you mean post?",
  ],
  [
    "$..[?@.operationId=='logon']",
    "o.yaml:4:13: $..[?@.operationId=='logon'] matches nothing: $ has no matching node; did you mean login?",
  ],
  ['$.tags[3]', 'o.yaml:4:13: $.tags[3] matches nothing: $.tags has 1 entries, numbered from 0'],
  [
    '$.constructor',
    expect.stringMatching(/^o\.yaml:4:13: \$\.constructor matches nothing: \$ has no constructor;/),
  ],
  [
    '$.paths[/login]',
    expect.stringMatching(
      /^o\.yaml:4:13: \$\.paths\[\/login\] isn't a JSONPath: unexpected "\/" at character 9;/,
    ),
  ],
  [
    '$.info.title',
    'o.yaml:4:13: $.info.title matches a single value; expected an object or a list, or overlay: 1.1.0',
  ],
  [
    "$..[?match(@.operationId, 'l.*')]",
    expect.stringContaining('uses match() or search(); expected a comparison with =='),
  ],
])('rejects the target %s with its place', async (target, line) => {
  expect(await problemsOf(`  - target: ${JSON.stringify(target)}\n    update: { a: 1 }`)).toEqual([line]);
});

test('reports an update that does not fit, with its place', async () => {
  const actions = '  - target: $\n    update: { info: [1], tags: { name: b } }';
  expect(await problemsOf(actions)).toEqual([
    'o.yaml:5:21: is a list, and the contract has an object there; expected the same kind, or an action with remove: true before this one',
    'o.yaml:5:32: is an object, and the contract has a list there; expected the same kind, or an action with remove: true before this one',
  ]);
});

test('rejects the removal of the whole contract', async () => {
  expect(await problemsOf('  - target: $\n    remove: true')).toEqual([
    'o.yaml:4:13: $ is the whole contract, which an overlay cannot remove; expected a part of it',
  ]);
});

test('reports all problems of the form', async () => {
  const actions = '  - targt: $.x\n  - target: x\n  - { target: $, remove: 1 }\n  - 1';
  expect(await problemsOf(actions, '2.0.0')).toEqual([
    'o.yaml:1:10: overlay is "2.0.0"; expected the version "1.0.0" or "1.1.0"',
    'o.yaml:4:5: unknown key targt; did you mean target?',
    "o.yaml:4:5: target is missing; expected a JSONPath, such as $.paths['/login'].post",
    'o.yaml:5:13: target is "x"; expected a JSONPath, such as $.paths[\'/login\'].post',
    'o.yaml:6:26: remove is 1; expected true or false',
    'o.yaml:7:5: the action is 1; expected target and update',
  ]);
});

test.each(['__proto__', 'constructor', 'prototype'])(
  'adds %s as a member, and pollutes no prototype',
  async (key) => {
    const { document } =
      await overlaid(`  - target: $\n    update: { x-a: { ${key}: { polluted: 1 } }, ${key}: { polluted: 1 } }
  - target: $['${key}']\n    update: { more: 2 }`);
    expect(Object.getOwnPropertyDescriptor(document, key)?.value).toEqual({ polluted: 1, more: 2 });
    expect(({} as { polluted?: number; more?: number }).polluted).toBeUndefined();
    expect(({} as { more?: number }).more).toBeUndefined();
    expect((Object as { polluted?: number }).polluted).toBeUndefined();
  },
);

test('notes that it extends another contract', async () => {
  const action = '  - target: $\n    update: {}';
  expect((await overlaid(action, '1.0.0', 'extends: ./acme.yaml\n')).notes).toEqual([]);
  expect((await overlaid(action, '1.0.0', 'extends: ./other.yaml\n')).notes).toEqual([
    expect.stringMatching(
      /o\.yaml:3:10: extends is \.\/other\.yaml, but the overlay is applied to .*acme\.yaml$/,
    ),
  ]);
});

test('reports a reference that an action breaks', async () => {
  expect(
    await problemsOf("  - target: $.paths['/login'].post\n    update: { x: { $ref: '#/nowhere' } }"),
  ).toEqual([
    'o.yaml:5:26: the $ref "#/nowhere" leads nowhere: there is no nowhere; expected the JSON pointer of a part of the contract',
  ]);
});

test('limits the nodes that copies of copies add', async () => {
  const pairs = Array.from(
    { length: 26 },
    (_, index) => `
  - { target: "$['x-a'].c", update: { k${index}: {} } }
  - { target: "$['x-a'].c.k${index}", copy: "$['x-a']" }`,
  );
  const seed = '  - { target: $, update: { x-a: { b: 1, c: {} } } }';
  const lines = await problemsOf(`${seed}${pairs.join('')}`, '1.1.0');
  expect(lines).toEqual([
    expect.stringMatching(
      /^o\.yaml:\d+:\d+: the overlay copies more than 1000000 nodes; copy smaller parts$/,
    ),
  ]);
});
