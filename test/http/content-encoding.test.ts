import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { it } from '@jest/globals';
import { testApp } from '../support/app.ts';
import { noFields, unreadable, unsupported, type Answers } from './answers.ts';
import { byProvider, expectAnswer, post } from './exchange.ts';
import { signedIn } from './signed-in.ts';

interface Row {
  readonly what: string;
  readonly encoding: string;
  readonly encode: (text: string) => string | Buffer;
  readonly answers: Answers;
}

const asIs = (text: string) => text;

const rows: readonly Row[] = [
  { what: 'gzip', encoding: 'gzip', encode: gzipSync, answers: signedIn },
  { what: 'gzip by its old name x-gzip', encoding: 'x-gzip', encode: gzipSync, answers: signedIn },
  { what: 'gzip in capitals', encoding: 'GZIP', encode: gzipSync, answers: signedIn },
  { what: 'deflate', encoding: 'deflate', encode: deflateSync, answers: signedIn },
  { what: 'br', encoding: 'br', encode: brotliCompressSync, answers: signedIn },
  { what: 'identity', encoding: 'identity', encode: asIs, answers: signedIn },
  { what: 'an unknown encoding', encoding: 'klingon', encode: asIs, answers: unsupported },
  { what: 'an encoding named constructor', encoding: 'constructor', encode: asIs, answers: unsupported },
  { what: 'two encodings', encoding: 'gzip, br', encode: gzipSync, answers: unsupported },
  { what: 'plain text declared as gzip', encoding: 'gzip', encode: asIs, answers: unreadable },
  { what: 'gzip that is cut off', encoding: 'gzip', encode: cutOff, answers: unreadable },
  { what: 'deflate without its header', encoding: 'deflate', encode: deflateRawSync, answers: unreadable },
  { what: 'plain text declared as br', encoding: 'br', encode: asIs, answers: unreadable },
  { what: 'gzip of malformed JSON', encoding: 'gzip', encode: malformed, answers: unreadable },
  { what: 'gzip of an empty body', encoding: 'gzip', encode: () => gzipSync(''), answers: noFields },
];

it.each(byProvider(rows))(
  '$provider answers a body sent as $what',
  async ({ login, encoding, encode, answer }) => {
    const headers = { 'Content-Type': 'application/json', 'Content-Encoding': encoding };
    const response = await post(testApp(), login.path, headers, encode(JSON.stringify(login.fields)));
    expectAnswer(response, answer);
  },
);

function cutOff(text: string): Buffer {
  return gzipSync(text).subarray(0, -9);
}

function malformed(text: string): Buffer {
  return gzipSync(text.slice(1));
}
