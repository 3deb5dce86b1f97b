import type { Carrier } from '../../declared/contract/security.ts';
import type { OperationFacts } from '../facts/operation.ts';
import type { RecognisedAct } from './acts.ts';

/** How later requests carry the session. */
export interface RecognisedCarrier {
  /** In the form of a place: `bearer`, `cookie.sid`, `header.X-Token`, `query.key` or `basic`. */
  readonly place: string;
  /** The security scheme of the contract; omitted if a parameter shows the carrier. */
  readonly scheme?: string;
}

const tokenHeader = /^(authorization|(x-)?(auth|access|session|api|user|app)[-_]?(token|key)|token)$/i;

/** Returns the carriers that secured operations name, the commonest first. The scheme of the sign-in itself is omitted. */
export function recogniseCarriers(
  facts: readonly OperationFacts[],
  carriers: ReadonlyMap<string, Carrier>,
  acts: readonly RecognisedAct[],
): readonly RecognisedCarrier[] {
  const signIns = acts.filter(({ act }) => act === 'sign-in').map(({ traits }) => traits.facts);
  const ofSignIn = new Set(signIns.filter(({ isOpen }) => !isOpen).flatMap(({ security }) => security));
  const counts = new Map<string, number>();
  for (const { security } of facts)
    for (const name of security) counts.set(name, (counts.get(name) ?? 0) + 1);
  const declared = [...carriers].flatMap(([scheme, carrier]) => {
    const place = placeOf(carrier);
    return place === undefined ? [] : [{ place, scheme, count: counts.get(scheme) ?? 0 }];
  });
  const own = declared.filter(({ scheme }) => !ofSignIn.has(scheme) || declared.length === 1);
  const used = (own.length > 0 ? own : declared).toSorted((one, other) => other.count - one.count);
  return used.length > 0 ? used.map(({ place, scheme }) => ({ place, scheme })) : ofParameters(facts);
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
