import { expect, it } from '@jest/globals';
import { exportBundle, readBundle, type BundleParts } from '../../../src/namespaces/state/bundle.ts';
import { layerOf, origin } from './parts.ts';

const noon = Date.parse('2026-11-21T12:00:00.000Z');
const entry = {
  id: 'default-1',
  at: noon,
  namespace: 'default',
  method: 'POST',
  path: '/v3/session/login',
  status: 403,
  trace: ['scenario posted-1'],
};
const armed = {
  id: 'posted-1',
  entry: { provider: 'misaka', outcome: 'locked-out' },
  source: 'posted',
} as const;
const parts: BundleParts = {
  layer: layerOf(1, { 'emulator/namespace/setup': { armed: [armed] }, 'misaka/a/b': 1 }),
  now: noon,
  frozen: true,
  scenarios: [armed],
  journal: [entry],
};

const document = {
  format: 'login-emulator/bundle',
  version: 2,
  emulator: '0.1.0',
  seed: 'seed',
  profiles: { misaka: 'documented', rocketchat: 'documented' },
  clock: { now: '2026-11-21T12:00:00.000Z', frozen: true },
  scenarios: [{ id: 'posted-1', provider: 'misaka', outcome: 'locked-out' }],
  state: {
    format: 'login-emulator/state',
    version: 2,
    emulator: '0.1.0',
    namespace: 'default',
    fixtures: { misaka: 'sha256:m', rocketchat: 'sha256:r' },
    profiles: { misaka: 'documented', rocketchat: 'documented' },
    seed: 'seed',
    requests: 1,
    records: {
      'emulator/namespace/setup': { armed: [armed], clock: { frozenAt: noon } },
      'misaka/a/b': 1,
    },
  },
  journal: [{ ...entry, at: '2026-11-21T12:00:00.000Z' }],
};

function sent(changes: object = {}): unknown {
  return JSON.parse(JSON.stringify({ ...document, ...changes }));
}

it('exports the state, the journal and the time as one document', () => {
  expect(JSON.stringify(exportBundle(parts, origin))).toBe(JSON.stringify(document));
});

it('reads the state with its frozen time, and the journal, from an exported bundle', () => {
  expect(readBundle(sent(), origin, 5)).toEqual({
    layer: layerOf(1, {
      'misaka/a/b': 1,
      'emulator/namespace/setup': { armed: [armed], clock: { frozenAt: noon } },
    }),
    journal: [entry],
  });
});

it('sets a running clock back to the time of the bundle', () => {
  const running = exportBundle({ ...parts, frozen: false }, origin);
  const read = readBundle(JSON.parse(JSON.stringify(running)), origin, noon + 3000);
  expect(read).toMatchObject({
    layer: layerOf(1, {
      'misaka/a/b': 1,
      'emulator/namespace/setup': { armed: [armed], clock: { offsetMs: -3000 } },
    }),
  });
});

it.each([
  [
    'the format of a state',
    document.state,
    "this isn't a bundle: it is a state; expected the response of GET /__admin/bundle",
  ],
  [
    'newer',
    sent({ version: 3, emulator: undefined }),
    'the bundle has version 3, but login-emulator 0.1.0 reads version 2; read it with a newer login-emulator, which wrote it',
  ],
  [
    'a state from other fixtures',
    sent({ state: { ...document.state, fixtures: { misaka: 'sha256:x', rocketchat: 'sha256:r' } } }),
    'in the bundle, the state was made from other fixtures of misaka: start the emulator with those, or create the state again',
  ],
  [
    'an invalid time',
    sent({ clock: { now: 'noon', frozen: true } }),
    'the clock of the bundle is {"now":"noon","frozen":true}; expected {"now":"<ISO>","frozen":true or false}',
  ],
  [
    'a missing journal',
    sent({ journal: {} }),
    "the journal of the bundle isn't a list; expected a list of requests",
  ],
  [
    'a journal entry that is not a request',
    sent({ journal: [document.journal[0], { id: 'x' }] }),
    "journal[1] of the bundle isn't a request; expected an entry of GET /__admin/bundle",
  ],
  [
    'a request with a member __proto__',
    JSON.parse(JSON.stringify(document).replace('"trace":', '"__proto__":{},"trace":')),
    'journal[0] of the bundle contains a member __proto__; expected plain JSON',
  ],
])('rejects a bundle with %s', (_what, value, problem) => {
  expect(readBundle(value, origin, noon)).toEqual({ problem });
});

it.each([
  ['an answer without headers', { response: {} }],
  ['an invalid request', { request: null }],
  ['a trace step that is not a string', { trace: [1] }],
  ['an account that is not a string', { account: 5 }],
  ['a scenario id that is not a string', { forcedBy: 5 }],
  ['invalid nearest operations', { nearest: [{}] }],
])('rejects a journal with %s', (_what, changes) => {
  const journal = [{ ...document.journal[0], ...changes }];
  expect(readBundle(sent({ journal }), origin, 5)).toEqual({
    problem: "journal[0] of the bundle isn't a request; expected an entry of GET /__admin/bundle",
  });
});
