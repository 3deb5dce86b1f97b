import { it } from '@jest/globals';
import { testApp } from '../support/app.ts';
import { unreadable, unsupported, type Answers } from './answers.ts';
import { byProvider, expectAnswer, post } from './exchange.ts';
import { signedIn } from './signed-in.ts';

/** A non-JSON content type with a JSON body, which Misaka.io reads anyway. */
const foreign: Answers = { ...unsupported, misaka: signedIn.misaka };
/** A type related to JSON, which ONLYOFFICE accepts too. */
const relative: Answers = { ...foreign, onlyoffice: signedIn.onlyoffice };

const types = [
  { type: 'application/json', answers: signedIn },
  { type: 'Application/JSON; Charset="UTF-8"', answers: signedIn },
  { type: 'application/json;charset=utf8;charset=klingon', answers: signedIn },
  { type: 'application/json; charset=iso-8859-1', answers: signedIn },
  { type: 'application/json; charset=klingon', answers: unsupported },
  { type: 'text/json', answers: relative },
  { type: 'application/vnd.example+json', answers: relative },
  { type: 'text/vnd.example+json', answers: foreign },
  { type: 'text/xml', answers: foreign },
  { type: 'text/plain', answers: foreign },
  { type: 'application/octet-stream', answers: foreign },
  { type: 'application/jsonp', answers: foreign },
  { type: 'json', answers: foreign },
  { type: '/;;="', answers: foreign },
  { type: '', answers: foreign },
  { type: '__proto__', answers: foreign },
  { type: 'constructor', answers: foreign },
] as const;

it.each(byProvider(types))('$provider answers JSON sent as "$type"', async (row) => {
  const { type, login, answer } = row;
  const response = await post(testApp(), login.path, { 'Content-Type': type }, JSON.stringify(login.fields));
  expectAnswer(response, answer);
});

it.each(byProvider([{ answers: foreign }]))(
  '$provider answers JSON without a content type',
  async ({ login, answer }) => {
    expectAnswer(await post(testApp(), login.path, {}, JSON.stringify(login.fields)), answer);
  },
);

it.each(byProvider([{ answers: { ...unsupported, misaka: unreadable.misaka } }]))(
  '$provider answers XML',
  async ({ login, answer }) => {
    const xml = { 'Content-Type': 'text/xml' };
    expectAnswer(await post(testApp(), login.path, xml, '<login>plain</login>'), answer);
  },
);

it.each(byProvider([{ answers: signedIn }]))(
  '$provider reads a body in UTF-16',
  async ({ login, answer }) => {
    const headers = { 'Content-Type': 'application/json; charset=utf-16le' };
    const bytes = Buffer.from(JSON.stringify(login.fields), 'utf16le');
    expectAnswer(await post(testApp(), login.path, headers, bytes), answer);
  },
);

it.each(byProvider([{ answers: unreadable }]))(
  "$provider can't read UTF-8 declared as UTF-16",
  async ({ login, answer }) => {
    const headers = { 'Content-Type': 'application/json; charset=utf-16le' };
    expectAnswer(await post(testApp(), login.path, headers, JSON.stringify(login.fields)), answer);
  },
);
