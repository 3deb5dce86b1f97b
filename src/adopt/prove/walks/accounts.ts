import type { Answer } from '../answer.ts';
import { expectRefusal, failed, notPossible, passed, successProblem } from '../judge.ts';
import type { ProofLine } from '../line.ts';
import { newestMessage } from '../messages.ts';
import type { Values } from '../request.ts';
import { send } from '../send.ts';
import type { Visitor } from '../visitor.ts';
import type { Tour, Walk } from '../walk.ts';
import { accountWith, actsNamed, type KnownAccount, type ProvedAct } from '../world.ts';
import { credentialsOf, entrances, senderFor, signedIn } from '../signed-in.ts';

const newPassword = 'New-Password-1';

/** A sign-up with an address that no account has, its confirmation by the message, and a sign-in with its password. */
export const walkSignUp: Walk = async (tour) => {
  const { world, newVisitor } = tour;
  const [signUp] = actsNamed(world, 'sign-up');
  if (signUp === undefined) return [];
  const email = 'newcomer@example.com';
  const login = signUp.act.mark.reads('email') && signUp.act.mark.reads('login') ? 'newcomer' : email;
  const visitor = newVisitor();
  const fields = Object.fromEntries(
    [...signUp.act.mark.fields.keys()].map((name) => [name, fieldOf(name, { login: 'newcomer', email })]),
  );
  const answer = await send(world, visitor, signUp, {
    login,
    email,
    password: newPassword,
    name: 'newcomer',
    fields,
  });
  const problem = successProblem(answer, ['done', 'signed-in']);
  if (problem !== undefined) return [await failed(world, 'signed up', answer, problem)];
  const lines = [await passed(world, 'signed up', answer)];
  const account: KnownAccount = { login, entry: { email, password: newPassword, username: 'newcomer' } };
  const [confirm] = actsNamed(world, 'confirm-address');
  const sent = await newestMessage(visitor, account);
  if (confirm !== undefined && sent !== undefined) {
    const { code } = sent;
    const confirmed = await send(world, visitor, confirm, { login, email, code, token: code });
    const wrong = successProblem(confirmed, ['done', 'signed-in']);
    lines.push(
      wrong === undefined
        ? await passed(world, 'address confirmed', confirmed)
        : await failed(world, 'address confirmed', confirmed, wrong),
    );
  }
  if (!signUp.act.mark.reads('password')) return lines;
  return [
    ...lines,
    ...(await signInLines(tour, 'signs in afterwards', visitor, [account, { ...account, login: email }])),
  ];
};

/** A field of a new account: its own address or name where it is one, else a word. */
function fieldOf(name: string, { login, email }: { readonly login: string; readonly email: string }): string {
  return /mail/i.test(name) ? email : /user|login|name/i.test(name) ? login : 'sample';
}

/** Signs in with each of these credentials until one is accepted. */
async function signInLines(
  { world, probe }: Tour,
  name: string,
  { namespace }: Visitor,
  accounts: readonly KnownAccount[],
): Promise<readonly ProofLine[]> {
  const [signIn] = actsNamed(world, 'sign-in');
  if (signIn === undefined) return [];
  let first: Answer | undefined;
  for (const account of accounts) {
    // a new app of the same namespace, where the account is
    const visitor: Visitor = { namespace, cookies: new Map(), tokens: new Map() };
    const answer = await send(world, visitor, signIn, credentialsOf(account));
    first ??= answer;
    if (answer.outcome !== 'signed-in') continue;
    if (probe.closed.length === 0)
      return [
        await notPossible(world, name, 'no operation refuses a request without a token', { proved: signIn }),
      ];
    const { isOpen } = await probe.open(visitor);
    if (isOpen) return [await passed(world, name, answer)];
    return [await failed(world, name, answer, { detail: 'its token opens no operation' })];
  }
  if (first === undefined) return [];
  const problem = successProblem(first, ['signed-in']);
  return [await failed(world, name, first, problem ?? {})];
}

/** A forgotten password: the code of the message sets a new one, with which the account signs in, and not with the old one. */
export const walkReset: Walk = async (tour) => {
  const { world, newVisitor } = tour;
  const [forgot] = actsNamed(world, 'forgot-password');
  const [reset] = actsNamed(world, 'reset-password');
  const plain = accountWith(world);
  if (forgot === undefined || plain === undefined) return [];
  const visitor = newVisitor();
  const { login, entry } = plain;
  const email = entry['email'] ?? login;
  const asked = await send(world, visitor, forgot, { login: email, email });
  const problem = successProblem(asked, ['code-sent']);
  if (problem !== undefined) return [await failed(world, 'password forgotten', asked, problem)];
  const lines = [await passed(world, 'password forgotten', asked)];
  const sent = await newestMessage(visitor, plain);
  if (sent === undefined)
    return [
      await failed(world, 'password forgotten', asked, {
        detail: `no message was sent to ${login}`,
        edit: ['reads'],
      }),
    ];
  if (reset === undefined)
    return [...lines, await notPossible(world, 'password reset', 'no operation has the act reset-password')];
  const { code } = sent;
  const values = { login: email, email, code, token: code, newPassword, password: newPassword };
  const done = await send(world, visitor, reset, { ...values, challenge: visitor.challenge });
  return [...lines, ...(await changedLines(tour, 'password reset', done, visitor, plain))];
};

