import fc, { type Arbitrary } from 'fast-check';
import { isNode, type Node } from '../../../tools/codegen/document.ts';
import { declaredOperations } from '../../../tools/codegen/outcomes.ts';
import { mutated } from '../../cross-validation/mutations.ts';
import { namesIn, valuesOf } from '../../cross-validation/values.ts';
import { exchangeText, type Client, type Request } from '../../support/client.ts';
import { isServerError } from '../unasked.ts';
import { adminDocument as document, checkOf, textIn } from './contracts.ts';
import { Finding } from './finding.ts';
import { oddHeaders } from './odd-headers.ts';

const check = checkOf(document);

/** A call of the control plane and its intended operation. */
export interface Call {
  readonly operationId: string;
  readonly request: Request;
}

/** Operations whose response doesn't end while the client listens. */
const endless = ['streamEvents'];

const operations = declaredOperations(document).filter(({ operationId }) => !endless.includes(operationId));

/** Generates calls of all control plane operations, in namespaces that the data plane requests don't use. */
export const calls: Arbitrary<Call> = fc
  .constantFrom(...operations)
  .chain(({ path, method, operation, operationId }) =>
    fc
      .tuple(pathsOf(path), queriesOf(operation), oddHeaders, bodiesOf(operation, operationId === waits))
      .map(([url, query, odd, sent]) => ({
        operationId,
        request: {
          method: method.toUpperCase(),
          path: `/__admin${url}${query}`,
          headers: { 'x-emulator-namespace': 'fuzz-control', ...sent?.headers, ...odd },
          ...(sent === undefined ? {} : { body: sent.body }),
        },
      })),
  );

const known = {
  provider: ['interserver', 'rocketchat', 'misaka', 'onlyoffice'],
  profile: ['documented', 'observed'],
  name: ['fuzz-control', 'fuzz-made', 'one'],
  login: ['plain@example.com', 'totp@example.com', 'plain', 'nobody'],
  id: ['scenario-1', 'fuzz-control-1', '1'],
  file: ['index.html', 'swagger-ui.css'],
} as const;
const odd = [
  '__proto__',
  'constructor',
  '%',
  '%00',
  '%2e%2e%2f',
  'größe',
  'x'.repeat(300),
  '-',
  '*',
  '🔑',
  '"',
];

function pathsOf(template: string): Arbitrary<string> {
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const values = names.map((name) => {
    const right = Object.entries(known).find(([key]) => key === name)?.[1] ?? ['one'];
    const wrong = fc
      .constantFrom(...odd)
      .map((text) => (text.startsWith('%') ? text : encodeURIComponent(text)));
    return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...right) }, { weight: 1, arbitrary: wrong });
  });
  return fc
    .tuple(...values)
    .map((all) => all.reduce<string>((path, value) => path.replace(/\{\w+\}/, () => value), template));
}

/** The operation that waits in real time, and the parameter that makes another operation wait. */
const waits = 'waitForRequests';
const waitingParameter = 'minValidity';

function queriesOf(operation: Node): Arbitrary<string> {
  const names = document
    .list(operation, 'parameters')
    .filter((one) => one['in'] === 'query' && one['name'] !== waitingParameter)
    .map(({ name }) => String(name));
  const values = fc.oneof(
    fc.constantFrom('1', '0', '-1', 'true', 'misaka', '__proto__', '%', ''),
    fc.string({ maxLength: 8 }),
  );
  const entries = fc.tuple(fc.constantFrom(...names, 'unknown', 'constructor'), values);
  const queries = fc.array(entries, { minLength: 1, maxLength: 3 });
  return fc.option(queries, { nil: [], freq: 2 }).map((all) => {
    const text = all.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
    return text === '' ? '' : `?${text}`;
  });
}

interface Sent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

function bodiesOf(operation: Node, isWaiting: boolean): Arbitrary<Sent | undefined> {
  const content = document.entries(document.find(operation, 'requestBody') ?? {}, 'content');
  if (content.length === 0) return fc.constant(undefined);
  return fc.constantFrom(...content).chain(([type, media]) => {
    const fitting = lenient(media['schema']);
    const values = fc.oneof(fitting, mutated(fitting, namesIn(media['schema'], document)), fc.jsonValue());
    const texts = fc.oneof(
      { weight: 8, arbitrary: values.map((value) => JSON.stringify(isWaiting ? atOnce(value) : value)) },
      {
        weight: 1,
        arbitrary: fc.constantFrom('', '{', '[]', '['.repeat(20_000), '\ufeff{}', '{"a":1}{', '- a: &x [*x]'),
      },
    );
    const types = fc.constantFrom(type, type, type, 'text/plain', 'application/json; charset=klingon');
    return fc
      .tuple(types, texts)
      .map(([contentType, text]) => ({ headers: { 'content-type': contentType }, body: Buffer.from(text) }));
  });
}

/** Generates values of a schema, or any JSON if the schema has an unsupported keyword. */
function lenient(schema: unknown): Arbitrary<unknown> {
  try {
    return valuesOf(schema, document);
  } catch {
    return fc.dictionary(fc.constantFrom(...namesIn(schema, document), 'more'), fc.jsonValue(), {
      maxKeys: 5,
    });
  }
}

/** Shortens the wait to a millisecond; the default is five seconds. */
function atOnce(value: unknown): unknown {
  return isNode(value) ? { ...value, timeoutMs: 1 } : value;
}

/** Sends a call. Throws a `Finding` if the response is a server error or violates the contract. */
export async function probeCall(client: Client, { operationId, request }: Call): Promise<void> {
  const answer = await client.send(request);
  const found = (problem: string) => new Finding(`control plane: ${problem}`, exchangeText(request, answer));
  if (answer.status === 0) throw found(`the connection broke (${answer.text}) at ${operationId}`);
  if (isServerError(answer))
    throw found(`${answer.status} ${textIn(answer, 'detail') ?? ''} at ${operationId}`);
  const wasReached = answer.status !== 404 && answer.status !== 405;
  const problem = wasReached ? check(operationId, answer) : undefined;
  if (problem !== undefined) throw found(`${operationId}: ${problem}`);
}
