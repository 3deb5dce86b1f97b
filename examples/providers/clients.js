// Runs the client.test.js of each folder, or of the folders that are named, against an emulator that serves its contract.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

const named = process.argv.slice(2);
const folders =
  named.length > 0 ? named : readdirSync('.').filter((name) => existsSync(`${name}/client.test.js`));

for (const id of folders) {
  const command = `login-emulator exec --provider ${id}=${id}/${id}.yaml -- node --test ${id}/client.test.js`;
  const { status } = spawnSync(command, { shell: true, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
