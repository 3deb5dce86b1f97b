import type { Emulator, ServedProvider } from '../emulator/emulator.ts';
import { problem, type ProblemReply, type AdminContext } from './handler.ts';
import type { IncomingMessage } from 'node:http';
import { namespaceLimitMessage } from '../emulator/namespace-registry.ts';
import type { ContractCall } from './contract-calls.ts';

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

/**
 * The namespace that a call works on; none for one of the process's. A call that only looks makes no namespace of one
 * that is not there.
 */
export function namespaceFor(
  { parameters, method }: ContractCall,
  request: IncomingMessage,
  { emulator: { namespaces }, namespaceOf }: AdminContext,
): { readonly namespace: string } | ProblemReply<400 | 503> {
  if (!parameters.has('header/x-emulator-namespace')) return { namespace: '' };
  const namespace = namespaceOf(request);
  if (typeof namespace !== 'string') return problem(400, namespace.wrong);
  if (method === 'GET' && !namespaces.has(namespace)) return { namespace };
  return namespaces.enter(namespace) ? { namespace } : problem(503, namespaceLimitMessage(namespaces));
}
