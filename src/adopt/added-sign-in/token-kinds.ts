import type { Carrier } from '../../declared/contract/security.ts';
import { memberOf, nodeAt, below } from '../../declared/contract/pointer.ts';
import { tokenNameOf } from '../../declared/marks/check/security.ts';
import { httpToken } from '../../declared/marks/check/sent-texts.ts';
import type { Node } from '../../json.ts';
import { freeName } from './free-name.ts';
import type { Grants } from './grants.ts';

/** A kind of token that a sign-in beside the contract issues. */
export interface BesideKind {
  readonly name: string;
  readonly mark: Node;
  /** The security schemes that it is the credential of. */
  readonly schemes: readonly string[];
  readonly in: 'bearer' | 'header' | 'query' | 'cookie' | 'credentials';
}

/** Returns a kind of token for each part of a request that has a credential. Schemes with the same part share a kind. */
export function kindsOf(
  document: unknown,
  carriers: ReadonlyMap<string, Carrier>,
  grants: Grants,
): readonly BesideKind[] {
  const groups = new Map<string, readonly string[]>();
  for (const [scheme, carrier] of carriers) {
    if (!canBeSent(carrier)) continue;
    const part = carrier.in === 'header' ? carrier.name.toLowerCase() : JSON.stringify(carrier);
    groups.set(part, [...(groups.get(part) ?? []), scheme]);
  }
  const kinds: BesideKind[] = [];
  for (const schemes of groups.values()) {
    const [scheme = ''] = schemes;
    const carrier = carriers.get(scheme) ?? { in: 'elsewhere' };
    const taken = ['access', 'refresh', ...kinds.map((kind) => kind.name)];
    const name =
      carrier.in === 'bearer' ? 'access' : freeName(tokenNameOf(scheme), (one) => taken.includes(one));
    kinds.push(kindOf({ name, schemes, carrier }, document, grants));
  }
  return kinds;
}

/** Returns the kind of token for a place that no scheme names: `bearer` or `header.X-Token`. */
export function kindOfPlace(place: string): BesideKind {
  const [part, ...name] = place.split('.');
  if (part !== 'header') return { name: 'access', schemes: [], in: 'bearer', mark: lifetimes.bearer };
  return { name: 'token', schemes: [], in: part, mark: { scheme: part, name: name.join('.') } };
}

/** Whether a request can have the credential: some contracts name a header with blanks. */
function canBeSent(carrier: Carrier): boolean {
  if (carrier.in === 'header' || carrier.in === 'cookie') return httpToken.test(carrier.name);
  return carrier.in !== 'elsewhere';
}

interface Group {
  readonly name: string;
  readonly schemes: readonly string[];
  readonly carrier: Carrier;
}

function kindOf({ name, schemes, carrier }: Group, document: unknown, grants: Grants): BesideKind {
  if (carrier.in === 'basic') return { name, schemes, in: 'credentials', mark: { scheme: 'credentials' } };
  const [scheme] = schemes;
  const declared = schemes.map((one) => nodeAt(document, below('/components/securitySchemes', one))?.value);
  // a mark that names a scheme is the credential of no other
  const place =
    schemes.length === 1
      ? { security: scheme }
      : { scheme: carrier.in, ...('name' in carrier ? { name: carrier.name } : {}) };
  const prefix = 'name' in carrier ? prefixOf(carrier, declared) : undefined;
  const part = carrier.in === 'elsewhere' ? 'bearer' : carrier.in;
  return {
    ...{ name, schemes, in: part },
    mark: {
      ...place,
      ...(prefix === undefined ? {} : { prefix }),
      ...(declared.some(isJwt) ? { form: 'jwt', claims: claimsOf(grants) } : {}),
      ...lifetimes[part],
    },
  };
}

/** A key that a person keeps, in a header or in the query, doesn't expire. */
const lifetimes = {
  bearer: { lifetime: '1h' },
  cookie: { lifetime: '1d', cookie: { Path: '/', HttpOnly: true, SameSite: 'Lax' } },
  header: {},
  query: {},
} as const;

function isJwt(scheme: unknown): boolean {
  const type = memberOf(scheme, 'type');
  if (type === 'oauth2' || type === 'openIdConnect') return true;
  return /\bjwt\b|json web token/i.test(
    `${String(memberOf(scheme, 'bearerFormat'))} ${String(memberOf(scheme, 'description'))}`,
  );
}

function claimsOf({ scopes, roles }: Grants): Node {
  return {
    iss: '{{origin}}',
    sub: '{{account.id}}',
    email: '{{account.email}}',
    ...(scopes.length === 0 ? {} : { scope: '{{session.scopes.words}}' }),
    ...(roles.length === 0 ? {} : { role: '{{account.role}}' }),
  };
}

/** Returns the text before a token in the header Authorization: its HTTP scheme, or the word that the description shows. */
function prefixOf({ name }: { readonly name: string }, [scheme]: readonly unknown[]): string | undefined {
  if (name.toLowerCase() !== 'authorization') return undefined;
  const http = memberOf(scheme, 'scheme');
  if (memberOf(scheme, 'type') === 'http' && typeof http === 'string') return `${http} `;
  const shown =
    /['"`](Bearer|Token|JWT|ApiKey) |\b(Bearer|Token|JWT|ApiKey) (?=[<{[(]|eyJ)/i.exec(
      String(memberOf(scheme, 'description')),
    ) ?? [];
  const [, quoted, followed] = shown;
  const word = quoted ?? followed;
  return word === undefined ? undefined : `${word} `;
}
