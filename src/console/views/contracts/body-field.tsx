import { useId } from 'preact/hooks';
import { Button } from '../../parts/button.tsx';
import { isJson, type Draft } from './draft.ts';

interface BodyFieldProps {
  readonly draft: Draft;
  readonly problem: string | undefined;
  readonly onChange: (body: string) => void;
  /** Sends the request although its body isn't JSON. */
  readonly onSendPlain: () => Promise<void>;
}

const minRows = 2;
const maxRows = 14;

/** The body of the request, with what is wrong with its JSON. */
export function BodyField({ draft, problem, onChange, onSendPlain }: BodyFieldProps) {
  const problemId = useId();
  const { body } = draft;
  const wrong = problem === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': problemId };
  return (
    <div class="stack body-field">
      <label class="field">
        <span class="field-label">{isJson(draft) ? 'Body (JSON)' : 'Body (text)'}</span>
        <textarea
          rows={Math.min(maxRows, Math.max(minRows, body.split('\n').length))}
          spellcheck={false}
          autocomplete="off"
          placeholder="no body"
          value={body}
          onInput={({ currentTarget }) => onChange(currentTarget.value)}
          {...wrong}
        />
      </label>
      {problem === undefined ? null : (
        <div class="row">
          <p class="field-problem" id={problemId}>
            {problem}
          </p>
          <Button size="small" onClick={onSendPlain}>
            Send it as it is
          </Button>
        </div>
      )}
    </div>
  );
}
