import type { CypressConfig, PluginEvents } from './cypress-driver.ts';
import { createTasks, type CypressOptions } from './cypress-tests.ts';
import { checkSuiteOptions } from './options.ts';

export type { CypressConfig, PluginEvents } from './cypress-driver.ts';
export type { CypressOptions } from './cypress-tests.ts';
export type { SuiteOptions } from './options.ts';

/**
 * Registers the tasks by which specs reach the emulator. Returns the configuration. The specs' part is
 * `login-emulator/cypress/support`.
 *
 * The emulator is that of `url`, else that of `LOGIN_EMULATOR_URL`, else the emulator that the server of `baseUrl` serves,
 * as with the plugin for Vite. Otherwise the Cypress process starts its own.
 *
 * A test also fails if a request matches no operation or names no namespace, unless an option permits it. Cypress then
 * skips the later tests of the spec. For a failed test, the terminal lists the requests with the reasons for their
 * responses, and the file with the bundle.
 *
 * @example
 * import { defineConfig } from 'cypress';
 * import { withEmulator } from 'login-emulator/cypress';
 *
 * export default defineConfig({
 *   e2e: {
 *     baseUrl: 'http://localhost:5173',
 *     setupNodeEvents: (on, config) => withEmulator(on, config),
 *   },
 * });
 */
export function withEmulator<Config extends CypressConfig>(
  on: PluginEvents,
  config: Config,
  options: CypressOptions = {},
): Config {
  checkSuiteOptions(options, ['isolation']);
  on('task', { ...createTasks(options, config.baseUrl ?? undefined) });
  return config;
}
