import { bind, bindBoth } from '../../../core/bind.ts';
import { operations as documented } from '../../../generated/rocketchat/documented/routes.ts';
import { operations as observed } from '../../../generated/rocketchat/observed/routes.ts';
import { credentialsOf } from '../domain/authenticate.ts';
import { getInfo } from '../operations/get-info.ts';
import { commonErrors } from './common-replies.ts';

const documentedBuild = buildOf('7.3.0');
const observedBuild = buildOf('8.5.0');
const minimumClientVersions = { desktop: '3.9.6', mobile: '4.39.0' };

/** Returns the server's version, and its build to admins; the values are examples. */
export const infoEndpoint = bindBoth(documented.getInfo, observed.getInfo, getInfo).to(
  { read: (wire) => ({ request: credentialsOf(wire) }), render: commonErrors },
  {
    documented: {
      done: ({ isPrivileged }) => ({
        status: 200,
        body: isPrivileged
          ? { version: documentedBuild.version, info: documentedBuild, success: true }
          : { version: '7.3', success: true },
      }),
    },
    observed: {
      done: ({ isPrivileged }) => {
        const version = isPrivileged
          ? { version: observedBuild.version, info: observedBuild }
          : { version: '8.5' };
        return { status: 200, body: { ...version, minimumClientVersions, success: true } };
      },
    },
  },
);

/** The same, in the format of servers before 3.0; only the document has it. */
export const legacyInfoEndpoint = bind(documented.getLegacyInfo, getInfo).to({
  read: (wire) => ({ request: credentialsOf(wire) }),
  render: {
    done: ({ isPrivileged }) => ({
      status: 200,
      body: { info: isPrivileged ? documentedBuild : { version: documentedBuild.version }, success: true },
    }),
    ...commonErrors,
  },
});

/** Returns an example build. Source: the vendor's server source for the fields; the values are invented. */
function buildOf(version: string) {
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
  } as const;
}
