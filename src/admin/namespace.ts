import type { IncomingMessage } from 'node:http';
import { noRoom } from '../namespace/no-room.ts';
import { problem, type ProblemReply } from './call.ts';
import type { ContractCall } from './contract.ts';
import type { AdminParts } from './parts.ts';

/**
 * The namespace that a call works on; none for one of the process's. A call that only looks makes no namespace of one
 * that is not there.
 */
export function namespaceFor(
  { parameters, method }: ContractCall,
  request: IncomingMessage,
  { emulator: { namespaces }, namespaceOf }: AdminParts,
): { readonly namespace: string } | ProblemReply<400 | 503> {
  if (!parameters.has('header/x-emulator-namespace')) return { namespace: '' };
  const namespace = namespaceOf(request);
  if (typeof namespace !== 'string') return problem(400, namespace.wrong);
  if (method === 'GET' && !namespaces.has(namespace)) return { namespace };
  return namespaces.enter(namespace) ? { namespace } : problem(503, noRoom(namespaces));
}
