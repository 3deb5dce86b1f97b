import { emulatorFromOptions, type BaseOptions } from '../../src/emulator/from-options.ts';
import { builtInProviders } from '../../src/providers/index.ts';
import { embeddedFixtures } from '../../src/fixtures/source.ts';
import { createExpressApp } from '../../src/server/express-app.ts';
import { createApp, type AppOptions } from '../../src/index.ts';
import type { Store } from '../../src/store/store.ts';
import { planesOf } from './planes.ts';

/** The frozen time of tests. */
export const frozenAt = '2026-11-21T12:00:00.000Z';

/** Creates an app with the same answers in every run. */
export function testApp(options: AppOptions = {}) {
  return createApp({ seed: 'test', now: frozenAt, ...options });
}

/** Creates the same app over a test's own store, with its emulator. */
export function testAppOver(store: Store, options: BaseOptions = {}) {
  const { emulator } = emulatorFromOptions(
    { seed: 'test', now: frozenAt, ...options },
    builtInProviders,
    embeddedFixtures,
    { store },
  );
  return { emulator, app: createExpressApp(planesOf(emulator)) };
}