/** A changed password of an account that is signed in. */
export const walkChange: Walk = async (tour) => {
  const { world } = tour;
  const [change] = actsNamed(world, 'change-password');
  const plain = accountWith(world);
  if (change === undefined || plain === undefined) return [];
  const visitor = await accepted(tour, plain, change);
  const name = 'password changed';
  if (visitor === undefined)
    return [await notPossible(world, name, 'no sign-in gives a token', { proved: change })];
  const values: Values = { currentPassword: plain.entry['password'], newPassword };
  const wrong = { ...values, currentPassword: 'Wrong-Password-0' };
  const lines = change.act.mark.reads('currentPassword')
    ? [
        await expectRefusal(world, 'wrong old password', await send(world, visitor, change, wrong), [
          'invalid-credentials',
        ]),
      ]
    : [];
  const done = await send(world, visitor, change, values);
  return [...lines, ...(await changedLines(tour, name, done, visitor, plain))];
};

/** Returns an app whose session an operation accepts: an API may have several sign-ins, each with its own tokens. */
async function accepted(tour: Tour, account: KnownAccount, proved: ProvedAct): Promise<Visitor | undefined> {
  let first: Visitor | undefined;
  for (const entrance of entrances(tour.world)) {
    const visitor = await signedIn(tour, account, entrance);
    if (visitor === undefined) continue;
    first ??= visitor;
    if (!proved.act.mark.reads('currentPassword')) return visitor;
    const tried = { currentPassword: 'Wrong-Password-0', newPassword };
    const answer = await send(tour.world, visitor, proved, tried);
    if (!answer.outcome.startsWith('token-')) return visitor;
  }
  return first ?? signedIn(tour, account);
}

async function changedLines(
  tour: Tour,
  name: string,
  done: Answer,
  visitor: Visitor,
  plain: KnownAccount,
): Promise<readonly ProofLine[]> {
  const { world } = tour;
  const problem = successProblem(done, ['done', 'signed-in']);
  if (problem !== undefined) return [await failed(world, name, done, problem)];
  const lines = [await passed(world, name, done)];
  const changed: KnownAccount = { ...plain, entry: { ...plain.entry, password: newPassword } };
  lines.push(...(await signInLines(tour, 'new password', visitor, [changed])));
  const [signIn] = actsNamed(world, 'sign-in');
  if (signIn === undefined) return lines;
  const app: Visitor = { namespace: visitor.namespace, cookies: new Map(), tokens: new Map() };
  const old = await send(world, app, signIn, credentialsOf(plain));
  return [...lines, await expectRefusal(world, 'old password', old, ['invalid-credentials'])];
}

/** A sign-in by a code that was sent, without a password. */
export const walkByCode: Walk = async (tour) => {
  const { world, newVisitor, probe } = tour;
  const plain = accountWith(world);
  if (plain === undefined) return [];
  const lines: ProofLine[] = [];
  for (const byCode of actsNamed(world, 'sign-in-by-code')) {
    const visitor = newVisitor();
    const name = 'signed in by code';
    const ask = senderFor(world, byCode);
    if (ask === undefined) {
      lines.push(
        await notPossible(world, name, 'no operation sends a code for its purpose', { proved: byCode }),
      );
      continue;
    }
    const { login, entry } = plain;
    const named = { login, email: entry['email'] ?? login };
    const asked = await send(world, visitor, ask, named);
    const problem = successProblem(asked, ['code-sent']);
    const sent = await newestMessage(visitor, plain);
    if (problem !== undefined || sent === undefined) {
      const unsent = { detail: `no message was sent to ${login}`, edit: ['reads'] };
      lines.push(await failed(world, 'code sent', asked, problem ?? unsent));
      continue;
    }
    lines.push(await passed(world, 'code sent', asked));
    const { challenge } = visitor;
    const wrong = await send(world, visitor, byCode, {
      ...named,
      challenge,
      code: '000000',
      token: '000000',
    });
    lines.push(await expectRefusal(world, 'wrong code', wrong, ['challenge-invalid', 'invalid-credentials']));
    const { code } = sent;
    const answer = await send(world, visitor, byCode, { ...named, challenge, code, token: code });
    lines.push(await byCodeLine({ world, newVisitor, probe }, name, answer, visitor));
  }
  return lines;
};

async function byCodeLine(
  { world, probe }: Tour,
  name: string,
  answer: Answer,
  visitor: Visitor,
): Promise<ProofLine> {
  const problem = successProblem(answer, ['signed-in']);
  if (problem !== undefined) return failed(world, name, answer, problem);
  if (probe.closed.length === 0)
    return notPossible(world, name, 'no operation refuses a request without a token', {
      proved: answer.proved,
    });
  const { isOpen, why } = await probe.open(visitor);
  const places = answer.tokens.map(({ place }) => place).join(', ');
  if (isOpen) return passed(world, name, answer, `token in ${places}`);
  const detail = `it opens no operation: ${why}`;
  return failed(world, name, answer, { detail, edit: ['answers', 'signed-in'] });
}
