import { computed } from '@preact/signals';
import { pageAddress } from './address.ts';
import { changeQuery, pickedByLink } from './route.ts';
import { session } from './session.ts';

/** The namespace to which the caller's rights or the page's address limit the page; undefined if all are open. */
export const onlyNamespace = computed(() => session.value?.namespace ?? undefined);

/** The namespace that the link picks; undefined if its name can't be one: the control plane would refuse every call. */
const validByLink = computed(() => {
  const name = pickedByLink.value;
  return name === undefined || !isNamespaceName(name) ? undefined : name;
});

/** The namespace that the user picked; undefined while the page shows all. */
export const pickedNamespace = computed(
  () => onlyNamespace.value ?? validByLink.value ?? pageAddress.namespace,
);

/** The namespace that the page controls: the picked one, else `default`. */
export const namespace = computed(() => pickedNamespace.value ?? 'default');

/** Whether the emulator refuses the namespace `default`, and the user hasn't picked another yet. */
export const isNamespaceMissing = computed(
  () => session.value?.namespaceRequired === true && namespace.value === 'default',
);

/** Whether a text can be the name of a namespace. */
export function isNamespaceName(text: string): boolean {
  return /^[a-z0-9-]{1,63}$/.test(text);
}

/** Picks a namespace, or all with undefined. */
export function pickNamespace(name: string | undefined): void {
  changeQuery({ ns: name });
}
