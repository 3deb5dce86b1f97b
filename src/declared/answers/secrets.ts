import type {
  DeclaredInputs,
  DeclaredNames,
  SecretKind,
  SecretMap,
  SecretMarks,
} from '../../core/contract.ts';
import type { CompiledAnswer } from './compile.ts';
import { joinedSecrets, templateSecrets, type SecretOfRequest } from './template-secrets.ts';
import { unreadSecret } from './unread-secrets.ts';
import type { ActMark, ProviderMarks, ReadName, TokenKind } from '../runtime/resolve.ts';
import type { Marks } from '../marks/types.ts';
import { placeOf, type Place } from '../request/location.ts';
import { placesOf } from '../request/read.ts';

/** The secrets among the values that acts read. */
const secretReads: Readonly<Partial<Record<ReadName, SecretKind>>> = {
  password: 'password',
  newPassword: 'password',
  currentPassword: 'password',
  code: 'code',
  captcha: 'captcha',
  refresh: 'session',
  token: 'session',
  device: 'session',
  challenge: 'challenge',
  clientSecret: 'client-secret',
};

/** The places of a request that the marks read, with the kind of each secret. */
export function markedPlaces(
  acts: readonly Pick<ActMark, 'mark'>[],
  marks: ProviderMarks,
): readonly MarkedPlace[] {
  const { csrf, challenge } = marks.marks;
  return [
    ...acts.flatMap(({ mark }) => [
      ...Object.entries(mark.reads ?? {}).flatMap(([name, read]) =>
        name === 'fields'
          ? namedPlaces(read as Readonly<Record<string, Marks['Read']>>)
          : placesOf(read as Marks['Read']).map((place) => ({
              place,
              kind: secretReads[name as ReadName],
            })),
      ),
      ...Object.keys(mark.when ?? {}).map((place) => ({ place: placeOf(place), kind: undefined })),
    ]),
    ...[...marks.tokens.values()].flatMap(tokenPlaces),
    ...(csrf?.header === undefined ? [] : [csrfPlace('header', csrf.header.toLowerCase())]),
    ...(csrf?.cookie === undefined ? [] : [csrfPlace('cookie', csrf.cookie)]),
    ...(challenge?.cookie === undefined ? [] : [challengePlace(challenge.cookie)]),
    ...(csrf?.field === undefined ? [] : [csrfPlace('body', csrf.field)]),
    ...namedPlaces(marks.marks.session?.keeps ?? {}),
  ];
}

/** Returns the kind of the secret in a parameter of the path; undefined if it has none. */
export function pathSecret(parameter: string, places: readonly MarkedPlace[]): SecretKind | undefined {
  const ofPath = places.filter(({ place }) => place.in === 'path' && place.path[0] === parameter);
  const unread = unreadSecret(parameter);
  // a code in a path may be that of a country
  if (ofPath.length === 0) return unread === 'code' ? undefined : unread;
  return ofPath.find(({ kind }) => kind !== undefined)?.kind;
}

/** The places that a kind of token is read from, and those that decide whether it is issued or accepted. */
function tokenPlaces({ carrier, mark }: TokenKind): readonly MarkedPlace[] {
  return [
    ...(carrier === undefined ? [] : [carrierPlace(carrier)]),
    ...(mark.code === undefined
      ? []
      : placesOf(mark.code).map((place) => ({ place, kind: 'code' as const }))),
    ...(mark.optional === undefined ? [] : plainPlaces(mark.optional)),
  ];
}

/** A place of a request, with the kind of its secret. */
export interface MarkedPlace {
  readonly place: Place;
  readonly kind: SecretKind | undefined;
}

/** The places of values by name, such as the fields of an account. */
function namedPlaces(reads: Readonly<Record<string, Marks['Read']>>): readonly MarkedPlace[] {
  return Object.entries(reads).flatMap(([name, read]) =>
    placesOf(read).map((place) => ({ place, kind: unreadSecret(name) })),
  );
}

function plainPlaces(read: Marks['Read']): readonly MarkedPlace[] {
  return placesOf(read).map((place) => ({ place, kind: undefined }));
}

function csrfPlace(where: Place['in'], name: string): MarkedPlace {
  return { place: { in: where, path: [name] }, kind: 'csrf' };
}

function challengePlace(cookie: string): MarkedPlace {
  return { place: { in: 'cookie', path: [cookie] }, kind: 'challenge' };
}

function carrierPlace({
  in: where,
  name,
}: NonNullable<ProviderMarks['carried'][number]['carrier']>): MarkedPlace {
  if (where === 'bearer') return { place: { in: 'bearer', path: [] }, kind: 'session' };
  if (where === 'credentials') return { place: { in: 'basic', path: ['password'] }, kind: 'password' };
  if (where === 'basic-username' || where === 'basic-password')
    return { place: { in: 'basic', path: [where.slice(6)] }, kind: 'session' };
  return { place: { in: where, path: where === 'body' ? name.split('.') : [name] }, kind: 'session' };
}

