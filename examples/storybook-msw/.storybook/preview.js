import { connect } from 'login-emulator/browser';
import { http, HttpResponse } from 'msw';
import { setupWorker } from 'msw/browser';
import { configure } from 'storybook/test';
import { createPassOn } from './pass-on.js';

const { handler, select } = createPassOn();

// MSW answers for the product's own API, and passes logins on
const worker = setupWorker(
  handler,
  http.get('/api/news', () => HttpResponse.json({ headline: 'The office is open.' })),
);
const started = worker.start({ onUnhandledRequest: 'bypass', quiet: true });
// the emulator at this origin; a built Storybook needs the URL of another
const emulator = connect(import.meta.env.STORYBOOK_EMULATOR_URL);

// generous, for a busy machine
configure({ asyncUtilTimeout: 10_000 });

export default {
  loaders: [
    async ({ id, parameters }) => {
      await started;
      const namespace = (await emulator).namespace(id.slice(0, 63));
      await namespace.start({ seed: id, frozen: true });
      select(namespace.url, parameters.emulator?.outcome);
      return { emulator: namespace };
    },
  ],
};
