import { expect, test } from '@jest/globals';
import { readMarkdown } from '../../tools/prose/read-markdown.ts';
import { readTypeScript } from '../../tools/prose/read-typescript.ts';
import { readYaml } from '../../tools/prose/read-yaml.ts';

test('reads doc comments without examples, tags one by one, and lines of comments as one text', () => {
  const source = `
/**
 * Returns the port of a server.
 *
 * @param server - The server that listens.
 * @example
 * portOf(server) returns a number here
 */
export const x = 1;
// the first line of a comment
// goes on here
`;
  expect(readTypeScript('src/x.ts', source)).toEqual([
    { file: 'src/x.ts', line: 2, kind: 'comment', text: 'Returns the port of a server.' },
    { file: 'src/x.ts', line: 2, kind: 'comment', text: '- The server that listens.' },
    { file: 'src/x.ts', line: 10, kind: 'comment', text: 'the first line of a comment goes on here' },
  ]);
});

test('reads messages of the source, with X for each expression', () => {
  const source =
    'throw new Error(`the port ${port} is in use; choose another`); call("one"); const a = "a <b>";';
  expect(readTypeScript('src/x.ts', source)).toEqual([
    { file: 'src/x.ts', line: 1, kind: 'message', text: 'the port X is in use; choose another' },
  ]);
});

test('reads the texts of elements with the elements in them, and no classes, code or markup', () => {
  const source = `
export const X = () => (
  <section class="one two three" title="the title of it">
    <p>
      Let the next <b>{count} logins</b> fail{' '}
      <em>with this outcome</em>: see <code>npm run what ever</code>.
    </p>
    {/* a comment in there */}
    <p>Short text</p>
    <a href="x">http://one two three four</a>
  </section>
);
`;
  expect(readTypeScript('src/x.tsx', source).map(({ line, kind, text }) => [line, kind, text])).toEqual([
    [8, 'comment', 'a comment in there'],
    [3, 'message', 'the title of it'],
    [4, 'message', 'Let the next X logins fail with this outcome: see X.'],
    [10, 'message', 'http://one two three four'],
  ]);
});

test('reads the titles of tests, and not their other strings', () => {
  const source = "describe('the clock', () => { test('moves all tokens', () => expect('a b c d')); });";
  expect(readTypeScript('test/x.test.ts', source).map(({ kind, text }) => [kind, text])).toEqual([
    ['test title', 'the clock'],
    ['test title', 'moves all tokens'],
  ]);
});

test('reads headings, paragraphs, items and cells of Markdown, and no code blocks', () => {
  const source =
    '# A title\n\nOne line\nand another.\n\n- an item\n\n```sh\nnpm run what\n```\n\n| a cell here | b |\n| --- | --- |\n';
  expect(readMarkdown('a.md', source).map(({ line, kind, text }) => [line, kind, text])).toEqual([
    [1, 'heading', 'A title'],
    [3, 'docs', 'One line and another.'],
    [6, 'docs', 'an item'],
    [12, 'table cell', 'a cell here'],
  ]);
});

test('reads the descriptions of a contract, and no examples', () => {
  const source = `info:
  description: The login of a vendor.
  x-reach: send a wrong password
  example: { description: not ours at all }
# a comment
`;
  expect(readYaml('a.yaml', source).map(({ line, kind, text }) => [line, kind, text])).toEqual([
    [2, 'contract', 'The login of a vendor.'],
    [3, 'contract', 'send a wrong password'],
    [5, 'comment', 'a comment'],
  ]);
});
