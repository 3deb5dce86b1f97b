import { expect, it } from '@jest/globals';
import express from 'express';
import { gzipSync } from 'node:zlib';
import { testApp } from '../support/app.ts';
import { unauthorized, unreadable, type Provider } from './answers.ts';
import { eachLogin, expectAnswer, logins, post } from './exchange.ts';
import { signedIn } from './signed-in.ts';

const levels = 100_000;
const shapes = {
  lists: '['.repeat(levels) + ']'.repeat(levels),
  objects: `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`,
};
const json = { 'Content-Type': 'application/json' };

const rows = eachLogin.flatMap(({ provider }) =>
  Object.entries(shapes).flatMap(([shape, deep]) =>
    [undefined, 'other', ...Object.keys(logins[provider].fields)].map((field) => ({
      ...{ provider, shape, deep, field: field ?? 'the whole body' },
      body: field === undefined ? deep : withField(provider, field, deep),
    })),
  ),
);

it.each(rows)('$provider answers deep $shape in $field like a broken body', async (row) => {
  const answer = await post(testApp(), logins[row.provider].path, json, row.body);
  expectAnswer(answer, unreadable[row.provider]);
});

it.each(eachLogin)('$provider reads 512 levels', async ({ provider, login }) => {
  const deep = '['.repeat(511) + ']'.repeat(511);
  const answer = await post(testApp(), login.path, json, withField(provider, 'other', deep));
  expectAnswer(answer, signedIn[provider]);
  const deeper = withField(provider, 'other', `[${deep}]`);
  expectAnswer(await post(testApp(), login.path, json, deeper), unreadable[provider]);
});

it.each(eachLogin)(
  '$provider answers a deep compressed body like a broken body',
  async ({ provider, login }) => {
    const headers = { ...json, 'Content-Encoding': 'gzip' };
    const body = gzipSync(withField(provider, 'other', shapes.lists));
    expectAnswer(await post(testApp(), login.path, headers, body), unreadable[provider]);
  },
);

it.each(eachLogin)(
  '$provider answers a deep body from an earlier parser like a broken body',
  async ({ provider, login }) => {
    const app = express()
      .use(express.json({ limit: '2mb' }))
      .use(testApp());
    const body = withField(provider, 'other', shapes.objects);
    expectAnswer(await post(app, login.path, json, body), unreadable[provider]);
  },
);

const captcha = 'g-recaptcha-response';
const { path, fields } = logins.interserver;

it.each(Object.entries(shapes))(
  'answers a form with deep %s in a field like a broken body',
  async (_shape, deep) => {
    const parts = Object.entries({ ...fields, [captcha]: deep });
    const form = parts.map(
      ([name, value]) => `--limit\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const type = 'multipart/form-data; boundary=limit';
    const multipart = await post(testApp(), path, { 'Content-Type': type }, `${form.join('')}--limit--\r\n`);
    expectAnswer(multipart, unreadable.interserver);
  },
);

it.each(Object.entries(shapes))(
  'reads deep %s in a form as text if the contract declares text',
  async (_shape, deep) => {
    const body = `user=plain&password=${deep}`;
    const type = 'application/x-www-form-urlencoded';
    const answer = await post(testApp(), logins.rocketchat.path, { 'Content-Type': type }, body);
    expectAnswer(answer, unauthorized);
  },
);

it('stores only the length of a deep body', async () => {
  const lines: string[] = [];
  const app = testApp({ record: (entry) => lines.push(JSON.stringify(entry)) });
  await post(app, path, json, withField('interserver', 'other', shapes.lists));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('nests deeper than 512 levels');
  expect(lines[0]?.length).toBeLessThan(5000);
});

function withField(provider: Provider, field: string, deep: string): string {
  const others = Object.entries(logins[provider].fields).filter(([name]) => name !== field);
  const members = others.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
  return `{${[...members, `${JSON.stringify(field)}:${deep}`].join(',')}}`;
}
