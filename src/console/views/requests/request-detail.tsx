import type { RefObject } from 'preact';
import type { RequestEntry } from '../../live/events.ts';
import { OpenedDetail } from '../../parts/opened-detail.tsx';
import { Outcome } from '../../parts/outcome.tsx';
import { Time } from '../../parts/time.tsx';
import { areRequestsLoaded, requests } from '../../state/requests.ts';
import { linkTo } from '../../page/route.ts';
import { Decision } from './decision.tsx';
import { DetailActions } from './detail-actions.tsx';
import { DidYouMean } from './did-you-mean.tsx';
import { ForcedBy } from './forced-by.tsx';
import { isNeverSent } from './journal-limits.ts';
import { MessagePart } from './message-part.tsx';
import { RequestLine } from './request-line.tsx';
import { UnknownRequest } from './unknown-request.tsx';

interface RequestDetailProps {
  readonly id: string;
  /** Set when the detail is to take the focus once it shows the request. */
  readonly takesFocus: RefObject<boolean>;
  readonly onClose: () => void;
}

/** The opened request. */
export function RequestDetail({ id, takesFocus, onClose }: RequestDetailProps) {
  const entry = requests.value.find((one) => one.id === id);
  return (
    <OpenedDetail kind="Request" name={id} takesFocus={takesFocus} onClose={onClose}>
      {entry !== undefined ? (
        <OpenedRequest key={id} entry={entry} />
      ) : areRequestsLoaded.value ? (
        <UnknownRequest key={id} id={id} />
      ) : (
        <p class="quiet">Loading …</p>
      )}
    </OpenedDetail>
  );
}

function OpenedRequest({ entry }: { readonly entry: RequestEntry }) {
  const { method, path, at, namespace, provider, profile, operation, account, status, outcome } = entry;
  const where = [provider, operation].filter((part) => typeof part === 'string').join(' ');
  return (
    <div class="stack">
      <div class="detail-title">
        <h2>
          {method} {path}
        </h2>
        <Outcome status={status} outcome={outcome} />
      </div>
      <dl class="request-facts">
        <Fact name="Time">
          <Time at={at} />
        </Fact>
        {where === '' ? null : (
          <Fact name="Operation">
            {where}
            {typeof profile === 'string' ? <span class="quiet"> ({profile} profile)</span> : null}
          </Fact>
        )}
        {typeof account === 'string' ? (
          <Fact name="Account">
            {typeof provider === 'string' ? (
              <a href={linkTo('accounts', [provider, account], { ns: namespace })}>{account}</a>
            ) : (
              account
            )}
          </Fact>
        ) : null}
        <Fact name="Namespace">{namespace}</Fact>
        {entry.sentBy === undefined ? null : <Fact name="Sent by">the control plane, not by a client</Fact>}
      </dl>
      <DetailActions entry={entry} />
      <ForcedBy entry={entry} />
      <DidYouMean entry={entry} />
      <Decision entry={entry} />
      <section class="stack" aria-label="Request">
        <h3>Request</h3>
        <RequestLine entry={entry} />
        <MessagePart what="request" part={entry.request} />
      </section>
      <section class="stack" aria-label="Answer">
        <h3>Answer</h3>
        <Outcome status={status} outcome={outcome} />
        {isNeverSent(entry) ? (
          <p class="hint">It never reached the client: the connection was broken on purpose.</p>
        ) : null}
        <MessagePart what="answer" part={entry.response} />
      </section>
    </div>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
