import type { Random } from '../random.ts';
import type { Flow, Visit } from './visit.ts';

/** The namespace in which a flow runs. */
export type Place = Pick<Visit, 'namespace' | 'profile' | 'isAlone'> & {
  /** Whether it may be reset or dropped meanwhile. */
  readonly mayEnd: boolean;
};

const profiles = ['documented', 'observed'] as const;

/** Namespaces that are never reset or dropped: only their clock expires records. */
const kept = placesOf('kept', 4, false);
/** Namespaces that several flows use concurrently, and that may be reset or dropped at any time. */
const shared = placesOf('shared', 8, true);

/** The namespaces that exist from the beginning. */
export const standing: readonly Place[] = [...kept, ...shared];

/** Picks a flow's namespace. Four in ten flows have their own, in which their responses are predictable. */
export function pickPlace({ alone, leaves }: Flow, random: Random, action: number): Place {
  const chosen = random.next();
  const profile = random.pick(profiles);
  const own = { namespace: `own-${action}`, profile, isAlone: true, mayEnd: false };
  const ofOthers = random.pick(chosen < 0.75 && leaves !== true ? kept : shared);
  return alone === true || chosen < 0.4 ? own : ofOthers;
}

/** Returns the body of a call that creates a namespace in a profile. */
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
