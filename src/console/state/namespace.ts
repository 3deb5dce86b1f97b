import { computed } from '@preact/signals';
import { pageAddress } from '../api/address.ts';
import { changeQuery, pickedByLink } from './route.ts';
import { session } from './session.ts';

/** The namespace to which the caller's rights or the page's address limit the page; undefined if all are open. */
export const onlyNamespace = computed(() => session.value?.namespace ?? undefined);

/** The namespace that the user picked; undefined while the page shows all. */
export const pickedNamespace = computed(
  () => onlyNamespace.value ?? pickedByLink.value ?? pageAddress.namespace,
);

/** The namespace that the page controls: the picked one, else `default`. */
export const namespace = computed(() => pickedNamespace.value ?? 'default');

/** Picks a namespace, or all with undefined. */
export function pickNamespace(name: string | undefined): void {
  changeQuery({ ns: name });
}
