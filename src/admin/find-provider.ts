import type { Emulator, ServedProvider } from '../emulator/emulator.ts';
import { problem, type ProblemReply } from './handler.ts';

/** A provider, or why there is none. */
type FoundProvider = { readonly served: ServedProvider } | { readonly problem: ProblemReply<404> };

/** The provider that a call names, as its namespace has it; a problem where it is not served. */
export async function findProvider(
  emulator: Emulator,
  namespace: string,
  provider: string,
): Promise<FoundProvider> {
  return oneOf(emulator.servedIn(await emulator.config(namespace)), provider);
}

/** The same where a call may name none, and is about all of them then. */
export async function findProviders(
  emulator: Emulator,
  namespace: string,
  provider: string | undefined,
): Promise<{ readonly all: readonly ServedProvider[] } | { readonly problem: ProblemReply<404> }> {
  const all = emulator.servedIn(await emulator.config(namespace));
  if (provider === undefined) return { all };
  const found = oneOf(all, provider);
  return 'problem' in found ? found : { all: [found.served] };
}

/** The provider with this name; a problem where it is none of these. */
export function oneOf(all: readonly ServedProvider[], provider: string): FoundProvider {
  const served = all.find(({ id }) => id === provider);
  if (served !== undefined) return { served };
  const known = all.map(({ id }) => id).join(', ');
  return { problem: problem(404, `no provider ${provider} is served; expected one of ${known}`) };
}
