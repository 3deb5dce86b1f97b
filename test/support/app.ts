import { createApp, type AppOptions } from '../../src/index.ts';

/** The time at which tests stand still. */
export const frozenAt = '2026-11-21T12:00:00.000Z';

/** An app that gives the same answers at every run. */
export function testApp(options: AppOptions = {}) {
  return createApp({ seed: 'test', now: frozenAt, ...options });
}
