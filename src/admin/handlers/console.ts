import { listPackageFiles, readPackageFile } from '../../package-files.ts';
import { alreadySent, problem, type Handlers } from '../handler.ts';
import { isLoopbackHost } from '../../http/loopback-host.ts';
import { sendPageFile } from '../page-files.ts';

/** The calls that serve the console, the web page for people. */
export const consoleCalls = {
  async getConsole({ origin, request, response }) {
    // the page loads its files by relative URLs
    if (request.path.endsWith('/')) {
      response.redirect('../console');
      return alreadySent;
    }
    const gzipped = await consoleFile('index.html');
    if (gzipped === undefined) return problem('file-not-found', "the console isn't built; run npm run build");
    await sendPageFile(
      { name: 'index.html', gzipped, policy, headers: headersAt(origin) },
      request,
      response,
    );
    return alreadySent;
  },
  async getConsoleFile({ params: { file }, origin, request, response }) {
    const gzipped = await consoleFile(file);
    if (gzipped === undefined)
      return problem('file-not-found', `the console has no file ${file}; open /__admin/console`);
    await sendPageFile({ name: file, gzipped, policy, headers: headersAt(origin) }, request, response);
    return alreadySent;
  },
} satisfies Handlers;

/** The page may load, call and run only the emulator's own files. A text becomes no HTML, and no script but its worker. */
const policy = [
  ...["default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'"],
  ...["connect-src 'self'", "worker-src 'self'", "manifest-src 'none'", "base-uri 'none'"],
  ...["form-action 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'"],
  'trusted-types default',
];

/** Browsers ignore the policy of openers over plain HTTP beyond loopback, and report an error there. */
function headersAt(origin: string): Readonly<Record<string, string>> {
  const { protocol, hostname } = new URL(origin);
  const isSecure = protocol === 'https:' || isLoopbackHost(hostname);
  return {
    'x-frame-options': 'DENY',
    ...(isSecure ? { 'cross-origin-opener-policy': 'same-origin' } : {}),
  };
}

/** The folder of the built page, in the package and beside the sources. */
const folders = ['console', '../dist/console'];

/** Reads a compressed file of the console; undefined if it has none of this name. Only listed names reach the file system. */
async function consoleFile(name: string): Promise<Buffer | undefined> {
  const folder = folders.find((one) => listPackageFiles(one).includes(`${name}.gz`));
  return folder === undefined ? undefined : readPackageFile(`${folder}/${name}.gz`);
}
