import { record } from './record.ts';
import { drawWindows } from './svg.ts';

const description =
  'Three curl commands with their answers, and the reason for each in the terminal of login-emulator';

/** Draws the picture of the README from a recording of the built emulator and the real curl. */
export async function drawPicture(): Promise<string> {
  const windows = await record([
    "curl localhost:4010/api/v1/login -d 'user=plain&password=Password-1'",
    "curl localhost:4010/api/v1/login -d 'user=totp&password=Password-1'",
    "curl localhost:4010/apiv2/login -H 'Prefer: outcome=locked-out' -d ''",
  ]);
  return drawWindows(windows, description);
}
