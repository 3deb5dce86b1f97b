import { once } from 'node:events';
import { createServer as createSecureServer } from 'node:https';
import { expect, it } from '@jest/globals';
import { createEmulators } from '../../src/testing/emulators.ts';
import { portOf } from './playwright/port.ts';
import { madePair } from './vite/pair.ts';

it('names NODE_EXTRA_CA_CERTS when the certificate of the server is not trusted', async () => {
  const app = createSecureServer(madePair(), (_request, response) => response.end()).listen(0);
  await once(app, 'listening');
  const origin = `https://localhost:${portOf(app)}`;
  await expect(createEmulators().of({}, `${origin}/sign-in`)).rejects.toThrow(
    `Node does not trust the certificate of ${origin}, so it cannot check whether the emulator runs there; ` +
      'set NODE_EXTRA_CA_CERTS to the file of its CA certificate before the tests start',
  );
  app.close();
});
