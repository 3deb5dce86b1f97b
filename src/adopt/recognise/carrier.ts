import type { Carrier } from '../../declared/contract/security.ts';
import { tokenHeader } from '../facts/credentials.ts';
import type { OperationFacts } from '../facts/operation.ts';
import type { RecognisedAct } from './acts.ts';
import type { Traits } from './traits.ts';

/** How later requests carry the session. */
export interface RecognisedCarrier {
  /** In the form of a place: `bearer`, `cookie.sid`, `header.X-Token`, `query.key` or `basic`. */
  readonly place: string;
  /** The security scheme of the contract; omitted if a parameter shows the carrier. */
  readonly scheme?: string;
}

/**
 * Returns the carriers that secured operations name, the commonest first. The scheme of the sign-in itself is omitted,
 * unless other operations take no other. Cookies come last if the sign-in answers with a token, and first if it sets one instead.
 */
export function recogniseCarriers(
  facts: readonly OperationFacts[],
  carriers: ReadonlyMap<string, Carrier>,
  acts: readonly RecognisedAct[],
): readonly RecognisedCarrier[] {
  const signIns = acts.filter(({ act }) => act === 'sign-in').map(({ traits }) => traits);
  const ofSignIn = new Set(
    signIns.filter(({ facts: { isOpen } }) => !isOpen).flatMap((one) => one.facts.security),
  );
  const counts = new Map<string, number>();
  for (const { security } of facts)
    for (const name of security) counts.set(name, (counts.get(name) ?? 0) + 1);
  const declared = [...carriers].flatMap(([scheme, carrier]) => {
    const place = placeOf(carrier);
    return place === undefined ? [] : [{ place, scheme, count: counts.get(scheme) ?? 0 }];
  });
  const own = declared.filter(({ scheme }) => !ofSignIn.has(scheme));
  const isTaken = own.some(({ count }) => count > 0);
  const isInBody = signIns.some(({ hasToken }) => hasToken);
  const setCookies = isInBody ? [] : ofSetCookie(signIns);
  const isInCookie = signIns.some(({ facts: { success } }) => success?.cookie !== undefined);
  // a token that scripts read goes to a header, and a cookie that the sign-in sets comes back as a cookie
  const isLater = ({ place, count }: (typeof declared)[number]) => {
    const isOther = place.startsWith('cookie.') ? isInBody && !isInCookie : !isInBody && isInCookie;
    return count === 0 || isOther ? 1 : 0;
  };
  const used = (isTaken ? own : declared)
    .toSorted((one, other) => isLater(one) - isLater(other) || other.count - one.count)
    .map(({ place, scheme }) => ({ place, scheme }));
  if (used.some(({ place }) => place.startsWith('cookie.'))) return used;
  return [...setCookies, ...(used.length > 0 ? used : ofParameters(facts))];
}

function placeOf(carrier: Carrier): string | undefined {
  if (carrier.in === 'elsewhere') return undefined;
  if (carrier.in === 'bearer' || carrier.in === 'basic') return carrier.in;
  return `${carrier.in}.${carrier.name}`;
}

/** Contracts without schemes often declare a header parameter at each operation. */
function ofParameters(facts: readonly OperationFacts[]): readonly RecognisedCarrier[] {
  const counts = new Map<string, number>();
  for (const { request } of facts)
    for (const { place, path, description, example } of request)
      if (place.startsWith('header.') && tokenHeader.test(path[0] ?? '')) {
        const isBearer = /authorization$/i.test(place) && /bearer/i.test(`${description} ${String(example)}`);
        const carrier = isBearer ? 'bearer' : place;
        counts.set(carrier, (counts.get(carrier) ?? 0) + 1);
      }
  return [...counts].toSorted(([, one], [, other]) => other - one).map(([place]) => ({ place }));
}

/** A contract without a scheme for it can declare the cookie that its sign-in sets. */
function ofSetCookie(signIns: readonly Traits[]): readonly RecognisedCarrier[] {
  const name = signIns.map(({ facts: { success } }) => success?.cookie).find((one) => one !== undefined);
  return name === undefined ? [] : [{ place: `cookie.${name}` }];
}
