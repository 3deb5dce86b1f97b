import { isRecord } from '../../json.ts';
import type { OperationHead } from '../contract/operations.ts';
import { memberOf, nodeAt } from '../contract/pointer.ts';
import { isCarriedBy } from '../marks/carrier.ts';
import { requirementOf, type Alternative, type Requirement } from '../runtime/requirement.ts';
import type { TokenKind } from '../runtime/resolve.ts';
import type { ProviderParts } from '../runtime/parts.ts';

/**
 * Returns what the contract's security asks of a request; undefined for nothing. Schemes that no token of the marks
 * has are ignored, unless no scheme is left: then any session is enough.
 */
export function needsOf(head: OperationHead, parts: ProviderParts): Requirement | undefined {
  const { document, marks } = parts;
  const operation = nodeAt(document, head.pointer)?.value;
  const security = memberOf(operation, 'security') ?? memberOf(document, 'security');
  if (!Array.isArray(security)) return requirementOf(marks.marks.protect ?? false);
  const listed = security.filter(isRecord);
  // an empty alternative makes the security optional
  const named = listed.filter((one) => Object.keys(one).length > 0);
  const [first] = named;
  if (first === undefined) return undefined;
  const known = named.flatMap((one) => alternativeOf(one, parts) ?? []);
  const alternatives = known.length === 0 ? [withScopes(first, {})] : known;
  return { alternatives, isOptional: named.length < listed.length };
}

/** Returns what an alternative asks: a token of its first scheme, and one of each other scheme beside it. */
function alternativeOf(
  one: Readonly<Record<string, unknown>>,
  parts: ProviderParts,
): Alternative | undefined {
  const ofSchemes = Object.keys(one).map((scheme) =>
    parts.marks.carried.filter((kind) => isCarriedBy(kind, scheme, parts.operations.carriers)),
  );
  const [first, ...beside] = ofSchemes.map(leading).filter((kinds) => kinds.length > 0);
  if (first === undefined) return undefined;
  const tokens = [...first, ...namesOf(ofSchemes.flat().filter(isCompanion))];
  return withScopes(one, { tokens, ...(beside.length === 0 ? {} : { beside }) });
}

/** Returns the kinds that don't accompany another kind: a companion is checked with its token. */
function leading(kinds: readonly TokenKind[]): readonly string[] {
  return namesOf(kinds.filter((kind) => !isCompanion(kind)));
}

function isCompanion({ mark }: TokenKind): boolean {
  return mark.with !== undefined;
}

function namesOf(kinds: readonly TokenKind[]): readonly string[] {
  return kinds.map(({ kind }) => kind);
}

function withScopes(one: Readonly<Record<string, unknown>>, alternative: Alternative): Alternative {
  const scope = Object.values(one).flatMap((scopes) => (Array.isArray(scopes) ? scopes.map(String) : []));
  return scope.length === 0 ? alternative : { ...alternative, scope: [...new Set(scope)] };
}
