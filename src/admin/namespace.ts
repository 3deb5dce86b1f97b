import type { IncomingMessage } from 'node:http';
import { namespaceLimitMessage } from '../emulator/namespace-registry.ts';
import { problem, type ProblemReply } from './handler.ts';
import type { ContractCall } from './contract-calls.ts';
import type { AdminContext } from './context.ts';

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
