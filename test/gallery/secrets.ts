import { parseJson } from '../../src/json.ts';
import type { Flow, Send } from '../../src/testing/exchange-tables.ts';

/** The secrets that were sent, received or stored, with the place of each. */
export type Secrets = Map<string, string>;

/** The names of members that have a secret. An answer's `code` is the code of an error. */
const secretNames = /pass|token(?!_?(?:name|type|class))|secret|otp|csrf|cookie|^key$/i;
const requestNames = /^(?:code|challenge)$/i;
/** Attributes of cookies, and values that a flow uses as plain words. */
const shortest = 5;

/** Unusual values in place of the plain words that the tables use for wrong passwords, codes and keys. */
const guesses = { wrong: 'Guess-4711-x', short: 'Sh-4711', nonsense: 'Token-4711-x', '000000': '471108' };

/** Returns the flow with recognizable wrong secrets. */
export function withGuesses(flow: Flow): Flow {
  return Object.entries(guesses).reduce<Flow>(
    (changed, [word, guess]) => ({
      ...changed,
      steps: changed.steps.map((step) => ({
        ...step,
        ...(step.request === undefined
          ? {}
          : {
              request: JSON.parse(guessed(JSON.stringify(step.request), word, guess)) as typeof step.request,
            }),
      })),
    }),
    flow,
  );
}

function guessed(text: string, word: string, guess: string): string {
  return text.replaceAll(`"${word}"`, `"${guess}"`).replaceAll(`Bearer ${word}"`, `Bearer ${guess}"`);
}

/** Returns a sender that adds the secrets of each request and of its answer. */
export function watchSecrets(send: Send, secrets: Secrets): Send {
  return async (path, init) => {
    const headers = new Headers(init.headers);
    add(headers.get('authorization')?.split(' ').at(-1), 'request authorization', secrets);
    add(headers.get('x-csrftoken'), 'request x-csrftoken', secrets);
    for (const cookie of headers.get('cookie')?.split('; ') ?? [])
      add(cookie.slice(cookie.indexOf('=') + 1), `request cookie ${cookie}`, secrets);
    for (const [name, value] of new URLSearchParams(path.split('?')[1] ?? ''))
      if (secretNames.test(name)) add(value, `request query ${name}`, secrets);
    addMembers(sentBody(init.body, headers.get('content-type')), 'request body', secrets, [
      secretNames,
      requestNames,
    ]);
    const answer = await send(path, init);
    add(answer.headers.get('token'), 'answer token', secrets);
    for (const cookie of answer.headers.getSetCookie())
      add(/=([^;]*)/.exec(cookie)?.[1], `answer cookie ${cookie}`, secrets);
    addMembers(parsed(await answer.clone().text()), 'answer body', secrets, [secretNames]);
    return answer;
  };
}

/** Adds the secrets of the records of a namespace: its tokens, passwords, authenticator secrets and codes. */
export function addRecords(records: Readonly<Record<string, unknown>>, secrets: Secrets): void {
  for (const [address, record] of Object.entries(records)) {
    const [, collection = '', key = ''] = address.split('/');
    if (collection === 'tokens') add(key, address, secrets);
    addMembers(record, address, secrets, [/^(?:code|value|secret)$|password|secret|csrf/i]);
  }
}

/** Returns the places of the secrets that a text has. */
export function secretsIn(text: string, secrets: Secrets): readonly string[] {
  return [...secrets]
    .filter(([secret]) => text.includes(secret))
    .map(([secret, place]) => `${place}: ${secret}`);
}

function addMembers(value: unknown, place: string, secrets: Secrets, names: readonly RegExp[]): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    if (typeof member === 'string' && names.some((pattern) => pattern.test(name)))
      add(member, `${place} ${name}`, secrets);
    addMembers(member, `${place} ${name}`, secrets, names);
  }
}

function add(secret: string | null | undefined, place: string, secrets: Secrets): void {
  if (typeof secret === 'string' && secret.length >= shortest) secrets.set(secret, place);
}

function sentBody(body: unknown, type: string | null): unknown {
  if (typeof body !== 'string') return undefined;
  return type?.includes('form') === true ? Object.fromEntries(new URLSearchParams(body)) : parsed(body);
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
