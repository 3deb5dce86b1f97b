import type { Carrier } from '../../declared/contract/security.ts';
import type { OperationHead, Operations } from '../../declared/contract/operations.ts';
import type { Recognition } from '../recognise/recognise.ts';
import type { Grants } from './grants.ts';
import { kindOfPlace, kindsOf, type BesideKind } from './token-kinds.ts';

/** The credentials that the operations of a contract need. */
export interface Secured {
  readonly kinds: readonly BesideKind[];
  /** Whether the contract lists schemes, but no operation names one. */
  readonly namesNone: boolean;
  /** The operations that show by a parameter, not by their security, that they need a token. */
  readonly byParameter: readonly OperationHead[];
}

/** Returns the credentials of a contract; undefined if nothing in it needs one. */
export function securedBy(
  document: unknown,
  operations: Operations,
  { facts, carriers }: Recognition,
  grants: Grants,
): Secured | undefined {
  if (facts.length === 0) return undefined;
  const none = { namesNone: false, byParameter: [] };
  const named = new Set(facts.flatMap(({ security }) => security));
  const kindsIf = (isUsed: (scheme: string, carrier: Carrier) => boolean) =>
    kindsOf(document, new Map([...operations.carriers].filter((one) => isUsed(...one))), grants);
  if (named.size > 0) {
    const kinds = kindsIf((scheme) => named.has(scheme));
    // no part of a request shows the credential: then the marks accept any session
    return { ...none, kinds: kinds.length > 0 ? kinds : [kindOfPlace('bearer')] };
  }
  const listed = kindsIf(() => true);
  if (listed.length > 0) return { ...none, kinds: listed, namesNone: true };
  const [{ place } = { place: '' }] = carriers;
  const parameter = place === 'bearer' ? 'header.authorization' : place.toLowerCase();
  const byParameter = facts
    .filter(({ request }) => request.some((field) => field.place.toLowerCase() === parameter))
    .map(({ head }) => head);
  return byParameter.length === 0 ? undefined : { ...none, kinds: [kindOfPlace(place)], byParameter };
}
