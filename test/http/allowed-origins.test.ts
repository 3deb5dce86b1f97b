import { expect, it } from '@jest/globals';
import { isNamedOriginPattern, isOriginPattern } from '../../src/http/cors.ts';
import { createApp } from '../../src/index.ts';

it.each([
  'https://app.example.com',
  'http://localhost:3000',
  'http://[::1]:3000',
  'https://*.example.com',
  'https://*.example.com:8443',
  'http://*.localhost:3000',
  'capacitor://localhost',
  'ionic://localhost',
  'tauri://localhost',
  'app://.',
  'chrome-extension://abcdefghijklmnopabcdefghijklmnop',
  'moz-extension://0f2b1c4d-0000-4000-8000-000000000000',
])('accepts %s as an origin, also for the control plane', (origin) => {
  expect([isOriginPattern(origin), isNamedOriginPattern(origin)]).toEqual([true, true]);
  expect(() => createApp({ cors: [origin], adminOrigins: [origin] })).not.toThrow();
});

it.each(['null', 'file://'])('accepts %s as an origin, but not for the control plane', (origin) => {
  expect([isOriginPattern(origin), isNamedOriginPattern(origin)]).toEqual([true, false]);
  expect(() => createApp({ cors: [origin] })).not.toThrow();
  expect(() => createApp({ adminOrigins: [origin] })).toThrow('the origin of any sandboxed frame');
});

it.each([
  'https://app.example.com/',
  'https://app.example.com/path',
  'https://APP.example.com',
  'https://user@app.example.com',
  'https://app.example.com:443',
  'https://*',
  'https://*.',
  'https://a.*.example.com',
  'https://*.*.example.com',
  'https://*example.com',
  '*.example.com',
  'app.example.com',
  'capacitor://',
  'capacitor://localhost/',
  'Capacitor://localhost',
  'https://a b',
  '',
])('rejects %j as an origin at startup', (text) => {
  expect(isOriginPattern(text)).toBe(false);
  expect(() => createApp({ cors: [text] })).toThrow('such as https://app.example.com, https://*.example.com');
  expect(() => createApp({ adminOrigins: [text] })).toThrow('such as https://qa.example.com');
});
