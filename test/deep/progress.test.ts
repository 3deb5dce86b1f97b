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

it('reads the progress that a run has kept', () => {
  keepProgress('soak', start, join(folder(), 'runs'));
  expect(readProgress('soak', join(folder(), 'runs'))).toEqual(start);
});

it('says what to do when there is nothing to resume, or nothing of use', () => {
  expect(() => readProgress('soak', folder())).toThrow(
    `there is nothing to resume in ${join(folder(), 'soak.json')}; start anew without --resume`,
  );
  writeFileSync(join(folder(), 'soak.json'), '{}');
  expect(() => readProgress('soak', folder())).toThrow(
    'holds no progress of a run; start anew without --resume',
  );
});

it('adds what happens after an interruption to what happened before', () => {
  const told: string[] = [];
  const recorder = createRecorder(start, ({ kind }) => void told.push(kind));
  recorder.count('requests');
  recorder.count('kills', 2);
  recorder.publicAddress(120);
  recorder.publicAddress(110);
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
