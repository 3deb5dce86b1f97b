import { useId } from 'preact/hooks';
import { Select } from '../../parts/select.tsx';
import type { Draft } from './draft.ts';

interface RequestTargetProps {
  readonly draft: Draft;
  readonly problem: string | undefined;
  readonly onChange: (change: Partial<Draft>) => void;
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/** The method and the path of the request. */
export function RequestTarget({ draft: { method, path }, problem, onChange }: RequestTargetProps) {
  const problemId = useId();
  const wrong = problem === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': problemId };
  const all = methods.includes(method) ? methods : [method, ...methods];
  return (
    <div>
      <div class="request-target">
        <Select
          label="Method"
          isLabelHidden
          value={method}
          choices={all.map((value) => ({ value, text: value }))}
          onChange={(chosen) => onChange({ method: chosen })}
        />
        <label class="field">
          <span class="visually-hidden">Path</span>
          <input
            type="text"
            autocomplete="off"
            spellcheck={false}
            value={path}
            onInput={({ currentTarget }) => onChange({ path: currentTarget.value })}
            {...wrong}
          />
        </label>
      </div>
      {problem === undefined ? null : (
        <p class="field-problem" id={problemId}>
          {problem}
        </p>
      )}
    </div>
  );
}
