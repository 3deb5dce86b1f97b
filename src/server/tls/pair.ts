import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { codeOf } from '../../errors.ts';

/** A certificate and its key, in PEM; or the names of their options. */
interface Pair {
  readonly cert: string;
  readonly key: string;
}

/** Returns the problem of a certificate and its key, if any; `names` are their names in messages. */
export function pairProblem(pair: Pair, names: Pair): string | undefined {
  const certificate = certificateIn(pair.cert);
  if (certificate === undefined)
    return `${names.cert} contains no PEM certificate; expected a text with -----BEGIN CERTIFICATE-----`;
  if (/-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m.test(pair.key))
    return `${names.key} is encrypted; remove the passphrase: openssl pkey -in <file> -out <new file>`;
  const key = keyIn(pair.key);
  if (key === undefined)
    return `${names.key} contains no PEM private key; expected a text with -----BEGIN PRIVATE KEY-----`;
  if (!certificate.checkPrivateKey(key))
    return `${names.key} isn't the key of the certificate in ${names.cert}; use a matching pair, with the server's own certificate first`;
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

/** Finds keys that are too short, and other pairs that TLS rejects. */
function useProblem(pair: Pair, names: Pair): string | undefined {
  try {
    createSecureContext({ cert: pair.cert, key: pair.key });
    return undefined;
  } catch (error) {
    return `${names.cert} and ${names.key} cannot be used for https (${codeOf(error)}); expected an EC P-256 key, or an RSA key with 2048 bits`;
  }
}
