import type { OperationWire } from '../../../../core/operation.ts';
import type { operations } from '../../../../generated/rocketchat/observed/types.ts';
import { credentialsOf, type Credentials } from '../../domain/authenticate.ts';
import type { InfoFacts } from '../../operations/get-info.ts';
import { buildOf } from '../build.ts';
import { noBody } from '../no-body.ts';
import { commonErrors } from './common-replies.ts';
import { reply } from './reply.ts';

const build = buildOf('8.5.0');
const minimumClientVersions = { desktop: '3.9.6', mobile: '4.39.0' };

/** What an 8.x server is; the values are examples. */
export const getInfo: OperationWire<undefined, Credentials, InfoFacts, operations['getInfo']> = {
  read: (wire) => ({ request: credentialsOf(wire) }),
  readViolation: noBody,

  render: {
    done: ({ isPrivileged }, exchange) => {
      const told = isPrivileged ? { version: build.version, info: build } : { version: '8.5' };
      return reply(200, { ...told, minimumClientVersions, success: true }, exchange);
    },
    ...commonErrors,
  },
};
