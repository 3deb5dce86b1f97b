import type { OperationContract } from '../core/contract.ts';
import type { Endpoint, RequestResult } from '../core/endpoint.ts';
import type { Received } from '../core/request-reader.ts';
import type { ShapeIssue } from '../core/violation.ts';
import type { Warn } from './check-sent.ts';
import type { RunLater } from './later-checks.ts';

/** A request that was answered. */
interface AnsweredRequest {
  readonly provider: string;
  readonly endpoint: Endpoint;
  readonly received: Received;
  readonly result: RequestResult;
}

/** Checks answered requests and warns about each operation, place and rule once. */
export type AnsweredCheck = (answered: AnsweredRequest) => void;

/** The most warnings of a data plane, because clients choose the places in lists. */
const maxWarnings = 1000;

/** Creates the check of answered requests, for contracts that accept requests that break them. */
export function createAnsweredCheck(warn: Warn, run: RunLater): AnsweredCheck {
  const told = new Set<string>();
  // by contract: a reloaded one may be mended, and lack another mark
  const uncovered = new WeakSet<OperationContract<unknown>>();

  async function check(answered: AnsweredRequest): Promise<void> {
    const { provider, endpoint, received } = answered;
    await tellUncovered(answered);
    const found = endpoint.checkAnswered?.(received);
    // usually the checks are loaded
    const violation = found instanceof Promise ? await found : found;
    if (violation?.kind !== 'invalid') return;
    for (const issue of violation.issues) {
      const text = `${provider}: ${endpoint.contract.operationId} accepted a request that breaks the contract: ${textOf(issue)}`;
      if (told.has(text) || told.size >= maxWarnings) continue;
      told.add(text);
      warn(text);
    }
  }

  /** Tells once of each operation that a login came which no mark covers. */
  async function tellUncovered({ provider, endpoint, received, result }: AnsweredRequest): Promise<void> {
    const { contract } = endpoint;
    if (uncovered.has(contract)) return;
    const sentence = endpoint.uncoveredLogin?.(received, result);
    if (sentence === undefined) return;
    uncovered.add(contract);
    warn(`${provider}: ${await sentence}`);
  }

  return (answered) => run(() => check(answered));
}

/** Describes an issue without any value of the request. */
function textOf({ path, rule, expected }: ShapeIssue): string {
  const pointer = path.map((name) => `/${name}`).join('');
  const what = pointer === '' ? 'the body' : pointer;
  if (rule === 'required') return `${what} is missing`;
  if (rule === 'content-type') return `the content type isn't ${[expected].flat().join(' or ')}`;
  const limit = expected === undefined ? '' : ` (${[expected].flat().map(String).join(', ')})`;
  return `${what} breaks the rule ${rule}${limit}`;
}
