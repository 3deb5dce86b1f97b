import { isDeepStrictEqual } from 'node:util';
import { isNode } from '../../tools/codegen/document.ts';
import { otherAnswer, violationsOf, type Judged } from './compare.ts';
import { shownBy, type Example, type Shown } from './contracts.ts';
import { form, json, multipart, post, type Content, type Flow, type Step } from './flow.ts';
import { requestWith } from './flows/forced.ts';
import { send, type Answer, type Place } from './walk.ts';

/** Both sides of a provider's examples: `prism mock` of the contract, and the emulator. */
export interface Sides {
  readonly prism: Place;
  readonly emulator: Place;
}

/** Compares a provider's examples and its document's curl commands with `prism mock`. */
export async function judgeExamples(
  provider: string,
  documents: readonly Flow[],
  sides: Sides,
): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  for (const { name, steps } of documents) {
    for (const step of steps) judged.push(await judgeRequest(`${name}, at prism mock`, step, sides));
  }
  for (const shown of shownBy(provider)) {
    for (const example of shown.requests) {
      const name = `${provider}: request example ${example.name} as ${example.type}`;
      judged.push(await judgeRequest(name, requestOf(shown, example), sides));
    }
    for (const example of shown.responses) judged.push(await judgeResponse(shown, example, sides));
  }
  return judged;
}

/** Prism must accept the document's own request and return the first success. */
async function judgeRequest(name: string, step: Step, { prism }: Sides): Promise<Judged> {
  const answer = await send(step, prism);
  const refused = answer.status === 200 ? [] : [otherAnswer('mock', answer)];
  return { name, findings: [...refused, ...violationsOf('mock', answer)], faults: [] };
}

/** Prism must return the contract's example. For the same request, the emulator must return the same error. */
async function judgeResponse(
  { provider, operation }: Shown,
  { name, type, status, value }: Shown['responses'][number],
  { prism, emulator }: Sides,
): Promise<Judged> {
  const step = requestWith(provider, operation, { prefer: `code=${status}, example=${name}`, accept: type });
  const [shown, said] = await Promise.all([send(step, prism), send(step, emulator)]);
  const promised = { status, type, value };
  // the values of a success differ
  const heard = readable(said);
  const own = status < 400 ? heard.value : linkedAs(heard.value, value);
  const saysSo = isDeepStrictEqual(heard, { status, type, value: own });
  return {
    name: `${provider}: response example ${status} ${name} as ${type}`,
    findings: [
      ...(isDeepStrictEqual(readable(shown), promised) ? [] : [otherAnswer('mock', shown)]),
      ...violationsOf('mock', shown),
    ],
    faults: saysSo ? [] : [`the emulator says ${said.status} ${said.type} ${said.body}`],
  };
}

/** A response without the parameters of its content type. Prism writes a bare JSON string without quotes. */
function readable({ status, type, body }: Answer) {
  const [bare = ''] = type.split(';');
  return { status, type: bare, value: bare.includes('json') || bare === 'text/plain' ? parsed(body) : body };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body;
  }
}

/** Replaces an example's links with the response's: operations may share an example, but each links to itself. */
function linkedAs(answer: unknown, value: unknown): unknown {
  if (!isNode(answer) || !isNode(value) || !('links' in value)) return value;
  return { ...value, links: answer['links'] };
}

function requestOf({ provider, operation, template }: Shown, { type, value }: Example): Step {
  const path = template.replaceAll(/[{}]/g, encodeURIComponent);
  const { method, headers } = requestWith(provider, operation, {});
  const step = post(path, contentOf(type, value), 200);
  return { ...step, method, headers: { ...headers, ...step.headers } };
}

/** A value in a content type; for a range of types, in one of them. */
function contentOf(type: string, value: unknown): Content {
  if (type === 'application/x-www-form-urlencoded') return form(fieldsOf(value));
  if (type === 'multipart/form-data') return multipart(fieldsOf(value));
  return json(value, type.replace('*', 'vnd.api'));
}

function fieldsOf(value: unknown): Readonly<Record<string, string>> {
  const fields = Object.entries(value ?? {}).map(
    ([name, field]: [string, unknown]) =>
      [name, typeof field === 'string' ? field : JSON.stringify(field)] as const,
  );
  return Object.fromEntries(fields);
}
