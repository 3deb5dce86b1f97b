import { expect, it } from '@jest/globals';
import { problems, render, renderWithMisfits, sources } from './compiled.ts';

it('maps a list with x-each', () => {
  const body = {
    teams: {
      'x-each': '{{account.teams}}',
      as: 'team',
      item: { label: 'team {{team.name}}', lead: '{{team.lead}}' },
    },
    names: { 'x-each': '{{account.teams}}', item: '{{item.name}}' },
    leads: { 'x-each': '{{account.teams}}', item: '{{item.lead}}' },
    none: { 'x-each': '{{account.none}}', item: 1 },
  };
  expect(render(body)).toEqual({
    teams: [{ label: 'team red' }, { label: 'team blue', lead: true }],
    names: ['red', 'blue'],
    leads: [null, true],
  });
});

it('nests x-each, with the forms of the items', () => {
  const item = {
    'x-each': '{{scopes}}',
    as: 'scope',
    item: '{{one.id}} {{scope.upper}} {{one.started.epoch}}',
  };
  expect(render({ 'x-each': '{{sessions}}', as: 'one', item })).toEqual([
    ['s-1 READ 1801396800', 's-1 WRITE 1801396800'],
    ['s-2 READ 1801396799', 's-2 WRITE 1801396799'],
  ]);
});

it.each([
  [
    { 'x-each': '{{account.teams}}', as: 'account', item: 1 },
    'as: account is a source already; choose another name for the item',
  ],
  [
    { 'x-each': '{{account.teams}}', as: '__proto__', item: 1 },
    'as: expected a name for the item, such as team',
  ],
  [{ 'x-each': '{{account.teams}}', itm: 1 }, 'itm: unknown key itm beside x-each; did you mean item?'],
  [{ 'x-each': '{{account.teams}}' }, ': item is missing beside x-each'],
  [{ 'x-each': 'teams', item: 1 }, 'x-each: x-each: expected one placeholder, such as {{account.id}}'],
  [
    { 'x-each': ['{{account.teams}}'], item: 1 },
    'x-each: x-each: expected one placeholder, such as {{account.id}}',
  ],
  [{ 'x-each': '{{session.id}}', item: 1 }, "x-each: x-each: session.id isn't a list"],
  [
    { 'x-each': '{{sessions}}', as: 'one', item: { at: '{{one.started}}' } },
    /^item\/at: one\.started is a moment/,
  ],
  [{ 'x-when': true, a: 1 }, 'x-when: x-when: expected one placeholder, such as {{account.id}}'],
  [{ 'x-when': '{{account.id}}', 'x-value': 1, a: 1 }, "a: the key a can't be beside x-value"],
  [{ 'x-value': 1 }, 'x-value: x-value needs x-when beside it'],
  [{ 'x-merge': '{{account.name}}' }, 'x-merge: expected a list of objects in x-merge'],
  [{ 'x-merge': ['name'] }, 'x-merge/0: x-merge: expected one placeholder, such as {{account.id}}'],
  [{ 'x-merge': ['{{session}}'] }, /^x-merge\/0: x-merge: session has members/],
])('rejects %j', (value, message) => {
  const found = problems(value);
  expect(found).toHaveLength(1);
  if (typeof message === 'string') expect(found[0]).toBe(message);
  else expect(found[0]).toMatch(message);
});

it('omits an object or a value whose x-when is missing, false or empty', () => {
  const values = {
    ...sources,
    account: { yes: true, text: 'x', list: [0], no: false, empty: '', zero: 0, none: null, nothing: [] },
  };
  const when = (name: string) => ({ 'x-when': `{{account.${name}}}`, 'x-value': name });
  const names = ['yes', 'text', 'list', 'no', 'empty', 'zero', 'none', 'nothing', 'unset'];
  expect(render(names.map(when), values)).toEqual(['yes', 'text', 'list']);
  expect(render(Object.fromEntries(names.map((name) => [name, when(name)])), values)).toEqual({
    yes: 'yes',
    text: 'text',
    list: 'list',
  });
});

it('makes an object of the keys beside x-when, and accepts a moment as the condition', () => {
  const factors = [
    { 'x-when': '{{account.email}}', type: 'mail', to: '{{account.email.masked}}' },
    { 'x-when': '{{account.totp}}', type: 'totp' },
  ];
  expect(render(factors)).toEqual([{ type: 'mail', to: 'p***@e***.com' }]);
  expect(
    render({ a: { 'x-when': '{{session.started}}', 'x-value': 1 }, b: { 'x-when': '{{session.ends}}' } }),
  ).toEqual({
    a: 1,
  });
  expect(render({ 'x-when': '{{session.ends}}' })).toBeUndefined();
});

it('merges objects with x-merge, later members last', () => {
  const body = {
    'x-merge': ['{{account.name}}', '{{account.none}}', { id: 1, token: '{{tokens.access}}' }],
    id: '{{account.id}}',
    first: '{{account.none}}',
  };
  expect(render(body)).toEqual({ first: 'Ada', token: 'abc', id: 7 });
});

it('leaves a merged object of the account unchanged', () => {
  const account = { name: { first: 'Ada' } };
  render({ 'x-merge': ['{{account.name}}'], last: 'L' }, { ...sources, account });
  expect(account).toEqual({ name: { first: 'Ada' } });
});

it('leaves out x-each and parts of x-merge that get another kind of value, and tells why', () => {
  const template = {
    list: { 'x-each': '{{account.email}}', item: 1 },
    merged: { 'x-merge': ['{{account.teams}}'], id: 7 },
  };
  expect(renderWithMisfits(template)).toEqual([
    { merged: { id: 7 } },
    [
      '{{account.email}} is a text, of which x-each makes no list; it is omitted',
      'a part of x-merge is a list, which has no members; it is omitted',
    ],
  ]);
});
