import type { Provenance } from '../core/contract.ts';
import type { OutcomeName } from '../core/outcome.ts';

/** What is kept of one request. Holds no secret: no body, no header, and a path without the codes in it. */
export interface Entry {
  /** `<namespace>-<number>`, as the header `x-emulator-request` has it; none for what no provider took. */
  readonly id?: string | undefined;
  /** Epoch milliseconds by the namespace's clock. */
  readonly at: number;
  readonly namespace?: string | undefined;
  readonly provider?: string | undefined;
  readonly profile?: string | undefined;
  readonly operation?: string | undefined;
  readonly account?: string | undefined;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** `passed-on` is no outcome: another server has answered. */
  readonly outcome?: OutcomeName | 'passed-on' | undefined;
  readonly provenance?: Provenance | undefined;
  /** Why it came out so, step by step. */
  readonly trace: readonly string[];
}

/** Is told of every request to the vendors' paths, and of those that none of them took. */
export type Recorder = (entry: Entry) => void;

/** A recorder whose mistakes are reported and harm no answer. */
export function guarded(record: Recorder, report: (error: unknown) => void): Recorder {
  return (entry) => {
    try {
      record(entry);
    } catch (error) {
      report(error);
    }
  };
}
