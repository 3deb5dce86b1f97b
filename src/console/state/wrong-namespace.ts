import { effect } from '@preact/signals';
import { isNamespaceName, pickNamespace } from '../page/namespace.ts';
import { tellFailed } from './notices.ts';
import { pickedByLink } from '../page/route.ts';

const maxShown = 40;

/** Removes a namespace from the link, with a notice, if its name can't be one. */
export function watchWrongNamespace(): void {
  effect(() => {
    const name = pickedByLink.value;
    if (name === undefined || isNamespaceName(name)) return;
    pickNamespace(undefined);
    const shown = name.length > maxShown ? `${name.slice(0, maxShown)}…` : name;
    tellFailed(
      new Error(
        `The link names the namespace “${shown}”, but a name has 1 to 63 small letters, digits and hyphens. This page shows all namespaces.`,
      ),
    );
  });
}
