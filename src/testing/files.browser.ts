/** The browser's form of `files.ts`: the plugin for Vite writes the file. */
import { commands, server } from 'vitest/browser';
import { bundleCommand } from './options.ts';

/** Sends a bundle to the plugin, which writes it. Returns the path. */
export async function writeBundle(_folder: string, namespace: string, bundle: object): Promise<string> {
  const write: unknown = Reflect.get(commands, bundleCommand);
  if (!isWrite(write)) throw new Error('the plugin of login-emulator/vite is missing');
  return write(namespace, JSON.stringify(bundle));
}

function isWrite(command: unknown): command is (namespace: string, json: string) => Promise<string> {
  return typeof command === 'function';
}

/** Returns a file's path relative to the root of the Vitest project. */
export function fileBelow(path: string): string {
  const { root } = server.config;
  return path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
}
