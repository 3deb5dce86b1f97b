import type { Answer } from '../answer.ts';
import { leavesIn } from '../answer.ts';
import { expectRefusal, failed, notPossible, passed, refusalProblem, successProblem } from '../judge.ts';
import type { ProofLine } from '../line.ts';
import { isOpen, type Opened } from '../probe.ts';
import { send } from '../send.ts';
import type { Visitor } from '../visitor.ts';
import type { Tour, Walk } from '../walk.ts';
import { accountWith, actsNamed, type KnownAccount, type ProvedAct, type World } from '../world.ts';
import { entrances, signedIn } from '../signed-in.ts';

const refusedTokens = ['token-missing', 'token-invalid', 'token-expired', 'token-reused'];

/** The current account, and the operations that need a token without one, with an unknown one, and with the right one. */
export const walkCurrentAccount: Walk = async (tour) => {
  const { world, newVisitor, probe } = tour;
  const lines: ProofLine[] = [];
  const plain = accountWith(world);
  const [current] = actsNamed(world, 'current-account');
  if (current !== undefined && plain !== undefined) lines.push(await showsAccount(tour, current, plain));
  const [closed] = probe.closed;
  if (closed === undefined) return lines;
  const bare = await send(world, newVisitor(), closed);
  lines.push(await expectRefusal(world, 'without a token', bare, [...refusedTokens, 'missing-credentials']));
  const stranger = newVisitor();
  fillWithGarbage(stranger, tour);
  if (stranger.tokens.size + stranger.cookies.size === 0) return lines;
  const unknown = await send(world, stranger, closed);
  lines.push(await expectRefusal(world, 'unknown token', unknown, refusedTokens.slice(1)));
  return lines;
};

/** Gives an app an unknown token of each kind that opens an operation. */
function fillWithGarbage({ tokens, cookies }: Visitor, { world }: Tour): void {
  for (const { kind, opens, cookieName, carrier } of world.model.parts.marks.carried) {
    if (!opens || carrier?.in === 'credentials') continue;
    if (carrier?.in === 'cookie' && cookieName !== undefined) cookies.set(cookieName, 'unknown-token');
    else tokens.set(kind, 'unknown-token');
  }
}

/** The answer of the current account must be that of the account: it has a value of it, or differs from another's. */
async function showsAccount(tour: Tour, current: ProvedAct, plain: KnownAccount): Promise<ProofLine> {
  const { world } = tour;
  const name = 'current account';
  const answer = await answerFor(tour, current, plain);
  if (answer === undefined) return notPossible(world, name, 'no sign-in gives a token', { proved: current });
  const problem = successProblem(answer, ['who-am-i']);
  if (problem !== undefined) return failed(world, name, answer, problem);
  const values = valuesOf(plain);
  const isOwn = (shown: string) => values.some((own) => own.length > 2 && shown.includes(own));
  const shown = leavesIn(answer.body, 'body').find(({ value }) => isOwn(value));
  if (shown !== undefined) return passed(world, name, answer, `${shown.place} is ${shown.value}`);
  const other = world.accounts.find((one) => one !== plain && isAlike(one, plain));
  const its = other === undefined ? undefined : await answerFor(tour, current, other);
  if (its !== undefined && JSON.stringify(its.body) !== JSON.stringify(answer.body))
    return passed(world, name, answer, 'differs for each account');
  return failed(world, name, answer, {
    detail: `the answer has nothing of ${plain.login}`,
    edit: ['answers', 'who-am-i'],
  });
}

const secrets = ['password', 'totpSecret', 'fixedCode', 'role', 'status'];

function valuesOf({ login, entry }: KnownAccount): readonly string[] {
  const shown = Object.entries(entry).filter(([name]) => !secrets.includes(name));
  return [login, ...shown.map(([, value]) => value).filter((value) => typeof value === 'string')];
}

function isAlike({ entry }: KnownAccount, { entry: other }: KnownAccount): boolean {
  return ['status', 'secondFactor', 'captcha', 'lockedUntil'].every((name) => entry[name] === other[name]);
}

async function answerFor(tour: Tour, current: ProvedAct, account: KnownAccount): Promise<Answer | undefined> {
  for (const signIn of entrances(tour.world)) {
    const visitor = await signedIn(tour, account, signIn);
    if (visitor === undefined) continue;
    const answer = await send(tour.world, visitor, current);
    if (isOpen(answer)) return answer;
  }
  const visitor = await signedIn(tour, account);
  return visitor === undefined ? undefined : send(tour.world, visitor, current);
}

