import { spawnSync } from 'node:child_process';

/** Reads the platform and the version of a Node binary from its bytes: it may be unable to run here. */
export function describeNode(path, bytes) {
  const platform = platformOf(bytes);
  const version = /\/release\/(v\d+\.\d+\.\d+)\/node-v/.exec(windowWith(bytes, '-headers.tar.gz'))?.[1];
  if (platform === undefined || version === undefined)
    throw new Error(`${path} isn't an official binary of Node for Linux, macOS or Windows`);
  if (!bytes.includes(fuse)) throw new Error(`${path} can't become a single executable: it is too old`);
  const runs = platform === here && spawnSync(path, ['--version'], { encoding: 'utf8' }).status === 0;
  return { path, platform, version, runs };
}

/** The text in a Node binary that an injected program changes. */
export const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

/** This machine's platform, such as `linux-x64`. */
export const here = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

/** The machine fields of the three formats. */
const elf = { 0x3e: 'linux-x64', 0xb7: 'linux-arm64' };
const machO = { 0x01000007: 'darwin-x64', 0x0100000c: 'darwin-arm64' };
const portable = { 0x8664: 'win-x64', 0xaa64: 'win-arm64' };

function platformOf(bytes) {
  if (bytes.readUInt32BE(0) === 0x7f454c46) return elf[bytes.readUInt16LE(18)];
  if (bytes.readUInt32LE(0) === 0xfeedfacf) return machO[bytes.readUInt32LE(4)];
  // at 60 is the offset of the header, whose four signature bytes precede the machine
  if (bytes.toString('latin1', 0, 2) === 'MZ')
    return portable[bytes.readUInt16LE(bytes.readUInt32LE(60) + 4)];
  return undefined;
}

/** Returns the text before a mark. */
function windowWith(bytes, mark) {
  const at = bytes.indexOf(mark);
  return at < 0 ? '' : bytes.toString('latin1', Math.max(0, at - 200), at);
}
