import { expect, it } from '@jest/globals';
import { didYouMean, expectedOneOf } from '../../src/suggestion.ts';

it.each([
  ['prot', ['host', 'port', 'now'], 'port'],
  ['pasword', ['login', 'password'], 'password'],
  ['everyone-lockedout', ['everyone-locked-out', 'slow'], 'everyone-locked-out'],
  ['Rocketchat', ['rocketchat'], 'rocketchat'],
  ['--prot', ['--port', '--host'], '--port'],
  ['tls-hort', ['tls-host', 'tls-port'], 'tls-host or tls-port'],
])('suggests the closest word to %s among %j', (word, known, suggestion) => {
  expect(didYouMean(word, known)).toBe(`did you mean ${suggestion}?`);
});

it.each([
  ['signIn', ['login', 'logout']],
  ['x', ['port', 'now']],
  ['', ['port']],
])('suggests nothing for "%s" among %j', (word, known) => {
  expect(didYouMean(word, known)).toBeUndefined();
});

it('lists all known words if none is close', () => {
  expect(expectedOneOf('github', ['interserver', 'misaka'])).toBe('expected one of interserver, misaka');
  expect(expectedOneOf('misaca', ['interserver', 'misaka'])).toBe('did you mean misaka?');
});
