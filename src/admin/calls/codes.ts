import type { Emulator, ServedProvider } from '../../emulator/emulator.ts';
import type { components } from '../../generated/admin/types.ts';
import { isFrozenIn, timeIn } from '../../environment/environment.ts';
import { isStopping } from '../../http/disconnect.ts';
import { namespaceLimitMessage } from '../../emulator/namespace-registry.ts';
import { setClock } from '../../namespaces/clock.ts';
import { problem, type Handlers, type ProblemReply } from '../handler.ts';
import { codesOf, windowMs } from '../codes.ts';
import { findProvider } from '../find-provider.ts';

/** Which codes are wanted: how many seconds the current one must hold at least, and how to come to such a one. */
interface CodesQuery {
  readonly minValidity?: number;
  readonly advance?: boolean;
}

interface CodesTarget {
  readonly emulator: Emulator;
  readonly namespace: string;
  readonly served: ServedProvider;
  readonly login: string;
  /** Whether nobody waits for the answer any more. */
  readonly isGone: () => boolean;
  /** Whether the emulator stops. */
  readonly isEnding: () => boolean;
}

type Codes = components['schemas']['Codes'];
type Found = { readonly status: 200; readonly body: Codes } | ProblemReply<404 | 409 | 503>;

/** Second factors, as the account's owner would see them. */
export const codeCalls = {
  async getCodes({ emulator, namespace, params: { provider, login }, query, request, response }) {
    const found = await findProvider(emulator, namespace, provider);
    if ('problem' in found) return found.problem;
    const isGone = () => response.destroyed;
    const isEnding = () => isStopping(request);
    return readCodesQuery({ emulator, namespace, served: found.served, login, isGone, isEnding }, query);
  },
} satisfies Handlers<'getCodes'>;

/** Who waits is not told of a clock that was moved meanwhile: it is looked at again and again. */
const maxPauseMs = 200;

async function readCodesQuery(
  place: CodesTarget,
  { minValidity, advance = false }: CodesQuery,
): Promise<Found> {
  const { emulator, namespace, served, login } = place;
  let isToMove = advance;
  for (;;) {
    const shown = await emulator.readPatchedState(namespace, served, (state, environment) =>
      codesOf(login, state, environment),
    );
    if ('none' in shown) return problem(404, shown.none);
    const { codes, kind } = shown;
    const isEnough = minValidity !== undefined && holds(codes, minValidity);
    if (isEnough || (minValidity === undefined && !isToMove) || place.isGone())
      return { status: 200, body: codes };
    if (place.isEnding())
      return problem(503, 'the emulator stops, before a code came that holds for so long');
    if (kind !== 'totp') return stays(login, kind);
    const setup = await emulator.config(namespace);
    const end = windowEnd(timeIn(setup, emulator.clock));
    if (isToMove) {
      if (!emulator.namespaces.enter(namespace))
        return problem(503, namespaceLimitMessage(emulator.namespaces));
      await setClock(emulator, namespace, { now: end });
      isToMove = false;
      continue;
    }
    if (isFrozenIn(setup, emulator.clock)) return standsStill(codes, minValidity);
    await pause(Math.min(end - timeIn(setup, emulator.clock), maxPauseMs));
  }
}

function holds({ secondsLeft, used }: Codes, minValidity: number): boolean {
  return !used && (secondsLeft === null || secondsLeft >= minValidity);
}

function windowEnd(now: number): number {
  return (Math.floor(now / windowMs) + 1) * windowMs;
}

function stays(login: string, kind: 'sent' | 'fixed'): ProblemReply<409> {
  const why =
    kind === 'fixed'
      ? `the code of ${login} is fixed and does not change with the clock`
      : `the code of ${login} was sent, and no other comes with time; sign in again once it has ended, so that one is sent`;
  return problem(409, why);
}

function standsStill({ secondsLeft, used }: Codes, minValidity = 1): ProblemReply<409> {
  const why = used ? 'was used' : `holds for ${String(secondsLeft)} s and not for ${minValidity}`;
  return problem(
    409,
    `the current code ${why}, and the clock stands still, so that no other comes; give advance=true, or let the clock go (PATCH /__admin/clock {"frozen":false})`,
  );
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(1, ms)));
}
