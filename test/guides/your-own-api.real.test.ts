import { readFileSync } from 'node:fs';
import { itWorks } from './works.ts';

const none = () => Promise.resolve({});

/** Puts the files that adopt would write in place of its command. */
function withAdopted(page: string): string {
  const overlay = readFileSync('test/guides/your-own-api/acme.login.yaml', 'utf8');
  const file = `\`\`\`yaml title="acme.login.yaml"\n${overlay}\`\`\`\n`;
  return page.replace(/^ *<!-- adopt: its.*<!-- adopt: end -->$/ms, () => file);
}

itWorks('your-own-api', none, withAdopted);
