import { isRecord } from '../../json.ts';
import { below, memberOf, nodeAt } from './pointer.ts';

/** The place of a credential in a request. */
export type Carrier =
  | { readonly in: 'bearer' }
  | { readonly in: 'basic' }
  | { readonly in: 'header' | 'query' | 'cookie'; readonly name: string }
  /** A scheme that no part of a request shows, such as a client certificate, or an incomplete scheme. */
  | { readonly in: 'elsewhere' };

/** Returns the place of each security scheme's credential, by the scheme's name. */
export function carriersOf(document: unknown): ReadonlyMap<string, Carrier> {
  const schemes = nodeAt(document, '/components/securitySchemes');
  if (!isRecord(schemes?.value)) return new Map();
  const { pointer, value } = schemes;
  return new Map(Object.keys(value).map((name) => [name, carrierAt(document, pointer, name)]));
}

function carrierAt(document: unknown, schemes: string, name: string): Carrier {
  const scheme = nodeAt(document, below(schemes, name))?.value;
  const kind = memberOf(scheme, 'type');
  if (kind === 'http') return ofHttp(memberOf(scheme, 'scheme'));
  // both give access tokens, which clients send as OAuth's bearer tokens
  if (kind === 'oauth2' || kind === 'openIdConnect') return { in: 'bearer' };
  const [place, key] = [memberOf(scheme, 'in'), memberOf(scheme, 'name')];
  if (kind !== 'apiKey' || typeof key !== 'string') return { in: 'elsewhere' };
  return place === 'header' || place === 'query' || place === 'cookie'
    ? { in: place, name: key }
    : { in: 'elsewhere' };
}

function ofHttp(scheme: unknown): Carrier {
  const name = typeof scheme === 'string' ? scheme.toLowerCase() : '';
  if (name === 'bearer' || name === 'basic') return { in: name };
  return { in: 'header', name: 'Authorization' };
}

/**
 * Returns the alternatives of an operation's security: one list of scheme names each, all of which are needed. The
 * operation's own security replaces that of the document; an empty result means that the operation is public.
 */
export function securityOf(document: unknown, operation: unknown): readonly (readonly string[])[] {
  const security = memberOf(operation, 'security') ?? memberOf(document, 'security');
  const alternatives: readonly unknown[] = Array.isArray(security) ? security : [];
  return alternatives.map((one) => Object.keys(isRecord(one) ? one : {}));
}
