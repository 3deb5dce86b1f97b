import { expect, it } from '@jest/globals';
import { soakText } from './soak/page.ts';
import { soak } from './soak/soak.ts';

const progress = {
  ...{ seed: 7, seconds: 300, secondsDone: 300.4, nextAction: 0 },
  counts: { actions: 10, requests: 600, '2xx': 400, '4xx': 190, '5xx requested': 10 },
  notes: ['memory in use 30 MB'],
};

it('renders the command, the machine, the figures and the result of a soak that passed', () => {
  expect(soakText({ run: soak, progress: { ...progress, failures: [] } }, 'a machine', '2026-11-29')).toBe(
    [
      '`npm run deep -- --only soak --seconds 300 --seed 7`, 2026-11-29, a machine.',
      '',
      "- 10 actions, 600 requests in 300 s (2/s): 2xx 400, 3xx 0, 4xx 190, 5xx requested 10, the vendor's 5xx 0, 5xx unexpected 0, disconnects requested 0, disconnects unexpected 0",
      '- memory in use 30 MB',
      '- passed',
    ].join('\n'),
  );
});

it('renders each failure with its count', () => {
  const failures = [{ kind: 'memory in use is not flat', action: 0, detail: '', times: 1 }];
  const text = soakText({ run: soak, progress: { ...progress, failures } }, 'a machine', '2026-11-29');
  expect(text).toContain('- failed: memory in use is not flat (1 times)');
});
