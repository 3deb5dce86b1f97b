import { expect, it } from '@jest/globals';
import request from 'supertest';
import type { CorsRule } from '../../src/http/cors.ts';
import { createSiteRule } from '../../src/http/cross-site.ts';
import { served } from './sockets.ts';

const own = 'http://localhost:4010';
const image = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' };
const form = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
const evil = 'http://evil.example';

it.each<[string, Readonly<Record<string, string>>, CorsRule, boolean]>([
  ['an image tag of another site', image, 'loopback', true],
  ['an image tag of another site', image, '*', true],
  ['an image tag of another site', image, [evil], true],
  ['a form of another site', { ...form, origin: evil }, 'loopback', true],
  ['a form of a sandboxed frame', { ...form, origin: 'null' }, 'loopback', true],
  ['a link of another site', form, 'loopback', true],
  ['a fetch of another site', { 'sec-fetch-site': 'cross-site', origin: evil }, 'loopback', true],
  ['a fetch of another site', { 'sec-fetch-site': 'cross-site', origin: evil }, 'off', true],
  ['a request with "none, cross-site"', { 'sec-fetch-site': 'none, cross-site' }, 'loopback', true],
  ['a fetch of an allowed site', { 'sec-fetch-site': 'cross-site', origin: evil }, [evil], false],
  ['a fetch of an allowed site', { 'sec-fetch-site': 'cross-site', origin: evil }, '*', false],
  [
    'a fetch of a loopback page',
    { 'sec-fetch-site': 'cross-site', origin: 'http://127.0.0.1:3000' },
    'loopback',
    false,
  ],
  [
    'a fetch of a loopback page with no allowed origin',
    { 'sec-fetch-site': 'cross-site', origin: 'http://127.0.0.1:3000' },
    [],
    true,
  ],
  ['an image tag of the same site', { ...image, 'sec-fetch-site': 'same-site' }, 'loopback', false],
  ['an image tag of its own page', { ...image, 'sec-fetch-site': 'same-origin' }, 'off', false],
  ['a URL that the user typed', { ...form, 'sec-fetch-site': 'none' }, 'loopback', false],
  ["an old browser's form of another site", { origin: evil }, 'loopback', true],
  ["an old browser's form of a sandboxed frame", { origin: 'null' }, 'loopback', true],
  ["an old browser's form of an allowed site", { origin: evil }, [evil], false],
  ["an old browser's form of its own page", { origin: own }, 'off', false],
  ["an old browser's form of a page at its public URL", { origin: 'https://emulator.example' }, 'off', false],
  ['a client that is not a browser', {}, 'off', false],
  ['a client that is not a browser', { host: 'emulator:4010' }, 'off', false],
  ["Node's fetch", { host: 'emulator:4010', 'sec-fetch-mode': 'cors' }, 'off', false],
  ['a DNS rebinding host', { host: 'evil.example', 'sec-fetch-site': 'same-origin' }, 'loopback', true],
  ['a DNS rebinding host', { host: 'evil.example', 'sec-fetch-site': 'none' }, 'loopback', true],
  ['a DNS rebinding host', { host: 'evil.example', referer: 'http://evil.example/' }, 'loopback', true],
  ['a DNS rebinding host', { host: 'evil.example', origin: 'http://evil.example' }, 'loopback', true],
  ['a DNS rebinding host', { host: '127.0.0.1.nip.io', 'sec-fetch-site': 'same-origin' }, 'loopback', true],
  ['an allowed host', { host: 'ci.example:4010', 'sec-fetch-site': 'same-origin' }, 'loopback', false],
  ['its public host', { host: 'emulator.example', 'sec-fetch-site': 'none' }, 'loopback', false],
  ['only a foreign Referer', { referer: `${evil}/page` }, 'loopback', true],
  ['a Referer that is not a URL of a site', { referer: 'about:blank' }, 'loopback', true],
  ['a Referer of its own page', { referer: `${own}/@w1/` }, 'off', false],
  ['a Referer of an allowed site', { referer: `${evil}/` }, [evil], false],
  [
    'a foreign Referer with Sec-Fetch-Site: same-origin',
    { referer: `${evil}/`, 'sec-fetch-site': 'same-origin' },
    'off',
    true,
  ],
  ['a foreign Referer with its own Origin', { referer: `${evil}/`, origin: own }, 'off', true],
  [
    'a Referer of another port',
    { referer: 'http://localhost:3000/', 'sec-fetch-site': 'same-site' },
    'off',
    false,
  ],
])('treats %s with %j under the rule %j as cross-site: %j', async (_what, headers, rule, expected) => {
  await served(
    async ({ url }) => {
      const response = await request(url)
        .get('/@new/apiv2/login')
        .set({ host: 'localhost:4010', ...headers });
      expect(response.text).toBe(String(expected));
    },
    (incoming, response) => {
      const publicAddress = { trustProxy: false, publicUrl: 'https://emulator.example/emulator' };
      const strangerIn = createSiteRule({ cors: rule, publicAddress, allowedHosts: ['ci.example'] });
      response.end(String(strangerIn(incoming) !== undefined));
    },
  );
});
