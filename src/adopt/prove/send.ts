import { isRecord } from '../../json.ts';
import { brokenContract, leavesIn, tokensIn, type Answer } from './answer.ts';
import { requestFor, type Values } from './request.ts';
import { takeCookies, type Visitor } from './visitor.ts';
import { actsNamed, type ProvedAct, type World } from './world.ts';

/** A request besides the values that its act reads. */
interface Sending {
  /** The value of the header `Prefer`. */
  readonly prefer?: string;
  /** Whether the CSRF token is omitted. */
  readonly withoutCsrf?: true;
}

/** Sends the request of an act as an app does, and takes what the answer gives to the app. */
export async function send(
  world: World,
  visitor: Visitor,
  proved: ProvedAct,
  values: Values = {},
  { prefer, withoutCsrf }: Sending = {},
): Promise<Answer> {
  if (withoutCsrf === undefined) await fetchCsrf(world, visitor, proved);
  const { csrf: _csrf, ...without } = visitor;
  const { path, init } = await requestFor(world, proved, values, withoutCsrf === true ? without : visitor);
  const headers = {
    ...(init.headers as Record<string, string>),
    ...(prefer === undefined ? {} : { prefer }),
  };
  const hadToken = holdsToken(visitor, world);
  const response = await visitor.namespace.fetch(path, { ...init, headers: sendable(headers) });
  const answer = { ...(await read(response, proved, world, visitor)), hadToken };
  take(answer, world, visitor);
  const owner = values.login ?? values.email;
  if (answer.outcome === 'signed-in' && typeof owner === 'string') visitor.owner = owner;
  return answer;
}

/** Whether an app holds a token, also in a cookie. */
function holdsToken({ tokens, cookies }: Visitor, { model }: World): boolean {
  const kinds = [...model.parts.marks.tokens.values()];
  return (
    tokens.size > 0 || kinds.some(({ cookieName }) => cookieName !== undefined && cookies.has(cookieName))
  );
}

async function read(
  response: Response,
  proved: ProvedAct,
  world: World,
  visitor: Visitor,
): Promise<Omit<Answer, 'hadToken'>> {
  const { status, headers } = response;
  const text = await response.text();
  const outcome = (headers.get('x-emulator-outcome') ?? '').split('/')[0] ?? '';
  const id = headers.get('x-emulator-request');
  const { trace } = id === null ? { trace: [] } : await visitor.namespace.requests.get(id);
  const known = { status, headers, outcome, body: parsed(text, headers.get('content-type') ?? '') };
  const breaks = await brokenContract(proved, known);
  return {
    ...{ ...known, proved, reason: trace.at(-1) ?? '' },
    tokens: await tokensIn(known, visitor, world),
    ...(breaks === undefined ? {} : { breaks }),
  };
}

function parsed(text: string, type: string): unknown {
  if (text === '') return undefined;
  if (!/[/+]json\b/.test(type)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** Gives an app what an answer has for it: cookies, tokens, a challenge and a CSRF token. */
function take(answer: Answer, world: World, visitor: Visitor): void {
  takeCookies(visitor, answer.headers);
  for (const { kind, value } of answer.tokens) visitor.tokens.set(kind, value);
  const challenge = valueOf('challenge.id', answer);
  if (challenge !== undefined) visitor.challenge = challenge;
  const { cookie } = world.model.parts.marks.marks.csrf ?? {};
  const csrf =
    (cookie === undefined ? undefined : visitor.cookies.get(cookie)) ?? valueOf('csrf.token', answer);
  if (csrf !== undefined) visitor.csrf = csrf;
}

/** Leaves out headers that HTTP can't have: a contract can name any. */
function sendable(headers: Readonly<Record<string, string>>): Headers {
  const sent = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    try {
      sent.append(name, value);
    } catch {
      // the answer shows that it is missing
    }
  }
  return sent;
}

/** Returns the value that an answer has where the marks have a placeholder. */
function valueOf(placeholder: string, { proved, outcome, body, headers }: Answer): string | undefined {
  const { table, ids } = proved.act;
  const id = ids.find((one) => one.split('/')[0] === outcome);
  if (id === undefined) return undefined;
  const answer = table.answerOf(id);
  const isIt = (text: string) => text.replaceAll(/\s/g, '').startsWith(`{{${placeholder}`);
  const ofBody = leavesIn(answer.template, 'body').find(({ value }) => isIt(value));
  if (ofBody !== undefined) return leavesIn(body, 'body').find(({ place }) => place === ofBody.place)?.value;
  const header = Object.entries(answer.headers).find(([, value]) => [value].flat().some(isIt));
  return header === undefined ? undefined : (headers.get(header[0]) ?? undefined);
}

/** Gets a CSRF token before a request that needs one, as the page of an app does. */
async function fetchCsrf(world: World, visitor: Visitor, { head, act }: ProvedAct): Promise<void> {
  const { csrf } = world.model.parts.marks.marks;
  if (!isRecord(csrf) || visitor.csrf !== undefined) return;
  if (act.mark.name === 'csrf' || (head.method === 'GET' && act.mark.mark.csrf !== true)) return;
  const [own] = actsNamed(world, 'csrf');
  // any answer sets its cookie
  const any = world.acts.find((one) => one.head.method === 'GET' && one.act.mark.mark.csrf !== true);
  const source = own ?? (csrf.issued === 'every-answer' ? any : undefined);
  if (source !== undefined) await send(world, visitor, source);
}
