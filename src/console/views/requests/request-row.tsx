import { Icon } from '../../parts/icon.tsx';
import { Outcome } from '../../parts/outcome.tsx';
import { outcomeText } from '../../state/outcome-text.ts';
import { Time, timeText } from '../../parts/time.tsx';
import type { RequestEntry } from '../../live/events.ts';
import { isNeverSent } from './journal-limits.ts';
import { linkTo, route } from '../../page/route.ts';

interface RequestRowProps {
  readonly entry: RequestEntry;
  readonly isOpened: boolean;
  /** Whether the Tab key reaches this row: the list is one stop. */
  readonly isTabStop: boolean;
  /** Whether the list shows more than one namespace. */
  readonly hasNamespace: boolean;
  readonly onOpen: (id: string) => void;
}

/** A request in the list; a link that opens it. */
export function RequestRow({ entry, isOpened, isTabStop, hasNamespace, onOpen }: RequestRowProps) {
  const { id, at, status, outcome, account, namespace, forcedBy, sentBy } = entry;
  return (
    <a
      class="request-row"
      data-id={id}
      href={linkTo('requests', [id], route.value.query)}
      tabIndex={isTabStop ? 0 : -1}
      aria-current={isOpened ? 'true' : undefined}
      aria-label={rowName(entry, hasNamespace)}
      onClick={() => onOpen(id)}
    >
      <span class="row-time">
        <Time at={at} />
      </span>
      <Outcome status={status} outcome={outcome} />
      <span class="row-operation">{operationText(entry)}</span>
      <span class="row-account">{account ?? ''}</span>
      <span class="row-marks">
        {forcedBy === undefined ? null : (
          <span
            class="mark by-force"
            title={isNeverSent(entry) ? 'Forced: the connection was broken before the answer' : 'Forced'}
          >
            <Icon name="flag" />
            <span>{isNeverSent(entry) ? 'not sent' : 'forced'}</span>
          </span>
        )}
        {sentBy === undefined ? null : (
          <span class="mark" title="Sent by the control plane, not by a client">
            <Icon name="send" />
          </span>
        )}
        {hasNamespace ? <span class="badge row-namespace">{namespace}</span> : null}
      </span>
    </a>
  );
}

/** The operation with its provider; the method and path of a request that matched none. */
function operationText({ provider, operation, method, path }: RequestEntry): string {
  return typeof provider === 'string' && typeof operation === 'string'
    ? `${provider} ${operation}`
    : `${method} ${path}`;
}

function rowName(entry: RequestEntry, hasNamespace: boolean): string {
  const { at, status, outcome, account, namespace, forcedBy, sentBy } = entry;
  return [
    ...[timeText(at), operationText(entry), account ?? ''],
    `${status === 0 ? 'no answer' : status} ${outcomeText(outcome)}`,
    forcedBy === undefined ? '' : 'forced',
    isNeverSent(entry) ? 'not sent' : '',
    sentBy === undefined ? '' : 'sent by the control plane',
    hasNamespace ? `namespace ${namespace}` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}
