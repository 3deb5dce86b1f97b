import type { Contract, PerErrorReply, Validator } from '../core/contract.ts';
import { errorReplyNames } from '../core/contract.ts';
import type { AccountRecord, AccountRef } from '../core/records.ts';
import type { ErrorReplies, Provider, ProviderProfile } from '../core/provider.ts';
import type { StringMap } from '../core/operation.ts';
import { definedOnly } from '../json.ts';
import { catalogueOf } from './catalogue.ts';
import { declaredFixture } from './fixtures.ts';
import { responseHeadersOf } from './contract/response-headers.ts';
import { declaredEndpoint } from './operation/build.ts';
import type { ProviderParts } from './parts.ts';
import { policyOfMarks } from './policy.ts';
import { recordSchemas, retention } from './records.ts';
import { rolesIn } from './roles.ts';
import { createEndpointMatcher } from './routes/template-matcher.ts';
import { credentialsOf, signInOf } from './sign-in-request.ts';
import { errorAnswers } from './answers/errors.ts';

/** What a provider is made of besides the parts that its operations share. */
export interface DeclaredOptions {
  readonly title: string;
  /** The content of its fixture file; without one, it has the usual accounts. */
  readonly fixture?: unknown;
  readonly fixtureFile?: string;
  /** The contract as text, for the control plane. */
  contractText(): string;
}

/** Creates the provider of a contract with marks. */
export function createDeclaredProvider(parts: ProviderParts, options: DeclaredOptions): Provider {
  const { marks } = parts;
  const roles = rolesIn(parts);
  const fixture = declaredFixture(marks.marks, { roles });
  const profile = profileOf(parts, options);
  return {
    id: parts.id,
    profiles: { documented: profile },
    readFixture: fixture.readFixture,
    defaultFixture: options.fixture ?? fixture.defaultFixture,
    ...definedOnly({ defaultFixtureFile: options.fixtureFile }),
    fixtureCheck: () => fixture.check,
    catalogue: () => catalogueOf(profile),
    contractText: options.contractText,
    signIn: (account: AccountRecord) => signInOf(account, profile, parts),
    credentials: (tokens, account: AccountRef): StringMap => credentialsOf(tokens, account, marks),
    accountCollections: {
      byKey: { sessionsOf: [''], enrolments: [''], personalTokens: [''] },
      byAccountField: ['waits', 'deliveries', 'devices'],
    },
    ...{ retention, recordSchemas },
  };
}

const anything: Validator<unknown> = (value): value is unknown => value === value;

function profileOf(parts: ProviderParts, { title }: DeclaredOptions): ProviderProfile {
  const { id, operations, marks } = parts;
  const endpoints = operations.all.map((head) => declaredEndpoint(head, parts));
  const below = endpoints.filter(({ contract }) => contract.basePath === undefined);
  const trailingSlash = marks.marks.trailingSlash === true ? 'optional' : 'exact';
  const errors = errorAnswers(parts);
  const contract: Contract = {
    ...{ provider: id, profile: 'declared', title, basePath: operations.basePath, headAsGet: true },
    refusals: perError((name) => ({
      status: errors[name].status,
      provenance: errors[name].provenance,
      content: { [errors[name].contentType]: anything },
    })),
    answerHeaders: answerHeadersOf(parts),
    notBuilt: [],
  };
  const errorReplies: ErrorReplies = perError((name) => (request) => errors[name].render(request));
  return {
    ...{ contract, endpoints, errorReplies },
    policy: { ...policyOfMarks(marks.marks) },
    find: createEndpointMatcher(below, { trailingSlash }),
  };
}

function perError<T>(valueOf: (name: (typeof errorReplyNames)[number]) => T): PerErrorReply<T> {
  return Object.fromEntries(errorReplyNames.map((name) => [name, valueOf(name)])) as Record<
    (typeof errorReplyNames)[number],
    T
  >;
}

/** Returns the headers of answers that pages of other origins may read. */
function answerHeadersOf({ marks, operations, document }: ProviderParts): readonly string[] {
  const shared = Object.values(marks.marks.answers ?? {}).flatMap(({ headers = {} }) => Object.keys(headers));
  return [...new Set([...shared, ...responseHeadersOf(document, operations.all)])];
}
