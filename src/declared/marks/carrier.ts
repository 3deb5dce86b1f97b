import type { Carrier as SchemeCarrier } from '../contract/security.ts';
import { definedOnly } from '../../json.ts';
import { schemeOf } from './defaults.ts';
import type { Marks } from './types.ts';

/** The part of a request that has a token. */
export interface Carrier {
  readonly in:
    | 'bearer'
    | 'cookie'
    | 'header'
    | 'query'
    | 'path'
    | 'body'
    | 'basic-username'
    | 'basic-password'
    | 'credentials';
  readonly name: string;
  readonly prefix?: string;
}

/** The part of a request that has the credential of each security scheme, by the scheme's name. */
export type SecuritySchemes = ReadonlyMap<string, SchemeCarrier>;

/** Returns where a kind of token travels: as its mark says, as its security scheme says, else as a bearer token. */
export function carrierOf(kind: string, mark: Marks['Token'], schemes: SecuritySchemes): Carrier | undefined {
  const { security, prefix } = mark;
  if (mark.scheme === 'credentials') return { in: 'credentials', name: '' };
  const scheme = security === undefined ? undefined : schemes.get(security);
  if (scheme !== undefined) return { ...carrierBy(scheme), ...definedOnly({ prefix }) };
  const how = schemeOf(kind, mark);
  const { name = kind } = mark;
  if (how === 'none') return undefined;
  return { in: how, name: how === 'header' ? name.toLowerCase() : name, ...definedOnly({ prefix }) };
}

function carrierBy(scheme: SchemeCarrier): Carrier {
  if (scheme.in === 'bearer' || scheme.in === 'elsewhere') return { in: 'bearer', name: '' };
  if (scheme.in === 'basic') return { in: 'basic-password', name: '' };
  const { name } = scheme;
  return { in: scheme.in, name: scheme.in === 'header' ? name.toLowerCase() : name };
}

/** Whether a kind of token is the credential of a security scheme. */
export function isCarriedBy(
  { mark, carrier }: { readonly mark: Marks['Token']; readonly carrier: Carrier | undefined },
  scheme: string,
  schemes: SecuritySchemes,
): boolean {
  if (mark.security !== undefined) return mark.security === scheme;
  const declared = schemes.get(scheme);
  return declared !== undefined && carrier !== undefined && isSame(carrier, declared);
}

function isSame(carrier: Carrier, declared: SchemeCarrier): boolean {
  if (declared.in === 'basic')
    return ['basic-username', 'basic-password', 'credentials'].includes(carrier.in);
  if (declared.in === 'bearer' || declared.in === 'elsewhere') return carrier.in === declared.in;
  const name = declared.in === 'header' ? declared.name.toLowerCase() : declared.name;
  return carrier.in === declared.in && carrier.name === name;
}
