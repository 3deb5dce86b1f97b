import { isFrozenIn, timeIn } from '../../environment/environment.ts';
import { exportBundle, exportBundleWithoutSecrets, readBundle } from '../../namespaces/state/bundle.ts';
import { readStateDocument, type StateProblem } from '../../namespaces/state/document.ts';
import type { IsInFixtures } from '../../namespaces/state/shareable-scenarios.ts';
import { importStateless } from '../../namespaces/state/stateless-bundle.ts';
import type { ServedProvider } from '../../emulator/emulator.ts';
import { provenanceOf } from '../../namespaces/state/provenance.ts';
import {
  exportNamespace,
  readExportedState,
  importState,
  findSnapshot,
  listSnapshots,
  removeSnapshot,
  saveSnapshot,
  snapshotLayer,
} from '../../namespaces/state/snapshots.ts';
import { problem, type Handlers, type ProblemReply } from '../handler.ts';
import { nowIn } from '../../namespaces/clock.ts';

/** Marks a response that contains passwords, codes and tokens. */
const withSecrets = { 'x-emulator-secrets': 'yes', 'cache-control': 'no-store' } as const;

/** The calls for state, bundles and snapshots. */
export const stateCalls = {
  getState: async ({ emulator, namespace }) => ({
    status: 200,
    headers: withSecrets,
    body: await exportNamespace(emulator, namespace),
  }),
  async putState({ emulator, namespace, body }) {
    const read = readStateDocument(body, await provenanceOf(emulator, namespace));
    if ('problem' in read) return cannotRead(read);
    await importState(emulator, namespace, read.layer);
    return { status: 204 };
  },
  async getBundle({ emulator, namespace, journal, query: { secrets = true } }) {
    const origin = await provenanceOf(emulator, namespace);
    const setup = await emulator.config(namespace);
    const parts = {
      layer: await readExportedState(emulator, namespace),
      now: timeIn(setup, emulator.clock),
      frozen: isFrozenIn(setup, emulator.clock),
      scenarios: emulator.activeScenarios(setup),
      journal: journal.query(namespace, {}).entries,
    };
    if (secrets) return { status: 200, headers: withSecrets, body: exportBundle(parts, origin) };
    const body = exportBundleWithoutSecrets(parts, origin, isInFixtures(emulator.served));
    return { status: 200, headers: { 'cache-control': 'no-store' }, body };
  },
  async putBundle({ emulator, namespace, journal, body }) {
    const read = readBundle(body, await provenanceOf(emulator, namespace), emulator.clock.machine());
    if ('problem' in read) return cannotRead(read);
    const { layer, scenarios } = read;
    const wrong =
      scenarios === undefined
        ? await importState(emulator, namespace, layer)
        : await importStateless(emulator, namespace, layer, scenarios);
    if (wrong !== undefined) return cannotRead(wrong);
    journal.restore(namespace, read.journal);
    return { status: 204 };
  },
  listSnapshots: async ({ emulator, namespace }) => ({
    status: 200,
    body: { snapshots: await listSnapshots(emulator, namespace) },
  }),
  async getSnapshot({ emulator, namespace, params: { name } }) {
    const body = await findSnapshot(emulator, namespace, name);
    return body === undefined ? noSnapshot(namespace, name) : { status: 200, headers: withSecrets, body };
  },
  async saveSnapshot({ emulator, namespace, params: { name } }) {
    const now = await nowIn(emulator, namespace);
    const saved = await saveSnapshot(emulator, namespace, name, now);
    if ('full' in saved) return problem('too-many-saved', saved.full);
    const { view, isNew } = saved;
    return { status: isNew ? 201 : 200, body: view };
  },
  async removeSnapshot({ emulator, namespace, params: { name } }) {
    const isGone = await removeSnapshot(emulator, namespace, name);
    return isGone ? { status: 204 } : noSnapshot(namespace, name);
  },
  async restoreSnapshot({ emulator, namespace, params: { name } }) {
    const read = await snapshotLayer(emulator, namespace, name);
    if (read === undefined) return noSnapshot(namespace, name);
    if ('problem' in read)
      return problem('invalid-state', `snapshot ${name} can't be restored: ${read.problem}`);
    await importState(emulator, namespace, read.layer);
    return { status: 204 };
  },
} satisfies Handlers;

/** Returns a check whether the fixtures of a provider have a scenario's account. */
function isInFixtures(served: readonly ServedProvider[]): IsInFixtures {
  return ({ provider, account }) =>
    account === undefined ||
    served
      .filter(({ id }) => provider === undefined || provider === id)
      .some(({ fixtures }) =>
        fixtures.accounts.some(({ logins }) =>
          logins.some((login) => login.toLowerCase() === account.toLowerCase()),
        ),
      );
}

/** Returns the problem of a document that can't be imported; a wrong record comes with its place in the body. */
function cannotRead({ problem: message, pointer }: StateProblem): ProblemReply<422> {
  if (pointer === undefined) return problem('invalid-state', message);
  return problem('invalid-state', message, { errors: [{ path: pointer, message }] });
}

function noSnapshot(namespace: string, name: string) {
  return problem(
    'snapshot-not-found',
    `namespace ${namespace} has no snapshot ${name}; GET /__admin/snapshots lists its snapshots, PUT /__admin/snapshots/${name} saves one`,
  );
}
