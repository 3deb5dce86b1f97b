import type { components } from '../../generated/admin/types.ts';

/** An entry of the journal. */
export type RequestEntry = components['schemas']['Request'];

/** A change by a call of the control plane. */
export type Change = components['schemas']['Change'];

/** The events of the stream. */
export type LiveEvent =
  | { readonly type: 'request'; readonly entry: RequestEntry }
  | { readonly type: 'change'; readonly change: Change }
  /** The journal dropped this many requests while nobody listened. */
  | { readonly type: 'missed'; readonly count: number }
  /** The emulator started again: all that the page knows is old. */
  | { readonly type: 'restarted' }
  /** The namespace was cleared while nobody listened. */
  | { readonly type: 'cleared' }
  /** The stream is open; `isFirst` tells whether it starts anew, without the requests before. */
  | { readonly type: 'open'; readonly isFirst: boolean }
  /** The stream is lost; it is tried again by itself. */
  | { readonly type: 'lost' }
  /** Another process on the same store may have changed something. */
  | { readonly type: 'elsewhere' }
  /** The control plane needs the token. */
  | { readonly type: 'refused' };
