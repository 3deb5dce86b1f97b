import { Secret, TOTP } from 'otpauth';
import type { ErrorReplyName } from '../../src/core/contract.ts';
import type { StringMap } from '../../src/core/operation.ts';
import type { OutcomeName } from '../../src/index.ts';
import { frozenAt } from '../support/app.ts';
import type { Beside } from './raw-exchange.ts';

/** One request to an operation. */
export interface Sent {
  /** The operation, where it is another than the table's. */
  readonly operation?: string;
  readonly body?: object;
  readonly path?: StringMap;
  readonly headers?: StringMap;
  readonly cookies?: StringMap;
  readonly query?: StringMap;
  /** The address that it comes from. */
  readonly address?: string;
}

/** What came back: the outcome in the emulator's words, the rest in the vendor's. */
export interface Answer {
  readonly outcome: string;
  readonly status: number;
  /** Undefined where nothing was sent. */
  readonly body: unknown;
  /** The vendor's own headers, by names in lower case; the core knows no content type but one that was chosen by the room. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
}

/** What a way to an outcome can do before its request; the same over HTTP and in the core. */
export interface World {
  send(sent: Sent): Promise<Answer>;
  advance(seconds: number): Promise<void>;
  /** The newest code, or captcha phrase, in the outbox: of an account by its login, or of all. */
  sentCode(account?: string): Promise<string>;
}

/** A request that shows something, or how to come to one. */
export type Way = Sent | ((world: World) => Promise<Sent>);

/** One cell of the table of outcomes: what is said, and how to get there by using the API. */
export interface Cell {
  readonly outcome: OutcomeName;
  readonly status: number;
  /** What sets it apart from the cells above it that have the same outcome and status. */
  readonly when?: string;
  /** The whole body; undefined where there is none. */
  readonly body: unknown;
  /** The whole body when it is switched on, where that is another. */
  readonly forcedBody?: unknown;
  /** All headers of the vendor's, where they are others than the table's. */
  readonly headers?: Headers;
  /** The request that is answered so; none when it happens only when it is switched on. */
  readonly reach?: Way;
  /** How often it is sent before that. */
  readonly before?: number;
  /** Whether the vendors' request budgets count. */
  readonly budgeted?: boolean;
  /** Switches of the fixture's policy that are set otherwise. */
  readonly policy?: Readonly<Record<string, unknown>>;
}

/** Headers by names in lower case, with texts or what matches them. */
export type Headers = Readonly<Record<string, unknown>>;

/** One operation of a provider in one profile, with its row of the table. */
export interface OperationTable {
  readonly provider: string;
  readonly profile: string;
  readonly operation: string;
  readonly method: string;
  /** Its path below the origin, parameters in braces. */
  readonly url: string;
  /** A request that succeeds, for what is switched on over it. */
  readonly plain: Way;
  /** A login of the account that it is about; none where it is about no account. */
  readonly account?: string;
  /** All headers of the vendor's that its answers have; a content type of JSON alone where it is left out. */
  readonly headers?: Headers;
  /** Which outcome is the first of its status. */
  readonly first: Readonly<Record<number, OutcomeName>>;
  readonly cells: readonly Cell[];
}

/** What sets a table apart from another profile's. */
interface Override extends Partial<Omit<OperationTable, 'cells'>> {
  /** Cells of the other table by their outcome and `when`, with what differs in them. */
  readonly changed: readonly (Pick<Cell, 'outcome' | 'when'> & Partial<Cell>)[];
  readonly added: readonly Cell[];
}

/** Makes a table from another profile's. Throws where a cell to be changed is not there. */
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

/** A provider in one of its profiles: its operations, and what lies beside them. */
export interface ProfileTable {
  readonly provider: string;
  readonly profile: string;
  readonly operations: readonly OperationTable[];
  /** Its refusals, and what only a broken body leads to. */
  readonly beside: readonly Beside[];
  /** The refusals that its contract declares and no request meets, with the reason. */
  readonly unreachable?: Readonly<Partial<Record<ErrorReplyName, string>>>;
}

/** The authenticator code of the fixtures' accounts at the time at which the tests stand. */
export const rightCode = TOTP.generate({
  secret: Secret.fromBase32('JBSWY3DPEHPK3PXP'),
  timestamp: Date.parse(frozenAt),
});
export const wrongCode = rightCode === '000000' ? '000001' : '000000';
export const password = 'Password-1';
