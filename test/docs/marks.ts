import schema from '../../openapi/schema/x-login.schema.json' with { type: 'json' };
import { actRules, type Possible } from '../../src/declared/marks/act-table.ts';
import { fallbacks } from '../../src/declared/marks/fallbacks.ts';
import { reasons } from '../../src/declared/marks/reasons.ts';
import { usualStatus } from '../../src/declared/marks/usual-status.ts';
import { markdown } from './markdown.ts';
import { placeholders } from './placeholders.ts';

/** A part of the schema of the marks. */
interface Part {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Part>>;
  readonly additionalProperties?: Part | boolean;
  readonly items?: Part;
  readonly allOf?: readonly Part[];
  readonly anyOf?: readonly Part[];
  readonly examples?: readonly unknown[];
}

const definitions: Readonly<Record<string, Part>> = schema.$defs;

/** The sections of the page, with the definition of each; the first is the top of the contract. */
const sections: readonly (readonly [title: string, part: Part, key?: string])[] = [
  ['At the top of the contract', schema],
  ['In an operation', definition('Operation')],
  ['In an example', definition('Example')],
  ['reads', definition('Reads'), 'reads'],
  ['Places', definition('Wrapped')],
  ['answers', definition('Answer'), 'answers'],
  ['needs', definition('Needs'), 'needs'],
  ['tokens', definition('Token'), 'tokens'],
  ['session', definition('Session'), 'session'],
  ['lockout', definition('Lockout'), 'lockout'],
  ['counters', definition('Counter'), 'counters'],
  ['csrf', definition('Csrf'), 'csrf'],
  ['challenge', definition('Challenge'), 'challenge'],
  ['totp', definition('Totp'), 'totp'],
  ['code', definition('Code'), 'code'],
  ['backupCodes', definition('BackupCodes'), 'backupCodes'],
  ['password', definition('PasswordRules'), 'password'],
  ['account', definition('Account'), 'account'],
  ['errors', schema.properties.errors],
  ['validation', schema.properties.validation],
  ['rules of validation', schema.properties.validation.properties.rules.additionalProperties],
];

/** Writes the reference of the marks: the keys, the acts, and the outcomes. */
export function marksReference(): string {
  return [...sections.map(section), placeholders(), acts(), outcomes()].join('\n\n');
}

function definition(name: string): Part {
  const part = definitions[name];
  if (part === undefined) throw new Error(`the schema has no ${name}`);
  return part;
}

function section([title, part]: (typeof sections)[number]): string {
  const keys = keysOf(part).map(([name, value]) => [
    `\`${name}\``,
    cell(resolve(value).description ?? ''),
    valuesOf(value),
    defaultOf(value),
  ]);
  const places = title === 'Places' ? [definition('Place').description ?? '', ''] : [];
  const example = part.examples?.[0];
  const shown = example === undefined ? [] : ['', `Example: \`${JSON.stringify(example)}\``];
  const intro = [...places, part.description ?? ''];
  return [
    `## ${title}`,
    '',
    ...intro,
    '',
    markdown(['key', 'meaning', 'values', 'default'], keys),
    ...shown,
  ].join('\n');
}

/** The keys of an object, or of the object among several forms. */
function keysOf(part: Part): readonly (readonly [string, Part])[] {
  const form = part.properties === undefined ? part.anyOf?.find(({ properties }) => properties) : part;
  return Object.entries(form?.properties ?? {});
}

/** Joins a part with the definition that it refers to. */
function resolve(part: Part): Part {
  const reference = part.$ref ?? part.allOf?.[0]?.$ref;
  return reference === undefined ? part : { ...definition(reference.replace(/^.*\//, '')), ...part };
}

function valuesOf(part: Part): string {
  const { const: only, enum: values, type, anyOf, items, $ref } = resolve(part);
  const named = ($ref ?? part.allOf?.[0]?.$ref)?.replace(/^.*\//, '');
  if (named === 'Span') return 'duration';
  if (named === 'Read' || named === 'Place') return 'place';
  if (named === 'ActName') return '[act](#acts)';
  if (named === 'Outcome') return '[outcome](#outcomes)';
  if (only !== undefined) return code(only);
  if (values !== undefined) return values.map(code).join(', ');
  if (items !== undefined) return `list of ${valuesOf(items)}`;
  if (anyOf !== undefined) return [...new Set(anyOf.map(valuesOf))].join(', ');
  return typeof type === 'string' ? (typeNames[type] ?? type) : 'any';
}

const typeNames: Readonly<Record<string, string>> = {
  object: 'keys',
  string: 'text',
  integer: 'whole number',
  boolean: '`true`, `false`',
};

function defaultOf(part: Part): string {
  const { default: value } = resolve(part);
  return value === undefined ? '' : code(Array.isArray(value) ? value.join(', ') : value);
}

function code(value: unknown): string {
  return `\`${String(value)}\``;
}

function cell(text: string): string {
  return text.split('\n')[0]?.replaceAll('|', '\\|') ?? '';
}

function acts(): string {
  const meanings = new Map(
    [...(definition('ActName').description ?? '').matchAll(/^- `([a-z-]+)`: (.+)$/gm)].map(
      ([, act = '', meaning = '']) => [act, meaning],
    ),
  );
  const rows = Object.entries(actRules).map(([act, { requires, reads, session, successes, refusals }]) => [
    code(act),
    meanings.get(act) ?? '',
    requires.map((names) => names.map(code).join(' or ')).join(', '),
    reads.map(code).join(', '),
    session ? 'yes' : '',
    [...successes, ...refusals].map(possible).join(', '),
  ]);
  const intro = [
    'Each act must read the values in the column *must read*. Every act can also read `client`, `clientSecret`, `owner` and `pool`.',
    'An act with a session also has the outcomes `token-missing`, `token-invalid` and `token-expired`. `needs`, `levels`, `csrf`, `counters`',
    'and clients add `not-allowed`, `more-factors-required`, `csrf-failed`, `rate-limited` and `client-invalid`.',
    '`Prefer: code=401` selects the first outcome of the row whose answer has this status. Outcomes with an own or a shared answer precede',
    'those with the answer of a similar outcome. `login-emulator outcomes` lists the outcomes in this order.',
  ];
  const head = ['act', 'meaning', 'must read', 'can read', 'session', 'outcomes'];
  return ['## Acts', '', ...intro, '', markdown(head, rows)].join('\n');
}

function possible(outcome: Possible): string {
  if (typeof outcome === 'string') return code(outcome);
  return `${code(outcome[0])} (${outcome[1].words})`;
}

function outcomes(): string {
  const known: Readonly<Record<string, readonly string[]>> = reasons;
  const others: Readonly<Record<string, readonly string[] | undefined>> = fallbacks;
  const rows = Object.entries(usualStatus).map(([outcome, status]) => [
    code(outcome),
    String(status),
    (known[outcome] ?? []).map(code).join(', '),
    (others[outcome] ?? []).map(code).join(', '),
  ]);
  const intro = [
    'An answer without `status` has the usual status. An answer for `token-invalid/revoked` is only for this reason. A reason has the first',
    "of these answers: the operation's for the reason, the operation's for the outcome, the shared one for the reason, the shared one for the",
    'outcome. Without any, it has the answer of the first outcome in the column *or the answer of* that has one. At last,',
    'a refusal is a plain problem that names the line to add, and a success is empty; `check` notes both.',
  ];
  return [
    '## Outcomes',
    '',
    ...intro,
    '',
    markdown(['outcome', 'usual status', 'reasons', 'or the answer of'], rows),
  ].join('\n');
}
