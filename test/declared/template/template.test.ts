import { expect, it } from '@jest/globals';
import { compileTemplate } from '../../../src/declared/template/template.ts';
import { Moment, Span, TextWithMembers } from '../../../src/declared/template/moments.ts';
import { noon, problems, render, renderWithMisfits, roots, sources } from './compiled.ts';

it('keeps the type of a value that is the whole text', () => {
  const body = { id: '{{account.id}}', active: '{{ account.active }}', teams: '{{account.teams}}' };
  expect(render(body)).toEqual({ id: 7, active: true, teams: sources.account.teams });
});

it('returns text when a placeholder has text around it', () => {
  expect(render('user {{account.id}} is {{account.active}}, {{account.phone}}{{account.none}}.')).toBe(
    'user 7 is true, .',
  );
});

it('omits a missing member, and returns null for a missing item', () => {
  expect(render({ a: '{{account.none}}', b: ['{{account.none}}', 1], c: '{{account.phone}}' })).toEqual({
    b: [null, 1],
    c: null,
  });
  expect(render('{{account.none}}')).toBeUndefined();
});

it('reads list items by number, and members of a missing value as missing', () => {
  expect(
    render(['{{account.teams.1.name}}', '{{account.teams.5.name}}', '{{account.none.name.first}}']),
  ).toEqual(['blue', null, null]);
});

it.each([
  ["{{account.none ?? 'it''s'}}", undefined],
  ["{{account.none ?? 'none'}}", 'none'],
  ['{{account.none ?? "it\'s }} here"}}', "it's }} here"],
  ['{{account.phone ?? 86400}}', 86400],
  ['{{account.phone ?? -1.5}}', -1.5],
  ['{{account.id ?? 1}}', 7],
  ['{{session.remember ?? true}}', false],
  ['{{account.none ?? account.email ?? null}}', 'plain@example.com'],
  ['{{account.none ?? account.nothing ?? null}}', null],
  ["tel: {{account.phone ?? 'unknown'}}", 'tel: unknown'],
])('applies the default in %s', (text, expected) => {
  if (expected === undefined) expect(problems(text)).toHaveLength(1);
  else expect(render({ text })).toEqual({ text: expected });
});

it.each([
  ['\\{{account.id}}', '{{account.id}}'],
  ['a \\{{ b', 'a {{ b'],
  ['a \\}} b', 'a }} b'],
  ['{"a":{"b":1}}', '{"a":{"b":1}}'],
  ['{"a":{"b":{{account.id}}}}', '{"a":{"b":7}}'],
  ['{a}', '{a}'],
  ['', ''],
])('treats the braces of %s as text', (text, expected) => {
  expect(render(text)).toBe(expected);
});

it.each([
  ['{{account.id', "the {{ at character 1 isn't closed by }}"],
  ['{{account.id}', "the {{ at character 1 isn't closed by }}"],
  ['a {{ {{account.id}} }}', "the {{ at character 3 isn't closed by }}"],
  ['{account.id}}', 'the }} at character 12 closes nothing; write \\}} for literal braces'],
  ['{{{account.id}}}', "{account.id isn't a path in {{{account.id}}; expected a path, such as account.id"],
  ['{{}}', '{{}} ends without a path; expected one such as account.id'],
  ['{{account.id ??}}', '{{account.id ??}} ends without a path; expected one such as account.id'],
  ['{{?? 1}}', 'unexpected ?? in {{?? 1}}; expected a path, such as account.id'],
  [
    '{{account.id account.email}}',
    'unexpected account.email in {{account.id account.email}}; expected ?? or the end',
  ],
  ['{{account..id}}', "account..id isn't a path in {{account..id}}; expected a path, such as account.id"],
  ["{{account.id ?? 'a}}", "the {{ at character 1 isn't closed by }}"],
  ['{{5}}', '{{5}} begins with a literal; expected a path, such as account.id'],
  [
    '{{account.a ?? 1 ?? account.b}}',
    "{{account.a ?? 1 ?? account.b}} has a literal that isn't the last default",
  ],
  ['{{acount.id}}', 'unknown source acount in {{acount.id}}; did you mean account?'],
  ['{{toString}}', /unknown source toString in {{toString}}; expected one of account, session/],
  [
    '{{session.strated.iso}}',
    'unknown name strated after session in {{session.strated.iso}}; did you mean started?',
  ],
  ['{{session.toString}}', /unknown name toString after session/],
  [
    '{{session.id ?? session.idd}}',
    'unknown name idd after session in {{session.id ?? session.idd}}; did you mean id?',
  ],
  ['{{session.id.uper}}', 'unknown name uper after session.id in {{session.id.uper}}; did you mean upper?'],
  ['{{now}}', /^now is a moment and needs a form; expected one of \.iso, \.isoSeconds, \.epoch, /],
  ['at {{session.ends}}', /^session\.ends is a moment and needs a form/],
  ['{{session.left}}', 'session.left is a span and needs a form; expected one of .s, .ms, .min, .iso8601'],
  ['{{now.isoo}}', 'unknown name isoo after now in {{now.isoo}}; did you mean iso?'],
  ['{{session}}', 'session has members; name one of id, started, ends, left, remember'],
  ['{{sessions}}', 'each item of sessions has members; name one of id, started, current, by x-each'],
  [
    'by {{session.left.s}} {{request}}',
    "request is an object, which a text can't contain; use .json, or name one of its members",
  ],
  [
    'all {{request.tags}}',
    "request.tags is a list, which a text can't contain; use .json, .length, or an item's number",
  ],
  ['all {{scopes}}', "scopes is a list, which a text can't contain; use .json, .length, or an item's number"],
])('rejects %s', (text, message) => {
  const found = compileTemplate({ body: [text] }, roots);
  if (!('problems' in found)) throw new Error('no problem');
  expect(found.problems).toHaveLength(1);
  expect(found.problems[0]).toMatchObject({ path: ['body', 0], atKey: false });
  if (typeof message === 'string') expect(found.problems[0]?.message).toBe(message);
  else expect(found.problems[0]?.message).toMatch(message);
});

