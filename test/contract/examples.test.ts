import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { catalogueOf } from '../support/catalogue.ts';
import { isNode, readDocument, type Node } from '../../tools/codegen/document.ts';
import type { Validator, Contract, OperationContract, OutcomeStatuses } from '../../src/core/contract.ts';
import * as misaka from '../../src/generated/misaka/documented/routes.ts';
import { builtInProviders } from '../../src/providers/index.ts';

/** A generated contract. */
interface Generated {
  readonly contract: Contract;
  readonly operations: Readonly<Record<string, OperationContract<unknown>>>;
  /** The checks by the name of their schema. */
  readonly checks: Readonly<Record<string, Validator<unknown>>>;
}

/** A body's checks by content type. */
type Content = Readonly<Record<string, Validator<unknown>>>;

/** One example of a contract, with the generated check for it. */
interface Example {
  readonly place: string;
  readonly value: unknown;
  readonly check: Validator<unknown> | undefined;
}

/** All contracts, with the code generated from them. The folder `schema` has none. */
const folders = readdirSync('openapi', { withFileTypes: true }).filter(
  (entry) => entry.isDirectory() && entry.name !== 'schema',
);
const files = folders.flatMap((folder) =>
  readdirSync(join('openapi', folder.name)).map((file) => `${folder.name}/${basename(file, '.yaml')}`),
);
const contracts = files.map((name) => {
  const generated = join(process.cwd(), 'src/generated', name);
  const routes = jest.requireActual<Omit<Generated, 'checks'>>(join(generated, 'routes.ts'));
  const checks = jest.requireActual<Generated['checks']>(join(generated, 'checks.js'));
  return { ...routes, checks, name, document: readDocument(join('openapi', `${name}.yaml`)) };
});

it('covers exactly the contracts of the built-in providers', () => {
  const served = builtInProviders.flatMap(({ profiles }) =>
    Object.values(profiles).map(({ contract }) => `${contract.provider}/${contract.profile}`),
  );
  expect(files.toSorted()).toEqual(served.sort());
});

it("accepts the error on Misaka.io's page, which has no status", () => {
  const check: Validator<unknown> = misaka.operations.login.responses[401]['application/json'];
  expect([check({ detail: 'string' }), check({ detail: 0 })]).toEqual([true, false]);
});

it("has ONLYOFFICE's request example in the length that the page shows", () => {
  const { root, at } = readDocument('openapi/onlyoffice/documented.yaml');
  const example = at(at(at(root, 'components'), 'examples'), 'AuthRequest');
  expect(JSON.stringify(example['value'], null, 2)).toHaveLength(423);
});

