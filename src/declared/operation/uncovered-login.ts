import type { Endpoint } from '../../core/endpoint.ts';
import { hasFields, type Wire } from '../../core/operation.ts';
import { nameOf } from '../../core/outcome.ts';
import { unreadSecret } from '../answers/unread-secrets.ts';
import { keysOf } from '../contract/pointer.ts';
import type { OperationHead } from '../contract/operations.ts';
import { placeTexts } from '../request/read.ts';
import type { ActMark } from '../runtime/resolve.ts';
import type { ProviderParts } from '../runtime/parts.ts';

type Received = Parameters<Endpoint['decide']>[0];
type Result = ReturnType<Endpoint['decide']>;

/** The acts that read a password. Others can lack one. */
const readPassword: readonly string[] = ['sign-in', 'second-factor'];

/**
 * Adds the sentence about a request that looks like a login and that no mark covers: an operation without a mark, or a
 * sign-in whose login or password is in another place than its mark reads. The sentence has only names of fields, never values.
 */
export function withUncoveredLogin(
  endpoint: Endpoint,
  {
    head,
    acts,
    isMarked,
  }: { readonly head: OperationHead; readonly acts: readonly ActMark[]; readonly isMarked: boolean },
  parts: ProviderParts,
): Endpoint {
  const { source } = parts;
  const signIns = acts.filter(({ name }) => readPassword.includes(name));
  if (source === undefined || (isMarked && signIns.length === 0)) return endpoint;
  const request = `${head.method} ${head.basePath ?? parts.operations.basePath}${head.template}`;
  const mend = async (path: readonly string[]) => {
    const [line] = await source.locate([
      { path: [...keysOf(head.pointer), ...path], atKey: false, message: '' },
    ]);
    const place = line?.replace(/(:\d+):\d+: $/, '$1');
    return place === undefined ? '' : `, or edit ${place}`;
  };
  const adopt = `run login-emulator adopt ${source.file}`;
  return {
    ...endpoint,
    uncoveredLogin(received, result) {
      if (!isMarked) {
        const field = fieldsIn(received.wire.body).find(isPassword);
        return field === undefined
          ? undefined
          : Promise.resolve(`${request} came with ${field}, but has no mark; ${adopt}`);
      }
      if (!isUnusable(result)) return undefined;
      const missed = missedPlaces(received, signIns);
      return missed === undefined
        ? undefined
        : mend(['x-login']).then((place) => `${request} came with ${missed}; ${adopt}${place}`);
    },
  };
}

/** Whether an answer refuses a request because a value is missing or unusable. */
function isUnusable(result: Result): boolean {
  if ('refusal' in result) return result.refusal === 'unsupported-media-type';
  const name = nameOf(result.outcome);
  return name === 'missing-credentials' || name === 'malformed-request';
}

/** Returns which fields came, and which the mark reads; undefined if the request doesn't look like a login. */
function missedPlaces(received: Received, acts: readonly ActMark[]): string | undefined {
  const { wire } = received;
  const act = acts.find((one) => one.fits(wire));
  if ('violation' in received && received.violation.kind === 'unsupported-media-type') {
    const [came = ''] = received.violation.reason.split(';');
    const [first] = acts.flatMap(({ mark }) => placeTexts(mark.reads?.login ?? mark.reads?.password ?? []));
    return first === undefined ? undefined : `${came}, but its mark reads ${first}`;
  }
  const fields = fieldsIn(wire.body, isJson(wire) ? 'body' : 'form');
  if (act === undefined) return noActFor(fields, acts);
  for (const [name, isLike] of [
    ['login', isLogin],
    ['password', isPassword],
  ] as const) {
    const read = act.mark.reads?.[name];
    const came = fields.find(isLike);
    if (read === undefined || came === undefined || act.value(name, wire) !== undefined) continue;
    const reads = placeTexts(read);
    // an empty value came in the right place
    if (reads.includes(came) || reads.includes(came.replace(/^form\./, 'body.'))) continue;
    return `${came}, but its mark reads ${reads.join(' or ')}`;
  }
  return undefined;
}

/** Describes a login whose condition isn't fulfilled. */
function noActFor(fields: readonly string[], acts: readonly ActMark[]): string | undefined {
  const came = fields.find(isPassword);
  const places = acts.flatMap(({ mark }) => Object.keys(mark.when ?? {}));
  if (came === undefined || places.length === 0) return undefined;
  return `${came}, but its mark is for other values of ${[...new Set(places)].join(' or ')}`;
}

function isJson({ bodyType }: Wire): boolean {
  return bodyType === undefined || !/form/.test(bodyType);
}

const deepest = 3;

/** Returns the places of the fields of a body: `body.user.email`. */
function fieldsIn(body: unknown, place = 'body', depth = 0): readonly string[] {
  if (!hasFields(body) || depth === deepest) return [];
  return Object.entries(body).flatMap(([name, value]) => [
    `${place}.${name}`,
    ...fieldsIn(value, `${place}.${name}`, depth + 1),
  ]);
}

const loginLike =
  /^(?:e[-_]?mail(?:[-_]?address)?|user(?:[-_]?(?:name|id))?|login(?:[-_]?(?:id|name))?|identifier|account|phone)$/i;

function isLogin(place: string): boolean {
  return loginLike.test(lastOf(place));
}

function isPassword(place: string): boolean {
  // names beyond letters could be a value
  return /^\w+$/.test(lastOf(place)) && unreadSecret(lastOf(place)) === 'password';
}

function lastOf(place: string): string {
  return place.slice(place.lastIndexOf('.') + 1);
}
