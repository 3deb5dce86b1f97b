import { isFrozenIn, timeIn } from '../../environment/environment.ts';
import { exportBundle, readBundle } from '../../namespaces/state/bundle.ts';
import { readStateDocument, type StateProblem } from '../../namespaces/state/document.ts';
import { provenanceOf } from '../../namespaces/state/provenance.ts';
import { exportNamespace, readExportedState, importState } from '../../namespaces/state/export.ts';
import { problem, type Handlers, type ProblemReply } from '../handler.ts';

/** Tells whoever keeps the answer that it holds passwords, codes and tokens. */
export const withSecrets = { 'x-emulator-secrets': 'yes', 'cache-control': 'no-store' } as const;

/** The whole of a namespace. */
export const stateCalls = {
  getState: async ({ emulator, namespace }) => ({
    status: 200,
    headers: withSecrets,
    body: await exportNamespace(emulator, namespace),
  }),
  async putState({ emulator, namespace, body }) {
    const read = readStateDocument(body, provenanceOf(emulator, namespace));
    if ('problem' in read) return cannotRead(read);
    await importState(emulator, namespace, read.layer);
    return { status: 204 };
  },
  async getBundle({ emulator, namespace, journal }) {
    const setup = await emulator.config(namespace);
    const parts = {
      layer: await readExportedState(emulator, namespace),
      now: timeIn(setup, emulator.clock),
      frozen: isFrozenIn(setup, emulator.clock),
      scenarios: emulator.activeScenarios(setup),
      journal: journal.query(namespace, {}).entries,
    };
    const body = exportBundle(parts, provenanceOf(emulator, namespace));
    return { status: 200, headers: withSecrets, body };
  },
  async putBundle({ emulator, namespace, journal, body }) {
    const read = readBundle(body, provenanceOf(emulator, namespace), emulator.clock.machine());
    if ('problem' in read) return cannotRead(read);
    await importState(emulator, namespace, read.layer);
    journal.restore(namespace, read.journal);
    return { status: 204 };
  },
} satisfies Handlers<'getState' | 'putState' | 'getBundle' | 'putBundle'>;

/** Says why a document cannot be taken; where one of its records is wrong, with its place in the body. */
function cannotRead({ problem: message, pointer }: StateProblem): ProblemReply<422> {
  if (pointer === undefined) return problem(422, message);
  return problem(422, message, { errors: [{ path: pointer, message }] });
}
