/** `npm run mock:prism -- <provider>[/observed] [port]`: Prism serves a provider's contract without state, for comparison. */
import { contracts } from './contracts.ts';
import { runPrism } from './servers.ts';

const [provider = '', port = '4020'] = process.argv.slice(2);
const contract = contracts.find(({ id }) => id === provider);
if (contract === undefined) {
  const known = contracts.map(({ id }) => id).join(', ');
  refuse(provider === '' ? 'name a provider' : `unknown provider "${provider}"`, `one of ${known}`);
} else if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
  refuse(`"${port}" isn't a port`, 'a number from 0 (a free port) to 65535');
} else {
  const { file, basePath } = contract;
  console.log(`Prism serves ${file}. Omit the vendor's ${basePath} from paths. Press Ctrl-C to stop.`);
  process.exitCode = await runPrism('mock', file, '--port', port);
  if (process.exitCode !== 0)
    console.error(`if port ${port} is in use, choose another: npm run mock:prism -- ${provider} 0`);
}

function refuse(what: string, expected: string): void {
  console.error(`${what}; expected ${expected}\nusage: npm run mock:prism -- <provider> [port]`);
  process.exitCode = 2;
}
