/**
 * `npm run test:containers [-- --stand-in]`: builds the image with Docker, runs it alone and by the Compose files, and runs
 * the pipeline of GitLab. The pipeline needs root, git and rsync.
 * With --stand-in, it starts its own engine, and makes an image that replaces those of Node, Redis and nginx. On Debian, this
 * needs `apt-get install debootstrap docker.io docker-compose git iptables rsync slirp4netns`.
 */
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { createChecks } from '../package/checks.ts';
import { makeStandIn } from './bases.ts';
import { checkCompose } from './check-compose.ts';
import { checkGitlab } from './check-gitlab.ts';
import { checkImage } from './check-image.ts';
import { readDockerfile } from './dockerfile.ts';
import { installedEngine, ownEngine } from './engine.ts';

const { values } = parseArgs({ options: { 'stand-in': { type: 'boolean', default: false } } });
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'login-emulator-containers-')));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => process.exit(1));

const { check, summary } = createChecks();
const engine = values['stand-in'] ? await ownEngine(join(folder, 'engine')) : installedEngine();
try {
  if (values['stand-in']) {
    await check('a stand-in for the images of Node, Redis and nginx', () =>
      makeStandIn(engine, join(folder, 'stand-in'), [readDockerfile().base, ...imagesOfCompose()]),
    );
  }
  await checkImage(check, engine);
  await checkCompose(check, engine, folder);
  await checkGitlab(check, folder);
} finally {
  await engine.stop();
}
const { text, failed } = summary();
console.log(text);
process.exitCode = failed ? 1 : 0;

/** The images that the Compose files name. */
function imagesOfCompose(): readonly string[] {
  return ['compose.yaml', 'examples/compose-redis/compose.yaml'].flatMap((file) => {
    const { services } = parse(readFileSync(file, 'utf8'), { merge: true }) as {
      readonly services: Readonly<Record<string, { readonly image?: string }>>;
    };
    return Object.values(services).flatMap(({ image }) => (image === undefined ? [] : [image]));
  });
}
