import { exampleOf } from '../../declared/sign-in-request.ts';
import { pendingOf } from '../../core/state.ts';
import { below, memberOf, nodeAt } from '../../declared/contract/pointer.ts';
import { basicText, RequestDraft, type DraftParts } from '../../declared/request/draft.ts';
import { formTypes, type Place } from '../../declared/request/location.ts';
import { placesOf } from '../../declared/request/read.ts';
import type { ReadName } from '../../declared/runtime/resolve.ts';
import { isRecord } from '../../json.ts';
import { carriedBy } from './credentials.ts';
import type { Visitor } from './visitor.ts';
import type { ProvedAct, World } from './world.ts';

/** The values that a request sends, by the name under which an act reads them. */
export type Values = Readonly<Partial<Record<ReadName, unknown>>> & {
  /** The fields of an account, by the account's field. */
  readonly fields?: Readonly<Record<string, unknown>>;
};

/** A request that an app would send. */
export interface AppRequest {
  readonly path: string;
  readonly init: RequestInit;
}

/** Builds the request of an act from the contract and the marks. */
export async function requestFor(
  world: World,
  proved: ProvedAct,
  values: Values,
  visitor: Visitor,
): Promise<AppRequest> {
  const draft = new RequestDraft();
  await putRequired(draft, proved, values, world);
  const { mark } = proved.act.mark;
  for (const [place, expected] of Object.entries(mark.when ?? {})) draft.put(place, exampleOf(expected));
  putClient(draft, proved, world);
  const { fields: places = {}, ...reads } = mark.reads ?? {};
  for (const { place, value } of carriedBy(world, proved, visitor)) draft.putAt(place, value);
  // an act may read its own token where another one travels
  draft.put(reads.owner, visitor.owner);
  for (const [name, read] of Object.entries(reads)) draft.put(read, Reflect.get(values, name));
  for (const [field, read] of Object.entries(places)) draft.put(read, values.fields?.[field]);
  for (const [name, value] of visitor.cookies) draft.putCookie(name, value);
  putCsrf(draft, world, visitor);
  putCredentials(draft, world, visitor);
  return sent(draft.parts(), proved, world);
}

/** Puts samples where the contract requires a value, unless the request omits this value. */
async function putRequired(
  draft: RequestDraft,
  { details, act }: ProvedAct,
  values: Values,
  world: World,
): Promise<void> {
  const reads = act.mark.mark.reads ?? {};
  const omitted = omittedPlaces(reads, values);
  const put = (place: Place, value: unknown) => {
    if (!omitted.has(`${place.in} ${place.path[0]}`)) draft.putAt(place, value);
  };
  for (const { name, in: where, required, schema } of details.parameters)
    if (required && where !== 'cookie')
      put({ in: where, path: [name] }, (await sampleAt(world, schema)) ?? name);
  const schema = bodySchema(details, reads);
  const sample = schema === undefined ? undefined : await sampleAt(world, schema);
  const required = new Set(schema === undefined ? [] : requiredIn(world.model.parts.document, schema));
  for (const [name, value] of Object.entries(isRecord(sample) ? sample : {}))
    if (required.has(name)) put({ in: 'body', path: [name] }, value);
}

/** Returns the places of the omitted values: those that are named, without a value. */
function omittedPlaces({ fields: _fields, ...reads }: Reads, values: Values): ReadonlySet<string> {
  const omitted = Object.entries(reads).filter(
    ([name]) => Object.hasOwn(values, name) && Reflect.get(values, name) === undefined,
  );
  return new Set(
    omitted.flatMap(([, read]) => placesOf(read).map((place) => `${place.in} ${place.path[0]}`)),
  );
}

/** Returns the members that a schema of an object requires, with those of the schemas of which it consists. */
function requiredIn(document: unknown, pointer: string, depth = 0): readonly string[] {
  const found = nodeAt(document, pointer);
  if (found === undefined || depth > 5) return [];
  const own = memberOf(found.value, 'required');
  const all = memberOf(found.value, 'allOf');
  return [
    ...(Array.isArray(own) ? own.map(String) : []),
    ...(Array.isArray(all) ? all : []).flatMap((_part, index) =>
      requiredIn(document, below(below(found.pointer, 'allOf'), index), depth + 1),
    ),
  ];
}

