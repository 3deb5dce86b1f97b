import type { LoginEmulator } from '../index.ts';

/** Closes an emulator in a hook of a runner's, whose time is limited: requests in flight have a second left. */
export async function tearDown(emulator: LoginEmulator | undefined): Promise<void> {
  await emulator?.close({ graceMs: 1000 });
}
