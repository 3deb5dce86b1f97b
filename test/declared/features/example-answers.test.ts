import { expect, it } from '@jest/globals';
import { declaredApi } from '../../support/declared.ts';

const get = (responses: object) => ({ get: { security: [], responses } });

const paths = {
  '/gone': get({ 404: { description: 'Gone', content: { 'application/json': { example: { r: 404 } } } } }),
  '/default': get({ 404: { description: 'Gone' }, default: { description: 'Any' } }),
  '/created/{id}': get({
    201: {
      description: 'Created',
      headers: {
        Location: { required: true, schema: { type: 'string', format: 'uri' } },
        'X-Count': { example: 5, schema: { type: 'integer' } },
        'X-Tags': { examples: { two: { value: ['a', 'b'] } } },
        'X-Kind': { schema: { type: 'string', default: 'new' } },
        'X-Other': { schema: { type: 'string' } },
        'Content-Type': { required: true, schema: { type: 'string' } },
        'X-Bad': { example: 'line\r\nbreak' },
      },
    },
  }),
};

it.each([
  ['/gone', 404, { r: 404 }],
  ['/default', 200, undefined],
])('answers %s, which declares no success, with %i', async (path, status, body) => {
  const { send } = await declaredApi({ operations: {}, marks: { protect: false }, paths });
  const answer = await send(`GET ${path}`);
  expect([answer.status, answer.body, answer.headers.get('x-emulator-outcome')]).toEqual([
    status,
    body,
    'done',
  ]);
});

it('sends the headers of an example that the contract requires or shows', async () => {
  const { send } = await declaredApi({ operations: {}, marks: { protect: false }, paths });
  const { status, headers } = await send('GET /created/7');
  const names = ['location', 'x-count', 'x-tags', 'x-kind', 'x-other', 'content-type', 'x-bad'];
  expect([status, names.map((name) => headers.get(name))]).toEqual([
    201,
    ['http://example.com', '5', 'a,b', 'new', null, null, null],
  ]);
});