const known = 'expected one of account, session, tokens, now, origin, sessions, scopes, request';

it.each([
  ['__proto__', `unknown source __proto__ in {{__proto__}}; ${known}`],
  ['constructor.name', `unknown source constructor in {{constructor.name}}; ${known}`],
  [
    'account.__proto__.polluted',
    'unknown name __proto__ after account in {{account.__proto__.polluted}}; expected a field of account',
  ],
  [
    'account.a.constructor',
    'unknown name constructor after account.a in {{account.a.constructor}}; expected a field of account.a',
  ],
  [
    'account.prototype',
    'unknown name prototype after account in {{account.prototype}}; expected a field of account',
  ],
  [
    'account.hasOwnProperty',
    'unknown name hasOwnProperty after account in {{account.hasOwnProperty}}; expected a field of account',
  ],
  ['now.constructor', /^unknown name constructor after now in {{now\.constructor}}; expected one of iso, /],
  ['scopes.constructor', /^unknown name constructor after scopes in .*; expected one of /],
  ['process.env.HOME', `unknown source process in {{process.env.HOME}}; ${known}`],
  ['env.HOME', `unknown source env in {{env.HOME}}; ${known}`],
  [
    'account.name ?? process.env.HOME',
    `unknown source process in {{account.name ?? process.env.HOME}}; ${known}`,
  ],
  [
    '${process.env.HOME',
    "${process.env.HOME isn't a path in {{${process.env.HOME}}; expected a path, such as account.id",
  ],
  [
    'file:///etc/passwd',
    "file:///etc/passwd isn't a path in {{file:///etc/passwd}}; expected a path, such as account.id",
  ],
  ['../account', "../account isn't a path in {{../account}}; expected a path, such as account.id"],
  ["require('fs')", "require( isn't a path in {{require('fs')}}; expected a path, such as account.id"],
  [
    "account['__proto__']",
    "account[ isn't a path in {{account['__proto__']}}; expected a path, such as account.id",
  ],
  ['this.account', `unknown source this in {{this.account}}; ${known}`],
  ['globalThis', `unknown source globalThis in {{globalThis}}; ${known}`],
])('refuses {{%s}}, which leads out of the sources', (expression, message) => {
  const [problem, ...others] = problems(`{{${expression}}}`);
  expect(others).toEqual([]);
  expect(problem).toEqual(
    typeof message === 'string'
      ? `: ${message}`
      : expect.stringMatching(new RegExp(`: ${message.source.slice(1)}`)),
  );
});

it('reports all problems of a template, with their paths', () => {
  expect(problems({ a: '{{x}}', b: { c: ['{{now}}', '{{account.id}}'] }, '{{d}}': 1 })).toEqual([
    expect.stringMatching(/^a: unknown source x/),
    expect.stringMatching(/^b\/c\/0: now is a moment/),
    '{{d}}: the key {{d}} contains a placeholder; a key is literal',
  ]);
});

it('rejects values that JSON does not have, and endless nesting', () => {
  const endless: unknown[] = [];
  endless.push(endless);
  expect(problems({ a: undefined, b: Number.NaN })).toEqual([
    "a: a template can't contain undefined",
    "b: a template can't contain NaN",
  ]);
  expect(problems(endless)).toEqual([expect.stringContaining('more than 100 levels deep')]);
});

it('writes a list or an object inside a text as JSON, and tells so', () => {
  expect(renderWithMisfits('in {{account.name}}')).toEqual([
    'in {"first":"Ada"}',
    ['{{account.name}} is an object inside a text; it is written as JSON'],
  ]);
  expect(renderWithMisfits('in {{account.teams}}')).toEqual([
    'in [{"name":"red"},{"name":"blue","lead":true}]',
    ['{{account.teams}} is a list inside a text; it is written as JSON'],
  ]);
});

it('writes a moment, a span and a token inside a text without their forms', () => {
  const account = { at: new Moment(noon), left: new Span(90_500), token: new TextWithMembers('abc', {}) };
  expect(renderWithMisfits('{{account.at}} {{account.left}} {{account.token}}', { account })).toEqual([
    '2027-01-31T12:00:00.250Z 91 abc',
    [],
  ]);
});

it('shares constant parts, frozen', () => {
  const original = { fixed: { list: [1, { a: 'b' }] }, id: '{{account.id}}' };
  const compiled = compileTemplate(original, roots);
  if (!('template' in compiled)) throw new Error('no template');
  const [one, other] = [compiled.template.render(sources), compiled.template.render(sources)] as [
    typeof original,
    typeof original,
  ];
  expect(one).not.toBe(other);
  expect(one.fixed).toBe(other.fixed);
  expect(Object.isFrozen(one.fixed.list[1])).toBe(true);
  expect(Object.isFrozen(original.fixed)).toBe(false);
});

it('calls the getters of named sources only', () => {
  const called: string[] = [];
  const lazy = {
    get account() {
      called.push('account');
      return sources.account;
    },
    get session(): unknown {
      throw new Error('not named');
    },
  };
  expect(render('{{account.id}}', lazy)).toBe(7);
  expect(called).toEqual(['account']);
});
