import { describe, expect, it } from '@jest/globals';
import { readContract } from '../../src/declared/contract/read-contract.ts';
import { flowProblem, stepProblems } from '../../src/testing/exchanges/check.ts';
import { describesRefusals, gallery, operationOf, operationsOf, type Contract } from './gallery.ts';

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

  it('expects only statuses that the contract declares, or its overlay', async () => {
    const { contract } = provider;
    const overlay = contract.replace(/\.yaml$/, '.login.yaml');
    const { document } = await readContract({ contract, overlay });
    const merged = { ...provider, operations: operationsOf(document as unknown as Contract) };
    const undeclared = sent.filter(({ request, answer }) => {
      if (answer.status >= 400 && !describesRefusals(provider)) return false;
      const { statuses = [404] } = operationOf(merged, request) ?? {};
      return !statuses.includes(answer.status) && !statuses.includes(NaN);
    });
    expect(undeclared.map(({ name, request, answer }) => [name, request.path, answer.status])).toEqual([]);
  });
});
