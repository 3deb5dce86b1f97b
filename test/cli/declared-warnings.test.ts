import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { eventsOf, post, requestLines, serving, textAt } from './cli.ts';

const folder = (replaced: readonly [string, string] = ['', '']) =>
  temporaryFolder({
    'books.yaml': readFileSync('test/support/books/books.yaml', 'utf8'),
    'books.login.yaml': readFileSync('test/support/books/books.login.yaml', 'utf8').replace(...replaced),
  });
const provider = ['--provider', 'books=books.yaml'];
const wrong = { email: 'plain@example.com', password: 'wrong' };
const accepted =
  'books: login accepted a request that breaks the contract: /password breaks the rule minLength (8)';

it('warns once about a request that breaks the contract, over all ports and namespaces', async () => {
  const ended = await serving(
    [...provider, '--listen', '0', '--listen', '0@w1', '--log', 'json'],
    async ({ said, printed }) => {
      const urls = [...said.matchAll(/"url":"(http:\/\/localhost:\d+)"/g)].map(([, url = '']) => url);
      expect(new Set(urls).size).toBe(3);
      for (const url of urls) await post(`${url}/books/login`, wrong);
      await post(`${urls[0] ?? ''}/@w2/books/login`, wrong);
      // it is of another rule, and comes after the checks of the others
      await post(`${urls[0] ?? ''}/books/login`, { ...wrong, device: 'fridge' });
      await printed('/device');
    },
    { cwd: folder() },
  );
  const messages = eventsOf(ended).filter((one) => textAt(one, 'event') === 'warning');
  expect(messages).toEqual([
    { event: 'warning', message: accepted },
    { event: 'warning', message: expect.stringContaining('/device breaks the rule enum') },
  ]);
});

it('warns once about an answer that breaks the contract, over all ports', async () => {
  const ended = await serving(
    [...provider, '--listen', '0'],
    async ({ said, printed }) => {
      const urls = [...said.matchAll(/http:\/\/localhost:\d+(?=\n)/g)].map(String);
      expect(urls.length).toBe(2);
      for (const url of urls) await post(`${url}/books/login`, { ...wrong, password: 'Password-1' });
      await fetch(`${urls[0] ?? ''}/books/titles`, { headers: { prefer: 'outcome=unavailable' } });
      await printed('titles sent an answer');
    },
    {
      cwd: folder([
        "expires: '{{tokens.access.lifetime.s}}'",
        "expires: '{{tokens.access.lifetime.s}} seconds'",
      ]),
    },
  );
  expect(requestLines(ended).filter((line) => line.startsWith('warning'))).toEqual([
    'warning: books: login sent an answer, but the body of 200 breaks the contract at /expires: must be integer',
    expect.stringContaining('titles sent an answer, but the contract declares no'),
  ]);
});
