import { writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import type { Provider } from '../../core/provider.ts';
import type { DeclaredOutcome } from '../../declared/marks/names.ts';
import type { SecretReplacer } from '../secrets/replace.ts';
import { templateOf, type AnswerTemplate } from './answer-template.ts';
import type { Finding } from './findings.ts';
import { differences } from './fit-template.ts';
import type { AnswerWriter } from './overlay-writer.ts';
import { createFinder, type FoundOperation } from './service.ts';
import { observedOutcome } from './observed-outcome.ts';

/** An answer of the emulator. */
export interface EmulatorAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Asks the emulator for its answer of an outcome. */
export type AskEmulator = (found: FoundOperation, outcome: DeclaredOutcome) => Promise<EmulatorAnswer>;

/** The parts of a report on a built-in provider. */
export interface ReportOptions {
  readonly provider: Provider;
  /** The file to write, if there is something to report. */
  readonly file: string;
  readonly secrets: SecretReplacer;
  readonly source: string;
  readonly ask: AskEmulator;
}

/** An answer that differs from the emulator's, or whose cause can't be told. */
interface Reported {
  readonly operation: string;
  readonly outcome?: string;
  readonly differences?: readonly string[];
  readonly observed: AnswerTemplate;
  readonly emulator?: EmulatorAnswer;
}

/** Creates the writer of a built-in provider, which writes a report of differences: the provider itself is code. */
export function createReport({ provider, file, secrets, source, ask }: ReportOptions): AnswerWriter {
  const find = createFinder(provider, undefined);
  const reported = new Map<string, Reported>();
  const add = (one: Reported) => {
    reported.set(JSON.stringify([one.operation, one.outcome, one.observed]), one);
    writeFileSync(
      file,
      stringify({ provider: provider.id, source, answers: [...reported.values()] }, { lineWidth: 0 }),
    );
  };
  return {
    async write(exchange): Promise<Finding | 'missed' | undefined> {
      const found = find(exchange);
      if (found === undefined) return 'missed';
      const observed = observedOutcome(exchange, found, undefined);
      if (observed === undefined) return undefined;
      const operation = `${found.method} ${found.template}`;
      const { status } = exchange.response;
      const outcome = 'open' in observed ? 'malformed-request' : observed.outcome;
      const answer = templateOf(exchange, found, outcome, { version: 1 }, secrets);
      if ('open' in observed) {
        add({ operation, observed: answer });
        return { operation, status, outcome: undefined, kind: 'open', details: [observed.open] };
      }
      const emulator = await ask(found, observed.outcome);
      const all = [
        ...(emulator.status === status ? [] : [`status is ${status} instead of ${emulator.status}`]),
        ...differences(emulator.body, answer.body, status >= 400),
      ];
      const finding = { operation, status, outcome: observed.outcome };
      if (all.length === 0) return { ...finding, kind: 'known', details: [] };
      add({ operation, outcome: observed.outcome, differences: all, observed: answer, emulator });
      return { ...finding, kind: 'differs', details: all };
    },
  };
}
