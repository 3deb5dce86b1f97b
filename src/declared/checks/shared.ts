import { result, type ActCall, type ActResult } from '../runtime/act.ts';
import { placesOf } from '../request/read.ts';
import { checkLimits } from './limits.ts';
import { checkCsrf } from './csrf.ts';

/** The checks that every act may have, in their default order. */
export const sharedChecks = ['csrf', 'client', 'limits'] as const;

/** Denies a request by one of the checks that every act may have. */
export function checkShared(check: (typeof sharedChecks)[number], call: ActCall): ActResult | undefined {
  if (check === 'csrf') return checkCsrf(call);
  return check === 'client' ? checkClient(call) : checkLimits(call);
}

/** Denies a request whose client is unknown, or whose secret is wrong. */
function checkClient({ act, wire, marks, context }: ActCall): ActResult | undefined {
  const { reads } = act.mark;
  if (reads?.client === undefined || marks.marks.clients === 'ignored') return undefined;
  const id = act.text('client', wire);
  if (id === undefined) {
    context.trace('no client given');
    return result('client-invalid', {}, 'missing');
  }
  const client = context.state.get('clients', id);
  if (client === undefined) {
    context.trace('there is no such client');
    return result('client-invalid', {}, 'unknown');
  }
  const secret = act.text('clientSecret', wire);
  if (client.secret === undefined || secret === client.secret) return undefined;
  // a public client sends no secret, and a secret that the act doesn't read can't be wrong
  if (secret === undefined && reads.clientSecret === undefined) return undefined;
  context.trace(`the secret of the client is wrong; expected at ${describe(reads.clientSecret)}`);
  return result('client-invalid', {}, 'wrong-secret');
}

function describe(read: Parameters<typeof placesOf>[0] | undefined): string {
  if (read === undefined) return 'no place';
  return placesOf(read)
    .map((place) => [place.in, ...place.path].join('.'))
    .join(' or ');
}
