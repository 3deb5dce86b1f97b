import type { SessionRecord, TokenRecord } from '../../core/session-records.ts';
import type { AccountRef, SessionDetails } from './records.ts';

/** A session with its id in the records, and its values besides its tokens. */
export interface SessionRef {
  readonly id: string;
  readonly record: SessionRecord;
  readonly details: SessionDetails;
}

/** The session behind a request. */
export interface Caller {
  /** The kind of its token. */
  readonly kind: string;
  /** Its token; empty if the request carries login and password instead. */
  readonly value: string;
  readonly record: TokenRecord;
  readonly session: SessionRecord;
  readonly found: AccountRef;
}
