import { expect } from 'vitest';
import { test } from 'login-emulator/vitest';

for (const number of [4, 5, 6]) {
  test(`keeps its cookie apart ${number}`, async ({ emulator }) => {
    document.cookie = `emulator-namespace=${emulator.name}; path=/`;
    for (let sent = 0; sent < 20; sent += 1) await fetch('/v3/session/token');
    expect(await emulator.requests.count()).toBe(20);
  });
}
