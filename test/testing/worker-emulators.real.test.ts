import { once } from 'node:events';
import { createServer as createSecureServer } from 'node:https';
import { expect, it } from '@jest/globals';
import { createEmulators } from '../../src/testing/emulators.ts';
import { portOf } from './playwright/port.ts';
import { madePair } from './vite/pair.ts';

it('says what to do where the certificate of that server is not trusted', async () => {
  const app = createSecureServer(madePair(), (_request, response) => response.end()).listen(0);
  await once(app, 'listening');
  const origin = `https://localhost:${portOf(app)}`;
  await expect(createEmulators().of({}, `${origin}/sign-in`)).rejects.toThrow(
    `${origin} shows a certificate that Node does not trust, so that it cannot be asked whether it is the emulator; ` +
      "name the file of the certificate's authority in NODE_EXTRA_CA_CERTS before the tests start",
  );
  app.close();
});
