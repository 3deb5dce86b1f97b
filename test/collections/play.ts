import type { Answer, Client } from '../support/client.ts';
import { reset, variables, type OutcomeRequest, type Sending, type Step } from './collection.ts';

/** Values of variables by name. */
type Values = Readonly<Record<string, string>>;

/** Sends a request after its steps; returns its answer. Throws if a step gets another status than expected. */
export async function play(client: Client, request: OutcomeRequest): Promise<Answer> {
  let values: Values = variables;
  for (const step of request.steps) {
    const answer = await send(client, step, values);
    if (answer.status !== step.status) {
      throw new Error(
        `${step.method} ${step.path} returned ${answer.status}, not ${step.status}: ${answer.text}`,
      );
    }
    values = { ...values, ...capturedFrom(answer, step) };
  }
  return send(client, request, values);
}

/** Whether an answer has the status and outcome that a request expects. */
export function isExpected({ status, outcome }: OutcomeRequest, answer: Answer): boolean {
  return answer.status === status && answer.headers['x-emulator-outcome'] === outcome;
}

/** Resets the namespace of the collections. */
export async function sendReset(client: Client): Promise<void> {
  await send(client, reset, variables);
}

function send(client: Client, { method, path, headers, body }: Sending, values: Values): Promise<Answer> {
  const named = Object.entries(headers).map(([name, value]) => [name, filled(value, values)] as const);
  const asked = { method, path: filled(path, values), headers: Object.fromEntries(named) };
  return client.send(body === undefined ? asked : { ...asked, body: filled(body, values) });
}

function capturedFrom({ text }: Answer, { captures }: Step): Values {
  const entries = captures.map(({ variable, keys }) => {
    const value = keys.reduce<unknown>(
      (whole, key) =>
        typeof whole === 'object' && whole !== null ? (Reflect.get(whole, key) as unknown) : undefined,
      JSON.parse(text),
    );
    return [variable, String(value)] as const;
  });
  return Object.fromEntries(entries);
}

/** Replaces variables. Throws if one has no value. */
function filled(text: string, values: Values): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for {{${name}}} in ${text}`);
    return value;
  });
}