/** A refresh for each act of the marks: the new tokens open, and the old refresh token doesn't if it rotates. */
export const walkRefresh: Walk = async (tour) => {
  const { world } = tour;
  const plain = accountWith(world);
  const lines: ProofLine[] = [];
  const seen = new Set<string>();
  for (const refresh of actsNamed(world, 'refresh')) {
    if (plain === undefined) continue;
    const own = await refreshLines(tour, refresh, plain);
    // several acts may read one token
    const key = JSON.stringify([
      refresh.head.operationId,
      own.map(({ name, result, detail }) => [name, result, detail]),
    ]);
    if (!seen.has(key)) lines.push(...own);
    seen.add(key);
  }
  return lines;
};

async function refreshLines(
  tour: Tour,
  refresh: ProvedAct,
  plain: KnownAccount,
): Promise<readonly ProofLine[]> {
  const { world } = tour;
  const name = 'refresh';
  let first: Answer | undefined;
  for (const signIn of entrances(world)) {
    const visitor = await signedIn(tour, plain, signIn);
    const token = visitor === undefined ? undefined : refreshTokenOf(visitor, tour);
    if (visitor === undefined) continue;
    const before = new Map(visitor.cookies);
    const answer = await send(world, visitor, refresh, { refresh: token });
    if (answer.outcome === 'refreshed')
      return refreshedLines(tour, answer, visitor, { token, cookies: before });
    first ??= answer;
  }
  if (first === undefined)
    return [await notPossible(world, name, 'no sign-in gives a token', { proved: refresh })];
  const problem = successProblem(first, ['refreshed']);
  return [await failed(world, name, first, problem ?? { edit: ['reads'] })];
}

/** Returns the refresh token that an app holds: that of the kind for a refresh, else its only token. */
function refreshTokenOf({ tokens }: Visitor, { world }: Tour): string | undefined {
  const kinds = [...world.model.parts.marks.tokens.values()];
  const own = kinds.find(({ kind, opens }) => !opens && tokens.has(kind));
  return tokens.get(own?.kind ?? '') ?? [...tokens.values()][0];
}

/** The refresh token and the cookies of an app before a refresh. */
interface Before {
  readonly token: string | undefined;
  readonly cookies: ReadonlyMap<string, string>;
}

async function refreshedLines(
  { world, probe, newVisitor }: Tour,
  answer: Answer,
  visitor: Visitor,
  { token, cookies }: Before,
): Promise<readonly ProofLine[]> {
  const name = 'refresh';
  const problem = successProblem(answer, ['refreshed']);
  if (problem !== undefined) return [await failed(world, name, answer, problem)];
  if (answer.tokens.length === 0) {
    const detail = 'the answer has no token that the API accepts';
    return [await failed(world, name, answer, { detail, edit: ['answers', 'refreshed'] })];
  }
  const places = answer.tokens.map(({ place }) => place).join(', ');
  if (probe.closed.length === 0)
    return [
      await notPossible(world, name, 'no operation refuses a request without a token', {
        proved: answer.proved,
      }),
    ];
  const { isOpen: opens, why } = await probe.open(onlyWith(answer, visitor, world));
  if (!opens) {
    const detail = `the new token in ${places} opens no operation: ${why}`;
    return [await failed(world, name, answer, { detail, edit: ['answers', 'refreshed'] })];
  }
  const lines = [await passed(world, name, answer, `token in ${places}`)];
  const used = answer.tokens.filter(({ value }) => value === token || [...cookies.values()].includes(value));
  const isReplaced = used.length === 0 && (await hasRotated(visitor, token, cookies));
  if (!isReplaced) return lines;
  const late = newVisitor();
  const old = { ...late, namespace: visitor.namespace, cookies: new Map(cookies) };
  const again = await send(world, old, answer.proved, { refresh: token });
  return [...lines, await oldTokenLine(world, again)];
}

