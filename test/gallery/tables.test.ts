import { describe, expect, it } from '@jest/globals';
import { loadDeclaredProvider } from '../../src/declared/load.ts';
import { flowProblem, stepProblems } from '../../src/testing/exchanges/check.ts';
import { gallery, operationOf } from './gallery.ts';

describe.each(gallery.map((provider) => ({ name: provider.id, provider })))('$name', ({ provider }) => {
  const steps = provider.table.flows.flatMap(({ name, steps: all }) => all.map((step) => ({ name, step })));
  const sent = steps.flatMap(({ name, step: { request, answer } }) =>
    request === undefined || answer === undefined ? [] : [{ name, request, answer }],
  );

  it('has a table without errors', () => {
    expect(provider.table.flows.flatMap((flow) => flowProblem(flow) ?? [])).toEqual([]);
    expect(steps.flatMap(({ step }) => stepProblems(step))).toEqual([]);
  });

  it('has an exchange for each operation of the contract', () => {
    const reached = new Set(sent.map(({ request }) => operationOf(provider, request)));
    expect(provider.operations.filter((operation) => !reached.has(operation))).toEqual([]);
  });

  it('has a lockout, a disabled account, something expired, a 429 and a forced 500', () => {
    const outcomes = sent.map(({ answer }) => answer.outcome);
    expect(outcomes).toEqual(expect.arrayContaining(['locked-out', 'account-disabled']));
    expect(outcomes).toContainEqual(expect.stringMatching(/expired$/));
    expect(sent.map(({ answer }) => answer.status)).toEqual(expect.arrayContaining([429, 500]));
  });

  it('expects only statuses that the contract or its overlay declares', async () => {
    const { provider: loaded } = await loadDeclaredProvider({ id: provider.id, file: provider.contract });
    const declared = new Map(
      loaded.profiles.documented.endpoints.map(({ contract: { method, template, responses } }) => [
        `${method} ${template}`,
        Object.keys(responses).map(Number),
      ]),
    );
    const undeclared = sent.filter(({ request, answer }) => {
      const operation = operationOf(provider, request);
      if (operation === undefined) return ![404, 405].includes(answer.status);
      return declared.get(`${operation.method} ${operation.template}`)?.includes(answer.status) !== true;
    });
    expect(undeclared.map(({ name, request, answer }) => [name, request.path, answer.status])).toEqual([]);
  });
});
