import { bind } from '../../../../core/bind.ts';
import { operations } from '../../../../generated/rocketchat/documented/routes.ts';
import { getInfo } from '../../operations/get-info.ts';
import { credentialsOf } from '../../domain/authenticate.ts';
import { buildOf } from '../build.ts';
import { commonErrors } from './reply.ts';

const build = buildOf('7.3.0');

/** What the server says about itself. */
export const serverEndpoints = [
  /** What a server of the document's time is; the values are examples. */
  bind(operations.getInfo, getInfo).to({
    read: (wire) => ({ request: credentialsOf(wire) }),

    render: {
      done: ({ isPrivileged }) => ({
        status: 200,
        body: isPrivileged
          ? { version: build.version, info: build, success: true }
          : { version: '7.3', success: true },
      }),
      ...commonErrors,
    },
  }),

  /** The same as servers before 3.0 have it. */
  bind(operations.getLegacyInfo, getInfo).to({
    read: (wire) => ({ request: credentialsOf(wire) }),

    render: {
      done: ({ isPrivileged }) => ({
        status: 200,
        body: { info: isPrivileged ? build : { version: build.version }, success: true },
      }),
      ...commonErrors,
    },
  }),
];
