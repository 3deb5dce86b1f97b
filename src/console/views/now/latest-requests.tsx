import { useId } from 'preact/hooks';
import { Icon } from '../../parts/icon.tsx';
import { Outcome } from '../../parts/outcome.tsx';
import { Time } from '../../parts/time.tsx';
import type { RequestEntry } from '../../live/events.ts';
import { pickedNamespace } from '../../page/namespace.ts';
import { requests } from '../../state/requests.ts';
import { linkTo } from '../../page/route.ts';

const maxShown = 5;

/** The newest requests, each with a link to it. */
export function LatestRequests() {
  const id = useId();
  const picked = pickedNamespace.value;
  const shown = requests.value
    .filter(({ namespace }) => picked === undefined || namespace === picked)
    .slice(0, maxShown);
  return (
    <section class="card stack" aria-labelledby={id}>
      <h2 id={id}>Latest requests</h2>
      {shown.length === 0 ? <p class="quiet">None yet. They appear here by themselves.</p> : null}
      <ul class="latest-requests">
        {shown.map((entry) => (
          <li key={entry.id}>
            <OneRequest entry={entry} />
          </li>
        ))}
      </ul>
      {shown.length === 0 ? null : <a href={linkTo('requests')}>All requests</a>}
    </section>
  );
}

function OneRequest({ entry }: { readonly entry: RequestEntry }) {
  const { id, at, provider, operation, method, path, account, status, outcome, forcedBy } = entry;
  const what = typeof operation === 'string' ? `${provider ?? ''} ${operation}` : `${method} ${path}`;
  return (
    <a class="latest-request" href={linkTo('requests', [id])}>
      <span class="latest-what">
        <Time at={at} /> {what}
        {typeof account === 'string' ? <span class="quiet"> {account}</span> : null}
      </span>
      <span class="latest-end">
        <Outcome status={status} outcome={outcome} />
        {forcedBy === undefined ? null : (
          <span class="latest-forced" title="Switched on here, or forced by the request itself">
            <Icon name="flag" />
            forced
          </span>
        )}
      </span>
    </a>
  );
}
