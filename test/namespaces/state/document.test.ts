import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exportState, readStateDocument } from '../../../src/namespaces/state/document.ts';
import type { Provenance } from '../../../src/namespaces/state/provenance.ts';
import type { Overlay } from '../../../src/store/store.ts';
import { layerOf, origin } from './parts.ts';

const layer = layerOf(7, {
  'rocketchat/sessions/token': { account: 'plain', expiresAt: 5 },
  'emulator/namespace/setup': { clock: { frozenAt: 1000 }, profiles: { rocketchat: 'observed' } },
  'misaka/accounts/ada/lovelace': null,
});

const document = {
  format: 'login-emulator/state',
  version: 2,
  emulator: '0.1.0',
  namespace: 'default',
  fixtures: { misaka: 'sha256:m', rocketchat: 'sha256:r' },
  profiles: { misaka: 'documented', rocketchat: 'observed' },
  seed: 'seed',
  requests: 7,
  records: {
    'emulator/namespace/setup': { clock: { frozenAt: 1000 }, profiles: { rocketchat: 'observed' } },
    'misaka/accounts/ada/lovelace': null,
    'rocketchat/sessions/token': { account: 'plain', expiresAt: 5 },
  },
};

/** Returns the document as a client would send it back, with changes. */
function sent(changes: object = {}): unknown {
  return JSON.parse(JSON.stringify({ ...document, ...changes }));
}

function problemOf(value: unknown, at: Provenance = origin): string {
  const read = readStateDocument(value, at);
  return 'problem' in read ? read.problem : 'nothing is wrong';
}

function readLayer(value: unknown, at: Provenance = origin): Overlay {
  const read = readStateDocument(value, at);
  if ('problem' in read) throw new Error(read.problem);
  return read.layer;
}

it('writes the record at each address, sorted by address', () => {
  expect(JSON.stringify(exportState(layer, origin))).toBe(JSON.stringify(document));
});

it('reads an exported state', () => {
  expect(readLayer(sent())).toEqual(layer);
});

it('reads the state of a namespace with its own seed', () => {
  const seeded = layerOf(7, { 'emulator/namespace/setup': { randomness: { seed: 'own', namespace: '' } } });
  const written = exportState(seeded, origin);
  expect(written).toMatchObject({ seed: 'own', namespace: '' });
  expect(readLayer(written)).toEqual(seeded);
});

it('keeps the source of randomness when another namespace or an emulator with another seed reads it', () => {
  const elsewhere: Provenance = { ...origin, seed: 'other', namespace: 'w1' };
  const read = readLayer(sent(), elsewhere);
  expect(read.records.get('emulator/namespace/setup')).toEqual({
    clock: { frozenAt: 1000 },
    profiles: { rocketchat: 'observed' },
    randomness: { seed: 'seed', namespace: 'default' },
  });
  expect(JSON.stringify(exportState(read, elsewhere))).toBe(JSON.stringify(document));
});

it('round-trips byte for byte, for any content', () => {
  const name = fc.stringMatching(/^[a-z]{1,8}$/);
  const address = fc
    .tuple(fc.constantFrom('misaka', 'rocketchat'), name, fc.string({ unit: 'binary' }))
    .map((parts) => parts.join('/'));
  const value = fc
    .jsonValue({ maxDepth: 4 })
    .filter((one) => !/"(__proto__|constructor|prototype)":/.test(JSON.stringify(one)));
  fc.assert(
    fc.property(fc.nat(), fc.dictionary(address, value), fc.boolean(), (requests, records, isElsewhere) => {
      const written = JSON.stringify(exportState(layerOf(requests, records), origin));
      const target = isElsewhere ? { ...origin, seed: 'other', namespace: 'w1' } : origin;
      const read = readLayer(JSON.parse(written), target);
      expect(JSON.stringify(exportState(read, target))).toBe(written);
    }),
  );
});

const expected = 'expected the response of GET /__admin/state';

