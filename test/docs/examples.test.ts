import { expect, it } from '@jest/globals';
import { examplesBelow, examplesIn, mistakesIn } from './examples.ts';

const examples = examplesBelow('src/library');

it('has doc comment examples that compile', () => {
  expect(examples.length).toBeGreaterThan(50);
  expect(mistakesIn(examples)).toEqual([]);
});

it('reports the position and the error of an example that does not compile', () => {
  const text = [
    '/**',
    ' * Locks an account.',
    ' *',
    ' * @example',
    ' * const { current } = await emulator.codes.get(1);',
    " * await emulator.accounts.lok('rocketchat', 'plain');",
    ' */',
    'lock(): void;',
  ];
  expect(mistakesIn(examplesIn('some.ts', text.join('\n')))).toEqual([
    'some.ts:5: Expected 2-3 arguments, but got 1.',
    expect.stringMatching(/^some\.ts:6: Property 'lok' does not exist on type 'AccountControls'/),
  ]);
});
