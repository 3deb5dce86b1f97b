import { expect, it } from '@jest/globals';
import { testApp } from '../support/app.ts';
import { noFields, say, unauthorized, unreadable, type Answers } from './answers.ts';
import { byProvider, expectAnswer, post } from './exchange.ts';
import { signedIn } from './signed-in.ts';

type Fields = Readonly<Record<string, string>>;

interface Row {
  readonly what: string;
  readonly body: (fields: Fields) => string | Buffer;
  readonly answers: Answers;
}

const json = { 'Content-Type': 'application/json' };

/** Responses to well-formed JSON that isn't an object. */
const noObject: Answers = {
  ...unreadable,
  rocketchat: unauthorized,
  misaka: say.misaka(422, [
    {
      type: 'model_attributes_type',
      loc: ['body', 'data'],
      msg: 'Input should be a valid dictionary or object to extract fields from',
    },
  ]),
};

const rows: readonly Row[] = [
  { what: 'truncated JSON', body: (fields) => text(fields).slice(0, -1), answers: unreadable },
  { what: 'JSON with a character after it', body: (fields) => `${text(fields)},`, answers: unreadable },
  { what: 'single quotes', body: (fields) => text(fields).replaceAll('"', "'"), answers: unreadable },
  { what: 'only white space', body: () => ' \n', answers: unreadable },
  { what: 'an endlessly nested body', body: () => '['.repeat(100_000), answers: unreadable },
  { what: 'invalid UTF-8', body: withBrokenText, answers: unreadable },
  { what: 'null', body: () => 'null', answers: noObject },
  { what: 'an empty array', body: () => '[]', answers: noObject },
  { what: 'an array around the fields', body: (fields) => `[${text(fields)}]`, answers: noObject },
  { what: 'a number', body: () => '5', answers: noObject },
  { what: 'a string', body: () => '"login"', answers: noObject },
  { what: 'true', body: () => 'true', answers: noObject },
  { what: 'an array nested deep', body: () => '['.repeat(100) + ']'.repeat(100), answers: noObject },
  { what: 'an array nested too deep', body: () => '['.repeat(9999) + ']'.repeat(9999), answers: unreadable },
  { what: 'no body at all', body: () => '', answers: noFields },
  { what: 'an object without fields', body: () => '{}', answers: noFields },
  { what: 'only unknown fields', body: () => '{"other":1,"":null}', answers: noFields },
  {
    what: 'a byte order mark before the fields',
    body: (fields) => `\uFEFF${text(fields)}`,
    answers: signedIn,
  },
  { what: 'the fields among others', body: amongOthers, answers: signedIn },
  { what: 'each field twice, the last one right', body: twice, answers: signedIn },
];

it.each(byProvider(rows))('$provider answers $what', async ({ login, body, answer }) => {
  expectAnswer(await post(testApp(), login.path, json, body(login.fields)), answer);
});

it.each(byProvider([{ answers: noFields }]))(
  '$provider treats a missing body and content type as no fields',
  async ({ login, answer }) => {
    const response = await post(testApp(), login.path, {}, '');
    expectAnswer(response, answer);
    expect(response.headers['x-emulator-request']).toBe('default-1');
  },
);

function text(fields: Fields): string {
  return JSON.stringify(fields);
}

function withBrokenText(fields: Fields): Buffer {
  const whole = text(fields);
  return Buffer.concat([Buffer.from(whole.slice(0, -2)), Buffer.from([0xff]), Buffer.from(whole.slice(-2))]);
}

function amongOthers(fields: Fields): string {
  return text({ ...fields, other: 'é😀' }).replace('{', '{"deep":{"in":[{},[null,1e400]]},');
}

function twice(fields: Fields): string {
  const wrong = Object.keys(fields).map((name) => `${JSON.stringify(name)}:5`);
  return text(fields).replace('{', `{${wrong.join(',')},`);
}
