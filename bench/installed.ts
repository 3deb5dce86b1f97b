import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isNode } from '../tools/codegen/document.ts';
import type { SystemId } from './systems.ts';

/** The installed size of a system, or the reason why it is unknown. */
export type Size = { readonly packages: number; readonly megabytes: number } | { readonly unknown: string };

/** The sizes measured on one day. */
export interface Installed {
  readonly date: string;
  readonly sizes: Partial<Readonly<Record<SystemId, Size>>>;
}

const file = 'bench/installed.json';

/** Reads the sizes of the last run with `--install`. */
export function readInstalled(ids: readonly SystemId[]): Installed | undefined {
  if (!existsSync(file)) return undefined;
  const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isNode(kept) || typeof kept['date'] !== 'string' || !isNode(kept['sizes']))
    throw new Error(`${file} contains no sizes: run npm run bench -- --install`);
  const { date, sizes } = kept;
  return { date, sizes: Object.fromEntries(ids.map((id) => [id, sizeIn(sizes[id])])) };
}

/** Stores the sizes for runs without `--install`. */
export function keepInstalled(installed: Installed): void {
  writeFileSync(file, `${JSON.stringify(installed, null, 2)}\n`);
}

function sizeIn(kept: unknown): Size {
  if (!isNode(kept)) return { unknown: 'never measured' };
  const { packages, megabytes, unknown } = kept;
  if (typeof packages === 'number' && typeof megabytes === 'number') return { packages, megabytes };
  return { unknown: typeof unknown === 'string' ? unknown : 'never measured' };
}
