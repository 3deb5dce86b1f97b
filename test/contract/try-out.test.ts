import { describe, expect, it } from '@jest/globals';
import { readDocument, type Node, type OpenApiDocument } from '../../src/contract/document.ts';
import { createEmulator } from '../../src/index.ts';
import { rooms } from '../../src/providers/rooms.ts';

/** A request as the page of the contracts sends it, when nothing in it is changed. */
interface TryOut {
  readonly contract: string;
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

const methods = ['get', 'put', 'post', 'delete', 'patch'];

const tryOuts = rooms.flatMap(({ id, profiles }) =>
  Object.keys(profiles).flatMap((profile) => tryOutsOf(`${id}/${profile}`)),
);

/** The operations that need nobody signed in and have an example of their body. */
function tryOutsOf(contract: string): readonly TryOut[] {
  const document = readDocument(`openapi/${contract}.yaml`);
  return document.entries(document.root, 'paths').flatMap(([template, item]) =>
    methods.flatMap((method) => {
      const operation = document.find(item, method);
      const example = operation === undefined ? undefined : firstExample(document, operation);
      if (operation === undefined || example === undefined) return [];
      const path = filled(document, operation, serverOf(document, item) + template);
      return [
        {
          contract,
          operation: String(operation['operationId']),
          method: method.toUpperCase(),
          path,
          body: example['value'],
        },
      ];
    }),
  );
}

function firstExample(document: OpenApiDocument, operation: Node): Node | undefined {
  const [first] = document.entries(document.find(operation, 'requestBody') ?? {}, 'content');
  return first === undefined ? undefined : document.entries(first[1], 'examples')[0]?.[1];
}

function serverOf(document: OpenApiDocument, item: Node): string {
  const [server] = [...document.list(item, 'servers'), ...document.list(document.root, 'servers')];
  return new URL(String(server?.['url'])).pathname;
}

function filled(document: OpenApiDocument, operation: Node, template: string): string {
  return document
    .list(operation, 'parameters')
    .filter((parameter) => parameter['in'] === 'path')
    .reduce(
      (path, { name, example }) => path.replace(`{${String(name)}}`, encodeURIComponent(String(example))),
      template,
    );
}

/** What nobody can do without having signed in, or with what was given once. */
const needsMore = ['misaka/documented refresh', 'misaka/documented changePassword'];

describe('the page of the contracts', () => {
  it('has an example for a login of every contract', () => {
    const logins = /^(login|authenticate)/;
    const contracts = tryOuts
      .filter(({ operation }) => logins.test(operation))
      .map(({ contract }) => contract);
    const all = rooms.flatMap(({ id, profiles }) =>
      Object.keys(profiles).map((profile) => `${id}/${profile}`),
    );
    expect([...new Set(contracts)].toSorted()).toEqual(all.toSorted());
  });

  it.each(tryOuts.filter(({ contract, operation }) => !needsMore.includes(`${contract} ${operation}`)))(
    'tries $operation of $contract out with success',
    async ({ contract, method, path, body }) => {
      expect(JSON.stringify(body)).not.toContain('some text');
      const [id = '', profile] = contract.split('/');
      const emulator = await createEmulator({
        port: false,
        profile: profile === 'observed' ? { [id]: profile } : {},
      });
      const headers = { 'content-type': 'application/json' };
      const response = await emulator.fetch(path, { method, headers, body: JSON.stringify(body) });
      const [entry] = (await emulator.requests.list()).requests;
      expect({ path, outcome: entry?.outcome, isSuccess: response.ok }).toMatchObject({ isSuccess: true });
      await emulator.close();
    },
  );

  it('tries out to arm a scenario with success', async () => {
    const document = readDocument('openapi/admin.yaml');
    const paths = document.at(document.root, 'paths');
    const post = document.at(document.at(paths, '/scenarios'), 'post');
    const example = firstExample(document, post);
    const emulator = await createEmulator({ port: false });
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(example?.['value']),
    };
    expect((await emulator.fetch('/__admin/scenarios', init)).status).toBe(201);
    await emulator.close();
  });
});
