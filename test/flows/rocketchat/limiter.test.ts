import { expect, it } from '@jest/globals';
import type { Answer } from '../../exchanges/exchange.ts';
import { atBothLevels, password } from './both-levels.ts';

const noon = Date.parse('2026-11-21T12:00:00.000Z');
const [here, there] = [{ address: '203.0.113.7' }, { address: '203.0.113.8' }];

/** Returns the status and rate limit headers of an answer. */
function told({ status, headers }: Answer) {
  const named = ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset', 'retry-after'];
  return [status, ...named.map((name) => headers[name])];
}

atBothLevels((begins) => {
  it('sends the remaining requests of a minute with every answer, and rejects the eleventh', () =>
    begins(
      async ({ send, advance }) => {
        const bodies = [
          { user: 'plain', password },
          { user: 'plain', password: 'wrong' },
          { user: 'plain', password: 5 },
          {},
          ...Array<object>(7).fill({ user: 'plain', password }),
        ];
        const answers: unknown[] = [];
        for (const body of bodies) answers.push(told(await send({ body, ...here })));
        const reset = String(noon + 60_000);
        expect(answers).toEqual(
          [200, 401, 500, 401, 200, 200, 200, 200, 200, 200, 429].map((status, index) => [
            status,
            '10',
            String(Math.max(0, 9 - index)),
            reset,
            undefined,
          ]),
        );
        expect(told(await send({ body: { user: 'plain', password }, ...there }))).toEqual([
          200,
          '10',
          '9',
          reset,
          undefined,
        ]);
        await advance(18);
        expect((await send({ body: {}, ...here })).body).toEqual({
          success: false,
          error:
            'Error, too many requests. Please slow down. You must wait 42 seconds before trying this endpoint again. [error-too-many-requests]',
        });
        await advance(42);
        expect(told(await send({ body: {}, ...here }))).toEqual([
          401,
          '10',
          '9',
          String(noon + 120_000),
          undefined,
        ]);
      },
      { budgeted: true },
    ));

  it('sends no rate limit headers when the limit is off', () =>
    begins(async ({ signIn }) => {
      expect(told(await signIn('plain'))).toEqual([200, undefined, undefined, undefined, undefined]);
    }));
});
