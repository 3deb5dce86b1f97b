import type { Place } from '../../declared/request/location.ts';
import type { TokenKind } from '../../declared/runtime/resolve.ts';
import type { Visitor } from './visitor.ts';
import type { ProvedAct, World } from './world.ts';

/** A value that a request carries, with its place. */
interface Carried {
  readonly place: Place;
  readonly value: string;
}

/** Returns the tokens that an app sends with a request: those that the operation accepts, in the places of the marks. */
export function carriedBy({ model }: World, { act }: ProvedAct, { tokens }: Visitor): readonly Carried[] {
  const held = model.parts.marks.carried.filter(
    ({ kind, mark, carrier }) => tokens.has(kind) && mark.sameAs === undefined && carrier?.in !== 'cookie',
  );
  const accepted = acceptedBy(act.needs, held);
  const taken = new Set<string>();
  return accepted.flatMap((kind) => {
    const found = placeFor(kind);
    const value = tokens.get(kind.kind);
    if (found === undefined || value === undefined) return [];
    const key = [found.in === 'bearer' ? 'authorization' : found.in, ...found.path].join('.');
    // two tokens can't be in one place
    if (taken.has(key)) return [];
    taken.add(key);
    return [{ place: found, value: `${found.in === 'header' ? (kind.carrier?.prefix ?? '') : ''}${value}` }];
  });
}

/** Returns the kinds of the first alternative that the app can fulfil; all kinds if the operation names none. */
function acceptedBy(needs: ProvedAct['act']['needs'], held: readonly TokenKind[]): readonly TokenKind[] {
  for (const { tokens, beside = [] } of needs?.alternatives ?? []) {
    if (tokens === undefined) return held;
    const all = [...tokens, ...beside.flat()];
    const fitting = held.filter(({ kind }) => all.includes(kind));
    if (fitting.length > 0) return fitting;
  }
  return held;
}

/** Returns the place in which clients send a kind of token. */
function placeFor({ carrier }: TokenKind): Place | undefined {
  if (carrier === undefined || carrier.in === 'credentials' || carrier.in === 'cookie') return undefined;
  if (carrier.in === 'basic-username') return { in: 'basic', path: ['username'] };
  if (carrier.in === 'basic-password') return { in: 'basic', path: ['password'] };
  if (carrier.in === 'body') return { in: 'body', path: carrier.name.split('.') };
  if (carrier.in !== 'bearer') return { in: carrier.in, path: [carrier.name] };
  const { prefix } = carrier;
  return prefix === undefined ? { in: 'bearer', path: [] } : { in: 'header', path: ['authorization'] };
}
