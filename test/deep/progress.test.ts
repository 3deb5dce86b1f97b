import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { keepProgress, readProgress, type Progress } from './progress.ts';
import { createRecorder } from './recorder.ts';

const start: Progress = {
  ...{ seed: 7, seconds: 60, secondsDone: 20, nextAction: 100, counts: { requests: 5 } },
  failures: [{ kind: 'known', action: 3, detail: 'text', times: 1 }],
  notes: ['before'],
};

const made: { folder?: string } = {};
const folder = () => made.folder ?? '';
beforeEach(() => void (made.folder = mkdtempSync(join(tmpdir(), 'login-emulator-deep-'))));
afterEach(() => rmSync(folder(), { recursive: true }));

it('reads the stored progress of a run', () => {
  keepProgress('soak', start, join(folder(), 'runs'));
  expect(readProgress('soak', join(folder(), 'runs'))).toEqual(start);
});

it('reports the fix when there is no progress to resume, or no valid one', () => {
  expect(() => readProgress('soak', folder())).toThrow(
    `found no progress in ${join(folder(), 'soak.json')}: start without --resume`,
  );
  writeFileSync(join(folder(), 'soak.json'), '{}');
  expect(() => readProgress('soak', folder())).toThrow(
    'contains no progress of a run: start without --resume',
  );
});

it('adds the counts after an interruption to those before it', () => {
  const told: string[] = [];
  const recorder = createRecorder(start, ({ kind }) => void told.push(kind));
  recorder.count('requests');
  recorder.count('kills', 2);
  recorder.markDone(120);
  recorder.markDone(110);
  recorder.note('after');
  recorder.fail('known', 101, 'another text');
  recorder.fail('new', 102, 'its text');
  expect(told).toEqual(['new']);
  expect(recorder.progress(15)).toEqual({
    ...{ seed: 7, seconds: 60, secondsDone: 35, nextAction: 120, counts: { requests: 6, kills: 2 } },
    failures: [
      { kind: 'known', action: 3, detail: 'text', times: 2 },
      { kind: 'new', action: 102, detail: 'its text', times: 1 },
    ],
    notes: ['before', 'after'],
  });
});
