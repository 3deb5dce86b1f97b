import type { Controls } from '../index.ts';
import { flowProblem, stepProblems, tableProblem } from './exchanges/check.ts';
import { TableError, type TableControls } from './exchanges/fill.ts';
import type { Difference } from './exchanges/match.ts';
import { runStep, type FlowState, type Send } from './exchanges/run-step.ts';
import type { ExchangeProblem, ExchangeTable, Flow } from './exchanges/table.ts';

export type {
  ExchangeProblem,
  ExchangeTable,
  Flow,
  Step,
  TableAnswer,
  TableChange,
  TableRequest,
} from './exchanges/table.ts';
export type { TableControls } from './exchanges/fill.ts';
export type { Send } from './exchanges/run-step.ts';

/** The provider that a table is compared with. */
export interface TableTarget {
  /** The provider's id. */
  readonly provider: string;
  /** Sends a request to a path below the provider's base URL. */
  readonly send: Send;
  /** The controls of the emulator or of its namespace. */
  readonly controls: TableControls;
}

/** Returns a provider of an emulator, or of one of its namespaces, as the target of a table. */
export function targetOf(emulator: Controls, provider: string): TableTarget {
  const base = emulator.urls[provider];
  if (base === undefined) throw new Error(`the emulator doesn't serve ${provider}`);
  return { provider, controls: emulator, send: (path, init) => emulator.fetch(`${base}${path}`, init) };
}

/**
 * Sends the requests of a table, and compares the answers. Resets the provider's namespace before each flow. A flow ends
 * at its first step with a problem, because later steps depend on it. Returns the problems; none if all answers match.
 *
 * @example
 * const problems = await runExchanges(table, targetOf(emulator, 'rocketchat'));
 * expect(problems.map(exchangeProblemText)).toEqual([]);
 */
export async function runExchanges(
  table: ExchangeTable,
  target: TableTarget,
): Promise<readonly ExchangeProblem[]> {
  const { name } = table;
  const named = name === undefined ? {} : { table: name };
  const wrong = tableProblem(table);
  if (wrong !== undefined) return [{ ...named, flow: '', step: 0, ...wrong }];
  const problems: ExchangeProblem[] = [];
  for (const flow of table.flows) {
    for (const problem of await runFlow(flow, target)) problems.push({ ...named, ...problem });
  }
  return problems;
}

/** Formats a problem as `acme.yaml, flow "signs in", step 2, answer.status: expected 200, got 401`. */
export function exchangeProblemText({ table = '', flow, step, place, message }: ExchangeProblem): string {
  const at = [table, flow && `flow "${flow}"`, step > 0 && `step ${step}`, place].filter(
    (word) => word !== false && word !== '',
  );
  return `${at.join(', ')}: ${message}`;
}

async function runFlow(
  flow: Flow,
  { provider, send, controls }: TableTarget,
): Promise<readonly ExchangeProblem[]> {
  const { name, steps, jar = false } = flow;
  const wrong = flowProblem(flow);
  if (wrong !== undefined) return [{ flow: name, step: 0, ...wrong }];
  await controls.reset();
  const state: FlowState = { provider, send, controls, saved: new Map(), jar: jar ? new Map() : undefined };
  for (const [index, step] of steps.entries()) {
    const found = stepProblems(step);
    const differences = found.length > 0 ? found : await attempted(() => runStep(step, state));
    if (differences.length > 0) return differences.map((one) => ({ flow: name, step: index + 1, ...one }));
  }
  return [];
}

/** Returns an error of the table as a difference; errors of the emulator reject. */
async function attempted(run: () => Promise<readonly Difference[]>): Promise<readonly Difference[]> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof TableError) return [{ place: '', message: error.message }];
    throw error;
  }
}
