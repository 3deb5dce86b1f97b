import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { codeOf } from '../../errors.ts';

/** A certificate and its key, in PEM; or what each of them is called. */
interface Pair {
  readonly cert: string;
  readonly key: string;
}

/** What is wrong with a certificate and its key, if anything is; `names` is what to call them. */
export function pairProblem(pair: Pair, names: Pair): string | undefined {
  const certificate = certificateIn(pair.cert);
  if (certificate === undefined)
    return `${names.cert} holds no certificate in PEM; expected a text with -----BEGIN CERTIFICATE-----`;
  if (/-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m.test(pair.key))
    return `${names.key} is encrypted; take its passphrase off: openssl pkey -in <file> -out <new file>`;
  const key = keyIn(pair.key);
  if (key === undefined)
    return `${names.key} holds no private key in PEM; expected a text with -----BEGIN PRIVATE KEY-----`;
  if (!certificate.checkPrivateKey(key))
    return `${names.key} is not the key of the certificate in ${names.cert}; give the two that belong together, the server's own certificate first`;
  return useProblem(pair, names);
}

function certificateIn(pem: string): X509Certificate | undefined {
  try {
    return /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----/.test(pem) ? new X509Certificate(pem) : undefined;
  } catch {
    return undefined;
  }
}

function keyIn(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}

/** Keys that are too short, and what else TLS does not take. */
function useProblem(pair: Pair, names: Pair): string | undefined {
  try {
    createSecureContext({ cert: pair.cert, key: pair.key });
    return undefined;
  } catch (error) {
    return `${names.cert} and ${names.key} cannot be used for https (${codeOf(error)}); expected a key of EC P-256, or of RSA with 2048 bits`;
  }
}
