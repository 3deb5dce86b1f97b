import type { Random } from '../random.ts';
import type { Flow, Visit } from './visit.ts';

/** Where a flow happens. */
export type Place = Pick<Visit, 'namespace' | 'profile' | 'isAlone'> & {
  /** Whether a reset or a removal may end what is in it. */
  readonly mayEnd: boolean;
};

const profiles = ['documented', 'observed'] as const;

/** Those that nothing resets or drops: what they let go, they let go by their clock. */
const kept = placesOf('kept', 4, false);
/** Those that several flows use at once, and that are reset and dropped at any time. */
const shared = placesOf('shared', 8, true);

/** Namespaces that are there from the beginning. */
export const standing: readonly Place[] = [...kept, ...shared];

/** Picks where a flow happens: half of them have a namespace of their own, in which their answers are known. */
export function pickPlace({ alone, leaves }: Flow, random: Random, action: number): Place {
  const chosen = random.next();
  const profile = random.pick(profiles);
  const own = { namespace: `own-${action}`, profile, isAlone: true, mayEnd: false };
  const ofOthers = random.pick(chosen < 0.75 && leaves !== true ? kept : shared);
  return alone === true || chosen < 0.4 ? own : ofOthers;
}

/** The body of a call that makes a namespace in a profile. */
export function wishOf({ profile }: Pick<Place, 'profile'>): object {
  return profile === 'documented'
    ? {}
    : { profiles: { interserver: profile, rocketchat: profile, onlyoffice: profile } };
}

function placesOf(name: string, count: number, mayEnd: boolean): Place[] {
  return Array.from({ length: count }, (_, index) => ({
    namespace: `${name}-${index}`,
    profile: index % 2 === 0 ? 'documented' : 'observed',
    isAlone: false,
    mayEnd,
  }));
}
