import { describe, expect, it } from '@jest/globals';
import { pathToFileURL } from 'node:url';
import { createApp } from '../../../src/index.ts';
import { defineProvider, FileError, OptionError } from '../../../src/provider.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { acmeFile } from './acme.ts';

const decide = () => 'done' as const;

it('names a provider after its contract, and loads it by path and by URL', async () => {
  const file = acmeFile();
  expect((await defineProvider({ contract: file })).id).toBe('acme');
  expect((await defineProvider({ id: 'acme-2', contract: pathToFileURL(file) })).id).toBe('acme-2');
});

it('loads a provider for createApp, which rejects a promise of it', async () => {
  const contract = acmeFile();
  const provider = await defineProvider({ contract });
  expect(() => createApp({ providers: [provider, 'misaka'] })).not.toThrow();
  const promised = [defineProvider({ contract })] as unknown as readonly string[];
  expect(() => createApp({ providers: promised })).toThrow('providers has a promise; await it');
});

it('rejects a provider of another version of the package', async () => {
  const provider = await defineProvider({ contract: acmeFile() });
  const brand = Symbol.for('login-emulator.provider');
  const other = Object.defineProperty({ ...provider }, brand, { value: { version: '0.0.9' } });
  expect(() => createApp({ providers: [other] })).toThrow(
    /^providers has acme: login-emulator 0\.0\.9 has defined the provider, but this is login-emulator /,
  );
});

it('reports the problems of a file with its place', async () => {
  const contract = `${temporaryFolder({ 'acme.yaml': 'openapi: 3.1.0\npaths: 7\n' })}/acme.yaml`;
  const error: unknown = await defineProvider({ contract }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(FileError);
  expect(error).toHaveProperty('message', expect.stringContaining('acme.yaml:'));
});

describe('rejects', () => {
  it.each<[string, object, string]>([
    [
      'an unknown operation',
      { logon: { outcomes: ['done'], decide } },
      'operations.logon: the contract has no operation logon; did you mean login?',
    ],
    [
      'an unknown member',
      { me: { outcome: ['done'], decide } },
      'operations.me: it has outcome; did you mean outcomes?',
    ],
    ['a missing decision', { me: { outcomes: ['done'] } }, 'decide must be a function'],
    ['missing outcomes', { me: { outcomes: [], decide } }, 'outcomes must list at least one outcome'],
    ['an unknown outcome', { me: { outcomes: ['finished'], decide } }, 'outcomes has "finished"'],
    [
      'an unknown placeholder',
      { me: { outcomes: ['done'], decide, answers: { done: { body: { a: '{{acount.id}}' } } } } },
      'operations.me: answers.done: body.a: ',
    ],
    [
      'an unknown place',
      { me: { outcomes: ['done'], decide, reads: { device: 'plain' } } },
      'reads has device; expected a place',
    ],
    [
      'an unknown kind',
      { me: { outcomes: ['done'], decide, reads: { 'header.x': 'pasword' } } },
      'reads.header.x: did you mean password?',
    ],
  ])('%s', async (_what, operations, message) => {
    const options = { contract: acmeFile(), operations } as Parameters<typeof defineProvider>[0];
    await expect(defineProvider(options)).rejects.toThrow(OptionError);
    await expect(defineProvider(options)).rejects.toThrow(message);
  });

  it.each<[string, object, string]>([
    ['an unknown option', { contracts: 'acme.yaml' }, 'there is no option contracts; did you mean contract?'],
    ['a missing contract', {}, 'contract must be a path, or a URL'],
    ['an invalid id', { contract: 'acme.yaml', id: 'Acme' }, 'the provider id "Acme" is invalid'],
  ])('%s', async (_what, options, message) => {
    await expect(defineProvider(options as Parameters<typeof defineProvider>[0])).rejects.toThrow(message);
  });
});
