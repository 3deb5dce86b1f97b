import assert from 'node:assert/strict';
import { askSecurely } from '../support/https.ts';

/** Fetches the emulator's CA certificate, and sends another request that trusts only this CA. */
export async function askBySecureWay(url: string): Promise<void> {
  const { body: ca } = await askSecurely(`${url}/__admin/ca.pem`, { rejectUnauthorized: false });
  const { status } = await askSecurely(`${url}/__admin/health`, { ca });
  assert.equal(status, 200);
}
