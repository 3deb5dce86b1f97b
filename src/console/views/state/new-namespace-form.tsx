import { useState } from 'preact/hooks';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Select } from '../../parts/select.tsx';
import type { NewNamespaceOptions } from './create-namespace.ts';

interface NewNamespaceFormProps {
  readonly from: string;
  readonly names: readonly string[];
  readonly problem: string | undefined;
  readonly onCreate: (options: NewNamespaceOptions) => Promise<void>;
  readonly onCancel: () => void;
}

/** The name of a new namespace, what it begins as, and whether it has a port. */
export function NewNamespaceForm({ from: first, names, problem, onCreate, onCancel }: NewNamespaceFormProps) {
  const [name, setName] = useState('');
  const [from, setFrom] = useState(first);
  const [hasPort, setHasPort] = useState(false);
  const sources = names.includes(first) || first === '' ? names : [first, ...names];
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void onCreate({ name, from, hasPort });
      }}
    >
      <Field label="Name" hint="Small letters, digits and hyphens.">
        <input
          type="text"
          autocomplete="off"
          autofocus
          spellcheck={false}
          value={name}
          aria-invalid={problem !== undefined}
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
      </Field>
      <Select label="Begins as" value={from} choices={choicesOf(sources)} onChange={setFrom} />
      <label class="row">
        <input
          type="checkbox"
          checked={hasPort}
          onChange={({ currentTarget }) => setHasPort(currentTarget.checked)}
        />
        <span>With its own port</span>
      </label>
      {problem === undefined ? null : (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <div class="row end">
        <Button onClick={onCancel}>Cancel</Button>
        <Button kind="primary" type="submit">
          {from === '' ? 'Create' : 'Fork'}
        </Button>
      </div>
    </form>
  );
}

function choicesOf(sources: readonly string[]) {
  return [
    { value: '', text: 'new, with the accounts of the fixtures' },
    ...sources.map((one) => ({ value: one, text: `a copy of ${one}` })),
  ];
}
