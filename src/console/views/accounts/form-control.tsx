import { useId } from 'preact/hooks';
import type { FormField } from './form-fields.ts';

interface FormControlProps {
  readonly field: FormField;
  readonly value: string | boolean;
  readonly problem: string | undefined;
  readonly onChange: (value: string | boolean) => void;
}

/** The control of a field, with what is wrong with its value. */
export function FormControl({ field, value, problem, onChange }: FormControlProps) {
  const { name, kind, isRequired } = field;
  const problemId = useId();
  const wrong = problem === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': problemId };
  return (
    <div class={`form-control ${kind}`}>
      {kind === 'boolean' ? (
        <label class="form-switch">
          <input
            type="checkbox"
            checked={value === true}
            onChange={({ currentTarget }) => onChange(currentTarget.checked)}
            {...wrong}
          />
          <span>{name}</span>
        </label>
      ) : (
        <label class="field">
          <span class="field-label">{name}</span>
          {kind === 'choice' ? (
            <select
              value={String(value)}
              onChange={({ currentTarget }) => onChange(currentTarget.value)}
              {...wrong}
            >
              {field.choices.map((one) => (
                <option key={one} value={one}>
                  {one === '' ? 'none' : one}
                </option>
              ))}
            </select>
          ) : (
            <input
              type="text"
              inputMode={kind === 'number' ? 'decimal' : 'text'}
              value={String(value)}
              required={isRequired}
              autocomplete="off"
              spellcheck={false}
              onInput={({ currentTarget }) => onChange(currentTarget.value)}
              {...wrong}
            />
          )}
          {hints[name] === undefined ? null : <span class="hint">{hints[name]}</span>}
        </label>
      )}
      {problem === undefined ? null : (
        <p class="field-problem" id={problemId}>
          {problem}
        </p>
      )}
    </div>
  );
}

const hints: Readonly<Record<string, string>> = {
  totpSecret: 'In base32; left empty, an authenticator gets JBSWY3DPEHPK3PXP.',
  fixedCode: 'A code that is always valid.',
  lockedUntil: 'forever, or a time such as 2027-01-31T12:00:00Z.',
};
