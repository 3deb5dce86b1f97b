import type { Emulator, Served } from '../emulator.ts';
import { problem, type ProblemReply } from './call.ts';

/** A provider, or why there is none. */
type FoundServed = { readonly served: Served } | { readonly problem: ProblemReply<404> };

/** The provider that a call names, as its namespace has it; a problem where it is not served. */
export async function servedOf(
  emulator: Emulator,
  namespace: string,
  provider: string,
): Promise<FoundServed> {
  return oneOf(emulator.servedIn(await emulator.setup(namespace)), provider);
}

/** The same where a call may name none, and is about all of them then. */
export async function allServedOf(
  emulator: Emulator,
  namespace: string,
  provider: string | undefined,
): Promise<{ readonly all: readonly Served[] } | { readonly problem: ProblemReply<404> }> {
  const all = emulator.servedIn(await emulator.setup(namespace));
  if (provider === undefined) return { all };
  const found = oneOf(all, provider);
  return 'problem' in found ? found : { all: [found.served] };
}

/** The provider with this name; a problem where it is none of these. */
export function oneOf(all: readonly Served[], provider: string): FoundServed {
  const served = all.find(({ id }) => id === provider);
  if (served !== undefined) return { served };
  const known = all.map(({ id }) => id).join(', ');
  return { problem: problem(404, `no provider ${provider} is served; expected one of ${known}`) };
}
