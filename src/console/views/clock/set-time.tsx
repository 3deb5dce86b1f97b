import { useState } from 'preact/hooks';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { clock } from '../../state/resources.ts';
import { moveClock } from './change-clock.ts';

/** Sets the clock to a given time, in the time zone of this browser. */
export function SetTime() {
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const text = typed ?? fieldTextOf(clock.data.value?.now);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const set = () => {
    const time = new Date(text);
    if (Number.isNaN(time.getTime())) return setProblem('Write a whole date and time.');
    setProblem(undefined);
    setTyped(undefined);
    return moveClock({ now: time.toISOString() }, `Set the clock to ${time.toLocaleString()}.`);
  };
  return (
    <form
      class="set-time"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void set();
      }}
    >
      <Field label="Set to" hint={`In the time zone of this browser, ${zone()}.`}>
        <input
          type="datetime-local"
          step="1"
          value={text}
          aria-invalid={problem !== undefined}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </Field>
      <Button type="submit">Set the time</Button>
      {problem === undefined ? null : (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}

/** The browser's time zone: `Europe/Berlin`. */
function zone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** A time as a field for local times has it: `2027-01-31T12:00:00`. */
function fieldTextOf(time: string | undefined): string {
  if (time === undefined) return '';
  const date = new Date(time);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}
