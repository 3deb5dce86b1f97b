import { useId, useState } from 'preact/hooks';
import { namespace } from '../../page/namespace.ts';
import type { Operation } from './contract-data.ts';
import type { Drafts } from './draft.ts';
import { TryAnswer } from './try-answer.tsx';
import { TryFailure } from './try-failure.tsx';
import { TryForm } from './try-form.tsx';
import { tryRequest, type Tried } from './try-request.ts';
import { useDraft } from './use-draft.ts';

interface TryItProps {
  readonly operation: Operation;
  readonly drafts: Drafts;
}

/** A form with the operation's example, which is sent in the controlled namespace, and the answer to it. */
export function TryIt({ operation, drafts }: TryItProps) {
  const id = useId();
  const where = namespace.value;
  const state = useDraft(operation, drafts);
  const [tried, setTried] = useState<Tried | undefined>(undefined);
  const [failure, setFailure] = useState<unknown>(undefined);
  const send = async () => {
    try {
      setTried(await tryRequest(state.draft, operation.provider, where));
      setFailure(undefined);
    } catch (error) {
      setTried(undefined);
      setFailure(error);
    }
  };
  return (
    <section class="try-it stack" aria-labelledby={id}>
      <div class="row">
        <h3 id={id}>Try it</h3>
        <span class="hint">sent in namespace {where}</span>
      </div>
      {operation.example === null ? (
        <p class="hint">
          No request is known that works unchanged: the operation needs a step before it, such as a code or a
          token. Fill in the headers, the body and the parts of the path in braces; “How to reach it” below
          tells more.
        </p>
      ) : null}
      <TryForm operation={operation} state={state} onSend={send} />
      <TryFailure error={failure} />
      <TryAnswer tried={tried} />
    </section>
  );
}
