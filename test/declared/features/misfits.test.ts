import { expect, it } from '@jest/globals';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { openBooks } from '../../support/books.ts';

const overlay = `
overlay: 1.0.0
info: { title: Echo, version: 1.0.0 }
actions:
  - target: $
    update: { x-login: { version: 1, tokens: { access: { security: bearer } } } }
  - target: $.paths
    update:
      /echo:
        post:
          operationId: echo
          security: []
          requestBody: { content: { application/json: {} } }
          responses: { '200': { description: Echo, content: { application/json: {} } } }
          x-login:
            act: public
            answers:
              done:
                status: 200
                headers: { x-echo: '{{request.body.sent}}', location: '/{{request.body.to}}' }
                body:
                  text: 'Hi {{request.body.sent}}'
                  upper: '{{request.body.sent.upper}}'
                  list: { x-each: '{{request.body.sent}}', item: '{{item}}' }
                  merged: { x-merge: ['{{request.body.sent}}'], id: 1 }
`;

async function open() {
  const file = temporaryFolder({ 'echo.yaml': overlay });
  return openBooks({}, { overlay: `${file}/echo.yaml` });
}

const unlisted = '{{request.body.sent}} is a text, of which x-each makes no list; it is omitted';
const unmerged = 'a part of x-merge is a text, which has no members; it is omitted';

it.each([
  [
    ['a', ['b']],
    { text: 'Hi ["a",["b"]]', list: ['a', ['b']], merged: { id: 1 } },
    'a, ["b"]',
    [
      '{{request.body.sent}} is a list inside a text; it is written as JSON',
      'request.body.sent is a list without the form .upper; it is omitted',
      'a part of x-merge is a list, which has no members; it is omitted',
    ],
  ],
  [
    { b: 'é' },
    { text: 'Hi {"b":"é"}', merged: { b: 'é', id: 1 } },
    '{"b":"%C3%A9"}',
    [
      '{{request.body.sent}} is an object inside a text; it is written as JSON',
      '{{request.body.sent}} is an object, of which x-each makes no list; it is omitted',
    ],
  ],
  [
    '5 €\u0000\r\nx: y\ud800',
    { text: 'Hi 5 €\u0000\r\nx: y\ud800', upper: '5 €\u0000\r\nX: Y\ud800', merged: { id: 1 } },
    '5 %E2%82%AC%00 x: y%EF%BF%BD',
    [
      unlisted,
      unmerged,
      'the header x-echo has control characters or characters beyond ASCII; they are percent-encoded',
    ],
  ],
  [true, { text: 'Hi true', merged: { id: 1 } }, 'true', []],
])('answers a request whose value is %j, and tells what it omits', async (sent, expected, header, lines) => {
  const { send, emulator } = await open();
  const answer = await send('POST /echo', { body: { sent } });
  expect([answer.status, answer.body]).toEqual([200, expected]);
  expect(answer.headers.get('x-echo')).toBe(header);
  const { requests } = await emulator.requests.list();
  expect(requests[0]?.trace).toEqual(expect.arrayContaining(lines));
});

it('percent-encodes the letters of an address in a header', async () => {
  const { send } = await open();
  const { headers } = await send('POST /echo', { body: { to: '€' } });
  expect(headers.get('location')).toBe('/%E2%82%AC');
});
