import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Creates a self-signed certificate for localhost. */
export function madePair(): { readonly key: string; readonly cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'login-emulator-pair-'));
  const [key, own] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const words = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost';
  const names = ['-addext', 'subjectAltName=DNS:localhost'];
  execFileSync('openssl', [...words.split(' '), ...names, '-keyout', key, '-out', own], { stdio: 'ignore' });
  const pair = { key: readFileSync(key, 'utf8'), cert: readFileSync(own, 'utf8') };
  rmSync(folder, { recursive: true });
  return pair;
}