/** Returns the headers, cookies and query parameters that reach an operation. */
export function inputsOf(places: readonly MarkedPlace[], declared: DeclaredInputs): DeclaredInputs {
  const named = (where: Place['in']): DeclaredNames => {
    const there = places.filter(({ place }) => place.in === where);
    // another mark may read a secret as a plain value, too
    const inOrder = there.toSorted(
      (one, other) => Number(one.kind !== undefined) - Number(other.kind !== undefined),
    );
    return Object.fromEntries(
      inOrder.map(({ place, kind = 'plain' as const }) => [place.path[0] ?? '', kind]),
    );
  };
  const usesAuthorization = places.some(({ place }) => place.in === 'bearer' || place.in === 'basic');
  return {
    headers: {
      ...declared.headers,
      ...named('header'),
      ...(usesAuthorization ? { authorization: 'session' } : {}),
    },
    cookies: { ...declared.cookies, ...named('cookie') },
    query: { ...declared.query, ...named('query') },
  };
}

/** Returns the secrets of an operation's requests and answers; `declared` are the fields of the contract. */
export function secretsOf(
  places: readonly MarkedPlace[],
  declared: readonly FieldSecret[],
  answers: readonly CompiledAnswer[],
): SecretMarks {
  const body = places.filter(({ place }) => place.in === 'body');
  const whole = body.find(({ place }) => place.path.length === 0);
  const isRead = (name: string | undefined) => body.some(({ place }) => place.path[0] === name);
  const fields = [
    ...declared.filter(({ path: [name] }) => !isRead(name)),
    ...body.map(({ place, kind = 'plain' as const }) => ({ path: place.path, kind })),
  ];
  const ofRequest = secretOfRequest(places, fields);
  const responses: Record<number, SecretMap> = {};
  for (const { status, template } of answers) {
    const marks = templateSecrets(template, ofRequest);
    if (marks !== 'plain') responses[status] = joinedSecrets(responses[status], marks);
  }
  return { request: whole?.kind ?? fieldsMap(fields), responses };
}

/** The places of a request, by the names under which answers repeat them. */
const repeated: Readonly<Record<string, Place['in']>> = {
  ...{ path: 'path', query: 'query', headers: 'header', cookies: 'cookie' },
};

/** Returns the kind of the secret that an answer repeats. Of an object or a URL that has one, nothing is shown. */
function secretOfRequest(places: readonly MarkedPlace[], fields: readonly FieldSecret[]): SecretOfRequest {
  const isSecret = (where: Place['in']) =>
    places.some(({ place, kind }) => place.in === where && kind !== undefined);
  return ([part = '', ...named]) => {
    // the form `json` repeats the whole value before it
    const path = named.at(-1) === 'json' ? named.slice(0, -1) : named;
    if (part === 'body') return kindAt(path, fields);
    if (part === 'url') return isSecret('query') || isSecret('path') ? 'code' : undefined;
    const [name = ''] = path;
    if (part === 'headers' && ['', 'authorization', 'cookie'].includes(name)) return 'session';
    const where = Object.hasOwn(repeated, part) ? repeated[part] : undefined;
    const there = places.flatMap(({ place, kind = 'plain' as const }) =>
      place.in === where ? [{ path: place.path, kind }] : [],
    );
    return kindAt(path, there);
  };
}

/** Returns the kind of the secret at a path, or of one below it, whose value is part of the whole. */
function kindAt(path: readonly string[], all: readonly FieldSecret[]): SecretKind | undefined {
  for (const { path: secret, kind } of all) {
    if (kind === 'plain') continue;
    const shared = Math.min(path.length, secret.length);
    if (path.slice(0, shared).join('.') === secret.slice(0, shared).join('.'))
      return secret.length > path.length ? 'code' : kind;
  }
  return undefined;
}

/** A field of a body, with the kind of its secret. */
export interface FieldSecret {
  readonly path: readonly string[];
  readonly kind: 'plain' | SecretKind;
}

function fieldsMap(all: readonly FieldSecret[]): SecretMap {
  const names = new Map<string, FieldSecret[]>();
  for (const { path, kind } of all) {
    const [name, ...rest] = path;
    if (name !== undefined) names.set(name, [...(names.get(name) ?? []), { path: rest, kind }]);
  }
  const entries = [...names].map(([name, below]): [string, SecretMap] => {
    const own = below.filter(({ path }) => path.length === 0).map(({ kind }) => kind);
    if (own.length === below.length) return [name, own.find((kind) => kind !== 'plain') ?? 'plain'];
    return [name, fieldsMap(below.filter(({ path }) => path.length > 0))];
  });
  return { fields: Object.fromEntries(entries) };
}