it.each([
  ['null', null, `this isn't a state: it is null; ${expected}`],
  ['a string', 'state', `this isn't a state: it is a string; ${expected}`],
  ['a list', [], `this isn't a state: it is a list; ${expected}`],
  ['an empty object', {}, `this isn't a state: it has no format; ${expected}`],
  ['a WireMock file', { mappings: [] }, `this isn't a state: it looks like WireMock's; ${expected}`],
  [
    'a Mockoon file',
    { uuid: '1', lastMigration: 33, routes: [] },
    `this isn't a state: it looks like Mockoon's; ${expected}`,
  ],
  ['a contract', { openapi: '3.0.3' }, `this isn't a state: it looks like a contract; ${expected}`],
  ['another format', sent({ format: 'x' }), `this isn't a state: its format is "x"; ${expected}`],
  ['a bundle', sent({ format: 'login-emulator/bundle' }), `this isn't a state: it is a bundle; ${expected}`],
  [
    'newer',
    sent({ version: 3, emulator: '9.1.0' }),
    'the state has version 3, but login-emulator 0.1.0 reads version 2; read it with login-emulator 9.1.0, which wrote it',
  ],
  [
    'older',
    sent({ version: 1 }),
    'the state has version 1, but login-emulator 0.1.0 reads version 2; create it again, or read it with the login-emulator that wrote it',
  ],
  ['a version of the wrong type', sent({ version: '2' }), 'the version of the state is "2"; expected 2'],
  ['a missing member', sent({ seed: undefined }), `the state has no seed; ${expected}`],
  ['an unknown member', sent({ extra: 1 }), `the state has an unknown member extra; ${expected}`],
  ['an empty seed', sent({ seed: '' }), 'the state has no valid seed'],
  [
    'an invalid namespace name',
    sent({ namespace: 'A B' }),
    'the namespace of the state is "A B", which isn\'t a valid namespace name',
  ],
  [
    'an invalid number of requests',
    sent({ requests: -1 }),
    'the requests of the state are -1; expected the number of requests',
  ],
  [
    'a provider that is not served',
    sent({ fixtures: { ...document.fixtures, github: 'sha256:g' } }),
    "the state contains the provider github, which isn't served here (only misaka, rocketchat): start the emulator with the providers of the state",
  ],
  [
    'a missing provider',
    sent({ fixtures: { misaka: 'sha256:m' } }),
    "the state doesn't contain the provider rocketchat, which is served here: start the emulator with the providers of the state (--provider misaka)",
  ],
  [
    'other fixtures',
    sent({ fixtures: { ...document.fixtures, rocketchat: 'sha256:x' } }),
    'the state was made from other fixtures of rocketchat: start the emulator with those, or create the state again',
  ],
  [
    'missing digests',
    sent({ fixtures: [] }),
    "the fixtures of the state aren't an object; expected a digest for each provider",
  ],
  [
    'another profile',
    sent({ profiles: { misaka: 'observed', rocketchat: 'observed' } }),
    'the state was made with misaka in profile observed, but here it has profile documented: start the emulator with --profile misaka=observed',
  ],
  [
    'a profile of an unknown provider',
    sent({ profiles: { ...document.profiles, github: 'documented' } }),
    'the state has a profile of github, which is not served here',
  ],
  [
    'missing profiles',
    sent({ profiles: 'documented' }),
    "the profiles of the state aren't an object; expected one for each provider",
  ],
  [
    'missing records',
    sent({ records: [] }),
    "the records of the state aren't an object; expected records by address",
  ],
  [
    'an address without a key',
    sent({ records: { 'rocketchat/token': 1 } }),
    'the state has a record at "rocketchat/token"; expected provider/collection/key',
  ],
  [
    'a record of an unknown provider',
    sent({ records: { 'github/sessions/1': 1 } }),
    'the state has a record at "github/sessions/1"; expected one of misaka, rocketchat, emulator before the first slash',
  ],
  [
    'the address __proto__',
    JSON.parse(JSON.stringify(document).replace('rocketchat/sessions/token', '__proto__')),
    'the state has a record at "__proto__"; expected provider/collection/key',
  ],
  [
    'a record with a member __proto__',
    JSON.parse(JSON.stringify(document).replace('"account"', '"__proto__"')),
    'the record at "rocketchat/sessions/token" of the state contains a member __proto__; expected plain JSON',
  ],
  [
    'a function in a record',
    { ...document, records: { 'misaka/a/b': [{ c: () => 1 }] } },
    'the record at "misaka/a/b" of the state contains a value that JSON doesn\'t have (function); expected plain JSON',
  ],
  [
    'NaN in a record',
    { ...document, records: { 'misaka/a/b': NaN } },
    'the record at "misaka/a/b" of the state contains NaN; expected plain JSON',
  ],
  [
    'a Date in a record',
    { ...document, records: { 'misaka/a/b': new Date(0) } },
    'the record at "misaka/a/b" of the state contains an object that isn\'t plain; expected plain JSON',
  ],
  [
    'excessive nesting',
    sent({ records: { 'misaka/a/b': JSON.parse('['.repeat(101) + ']'.repeat(101)) as unknown } }),
    'the record at "misaka/a/b" of the state is more than 100 levels deep; expected plain JSON',
  ],
  [
    'settings of the wrong type',
    sent({ records: { 'emulator/namespace/setup': 1 } }),
    'the record at "emulator/namespace/setup" of the state isn\'t an object; expected the namespace\'s settings',
  ],
  [
    'an unknown setting',
    sent({ records: { 'emulator/namespace/setup': { colour: 'red' } } }),
    'the record at "emulator/namespace/setup" of the state has an unknown member colour; expected some of randomness, profiles, clock, startedAt, armed, disarmed, lastScenario',
  ],
  [
    'an unknown profile',
    sent({ records: { 'emulator/namespace/setup': { profiles: { misaka: 'real' } } } }),
    'profiles in the record at "emulator/namespace/setup" of the state is {"misaka":"real"}; expected documented or observed by provider',
  ],
  [
    'a time that is too large for a date',
    sent({ records: { 'emulator/namespace/setup': { clock: { frozenAt: 1e300 } } } }),
    'clock in the record at "emulator/namespace/setup" of the state is {"frozenAt":1e+300}; expected frozenAt or offsetMs in milliseconds',
  ],
  [
    'a negative time',
    sent({ records: { 'emulator/namespace/setup': { clock: { frozenAt: -1 } } } }),
    'clock in the record at "emulator/namespace/setup" of the state is {"frozenAt":-1}; expected frozenAt or offsetMs in milliseconds',
  ],
  [
    'an invalid scenario',
    sent({
      records: {
        'emulator/namespace/setup': { armed: [{ id: 'x', entry: { fault: 'nope' }, source: 'posted' }] },
      },
    }),
    'armed in the record at "emulator/namespace/setup" of the state is [{"id":"x","entry":{"fault":"nope"},"source":"posted"}]; expected a list of scenarios',
  ],
])('rejects a document with %s', (_what, value, problem) => {
  expect(problemOf(value)).toBe(problem);
});
