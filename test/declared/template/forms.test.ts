import { expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { problems, render, renderWithMisfits, sources } from './compiled.ts';

it.each([
  ['now.iso', '2027-01-31T12:00:00.250Z'],
  ['now.isoSeconds', '2027-01-31T12:00:00Z'],
  ['now.epoch', 1801396800],
  ['now.epochMs', 1801396800250],
  ['now.rfc1123', 'Sun, 31 Jan 2027 12:00:00 GMT'],
  ['now.dotnet', '/Date(1801396800250)/'],
  ['now.blank', '2027-01-31 12:00:00.250Z'],
  ['now.sql', '2027-01-31 12:00:00'],
  ['now.date', '2027-01-31'],
  ['now.epoch.string', '1801396800'],
  ['session.left.s', 91],
  ['session.left.ms', 90500],
  ['session.left.min', 2],
  ['session.left.iso8601', 'PT1M30.5S'],
  ['account.created.epoch', Date.UTC(2026, 4, 1, 8, 30) / 1000],
  ['account.created.iso', '2026-05-01T08:30:00.000Z'],
  ['account.id.string', '7'],
  ['account.active.string', 'true'],
  ['account.email.upper', 'PLAIN@EXAMPLE.COM'],
  ['account.email.local', 'plain'],
  ['account.email.domain', 'example.com'],
  ['account.email.masked', 'p***@e***.com'],
  ['account.email.sha256', createHash('sha256').update('plain@example.com').digest('hex')],
  ['account.email.base64', 'cGxhaW5AZXhhbXBsZS5jb20='],
  ['account.email.urlencoded', 'plain%40example.com'],
  ['account.email.local.upper', 'PLAIN'],
  ['account.name.first', 'Ada'],
  ['account.name.json', '{"first":"Ada"}'],
  ['account.teams.first.name', 'red'],
  ['account.teams.last.name', 'blue'],
  ['account.teams.length', 2],
  ['account.email.present', true],
  ['account.fax.present ?? false', false],
  ['sessions.last.id', 's-2'],
  ['scopes.json', '["read","write"]'],
  ['scopes.words', 'read write'],
  ['scopes.commas', 'read,write'],
])('renders %s', (path, expected) => {
  expect(render(`{{${path}}}`)).toBe(expected);
});

const withAccount = (account: unknown) => ({ ...sources, account });

it('treats a member as stronger than a form of the same name', () => {
  expect(
    render('{{account.uuid}} {{account.name.last}}', withAccount({ id: 1, uuid: 'u', name: { last: 'L' } })),
  ).toBe('u L');
});

it('derives stable ids from the id of an account or a session', () => {
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  const ids = (id: unknown) =>
    render(
      ['{{account.uuid}}', '{{account.number}}', '{{account.hash}}', '{{account.hash24}}'],
      withAccount({ id }),
    );
  expect(ids('a')).toEqual(ids('a'));
  expect(ids('7')).toEqual(ids(7));
  expect(ids('a')).toEqual([
    expect.stringMatching(uuid),
    expect.any(Number),
    expect.stringMatching(/^[0-9a-f]{32}$/),
    expect.stringMatching(/^[0-9a-f]{24}$/),
  ]);
  expect(ids(undefined)).toEqual([null, null, null, null]);
  expect(render('{{session.uuid}}')).toBe(render('{{session.id.uuid}}'));
  expect(problems('{{tokens.uuid}}')).toHaveLength(1);
  const made = Array.from(
    { length: 2000 },
    (_, id) => render(['{{account.uuid}}', '{{account.number}}'], withAccount({ id })) as [string, number],
  );
  expect(new Set(made.map(([one]) => one)).size).toBe(2000);
  expect(new Set(made.map(([, one]) => one)).size).toBe(2000);
  expect(made.every(([, one]) => Number.isInteger(one) && one > 0 && one < 2 ** 31)).toBe(true);
});

it.each([
  ['a@b.c', 'a***@b***.c'],
  ['@b', '****@b***'],
  ['+49 170 1234567', '+** *** *****67'],
  ['12', '12'],
  ['', ''],
])('masks %s', (text, expected) => {
  expect(render('{{account.x.masked}}', withAccount({ x: text }))).toBe(expected);
});

it.each([
  ['12', 12],
  ['-1.50', -1.5],
  [3, 3],
])('parses the number %j', (x, expected) => {
  expect(render('{{account.x.number}}', withAccount({ x }))).toBe(expected);
});

it.each([
  ['number', '0x10', 'account.x is a text without the form .number'],
  ['number', '', 'account.x is a text without the form .number'],
  ['number', true, 'account.x is true or false without the form .number'],
  ['lower', ['A'], 'account.x is a list without the form .lower'],
  ['first', 'text', 'account.x is a text without the form .first'],
  ['iso', 'tomorrow', 'account.x is a text without the form .iso'],
  ['iso', '2027-13-45', 'account.x is a text without the form .iso'],
])('leaves out .%s of %j, and tells why', (form, x, message) => {
  const template = { a: `{{account.x.${form}}}`, b: `{{account.x.${form} ?? 'none'}}` };
  const line = `${message}; it is omitted`;
  expect(renderWithMisfits(template, withAccount({ x }))).toEqual([{ b: 'none' }, [line, line]]);
});

it('reads a missing form of an object as missing', () => {
  expect(
    render({ a: '{{account.lower}}', b: '{{account.email.domain}}' }, withAccount({ email: 'no-at' })),
  ).toEqual({});
});

it.each([
  ['2027-01-31T12:00:00Z', 1801396800000],
  ['2027-01-31T12:00:00', 1801396800000],
  ['2027-01-31 13:00:00+01:00', 1801396800000],
  ['2027-01-31', Date.UTC(2027, 0, 31)],
])('reads the time of %s, in UTC if it has no zone', (x, expected) => {
  expect(render('{{account.x.epochMs}}', withAccount({ x }))).toBe(expected);
});

it('replaces a half surrogate when it encodes a text', () => {
  expect(render('{{account.x.urlencoded}}', withAccount({ x: 'a\ud800' }))).toBe('a%EF%BF%BD');
});
