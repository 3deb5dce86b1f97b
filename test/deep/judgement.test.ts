import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { readDocument } from '../../tools/codegen/document.ts';
import { withFigures } from '../../bench/page.ts';
import type { Answer } from '../support/client.ts';
import { checkOf } from './fuzz/contracts.ts';
import { isServerError } from './unasked.ts';

const answer = (status: number, outcome?: string): Answer => ({
  status,
  headers: outcome === undefined ? {} : { 'x-emulator-outcome': outcome },
  text: '',
});

it('distinguishes server errors from outcomes that a vendor sends with 500', () => {
  const errors = [answer(500), answer(503), answer(500, 'server-error'), answer(503, 'unavailable')];
  const others = [answer(500, 'malformed-request'), answer(404), answer(200, 'signed-in')];
  expect(errors.map(isServerError)).toEqual([true, true, true, true]);
  expect(others.map(isServerError)).toEqual([false, false, false]);
});

it('reports how a response violates its contract', () => {
  const check = checkOf(readDocument('openapi/interserver/documented.yaml'));
  const said = (status: number, text: string, type = 'application/json') =>
    check('login', { status, headers: { 'content-type': type }, text });
  expect(said(402, '{"field":"2fa","message":"missing 2fa"}')).toBeUndefined();
  expect(said(402, '{"field":5}')).toBe('a 402 has a body that violates its schema');
  expect(said(402, '{')).toBe('a 402 has a body that is not JSON');
  expect(said(402, 'x', 'text/plain')).toBe('a 402 has a body of the undeclared type text/plain');
  expect(said(418, '{}')).toBe('a 418 has a body of the undeclared type application/json');
});

it('writes the figures of a soak between their marks', () => {
  const page = readFileSync('docs/benchmarks.md', 'utf8');
  const marks = {
    begin: '<!-- figures: npm run deep -- --only soak --write -->',
    end: '<!-- end of the soak -->',
  };
  const written = withFigures(page, 'figures', marks);
  expect(written).toContain(`${marks.begin}\n\nfigures\n\n${marks.end}`);
  expect(written.split(marks.begin)[0]).toBe(page.split(marks.begin)[0]);
});
