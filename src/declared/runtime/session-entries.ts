import type { ValidationError } from '../../core/contract.ts';
import type { FixtureSession } from '../../core/provider.ts';
import { isRecord } from '../../json.ts';
import { memberOf, nodeAt } from '../contract/pointer.ts';
import { tokensOf } from '../marks/defaults.ts';
import type { Marks } from '../marks/types.ts';
import type { CheckFields } from '../marks/account-fields.ts';
import type { SessionDetails } from './records.ts';

/** A session of an account in the fixtures. */
export interface SessionEntry extends Omit<FixtureSession, 'records'> {
  readonly scopes?: readonly string[];
}

/** Adds the record of a session's scopes. */
export function withScopes({ scopes, ...session }: SessionEntry): FixtureSession {
  if (scopes === undefined) return session;
  const details: SessionDetails = { scopes };
  return { ...session, records: [['sessionDetails', details]] };
}

/** Creates the check of an account's sessions: their kinds are those of the marks, their scopes those of the contract. */
export function createSessionCheck(marks: Marks['Marks'], document: unknown): CheckFields {
  return (account, place) => {
    const sessions = memberOf(account, 'sessions');
    if (!Array.isArray(sessions)) return [];
    return sessions.flatMap((session: unknown, index) => {
      const at = `${place}/sessions/${index}`;
      const kind = memberOf(session, 'kind');
      const scopes = memberOf(session, 'scopes');
      return [
        ...(kind === undefined ? [] : unlessKnown(kind, Object.keys(tokensOf(marks)), `${at}/kind`)),
        ...(Array.isArray(scopes) ? scopes : []).flatMap((scope: unknown, position) =>
          unlessKnown(scope, scopesIn(document, marks), `${at}/scopes/${position}`),
        ),
      ];
    });
  };
}

function unlessKnown(
  data: unknown,
  known: readonly string[],
  instancePath: string,
): readonly ValidationError[] {
  if (known.length === 0 || known.some((one) => one === data)) return [];
  return [{ instancePath, keyword: 'enum', params: { allowedValues: known }, ...{ data } }];
}

/** Returns the scopes of a contract: those of its security schemes and its operations, and those of the marks. */
function scopesIn(document: unknown, marks: Marks['Marks']): readonly string[] {
  const schemes = membersOf(nodeAt(document, '/components/securitySchemes')?.value);
  const flows = schemes.flatMap((scheme) => membersOf(memberOf(scheme, 'flows')));
  const items = membersOf(memberOf(document, 'paths')).flatMap(membersOf);
  const marked = items.flatMap((operation) => {
    const mark = memberOf(operation, 'x-login');
    const acts = memberOf(mark, 'acts');
    return [mark, ...(Array.isArray(acts) ? (acts as readonly unknown[]) : [])];
  });
  const needs = [marks.protect, ...marked.map((mark) => memberOf(mark, 'needs'))];
  const security = [document, ...items].flatMap((node) => listOf(memberOf(node, 'security')));
  return [
    ...new Set(
      [
        ...flows.flatMap((flow) => Object.keys(Object(memberOf(flow, 'scopes')) as object)),
        ...security.flatMap(membersOf).flatMap(listOf),
        ...needs.flatMap((need) => listOf(memberOf(need, 'scope'))),
        ...(marks.session?.scopes ?? []),
      ].filter((scope) => typeof scope === 'string'),
    ),
  ];
}

function membersOf(node: unknown): readonly unknown[] {
  return isRecord(node) ? Object.values(node) : [];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}
