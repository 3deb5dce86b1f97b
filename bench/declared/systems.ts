import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { emulatorBin, type System, type SystemId } from '../systems.ts';
import { basePath, declaredLoginBody, loginPath, writeContract } from './contract.ts';

const shared = { body: declaredLoginBody, slow: false, startsOnly: false, packages: [] };

/** Returns a declared provider, a built-in one and their peers, in the order of the tables; `folder` is for their files. */
export function declaredSystemsIn(folder: string): readonly System[] {
  const contract = writeContract(join(folder, 'contract'));
  const caches = join(folder, 'caches');
  return [
    {
      ...{ ...shared, id: 'node', title: 'bare node:http', path: loginPath, variables: {} },
      args: (port) => ['bench/servers/node-http.cjs', String(port)],
    },
    emulator('misaka', 'built-in provider (Misaka)', {
      provider: 'misaka',
      path: '/v3/session/login',
      caches,
    }),
    declared('declared', 'declared provider', { contract, caches }),
    {
      ...declared('declared-changed', 'declared provider, contract new', { contract, caches }),
      prepare: () => empty(contractsIn(join(caches, 'declared-changed'))),
    },
    {
      ...declared('declared-first', 'declared provider, nothing cached', { contract, caches }),
      prepare: () => empty(join(caches, 'declared-first')),
    },
    {
      ...{ ...shared, id: 'prism', title: 'Prism', path: loginPath, variables: {}, slow: true },
      args: (port) => [
        'node_modules/@stoplight/prism-cli/dist/index.js',
        ...['mock', contract, '--port', String(port)],
      ],
    },
  ];
}

/** Returns the emulator with a provider that it loads from a contract. */
function declared(
  id: SystemId,
  title: string,
  { contract, caches }: { readonly contract: string; readonly caches: string },
): System {
  return emulator(id, title, { provider: `large=${contract}`, path: `${basePath}${loginPath}`, caches });
}

/** Returns the emulator with one provider; each system has its own cache folder. */
export function emulator(
  id: SystemId,
  title: string,
  { provider, path, caches }: { readonly provider: string; readonly path: string; readonly caches: string },
): System {
  return {
    ...{ ...shared, id, title, path, variables: { XDG_CACHE_HOME: join(caches, id) } },
    args: (port) => [emulatorBin(), '--port', String(port), '--quiet', '--provider', provider],
  };
}

/** Returns the folder of parsed contracts in a cache folder. */
function contractsIn(cacheHome: string): string {
  return join(cacheHome, 'login-emulator', 'contracts');
}

/** Empties a folder. */
export function empty(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}
