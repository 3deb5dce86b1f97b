/**
 * `npm run docs`: writes the generated pages of `docs/` and the requests in `examples/`. With `--check`, fails if the API
 * reference is out of date; the tests check the others.
 */
import './installed.js';
import { spawnSync } from 'node:child_process';

if (!process.argv.includes('--check')) {
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/jest/bin/jest.js', 'test/docs/fidelity', 'test/collections/files'],
    {
      stdio: 'inherit',
      env: { ...process.env, UPDATE_DOCS: '1' },
    },
  );
  if (status !== 0) process.exit(status ?? 1);
}
await import('./api-reference.js');
