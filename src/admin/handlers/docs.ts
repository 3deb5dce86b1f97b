import { alreadySent, problem, type Handlers } from '../handler.ts';
import { extname } from 'node:path';
import { adminDocument } from '../../generated/admin/document.ts';
import type { ServedProvider } from '../../emulator/emulator.ts';
import { hasPackageFile, readPackageFile } from '../../package-files.ts';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
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
].join('; ');

const headers = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-cache',
  vary: 'Accept-Encoding',
};

/** Sends a file of the docs page. Returns false, without sending anything, if it has no such file. */
async function sendDocs(name: string, request: Request, response: Response): Promise<boolean> {
  const source = new Map(Object.entries(page)).get(name);
  const mediaType = mediaTypes.get(extname(name));
  if (source === undefined || mediaType === undefined) return false;
  const gzipped = await gzippedFile(name, source);
  response.set(headers).type(mediaType).set('etag', tagOf(gzipped));
  if (request.acceptsEncodings('gzip') === 'gzip') {
    response.set('content-encoding', 'gzip').send(gzipped);
  } else {
    response.send(await promisify(gunzip)(gzipped));
  }
  return true;
}

/** Returns a weak ETag, which is the same for the compressed and the plain file. */
function tagOf(gzipped: Buffer): string {
  return `W/"${createHash('sha256').update(gzipped).digest('base64url').slice(0, 22)}"`;
}

const mediaTypes = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.png', 'image/png'],
]);

async function gzippedFile(name: string, source: string): Promise<Buffer> {
  const built = `docs-page/${name}.gz`;
  if (hasPackageFile(built)) return readPackageFile(built);
  return promisify(gzip)(await readPackageFile(`../${source}`));
}
