import { textOf } from '../../api/client.ts';
import { CodeBlock } from '../../parts/code-block.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Outcome } from '../../parts/outcome.tsx';
import { linkTo } from '../../page/route.ts';
import { NamedValues } from '../../parts/named-values.tsx';
import type { Tried } from './try-request.ts';

/** The answer to the tried request; before, an empty region, so that screen readers read it when it comes. */
export function TryAnswer({ tried }: { readonly tried: Tried | undefined }) {
  return (
    <div class="try-answer stack">
      <div role="status">{tried === undefined ? null : <Ended tried={tried} />}</div>
      {tried === undefined ? null : <Rest tried={tried} />}
    </div>
  );
}

function Ended({ tried: { answer, outcome } }: { readonly tried: Tried }) {
  return (
    <p>
      <span class="visually-hidden">Answer: </span>
      <Outcome status={answer.status} outcome={outcome} />
    </p>
  );
}

function Rest({ tried: { answer, namespace, session } }: { readonly tried: Tried }) {
  const { id, headers, body } = answer;
  const text = typeof body === 'string' ? body : JSON.stringify(body, null, 2);
  return (
    <>
      {session === undefined ? null : (
        <NamedValues
          title={`Headers of the session of ${session.login}, added to the request`}
          values={session.headers}
        />
      )}
      <NamedValues title="Headers of the answer" values={headers} isFolded />
      {body === undefined || body === null || text === '' ? (
        <p class="quiet">The answer has no body.</p>
      ) : (
        <CodeBlock text={text} what="body of the answer" />
      )}
      {id === null ? null : (
        <div class="row">
          <a href={linkTo('requests', [id])}>Show in Requests</a>
          <CopyButton
            what="curl command"
            label="Copy as curl"
            text={() => textOf('exportRequest', { params: { id }, query: { format: 'curl' }, namespace })}
          />
        </div>
      )}
    </>
  );
}
