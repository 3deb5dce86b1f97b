import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The number of accounts in the large fixture folder. */
export const crowdSize = 100_000;

/** Writes the large fixture folder, as JSON, which is valid YAML. All accounts have the same password. */
export function writeCrowd(folder: string): void {
  const accounts = Array.from({ length: crowdSize }, (_, index) =>
    JSON.stringify({ login: loginAt(index), password: 'Password-1', accountId: index + 1 }),
  );
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'interserver.yaml'), `{"accounts":[\n${accounts.join(',\n')}\n]}\n`);
}

/** Returns the login of an account; the first is the account that all servers of the benchmark use. */
export function loginAt(index: number): string {
  return index === 0 ? 'plain@example.com' : `account-${index}@example.com`;
}
