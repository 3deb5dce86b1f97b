import { setTimeout } from 'node:timers/promises';
import { isFrozenIn, timeIn } from '../../environment/environment.ts';
import { isStopping } from '../../http/disconnect.ts';
import { namespaceLimitMessage } from '../../emulator/namespace-registry.ts';
import { setClock } from '../../namespaces/clock.ts';
import { codesOf, windowMs, type Codes } from '../account-codes.ts';
import { problem, type Handlers, type ProblemReply } from '../handler.ts';
import { definedOnly } from '../../json.ts';
import { enrolmentUrl } from './enrolment.ts';

/** Poll interval while a call waits, since it gets no event when another call moves the clock. */
const maxPauseMs = 200;

/** The calls that return second-factor codes, as the account's owner would see them. */
export const codeCalls = {
  async getCodes({ emulator, namespace, records, params: { login }, query, request, response }) {
    const { minValidity, advance = false, optional = false } = query;
    let isToMove = advance;
    for (;;) {
      const { found, enrolment } = await records.readPatched((context) => ({
        found: codesOf(login, context, records.served.provider),
        enrolment: enrolmentUrl(login, context, records.served.provider),
      }));
      if ('none' in found) return optional ? { status: 204 } : found.none;
      const { codes, kind } = found;
      const isEnough = minValidity !== undefined && holds(codes, minValidity);
      if (isEnough || (minValidity === undefined && !isToMove) || response.destroyed)
        return { status: 200, body: { ...codes, ...definedOnly({ enrolment }) } };
      if (isStopping(request))
        return problem('emulator-closed', 'the emulator stopped before a code was valid for long enough');
      if (kind !== 'totp') return stays(login, kind);
      const setup = await emulator.config(namespace);
      const end = windowEnd(timeIn(setup, emulator.clock));
      if (isToMove) {
        if (!emulator.namespaces.enter(namespace))
          return problem('too-many-namespaces', namespaceLimitMessage(emulator.namespaces));
        await setClock(emulator, namespace, { now: end });
        isToMove = false;
        continue;
      }
      if (isFrozenIn(setup, emulator.clock)) return standsStill(codes, minValidity);
      await setTimeout(Math.max(1, Math.min(end - timeIn(setup, emulator.clock), maxPauseMs)));
    }
  },
} satisfies Handlers;

function holds({ secondsLeft, used }: Codes, minValidity: number): boolean {
  return !used && (secondsLeft === null || secondsLeft >= minValidity);
}

function windowEnd(now: number): number {
  return (Math.floor(now / windowMs) + 1) * windowMs;
}

function stays(login: string, kind: 'sent' | 'fixed'): ProblemReply<409> {
  const why =
    kind === 'fixed'
      ? `the code of ${login} is fixed and doesn't change with the clock`
      : `the code of ${login} was sent and doesn't change with the clock; sign in again after it expires to get another`;
  return problem('code-fixed', why);
}

function standsStill({ secondsLeft, used }: Codes, minValidity = 1): ProblemReply<409> {
  const why = used ? 'is used' : `is valid for ${String(secondsLeft)} s, not ${minValidity} s`;
  return problem(
    'clock-frozen',
    `the current code ${why}, and the clock is frozen; send advance=true, or unfreeze the clock (PATCH /__admin/clock {"frozen":false})`,
  );
}
