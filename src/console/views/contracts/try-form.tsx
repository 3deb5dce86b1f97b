import { useRef, useState } from 'preact/hooks';
import { Button } from '../../parts/button.tsx';
import { AccountField } from './account-field.tsx';
import { BodyField } from './body-field.tsx';
import type { Operation } from './contract-data.ts';
import { draftProblems, isSendable, type DraftProblems } from './draft.ts';
import { HeaderRows } from './header-rows.tsx';
import { RequestTarget } from './request-target.tsx';
import type { DraftState } from './use-draft.ts';

interface TryFormProps {
  readonly operation: Operation;
  readonly state: DraftState;
  readonly onSend: () => Promise<void>;
}

const noProblems: DraftProblems = { headers: new Map() };

/** The request, to be edited and sent. After the first attempt to send it, the fields show its problems. */
export function TryForm({ operation, state, onSend }: TryFormProps) {
  const { draft, isEdited, change, reset } = state;
  const [isChecked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const problems = isChecked ? draftProblems(draft, false) : noProblems;
  const send = async (isBodyPlain: boolean) => {
    if (isSendable(draftProblems(draft, isBodyPlain))) {
      setChecked(false);
      return onSend();
    }
    setChecked(true);
    // once the fields show what is wrong
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  return (
    <form
      ref={form}
      class="stack"
      aria-label="Request to try"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send(false);
      }}
    >
      <RequestTarget draft={draft} problem={problems.path} onChange={change} />
      {operation.example?.account === null ? null : (
        <AccountField
          provider={operation.provider}
          account={draft.account}
          onChange={(account) => change({ account })}
        />
      )}
      <HeaderRows
        headers={draft.headers}
        problems={problems.headers}
        onChange={(headers) => change({ headers })}
      />
      <BodyField
        draft={draft}
        problem={problems.body}
        onChange={(body) => change({ body })}
        onSendPlain={() => send(true)}
      />
      <div class="row">
        <Button kind="primary" icon="send" type="submit">
          Send
        </Button>
        {isEdited ? (
          <Button onClick={reset}>
            {operation.example === null ? 'Empty the form' : 'Back to the example'}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
