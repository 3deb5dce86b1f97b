import type {
  DeclaredInputs,
  DeclaredNames,
  SecretKind,
  SecretMap,
  SecretMarks,
} from '../../core/contract.ts';
import { isRecord } from '../../json.ts';
import type { CompiledAnswer } from './compile.ts';
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
          ? Object.values(read as Readonly<Record<string, Marks['Read']>>).flatMap(plainPlaces)
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
    ...(csrf?.field === undefined ? [] : [csrfPlace('body', csrf.field)]),
    ...(challenge?.cookie === undefined ? [] : [challengePlace(challenge.cookie)]),
    ...Object.values(marks.marks.session?.keeps ?? {}).flatMap((read) => plainPlaces(read)),
  ];
}

/** Returns the kind of the secret in a parameter of the path; undefined if it has none. */
export function pathSecret(parameter: string, places: readonly MarkedPlace[]): SecretKind | undefined {
  const ofPath = places.filter(({ place }) => place.in === 'path' && place.path[0] === parameter);
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
  const named = (where: Place['in']): DeclaredNames =>
    Object.fromEntries(
      places
        .filter(({ place }) => place.in === where)
        .map(({ place, kind }) => [place.path[0] ?? '', kind ?? 'plain']),
    );
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

/** Returns the secrets of an operation's requests and answers. */
export function secretsOf(
  places: readonly MarkedPlace[],
  fields: readonly string[],
  answers: readonly CompiledAnswer[],
): SecretMarks {
  const body = places.filter(({ place }) => place.in === 'body');
  const whole = body.find(({ place }) => place.path.length === 0);
  const request = fieldsMap([
    ...fields.map((name) => ({ path: [name], kind: 'plain' as const })),
    ...body.map(({ place, kind = 'plain' as const }) => ({ path: place.path, kind })),
  ]);
  const responses: Record<number, SecretMap> = {};
  for (const { status, template } of answers) {
    const marks = templateSecrets(template);
    if (marks !== 'plain') responses[status] = joined(responses[status], marks);
  }
  return { request: whole?.kind ?? request, responses };
}

interface FieldSecret {
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

const placeholders: readonly (readonly [RegExp, SecretKind])[] = [
  [/\{\{\s*tokens\./, 'session'],
  [/\{\{\s*challenge\.id/, 'challenge'],
  [/\{\{\s*csrf\./, 'csrf'],
  [/\{\{\s*code\.(value|handle)/, 'code'],
  [/\{\{\s*factor\.(secret|url)/, 'code'],
  [/\{\{\s*backupCodes/, 'code'],
];

/** Returns the secrets in what a template renders: the places of its tokens, challenges and codes. */
function templateSecrets(template: unknown): SecretMap {
  if (typeof template === 'string') {
    const isForm = /\.(expires|lifetime|issued)\b/.test(template);
    return (isForm ? undefined : placeholders.find(([pattern]) => pattern.test(template))?.[1]) ?? 'plain';
  }
  if (Array.isArray(template)) {
    const items = template.map(templateSecrets).reduce(joined, 'plain');
    return items === 'plain' ? 'plain' : { items };
  }
  if (!isRecord(template)) return 'plain';
  if ('x-each' in template) return eachSecrets(template);
  if ('x-value' in template) return templateSecrets(template['x-value']);
  const marked = Object.entries(template)
    .map(([name, value]) => [name, templateSecrets(value)] as const)
    .filter(([, marks]) => marks !== 'plain');
  return marked.length === 0 ? 'plain' : { fields: Object.fromEntries(marked) };
}

/** Returns the secrets of a list with one value for each item of another list, which may be secret itself. */
function eachSecrets({ 'x-each': source, item }: Readonly<Record<string, unknown>>): SecretMap {
  const ofSource = templateSecrets(source);
  const items = ofSource === 'plain' ? templateSecrets(item) : ofSource;
  return items === 'plain' ? 'plain' : { items };
}

/** Joins the secrets of two answers of one status. */
function joined(one: SecretMap = 'plain', other: SecretMap): SecretMap {
  if (typeof one === 'string') return one === 'plain' ? other : one;
  if (typeof other === 'string') return other === 'plain' ? one : other;
  const fields = { ...one.fields };
  for (const [name, marks] of Object.entries(other.fields ?? {})) fields[name] = joined(fields[name], marks);
  const items = other.items === undefined ? one.items : joined(one.items, other.items);
  return { fields, ...(items === undefined ? {} : { items }) };
}