/** Makes up a value of the schema at a pointer. */
async function sampleAt({ model }: World, pointer: string | undefined): Promise<unknown> {
  const { document, sample } = model.parts;
  const schema = pointer === undefined ? undefined : nodeAt(document, pointer)?.value;
  if (schema === undefined) return undefined;
  for (;;) {
    try {
      const sampled = sample(schema, { parameters: {} });
      return 'value' in sampled ? sampled.value : undefined;
    } catch (error) {
      const pending = pendingOf(error);
      if (pending === undefined) throw error;
      await pending;
    }
  }
}

type Reads = NonNullable<ProvedAct['act']['mark']['mark']['reads']>;

/** Returns the pointer of the schema of the body that an act reads. */
function bodySchema(details: ProvedAct['details'], reads: Reads): string | undefined {
  return details.body?.content.get(mediaTypeOf(details, reads) ?? '')?.schema;
}

/** Returns the media type of the body: a form if the act reads one, else the first of JSON that the contract takes. */
function mediaTypeOf({ body }: ProvedAct['details'], reads: Reads): string | undefined {
  const types = [...(body?.content.keys() ?? [])];
  const { fields: _fields, ...others } = reads;
  const isForm = Object.values(others).some((read) => placesOf(read).some((place) => place.isForm === true));
  const json = types.find((type) => /[/+]json\b/.test(type));
  const form = types.find((type) => formTypes.includes(type));
  return isForm ? (form ?? formTypes[0]) : (json ?? form);
}

/** Puts the client that the fixtures have, where the act reads one. */
function putClient(draft: RequestDraft, { act }: ProvedAct, { client }: World): void {
  const { reads } = act.mark.mark;
  draft.put(reads?.client, client['id']);
  draft.put(reads?.clientSecret, client['secret']);
}

/** Puts the CSRF token where the marks expect it. */
function putCsrf(draft: RequestDraft, { model }: World, { csrf }: Visitor): void {
  const { header, field } = model.parts.marks.marks.csrf ?? {};
  if (csrf === undefined) return;
  if (header !== undefined) draft.putAt({ in: 'header', path: [header] }, csrf);
  else if (field !== undefined) draft.putAt({ in: 'body', path: [field] }, csrf);
}

/** Puts login and password where each request carries them. */
function putCredentials(draft: RequestDraft, { model }: World, { credentials }: Visitor): void {
  const isUsed = model.parts.marks.carried.some(({ carrier }) => carrier?.in === 'credentials');
  if (credentials === undefined || !isUsed) return;
  const { login, password } = credentials;
  draft.putAt({ in: 'header', path: ['authorization'] }, basicText(login, password));
}

function sent({ path, query, headers, body }: DraftParts, proved: ProvedAct, { model }: World): AppRequest {
  const { head, details, act } = proved;
  const base = head.basePath ?? model.parts.operations.basePath;
  const filled = head.template.replaceAll(/\{([^{}]+)\}/g, (_whole, name: string) =>
    encodeURIComponent(path[name] ?? name),
  );
  const search = new URLSearchParams(query).toString();
  const type = mediaTypeOf(details, act.mark.mark.reads ?? {}) ?? 'application/json';
  const hasBody = body !== undefined && head.method !== 'GET' && head.method !== 'HEAD';
  return {
    path: `${base}${filled}${search === '' ? '' : `?${search}`}`,
    init: {
      method: head.method,
      headers: { ...headers, ...(hasBody && type !== 'multipart/form-data' ? { 'content-type': type } : {}) },
      ...(hasBody ? { body: encodedBody(body, type) } : {}),
    },
  };
}

function encodedBody(body: NonNullable<DraftParts['body']>, type: string): string | FormData {
  if (!formTypes.includes(type)) return JSON.stringify(body);
  const form = type === 'multipart/form-data' ? new FormData() : new URLSearchParams();
  for (const [name, value] of Object.entries(body))
    form.append(name, typeof value === 'string' ? value : JSON.stringify(value));
  return form instanceof FormData ? form : form.toString();
}
