import { formNamed, formNames } from '../../src/declared/template/forms.ts';
import { markdown } from './markdown.ts';

/** The sources of placeholders with their members. */
export const sourceTexts: Readonly<Record<string, string>> = {
  account:
    'The account: `id`, `login`, `email`, `status`, `secondFactor`, and every field of the fixtures except secrets.',
  tokens:
    'The issued tokens by kind: `tokens.access`, with `expires`, `lifetime` and `issued`. `tokens.carried` is the token of the request, under the name of its kind, too.',
  session:
    'The session: `id`, `started`, `expires`, `level`, `scopes` (a list), `client`, `remember`, `address`, and the values of `session.keeps`.',
  client:
    'The client of the request, or of its session: `id`, and every field of the fixtures except the secret.',
  challenge: 'The challenge of a waiting sign-in: `id`, `expires`, `lifetime`.',
  code: 'The code that was sent: `value`, `length`, `handle`, `masked` (the receiver), `channel`, `expires`, `lifetime`.',
  lockout: 'The lockout of the account: `until`, `left`, `seconds`, `attempts`, `attemptsLeft`.',
  limit: 'The exceeded limit: `limit`, `remaining`, `left`, `seconds`, `resets`.',
  violation:
    'The broken rule of a request: `field`, `pointer`, `rule`, `expected`, `limit`, `code`, `text`, all as the list `issues`, and the texts by field as `fields`, such as `{ email: [text] }`.',
  request:
    'The request: `id`, `method`, `url`, `body`, `query`, `path`, `headers`, `cookies`. Secrets of the request are not hidden.',
  csrf: 'The CSRF token: `token`.',
  now: 'The time of the request.',
  origin: 'The URL of the emulator as the client used it, without the path: `http://localhost:4010`.',
  url: 'The whole URL of the request.',
  factor: 'A second factor: `id`, `method`, `secret`, `url`, `created`, `codesLeft`.',
  list: 'The sessions, factors or tokens of an act that lists them, for `x-each`.',
  newToken: 'A new personal token: `id`, `name`, `scopes`, `created`, `expires`.',
  backupCodes: 'The backup codes, as a list.',
  keys: 'The public keys of signed tokens, as a list.',
  values: 'The values that an operation in code returns.',
};

/** The forms, which end the path of a placeholder. */
export const formTexts: Readonly<Record<string, string>> = {
  iso: '`2027-01-31T12:00:00.000Z`',
  isoSeconds: '`2027-01-31T12:00:00Z`',
  epoch: 'whole seconds',
  epochMs: 'milliseconds',
  rfc1123: '`Sun, 31 Jan 2027 12:00:00 GMT`',
  dotnet: '`/Date(1801396800000)/`',
  blank: '`2027-01-31 12:00:00.000Z`',
  sql: '`2027-01-31 12:00:00`',
  date: '`2027-01-31`',
  s: 'whole seconds, rounded up',
  ms: 'milliseconds',
  min: 'whole minutes, rounded up',
  iso8601: '`PT15M`',
  string: 'the value as text',
  number: 'the value as number; of an object, a stable number from its id',
  uuid: 'a stable UUID from the value or the id',
  hash: 'a stable text of 32 characters; `hash24` has 24',
  lower: 'in lower-case letters',
  upper: 'in capital letters',
  masked: '`a***@b***.c`',
  sha256: 'the SHA-256 in hexadecimal digits',
  base64: 'in base64',
  urlencoded: 'percent-encoded',
  local: 'the part of an address before the `@`',
  domain: 'the part of an address after the `@`',
  first: 'the first item',
  last: 'the last item',
  present: 'true, if there is a value; `{{account.phone.present ?? false}}`',
  words: 'the items, joined by blanks, such as the `scope` of OAuth',
  commas: 'the items, joined by commas',
  length: 'the number of items or characters',
  json: 'as JSON',
};

/** Writes the sources and the forms of placeholders. */
export function placeholders(): string {
  const sources = Object.entries(sourceTexts).map(([name, text]) => [`\`${name}\``, text]);
  const forms = formNames().map((name) => [
    `\`${name}\``,
    formNamed(name)?.of.join(', ') ?? '',
    formTexts[name] ?? '',
  ]);
  return [
    '## Placeholders',
    '',
    'A placeholder is a path of names: a source, its members, and perhaps a form: `{{tokens.access.expires.epoch}}`. A text that is one',
    'placeholder keeps the type of the value. `{{account.name ?? "Reader"}}` has a default. A missing member is omitted with its key.',
    '',
    markdown(['source', 'content'], sources),
    '',
    'A moment (`now`, `expires`, `started`, `until`, `resets`) and a span (`lifetime`, `left`) need a form:',
    '',
    markdown(['form', 'of', 'result'], forms),
  ].join('\n');
}
