import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { adminDocument } from '../generated/admin/document.ts';
import { packageFolder } from '../package-folder.ts';

const folder = join(packageFolder, 'openapi');
const ending = '.yaml';

/** The control plane's own contract, with the schemas that its file refers to in it: the package has no other of them. */
export async function adminContract(): Promise<string> {
  const { stringify } = await import('yaml');
  return stringify(adminDocument, { aliasDuplicateObjects: false });
}

/** A provider's contract, or why there is none. What is no name of a contract never comes near the disk. */
export async function providerContract(
  provider: string,
  profile: string,
): Promise<string | { readonly none: string }> {
  const name = `${provider}/${profile}`;
  const names = await contractNames();
  if (names.includes(name)) return readFile(join(folder, `${name}${ending}`), 'utf8');
  return { none: `there is no contract ${name}; expected one of ${names.join(', ')}` };
}

/** `<provider>/<profile>` */
async function contractNames(): Promise<readonly string[]> {
  const files = await readdir(folder, { recursive: true });
  return files
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length).replaceAll('\\', '/'))
    .filter((name) => name !== 'admin')
    .sort();
}
