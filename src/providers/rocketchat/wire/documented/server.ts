import type { OperationWire } from '../../../../core/operation.ts';
import type { operations } from '../../../../generated/rocketchat/documented/types.ts';
import { credentialsOf, type Credentials } from '../../domain/authenticate.ts';
import type { InfoFacts } from '../../operations/get-info.ts';
import { noBody } from '../no-body.ts';
import { buildOf } from '../build.ts';
import { commonErrors } from './reply.ts';

const build = buildOf('7.3.0');

/** What a server of the document's time is; the values are examples. */
export const getInfo: OperationWire<undefined, Credentials, InfoFacts, operations['getInfo']> = {
  read: (wire) => ({ request: credentialsOf(wire) }),
  readViolation: noBody,

  render: {
    done: ({ isPrivileged }) => ({
      status: 200,
      body: isPrivileged
        ? { version: build.version, info: build, success: true }
        : { version: '7.3', success: true },
    }),
    ...commonErrors,
  },
};

/** The same as servers before 3.0 have it. */
export const getLegacyInfo: OperationWire<undefined, Credentials, InfoFacts, operations['getLegacyInfo']> = {
  read: (wire) => ({ request: credentialsOf(wire) }),
  readViolation: noBody,

  render: {
    done: ({ isPrivileged }) => ({
      status: 200,
      body: { info: isPrivileged ? build : { version: build.version }, success: true },
    }),
    ...commonErrors,
  },
};
