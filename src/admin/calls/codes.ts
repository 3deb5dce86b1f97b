import { problem, type Calls } from '../call.ts';
import { codesOf } from '../codes.ts';
import { servedOf } from '../served.ts';

/** Second factors, as the account's owner would see them. */
export const codeCalls = {
  async getCodes({ emulator, namespace, params }) {
    const found = servedOf(emulator, params.provider);
    if ('problem' in found) return found.problem;
    const codes = await emulator.look(namespace, found.served, (state, environment) =>
      codesOf(params.login, state, environment),
    );
    return 'none' in codes ? problem(404, codes.none) : { status: 200, body: codes };
  },
} satisfies Calls<'getCodes'>;
