import type { Answer } from '../answer.ts';
import { expectRefusal, failed, notPossible, passed, successProblem, withoutAccount } from '../judge.ts';
import type { ProofLine } from '../line.ts';
import type { Tour, Walk } from '../walk.ts';
import { send } from '../send.ts';
import { credentialsOf } from '../signed-in.ts';
import type { Values } from '../request.ts';
import { accountWith, actsNamed, type KnownAccount, type ProvedAct } from '../world.ts';

/** Each sign-in of the marks with the right password, and once for each operation with wrong ones. */
export const walkSignIn: Walk = async (tour) => {
  const { world } = tour;
  const signIns = actsNamed(world, 'sign-in');
  const plain = accountWith(world);
  const lines: ProofLine[] = [];
  const seen = new Set<string>();
  for (const proved of signIns) {
    if (plain === undefined) lines.push(await withoutAccount(world, 'signed in', 'a password alone', proved));
    else lines.push(await rightPassword(tour, proved, plain));
    // the acts of one operation differ in what they issue
    if (!seen.has(proved.head.operationId)) lines.push(...(await refusals(tour, proved, plain)));
    seen.add(proved.head.operationId);
  }
  return lines;
};

async function rightPassword(
  { world, newVisitor, probe }: Tour,
  proved: ProvedAct,
  plain: KnownAccount,
): Promise<ProofLine> {
  const name = 'signed in';
  const visitor = newVisitor();
  const answer = await send(world, visitor, proved, credentialsOf(plain));
  const problem = successProblem(answer, ['signed-in']);
  if (problem !== undefined) return failed(world, name, answer, problem);
  const places = answer.tokens.map(({ place }) => place);
  const edit = ['answers', 'signed-in'];
  if (places.length === 0)
    return failed(world, name, answer, { detail: 'the answer has no token that the API accepts', edit });
  const where = `token in ${places.join(', ')}`;
  if (probe.closed.length === 0)
    return notPossible(
      world,
      name,
      `${where}, but no operation refuses a request without it; mark one as current-account or protected`,
      { proved },
    );
  const opened = await probe.open(visitor);
  if (opened.isOpen) return passed(world, name, answer, where);
  const detail = `${where}, but it opens no operation: ${opened.why}`;
  const [token] = answer.tokens;
  return failed(world, name, answer, { detail, editAt: ['x-login', 'tokens', token?.kind ?? ''] });
}

async function refusals(
  tour: Tour,
  proved: ProvedAct,
  plain: KnownAccount | undefined,
): Promise<readonly ProofLine[]> {
  const { world, newVisitor } = tour;
  const lines: ProofLine[] = [];
  const attempt = async (name: string, values: Values, outcomes: readonly string[]) => {
    const answer = await send(world, newVisitor(), proved, values);
    lines.push(await expectRefusal(world, name, answer, outcomes));
  };
  if (plain !== undefined) {
    const right = credentialsOf(plain);
    await attempt('wrong password', { ...right, password: 'Wrong-Password-0' }, ['invalid-credentials']);
    const nobody = 'nobody@example.com';
    await attempt('unknown login', { ...right, login: nobody, email: nobody }, ['invalid-credentials']);
    const unusable = ['missing-credentials', 'malformed-request'];
    await attempt('missing field', { ...right, password: undefined }, unusable);
  }
  lines.push(...(await states(tour, proved)), ...(await forced(tour, proved, plain)));
  return lines;
}

/** The accounts that a sign-in refuses by their state, each with its outcome and the check that refuses it. */
const refusedStates = [
  ['locked', { lockedUntil: 'forever' }, 'locked-out', 'lockout'],
  ['disabled', { status: 'disabled' }, 'account-disabled', 'disabled'],
  ['unverified', { status: 'unverified' }, 'account-unverified', 'unverified'],
] as const;

async function states({ world, newVisitor }: Tour, proved: ProvedAct): Promise<readonly ProofLine[]> {
  const lines: ProofLine[] = [];
  const { marks } = world.model.parts;
  for (const [name, wanted, outcome, check] of refusedStates) {
    const checks = proved.act.mark.mark.checks ?? marks.checks;
    const isOff = !checks.includes(check) || (check === 'lockout' && marks.marks.lockout === 'none');
    if (isOff) continue;
    const account = accountWith(world, wanted);
    const field = Object.entries(wanted).map((pair) => pair.join(': '))[0] ?? '';
    const tried =
      account === undefined
        ? check === 'lockout'
          ? await afterFailures({ world, newVisitor }, proved)
          : undefined
        : await send(world, newVisitor(), proved, credentialsOf(account));
    lines.push(
      tried === undefined
        ? await withoutAccount(world, name, field, proved)
        : await expectRefusal(world, name, tried, [outcome]),
    );
  }
  return lines;
}

/** The most failures that a proof makes until an account is locked. */
const mostFailures = 30;

/** Sends as many wrong passwords as lock an account, then the right one; undefined if failures lock none. */
async function afterFailures(
  { world, newVisitor }: Pick<Tour, 'world' | 'newVisitor'>,
  proved: ProvedAct,
): Promise<Answer | undefined> {
  const { lockout } = world.model.parts.marks.marks;
  const plain = accountWith(world);
  if (typeof lockout !== 'object' || lockout.attempts > mostFailures || plain === undefined) return undefined;
  const visitor = newVisitor();
  const right = credentialsOf(plain);
  for (let sent = 0; sent < lockout.attempts; sent += 1)
    await send(world, visitor, proved, { ...right, password: 'Wrong-Password-0' });
  return send(world, visitor, proved, right);
}

/** The outcomes that a client can only force. */
const forcible = [
  ['rate limited, forced', 'rate-limited'],
  ['server error, forced', 'server-error'],
] as const;

async function forced(
  { world, newVisitor }: Tour,
  proved: ProvedAct,
  plain: KnownAccount | undefined,
): Promise<readonly ProofLine[]> {
  const lines: ProofLine[] = [];
  for (const [name, outcome] of forcible) {
    if (!proved.act.table.has(outcome)) {
      const detail = `the marks have no answer for ${outcome}`;
      lines.push(await notPossible(world, name, detail, { proved, edit: ['answers'] }));
      continue;
    }
    const values = plain === undefined ? {} : credentialsOf(plain);
    const answer = await send(world, newVisitor(), proved, values, { prefer: `outcome=${outcome}` });
    lines.push(await expectRefusal(world, name, answer, [outcome]));
  }
  return lines;
}
