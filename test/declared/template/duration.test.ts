import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseSpan } from '../../../src/declared/template/duration.ts';

it.each([
  ['90s', 90_000],
  ['15m', 900_000],
  ['1h30m', 5_400_000],
  ['7d', 604_800_000],
  ['2w', 1_209_600_000],
  ['250ms', 250],
  ['1m250ms', 60_250],
  ['1.5h', 5_400_000],
  [900, 900_000],
  [0.25, 250],
  [0, 0],
  ['forever', undefined],
])('parses %j', (value, ms) => {
  expect(parseSpan(value)).toEqual({ ms });
});

it.each([
  '',
  '15',
  '15 m',
  '15M',
  'm',
  '30m1h',
  '1h1h',
  '-5m',
  '1e3s',
  'Forever',
  -1,
  Number.NaN,
  Infinity,
  null,
  undefined,
  {},
])('rejects %j', (value) => {
  expect(parseSpan(value)).toEqual({ problem: expect.stringContaining('expected a duration such as 90s') });
});

it('rejects a duration of more than 1,000 years', () => {
  expect(parseSpan('53000w')).toEqual({ problem: '"53000w" is longer than 1,000 years; write forever' });
});

it('parses any count of each unit', () => {
  const count = fc.integer({ min: 0, max: 50 });
  fc.assert(
    fc.property(fc.tuple(count, count, count, count, count, count), ([w, d, h, m, s, ms]) => {
      const hours = (w * 7 + d) * 24 + h;
      expect(parseSpan(`${w}w${d}d${h}h${m}m${s}s${ms}ms`)).toEqual({
        ms: ((hours * 60 + m) * 60 + s) * 1000 + ms,
      });
    }),
  );
});
