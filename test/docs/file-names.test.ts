import { expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';

/** Words that new readers don't know; docs/glossary.md lists the standard terms. */
const bannedWords = [
  ...['alike', 'apart', 'asking', 'attempt', 'beside', 'cell', 'confirming', 'effective', 'ends', 'foreign'],
  ...[
    'given',
    'glance',
    'hand',
    'hit',
    'keeper',
    'known',
    'live',
    'lost',
    'manner',
    'meant',
    'met',
    'nearest',
  ],
  ...[
    'neighbours',
    'odds',
    'pass',
    'place',
    'plain',
    'pretend',
    'reached',
    'rearm',
    'referee',
    'room',
    'rooms',
    'rules',
  ],
  ...[
    'said',
    'serving',
    'settle',
    'shapes',
    'shown',
    'standing',
    'stories',
    'suites',
    'surroundings',
    'told',
    'turns',
  ],
  ...['unnamed', 'upcoming', 'weight', 'wish', 'witness', 'words', 'worlds'],
];

/** Names in which such a word has its usual meaning. */
const allowedNames = [
  'plain-json.ts',
  'rules',
  'live',
  'live.ts',
  'live.real.test.ts',
  'requests-live.real.test.ts',
];

it.each(['src', 'tools', 'test'])('uses standard terms in the file names of %s', (folder) => {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const names = paths
    .filter((path) => !/node_modules|generated|projects/.test(path))
    .flatMap((path) => path.split(/[\\/]/));
  const found = names.filter(
    (name) => !allowedNames.includes(name) && name.split(/[.-]/).some((word) => bannedWords.includes(word)),
  );
  expect([...new Set(found)]).toEqual([]);
});
