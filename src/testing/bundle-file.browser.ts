/** The browser's form of `bundle-file.ts`: the plugin for Vite writes the file. */
import { commands } from 'vitest/browser';
import type { Bundle } from '../index.browser.ts';
import { bundleCommand } from './bundle-command.ts';

/** Sends a bundle to the plugin, which writes it. Returns the path. */
export async function writeBundle(_folder: string, namespace: string, bundle: Bundle): Promise<string> {
  const write: unknown = Reflect.get(commands, bundleCommand);
  if (typeof write !== 'function') throw new Error('the plugin of login-emulator/vite is missing');
  const answer: unknown = await write(namespace, JSON.stringify(bundle));
  return String(answer);
}
