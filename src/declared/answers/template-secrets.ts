import type { SecretKind, SecretMap } from '../../core/contract.ts';
import { isRecord, type Node } from '../../json.ts';
import { parseExpression } from '../template/expression.ts';
import { scan } from '../template/scan.ts';

/** Returns the kind of the secret in a part of the request: `['body', 'password']`. */
export type SecretOfRequest = (path: readonly string[]) => SecretKind | undefined;

/** Returns the secrets in what a template renders: the places of its tokens, challenges, codes and repeated secrets. */
export function templateSecrets(template: unknown, ofRequest: SecretOfRequest): SecretMap {
  const below = (part: unknown) => templateSecrets(part, ofRequest);
  if (typeof template === 'string') return textSecrets(template, ofRequest);
  if (Array.isArray(template)) return itemsMap(template.map(below).reduce(joinedSecrets, 'plain'));
  if (!isRecord(template)) return 'plain';
  if ('x-each' in template) return eachSecrets(template, below);
  if ('x-value' in template) return below(template['x-value']);
  const { 'x-merge': merged = [], 'x-when': _condition, ...own } = template;
  const parts = Array.isArray(merged) ? merged.map(below) : [];
  return [...parts, ownSecrets(own, below)].reduce(joinedSecrets, 'plain');
}

/** Joins the secrets of two values, each of which may be in the same place. */
export function joinedSecrets(one: SecretMap = 'plain', other: SecretMap): SecretMap {
  if (typeof one === 'string') return one === 'plain' ? other : one;
  if (typeof other === 'string') return other === 'plain' ? one : other;
  const fields = { ...one.fields };
  for (const [name, marks] of Object.entries(other.fields ?? {}))
    fields[name] = joinedSecrets(fields[name], marks);
  const items = other.items === undefined ? one.items : joinedSecrets(one.items, other.items);
  return { fields, ...(items === undefined ? {} : { items }) };
}

type Below = (part: unknown) => SecretMap;

function ownSecrets(own: Node, below: Below): SecretMap {
  const marked = Object.entries(own)
    .map(([name, value]) => [name, below(value)] as const)
    .filter(([, marks]) => marks !== 'plain');
  return marked.length === 0 ? 'plain' : { fields: Object.fromEntries(marked) };
}

/** Returns the secrets of a list with one value for each item of another list, which may be secret itself. */
function eachSecrets({ 'x-each': source, item }: Node, below: Below): SecretMap {
  const ofSource = below(source);
  return itemsMap(ofSource === 'plain' ? below(item) : ofSource);
}

function itemsMap(items: SecretMap): SecretMap {
  return items === 'plain' ? 'plain' : { items };
}

/** Returns the first secret of a text's placeholders, each of which may have defaults. */
function textSecrets(text: string, ofRequest: SecretOfRequest): SecretMap {
  const scanned = scan(text);
  if ('message' in scanned) return 'plain';
  for (const piece of scanned.pieces) {
    const parsed = 'text' in piece ? { terms: [] } : parseExpression(piece.expression);
    for (const term of 'terms' in parsed ? parsed.terms : []) {
      const secrets = 'path' in term ? pathSecrets(term.path, ofRequest) : 'plain';
      if (secrets !== 'plain') return secrets;
    }
  }
  return 'plain';
}

/** The members of the sources that are secret. */
const secretMembers: Readonly<Record<string, Readonly<Record<string, SecretKind>>>> = {
  challenge: { id: 'challenge' },
  csrf: { token: 'csrf' },
  code: { value: 'code', handle: 'code' },
  factor: { secret: 'code', url: 'code' },
};

/** The times of a token, which are public. */
const times: readonly string[] = ['expires', 'lifetime', 'issued'];

function pathSecrets([root = '', ...members]: readonly string[], ofRequest: SecretOfRequest): SecretMap {
  const [name = '', form = ''] = members;
  if (root === 'tokens') return times.includes(form) ? 'plain' : 'session';
  if (root === 'backupCodes') return name === 'length' ? 'plain' : 'code';
  if (root === 'request') return ofRequest(members) ?? 'plain';
  const secret = Object.hasOwn(secretMembers, root) ? secretMembers[root] : undefined;
  if (secret === undefined) return 'plain';
  // without a member, the whole object is shown
  if (members.length === 0) return { fields: secret };
  return (Object.hasOwn(secret, name) ? secret[name] : undefined) ?? 'plain';
}