describe.each(contracts)('The contract $name', ({ contract, operations, checks, document }) => {
  const { at, entries, find, root } = document;
  const declared = entries(root, 'paths').flatMap(([template, item]) =>
    Object.keys(item)
      .filter((key) => key !== 'servers')
      .map((method) => ({ template, method, operation: at(item, method) })),
  );
  const written = declared
    .filter(({ operation }) => !('x-not-built' in operation))
    .map(({ operation }) => {
      const operationId = String(operation['operationId']);
      return { operation, operationId, generated: operations[operationId] };
    });
  const unbuilt = declared.filter(({ operation }) => 'x-not-built' in operation);

  const examplesIn = (place: string, node: Node, content: Content = {}) =>
    entries(node, 'content').flatMap(([mediaType, media]) =>
      entries(media, 'examples').map(([name, example]): Example => {
        return { place: `${place} ${mediaType} ${name}`, value: example['value'], check: content[mediaType] };
      }),
    );
  const requests = written.flatMap(({ operation, operationId, generated }) =>
    examplesIn(operationId, find(operation, 'requestBody') ?? {}, bodyChecks(generated)),
  );
  const responses = written.flatMap(({ operation, operationId, generated }) =>
    entries(operation, 'responses').flatMap(([status, response]) =>
      examplesIn(`${operationId} ${status}`, response, generated?.responses[Number(status)]),
    ),
  );

  it('generates all operations', () => {
    expect(Object.keys(operations)).toEqual(written.map(({ operationId }) => operationId));
    expect(contract.notBuilt).toEqual(
      unbuilt.map(({ template, method, operation }) => ({
        operationId: operation['operationId'],
        method: method.toUpperCase(),
        template,
        why: operation['x-not-built'],
      })),
    );
  });

  it.each(requests)('accepts its request example $place', ({ value, check }) => {
    expect({ taken: check?.(value), errors: check?.errors }).toEqual({ taken: true, errors: null });
  });

  it.each(responses)('accepts its response example $place', ({ value, check }) => {
    expect({ taken: check?.(value), errors: check?.errors }).toEqual({ taken: true, errors: null });
  });

  it.each(written)('rejects values of another type for $operationId', ({ generated }) => {
    const wrong = [
      ...Object.values(generated?.body ?? {}).map(({ check }) => check),
      ...Object.values(generated?.responses ?? {}).flatMap((content) => Object.values(content)),
      ...Object.values(contract.refusals).flatMap(({ content }) => Object.values(content)),
    ].filter((check) => ofEachType(typeOf(check)).some((value) => check(value)));
    expect(wrong).toEqual([]);
  });

  /** Returns the type of a check's schema; `object` if it declares none. */
  const typeOf = (check: Validator<unknown>) => {
    const name = Object.keys(checks).find((one) => checks[one] === check) ?? '';
    const { type = 'object' } = at(at(at(root, 'components'), 'schemas'), name);
    return String(type);
  };
  const schemaNames = (content: Content) =>
    Object.entries(content).map(([mediaType, check]) => [
      mediaType,
      Object.keys(checks).find((name) => checks[name] === check),
    ]);
  const schemasIn = (node: Node) =>
    entries(node, 'content').map(([mediaType, { schema }]) => [
      mediaType,
      isNode(schema) ? String(schema['$ref']).replace('#/components/schemas/', '') : undefined,
    ]);

  it.each(written)('checks each content type of $operationId by its schema', ({ operation, generated }) => {
    const numbered = entries(operation, 'responses').filter(([status]) => status !== 'default');
    expect({
      request: schemaNames(bodyChecks(generated)),
      responses: Object.entries(generated?.responses ?? {}).map(([status, content]) => [
        status,
        schemaNames(content),
      ]),
    }).toEqual({
      request: schemasIn(find(operation, 'requestBody') ?? {}),
      responses: numbered.map(([status, response]) => [status, schemasIn(response)]),
    });
  });

  /** Returns a response's outcomes: its examples, then those without a body. */
  const saidIn = (response: Node) => {
    const [[, media] = []] = entries(response, 'content');
    const shown = media === undefined ? [] : entries(media, 'examples');
    return [...shown, ...entries(response, 'x-outcomes')];
  };
  const isEmpty = (response: Node, name: string) =>
    'content' in response && entries(response, 'x-outcomes').some(([bodiless]) => bodiless === name);
  /** The error replies; the other responses are shared by operations. */
  const declaredErrorReplies = entries(at(root, 'components'), 'responses').filter(
    ([, response]) => 'x-status' in response,
  );

  it.each(written)('has the outcomes of $operationId that its examples declare', (one) => {
    const marked = entries(one.operation, 'responses').flatMap(([status, response]) =>
      saidIn(response).map(([name, example], position) => {
        const row = {
          ...{ name, status: Number(status), first: position === 0 },
          provenance: example['x-provenance'],
        };
        return isEmpty(response, name) ? { ...row, empty: true } : row;
      }),
    );
    const outcomes: OutcomeStatuses = one.generated?.outcomes ?? {};
    const rows = Object.entries(outcomes).flatMap(([name, said = []]) =>
      said.map((row) => ({ name, ...row })),
    );
    expect(new Set(rows)).toEqual(new Set(marked));
  });

  it('has every example and the source of every error reply in its catalogue', async () => {
    const outcomes = written.flatMap(({ operation, operationId }) =>
      entries(operation, 'responses').flatMap(([status, response]) =>
        saidIn(response).map(([outcome, example], position) => ({
          operation: operationId,
          outcome,
          status: Number(status),
          first: position === 0,
          provenance: example['x-provenance'],
          source: example['x-source'],
          reach: example['x-reach'],
          body: example['value'],
        })),
      ),
    );
    const refusals = declaredErrorReplies.map(([name, response]) => [name, response['x-source']] as const);
    expect(await catalogueOf(contract)).toEqual({ outcomes, refusals: Object.fromEntries(refusals) });
  });

  it('has the declared status, provenance and schemas of every error reply', () => {
    const refusals = declaredErrorReplies.map(([name, response]) => [
      name,
      { status: response['x-status'], provenance: response['x-provenance'], content: schemasIn(response) },
    ]);
    const found = Object.entries(contract.refusals).map(([name, { status, provenance, content }]) => [
      name,
      { status, provenance, content: schemaNames(content) },
    ]);
    expect(found).toEqual(refusals);
  });
});

function bodyChecks(operation: Generated['operations'][string] | undefined): Content {
  const bodies = Object.entries(operation?.body ?? {});
  return Object.fromEntries(bodies.map(([mediaType, { check }]) => [mediaType, check]));
}

/** Returns a value of each type except one. */
function ofEachType(own: string): readonly unknown[] {
  const values = { null: null, string: '', array: [], object: {}, number: 0.5, boolean: true };
  return Object.entries(values).flatMap(([type, value]) => (type === own ? [] : [value]));
}
