import { isRecord } from '../../json.ts';
import type { OperationHead } from '../contract/operations.ts';
import { memberOf, nodeAt } from '../contract/pointer.ts';
import type { Carrier as SchemeCarrier } from '../contract/security.ts';
import type { Carrier, TokenKind } from '../runtime/resolve.ts';
import type { Marks } from '../marks/types.ts';
import type { ProviderParts } from '../runtime/parts.ts';

/**
 * Returns what the contract's security asks of a request: false for nothing, else the tokens and scopes that are enough.
 * Undefined if neither the contract nor `protect` of the marks tells.
 */
export function needsOf(head: OperationHead, parts: ProviderParts): Marks['Needs'] | undefined {
  const { document, marks } = parts;
  const operation = nodeAt(document, head.pointer)?.value;
  const security = memberOf(operation, 'security') ?? memberOf(document, 'security');
  if (!Array.isArray(security)) return marks.marks.protect;
  const alternatives = security.filter(isRecord);
  // an empty alternative makes the security optional
  if (alternatives.length === 0 || alternatives.some((one) => Object.keys(one).length === 0)) return false;
  const schemes = [...new Set(alternatives.flatMap((one) => Object.keys(one)))];
  const tokens = marks.carried.filter((kind) => schemes.some((scheme) => isCarriedBy(kind, scheme, parts)));
  const [first] = alternatives;
  const scopes = Object.values(first ?? {}).flatMap((scope) =>
    Array.isArray(scope) ? scope.map(String) : [],
  );
  const scope = scopes.length === 0 ? {} : { scope: scopes };
  return tokens.length === 0 ? { ...scope } : { ...scope, tokens: tokens.map(({ kind }) => kind) };
}

function isCarriedBy({ mark, carrier }: TokenKind, scheme: string, { operations }: ProviderParts): boolean {
  if (mark.security !== undefined) return mark.security === scheme;
  const declared = operations.carriers.get(scheme);
  return declared !== undefined && carrier !== undefined && isSame(carrier, declared);
}

function isSame(carrier: Carrier, declared: SchemeCarrier): boolean {
  if (declared.in === 'basic')
    return ['basic-username', 'basic-password', 'credentials'].includes(carrier.in);
  if (declared.in === 'bearer' || declared.in === 'elsewhere') return carrier.in === declared.in;
  const name = declared.in === 'header' ? declared.name.toLowerCase() : declared.name;
  return carrier.in === declared.in && carrier.name === name;
}
