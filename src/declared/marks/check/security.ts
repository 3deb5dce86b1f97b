import { expectedOneOf } from '../../../suggestion.ts';
import { carriersOf } from '../../contract/security.ts';
import { carrierOf, isCarriedBy, type SecuritySchemes } from '../carrier.ts';
import { tokensOf } from '../defaults.ts';
import { entriesOf, memberOf, type Path } from './document.ts';
import { noteAt, type Finding } from './finding.ts';
import type { Subject } from './subject.ts';

/**
 * Notes security schemes that the contract doesn't declare, and those that no token has. A scheme that is only an
 * alternative to one with a token needs none.
 */
export function ignoredSchemes(subject: Subject): readonly Finding[] {
  const { document, marks, operations } = subject;
  const schemes = carriersOf(document);
  const kinds = Object.entries(tokensOf(marks)).map(([kind, mark]) => ({
    mark,
    carrier: carrierOf(kind, mark, schemes),
  }));
  const isCarried = (scheme: string) => kinds.some((kind) => isCarriedBy(kind, scheme, schemes));
  const isReplaced =
    operations.length > 0 && operations.every(({ node }) => Array.isArray(memberOf(node, 'security')));
  const uses = [
    ...(isReplaced ? [] : usesIn(document, [])),
    ...operations.flatMap(({ node, path }) => usesIn(node, path)),
  ];
  const noted = new Set<string>();
  return uses.flatMap(({ scheme, path, beside, others }) => {
    const known = schemes.get(scheme);
    // no part of a request shows a client certificate
    if (noted.has(scheme) || known?.in === 'elsewhere' || isCarried(scheme)) return [];
    const hasCompanion = beside.some(isCarried);
    if (known !== undefined && !hasCompanion && others.some(isCarried)) return [];
    noted.add(scheme);
    return [
      noteAt(path, known === undefined ? undeclared(scheme, schemes) : withoutToken(scheme, hasCompanion)),
    ];
  });
}

interface Use {
  readonly scheme: string;
  readonly path: Path;
  /** The schemes of the same alternative. */
  readonly beside: readonly string[];
  /** The schemes of the other alternatives. */
  readonly others: readonly string[];
}

/** Returns the schemes that the security of a node names, with their places. */
function usesIn(node: unknown, path: Path): readonly Use[] {
  const security = memberOf(node, 'security');
  if (!Array.isArray(security)) return [];
  const alternatives = security.map((one: unknown) => entriesOf(one).map(([scheme]) => scheme));
  return alternatives.flatMap((beside, index) => {
    const others = alternatives.filter((one) => one !== beside).flat();
    return beside.map((scheme) => ({ scheme, path: [...path, 'security', index, scheme], beside, others }));
  });
}

function undeclared(scheme: string, schemes: SecuritySchemes): string {
  const known = [...schemes.keys()];
  const expected =
    known.length === 0 ? 'the contract declares no securitySchemes' : expectedOneOf(scheme, known, 10);
  return `unknown security scheme ${scheme}, which requests don't need; ${expected}`;
}

function withoutToken(scheme: string, hasCompanion: boolean): string {
  const effect = hasCompanion ? "requests don't need it" : 'any session is enough';
  return `no token of the marks has the security scheme ${scheme}, so ${effect}; add tokens: { ${tokenNameOf(scheme)}: { security: ${scheme} } }`;
}

/** Returns a name for the token of a scheme: letters, digits and hyphens, with a lower-case letter first. */
export function tokenNameOf(scheme: string): string {
  const name = scheme.replaceAll(/[^A-Za-z0-9]+/g, '-').replaceAll(/^[^A-Za-z]+|-$/g, '') || 'key';
  // of `APIKey`, the letters of the first word are lowered
  return name.replace(/^([A-Z]+(?![a-z])|[A-Z])/, (word) => word.toLowerCase());
}
