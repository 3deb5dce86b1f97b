import { useEffect, useRef } from 'preact/hooks';
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

/** A call that took this long may have stopped the search for examples; the next one lists those found since. */
const slowMs = 4500;

/** Returns the operations of the controlled namespace's profiles. */
export function useOperations(): Resource<readonly Operation[]> {
  const wasSlow = useRef(false);
  const listed = useResource(
    async () => {
      const began = performance.now();
      const { operations } = await call('listOperations');
      wasSlow.current = performance.now() - began > slowMs;
      return operations;
    },
    [namespace.value],
    (event) => isChange(event, contractCalls, namespace.value),
  );
  useEffect(() => {
    if (wasSlow.current) listed.reload();
  }, [listed.data.value]);
  return listed;
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
