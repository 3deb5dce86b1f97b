import { expect, it } from '@jest/globals';
import { cookiesBelow } from '../../src/http/request-url.ts';

it.each([
  ['s=1; Path=/; HttpOnly', 's=1; Path=/@w1/; HttpOnly'],
  ['s=1; path=/api/v1', 's=1; Path=/@w1/api/v1'],
  ['s=1;PATH=/api', 's=1; Path=/@w1/api'],
  ['s=1; Secure; Path=/v3; SameSite=None', 's=1; Secure; Path=/@w1/v3; SameSite=None'],
  ['s=1; HttpOnly', 's=1; HttpOnly'],
  ['s=1; Path=', 's=1; Path='],
  ['path=/own', 'path=/own'],
])('moves the cookie "%s" below the prefix: "%s"', (cookie, expected) => {
  const headers = { 'set-cookie': cookie, 'x-more': 'kept' };
  expect(cookiesBelow('/@w1', headers)).toEqual({ 'set-cookie': [expected], 'x-more': 'kept' });
});

it('moves each of several cookies', () => {
  expect(cookiesBelow('/%40w1', { 'set-cookie': ['a=1; Path=/a', 'b=2', 'c=3; Path=/'] })).toEqual({
    'set-cookie': ['a=1; Path=/%40w1/a', 'b=2', 'c=3; Path=/%40w1/'],
  });
});

it('leaves a response without cookies unchanged', () => {
  const headers = { 'retry-after': '60' };
  expect(cookiesBelow('/@w1', headers)).toBe(headers);
});
