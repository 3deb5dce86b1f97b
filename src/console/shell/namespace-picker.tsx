import { Select } from '../parts/select.tsx';
import { onlyNamespace, pickNamespace, pickedNamespace } from '../page/namespace.ts';
import { namespaces } from '../state/resources.ts';
import { session } from '../page/session.ts';

/** Picks the namespace that the page shows and controls. */
export function NamespacePicker() {
  const only = onlyNamespace.value;
  if (only !== undefined) return <p class="only-namespace">Namespace {only}</p>;
  const picked = pickedNamespace.value ?? '';
  const isRequired = session.value?.namespaceRequired === true;
  const known = isRequired ? [] : ['default'];
  const names = new Set([...known, ...(namespaces.data.value ?? []), ...(picked === '' ? [] : [picked])]);
  const choices = [
    { value: '', text: isRequired ? 'all (pick one to change it)' : 'all namespaces' },
    ...[...names].toSorted().map((name) => ({ value: name, text: name })),
  ];
  return (
    <Select
      label="Namespace"
      isLabelHidden
      value={picked}
      choices={choices}
      onChange={(name) => pickNamespace(name === '' ? undefined : name)}
    />
  );
}
