import { Secret, TOTP } from 'otpauth';
import type { RefusalName } from '../../src/core/contract.ts';
import type { OutcomeName } from '../../src/index.ts';
import { frozenAt } from '../support/app.ts';
import type { Beside } from './beside.ts';

/** One request to a provider's login: its body, and what its path holds. */
export interface Sent {
  readonly body: object;
  readonly path?: Readonly<Record<string, string>>;
}

/** One cell of the table of outcomes: what is said, and how to get there by using the API. */
export interface Cell {
  readonly outcome: OutcomeName;
  readonly status: number;
  /** The whole body. */
  readonly body: unknown;
  /** The whole body when it is switched on, where that is another. */
  readonly forcedBody?: unknown;
  /** The request that is answered so; none when it happens only when it is switched on. */
  readonly reach?: Sent;
  /** How often it is sent before that. */
  readonly before?: number;
  /** Whether the vendors' request budgets count. */
  readonly budgeted?: boolean;
}

/** A provider's login with its whole row of the table. */
export interface LoginTable {
  readonly provider: string;
  readonly profile: string;
  readonly operation: string;
  readonly url: (path: Readonly<Record<string, string>>) => string;
  /** A request that signs in, for what is switched on over it, and the login of its account. */
  readonly plain: Sent;
  readonly account: string;
  /** Which outcome is the first of its status. */
  readonly first: Readonly<Record<number, OutcomeName>>;
  readonly cells: readonly Cell[];
  /** Its refusals, and what only a broken body leads to. */
  readonly beside: readonly Beside[];
  /** The refusals that its contract declares and no request meets, with the reason. */
  readonly unreachable?: Readonly<Partial<Record<RefusalName, string>>>;
}

/** The authenticator code of the fixtures' accounts at the time at which the tests stand. */
export const rightCode = TOTP.generate({
  secret: Secret.fromBase32('JBSWY3DPEHPK3PXP'),
  timestamp: Date.parse(frozenAt),
});
export const wrongCode = rightCode === '000000' ? '000001' : '000000';
export const password = 'Password-1';
