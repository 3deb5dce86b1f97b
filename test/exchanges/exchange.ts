import { Secret, TOTP } from 'otpauth';
import type { ErrorReplyName } from '../../src/core/contract.ts';
import type { StringMap } from '../../src/core/operation.ts';
import type { OutcomeName } from '../../src/index.ts';
import { frozenAt } from '../support/app.ts';
import type { Beside } from './raw-exchange.ts';

/** One request to an operation. */
export interface Sent {
  /** The operation, if it differs from the table's. */
  readonly operation?: string;
  readonly body?: object;
  readonly path?: StringMap;
  readonly headers?: StringMap;
  readonly cookies?: StringMap;
  readonly query?: StringMap;
  /** The client's IP address. */
  readonly address?: string;
}

/** An answer: the emulator's outcome, and the vendor's reply. */
export interface Answer {
  readonly outcome: string;
  readonly status: number;
  /** Undefined if the body is empty. */
  readonly body: unknown;
  /** The vendor's headers, by lower-case name. In the core, only a content type that the provider sets appears. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
}

/** Steps that may precede a request; the same over HTTP and in the core. */
export interface World {
  send(sent: Sent): Promise<Answer>;
  advance(seconds: number): Promise<void>;
  /** Returns the newest code or captcha phrase in the outbox, of one account or of all. */
  sentCode(account?: string): Promise<string>;
}

/** A request, or a function that prepares one. */
export type Way = Sent | ((world: World) => Promise<Sent>);

/** A cell of the outcome table: the answer, and how to reach it through the API. */
export interface Cell {
  readonly outcome: OutcomeName;
  readonly status: number;
  /** Distinguishes it from earlier cells with the same outcome and status. */
  readonly when?: string;
  /** The whole body; undefined if it is empty. */
  readonly body: unknown;
  /** The whole body of the forced outcome, if it differs. */
  readonly forcedBody?: unknown;
  /** All vendor headers, if they differ from the table's. */
  readonly headers?: Headers;
  /** The request that gets this answer; undefined if it happens only when forced. */
  readonly reach?: Way;
  /** How often the same request is sent before it. */
  readonly before?: number;
  /** Whether the vendors' rate limits apply. */
  readonly budgeted?: boolean;
  /** Policy switches that differ from the fixture's. */
  readonly policy?: Readonly<Record<string, unknown>>;
}

/** Headers by lower-case name, with strings or matchers. */
export type Headers = Readonly<Record<string, unknown>>;

/** A row of the outcome table: one operation of a provider in one profile. */
export interface OperationTable {
  readonly provider: string;
  readonly profile: string;
  readonly operation: string;
  readonly method: string;
  /** The path below the origin, with parameters in braces. */
  readonly url: string;
  /** A request that succeeds; forced outcomes are tested with it. */
  readonly plain: Way;
  /** A login of the request's account; undefined if the request has none. */
  readonly account?: string;
  /** All vendor headers of the answers; by default only a JSON content type. */
  readonly headers?: Headers;
  /** The first outcome of each status. */
  readonly first: Readonly<Record<number, OutcomeName>>;
  readonly cells: readonly Cell[];
}

/** Differences from the table of another profile. */
interface Override extends Partial<Omit<OperationTable, 'cells'>> {
  /** Changed cells, identified by their outcome and `when`. */
  readonly changed: readonly (Pick<Cell, 'outcome' | 'when'> & Partial<Cell>)[];
  readonly added: readonly Cell[];
}

/** Derives a table from another profile's. Throws if a changed cell doesn't exist. */
export function overrideTable(table: OperationTable, { changed, added, ...own }: Override): OperationTable {
  const nameOf = ({ outcome, when }: Pick<Cell, 'outcome' | 'when'>) => `${outcome} ${when ?? ''}`;
  const changes = new Map(changed.map((change) => [nameOf(change), change]));
  const changedCells = table.cells.map((cell) => {
    const change = changes.get(nameOf(cell));
    changes.delete(nameOf(cell));
    return { ...cell, ...change };
  });
  if (changes.size > 0) throw new Error(`no such cells: ${[...changes.keys()].join(', ')}`);
  return { ...table, ...own, cells: [...changedCells, ...added] };
}

/** A provider in one profile: its operations, and further exchanges. */
export interface ProfileTable {
  readonly provider: string;
  readonly profile: string;
  readonly operations: readonly OperationTable[];
  /** Error replies, and outcomes of bodies that violate the contract. */
  readonly beside: readonly Beside[];
  /** Error replies that the contract declares but no request triggers, with the reason. */
  readonly unreachable?: Readonly<Partial<Record<ErrorReplyName, string>>>;
}

/** The authenticator code of the fixtures' accounts at the tests' fixed time. */
export const rightCode = TOTP.generate({
  secret: Secret.fromBase32('JBSWY3DPEHPK3PXP'),
  timestamp: Date.parse(frozenAt),
});
export const wrongCode = rightCode === '000000' ? '000001' : '000000';
export const password = 'Password-1';
