import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How many accounts a large fixture folder has. */
export const crowdSize = 100_000;

/** Writes a fixture folder with that many accounts, as JSON: it is YAML, too. Every account's password is the same. */
export function writeCrowd(folder: string): void {
  const accounts = Array.from({ length: crowdSize }, (_, index) =>
    JSON.stringify({ login: loginAt(index), password: 'Password-1', accountId: index + 1 }),
  );
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'interserver.yaml'), `{"accounts":[\n${accounts.join(',\n')}\n]}\n`);
}

/** The login of one of them; the first is the one that every server of the benchmark knows. */
export function loginAt(index: number): string {
  return index === 0 ? 'plain@example.com' : `account-${index}@example.com`;
}
