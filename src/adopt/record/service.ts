import { matchSegments } from '../../http/match-segments.ts';
import type { OutcomeId } from '../../core/outcome.ts';
import type { Provider, ProviderProfile } from '../../core/provider.ts';
import type { Wire } from '../../core/operation.ts';
import { nodeAt } from '../../declared/contract/pointer.ts';
import { operationsOf } from '../../declared/contract/operations.ts';
import { actsOf } from '../../declared/marks/defaults.ts';
import type { Act, ActName } from '../../declared/marks/names.ts';
import type { Marks } from '../../declared/marks/types.ts';
import { readerOf } from '../../declared/request/read.ts';
import { isRecord, type Node } from '../../json.ts';
import type { RecordedExchange } from '../exchange.ts';
import { wireOf } from './wire.ts';

/** The operation of an exchange. */
export interface FoundOperation {
  readonly operationId: string;
  readonly method: string;
  /** Its path in the contract. */
  readonly template: string;
  readonly act: ActName | undefined;
  /** The act's mark; undefined for a built-in provider. */
  readonly mark: Act | undefined;
  /** The place of the act in the list `acts`; undefined if the operation has one act. */
  readonly actIndex: number | undefined;
  readonly wire: Wire;
  /** The outcomes that the operation has. */
  readonly outcomes: readonly string[];
}

/** Finds the operation of an exchange; undefined without one, or without a mark. */
export type FindOperation = (exchange: RecordedExchange) => FoundOperation | undefined;

/** Creates the finder of a provider's operations. `document` is the contract with its marks, of a declared provider. */
export function createFinder(provider: Provider, document: Node | undefined): FindOperation {
  const [profile] = Object.values(provider.profiles);
  const heads = new Map(operationsOf(document ?? {}).all.map((head) => [head.operationId, head]));
  return (exchange) => {
    if (profile === undefined) return undefined;
    const match = matchOf(profile, exchange);
    if (match === undefined) return undefined;
    const { operationId, method, segments, outcomes } = match.endpoint.contract;
    const wire = wireOf(exchange, match.path);
    const head = heads.get(operationId);
    const template = head?.template ?? templateOf(segments);
    const common = { operationId, method, template, wire, outcomes: Object.keys(outcomes) };
    if (document === undefined)
      return { ...common, act: actByOutcomes(common.outcomes), mark: undefined, actIndex: undefined };
    const operation = head === undefined ? undefined : nodeAt(document, head.pointer)?.value;
    const mark = isRecord(operation) ? operation['x-login'] : undefined;
    if (!isRecord(mark)) return undefined;
    const acts = actsOf(mark as Marks['Operation']);
    const index = acts.findIndex((one) => fits(one, wire));
    const found = acts[index];
    if (found === undefined) return undefined;
    return { ...common, act: found.act, mark: found, actIndex: 'acts' in mark ? index : undefined };
  };
}

/** Finds the operation, with the contract's base path or without it: a service may be at another path. */
function matchOf(profile: ProviderProfile, { method, url }: RecordedExchange) {
  const { pathname } = new URL(url);
  const { basePath } = profile.contract;
  const paths = [...(pathname.startsWith(`${basePath}/`) ? [pathname.slice(basePath.length)] : []), pathname];
  for (const path of paths) {
    const match = profile.find?.(method, path) ?? matchSegments(profile, method, path);
    if ('endpoint' in match) return match;
  }
  return undefined;
}

function templateOf(segments: readonly unknown[]): string {
  return segments
    .map((segment) => {
      if (!isRecord(segment)) return '';
      if (typeof segment['literal'] === 'string') return `/${segment['literal']}`;
      return `/{${typeof segment['parameter'] === 'string' ? segment['parameter'] : 'part'}}`;
    })
    .join('');
}

/** Whether a request fits the condition of an act. */
function fits({ when = {} }: Act, wire: Wire): boolean {
  return Object.entries(when).every(([place, expected]) => {
    const value = readerOf(place)(wire);
    if (typeof expected === 'object' && 'present' in expected)
      return (value !== undefined) === expected.present;
    return [expected].flat().map(String).includes(String(value));
  });
}

/** The act of an operation in code, by an outcome that only this act has. */
const byOutcome: readonly (readonly [OutcomeId, ActName])[] = [
  ['refreshed', 'refresh'],
  ['signed-out', 'sign-out'],
  ['who-am-i', 'current-account'],
  ['signed-in', 'sign-in'],
  ['code-sent', 'send-code'],
];

function actByOutcomes(outcomes: readonly string[]): ActName | undefined {
  return byOutcome.find(([outcome]) => outcomes.some((one) => one.split('/')[0] === outcome))?.[1];
}
