import { appendFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { useEmulator } from 'login-emulator/vitest';

const emulator = useEmulator({ namespace: { now: '2027-01-31T12:00:00Z', frozen: true } });

test('sees the same code each time', { retry: 2 }, async () => {
  await emulator.fetch('/apiv2/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'sms@example.com', passwd: 'Password-1' }),
  });
  const [message] = await emulator.outbox.list();
  appendFileSync('retries.txt', `${emulator.name} ${message.code}\n`);
  expect(emulator.name).toMatch(/-r2$/);
});
