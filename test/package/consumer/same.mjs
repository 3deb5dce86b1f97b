import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import * as imported from 'login-emulator';

const required = createRequire(import.meta.url)('login-emulator');

assert.deepEqual(Object.keys(required).sort(), Object.keys(imported).sort());
for (const [name, value] of Object.entries(required)) assert.equal(value, imported[name]);
assert.throws(() => required.createApp({ providers: ['nobody'] }), imported.OptionError);
assert.throws(() => imported.createApp({ fixtures: { misaka: { accounts: 1 } } }), required.FileError);
console.log('the same');
