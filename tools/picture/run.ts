/** `npm run picture`: draws `docs/terminal.svg` from a recording of the built emulator and the real curl. */
import { writeFileSync } from 'node:fs';
import { record } from './record.ts';
import { drawWindows } from './svg.ts';

const windows = await record([
  "curl localhost:4010/api/v1/login -d 'user=plain&password=Password-1'",
  "curl localhost:4010/api/v1/login -d 'user=totp&password=Password-1'",
  "curl localhost:4010/apiv2/login -H 'Prefer: outcome=locked-out' -d ''",
]);

const description =
  'Three curl commands with their answers, and the reason for each in the terminal of login-emulator';
writeFileSync('docs/terminal.svg', drawWindows(windows, description));
