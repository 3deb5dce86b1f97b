import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Request, Response } from 'express';
import { readAsset } from './assets.ts';

/** The page loads and calls nothing but the emulator, and runs nothing but its own files. */
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

/** Sends a file of the page that shows the contracts; false where it has no such file, and nothing was sent. */
export async function sendDocs(name: string, request: Request, response: Response): Promise<boolean> {
  const asset = await readAsset(name);
  if (asset === undefined) return false;
  const { mediaType, gzipped } = asset;
  response.set(headers).type(mediaType).set('etag', tagOf(gzipped));
  if (request.acceptsEncodings('gzip') === 'gzip') {
    response.set('content-encoding', 'gzip').send(gzipped);
  } else {
    response.send(await promisify(gunzip)(gzipped));
  }
  return true;
}

/** A weak one: it says the same of the file compressed and as it is. */
function tagOf(gzipped: Buffer): string {
  return `W/"${createHash('sha256').update(gzipped).digest('base64url').slice(0, 22)}"`;
}
