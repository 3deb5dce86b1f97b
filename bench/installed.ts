import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isNode } from '../tools/codegen/document.ts';
import type { SystemId } from './systems.ts';

/** What installing a system brings, or why that is not known. */
export type Size = { readonly packages: number; readonly megabytes: number } | { readonly unknown: string };

/** The sizes of a day. */
export interface Installed {
  readonly date: string;
  readonly sizes: Partial<Readonly<Record<SystemId, Size>>>;
}

const file = 'bench/installed.json';

/** The sizes of the last run with `--install`. */
export function readInstalled(ids: readonly SystemId[]): Installed | undefined {
  if (!existsSync(file)) return undefined;
  const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isNode(kept) || typeof kept['date'] !== 'string' || !isNode(kept['sizes']))
    throw new Error(`${file} holds no sizes; npm run bench -- --install writes it anew`);
  const { date, sizes } = kept;
  return { date, sizes: Object.fromEntries(ids.map((id) => [id, sizeIn(sizes[id])])) };
}

/** Keeps the sizes for the runs without `--install`. */
export function keepInstalled(installed: Installed): void {
  writeFileSync(file, `${JSON.stringify(installed, null, 2)}\n`);
}

function sizeIn(kept: unknown): Size {
  if (!isNode(kept)) return { unknown: 'never measured' };
  const { packages, megabytes, unknown } = kept;
  if (typeof packages === 'number' && typeof megabytes === 'number') return { packages, megabytes };
  return { unknown: typeof unknown === 'string' ? unknown : 'never measured' };
}
