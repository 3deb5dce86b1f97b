import { nameOf } from '../../src/core/outcome.ts';
import { operationsOf } from '../../src/declared/contract/operations.ts';
import { isForRefresh, schemeOf, tokensOf } from '../../src/declared/marks/defaults.ts';
import type { Act } from '../../src/declared/marks/names.ts';
import type { Marks } from '../../src/declared/marks/types.ts';
import type { OperationAct } from '../../src/declared/operation/perform.ts';
import type { Node } from '../../src/json.ts';

/** A contract with its overlay, and the marks at its top. */
export interface Overlaid {
  readonly marks: Marks['Marks'];
  readonly document: Node;
}

type TokenName = 'access' | 'refresh' | 'challenge';

/** Returns the places of the tokens in the successes of acts: where placeholders name them, and their cookies. */
export function placesOfTokens(
  acts: readonly OperationAct[],
  { marks, document }: Overlaid,
): Partial<Record<TokenName, string[]>> {
  const found: Partial<Record<TokenName, string[]>> = {};
  const add = (name: TokenName, place: string) => {
    found[name] = [...new Set([...(found[name] ?? []), place])];
  };
  const kinds = tokensOf(marks);
  for (const { mark, ids } of acts) {
    const successes = ids.map(nameOf).filter((id) => startsSession.includes(id));
    if (successes.length === 0) continue;
    const answers = Object.entries(mark.mark.answers ?? {}).filter(([id]) =>
      [...startsSession, 'second-factor-required'].includes(id.split('/')[0] ?? ''),
    );
    for (const [, answer] of answers)
      for (const { place, text } of textsOf(answer))
        for (const [, kind = '', member] of text.matchAll(
          /\{\{\s*(?:tokens\.(\w+)|(challenge)\.id)(?=[\s}])/g,
        ))
          if (member !== undefined) add('challenge', place);
          else add(isForRefresh(kind, kinds[kind] ?? {}) ? 'refresh' : 'access', place);
    for (const kind of issuedBy(mark.mark, kinds)) {
      const token = kinds[kind] ?? {};
      for (const place of carriersOfToken(kind, token, document))
        if (place.startsWith('cookie.')) add(isForRefresh(kind, token) ? 'refresh' : 'access', place);
      if (token.rotates === 'every-answer') add('access', `header.${token.name ?? kind}`);
    }
  }
  return found;
}

const startsSession: readonly string[] = ['signed-in', 'refreshed'];

function issuedBy(act: Act, kinds: Readonly<Record<string, Marks['Token']>>): readonly string[] {
  return act.issues ?? Object.keys(kinds).filter((kind) => kinds[kind]?.level === undefined);
}

interface Text {
  readonly place: string;
  readonly text: string;
}

/** Returns the texts of an answer's body and headers, with their places. */
function textsOf(answer: Marks['Answer']): readonly Text[] {
  const headers = Object.entries(answer.headers ?? {}).flatMap(([name, value]) =>
    [value].flat().map((text) => ({ place: `header.${name}`, text })),
  );
  return [...textsIn(answer.body, ['body']), ...headers];
}

function textsIn(value: unknown, path: readonly string[]): readonly Text[] {
  if (typeof value === 'string') return [{ place: path.join('.'), text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => textsIn(member, [...path, name]));
}

/** Returns how later requests carry the tokens. */
export function sessionOf({ marks, document }: Overlaid): readonly string[] {
  return Object.entries(tokensOf(marks)).flatMap(([kind, token]) => carriersOfToken(kind, token, document));
}

function carriersOfToken(kind: string, token: Marks['Token'], document: Node): readonly string[] {
  const carrier =
    token.security === undefined ? undefined : operationsOf(document).carriers.get(token.security);
  if (carrier !== undefined && carrier.in !== 'elsewhere')
    return ['name' in carrier ? `${carrier.in}.${carrier.name}` : carrier.in];
  const scheme = schemeOf(kind, token);
  if (scheme === 'bearer') return ['bearer'];
  return ['cookie', 'header', 'query'].includes(scheme) ? [`${scheme}.${token.name ?? kind}`] : [];
}
