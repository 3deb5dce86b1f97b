import { isFrozenIn, timeIn } from '../../namespace/clock.ts';
import { exportBundle, readBundle } from '../../state/bundle.ts';
import { readStateDocument, type StateProblem } from '../../state/document.ts';
import { originOf } from '../../state/origin.ts';
import { exportNamespace, stateOf, takeOver } from '../../state/transfer.ts';
import { problem, type Calls, type ProblemReply } from '../call.ts';

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
    const read = readStateDocument(body, originOf(emulator, namespace));
    if ('problem' in read) return cannotRead(read);
    await takeOver(emulator, namespace, read.layer);
    return { status: 204 };
  },
  async getBundle({ emulator, namespace, journal }) {
    const setup = await emulator.setup(namespace);
    const parts = {
      layer: await stateOf(emulator, namespace),
      now: timeIn(setup, emulator.clock),
      frozen: isFrozenIn(setup, emulator.clock),
      scenarios: emulator.standing(setup),
      journal: journal.query(namespace, {}).entries,
    };
    const body = exportBundle(parts, originOf(emulator, namespace));
    return { status: 200, headers: withSecrets, body };
  },
  async putBundle({ emulator, namespace, journal, body }) {
    const read = readBundle(body, originOf(emulator, namespace), emulator.clock.machine());
    if ('problem' in read) return cannotRead(read);
    await takeOver(emulator, namespace, read.layer);
    journal.restore(namespace, read.journal);
    return { status: 204 };
  },
} satisfies Calls<'getState' | 'putState' | 'getBundle' | 'putBundle'>;

/** Says why a document cannot be taken; where one of its records is wrong, with its place in the body. */
function cannotRead({ problem: message, pointer }: StateProblem): ProblemReply<422> {
  if (pointer === undefined) return problem(422, message);
  return problem(422, message, { errors: [{ path: pointer, message }] });
}
