import type { Request } from 'express';
import type { Emulator, ServedProvider } from '../emulator/emulator.ts';
import { problem, type ProblemReply, type AdminContext } from './handler.ts';
import { namespaceLimitMessage } from '../emulator/namespace-registry.ts';
import type { ContractCall } from './contract-calls.ts';
import { allNamespaces } from '../journal/entry-buffer.ts';
import { createProviderRecords, type ProviderRecords } from './provider-records.ts';
import { expectedOneOf } from '../suggestion.ts';

/** The namespace of a call, and the records of the provider that its path names. */
interface CallTarget {
  /** Empty for calls about the whole process or all namespaces. */
  readonly namespace: string;
  /** The records of the provider in the call's path, if it has one. */
  readonly records?: ProviderRecords;
}

/** Finds the target of a call. A call that only reads doesn't create a missing namespace. */
export async function targetOf(
  { parameters, method }: ContractCall,
  request: Request,
  { emulator, namespaceOf, boundTo }: AdminContext,
): Promise<CallTarget | ProblemReply<400 | 404 | 503>> {
  if (!parameters.has('header/x-emulator-namespace')) return { namespace: '' };
  const isForAll = parameters.has('query/scope') && request.query['scope'] === 'all';
  const namespace = isForAll ? (boundTo(request) ?? allNamespaces) : namespaceOf(request);
  if (typeof namespace !== 'string') return problem('invalid-namespace', namespace.wrong);
  if (namespace === allNamespaces) return { namespace };
  const { namespaces } = emulator;
  const isLook = method === 'GET' && !namespaces.has(namespace);
  if (!isLook && !namespaces.enter(namespace))
    return problem('too-many-namespaces', namespaceLimitMessage(namespaces));
  if (!parameters.has('path/provider')) return { namespace };
  const served = oneOf(
    emulator.servedIn(await emulator.config(namespace)),
    String(request.params['provider']),
  );
  if ('status' in served) return served;
  return { namespace, records: createProviderRecords(emulator, namespace, served) };
}

/** Returns the providers of a namespace, or only the provider in the path of a call; a problem if it isn't served. */
export async function findProviders(
  emulator: Emulator,
  namespace: string,
  provider: string | undefined,
): Promise<readonly ServedProvider[] | ProblemReply<404>> {
  const all = emulator.servedIn(await emulator.config(namespace));
  if (provider === undefined) return all;
  const served = oneOf(all, provider);
  return 'status' in served ? served : [served];
}

/** Returns the provider with this name; a problem if none has it. */
export function oneOf(all: readonly ServedProvider[], provider: string): ServedProvider | ProblemReply<404> {
  const served = all.find(({ id }) => id === provider);
  if (served !== undefined) return served;
  const known = all.map(({ id }) => id);
  return problem(
    'provider-not-found',
    `no provider ${provider} is served; ${expectedOneOf(provider, known)}`,
  );
}
