/** Returns the build info of a version. */
export function buildOf(version: string) {
  return {
    version,
    build: {
      date: '2026-01-01T00:00:00.000Z',
      nodeVersion: 'v22.16.0',
      arch: 'x64',
      platform: 'linux',
      osRelease: '6.1.0',
      totalMemory: 8589934592,
      freeMemory: 4294967296,
      cpus: 2,
    },
    marketplaceApiVersion: '1.59.0',
    commit: {
      hash: '0000000000000000000000000000000000000000',
      date: '2026-01-01T00:00:00.000Z',
      subject: `Release ${version}`,
      tag: version,
      branch: 'HEAD',
    },
  };
}
