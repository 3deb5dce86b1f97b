import { createHash } from 'node:crypto';
import { givenToken, sentCode, type Flow, type Step } from './flow.ts';

/** The response to one request. */
export interface Answer {
  /** The status; 0 if the connection broke. */
  readonly status: number;
  readonly type: string;
  readonly body: string;
  /** The violations in Prism's header. */
  readonly violations: readonly Violation[];
}

/** One violation that Prism reports for a request or a response. */
export interface Violation {
  readonly location: readonly string[];
  readonly severity: string;
  readonly code?: string | number;
  readonly message: string;
}

/** The target of requests: the server in the vendor's role, and the emulator behind it. */
export interface Place {
  readonly url: string;
  readonly emulator: string;
}

const longestAnswerMs = 10_000;

/** Sends a flow's requests in sequence, in their own namespace, and returns the responses. */
export async function walk(flow: Flow, place: Place): Promise<readonly Answer[]> {
  // a flow's name is too long for a namespace
  const namespace = createHash('sha256').update(flow.name).digest('hex').slice(0, 32);
  const headers = { 'x-emulator-namespace': namespace };
  const answers: Answer[] = [];
  let token = '';
  for (const step of flow.steps) {
    const isAsked = `${step.path} ${step.body ?? ''}`.includes(sentCode);
    const code = isAsked ? await newestCode(place, headers) : '';
    token = tokenIn(answers.at(-1)) ?? token;
    const filled = (text: string) => text.replaceAll(sentCode, code).replaceAll(givenToken, token);
    const own = Object.entries(step.headers).map(([name, value]) => [name, filled(value)] as const);
    const body = step.body === undefined ? undefined : filled(step.body);
    const sent = { ...step, path: filled(step.path), headers: Object.fromEntries(own), body };
    answers.push(await send(sent, place, headers));
  }
  return answers;
}

/** Sends one request. */
export async function send(
  { method, path, headers, body }: Step,
  { url, emulator }: Place,
  more: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  try {
    const response = await fetch(url + path, {
      method,
      headers: { ...headers, ...more },
      // bytes, because fetch adds a content type to text
      ...(body === undefined ? {} : { body: Buffer.from(body) }),
      signal: AbortSignal.timeout(longestAnswerMs),
    });
    const text = await response.text();
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      // links in a response contain the server's own port
      body: text.replaceAll(emulator, 'http://emulator'),
      violations: violationsIn(response.headers.get('sl-violations')),
    };
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    return { status: 0, type: '', body: String(cause), violations: [] };
  }
}

function tokenIn(answer: Answer | undefined): string | undefined {
  return /"(?:authToken|token)":"([^"]*)"/.exec(answer?.body ?? '')?.[1];
}

async function newestCode({ emulator }: Place, headers: Readonly<Record<string, string>>): Promise<string> {
  const signal = AbortSignal.timeout(longestAnswerMs);
  const response = await fetch(`${emulator}/__admin/outbox`, { headers, signal });
  const { messages } = (await response.json()) as { messages: readonly { code: string }[] };
  return messages[0]?.code ?? '';
}

function violationsIn(header: string | null): readonly Violation[] {
  if (header === null) return [];
  // a long list of violations is truncated
  if (!header.startsWith('[')) return [{ location: [], severity: 'Error', message: header }];
  return JSON.parse(header) as readonly Violation[];
}
