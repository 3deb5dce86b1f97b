import { bind } from '../../../../core/bind.ts';
import { operations } from '../../../../generated/rocketchat/observed/routes.ts';
import { getInfo } from '../../operations/get-info.ts';
import { credentialsOf } from '../../domain/authenticate.ts';
import { buildOf } from '../build.ts';
import { commonErrors } from './common-replies.ts';
import { reply } from './reply.ts';

const build = buildOf('8.5.0');
const minimumClientVersions = { desktop: '3.9.6', mobile: '4.39.0' };

/** What the server says about itself. */
export const serverEndpoints = [
  /** What an 8.x server is; the values are examples. */
  bind(operations.getInfo, getInfo).to({
    read: (wire) => ({ request: credentialsOf(wire) }),

    render: {
      done: ({ isPrivileged }, exchange) => {
        const told = isPrivileged ? { version: build.version, info: build } : { version: '8.5' };
        return reply(200, { ...told, minimumClientVersions, success: true }, exchange);
      },
      ...commonErrors,
    },
  }),
];
