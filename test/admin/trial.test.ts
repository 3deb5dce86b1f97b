import { expect, it } from '@jest/globals';
import { createTrial } from '../../src/admin/examples/trial.ts';
import type { Resend } from '../../src/admin/resend.ts';

it('ends each namespace of a trial, so that a large contract stays below the limit', async () => {
  const open = new Set<unknown>();
  const seen: number[] = [];
  const send: Resend = ({ method, target, headers }) => {
    const namespace = headers['x-emulator-namespace'];
    if (method === 'DELETE' && target === `/__admin/namespaces/${String(namespace)}`) open.delete(namespace);
    else open.add(namespace);
    seen.push(open.size);
    const answer = { status: 200, headers: { 'x-emulator-outcome': 'listed' }, text: '' };
    return Promise.resolve({ answer, entry: undefined });
  };
  const tries = createTrial(send);
  const example = { method: 'GET', path: '/x', headers: {}, account: null };
  for (let count = 0; count < 3; count += 1)
    expect(await tries.use('acme', null, (sendHere) => sendHere(example))).toBe(200);
  await expect(tries.use('acme', null, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(Math.max(...seen)).toBe(1);
  expect(open.size).toBe(0);
});
