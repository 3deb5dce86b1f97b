const { appendFileSync } = require('node:fs');
const { useEmulator } = require('login-emulator/jest');

jest.retryTimes(2);
const emulator = useEmulator({ namespace: { now: '2027-01-31T12:00:00Z', frozen: true } });

test('sees the same code each time', async () => {
  await emulator.fetch('/apiv2/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'sms@example.com', passwd: 'Password-1' }),
  });
  const [message] = await emulator.outbox.list();
  appendFileSync('retries.txt', `${emulator.name} ${message.code}\n`);
  expect(emulator.name).toMatch(/-r2$/);
});
