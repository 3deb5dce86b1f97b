import { bundleCommand } from './options.ts';
import { writeBundle } from './files.ts';
import { configuredArtifacts } from './emulators.ts';
import { artifactsFolder } from './options.ts';
import type { ViteSettings } from './vite-plugin.ts';

/** Returns the settings for tests in a browser: the tests cannot write files, so a command writes their bundles. */
export function settingsForVitest(): ViteSettings {
  return {
    // the optimizer would resolve vitest's modules, which exist only while a test runs
    optimizeDeps: { exclude: ['login-emulator'] },
    test: { browser: { commands: { [bundleCommand]: writeBundleOf } } },
  };
}

/** The name comes from a page, and must not lead to another folder. */
async function writeBundleOf(_: unknown, namespace = '', json = ''): Promise<string> {
  if (!/^[a-z0-9-]{1,63}$/.test(namespace)) throw new Error(`"${namespace}" isn't the name of a namespace`);
  const bundle: unknown = JSON.parse(json);
  if (typeof bundle !== 'object' || bundle === null)
    throw new Error(`the bundle of ${namespace} isn't an object`);
  return writeBundle(configuredArtifacts({}) ?? artifactsFolder, namespace, bundle);
}
