import type { Answer } from '../../../admin/call-types.ts';
import { call } from '../../api/client.ts';
import { namespace, onlyNamespace } from '../../page/namespace.ts';
import { isChange, useResource, type Resource } from '../../state/resource.ts';

/** An operation of a contract, with its example request. */
export type Operation = Answer<'listOperations'>['operations'][number];

/** The outcomes that requests have reached, over all namespaces. */
export type Coverage = Answer<'getCoverage'>;

/** The calls that may change which operations are served, or their examples. */
const contractCalls = [
  'putNamespace',
  'removeNamespace',
  'putFixtures',
  'putState',
  'putBundle',
  'restoreSnapshot',
] as const;

/** Returns the operations of the controlled namespace's profiles, without their examples. */
export function useOperations(): Resource<readonly Operation[]> {
  return useResource(
    async () => (await call('listOperations', { query: { examples: false } })).operations,
    [namespace.value],
    (event) => isChange(event, contractCalls, namespace.value),
  );
}

/** Returns an operation with its example, which the emulator looks for now; null if it isn't served any more. */
export function useOperation({ provider, operation }: Operation): Resource<Operation | null> {
  return useResource(
    async () => (await call('listOperations', { query: { provider, operation } })).operations.at(0) ?? null,
    [namespace.value, provider, operation],
    (event) => isChange(event, contractCalls, namespace.value),
  );
}

/** Returns the coverage; without data if the caller may read one namespace only. */
export function useCoverage() {
  return useResource(
    async () => (onlyNamespace.value === undefined ? call('getCoverage') : undefined),
    [onlyNamespace.value],
    (event) =>
      (event.type === 'request' && event.entry.sentBy === undefined) ||
      isChange(event, ['clearCoverage', ...contractCalls]),
  );
}
