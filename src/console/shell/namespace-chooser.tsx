import { useId, useState } from 'preact/hooks';
import { call } from '../api/client.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { isNamespaceName, pickNamespace } from '../page/namespace.ts';
import { act } from '../state/notices.ts';
import { namespaces } from '../state/resources.ts';

/** Lets the user pick or create a namespace, in place of a view that needs one: the emulator refuses `default`. */
export function NamespaceChooser() {
  const id = useId();
  const names = namespaces.data.value ?? [];
  return (
    <section class="card stack" aria-labelledby={id}>
      <h1 id={id}>Pick a namespace</h1>
      <p class="quiet">
        This emulator was started with --require-namespace, so each test or person uses its own namespace. The
        requests of all namespaces are under Requests.
      </p>
      {names.length === 0 ? <p>None is in use yet.</p> : null}
      <ul class="row" aria-label="Namespaces in use">
        {names.map((name) => (
          <li key={name}>
            <Button onClick={() => pickNamespace(name)}>{name}</Button>
          </li>
        ))}
      </ul>
      <NewName />
    </section>
  );
}

function NewName() {
  const [name, setName] = useState('');
  const isPossible = isNamespaceName(name) && name !== 'default';
  const create = async () => {
    // an existing namespace would be replaced
    const isInUse = namespaces.data.peek()?.includes(name) === true;
    if (isInUse || (await act(() => call('putNamespace', { params: { name }, body: {} }))))
      pickNamespace(name);
  };
  return (
    <form
      class="inline-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isPossible) void create();
      }}
    >
      <Field label="New name" hint="Small letters, digits and hyphens, such as sprint-42.">
        <input
          type="text"
          autocomplete="off"
          spellcheck={false}
          maxLength={63}
          value={name}
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
      </Field>
      <Button kind="primary" type="submit" isDisabled={!isPossible}>
        Create
      </Button>
    </form>
  );
}
