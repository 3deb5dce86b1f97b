import { afterEach, expect, it, jest } from '@jest/globals';
import { createEmulator } from '../../src/library/create-emulator.ts';
import type { LoginEmulator } from '../../src/library/login-emulator.ts';
import { loadDeclaredProvider } from '../../src/declared/load.ts';
import { galleryIds } from './gallery.ts';

const opened: LoginEmulator[] = [];

afterEach(async () => {
  jest.restoreAllMocks();
  await Promise.all(opened.splice(0).map((emulator) => emulator.close()));
});

it.each(galleryIds)(
  'answers each outcome of %s with its status and its own answer when it is forced',
  async (id) => {
    const warnings = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    const { provider } = await loadDeclaredProvider({ id, file: `examples/providers/${id}/${id}.yaml` });
    const emulator = await createEmulator({ providers: [provider], port: false, seed: id });
    opened.push(emulator);
    const { contract, endpoints } = provider.profiles.documented;
    const { outcomes } = await emulator.outcomes.list({ provider: id });
    const problems: unknown[] = [];
    for (const { operation, outcome, status } of outcomes) {
      const { method = '', template = '' } =
        endpoints.find((one) => one.contract.operationId === operation)?.contract ?? {};
      const path = `${contract.basePath}${template.replaceAll(/\{\w+\}/g, 'me')}`;
      const headers = { prefer: `outcome=${outcome}` };
      const response = await emulator.fetch(path, { method, headers });
      // the emulator's own problem, which an operation without an answer sends, has the outcome as its title
      const isPlain = (await response.text()).includes(`"title":"${outcome}"`);
      const answered = response.headers.get('x-emulator-outcome');
      if (isPlain || response.status !== status || answered !== outcome)
        problems.push([operation, outcome, response.status, answered]);
    }
    expect(outcomes.length).toBeGreaterThan(20);
    expect(problems).toEqual([]);
    const broken = warnings.mock.calls.map(String).filter((text) => text.includes('breaks the contract'));
    expect(broken).toEqual([]);
  },
);
