import { useState } from 'preact/hooks';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { snapshotNameProblem } from './names.ts';

/** Saves the state under a name. `onSave` returns whether it is saved. */
export function NameForm({ onSave }: { readonly onSave: (name: string) => Promise<boolean> }) {
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const save = async () => {
    const wrong = snapshotNameProblem(name);
    setProblem(wrong);
    if (wrong === undefined && (await onSave(name))) setName('');
  };
  return (
    <form
      class="inline-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field label="Save the state as">
        <input
          type="text"
          autocomplete="off"
          spellcheck={false}
          placeholder="before-checkout"
          value={name}
          aria-invalid={problem !== undefined}
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
      </Field>
      <Button kind="primary" type="submit">
        Save
      </Button>
      {problem === undefined ? null : (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
