import { alreadySent, problem, type Handlers } from '../handler.ts';
import { adminDocument } from '../../generated/admin/document.ts';
import type { ServedProvider } from '../../emulator/emulator.ts';
import { sendPageFile } from '../page-files.ts';
import { hasPackageFile, readPackageFile } from '../../package-files.ts';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Request, Response } from 'express';
import page from '../docs/page.json' with { type: 'json' };

/** The calls that serve the contracts and the page that shows them. */
export const docsCalls = {
  async getContract({ emulator, params: { provider, profile } }) {
    // only names of contracts reach the file system
    const found = contractsOf(emulator.served);
    const one = found.find(({ id, contract }) => id === provider && contract === profile);
    if (one !== undefined) return yaml(await one.provider.contractText(profile));
    const names = found.map(({ id, contract }) => `${id}/${contract}`).sort();
    return problem(
      'contract-not-found',
      `contract ${provider}/${profile} doesn't exist; expected one of ${names.join(', ')}`,
    );
  },
  async getAdminContract() {
    const { stringify } = await import('yaml');
    // with the schemas that its file refers to inlined: the package doesn't ship them separately
    return yaml(stringify(adminDocument, { aliasDuplicateObjects: false }));
  },
  async getDocs({ request, response }) {
    // the page loads its files by relative URLs
    if (request.path.endsWith('/')) response.redirect('../docs');
    else await sendDocs('index.html', request, response);
    return alreadySent;
  },
  async getDocsFile({ params: { file }, request, response }) {
    const isSent = await sendDocs(file, request, response);
    return isSent
      ? alreadySent
      : problem('file-not-found', `the page has no file ${file}; open /__admin/docs`);
  },
} satisfies Handlers;

function yaml(body: string) {
  return { status: 200, headers: { 'content-type': 'text/yaml; charset=utf-8' }, body } as const;
}

/** Lists the contracts of the served providers, in all their profiles. */
function contractsOf(served: readonly ServedProvider[]) {
  return served.flatMap(({ id, provider }) =>
    Object.values(provider.profiles).map(({ contract }) => ({ id, provider, contract: contract.profile })),
  );
}

/** The page may load from and call only the emulator, and run only its own files. */
const policy = [
  ...["default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:"],
  ...["font-src 'self'", "connect-src 'self'", "base-uri 'none'", "form-action 'none'"],
  "frame-ancestors 'none'",
];

/** Sends a file of the docs page. Returns false, without sending anything, if it has no such file. */
async function sendDocs(name: string, request: Request, response: Response): Promise<boolean> {
  const source = new Map(Object.entries(page)).get(name);
  if (source === undefined) return false;
  await sendPageFile({ name, gzipped: await gzippedFile(name, source), policy }, request, response);
  return true;
}

async function gzippedFile(name: string, source: string): Promise<Buffer> {
  const built = `docs-page/${name}.gz`;
  if (hasPackageFile(built)) return readPackageFile(built);
  return promisify(gzip)(await readPackageFile(`../${source}`));
}
