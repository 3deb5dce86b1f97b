/** `npm run mock:prism -- <provider> [port]`: Prism serves a provider's contract statelessly, for comparison. */
import { spawn } from 'node:child_process';
import { rooms } from '../../src/providers/rooms.ts';

const [provider = '', port = '4020'] = process.argv.slice(2);
const known = rooms.map(({ id }) => id);
if (known.includes(provider)) {
  const contract = `openapi/${provider}/documented.yaml`;
  const prism = spawn('prism', ['mock', contract, '--port', port], { stdio: 'inherit', shell: true });
  prism.on('exit', (code) => {
    process.exitCode = code ?? 0;
  });
} else {
  console.error(`there is no provider "${provider}"; expected one of ${known.join(', ')}`);
  process.exitCode = 2;
}
