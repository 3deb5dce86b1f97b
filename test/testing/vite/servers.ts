// Runs Vite, which jest cannot load. Starts the servers described in JSON, until stdin ends.
import { stdin } from 'node:process';
import { createServer, preview, type InlineConfig } from 'vite';
import { loginEmulator, type ViteOptions } from '../../../src/testing/vite.ts';

/** A server to start. */
export interface Wanted {
  readonly command: 'dev' | 'preview';
  readonly config?: InlineConfig;
  readonly plugin?: ViteOptions;
}

const said: string[] = [];
const logger = {
  hasWarned: false,
  info: (line: string) => void said.push(line),
  warn: () => undefined,
  warnOnce: () => undefined,
  error: (line: string) => console.error(line),
  clearScreen: () => undefined,
  hasErrorLogged: () => false,
};

async function started(root: string, { command, config = {}, plugin = {} }: Wanted) {
  const place = { port: 0, strictPort: false };
  const settings: InlineConfig = {
    root,
    configFile: false,
    customLogger: logger,
    plugins: [loginEmulator({ seed: 'test', ...plugin })],
    ...config,
    server: { ...place, ...config.server },
    preview: { ...place, ...config.preview },
  };
  const server = command === 'preview' ? await preview(settings) : await createServer(settings);
  if ('listen' in server) await server.listen();
  said.length = 0;
  server.printUrls();
  return { url: server.resolvedUrls?.local[0], said: [...said], close: server.close };
}

const [root = '', wanted = '{}'] = process.argv.slice(2);
const running: (readonly [string, Awaited<ReturnType<typeof started>>])[] = [];
for (const [name, one] of Object.entries(wantedIn(wanted))) running.push([name, await started(root, one)]);
console.log(
  JSON.stringify(
    Object.fromEntries(running.map(([name, { url, said: lines }]) => [name, { url, said: lines }])),
  ),
);
stdin.resume().once('end', () => {
  void Promise.all(running.map(([, { close }]) => close()));
});

function wantedIn(text: string): Readonly<Record<string, Wanted>> {
  const all: unknown = JSON.parse(text);
  return isWanted(all) ? all : {};
}

function isWanted(all: unknown): all is Readonly<Record<string, Wanted>> {
  return typeof all === 'object' && all !== null;
}
