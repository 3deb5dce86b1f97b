import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Request, Response } from 'express';

/** A file of a web page. */
export interface PageFile {
  readonly name: string;
  /** Its content, compressed with gzip. */
  readonly gzipped: Buffer;
  /** The policy for everything that the page loads and runs. */
  readonly policy: readonly string[];
  /** More headers, by lower-case name. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a file of a web page, compressed if the client accepts that. A browser may keep it, and asks each time whether it changed. */
export async function sendPageFile(file: PageFile, request: Request, response: Response): Promise<void> {
  const { name, gzipped, policy, headers = {} } = file;
  response
    .set({ ...common, 'content-security-policy': policy.join('; '), ...headers })
    .type(mediaTypes.get(extname(name)) ?? 'application/octet-stream')
    .set('etag', tagOf(gzipped));
  if (request.acceptsEncodings('gzip') === 'gzip') {
    response.set('content-encoding', 'gzip').send(gzipped);
  } else {
    response.send(await promisify(gunzip)(gzipped));
  }
}

const common = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-cache',
  vary: 'Accept-Encoding',
};

const mediaTypes = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.png', 'image/png'],
  ['.svg', 'image/svg+xml'],
]);

/** Returns a weak ETag, which is the same for the compressed and the plain file. */
function tagOf(gzipped: Buffer): string {
  return `W/"${createHash('sha256').update(gzipped).digest('base64url').slice(0, 22)}"`;
}
