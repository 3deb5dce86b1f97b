import { expect, it } from '@jest/globals';
import { loadDeclaredProvider } from '../../src/declared/load.ts';
import { connect, createEmulator } from '../../src/index.ts';
import { gallery } from './gallery.ts';

it('gives a provider at the root the URL of the emulator, without a slash at the end', async () => {
  const [{ id, contract } = { id: '', contract: '' }] = gallery;
  const { provider } = await loadDeclaredProvider({ id, file: contract });
  const emulator = await createEmulator({ providers: [provider] });
  try {
    const far = await connect(emulator.url);
    expect(far.urls).toEqual({ [id]: emulator.url });
    expect(emulator.urls).toEqual({ [id]: emulator.url });
    expect(far.namespace('w1').urls).toEqual({ [id]: `${emulator.url}/@w1` });
  } finally {
    await emulator.close();
  }
});