/** Returns an app that holds only the tokens of an answer: its earlier ones may still be valid. */
function onlyWith({ tokens }: Answer, visitor: Visitor, world: World): Visitor {
  const values = tokens.map(({ value }) => value);
  const names = [...world.model.parts.marks.tokens.values()].map(({ cookieName }) => cookieName);
  const cookies = [...visitor.cookies].filter(
    ([name, value]) => !names.includes(name) || values.includes(value),
  );
  return {
    ...visitor,
    tokens: new Map(tokens.map(({ kind, value }) => [kind, value])),
    cookies: new Map(cookies),
  };
}

/** Whether the emulator knows the old refresh token as used. */
async function hasRotated(
  { namespace }: Visitor,
  token: string | undefined,
  cookies: Before['cookies'],
): Promise<boolean> {
  for (const value of [token, ...cookies.values()]) {
    if (value === undefined) continue;
    const { active, reason } = await namespace.sessions.introspect(value);
    if (!active && reason === 'used') return true;
  }
  return false;
}

/** The old refresh token must be refused, unless its mark lets it live on for a while. */
async function oldTokenLine(world: World, again: Answer): Promise<ProofLine> {
  const name = 'old refresh token';
  const lasting = [...world.model.parts.marks.tokens.values()].find(({ graceMs }) => graceMs > 0);
  if (again.outcome === 'refreshed' && lasting !== undefined)
    return passed(world, name, again, `stays valid, as grace of ${lasting.kind} says`);
  return expectRefusal(world, name, again, [
    'token-reused',
    'token-invalid',
    'token-expired',
    'token-missing',
  ]);
}

/** A sign-out, after which the token opens nothing. */
export const walkSignOut: Walk = async (tour) => {
  const { world, probe } = tour;
  const plain = accountWith(world);
  const lines: ProofLine[] = [];
  const [signOut] = actsNamed(world, 'sign-out');
  if (signOut === undefined || plain === undefined) return lines;
  for (const signIn of entrances(world)) {
    const visitor = await signedIn(tour, plain, signIn);
    if (visitor === undefined) continue;
    const opened = probe.closed.length === 0 ? undefined : await probe.open(visitor);
    const held = { tokens: new Map(visitor.tokens), cookies: new Map(visitor.cookies) };
    const out = await signOutBy(tour, visitor);
    if (out === undefined || out.outcome !== 'signed-out') continue;
    return [
      await signedOutLine(tour, out),
      ...(await afterSignOut(tour, out, { ...visitor, ...held }, opened)),
    ];
  }
  const visitor = await signedIn(tour, plain);
  if (visitor === undefined)
    return [await notPossible(world, 'signed out', 'no sign-in gives a token', { proved: signOut })];
  const out = await send(world, visitor, signOut, { refresh: refreshTokenOf(visitor, tour) });
  const problem = successProblem(out, ['signed-out']);
  return [await failed(world, 'signed out', out, problem ?? { edit: ['reads'] })];
};

/** Signs out by the first act that is for what the app holds. */
async function signOutBy(tour: Tour, visitor: Visitor): Promise<Answer | undefined> {
  let last: Answer | undefined;
  for (const proved of actsNamed(tour.world, 'sign-out')) {
    last = await send(tour.world, visitor, proved, { refresh: refreshTokenOf(visitor, tour) });
    if (last.outcome === 'signed-out') return last;
  }
  return last;
}

async function signedOutLine({ world }: Tour, out: Answer): Promise<ProofLine> {
  const problem = successProblem(out, ['signed-out']);
  return problem === undefined ? passed(world, 'signed out', out) : failed(world, 'signed out', out, problem);
}

async function afterSignOut(
  { world }: Tour,
  out: Answer,
  visitor: Visitor,
  opened: Opened | undefined,
): Promise<readonly ProofLine[]> {
  const name = 'token after sign-out';
  if (opened?.isOpen !== true)
    return [await notPossible(world, name, 'the token opened no operation before', { proved: out.proved })];
  const again = await send(world, visitor, opened.answer.proved);
  const survivors = [...world.model.parts.marks.tokens.values()].filter(
    ({ mark }) => mark.survivesSignOut === true,
  );
  if (isOpen(again) && survivors.length > 0) {
    const detail = `stays valid, as survivesSignOut of ${survivors.map(({ kind }) => kind).join(', ')} says`;
    return [await passed(world, name, again, detail)];
  }
  const problem = refusalProblem(again, refusedTokens);
  return [
    problem === undefined ? await passed(world, name, again) : await failed(world, name, again, problem),
  ];
}
