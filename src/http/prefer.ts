import type { IncomingHttpHeaders } from 'node:http';
import type { OperationContract, SaidBy } from '../core/contract.ts';
import { isOutcomeName, type OutcomeName } from '../core/outcome.ts';

/** The outcome a request asks for, with the status when it asked for one by number. */
export interface Preference {
  readonly outcome: OutcomeName;
  readonly wantedStatus?: number;
}

/** What a request asks for, in its own words. */
interface Asked {
  readonly code?: string;
  readonly outcome?: string;
}

const pairs = /(code|example|outcome)\s*=\s*(?:"([^"]*)"|([^\s,;]+))/gi;

/**
 * Reads `Prefer: code=429`, `example=…`, `outcome=…` (or `?__code=`, `?__example=`). Undefined when the request asks for
 * nothing; a sentence with the values there are when it asks for what the operation does not have.
 */
export function readPreference(
  { prefer }: IncomingHttpHeaders,
  query: string,
  contract: OperationContract<unknown>,
): Preference | { readonly wrong: string } | undefined {
  if (prefer === undefined && !query.includes('__')) return undefined;
  const inHeader = askedByHeader(String(prefer ?? ''));
  if ('wrong' in inHeader) return inHeader;
  const asked: Asked = { ...askedByQuery(query), ...inHeader };
  if (asked.code === undefined && asked.outcome === undefined) return undefined;
  return resolve(asked, contract);
}

function resolve(
  { code, outcome }: Asked,
  contract: OperationContract<unknown>,
): Preference | { readonly wrong: string } {
  const status = code === undefined ? undefined : Number(code);
  const rows = Object.entries(contract.outcomes).flatMap(([name, said]) =>
    said.map((row) => ({ name, ...row })),
  );
  const fitting = rows.filter(
    (row) =>
      (status === undefined || row.status === status) &&
      (outcome === undefined ? row.first : row.name === outcome),
  );
  const [row] = fitting;
  if (row !== undefined && isOutcomeName(row.name)) {
    return { outcome: row.name, ...(status === undefined ? {} : { wantedStatus: status }) };
  }
  const asked = [code === undefined ? '' : `code=${code}`, outcome === undefined ? '' : `outcome=${outcome}`];
  return {
    wrong: `${contract.operationId} has no answer for ${asked.filter(Boolean).join(', ')}. It has: ${listed(rows)}`,
  };
}

function listed(rows: readonly (SaidBy & { readonly name: string })[]): string {
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

function askedByHeader(header: string): Asked | { readonly wrong: string } {
  const asked: { code?: string; outcome?: string } = {};
  for (const [, key = '', quoted, bare] of header.matchAll(pairs)) {
    const value = quoted ?? bare ?? '';
    const field = key.toLowerCase() === 'code' ? 'code' : 'outcome';
    const before = asked[field];
    if (before !== undefined && before !== value) {
      return { wrong: `Prefer asks for both ${before} and ${value}; ask for one` };
    }
    asked[field] = value;
  }
  return asked;
}

function askedByQuery(query: string): Asked {
  const parameters = new URLSearchParams(query);
  const code = parameters.get('__code');
  const outcome = parameters.get('__example');
  return { ...(code === null ? {} : { code }), ...(outcome === null ? {} : { outcome }) };
}
