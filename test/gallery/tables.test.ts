import { describe, expect, it } from '@jest/globals';
import { loadDeclaredProvider } from '../../src/declared/load.ts';
import { createEmulator } from '../../src/index.ts';
import { flowProblem, stepProblems } from '../../src/testing/exchanges/check.ts';
import { gallery, operationOf, type GalleryProvider } from './gallery.ts';

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

  it('has each refusal by the state of an account that the API knows, something expired, a 429 and a forced 500', async () => {
    const possible = new Set((await outcomesOf(provider)).map(({ outcome }) => outcome));
    const states = ['locked-out', 'account-disabled'].filter((outcome) => possible.has(outcome));
    expect(states).not.toEqual([]);
    const outcomes = sent.map(({ answer }) => answer.outcome);
    expect(outcomes).toEqual(expect.arrayContaining(states));
    expect(outcomes).toContainEqual(expect.stringMatching(/expired$/));
    expect(sent.map(({ answer }) => answer.status)).toEqual(expect.arrayContaining([429, 500]));
  });

  it('expects only statuses that the contract, its overlay or the marks declare', async () => {
    const { provider: loaded } = await loadDeclaredProvider({ id: provider.id, file: provider.contract });
    const declared = new Map(
      loaded.profiles.documented.endpoints.map(({ contract: { method, template, responses } }) => [
        `${method} ${template}`,
        Object.keys(responses).map(Number),
      ]),
    );
    const outcomes = await outcomesOf(provider);
    const undeclared = sent.filter(({ request, answer: { status } }) => {
      const operation = operationOf(provider, request);
      if (operation === undefined) return ![404, 405].includes(status);
      const { method, template } = operation;
      const statuses = declared.get(`${method} ${template}`) ?? [];
      const isMarked = outcomes.some(
        (one) => one.template === template && one.method === method && one.status === status,
      );
      return !isMarked && !statuses.includes(status) && !statuses.includes(NaN);
    });
    expect(undeclared.map(({ name, request, answer }) => [name, request.path, answer.status])).toEqual([]);
  });
});

/** Returns the outcomes of the operations, with the statuses of their answers. */
async function outcomesOf({ id, contract }: GalleryProvider) {
  const { provider } = await loadDeclaredProvider({ id, file: contract });
  const emulator = await createEmulator({ providers: [provider], port: false });
  try {
    const { outcomes } = await emulator.outcomes.list({ provider: id });
    return outcomes.map(({ operation, outcome, status }) => {
      const { endpoints } = provider.profiles.documented;
      const of = endpoints.find((one) => one.contract.operationId === operation)?.contract;
      return { outcome, status, method: of?.method, template: of?.template };
    });
  } finally {
    await emulator.close();
  }
}
