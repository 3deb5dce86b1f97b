import { valueIn, formTypes, placeOf, type Place } from '../../src/declared/request/location.ts';
import type { MediaType, OperationDetails } from '../../src/declared/contract/operation-details.ts';
import { below, memberOf, nodeAt, referenceOf, schemaAt } from '../../src/declared/contract/pointer.ts';
import { carriersOf, type Carrier } from '../../src/declared/contract/security.ts';
import { isRecord } from '../../src/json.ts';

/** An operation of a contract. */
export interface Shown {
  readonly document: unknown;
  readonly pointer: string;
  readonly details: OperationDetails;
}

/** Whether a contract shows that requests of the operation have a place. */
export function showsPlace(operation: Shown, text: string): boolean {
  const { in: where, path, isForm } = placeOf(text);
  if (where === 'body') return showsInBody(operation, path, isForm === true);
  if (where === 'basic' || where === 'bearer') return showsCredential(operation, where);
  return hasParameter(operation, where, path[0] ?? '');
}

function showsInBody({ document, details }: Shown, path: readonly string[], isForm: boolean): boolean {
  return [...(details.body?.content ?? [])]
    .filter(([type]) => !isForm || formTypes.includes(type))
    .some(([, media]) => showsIn(document, media, path));
}

function showsCredential({ document, details }: Shown, where: 'basic' | 'bearer'): boolean {
  const carriers = carriersOf(document);
  return (
    details.security.flat().some((scheme) => carriers.get(scheme)?.in === where) ||
    details.parameters.some((one) => one.in === 'header' && one.name.toLowerCase() === 'authorization')
  );
}

function hasParameter({ document, details }: Shown, where: Place['in'], name: string): boolean {
  const isIt = (one: { readonly in: string; readonly name: string }) =>
    one.in === where && (where === 'header' ? one.name.toLowerCase() : one.name) === name;
  const carriers = carriersOf(document);
  const credentials = details.security.flat().flatMap((scheme) => carriers.get(scheme) ?? []);
  return details.parameters.some(isIt) || credentials.some((carrier) => 'name' in carrier && isIt(carrier));
}

/** Whether a contract shows that a success of the operation has a token: `body.token`, `header.X-Token`, `cookie.sid`. */
export function showsToken(operation: Shown, text: string): boolean {
  const { document, details } = operation;
  const { in: where, path } = placeOf(text);
  const successes = [...details.responses].filter(([status]) => /^[23]/.test(status)).map(([, one]) => one);
  const answers = successes.length > 0 ? successes : [...details.responses.values()];
  if (where === 'body')
    return answers.some(({ content }) =>
      [...content.values()].some((media) => showsIn(document, media, path)),
    );
  const [name = ''] = path;
  if (where === 'cookie') return showsCookie(operation, name);
  return answers.some(({ headers }) => [...headers.keys()].some((one) => one.toLowerCase() === name));
}

/** Whether the operation names a cookie, in its answers or texts, or a security scheme reads it. */
function showsCookie({ document, pointer, details }: Shown, name: string): boolean {
  const headers = [...details.responses.values()].flatMap(({ headers: all }) => [...all.values()]);
  const parts = [pointer, ...headers].map((at) => JSON.stringify(nodeAt(document, at)?.value ?? ''));
  const carried = [...carriersOf(document).values()].some(
    (carrier) => carrier.in === 'cookie' && carrier.name === name,
  );
  return carried || parts.some((part) => part.includes(name));
}

/** Whether the schema or an example of a body has a path. The empty path is a body that is a text. */
function showsIn(document: unknown, { schema, examples }: MediaType, path: readonly string[]): boolean {
  const inExample = [...examples.values()].some((example) => isShownBy(example, path));
  return inExample || (schema !== undefined && showsInSchema(document, schema, path));
}

function isShownBy(example: unknown, path: readonly string[]): boolean {
  const value = valueIn(example, path);
  return path.length === 0 ? typeof value === 'string' : value !== undefined;
}

const deepest = 12;

function showsInSchema(document: unknown, pointer: string, path: readonly string[], depth = 0): boolean {
  const found = schemaAt(document, pointer);
  if (found === undefined || depth > deepest) return false;
  const { value: schema } = found;
  if (isShownBy(memberOf(schema, 'example'), path)) return true;
  const reference = referenceOf(schema);
  const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((key) => {
    const list = memberOf(schema, key);
    return Array.isArray(list) ? list.map((_, index) => below(below(found.pointer, key), index)) : [];
  });
  if (reference !== undefined) parts.push(reference);
  if (parts.some((part) => showsInSchema(document, part, path, depth + 1))) return true;
  const [name, ...rest] = path;
  if (name === undefined) return [memberOf(schema, 'type')].flat().includes('string');
  const key = /^\d+$/.test(name) && isRecord(memberOf(schema, 'items')) ? ['items'] : ['properties', name];
  const next = key.reduce(below, found.pointer);
  if (schemaAt(document, next) === undefined) return false;
  return rest.length === 0 || showsInSchema(document, next, rest, depth + 1);
}

/** Whether a contract shows how later requests carry the session: `bearer`, `cookie.sid`, `header.X-Token`. */
export function showsSession(document: unknown, details: readonly OperationDetails[], text: string): boolean {
  const { in: where, path } = placeOf(text === 'basic' ? 'basic.username' : text);
  const name = path[0] ?? '';
  const parameters = details.flatMap((one) => one.parameters);
  const isIt = (one: Carrier | OperationDetails['parameters'][number]) =>
    one.in === where && ('name' in one ? nameOf(one) === name : true);
  return (
    [...carriersOf(document).values(), ...parameters].some(
      (one) => isIt(one) || (where === 'bearer' && 'name' in one && isAuthorization(one)),
    ) || tells(document, where, name)
  );
}

function nameOf({ in: where, name }: { readonly in: string; readonly name: string }): string {
  return where === 'header' ? name.toLowerCase() : name;
}

function isAuthorization(one: { readonly in: string; readonly name: string }): boolean {
  return one.in === 'header' && one.name.toLowerCase() === 'authorization';
}

/** Whether a text of the contract tells how the session is carried: by `bearer`, or by the name of the cookie or header. */
function tells(document: unknown, where: Place['in'], name: string): boolean {
  const words = where === 'bearer' || where === 'basic' ? [where] : [where, name];
  return textsOf(document).some((text) => words.every((word) => text.includes(word.toLowerCase())));
}

/** Returns the texts of a document in small letters. */
function textsOf(document: unknown): readonly string[] {
  if (typeof document === 'string') return [document.toLowerCase()];
  return typeof document === 'object' && document !== null ? Object.values(document).flatMap(textsOf) : [];
}
