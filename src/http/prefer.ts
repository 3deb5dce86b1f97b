import type { IncomingHttpHeaders } from 'node:http';
import type { AnswerExample, OperationContract, OutcomeStatus } from '../core/contract.ts';
import { isSafePreference } from '../journal/redact-text.ts';
import { isOutcomeId, selectedOutcome } from '../core/outcome.ts';
import type { Preference } from '../emulator/emulator.ts';
import { displayPreference, selectExample } from './prefer-example.ts';
import { didYouMean, suggestedOutcome } from '../suggestion.ts';

/** The requested values, as the client wrote them. */
interface Requested {
  readonly code?: string;
  readonly outcome?: string;
  /** Only for a contract with examples; for others, the same as `outcome`. */
  readonly example?: string;
}

/** A preference in a `Prefer` header: a name and usually a value, which may be quoted. */
const preferences = /(?:^|[,;])\s*([^\s=,;"]+)\s*(?:=\s*(?:"([^"]*)"|([^\s,;"]*)))?/g;

/**
 * Reads `Prefer: code=429`, `example=…`, `outcome=…` (or `?__code=`, `?__example=`, `?__outcome=`). Returns undefined if the request
 * has no preference, and a sentence with the possible values if the operation doesn't have the requested one.
 */
export function readPreference(
  { prefer }: IncomingHttpHeaders,
  query: string,
  contract: OperationContract<unknown>,
): Preference | { readonly wrong: string } | undefined {
  const { examples } = contract;
  const pairs = [...pairsOfHeader(String(prefer ?? '')), ...pairsOfQuery(query)];
  const requested = settle(pairs, examples !== undefined);
  if ('wrong' in requested) return requested;
  if (examples !== undefined && requested.outcome === undefined)
    return refusalByStatus(requested, examples, contract) ?? selectExample(requested, contract, examples);
  if (requested.code === undefined && requested.outcome === undefined) return undefined;
  return resolve(requested, contract);
}

/** Returns the refusal of a status for which the contract has no named example: its answer is the API's own. */
function refusalByStatus(
  { code, example }: Requested,
  examples: readonly AnswerExample[],
  contract: OperationContract<unknown>,
): Preference | undefined {
  if (code === undefined || example !== undefined) return undefined;
  if (examples.some(({ status, name }) => String(status) === code && name !== undefined)) return undefined;
  const resolved = resolve({ code }, contract);
  return 'wrong' in resolved || resolved.outcome === 'done' ? undefined : resolved;
}

function resolve(
  { code, outcome }: Requested,
  contract: OperationContract<unknown>,
): Preference | { readonly wrong: string } {
  const status = code === undefined ? undefined : /^\d{3}$/.test(code) ? Number(code) : NaN;
  const rows = Object.entries(contract.outcomes).flatMap(([name, statuses = []]) =>
    statuses.map((row) => ({ name, ...row })),
  );
  const selected = outcome === undefined ? undefined : selectedOutcome(outcome, contract.outcomes);
  const fitting = rows.filter(
    (row) =>
      (status === undefined || row.status === status) &&
      (outcome === undefined ? row.first : row.name === selected),
  );
  const [row] = fitting;
  if (row !== undefined && isOutcomeId(row.name)) {
    return { outcome: row.name, ...(status === undefined ? {} : { requestedStatus: status }) };
  }
  const requested = [displayPreference('code', code), displayPreference('outcome', outcome)];
  const expected = `expected one of: ${listed(rows)}`;
  const known = [...new Set(rows.map(({ name }) => name))];
  const suggestion = outcome?.includes('/') === true ? suggestedOutcome(outcome, known) : undefined;
  return {
    wrong: [
      `${contract.operationId} has no response for ${requested.filter(Boolean).join(', ')};`,
      ...(suggestion === undefined ? [expected] : [suggestion, expected]),
    ].join(' '),
  };
}

function listed(rows: readonly (OutcomeStatus & { readonly name: string })[]): string {
  const statuses = [...new Set(rows.map(({ status }) => status))].sort((one, other) => one - other);
  return statuses
    .map((status) => {
      const names = rows
        .filter((row) => row.status === status)
        .sort((one, other) => Number(other.first) - Number(one.first));
      return `${status} (${names.map(({ name }) => name).join(', ')})`;
    })
    .join(', ');
}

/** Combines the preferences; two different values of one kind are an error. */
function settle(
  pairs: readonly (readonly [name: string, value: string])[],
  hasExamples: boolean,
): Requested | { readonly wrong: string } {
  const requested: { code?: string; outcome?: string; example?: string } = {};
  for (const [name, value] of pairs) {
    const field = name === 'code' ? 'code' : name === 'example' && hasExamples ? 'example' : 'outcome';
    const before = requested[field];
    if (before !== undefined && before !== value) {
      const both = [before, value].map((one) => (isSafePreference(one) ? one : 'a value (not shown)'));
      return { wrong: `the request prefers both ${both.join(' and ')}; send only one` };
    }
    requested[field] = value;
  }
  return requested;
}

const names: readonly string[] = ['code', 'example', 'outcome'];

/** Returns a hint about an ignored preference whose name is close to one of the emulator's. */
export function preferenceHint(header: string): string | undefined {
  for (const [, name = ''] of header.matchAll(preferences)) {
    const suggestion = names.includes(name.toLowerCase()) ? undefined : didYouMean(name, names);
    if (suggestion !== undefined) return `unknown preference ${name} ignored; ${suggestion}`;
  }
  return undefined;
}

function pairsOfHeader(header: string): (readonly [string, string])[] {
  const all = [...header.matchAll(preferences)].map(
    ([, name = '', quoted, bare]) => [name.toLowerCase(), quoted ?? bare ?? ''] as const,
  );
  return all.filter(([name, value]) => names.includes(name) && value !== '');
}

function pairsOfQuery(query: string): (readonly [string, string])[] {
  return [...new URLSearchParams(query)]
    .filter(([name, value]) => ['__code', '__example', '__outcome'].includes(name) && value !== '')
    .map(([name, value]) => [name.slice(2), value] as const);
}
