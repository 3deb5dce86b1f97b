import { hasChallenge, factorWay, type FactorWay } from '../factor-way.ts';
import type { Answer } from '../answer.ts';
import {
  expectRefusal,
  failed,
  notPossible,
  passed,
  refusalProblem,
  successProblem,
  withoutAccount,
} from '../judge.ts';
import type { ProofLine } from '../line.ts';
import { newestMessage } from '../messages.ts';
import { send } from '../send.ts';
import type { Visitor } from '../visitor.ts';
import type { Tour, Walk } from '../walk.ts';
import { accountWith, actsNamed, type KnownAccount, type ProvedAct, type World } from '../world.ts';
import { credentialsOf } from '../signed-in.ts';

const kinds = ['totp', 'mail', 'sms'] as const;

/** A sign-in of an account with a second factor, for each kind of code: without a code, with a wrong one, and with the right one. */
export const walkSecondFactor: Walk = async (tour) => {
  const { world } = tour;
  const [signIn] = actsNamed(world, 'sign-in').filter((one) => factorWay(one, world) !== 'ignored');
  if (signIn === undefined) return [];
  const way = factorWay(signIn, world);
  const step = way === 'same-request' ? signIn : secondStep(world);
  if (step === undefined) {
    const detail = 'the sign-in waits for a code, but no operation has the act second-factor';
    return [await notPossible(world, 'second factor', detail, { proved: signIn })];
  }
  const lines: ProofLine[] = [];
  for (const kind of kinds) {
    const account = accountWith(world, { secondFactor: kind });
    const { factors } = step.act.mark.mark;
    if (account === undefined || factors?.includes(kind) === false) continue;
    lines.push(...(await walkKind(tour, kind, account, { signIn, step, way })));
  }
  if (lines.length > 0) return lines;
  return [await withoutAccount(world, 'second factor', 'secondFactor: totp, mail or sms', signIn)];
};

/** The operations of a sign-in with two steps. */
interface Steps {
  readonly signIn: ProvedAct;
  readonly step: ProvedAct;
  readonly way: FactorWay;
}

function secondStep(world: World): ProvedAct | undefined {
  return actsNamed(world, 'second-factor')[0];
}

async function walkKind(
  tour: Tour,
  kind: (typeof kinds)[number],
  account: KnownAccount,
  steps: Steps,
): Promise<readonly ProofLine[]> {
  const { world, newVisitor } = tour;
  const { signIn, way } = steps;
  const visitor = newVisitor();
  const withoutCode = { ...credentialsOf(account), code: undefined };
  const asked = await send(world, visitor, signIn, withoutCode);
  const name = `${kind} code asked`;
  const problem = askedProblem(asked, visitor, world, way);
  if (problem !== undefined) return [await failed(world, name, asked, problem)];
  const lines = [await askedLine(tour, name, asked, visitor, way)];
  const wrong = await answerWith('000000', account, visitor, steps, world);
  lines.push(await expectRefusal(world, `wrong ${kind} code`, wrong, ['second-factor-invalid']));
  const code = await codeFor(kind, account, visitor, world, steps);
  if (code === undefined) {
    const detail = `no message with a code was sent to ${account.login}`;
    return [...lines, await notPossible(world, `${kind} code given`, detail, { proved: steps.step })];
  }
  const given = await answerWith(code, account, visitor, steps, world);
  return [...lines, await givenLine(tour, `${kind} code given`, given, visitor)];
}

/** Returns why an answer doesn't ask for a code in the way of the marks; undefined if it does. */
function askedProblem(asked: Answer, visitor: Visitor, world: World, way: FactorWay) {
  const expected = ['second-factor-required'];
  if (way === 'session')
    return asked.tokens.length > 0
      ? undefined
      : (successProblem(asked, expected) ?? {
          detail: 'the answer has no token for the second step',
          edit: ['answers', 'second-factor-required'],
        });
  const refused = refusalProblem(asked, expected);
  if (refused !== undefined || way !== 'challenge' || hasChallenge(visitor, world)) return refused;
  return {
    detail: 'the answer has no challenge for the second step',
    edit: ['answers', 'second-factor-required'],
  };
}

/** A session that waits for its code must not open what a whole one opens. */
async function askedLine(
  { world, probe }: Tour,
  name: string,
  asked: Answer,
  visitor: Visitor,
  way: FactorWay,
) {
  if (way !== 'session' || probe.closed.length === 0) return passed(world, name, asked);
  const { isOpen, answer } = await probe.open(visitor);
  if (!isOpen) return passed(world, name, asked);
  const { head } = answer.proved;
  const detail = `${head.method} ${head.template} opens before the code is given`;
  return failed(world, name, answer, { detail, edit: ['needs'] });
}

async function answerWith(
  code: string,
  account: KnownAccount,
  visitor: Visitor,
  { step, signIn }: Steps,
  world: World,
): Promise<Answer> {
  const again = step === signIn || step.act.mark.reads('login') ? credentialsOf(account) : {};
  const { secondFactor } = account.entry;
  return send(world, visitor, step, { ...again, code, challenge: visitor.challenge, method: secondFactor });
}

/** Returns the code that the account's owner sees: in the app that makes it, or in the message. */
async function codeFor(
  kind: (typeof kinds)[number],
  account: KnownAccount,
  visitor: Visitor,
  world: World,
  { step }: Steps,
): Promise<string | undefined> {
  if (kind === 'totp') return (await visitor.namespace.codes.get(world.id, account.login)).current;
  const sent = await newestMessage(visitor, account);
  if (sent !== undefined) return sent.code;
  const again = step.act.mark.reads('login') ? credentialsOf(account) : {};
  for (const proved of actsNamed(world, 'send-code'))
    await send(world, visitor, proved, { ...again, challenge: visitor.challenge, method: kind });
  return (await newestMessage(visitor, account))?.code;
}

async function givenLine({ world, probe }: Tour, name: string, given: Answer, visitor: Visitor) {
  const problem = successProblem(given, ['signed-in']);
  if (problem !== undefined) return failed(world, name, given, problem);
  if (probe.closed.length === 0)
    return notPossible(world, name, 'no operation refuses a request without a token', {
      proved: given.proved,
    });
  const { isOpen, why } = await probe.open(visitor);
  if (isOpen) return passed(world, name, given);
  const detail = `its token opens no operation: ${why}`;
  return failed(world, name, given, { detail, edit: ['answers', 'signed-in'] });
}
